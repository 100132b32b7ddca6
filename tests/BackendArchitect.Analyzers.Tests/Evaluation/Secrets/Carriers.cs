using static BackendArchitect.Analyzers.Tests.Evaluation.Secrets.LabelledFile;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>Puts one value under one key into a file of every format, as people write them.</summary>
internal static class Carriers
{
    /// <summary>Each takes the words of a key and a marked value of one line, and answers a path and a text.</summary>
    internal static readonly IReadOnlyList<Func<string, string, string, (string Path, string Text)>> All =
    [
        (section, name, value) => ("appsettings.json", $$"""{ "Shop": "Contoso", "{{section}}": { "Enabled": true, "{{name}}": "{{value}}" } }"""),
        (section, name, value) => ("appsettings.Production.json", $"{{\r\n  // The {section.ToLowerInvariant()} of the shop\r\n  \"{section}:{name}\" : \"{value}\",\r\n}}"),
        (section, name, value) => ("Properties/launchSettings.json", $$"""
            {
              "profiles": {
                "https": { "commandName": "Project", "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development",
                  "{{section}}__{{name}}": "{{value}}" } }
              }
            }
            """),
        (section, name, value) => ("web.config", $"<configuration>\n  <appSettings>\n    <add key=\"{section}:{name}\"\n      value=\"{Xml(value)}\" />\n  </appSettings>\n</configuration>"),
        (section, name, value) => ("Shop.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <{section}{name}>{Xml(value)}</{section}{name}>\n  </PropertyGroup>\n</Project>"),
        (section, name, value) => ("docker-compose.yml", $"services:\n  shop:\n    image: contoso/shop\n    environment:\n      {Upper(section, name)}: '{value}'\n"),
        (section, name, value) => ("compose.prod.yaml", $"services:\n  shop:\n    environment:\n      - DOTNET_ENVIRONMENT=Production\n      - \"{section}__{name}={value}\"\n"),
        (section, name, value) => ("k8s/deployment.yaml", $"apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: shop\n          env:\n            - name: {section}__{name}\n              value: \"{value}\"\n"),
        (section, name, value) => ("k8s/configmap.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  {section}__{name}: \"{value}\"\n"),
        (section, name, value) => ("k8s/settings.yaml", $"kind: ConfigMap\ndata:\n  appsettings.json: |-\n    {{\n      \"{section}\": {{\n        \"{name}\": \"{value}\"\n      }}\n    }}\n"),
        (section, name, value) => ("k8s/secret.yaml", $"apiVersion: v1\nkind: Secret\ntype: Opaque\nstringData:\n  {section}{name}: {Quoted(value)}\n"),
        (section, name, value) => ("k8s/opaque.yaml", $"---\nkind: ConfigMap\n---\nkind: Secret\ndata:\n  {Lower(section, name, "-")}: {InBase64(value)}\n"),
        (section, name, value) => ("chart/values.yaml", $"replicas: 2\n{section.ToLowerInvariant()}:\n  {Camel(name)}: {Quoted(value)} # set per environment\n"),
        (section, name, value) => (".github/workflows/build.yml", $"on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      {Upper(section, name)}: {Quoted(value)}\n    steps:\n      - uses: actions/checkout@v4\n"),
        (section, name, value) => (".env", $"# The shop\nexport {Upper(section, name)}='{value}'\nLANG=C\n"),
        (section, name, value) => (".env.production", $"A=b\r\n{Upper(section, name)}={value}\r\n"),
        (section, name, value) => ("Dockerfile", $"FROM images.contoso.com/aspnet:10.0\nENV LANG=C \\\n    {Upper(section, name)}=\"{value}\"\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n"),
        (section, name, value) => ("main.tf", $"resource \"azurerm_linux_web_app\" \"shop\" {{\n  app_settings = {{\n    \"{section}__{name}\" = \"{value}\"\n  }}\n}}\n"),
        (section, name, value) => ("prod.auto.tfvars", $"region = \"eu\"\n{Lower(section, name, "_")} = \"{value}\"\n"),
        (section, name, value) => ("variables.tf", $"variable \"{Lower(section, name, "_")}\" {{\n  type      = string\n  sensitive = true\n  default   = \"{value}\"\n}}\n"),
        (section, name, value) => ("stack.json", $$"""
            {
              "AWSTemplateFormatVersion": "2010-09-09",
              "Resources": { "Shop": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": {
                "{{Upper(section, name)}}": "{{value}}"
              } } } } }
            }
            """),
        (section, name, value) => ("stack.yaml", $"AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  {section}{name}:\n    Type: String\n    NoEcho: true\n    Default: '{value}'\n"),
        (section, name, value) => ("application.properties", $"! The shop\n{Lower(section, name, ".")}={value}\n"),
        (section, name, value) => ("shop.ini", $"; The shop\n[{section}]\n{Camel(name)} = {value}\n"),
    ];

    /// <summary>A value that is no key: the file says nothing about it.</summary>
    internal static (string Path, string Text) Unnamed(int which, string value) => All[which % All.Count]("Shop", "Note", value);

    private static string Quoted(string value) => "\"" + value + "\"";

    // What stands in the file is the encoded text as a whole, so the mark goes around it.
    private static string InBase64(string marked)
    {
        var file = Of("", marked);
        var encoded = Mint.Base64Of(file.Text);
        return file.Labels is [{ Kind: { } kind }, ..] ? Secret(kind, encoded) : Clean(encoded);
    }

    private static string Xml(string value) => value.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Upper(string section, string name) => Lower(section, name, "_").ToUpperInvariant();

    private static string Lower(string section, string name, string separator) => section.ToLowerInvariant() + separator + string.Concat(name.Select((c, i) =>
        i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? separator + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
