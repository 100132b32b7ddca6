using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Questions about operations.</summary>
internal static class OperationExtensions
{
    /// <summary>
    /// What a call stands on: the instance, or the first argument of a classic extension method. An extension block's call has an
    /// instance, a classic one's does not, and <c>ReducedFrom</c> is null in operation trees.
    /// </summary>
    internal static IOperation? Receiver(this IInvocationOperation call)
    {
        if (call.Instance is { } instance)
            return instance.WithoutConversions();
        if (!call.TargetMethod.IsExtensionMethod)
            return null;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Ordinal == 0)
                return argument.Value.WithoutConversions();
        return null;
    }

    /// <summary>The call that a lambda is an argument of, or null.</summary>
    internal static IInvocationOperation? CallThatTakes(this IAnonymousFunctionOperation lambda) => lambda.ArgumentOfCall()?.Parent as IInvocationOperation;

    /// <summary>The argument that a lambda or method group is, through what makes a delegate of it; null where it is none.</summary>
    internal static IArgumentOperation? ArgumentOfCall(this IOperation function)
    {
        var operation = function.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation)
            operation = operation.Parent;
        return operation as IArgumentOperation;
    }

    /// <summary>The lambda that a parameter belongs to, or null.</summary>
    internal static IAnonymousFunctionOperation? Lambda(this IParameterReferenceOperation parameter)
    {
        for (IOperation? operation = parameter; operation is not null; operation = operation.Parent)
            if (operation is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.Parameter.ContainingSymbol))
                return lambda;
        return null;
    }

    /// <summary>What stands before the <c>?.</c> that this is the object of, or null.</summary>
    internal static IOperation? Accessed(this IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? operation = instance; operation is not null; operation = operation.Parent)
            if (operation.Parent is IConditionalAccessOperation access && access.WhenNotNull == operation)
                return access.Operation;
        return null;
    }

    /// <summary>The value passed for the parameter of this name, or null when it is omitted or there is no such parameter.</summary>
    internal static IOperation? ArgumentFor(this IInvocationOperation call, string parameter) => ArgumentFor(call.Arguments, parameter);

    /// <inheritdoc cref="ArgumentFor(IInvocationOperation, string)"/>
    internal static IOperation? ArgumentFor(this IObjectCreationOperation creation, string parameter) => ArgumentFor(creation.Arguments, parameter);

    private static IOperation? ArgumentFor(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value.WithoutConversions();

    /// <summary>The operation under implicit and explicit conversions, parentheses and the null-forgiving operator.</summary>
    internal static IOperation WithoutConversions(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The operation and those under it, but not what lambdas and local functions in it do when they are called.</summary>
    internal static IEnumerable<IOperation> WithoutNestedFunctions(this IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                foreach (var descendant in child.WithoutNestedFunctions())
                    yield return descendant;
    }

    /// <summary>What the body of a method, lambda or local function returns.</summary>
    internal static IEnumerable<IOperation> ReturnedValues(this IOperation body) =>
        body.WithoutNestedFunctions().OfType<IReturnOperation>().Where(r => r is { Kind: OperationKind.Return, ReturnedValue: not null }).Select(r => r.ReturnedValue!);

    /// <summary>
    /// The operation under what the compiler adds without changing how the value reads as text: boxing and reference conversions. Casts
    /// that are written, conversions of the user's own and numeric ones stay.
    /// </summary>
    internal static IOperation WithoutImplicitConversions(this IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Conversion.IsNumeric: false } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>
    /// The argument as it is written, parentheses and <c>!</c> included; <c>IArgumentOperation.Syntax</c> is the expression inside of them. Null for what
    /// is not written as one: a receiver, a default.
    /// </summary>
    internal static ArgumentSyntax? Written(this IArgumentOperation argument)
    {
        var syntax = argument.Syntax;
        while (syntax is not ArgumentSyntax && syntax.Parent is ArgumentSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            syntax = syntax.Parent;
        return syntax as ArgumentSyntax;
    }

    /// <summary>
    /// What is passed for a <c>params</c> parameter, one by one: listed in the call or in an array that the call creates. The default array
    /// when it was created elsewhere.
    /// </summary>
    internal static ImmutableArray<IOperation> ElementsOfParams(this IArgumentOperation argument) => argument.Value.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection when !collection.Elements.Any(e => e is ISpreadOperation) => collection.Elements,
        _ => default,
    };

    /// <summary>The constant text of an operation, or null.</summary>
    internal static string? ConstantText(this IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The lambda or local function that an operation stands in, or null.</summary>
    internal static IOperation? EnclosingFunction(this IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return outer;
        return null;
    }

    /// <summary>The variable or member that an operation refers to, as it is declared; null for any other operation.</summary>
    internal static ISymbol? Referred(this IOperation? reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition,
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        _ => null,
    };

    /// <summary>Whether two operations stand for one place of the source, of which one may be bound alone.</summary>
    internal static bool IsAt(this IOperation operation, IOperation other) =>
        LoneStatement.Original(operation.Syntax) is var one && LoneStatement.Original(other.Syntax) is var another && one.SyntaxTree == another.SyntaxTree && one.Span == another.Span;

    /// <summary>Where a call names its method: the identifier alone, without receiver, type arguments and arguments.</summary>
    internal static Location NameLocation(this IInvocationOperation call) => (call.Syntax as InvocationExpressionSyntax)?.InvokedName() is { } name
        ? name.LocationInFile() is var place && name is GenericNameSyntax ? Location.Create(place.SourceTree!, name.Identifier.Span) : place
        : call.Syntax.LocationInFile();
}
