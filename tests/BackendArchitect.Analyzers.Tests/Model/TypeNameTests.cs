using System.Reflection;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model;

public class TypeNameTests
{
    public static TheoryData<string> FrameworkVersions => new(ReferenceSet.All.Select(set => set.ToString()));

    [Theory, MemberData(nameof(FrameworkVersions))]
    public void Every_framework_name_resolves_against_every_supported_reference_set(string version)
    {
        var set = ReferenceSet.All.Single(s => s.ToString() == version);
        var compilation = CSharpCompilation.Create("names", references: set.References);
        var missing = new List<string>();
        foreach (var (where, name) in Names<TypeName>())
        {
            if (name.Package is not null || name.Since > set.Version)
                continue;
            if (!compilation.GetTypesByMetadataName(name.FullName).Any(name.Matches))
                missing.Add($"{where}: {name.FullName}");
        }
        foreach (var (where, name) in Names<MemberName>())
        {
            if (name.Type.Package is not null || name.Type.Since > set.Version)
                continue;
            if (!compilation.GetTypesByMetadataName(name.Type.FullName).Any(type => !type.GetMembers(name.Name).IsEmpty))
                missing.Add($"{where}: {name.Type.FullName}.{name.Name}");
        }
        Assert.Empty(missing);
    }

    private static IEnumerable<(string Where, T Name)> Names<T>() where T : class =>
        from type in typeof(TypeName).Assembly.GetTypes()
        where type.Namespace == typeof(TypeName).Namespace
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(T)
        select ($"{type.Name}.{field.Name}", (T)field.GetValue(null)!);
}
