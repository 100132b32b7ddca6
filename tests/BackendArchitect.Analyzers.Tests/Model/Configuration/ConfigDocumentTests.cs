using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class ConfigDocumentTests
{
    [Theory]
    [InlineData("/service/appsettings.json", null, true)]
    [InlineData("C:\\service\\AppSettings.Production.JSON", null, true)]
    [InlineData("/service/Properties/launchSettings.json", null, true)]
    [InlineData("/service/settings.json", "appsettings", true)]
    [InlineData("/service/settings.json", null, false)]
    [InlineData("/service/package.json", null, false)]
    [InlineData("/service/appsettings.cs", null, false)]
    [InlineData("/service/local.settings.json", null, true)]
    [InlineData("/service/secrets.json", null, true)]
    [InlineData("/service/tsconfig.json", null, false)]
    [InlineData("/service/.env", null, true)]
    [InlineData("/service/.env.production", null, true)]
    [InlineData("/service/shop.env", null, true)]
    [InlineData("/service/environment", null, false)]
    [InlineData("/service/Dockerfile", null, true)]
    [InlineData("/service/dockerfile.dev", null, true)]
    [InlineData("/service/shop.Dockerfile", null, true)]
    [InlineData("/service/docker-compose.override.yml", null, true)]
    [InlineData("/service/k8s/secret.yaml", null, true)]
    [InlineData("/service/web.config", null, true)]
    [InlineData("/service/NuGet.Config", null, true)]
    [InlineData("/service/Shop.csproj", null, true)]
    [InlineData("/service/Directory.Packages.props", "packages", true)]
    [InlineData("/service/main.tf", null, true)]
    [InlineData("/service/prod.tfvars", null, true)]
    [InlineData("/service/prod.tfvars.json", null, true)]
    [InlineData("/service/application.properties", null, true)]
    [InlineData("/service/shop.ini", null, true)]
    [InlineData("/service/.npmrc", null, true)]
    [InlineData("/service/.aws/credentials", null, true)]
    [InlineData("/service/my.cnf", null, true)]
    [InlineData("/service/pip.conf", null, true)]
    [InlineData("/service/nginx.conf", null, false)]
    [InlineData("/service/anything", "properties", true)]
    [InlineData("/service/anything", "nothing we know", false)]
    [InlineData("/service/README.md", null, false)]
    [InlineData("/service/Strings.resx", null, false)]
    public void A_file_is_read_for_its_kind_or_else_its_name(string path, string? kind, bool isRead)
    {
        var options = new MadeOptions();
        if (kind is not null)
            options["build_metadata.AdditionalFiles.BackendArchitectKind"] = kind;
        Assert.Equal(isRead, ConfigDocument.Read(new MadeFile(path, "{}"), options, default) is not null);
    }

    [Fact]
    public void A_file_is_read_once_for_each_content()
    {
        var file = new MadeFile("/service/appsettings.json", """{ "A": "one" }""");
        Assert.Same(ConfigDocument.Read(file, new MadeOptions(), default), ConfigDocument.Read(file, new MadeOptions(), default));
        var edited = new MadeFile("/service/appsettings.json", """{ "A": "two" }""");
        Assert.NotSame(ConfigDocument.Read(file, new MadeOptions(), default), ConfigDocument.Read(edited, new MadeOptions(), default));
    }

    [Fact]
    public void A_cancelled_reading_leaves_nothing_behind()
    {
        var file = new MadeFile("/service/appsettings.json", """{ "A": "one" }""");
        Assert.Throws<OperationCanceledException>(() => ConfigDocument.Read(file, new MadeOptions(), new CancellationToken(canceled: true)));
        Assert.Single(ConfigDocument.Read(file, new MadeOptions(), default)!.Entries);
    }

    [Fact]
    public void Binary_and_gigantic_files_are_passed_over()
    {
        Assert.Null(ConfigDocument.Read(new MadeFile("/service/appsettings.json", "{ \"A\": \"one\0\" }"), new MadeOptions(), default));
        Assert.Null(ConfigDocument.Read(new MadeFile("/service/appsettings.json", new string(' ', 50 * 1024 * 1024 + 1)), new MadeOptions(), default));
    }

    [Theory]
    [InlineData("appsettings.json", "Everyone")]
    [InlineData("appsettings.Production.json", "Everyone")]
    [InlineData("appsettings.Staging.json", "Everyone")]
    [InlineData("appsettings.Development.json", "Developers")]
    [InlineData("appsettings.local.json", "Developers")]
    [InlineData("launchSettings.json", "Developers")]
    [InlineData("appsettings.example.json", "Readers")]
    [InlineData("appsettings.Development.template.json", "Readers")]
    [InlineData("appsettings.json.dist", "Readers")]
    [InlineData(".env", "Everyone")]
    [InlineData(".env.production", "Everyone")]
    [InlineData(".env.development", "Developers")]
    [InlineData(".env.local", "Developers")]
    [InlineData(".env.development.local", "Developers")]
    [InlineData(".env.example", "Readers")]
    [InlineData(".env.sample", "Readers")]
    [InlineData("docker-compose.yml", "Everyone")]
    [InlineData("docker-compose.override.yml", "Developers")]
    [InlineData("compose.override.yaml", "Developers")]
    [InlineData("docker-compose-dev.yml", "Developers")]
    [InlineData("docker-compose.prod.yml", "Everyone")]
    [InlineData("appsettings.override.json", "Everyone")]
    [InlineData("prod.tfvars.example", "Readers")]
    [InlineData("shop.ini.template", "Readers")]
    [InlineData("values.yaml", "Everyone")]
    [InlineData("values-dev.yaml", "Developers")]
    [InlineData("chart/templates/secret.yaml", "Readers")]
    [InlineData("docs/appsettings.json", "Readers")]
    [InlineData("templates/appsettings.json", "Everyone")]
    public void The_name_says_whom_a_file_is_for(string name, string audience) =>
        Assert.Equal(audience, ConfigAudiences.Of("/service/Development.d/" + name).ToString());
}
