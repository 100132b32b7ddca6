using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// The statements of a convention that change which endpoints there are, and where. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/application-model.
/// </summary>
internal static class ConventionEffect
{
    // What tokens of routes and conventional routes stand for; a convention may keep values of its own beside them.
    private static readonly ImmutableHashSet<string> Tokens = ImmutableHashSet.Create(System.StringComparer.OrdinalIgnoreCase, "controller", "action", "area");

    private static readonly ImmutableHashSet<string> Removals = ["Remove", "RemoveAt", "Clear"];

    private static readonly ImmutableHashSet<string> Additions = ["Add", "Insert"];

    /// <summary>Where a selector is given a route.</summary>
    internal static IEnumerable<ISimpleAssignmentOperation> RoutesGiven(ConventionCode code) => code.Body.Descendants().OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property: var property } && property.Is(AspNet.SelectorRoute));

    /// <summary>Where a controller or an action is given another name, or a value that stands for a token.</summary>
    internal static IEnumerable<IOperation> NamesSet(ConventionCode code) => code.Body.Descendants().Where(operation => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true } } value } => IsCollection(value.Instance, "RouteValues") && IsToken(value.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ControllerName" or "ActionName" } } => true,
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" } call => IsCollection(call.Receiver(), "RouteValues") && IsToken(call.Arguments.RemoveAll(argument => argument.Value == call.Receiver())),
        _ => false,
    });

    /// <summary>Where selectors are added or taken away, or are told other verbs.</summary>
    internal static IEnumerable<IOperation> SelectorsChanged(ConventionCode code) => code.Body.Descendants().OfType<IInvocationOperation>()
        .Where(call => (IsCollection(call.Receiver(), "Selectors") || IsCollection(call.Receiver(), "ActionConstraints")) && (Removals.Contains(call.TargetMethod.Name) || Additions.Contains(call.TargetMethod.Name)));

    /// <summary>Where actions or controllers are taken out.</summary>
    internal static IEnumerable<IOperation> TakenOut(ConventionCode code) => code.Body.Descendants().OfType<IInvocationOperation>()
        .Where(call => (IsCollection(call.Receiver(), "Actions") || IsCollection(call.Receiver(), "Controllers")) && Removals.Contains(call.TargetMethod.Name));

    /// <summary>Whether a method, or one on the way to it, speaks of actions.</summary>
    internal static bool ConcernsActions(ConventionCode code, CancellationToken cancellationToken) => code.Way.Select(call => call.Syntax).Concat(code.Method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
        .Any(syntax => syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(use => use.Identifier.ValueText is "ActionModel" or "Actions"))
        || code.Way.Any(call => call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => part.Type.Is(AspNet.ActionModel))));

    private static bool IsCollection(IOperation? receiver, string name) =>
        receiver?.WithoutConversions() is IPropertyReferenceOperation { Property: { ContainingType: { } holder } property } && property.Name == name
        && holder.ContainingNamespace?.ToDisplayString() == AspNet.ControllerModel.Namespace;

    private static bool IsToken(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault()?.Value.ConstantText() is not { } key || Tokens.Contains(key);
}
