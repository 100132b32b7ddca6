using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model;

/// <summary>
/// What one compilation says about the service it builds. Created once per compilation, weakly held; everything inside is computed on
/// first use, and rules pull what they need.
/// </summary>
internal sealed class ServiceModel
{
    private static readonly ConditionalWeakTable<Compilation, ServiceModel> Models = new();

    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _semanticModels = new();

    private ServiceModel(Compilation compilation)
    {
        Compilation = compilation;
        IsService = compilation.ReferencedAssemblyNames.Any(a => a.Name == "Microsoft.AspNetCore.Routing");
        IsTest = compilation.ReferencedAssemblyNames.Any(a => TestFrameworks.Contains(a.Name));
        IsHost = IsService && compilation.Options.OutputKind is (OutputKind.ConsoleApplication or OutputKind.WindowsApplication);
    }

    internal Compilation Compilation { get; }

    /// <summary>Whether the project builds on ASP.NET Core.</summary>
    internal bool IsService { get; }

    /// <summary>Whether the project has an entry point of its own: what it does not configure, nobody does.</summary>
    internal bool IsHost { get; }

    /// <summary>Whether the project references a test framework.</summary>
    internal bool IsTest { get; }

    internal static ServiceModel Of(Compilation compilation) => Models.GetValue(compilation, c => new ServiceModel(c));

    /// <summary>Every use of a name in the project, in the order of its files.</summary>
    internal IEnumerable<SimpleNameSyntax> MentionsOf(string name, CancellationToken cancellationToken)
    {
        foreach (var tree in Compilation.SyntaxTrees)
            foreach (var use in TreeNames.Of(tree, cancellationToken).MentionsOf(name, cancellationToken))
                yield return use;
    }

    /// <summary>
    /// The semantic model of any file of the project. Facts of the file at hand come from its own action; this is for the few places
    /// elsewhere that a name leads to.
    /// </summary>
    internal SemanticModel SemanticModelOf(SyntaxTree tree) =>
        _semanticModels.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
}
