using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

/// <summary>What passes the filter of a scan, where the projects of a service have symbols of their own for one type.</summary>
public sealed class TypeTestTests
{
    private const string Contract = """
        namespace Shop;
        public interface IModule { void Map(Pack.Routes routes); }
        [System.AttributeUsage(System.AttributeTargets.Class)] public sealed class MappedAttribute : System.Attribute { public Pack.Routes Routes; }
        """;

    [Theory]
    [InlineData("typeof(Shop.IModule).IsAssignableFrom(type)", true)]
    [InlineData("type.IsAssignableTo(typeof(Shop.IModule))", true)]
    [InlineData("type.IsAssignableTo(typeof(Shop.MappedAttribute))", false)]
    [InlineData("type.IsAssignableTo(typeof(Pack.Routes))", true)]
    public void A_type_is_one_whichever_versions_of_a_package_the_projects_that_see_it_use(string test, bool expected)
    {
        var (one, two) = (Package(1), Package(2));
        var contract = Project("Contract", Contract, one);
        var scan = Project("Scan", $"class Scan {{ System.Func<System.Type, bool> Filter = type => {test}; }}", one, contract);
        var module = Project("Module", "public class Orders : Pack.Routes, Shop.IModule { public void Map(Pack.Routes routes) { } }", two, contract);

        var type = module.GetTypeByMetadataName("Orders")!;
        Assert.NotEqual(contract.GetTypeByMetadataName("Shop.IModule"), Assert.Single(type.Interfaces), SymbolEqualityComparer.Default);
        Assert.Equal(expected, TypeTest.Passes(Filter(scan), type));
    }

    private static IOperation Filter(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single();
        return compilation.GetSemanticModel(tree).GetOperation(tree.GetRoot().DescendantNodes().OfType<LambdaExpressionSyntax>().Single())!;
    }

    private static CSharpCompilation Package(int version) =>
        Project("Pack", $"[assembly: System.Reflection.AssemblyVersion(\"{version}.0.0.0\")] namespace Pack {{ public class Routes {{ }} }}");

    private static CSharpCompilation Project(string name, string text, params CSharpCompilation[] references)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(text)],
            [.. ReferenceSet.Net10.References, .. references.Select(reference => reference.AssemblyName == "Pack" ? Emitted(reference) : reference.ToMetadataReference())],
            new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static MetadataReference Emitted(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
