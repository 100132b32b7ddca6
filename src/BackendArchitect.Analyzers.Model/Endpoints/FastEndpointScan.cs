using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Which assemblies FastEndpoints looks through: all that are loaded, unless the application names the only ones, or hands over what a generator found in some.
/// </summary>
/// <param name="only">The names of the only ones; null where none is certain to be left out.</param>
internal sealed class FastEndpointScan(ImmutableHashSet<string>? only)
{
    /// <summary>Whether an assembly may be looked through.</summary>
    internal bool MayInclude(IAssemblySymbol assembly) => only?.Contains(assembly.Name) != false;

    internal static FastEndpointScan Read(ServiceModel model, CancellationToken cancellationToken) => new(Generated(model, cancellationToken) ?? Named(model, cancellationToken));

    // What a generator found stands in a class of that name in each assembly it ran for; where any is handed over, nothing is looked for.
    private static ImmutableHashSet<string>? Generated(ServiceModel model, CancellationToken cancellationToken)
    {
        var statements = model.MentionsOf("SourceGeneratorDiscoveredTypes", cancellationToken).Select(use => use.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode?)use.FirstAncestorOrSelf<LambdaExpressionSyntax>()).ToList();
        var names = statements.SelectMany(statement => statement?.DescendantNodes().OfType<IdentifierNameSyntax>() ?? [])
            .Where(name => name.Identifier.ValueText == "DiscoveredTypes").Select(name => model.SymbolOf(name, cancellationToken)?.ContainingAssembly?.Name).ToList();
        return names.Count == 0 || names.Contains(null) ? null : [.. names.OfType<string>()];
    }

    private static ImmutableHashSet<string>? Named(ServiceModel model, CancellationToken cancellationToken)
    {
        if (Assigned("DisableAutoDiscovery").ToList() is not { Count: > 0 } disabled || disabled.Any(value => !value.IsKind(SyntaxKind.TrueLiteralExpression)))
            return null;
        var names = Assigned("Assemblies").SelectMany(NamesIn).ToList();
        return names.Count == 0 || names.Contains(null) ? null : [.. names.OfType<string>()];

        IEnumerable<ExpressionSyntax> Assigned(string option) => model.MentionsOf(option, cancellationToken).Select(use => FastEndpointReader.AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>();

        IEnumerable<string?> NamesIn(ExpressionSyntax assemblies) => assemblies switch
        {
            CollectionExpressionSyntax { Elements: var elements } => elements.Select(element => element is ExpressionElementSyntax one ? NameOf(one.Expression) : null),
            ArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions.Select(NameOf),
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions.Select(NameOf),
            _ => [null],
        };

        string? NameOf(ExpressionSyntax assembly) => model.OperationOf(assembly, cancellationToken)?.WithoutConversions() switch
        {
            IPropertyReferenceOperation { Property.Name: "Assembly", Instance: ITypeOfOperation of } => of.TypeOperand.ContainingAssembly?.Name,
            IInvocationOperation { TargetMethod: { Name: "GetExecutingAssembly", ContainingType.Name: "Assembly" } } => Around(assembly),
            IInvocationOperation { TargetMethod: { Name: "GetEntryAssembly", ContainingType.Name: "Assembly" } } when model.IsHost => model.Compilation.AssemblyName,
            _ => null,
        };

        string? Around(SyntaxNode node) => model.Compilations.FirstOrDefault(compilation => compilation.ContainsSyntaxTree(node.SyntaxTree))?.AssemblyName;
    }
}
