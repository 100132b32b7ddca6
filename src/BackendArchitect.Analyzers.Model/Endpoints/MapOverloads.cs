using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The methods of a service that hand a pattern or handler of their callers on to a map call: extensions, static methods, local functions,
/// methods of an endpoint class's base. Asked for every invocation of a service, so it answers by name before it looks at a symbol.
/// </summary>
internal sealed class MapOverloads
{
    private readonly ServiceModel _model;
    private readonly Once<Index> _index;

    internal MapOverloads(ServiceModel model)
    {
        _model = model;
        _index = new(Read);
    }

    /// <summary>Whether some method of this name is an overload.</summary>
    internal bool HaveName(string name, CancellationToken cancellationToken) => _index.Value(cancellationToken).ByName.ContainsKey(name);

    /// <summary>The names of all, in alphabetical order.</summary>
    internal IEnumerable<string> Names(CancellationToken cancellationToken) => _index.Value(cancellationToken).ByName.Keys.OrderBy(name => name, System.StringComparer.Ordinal);

    /// <summary>The overloads that a call of a method runs: itself, or those that override or implement it.</summary>
    internal IEnumerable<IMethodSymbol> RunBy(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var called = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_index.Value(cancellationToken).ByName.TryGetValue(called.Name, out var declarations) || called.DeclaringSyntaxReferences.IsEmpty)
            yield break;
        if (called.DeclaringSyntaxReferences.Any(reference => declarations.Contains(reference.GetSyntax(cancellationToken))))
            yield return called;
        if (!called.MayBeReplaced())
            yield break;
        foreach (var declaration in declarations)
            if (_model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol other
                && !SymbolEqualityComparer.Default.Equals(other, called) && CallGraph.Runs(called, other))
                yield return other;
    }

    /// <summary>The method around a call that hands its own pattern or handler on to it; null where the call stands for itself.</summary>
    internal static IMethodSymbol? Around(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { } parameter && !IsBuilder(parameter.Type) && argument.Value.WithoutConversions() is IParameterReferenceOperation reference
                && reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } overload && !IsEntryPoint(overload))
                return overload.OriginalDefinition;
        return null;
    }

    // Nobody calls it: what it hands on are the arguments of the command line.
    private static bool IsEntryPoint(IMethodSymbol method) =>
        method.Name is WellKnownMemberNames.TopLevelStatementsEntryPointMethodName or WellKnownMemberNames.EntryPointMethodName
        && method is { IsStatic: true, Parameters: { Length: 1 } parameters } && parameters[0].Type is IArrayTypeSymbol;

    private static bool IsBuilder(ITypeSymbol type) =>
        type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder) || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsBuilder));

    // An overload's own name leads to the overloads of it.
    private Index Read(CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, HashSet<SyntaxNode>>();
        var names = EndpointReader.MapNames.ToList();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var declaration in _model.FilesWith(names[i], cancellationToken).SelectMany(tree => TreeForwards.Of(tree).To(names[i], cancellationToken)))
            {
                var name = NameOf(declaration);
                if (!byName.TryGetValue(name, out var declarations))
                    byName.Add(name, declarations = []);
                declarations.Add(declaration);
                if (!names.Contains(name))
                    names.Add(name);
            }
        }
        return new(byName);
    }

    private static string NameOf(SyntaxNode declaration) => declaration switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
        var local => ((Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax)local).Identifier.ValueText,
    };

    private sealed record Index(Dictionary<string, HashSet<SyntaxNode>> ByName);
}
