using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

/// <summary>What the package's targets hand to the compiler beside the code.</summary>
[Collection(PackedProductTests.Name)]
public class ProjectFactsTests(PackedProduct product)
{
    private const string Program = "WebApplication.CreateBuilder(args).Build().Run();";

    private static readonly Service EveryKindOfFile = new()
    {
        ProjectFolder = "src/shop",
        Files =
        [
            ("src/shop/Program.cs", Program),
            ("src/shop/appsettings.json", "{}"),
            ("src/shop/appsettings.Development.json", "{}"),
            ("src/shop/Properties/launchSettings.json", "{}"),
            ("src/shop/docker-compose.override.yaml", "services: {}"),
            ("src/shop/Dockerfile", "FROM scratch"),
            ("src/shop/.env.local", "A=1"),
            ("src/shop/k8s/production/deployment.yaml", "kind: Deployment"),
            ("src/shop/k8s/bin/rendered.yml", "kind: Deployment"),
            ("src/shop/bin/Debug/appsettings.json", "{}"),
            ("src/shop/obj/appsettings.json", "{}"),
            ("src/shop/notes.json", "{}"),
            ("src/shop/shop.env", "A=1"),
            ("src/shop/web.config", "<configuration />"),
            ("src/shop/application.properties", "a=1"),
            ("src/shop/.npmrc", "a=1"),
            ("src/shop/helm/shop/values.production.yaml", "a: 1"),
            ("src/shop/helm/shop/Chart.yaml", "a: 1"),
            ("src/shop/helm/shop/templates/secret.yaml", "a: 1"),
            ("src/shop/infrastructure/main.tf", "a = 1"),
            ("src/shop/infrastructure/.terraform/modules/main.tf", "a = 1"),
            ("src/shop/prod.tfvars", "a = 1"),
            ("src/shop/client/node_modules/left/main.tf", "a = 1"),
            ("src/shop/serverless.template", "{}"),
            ("src/shop/.github/workflows/build.yml", "a: 1"),
            ("docker-compose.yml", "services: {}"),
            ("Directory.Packages.props", "<Project />"),
        ],
    };

    private static readonly Service ListedByItsProject = new()
    {
        Items = Service.Package + """<AdditionalFiles Include="appsettings.json" /><AdditionalFiles Include="settings/*.json" />""",
        Files =
        [
            ("Program.cs", Program),
            ("appsettings.json", "{}"),
            ("settings/prices.json", "{}"),
            (".env", "A=1"),
            ("Directory.Build.targets", """
                <Project>
                  <Import Project="../Directory.Build.targets" />
                  <ItemGroup><AdditionalFiles Include=".env" /></ItemGroup>
                </Project>
                """),
        ],
    };

    private static readonly Service WithoutConfigurationFiles = new()
    {
        Properties = "<BackendArchitectConfigFiles>false</BackendArchitectConfigFiles>",
        Files = [("Program.cs", Program), ("appsettings.json", "{}")],
    };

    private static readonly Service LibraryBelowCompose = new()
    {
        Sdk = "Microsoft.NET.Sdk",
        ProjectFolder = "src",
        Files = [("src/Prices.cs", "public class Prices;"), ("docker-compose.yml", "services: {}")],
    };

    private static readonly Service RepositoryBelowCompose = new()
    {
        ProjectFolder = "repository/src",
        Files = [("repository/src/Program.cs", Program), ("repository/.git/HEAD", "ref: refs/heads/main"), ("docker-compose.yml", "services: {}")],
    };

    private static readonly Service DirectPackages = new()
    {
        Properties = "<AnalysisMode>Recommended</AnalysisMode><AnalysisLevel>latest</AnalysisLevel>",
        Items = Service.Package + """<PackageReference Include="Shop.Contracts" Version="1.2.3" />""",
    };

    private static readonly Service CentralPackages = new()
    {
        Items = """<PackageReference Include="BackendArchitect.Analyzers" PrivateAssets="all" /><PackageReference Include="Shop.Contracts" />""",
        Files =
        [
            .. LeakyShop.Files,
            ("Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="BackendArchitect.Analyzers" Version="$(BackendArchitectVersion)" />
                    <PackageVersion Include="Shop.Contracts" Version="1.2.3" />
                  </ItemGroup>
                </Project>
                """),
        ],
    };

    [Fact]
    public void Configuration_files_reach_the_compiler_with_their_kind_and_none_from_build_output()
    {
        var built = product.Built(EveryKindOfFile);
        Assert.True(built.Succeeded, built.Output);
        Assert.Equal(
            [
                "Directory.Packages.props: packages",
                "docker-compose.yml: compose",
                "src/shop/.env.local: env",
                "src/shop/.github/workflows/build.yml: workflow",
                "src/shop/.npmrc: properties",
                "src/shop/Dockerfile: dockerfile",
                "src/shop/EveryKindOfFile.csproj: project",
                "src/shop/Properties/launchSettings.json: launchSettings",
                "src/shop/application.properties: properties",
                "src/shop/appsettings.Development.json: appsettings",
                "src/shop/appsettings.json: appsettings",
                "src/shop/docker-compose.override.yaml: compose",
                "src/shop/helm/shop/values.production.yaml: helm",
                "src/shop/infrastructure/main.tf: terraform",
                "src/shop/k8s/production/deployment.yaml: k8s",
                "src/shop/prod.tfvars: terraform",
                "src/shop/serverless.template: cloudformation",
                "src/shop/shop.env: env",
                "src/shop/web.config: config",
            ],
            built.AdditionalFiles);
    }

    [Fact]
    public void A_file_that_the_project_lists_itself_reaches_the_compiler_once()
    {
        var built = product.Built(ListedByItsProject);
        Assert.True(built.Succeeded, built.Output);
        Assert.Equal([".env: ", "ListedByItsProject.csproj: project", "appsettings.json: appsettings", "settings/prices.json: "], built.AdditionalFiles);
    }

    [Fact]
    public void The_project_can_keep_its_configuration_files_to_itself()
    {
        var built = product.Built(WithoutConfigurationFiles);
        Assert.True(built.Succeeded, built.Output);
        Assert.Empty(built.AdditionalFiles);
    }

    [Fact]
    public void A_compose_file_above_a_project_is_for_web_projects_of_the_same_repository()
    {
        Assert.Equal(["src/LibraryBelowCompose.csproj: project"], product.Built(LibraryBelowCompose).AdditionalFiles);
        Assert.Equal(["repository/src/RepositoryBelowCompose.csproj: project"], product.Built(RepositoryBelowCompose).AdditionalFiles);
    }

    [Fact]
    public void Package_versions_are_visible_where_the_project_states_them()
    {
        var built = product.Built(DirectPackages);
        Assert.True(built.Succeeded, built.Output);
        Assert.Equal($"BackendArchitect.Analyzers/{product.Version}|Shop.Contracts/1.2.3", built.VisibleProperty("BackendArchitectPackages"));
        Assert.Equal("", built.VisibleProperty("BackendArchitectCentralPackages"));
        Assert.Equal("Shop.Contracts/1.2.3|Shop.Prices/4.5.6", built.VisibleProperty("BackendArchitectResolvedPackages"));
    }

    [Fact]
    public void Package_versions_are_visible_where_they_are_managed_centrally_and_the_rules_run_there()
    {
        var built = product.Built(CentralPackages);
        Assert.True(built.Succeeded, built.Output);
        Assert.Contains(LeakyShop.LogFinding("warning"), built.OurFindings);
        Assert.Equal("BackendArchitect.Analyzers/|Shop.Contracts/", built.VisibleProperty("BackendArchitectPackages"));
        Assert.Equal($"BackendArchitect.Analyzers/{product.Version}|Shop.Contracts/1.2.3", built.VisibleProperty("BackendArchitectCentralPackages"));
        Assert.Equal("Shop.Contracts/1.2.3|Shop.Prices/4.5.6", built.VisibleProperty("BackendArchitectResolvedPackages"));
    }

    [Theory]
    [InlineData("TargetFramework", "net10.0")]
    [InlineData("UsingMicrosoftNETSdkWeb", "true")]
    [InlineData("IsTestProject", "")]
    [InlineData("EnableNETAnalyzers", "true")]
    [InlineData("AnalysisMode", "Recommended")]
    [InlineData("AnalysisLevel", "latest")]
    public void The_rules_can_ask_what_the_project_says(string property, string value) =>
        Assert.Equal(value, product.Built(DirectPackages).VisibleProperty(property));
}
