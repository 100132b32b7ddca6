using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class CommandLineTests
{
    // # stands for a password, § for a token.
    [Theory]
    [InlineData("curl -u shop:# https://packages.contoso.com/v3")]
    [InlineData("curl -sSf --user 'shop:#' https://packages.contoso.com")]
    [InlineData("curl -ushop:# https://packages.contoso.com")]
    [InlineData("curl -H \"Authorization: Bearer §\" https://api.contoso.com")]
    [InlineData("curl --header 'X-Api-Key: §' https://api.contoso.com")]
    [InlineData("apt-get update && tool --password=# --verbose")]
    [InlineData("tool --password # --verbose")]
    [InlineData("tool --password=\"#\"")]
    [InlineData("tool --client-secret §")]
    [InlineData("docker login -u shop -p # registry.contoso.com")]
    [InlineData("echo start; docker login --username shop --password # registry.contoso.com")]
    [InlineData("az login --service-principal -u app -p # --tenant contoso.com")]
    [InlineData("mysql -h db -u shop -p# shop < dump.sql")]
    [InlineData("mysqldump -p'#' shop")]
    [InlineData("sshpass -p # ssh shop@contoso.com")]
    [InlineData("/opt/mssql-tools/bin/sqlcmd -S db -U sa -P # -Q 'select 1'")]
    [InlineData("redis-cli -h cache -a # ping")]
    [InlineData("redis-server --requirepass #")]
    [InlineData("PGPASSWORD=# psql -h db -U shop")]
    [InlineData("sudo PGPASSWORD='#' psql")]
    [InlineData("export DB_PASSWORD=# && dotnet Shop.dll")]
    [InlineData("docker run -e POSTGRES_PASSWORD=# -p 5432:5432 postgres")]
    [InlineData("docker build --build-arg NUGET_TOKEN=§ .")]
    [InlineData("kubectl create secret generic shop --from-literal=password=#")]
    [InlineData("dotnet nuget push shop.nupkg --api-key § --source contoso")]
    [InlineData("dotnet nuget push shop.nupkg -k § -s contoso")]
    [InlineData("dotnet nuget add source https://packages.contoso.com -n contoso -u shop -p # --store-password-in-clear-text")]
    [InlineData("sh -c \"curl -u shop:# https://packages.contoso.com\"")]
    [InlineData("openssl pkcs12 -in shop.pfx -passin pass:#")]
    [InlineData("first \\\n  --password # \\\n  --verbose")]
    [InlineData("# a comment\ntool --password #")]
    public void A_credential_on_a_command_line_is_found_at_its_place(string template)
    {
        var (secret, mark) = template.Contains('§') ? (Made.Text(Made.Base62, 20) + "7k" + Made.Text(Made.Base62, 18), "§") : ("k7" + Made.Text(Made.Base62, 12) + "Wq9", "#");
        var at = template.LastIndexOf(mark, StringComparison.Ordinal);
        var text = template[..at] + secret + template[(at + 1)..];
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "RUN")));
        Assert.Equal((secret, Weight.Full), (text.Substring(found.Start, found.Length), found.Weight));
    }

    [Theory]
    [InlineData("docker run -p 8080:8080 -e ASPNETCORE_URLS=http://+:8080 shop")]
    [InlineData("docker login -u shop --password-stdin registry.contoso.com")]
    [InlineData("docker login -u shop -p $REGISTRY_PASSWORD registry.contoso.com")]
    [InlineData("docker login -u shop -p \"${REGISTRY_PASSWORD}\" registry.contoso.com")]
    [InlineData("docker login -u shop -p ${{ secrets.REGISTRY_PASSWORD }} registry.contoso.com")]
    [InlineData("docker login -u shop -p $(cat /run/secrets/registry) registry.contoso.com")]
    [InlineData("docker login -u shop -p %REGISTRY_PASSWORD% registry.contoso.com")]
    [InlineData("tool --password-file /run/secrets/password-file-2")]
    [InlineData("tool --no-password shop-2-Frequent")]
    [InlineData("docker build --secret id=nuget_Token,src=nuget.config .")]
    [InlineData("--mount=type=secret,id=nuget_Token1 dotnet restore")]
    [InlineData("mkdir -p src/Shop1-Data && cp -a Shop1-Data src")]
    [InlineData("psql -h db.contoso.com -p 5432 -U shop")]
    [InlineData("mysql -u shop -p Shop2-Orders")]
    [InlineData("curl -u shop https://packages.contoso.com")]
    [InlineData("curl -H 'Accept: application/json' https://api.contoso.com")]
    [InlineData("curl -H \"Authorization: Bearer $TOKEN\" https://api.contoso.com")]
    [InlineData("PGPASSWORD=$DB_PASSWORD psql")]
    [InlineData("export TOKEN=`cat token`")]
    [InlineData("docker run -e POSTGRES_PASSWORD=orders -p 5432:5432 postgres")]
    [InlineData("dotnet nuget push shop.nupkg -k ${NUGET_KEY}")]
    [InlineData("dotnet nuget push shop.nupkg --api-key my-api-key")]
    [InlineData("dotnet publish -c Release -o /app -p:UseAppHost=false")]
    [InlineData("tool --token github --key-file shop.key")]
    [InlineData("tool --password")]
    [InlineData("redis-cli -a")]
    [InlineData("# tool --password Violet-86-Anchor")]
    [InlineData("")]
    [InlineData("\"")]
    public void What_is_no_credential_on_a_command_line_is_clean(string text) =>
        Assert.DoesNotContain(SecretDetector.Judge(text, new(SecretPlace.Configuration, "RUN")), found => found.Weight == Weight.Full);

    [Fact]
    public void A_text_that_is_no_command_line_is_not_read_as_one() =>
        Assert.Empty(SecretDetector.Judge("tool --password Violet-86-Anchor", new(SecretPlace.Configuration, "Help:Text")));

    [Theory]
    [InlineData("RUN", true)]
    [InlineData("services:shop:command:1", true)]
    [InlineData("jobs:build:steps:0:run", true)]
    [InlineData("profiles:http:commandLineArgs", true)]
    [InlineData("data:init.sh", true)]
    [InlineData("steps:0:bash", true)]
    [InlineData("services:shop:commands", false)]
    [InlineData("", false)]
    [InlineData("0:1", false)]
    public void The_name_says_whether_a_text_is_a_command_line(string path, bool isCommandLine) => Assert.Equal(isCommandLine, CommandLine.Is(path));
}
