using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// A method of the solution that hands one of its parameters to a logger as the template, and to nobody else: calling it is logging. A text that is also
/// thrown, shown or compared is no template, and a method that adds values of its own is no wrapper.
/// </summary>
/// <param name="Inner">The call of the logger inside.</param>
/// <param name="Severity">How grave the entry is, where all calls inside agree.</param>
/// <param name="Template">The ordinal of the parameter that is the template.</param>
/// <param name="Values">The ordinal of the array that brings the values; null where the method takes none.</param>
/// <param name="Exception">The ordinal of the parameter that is the exception, or null.</param>
internal sealed record LogWrapper(LogCall Inner, LogSeverity? Severity, int Template, int? Values, int? Exception)
{
    // Wrappers of wrappers of wrappers: beyond that nobody looks, and a method that calls itself ends here.
    private const int Deepest = 3;

    /// <summary>Reads a call of such a method, or answers null.</summary>
    internal static LogCall? Read(IInvocationOperation invocation, ServiceModel model, CancellationToken cancellationToken) =>
        Read(invocation, model, Deepest, cancellationToken);

    private static LogCall? Read(IInvocationOperation invocation, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        if (depth == 0 || !method.Parameters.Any(IsText))
            return null;
        if (!model.LogWrappers.TryGetValue(method, out var wrapper))
        {
            wrapper = Of(method, model, depth, cancellationToken);
            // What is out of sight from deep inside may be in sight from nearer.
            if (wrapper is not null || depth == Deepest)
                model.LogWrappers.TryAdd(method, wrapper);
        }
        if (wrapper is null || invocation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == wrapper.Template && a.ArgumentKind == ArgumentKind.Explicit) is not { } template)
            return null;
        var (values, unseen, exception) = LogCall.Rest(invocation, p => p.Ordinal == wrapper.Values, p => p.Ordinal == wrapper.Exception);
        return new(invocation, wrapper.Inner.Library, wrapper.Inner.Kind, wrapper.Severity, template, values, unseen, exception)
        {
            Form = wrapper.Inner.Form,
            IsWrapped = true,
            TakesValues = wrapper.Values is not null,
        };
    }

    private static LogWrapper? Of(IMethodSymbol method, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        if (method.IsAbstract)
            return OfImplementations(method, model, depth, cancellationToken);
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } syntax || !method.Parameters.Any(p => IsText(p) && IsPassedOn(p, syntax)))
            return null;
        return model.BodyOf(method, cancellationToken) is { } body
            ? method.Parameters.Where(IsText).Select(p => Of(p, method, body, model, depth, cancellationToken)).FirstOrDefault(w => w is not null)
            : null;
    }

    private static LogWrapper? Of(IParameterSymbol template, IMethodSymbol method, IOperation body, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        var calls = new List<LogCall>();
        foreach (var reference in body.DescendantsAndSelf().Where(o => Own(o, method)?.Ordinal == template.Ordinal))
        {
            if (ArgumentOf(reference) is not { Parent: IInvocationOperation invocation } argument
                || (LogCall.Read(invocation) ?? Read(invocation, model, depth - 1, cancellationToken)) is not { Values.IsEmpty: true } call
                || call.TemplateArgument != argument || call.Kind == LogCallKind.Definition)
                return null;
            calls.Add(call);
        }
        if (calls.Count == 0 || calls.Any(c => c.Library != calls[0].Library || c.Kind != calls[0].Kind || c.Form != calls[0].Form))
            return null;
        var arrays = calls.Select(c => c.UnseenValues is { } unseen ? Own(unseen, method)?.Ordinal ?? -1 : (int?)null).Distinct().ToList();
        if (arrays.Count != 1 || (arrays[0] is { } array && (array < 0 || method.Parameters[array].Type is not IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object })))
            return null;
        var severity = calls.All(c => c.Severity == calls[0].Severity) ? calls[0].Severity : null;
        return new(calls[0], severity, template.Ordinal, arrays[0], calls.Select(c => Own(c.Exception, method)?.Ordinal).FirstOrDefault(e => e is not null));
    }

    // An interface or abstract class is what its implementations are, as far as they are in sight and agree.
    private static LogWrapper? OfImplementations(IMethodSymbol method, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        var wrappers = model.Compilations
            .SelectMany(c => c.GetSymbolsWithName(method.Name, SymbolFilter.Member, cancellationToken)).OfType<IMethodSymbol>()
            .Where(m => !m.IsAbstract && m.Parameters.Length == method.Parameters.Length && Implements(m, method))
            .Select(m => Of(m, model, depth, cancellationToken)).ToList();
        return wrappers.Count > 0 && wrappers[0] is { } first
            && wrappers.All(w => w is not null && w.Template == first.Template && w.Values == first.Values && w.Exception == first.Exception && w.Inner.Library == first.Inner.Library)
                ? wrappers.All(w => w!.Severity == first.Severity) ? first : first with { Severity = null }
                : null;
    }

    private static bool Implements(IMethodSymbol implementation, IMethodSymbol method)
    {
        for (var overridden = implementation.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (overridden.OriginalDefinition.IsDeclaredAs(method))
                return true;
        return implementation.ContainingType.AllInterfaces.Where(i => i.OriginalDefinition.IsDeclaredAs(method.ContainingType))
            .SelectMany(i => i.GetMembers(method.Name)).Where(m => m.OriginalDefinition.IsDeclaredAs(method))
            .Any(m => SymbolEqualityComparer.Default.Equals(implementation.ContainingType.FindImplementationForInterfaceMember(m), implementation));
    }

    // Most methods with a text parameter hand it to nobody as it is, and are not bound for this.
    private static bool IsPassedOn(IParameterSymbol parameter, SyntaxNode method) => method.DescendantNodes().Any(node =>
        node is ArgumentSyntax { Expression: IdentifierNameSyntax name, Parent.Parent: InvocationExpressionSyntax call }
        && name.Identifier.ValueText == parameter.Name && LogCall.MayLog(call.InvokedName()?.Identifier.ValueText));

    private static IArgumentOperation? ArgumentOf(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent as IArgumentOperation;
    }

    // A method of a referenced project is another symbol here than in its own source.
    private static IParameterSymbol? Own(IOperation? value, IMethodSymbol method) =>
        value is IParameterReferenceOperation { Parameter: var parameter } && parameter.ContainingSymbol.OriginalDefinition.IsDeclaredAs(method) ? parameter : null;

    private static bool IsText(IParameterSymbol parameter) => parameter is { Type.SpecialType: SpecialType.System_String, RefKind: RefKind.None };
}
