using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>An exception that a catch clause around a log call caught, and that the call writes without being given it as the exception.</summary>
/// <param name="Variable">The variable of the clause.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Mentions">The pieces of the message and the values that are the exception or its text.</param>
internal sealed record CaughtException(ILocalSymbol Variable, ICatchClauseOperation Clause, IReadOnlyList<IOperation> Mentions)
{
    /// <summary>The exception of the innermost clause that a call writes as text, or null.</summary>
    internal static CaughtException? WrittenBy(LogCall call, CancellationToken cancellationToken)
    {
        if (call.Exception is not null || ClauseAround(call.Invocation) is null)
            return null;
        var pieces = new List<IOperation>();
        if (call.Template is { } template)
            pieces.AddRange(BuiltText.Of(template, cancellationToken)?.Values.AsEnumerable() ?? [template]);
        pieces.AddRange(call.Values);
        for (var clause = ClauseAround(call.Invocation); clause is not null; clause = ClauseAround(clause))
        {
            if (VariableOf(clause) is not { } variable)
                continue;
            var mentions = pieces.Where(piece => IsText(piece, variable)).ToList();
            if (mentions.Count > 0)
                return new(variable, clause, mentions);
        }
        return null;
    }

    /// <summary>Whether the method that is called, or an overload of it, takes an exception as what it is.</summary>
    internal static bool HasPlaceIn(LogCall call) =>
        call is { Kind: LogCallKind.Entry, Form: not LogMessageForm.Format, TemplateArgument: not null }
        && (!call.IsWrapped || (call.Invocation.TargetMethod.ContainingType?.GetMembers(call.Invocation.TargetMethod.Name) ?? []).OfType<IMethodSymbol>()
            .Any(method => method.Parameters.Any(parameter => parameter.Type.IsOrDerivesFrom(Exceptions.Exception))));

    /// <summary>Whether a value is an exception that a clause around it caught, as it is.</summary>
    internal static bool Is(IOperation value)
    {
        for (var clause = ClauseAround(value); clause is not null; clause = ClauseAround(clause))
            if (VariableOf(clause) is { } variable && IsReference(value, variable))
                return true;
        return false;
    }

    /// <summary>Whether a value is the exception itself, its message or all of its text: what a logger writes by itself where it is given the exception.</summary>
    internal bool IsWhole(IOperation value) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace", Instance: { } instance } => IsReference(instance, Variable),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } => IsReference(instance, Variable),
        var plain => IsReference(plain, Variable),
    };

    /// <summary>
    /// Whether the clause hands the exception on: it throws it again, or another that keeps it, logs it elsewhere as what it is, or gives it to what
    /// records exceptions.
    /// </summary>
    internal bool IsKept() => Clause.Handler.Descendants().Any(operation => operation switch
    {
        IThrowOperation { Exception: null } => true,
        IThrowOperation { Exception: { } thrown } => thrown.DescendantsAndSelf().Any(o => IsReference(o, Variable)),
        IInvocationOperation call => call.Arguments.Any(argument => IsReference(argument.Value, Variable) && Keeps(call, argument)),
        _ => false,
    });

    private static bool Keeps(IInvocationOperation call, IArgumentOperation argument)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.Is(Exceptions.DispatchInfo))
            return true;
        if (argument.Parameter is not { } parameter || !parameter.Type.IsOrDerivesFrom(Exceptions.Exception))
            return false;
        // TrackException, SetException, FromException, CaptureException: telemetry and tasks. A logger's parameter that may be anything is a value of
        // the template, unless there is none.
        return method.Name.EndsWith("Exception", StringComparison.Ordinal)
            || (LogCall.MayLog(method.Name) && (parameter.OriginalDefinition.Type is not ITypeParameterSymbol || method.Parameters.Length == 1));
    }

    private static ICatchClauseOperation? ClauseAround(IOperation operation)
    {
        for (var at = operation; at.Parent is { } parent; at = parent)
            if (parent is ICatchClauseOperation clause && at == clause.Handler)
                return clause;
        return null;
    }

    private static ILocalSymbol? VariableOf(ICatchClauseOperation clause) => (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;

    // The exception, one inside of it, or text that is made of its own.
    private static bool IsText(IOperation value, ILocalSymbol variable) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace", Instance: { } instance } => IsExceptionOf(instance, variable),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } when IsExceptionOf(instance, variable) => true,
        IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } instance, Type.SpecialType: SpecialType.System_String } => IsText(instance, variable),
        IConditionalAccessOperation access => (IsText(access.WhenNotNull, variable) || IsOnAccessed(access.WhenNotNull)) && IsExceptionOf(access.Operation, variable),
        ICoalesceOperation choice => IsText(choice.Value, variable) || IsText(choice.WhenNull, variable),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => IsText(choice.WhenTrue, variable) || IsText(whenFalse, variable),
        var plain => IsExceptionOf(plain, variable),
    };

    private static bool IsOnAccessed(IOperation member) => member switch
    {
        IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace" or "InnerException", Instance: IConditionalAccessInstanceOperation } => true,
        IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace", Instance: { } instance } => IsOnAccessed(instance),
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: IConditionalAccessInstanceOperation } => true,
        IConditionalAccessOperation access => IsOnAccessed(access.Operation) && IsOnAccessed(access.WhenNotNull),
        _ => false,
    };

    private static bool IsExceptionOf(IOperation value, ILocalSymbol variable) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "InnerException", Instance: { } instance } => IsExceptionOf(instance, variable),
        IInvocationOperation { TargetMethod.Name: "GetBaseException" or "Flatten", Instance: { } instance } => IsExceptionOf(instance, variable),
        var plain => IsReference(plain, variable),
    };

    private static bool IsReference(IOperation value, ILocalSymbol variable) =>
        value.WithoutConversions() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);
}
