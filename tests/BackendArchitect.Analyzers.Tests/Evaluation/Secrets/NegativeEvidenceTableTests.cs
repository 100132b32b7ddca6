using System.Reflection;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>
/// Every kind of evidence that a text is no credential, by its row in our table, in the files and beneath the names in which it stands: neither
/// BARCH1101 nor BARCH1102 may speak.
/// </summary>
public class NegativeEvidenceTableTests
{
    private const int Rows = 64;

    [Theory]
    [InlineData(1, "appsettings.json", """{ "Smtp": { "User": "shop", "Password": "" }, "Api": { "Key": "   ", "Token": null, "Secret": "~" }, "Shop": "Server=db.contoso.com;User Id=app;Password=;" }""")]
    [InlineData(1, "values.yaml", "smtp:\n  user: shop\n  password: ~\n  token: ''\n  secret:\n")]
    [InlineData(2, "docker-compose.yml", "services:\n  shop:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n      API_KEY: $API_KEY\n      TOKEN: ${TOKEN:?no token}\n      SECRET: ${SECRET:-}\n")]
    [InlineData(3, "docker-compose.yml", "services:\n  shop:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-changeme}\n")]
    [InlineData(4, "appsettings.json", """{ "Api": { "Token": "%API_TOKEN%" } }""")]
    [InlineData(5, "azure-pipelines.yml", "variables:\n  apiToken: $(Token)\n  clientSecret: $[variables.clientSecret]\n")]
    [InlineData(6, ".github/workflows/ci.yml", "env:\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n  API_KEY: ${{ env.API_KEY }}\n")]
    [InlineData(7, "appsettings.json", """{ "Api": { "Token": "#{Api.Token}", "Secret": "#{ApiSecret}#" } }""")]
    [InlineData(8, "appsettings.json", """{ "A": { "Password": "__Password__" }, "B": { "Password": "@Password@" }, "C": { "Password": "[[Password]]" }, "D": { "Password": "%%Password%%" }, "E": { "Password": "~Password~" } }""")]
    [InlineData(9, "values.yaml", "smtp:\n  password: \"{{ .Values.smtp.password }}\"\n  token: '{{ token | b64enc }}'\n  secret: '{% secret %}'\n  apiKey: '<%= key %>'\n")]
    [InlineData(10, "appsettings.json", """{ "Shop": "Server=db.contoso.com;User Id={0};Password={1}", "Till": "Server=db.contoso.com;User Id=a;Password={password}", "Door": "postgres://a:%s@db.contoso.com" }""")]
    [InlineData(11, "main.tf", "resource \"x\" \"db\" {\n  password = var.password\n  token = local.token\n  secret = data.vault.secret.value\n  api_key = random_password.key.result\n  client_secret = module.login.secret\n  access_token = \"${var.token}\"\n  admin_password = ephemeral.random_password.db.result\n}\n")]
    [InlineData(12, "stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref Password\n      AdminPassword: !Sub '${Password}'\n      ApiKey: '{{resolve:secretsmanager:Shop:SecretString:key}}'\n      Token: '{{resolve:ssm-secure:Shop:1}}'\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString:\n        GenerateStringKey: password\n")]
    [InlineData(13, "azuredeploy.json", """{ "parameters": { "adminPassword": { "value": "[parameters('adminPassword')]" }, "apiKey": { "value": "[reference('x').key]" } } }""")]
    [InlineData(14, "deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  imagePullSecrets:\n  - name: Registry-Pull-1\n  containers:\n  - envFrom:\n    - secretRef:\n        name: Shop-Secrets-1\n    env:\n    - name: DB_PASSWORD\n      valueFrom:\n        secretKeyRef:\n          name: Db-Secret-1\n          key: Db-Password-1\n    - name: API_KEY\n      value: $(KEY)\n    volumes:\n    - secret:\n        secretName: Shop-Secret-1\n")]
    [InlineData(14, "values.yaml", "auth:\n  existingSecret: Shop-Secret-1\n  existingSecretPasswordKey: Db-Password-1\n")]
    [InlineData(15, "secret.yaml", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  secretStoreRef:\n    name: Vault-Store-1\n  data:\n  - secretKey: Db-Password-1\n    remoteRef:\n      key: Shop-Db-1\n")]
    [InlineData(15, "component.yaml", "apiVersion: dapr.io/v1alpha1\nkind: Component\nspec:\n  metadata:\n  - name: redisPassword\n    secretKeyRef:\n      name: Redis-Secret-1\n      key: Redis-Password-1\nauth:\n  secretStore: Shop-Store-1\n")]
    [InlineData(16, "appsettings.json", """{ "Api": { "Token": "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/Token/)", "Secret": "{\"uri\":\"https://shop.vault.azure.net/secrets/Secret\"}" } }""")]
    [InlineData(17, "values.yaml", "a:\n  password: vault:secret/data/db#password\nb:\n  password: <path:secret/data/db#password>\nc:\n  password: ref+vault://db/password\nd:\n  password: secret/data/db\n")]
    [InlineData(18, ".env", "A_PASSWORD=op://vault/db/password\nB_TOKEN=bw://db\nC_API_KEY={{op://vault/db/key}}\nD_SECRET=doppler://db/secret\n")]
    [InlineData(19, "values.yaml", "a:\n  password: arn:aws:secretsmanager:eu-west-1:123456789012:secret:Db-a1B2c3\nb:\n  token: arn:aws:ssm:eu-west-1:123456789012:parameter/token\nc:\n  secretKey: arn:aws:kms:eu-west-1:123456789012:key/1b2c3d4e-0000-0000-0000-000000000001\nd:\n  secret: ssm:/db/secret\ne:\n  apiKey: sm://shop/Key-1\n")]
    [InlineData(20, "values.yaml", "a:\n  password: projects/1/secrets/Db-1/versions/2\nb:\n  token: gcp:secretmanager:Db-1\n")]
    [InlineData(21, "docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/Db-1\nsecrets:\n  db_password:\n    file: ./Db-Password-1.txt\n  token:\n    external: true\n")]
    [InlineData(21, "Dockerfile", "FROM sdk\nRUN --mount=type=secret,id=Nuget-Token-1 dotnet restore\n")]
    [InlineData(22, "appsettings.json", """{ "A": { "Password": "env:Db_Password1" }, "B": { "Password": "$__file{/run/Db-1}" }, "C": { "Token": "file:///run/Token-1" }, "D": { "Secret": "keychain:Shop-1" }, "E": { "ApiKey": "awssm:Shop-1" }, "F": { "ApiKey": "azurekeyvault:Shop-1" }, "G": { "ApiKey": "secret://Shop-1" } }""")]
    [InlineData(23, "appsettings.json", """{ "A": { "Password": "<your-password1>" }, "B": { "Password": "[Password1]" }, "C": { "ApiKey": "{your Key1}" }, "D": { "Secret": "(see user Secrets1)" } }""")]
    [InlineData(24, "appsettings.json", """{ "A": { "ApiKey": "YOUR_API_KEY_1" }, "B": { "Token": "insert-Token-here" }, "C": { "Password": "enter_Password_here" }, "D": { "Secret": "replace-with-Secret" }, "E": { "Secret": "my-secret-Key" } }""")]
    [InlineData(25, "appsettings.Development.json", """{ "A": { "Password": "CHANGE_ME" }, "B": { "Password": "P@ssw0rd!" }, "C": { "Token": "redacted" }, "D": { "Secret": "todo" } }""")]
    [InlineData(25, "appsettings.example.json", """{ "A": { "Password": "Changeme1!" } }""")]
    [InlineData(26, "appsettings.json", """{ "A": { "Password": "xxxxxxxx" }, "B": { "Password": "********" }, "C": { "Token": "..." }, "D": { "Secret": "00000000" }, "E": { "Secret": "--------" } }""")]
    [InlineData(27, "appsettings.json", """{ "A": { "ApiKey": "abcdefghijkl" }, "B": { "Token": "0123456789" }, "C": { "Password": "qwertyuiop" } }""")]
    [InlineData(28, "appsettings.json", """{ "A": { "SecretKey": "sk_test_..." }, "B": { "ApiKey": "SG.your_key" }, "C": { "AccessKey": "AKIA..." } }""")]
    [InlineData(29, "appsettings.json", """{ "Aws": { "AccessKey": "AKIAIOSFODNN7%EXAMPLE", "SecretKey": "wJalrXUtnFEMI/K7MDENG/%bPxRfiCYEXAMPLEKEY" }, "Slack": { "Webhook": "https://hooks.slack.%com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX" } }""")]
    [InlineData(30, "appsettings.json", """{ "A": { "ApiKey": "MY_SECRET1" }, "B": { "Token": "Jwt:Key" }, "C": { "Password": "Section__Key" }, "D": { "Secret": "shop.door.secret" } }""")]
    [InlineData(31, "appsettings.json", """{ "A": { "PrivateKey": "/mnt/secrets/Jwt1.key" }, "B": { "SecretKey": "C:\\Keys\\Jwt1.pfx" }, "C": { "Credentials": "Shop-1.json" } }""")]
    [InlineData(32, "appsettings.json", """{ "Login": { "Token": "https://login.contoso.com/Token1", "Secret": "https://contoso.com/a@b?x=Y1" } }""")]
    [InlineData(33, "appsettings.json", """{ "A": { "Password": "Orders1@contoso.com" }, "B": { "Secret": "CN=Svc1,OU=x" }, "C": { "Token": "Db1.contoso.com:5432" } }""")]
    [InlineData(34, "appsettings.json", """{ "A": { "Secret": "/subscriptions/1/resourceGroups/Shop1" }, "B": { "Token": "arn:aws:iam::123456789012:role/Shop-1" } }""")]
    [InlineData(35, "appsettings.json", """{ "Azure": { "ClientId": "6f0c9c9e-7f3f-4a37-9d0e-3c1a5b0f2d11", "SecretId": "6f0c9c9e-7f3f-4a37-9d0e-3c1a5b0f2d12", "UserSecretsId": "6f0c9c9e-7f3f-4a37-9d0e-3c1a5b0f2d13" } }""")]
    [InlineData(36, "appsettings.json", """{ "A": { "PasswordHash": "3b1f2a4c5d6e7f8091a2b3c4d5e6f708", "TokenThumbprint": "3b1f2a4c5d6e7f8091a2b3c4d5e6f70812345678", "Secret": "sha256:3b1f2a4c5d6e7f80", "Token": "sha384-oqVuAfXRKap7fdgcCY5uykM6" }, "B": { "KeyFingerprint": "3b1f2a4c5d6e7f8091a2b3c4d5e6f708" } }""")]
    [InlineData(37, "app.config", """<configuration><configSections><section name="token" type="Contoso.Token, Contoso, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089" /></configSections></configuration>""")]
    [InlineData(38, "appsettings.json", """{ "Jwt": { "Key": "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 shop", "SigningKey": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----", "EncryptionKey": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" }, "Jwk": { "Secret": "{ \"kty\": \"RSA\", \"n\": \"0vx7agoebGcQSuu\", \"e\": \"AQAB\" }" } }""")]
    [InlineData(39, "appsettings.json", """{ "Stripe": { "PublishableKey": "pk_live_%4eC39HqLyjWDarjtT1zdp7dc" }, "Mapbox": { "AccessToken": "pk.%eyJ1Ijoic2hvcCJ9.aBcDeFgHiJkLmNoPqRsTuV" }, "Sentry": { "Dsn": "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1" }, "ApplicationInsights": { "InstrumentationKey": "6f0c9c9e-7f3f-4a37-9d0e-3c1a5b0f2d11" }, "Recaptcha": { "SiteKey": "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ1" } }""")]
    [InlineData(40, "appsettings.json", """{ "Api": { "ApiKey": "X-Api-Key", "Token": "Authorization", "KeyHeader": "X-Api-Key-1" } }""")]
    [InlineData(41, "appsettings.json", """{ "A": { "Token": "Bearer" }, "B": { "Secret": "client_credentials" }, "C": { "Credentials": "SCRAM-SHA-512" }, "D": { "GrantType": "password", "ResponseType": "code" } }""")]
    [InlineData(42, "appsettings.json", """{ "A": { "Token": "urn:ietf:params:oauth:grant-type:jwt-bearer" }, "B": { "Secret": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/Name1" }, "C": { "TokenScope": "Orders.Read1" } }""")]
    [InlineData(43, "appsettings.json", """{ "A": { "TokenCookie": "__Host-Refresh1", "SecretQueue": "Orders-Queue-1", "TokenPrefix": "orders:Token1:" }, "B": { "Token": "orders:token:" } }""")]
    [InlineData(44, "appsettings.json", """{ "A": { "Password": "/account/Password1/{id}" }, "B": { "TokenPath": "/connect/Token1" } }""")]
    [InlineData(45, "appsettings.json", """{ "A": { "Password": "Please enter your 1 password" }, "B": { "ApiKey": "We never store the 2 keys" } }""")]
    [InlineData(46, "appsettings.json", """{ "A": { "Password": "^(?=.*\\d)(?=.*[A-Z]).{12,}$" }, "B": { "PasswordPattern": "[A-Za-z0-9]{12,}" } }""")]
    [InlineData(47, "appsettings.json", """{ "A": { "Password": "@Password1" }, "B": { "Password": "select Password1 from Users" }, "C": { "Password": "[id='Password1']" } }""")]
    [InlineData(48, "appsettings.json", """{ "A": { "Token": "90.00:00:00" }, "B": { "Secret": "2031-02-03" }, "C": { "Password": "True" }, "D": { "ApiKey": "1.2.3-Beta4" }, "E": { "Token": "en-US" }, "F": { "Credentials": "application/json" }, "G": { "Password": 8365027 } }""")]
    [InlineData(49, "appsettings.json", """{ "Sqids": { "Secret": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" } }""")]
    [InlineData(50, "appsettings.json", """{ "A": { "Token": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE=" }, "B": { "Secret": "data:font/woff2;base64,d09GMgABAAAAA" } }""")]
    [InlineData(51, "values.yaml", "smtp:\n  password: ENC[AES256_GCM,data:Tr7o1q==,iv:1vKqXw7k=,tag:aB3dE6==,type:str]\n")]
    [InlineData(51, "values.yaml", "smtp:\n  password: violet-Anchor-86\nsops:\n  version: 3.9.0\n")]
    [InlineData(52, "shop.properties", "a.password=ENC(Tr7o1qXw7kaB3dE6)\nb.password={cipher}Tr7o1qXw7kaB3dE6\nc.password=${aes-gcm-nopadding::Tr7o1qXw7kaB3dE6}\n")]
    [InlineData(53, "sealed.yaml", "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq7kaB3dE6\n")]
    [InlineData(54, "web.config", """<configuration><connectionStrings configProtectionProvider="Rsa"><EncryptedData><CipherData><CipherValue>Tr7o1qXw7kaB3dE6Tr7o1qXw7kaB3dE6</CipherValue></CipherData></EncryptedData></connectionStrings></configuration>""")]
    [InlineData(55, "appsettings.json", """{ "A": { "Password": "AQAAANCMnd8BFdERjHoAwE/Cl+sBAAAA7kaB3dE6" }, "B": { "Token": "CfDJ8Tr7o1qXw7kaB3dE6Tr7o1qXw7k" } }""")]
    [InlineData(56, "vars.yaml", "smtp:\n  password: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n    6238653761623332\n")]
    [InlineData(57, "appsettings.json", """{ "A": { "Secret": "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0\n-----END AGE ENCRYPTED FILE-----" }, "B": { "Token": "AQICAHjTr7o1qXw7kaB3dE6Tr7o1qXw7k" }, "C": { "Secret": "-----BEGIN PGP MESSAGE-----\nTr7o1qXw7kaB3dE6\n-----END PGP MESSAGE-----" } }""")]
    [InlineData(58, "nuget.config", """<configuration><packageSourceCredentials><Contoso><add key="Username" value="shop" /><add key="Password" value="AQAAANCMnd8BFdERjHoAwE7kaB3dE6=" /></Contoso></packageSourceCredentials></configuration>""")]
    [InlineData(59, "appsettings.json", """{ "Admin": { "Password": "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy" }, "User": { "Password": "AQAAAAIAAYagAAAAEHk3dE6Tr7o1qXw7kaB3dE6Tr7o1q==" } }""")]
    [InlineData(60, "appsettings.Development.json", """{ "Smtp": { "User": "shop", "Password": "Password" }, "Api": { "ClientSecret": "client-secret" } }""")]
    [InlineData(61, "appsettings.openapi.json", """{ "openapi": "3.1.0", "components": { "schemas": { "Login": { "properties": { "password": { "type": "string", "format": "password", "example": "violet-Anchor-86" } } } } } }""")]
    [InlineData(62, "packages.lock.json", """{ "dependencies": { "net10.0": { "Contoso.Token": { "contentHash": "Tr7o1qXw7kaB3dE6Tr7o1qXw7kaB3dE6" } } } }""")]
    [InlineData(62, "site.min.js", "var password = 'violet-Anchor-86';")]
    [InlineData(63, "main.tf", "resource \"azurerm_x\" \"login\" {\n  client_secret_setting_name = \"Login-Secret-1\"\n  secret_id = \"Shop-Secret-1\"\n  key_name = \"Shop-Key-1\"\n  secret_name = \"TF_TEAM_TOKEN\"\n}\n")]
    [InlineData(64, "docker-compose.yml", "services:\n  db:\n    environment:\n      MYSQL_ALLOW_EMPTY_PASSWORD: 'yes-1-Yes'\n      REQUIRE_PASSWORD: 'True-1'\n      USE_TOKEN: 'On-Always-1'\n      ENABLE_SECRET: 'Yes-1-Sure'\n")]
    public async Task A_row_of_the_table_is_clean(int row, string file, string text)
    {
        // A percent sign keeps scanners of pushes from stopping at a published sample.
        var found = await Findings("/service/" + file, row is 29 or 39 ? text.Replace("%", "") : text);
        Assert.True(found.Count == 0, $"row {row}: " + string.Join("; ", found.Select(f => f.GetMessage())));
    }

    [Fact]
    public void Every_row_has_a_case() => Assert.Equal(
        Enumerable.Range(1, Rows),
        typeof(NegativeEvidenceTableTests).GetMethod(nameof(A_row_of_the_table_is_clean))!.GetCustomAttributes<InlineDataAttribute>()
            .SelectMany(data => data.GetData(null!)).Select(data => (int)data[0]).Distinct().Order());

    private static async Task<IReadOnlyList<Diagnostic>> Findings(string path, string text)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions([new(SuspiciousConfigurationValue.Descriptor.Id, ReportDiagnostic.Warn)]);
        return await CSharpCompilation.Create("service", options: options)
            .WithAnalyzers([new ConfigurationAnalyzer([new SecretInConfigurationFile(), new SuspiciousConfigurationValue()])], new AnalyzerOptions([new MadeFile(path, text)], new MadeOptions().ForEveryFile()))
            .GetAnalyzerDiagnosticsAsync();
    }
}
