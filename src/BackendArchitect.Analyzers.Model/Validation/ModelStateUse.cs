using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Whether code hears what MVC noted in the model state. Who only adds to it does not.
/// See https://learn.microsoft.com/aspnet/core/mvc/models/validation#model-state.
/// </summary>
internal static class ModelStateUse
{
    private const string State = "ModelState";
    private const int MostCalls = 3;

    private static readonly string[] Writes = ["AddModelError", "Clear", "ClearValidationState", "Remove", "SetModelValue", "MarkFieldValid", "MarkFieldSkipped", "TryAddModelError", "AddModelException", "TryAddModelException", "Merge"];

    // What a controller or page model overrides to run before its handlers.
    private static readonly string[] Before = ["OnActionExecuting", "OnActionExecutionAsync", "OnPageHandlerExecuting", "OnPageHandlerExecutionAsync"];

    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool>> HeardBefore = new();

    /// <summary>Whether an action, or a method of its class that it calls, hears it.</summary>
    internal static bool IsHeardBy(IMethodSymbol action, INamedTypeSymbol controller, CancellationToken cancellationToken) =>
        IsHeardBy(action, controller, [], 0, cancellationToken);

    /// <summary>Whether a class hears it before its actions run: it is its own filter.</summary>
    internal static bool IsHeardBefore(INamedTypeSymbol controller, CancellationToken cancellationToken) =>
        HeardBefore.GetValue(controller, type => new(ReadFilter(type, cancellationToken))).Value;

    private static bool ReadFilter(INamedTypeSymbol controller, CancellationToken cancellationToken) =>
        controller.SelfAndBases().SelectMany(t => Before.SelectMany(name => t.GetMembers(name))).OfType<IMethodSymbol>()
            .Any(filter => NamesIn(filter, controller, cancellationToken).Any(name => IsHeard(name) || (name.Identifier.ValueText != State && FilterValidation.IsWord(name.Identifier.ValueText))));

    private static bool IsHeardBy(IMethodSymbol method, INamedTypeSymbol controller, HashSet<ISymbol> seen, int depth, CancellationToken cancellationToken) =>
        NamesIn(method, controller, seen, depth, cancellationToken).Any(IsHeard);

    /// <summary>The names in the code of a method and of the methods of its class that it calls.</summary>
    internal static IEnumerable<SimpleNameSyntax> NamesIn(IMethodSymbol method, INamedTypeSymbol controller, CancellationToken cancellationToken) =>
        NamesIn(method, controller, [], 0, cancellationToken);

    private static IEnumerable<SimpleNameSyntax> NamesIn(IMethodSymbol method, INamedTypeSymbol controller, HashSet<ISymbol> seen, int depth, CancellationToken cancellationToken)
    {
        if (depth > MostCalls || !seen.Add(method.OriginalDefinition))
            yield break;
        foreach (var code in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
        {
            var names = code.DescendantNodes().OfType<SimpleNameSyntax>().ToList();
            foreach (var name in names)
                yield return name;
            var called = names.Where(name => name.CallBy() is not null).Select(name => name.Identifier.ValueText).Distinct();
            foreach (var callee in called.SelectMany(name => controller.SelfAndBases().SelectMany(type => type.GetMembers(name))).OfType<IMethodSymbol>())
                foreach (var name in NamesIn(callee, controller, seen, depth + 1, cancellationToken))
                    yield return name;
        }
    }

    private static bool IsHeard(SimpleNameSyntax name)
    {
        if (name.Identifier.ValueText != State)
            return name.Identifier.ValueText == "TryValidateModel";
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        return whole.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } || System.Array.IndexOf(Writes, member) < 0;
    }
}
