using System.Reflection;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Hosting;

/// <summary>Hosts and fixes are internal; compilers and editors find them by their attributes and create them by their public constructors.</summary>
public class HostLoadingTests
{
    [Fact]
    public void The_compiler_loads_every_host()
    {
        var failures = new List<string>();
        var reference = new AnalyzerFileReference(typeof(Rule).Assembly.Location, new Loader());
        reference.AnalyzerLoadFailed += (_, failure) => failures.Add(failure.Message);

        var loaded = reference.GetAnalyzers(LanguageNames.CSharp).Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal);

        Assert.Equal(Hosts.HostTypes().Select(type => type.Name).Append(nameof(BaselineAnalyzer)).Append(nameof(BaselineSuppressor)).Order(StringComparer.Ordinal), loaded);
        Assert.Empty(failures);
        Assert.Empty(reference.GetAnalyzers(LanguageNames.VisualBasic));
    }

    [Fact]
    public void There_is_one_host_for_every_shape()
    {
        var shapes = typeof(Rule).Assembly.GetTypes().Where(type => type.BaseType == typeof(Rule));
        Assert.Equal(
            shapes.Select(shape => shape.Name).Order(StringComparer.Ordinal),
            Hosts.HostTypes().Select(host => Hosts.ShapeOfHost(host).Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fix_is_exported_for_editors()
    {
        var fixes = FixTypes().ToList();
        Assert.NotEmpty(fixes);
        Assert.All(fixes, fix =>
        {
            Assert.True(fix.IsSealed);
            Assert.False(fix.IsPublic);
            Assert.Equal([LanguageNames.CSharp], fix.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
            // An editor creates a fix this way, without asking for members that are not public.
            Assert.Single(Assert.IsAssignableFrom<CodeFixProvider>(Activator.CreateInstance(fix)).FixableDiagnosticIds, id => id.StartsWith("BARCH", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void No_two_fixes_serve_one_rule()
    {
        var ids = FixTypes().SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static IEnumerable<Type> FixTypes() =>
        typeof(RuleFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
