using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What an application adds to a collection of <c>MvcOptions</c>: global filters, conventions.</summary>
internal static class MvcAdditions
{
    /// <summary>The types that are added, null for one that cannot be seen, each with its place.</summary>
    internal static IEnumerable<(ITypeSymbol? What, Location Where)> To(MemberName collection, ServiceModel model, CancellationToken cancellationToken) =>
        CallsOn(collection, model, cancellationToken).Select(add => (
            add.Call.TargetMethod.TypeArguments.FirstOrDefault() ?? add.Call.Arguments.Select(a => TypeOf(a.Value)).FirstOrDefault(t => t is not null), add.Use.GetLocation()));

    /// <summary>The calls that add something.</summary>
    internal static IEnumerable<(SimpleNameSyntax Use, IInvocationOperation Call)> CallsOn(MemberName collection, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(collection.Name, cancellationToken))
        {
            if (!model.SymbolOf(use, cancellationToken).Is(collection) || model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                continue;
            foreach (var call in use.Ancestors().OfType<InvocationExpressionSyntax>().Take(1))
                if (model.CallAt(call, cancellationToken) is { TargetMethod.Name: "Add" or "AddService" or "Insert" } add)
                    yield return (use, add);
        }
    }

    private static ITypeSymbol? TypeOf(IOperation value) => value.WithoutConversions() switch
    {
        IObjectCreationOperation creation => creation.Type,
        ITypeOfOperation of => of.TypeOperand,
        // A variable of a class: of an interface, or an object, its type would say too little.
        ILocalReferenceOperation { Type: { TypeKind: TypeKind.Class, IsAbstract: false, SpecialType: SpecialType.None } type } => type,
        _ => null,
    };
}
