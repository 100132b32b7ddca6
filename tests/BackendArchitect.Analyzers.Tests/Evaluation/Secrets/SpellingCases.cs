using static BackendArchitect.Analyzers.Tests.Evaluation.Secrets.ConfigurationCases;
using static BackendArchitect.Analyzers.Tests.Evaluation.Secrets.LabelledFile;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>The same things as people also write them: other quotes, orders, nestings and line breaks.</summary>
internal static class SpellingCases
{
    internal static IEnumerable<LabelledFile> All(Mint m) => [.. Json(m), .. Yaml(m), .. Xml(m), .. Shells(m), .. Terraform(m), .. Others(m)];

    private static string P(Mint m) => Secret(Password, m.PlainPassword());

    private static string C(Mint m) => Secret(Credential, m.Random());

    private static IEnumerable<LabelledFile> Json(Mint m)
    {
        yield return Of("appsettings.json", $$"""
            {
              "db.password": "{{P(m)}}",
              "db-password": "{{P(m)}}",
              "DB PASSWORD": "{{P(m)}}",
              "dbPassword2": "{{P(m)}}",
              "PASSWORD" : "{{P(m)}}" ,
              'single': "x",
              "Users": [ { "name": "shop", "password":
                  "{{P(m)}}" }, { "name": "till", "password": "{{Clean("")}}" } ],
              "Args": [ "--user", "shop", "--password", "{{Clean("${PASSWORD}")}}" ],
              "ConnectionStrings:Shop:Password": "{{P(m)}}",
              "ApiKeys": [ "{{C(m)}}",
                "{{C(m)}}" ],
              "Tokens": { "Count": "{{Clean("Twelve-12")}}", "Audience": "{{Clean("Shop-Api-1")}}" },
              "Value": { "Password": { "value": "{{P(m)}}" } },
              "Port": 5432, "Enabled": true, "Nothing": null,
              "Password": 12345678,
              "Url": "https:\/\/shop:{{Secret(OfUrl, m.PlainPassword())}}@contoso.com"
            }
            """);
        yield return Of("azuredeploy.parameters.json", $$"""
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
              "parameters": {
                "adminPassword": { "value": "{{P(m)}}" },
                "sqlPassword": { "reference": { "keyVault": { "id": "{{Clean("/subscriptions/1/resourceGroups/Shop-1")}}" }, "secretName": "{{Clean("Sql-Password-1")}}" } },
                "token": { "value": "{{Clean("[parameters('token')]")}}" } } }
            """);
        yield return Of("local.settings.json", $$"""
            { "IsEncrypted": false, "Values": {
              "AzureWebJobsStorage": "{{Clean("UseDevelopmentStorage=true")}}",
              "ServiceBus": "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={{Secret("Azure messaging shared access key of a connection string", m.Key(32))}}" } }
            """);
        yield return Of("package.json", $$"""
            { "scripts": {
              "publish": "dotnet nuget push x.nupkg --api-key {{Secret(TokenOnCommandLine, m.Random())}}",
              "build": "dotnet build --configuration {{Clean("Release-1")}}" } }
            """) with { Path = "appsettings.scripts.json" };
    }

    private static IEnumerable<LabelledFile> Yaml(Mint m)
    {
        yield return Of("values.yaml", $"""
            "password": {P(m)}
            password2   :    {P(m)}   # trailing
            'api-key': '{C(m)}'
            smtp: {"{"} host: smtp.contoso.com, user: shop,
                    pass: {P(m)} {"}"}
            users:
              - name: shop
                password: {P(m)}
              - {"{"} name: till, password: {Clean("\"\"")} {"}"}
            apiKeys:
              - {C(m)}
            quoted: "{Clean("no secret: here")}"
            dbPassword: 'it''s-{Clean("${X}")}'
            token: !!str {C(m)}
            secretRef: {Clean("Shop-Secret-1")}
            passwordSecretName: {Clean("Shop-Secret-1")}
            base: &base
              clientSecret: {C(m)}
            derived:
              <<: *base
              clientId: {Clean("shop-1")}
            literalPassword: |-
              {P(m)}
            enablePassword: {Clean("Yes-1")}
            """);
        yield return Of("k8s/order.yaml", $"""
            apiVersion: v1
            kind: List
            items:
            - kind: Secret
              metadata: {"{"} name: {Clean("Db-Secret-1")} {"}"}
              data:
                password: >-
                  {Secret(Password, Mint.Base64Of(m.PlainPassword()))}
            - kind: Pod
              spec:
                containers:
                - env:
                  - value: {P(m)}
                    name: DB_PASSWORD
                  - name: "API_KEY"
                    value: "{C(m)}"
                  - name: LOG_LEVEL
                    value: {Clean(m.Random())}
                  command: ["sh", "-c", "export PGPASSWORD={Secret(OnCommandLine, m.PlainPassword())}; psql"]
                  args:
                  - --user=shop
                  - --password={P(m)}
                  livenessProbe:
                    httpGet: {"{"} path: {Clean("/healthz?token=1")} {"}"}
            """);
        yield return Of("task.yaml", $"""
            Resources:
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  ContainerDefinitions:
                    - Name: shop
                      Environment:
                        - Name: SMTP_PASSWORD
                          Value: {P(m)}
                        - Name: REGION
                          Value: {Clean("Eu-West-1")}
                      Secrets:
                        - Name: DB_PASSWORD
                          ValueFrom: {Clean("arn:aws:ssm:eu-west-1:123456789012:parameter/Db1")}
            """);
        yield return Of("docker-compose.prod.yml", $"""
            x-common: &common
              environment: &env
                JWT__KEY: "{Secret(SigningKey, m.Random(48))}"
            services:
              shop:
                <<: *common
                healthcheck:
                  test: ["CMD", "redis-cli", "-a", "{Secret(OnCommandLine, m.PlainPassword())}", "ping"]
              db:
                command: --default-authentication-plugin={Clean("mysql_native_password")}
                healthcheck:
                  test: "mysqladmin ping -u root -p{Secret(OnCommandLine, m.PlainPassword())}"
              mq:
                environment:
                  RABBITMQ_DEFAULT_USER: shop
                  RABBITMQ_DEFAULT_PASS: {P(m)}
              search:
                environment:
                  - discovery.type=single-node
                  - ELASTIC_PASSWORD={P(m)}
            """);
        yield return Of("azure-pipelines.yml", $"""
            variables:
              - name: ApiKey
                value: {C(m)}
              - name: Configuration
                value: {Clean("Release-1")}
              - group: {Clean("Shop-Secrets-1")}
            steps:
              - script: curl -H "X-Api-Key: {Secret(TokenOnCommandLine, m.Random())}" https://contoso.com
              - task: DotNetCoreCLI@2
                env: {"{"} TOKEN: {Clean("$(Token)")} {"}"}
            """);
        yield return Of("k8s/map.yaml", $$"""
            kind: ConfigMap
            data:
              application.properties: |
                smtp.host=smtp.contoso.com
                smtp.password={{P(m)}}
              nlog.config: |
                <nlog><targets><target name="db" connectionString="Server=db.contoso.com;User Id=shop;Password={{Secret(Connection, m.PlainPassword())}}" /></targets></nlog>
              .env: |
                API_KEY={{C(m)}}
              init.sh: |
                #!/bin/sh
                mysql -u root -p{{Secret(OnCommandLine, m.PlainPassword())}} shop
              ca.crt: |
                -----BEGIN CERTIFICATE-----
                {{Clean(m.Text(Mint.Base64, 64))}}
                -----END CERTIFICATE-----
            """);
    }

    private static IEnumerable<LabelledFile> Xml(Mint m)
    {
        yield return Of("web.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
              <appSettings>
                <add value="{C(m)}" key="PaymentApiKey" />
                <add key='SmtpPassword' value='{P(m)}' xdt:Transform="SetAttributes" xdt:Locator="Match(key)"/>
                <add key="PasswordResetUrl" value="{Clean("/account/Reset-1")}" />
              </appSettings>
              <connectionStrings>
                <clear />
                <add name="Shop" connectionString='Data Source=db.contoso.com;User ID=shop;Password="{Secret(Connection, m.PlainPassword())}"' providerName="System.Data.SqlClient" />
              </connectionStrings>
              <system.net><mailSettings><smtp><network host="smtp.contoso.com" userName="shop"
                  password="{P(m)}" /></smtp></mailSettings></system.net>
              <system.web>
                <identity impersonate="true" userName="CONTOSO\shop" password="{P(m)}" />
                <sessionState mode="SQLServer" sqlConnectionString="Data Source=db.contoso.com;User ID=shop;Password={Secret(Connection, m.PlainPassword())}" />
              </system.web>
              <applicationSettings><Shop.Settings>
                <setting name="ServicePassword" serializeAs="String">
                  <value>{P(m)}</value>
                </setting>
                <setting name="Title" serializeAs="String"><value>{Clean(m.PlainPassword())}</value></setting>
              </Shop.Settings></applicationSettings>
              <shop>
                <apiKey><![CDATA[{C(m)}]]></apiKey>
                <note><!-- password="{Clean(m.Password())}" --></note>
              </shop>
            </configuration>
            """);
        yield return Of("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <NuGetApiKey>{C(m)}</NuGetApiKey>
                <SigningPassword Condition="'$(CI)' == ''">{P(m)}</SigningPassword>
                <PublicSign>{Clean("true")}</PublicSign>
                <PublicKey>{Clean(m.Text(Mint.Hex, 320))}</PublicKey>
              </PropertyGroup>
              <Target Name="Push"><Exec Command="dotnet nuget push x.nupkg --api-key {Secret(TokenOnCommandLine, m.Random())}" /></Target>
            </Project>
            """);
    }

    private static IEnumerable<LabelledFile> Shells(Mint m)
    {
        yield return Of(".env", $"DB_PASSWORD = {P(m)}\n  API_TOKEN={C(m)}   \nexport   SECRET_KEY=\"{C(m)}\"\nSHARP_PASSWORD=\"{Secret(Password, "ab#Cd9" + m.Text(Mint.Lower, 6))}\"\nCOMMENTED={Clean("x")} # password={Clean("Violet-1-Anchor")}\n#OLD_PASSWORD={Clean("Violet-1-Anchor")}\nSPACE_TOKEN='{Clean("")}'\n");
        yield return Of(".env.local", $"STRIPE_SECRET_KEY={Secret("Stripe secret key of a test account", m.Of("sk_test_", Mint.Base62, 99))}\r\nSTRIPE_PUBLISHABLE_KEY={Clean(m.Of("pk_test_", Mint.Base62, 99))}\r\nDATABASE_URL=postgres://postgres:{Clean("postgres")}@localhost:5432/shop\r\n");
        yield return Of("Dockerfile", $$"""
            FROM alpine as first
            env api_token={{C(m)}}
            ENV DB_PASSWORD '{{P(m)}}'
            LABEL maintainer="{{Clean("orders@contoso.com")}}" build="{{Clean("Pass-1")}}"
            ARG VERSION={{Clean("1.2.3-Beta-4")}}
            RUN git clone https://shop:{{Secret(OfUrl, m.PlainPassword())}}@git.contoso.com/shop.git \
                && echo "//npm.contoso.com/:_authToken={{Clean("${NPM_TOKEN}")}}" > .npmrc
            RUN sshpass -p '{{Secret(OnCommandLine, m.PlainPassword())}}' scp a b:/c ; curl --user shop:{{Secret(OnCommandLine, m.PlainPassword())}} https://contoso.com
            RUN <<EOF
            curl -H 'PRIVATE-TOKEN: {{Secret(TokenOnCommandLine, m.Random())}}' https://gitlab.contoso.com
            mongosh -u shop -p {{Secret(OnCommandLine, m.PlainPassword())}} mongodb://db.contoso.com
            EOF
            RUN --mount=type=secret,id={{Clean("Npm-Token-1")}} cat /run/secrets/{{Clean("Npm-Token-1")}}
            HEALTHCHECK CMD curl -f -u shop:{{Secret(OnCommandLine, m.PlainPassword())}} http://localhost/ || exit 1
            ENV PASSWORD_FILE={{Clean("/run/secrets/Password-1")}} TOKEN_PATH={{Clean("/var/Token-1")}}
            """);
        yield return Of(".github/workflows/a.yml", $$$"""
            jobs:
              a:
                container:
                  image: registry.contoso.com/shop
                  credentials:
                    username: shop
                    password: {{{P(m)}}}
                steps:
                - uses: azure/login@v2
                  with:
                    client-id: {{{Clean(m.Guid())}}}
                    client-secret: "{{{C(m)}}}"
                    token: {{{Clean("${{ secrets.GITHUB_TOKEN }}")}}}
                    other-password: ${{ '{{{P(m)}}}' }}
                - run: >
                    docker run -e API_KEY={{{Secret(TokenOnCommandLine, m.Random())}}}
                    contoso/shop
                  env:
                    PGPASSWORD: {{{P(m)}}}
                - run: echo "::add-mask::{{{Clean("${{ env.TOKEN }}")}}}"
                  id: {{{Clean("Token-1-Step")}}}
            """);
    }

    private static IEnumerable<LabelledFile> Terraform(Mint m)
    {
        yield return Of("ecs.tf", $$"""
            resource "aws_ecs_task_definition" "shop" {
              container_definitions = jsonencode([{
                name = "shop"
                environment = [
                  { name = "SMTP_PASSWORD", value = "{{P(m)}}" },
                  { name = "REGION", value = "{{Clean("Eu-West-1")}}" },
                ]
                secrets = [{ name = "DB_PASSWORD", valueFrom = "{{Clean("arn:aws:ssm:eu-west-1:123456789012:parameter/Db1")}}" }]
              }])
            }
            resource "kubernetes_secret" "shop" {
              data = {
                password = "{{P(m)}}"
                "api.key" : "{{C(m)}}"
              }
            }
            resource "azurerm_mssql_server" "shop" {
              administrator_login          = "shop"
              administrator_login_password = "{{P(m)}}"
            }
            resource "azurerm_key_vault_secret" "shop" {
              name  = "{{Clean("Smtp-Password-1")}}"
              value = "{{Clean("placeholder")}}"
            }
            resource "random_password" "db" {
              length           = 16
              override_special = "{{Clean("!#$%&*()-_=+[]{}<>:?")}}"
            }
            data "aws_secretsmanager_secret_version" "db" {
              secret_id = "{{Clean("Prod/Shop-1/Db")}}"
            }
            locals {
              connection = "Server=db.contoso.com;User Id=shop;Password={{Secret(Connection, m.PlainPassword())}}"
              other      = "Server=db.contoso.com;User Id=shop;Password=${var.password}"
              token      = coalesce(var.token, "{{Clean("none")}}")
            }
            output "password" {
              value     = random_password.db.result
              sensitive = true
            }
            // password = "{{Clean("Violet-1-Anchor")}}"
            """);
        yield return Of("prod.tfvars", $$"""
            db = {
              username = "shop"
              password = "{{P(m)}}"
            }
            api_keys = ["{{C(m)}}"]
            password_length = "{{Clean("Twelve-12")}}"
            private_key = <<EOT
            {{Secret("EC private key", m.SecKey())}}
            EOT
            """);
    }

    private static IEnumerable<LabelledFile> Others(Mint m)
    {
        yield return Of("application.properties", $"# smtp.password=Violet-1-Anchor\nsmtp.password = {P(m)}\nsmtp.pass-phrase: {P(m)}\nspring.security.user.name=shop\nspring.security.user.password={P(m)}\nspring.cloud.vault.token={Clean("${VAULT_TOKEN}")}\nspring.redis.url=redis://:{Secret(OfUrl, m.PlainPassword())}@cache.contoso.com:6379\nsecurity.oauth2.client.client-secret={C(m)}\nmanagement.endpoint.env.show-values={Clean("Never-1")}\npassword.encoder={Clean("Bcrypt-10")}\nempty.password=\n");
        yield return Of("my.ini", $"[client]\nuser=shop\npassword=\"{P(m)}\"\n[mysqld]\ndefault_authentication_plugin={Clean("caching_sha2_password")}\nssl-key={Clean("/etc/mysql/Server-Key-1.pem")}\n");
        yield return Of("pip.ini", $"[global]\nindex-url = https://shop:{Secret(OfUrl, m.PlainPassword())}@pypi.contoso.com/simple\ntrusted-host = {Clean("pypi-1.contoso.com")}\n");
    }
}
