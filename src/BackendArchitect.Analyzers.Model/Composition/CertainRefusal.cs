using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether a filter refuses every request that brings no credentials: on the way through its source, as far as <see cref="AnonymousCaller"/>
/// knows which way that is, a refusal comes before the next filter does. Whoever looks at anything else may let some of them pass.
/// </summary>
internal sealed class CertainRefusal
{
    // What runs before the action does, in filters of both kinds.
    private static readonly string[] Entries =
    [
        "OnAuthorization", "OnAuthorizationAsync", "OnResourceExecuting", "OnResourceExecutionAsync", "OnActionExecuting", "OnActionExecutionAsync", "InvokeAsync",
    ];

    private enum Way
    {
        GoesOn,
        Refuses,
        Unknown,
    }

    private readonly BodyIndex _body;

    private CertainRefusal(BodyIndex body) => _body = body;

    /// <summary>Whether a filter of a type refuses them.</summary>
    internal static bool Of(ITypeSymbol filter, ServiceModel model, CancellationToken cancellationToken)
    {
        if (filter is not INamedTypeSymbol type)
            return false;
        // [TypeFilter] and its like are filters of the type that they hand to their base.
        if (type.IsOrDerivesFrom(AspNet.TypeFilter) || type.IsOrDerivesFrom(AspNet.ServiceFilter))
            return MadeBy(type, cancellationToken) is { } made && !made.IsOrDerivesFrom(AspNet.TypeFilter) && Of(made, model, cancellationToken);
        var entries = EntriesOf(type).ToList();
        // Of both ways to be a filter of one stage, the asynchronous one is taken.
        return entries.Where(entry => !entries.Exists(other => other.CalledName() == AsyncOf(entry.CalledName()) && !other.DeclaringSyntaxReferences.IsEmpty))
            .Any(entry => model.BodyOf(entry, cancellationToken) is { } body && Of(body, model));

        ITypeSymbol? MadeBy(INamedTypeSymbol attribute, CancellationToken token) =>
            attribute.DeclaringSyntaxReferences.SelectMany(d => d.GetSyntax(token).DescendantNodes()).OfType<TypeOfExpressionSyntax>().ToList() is { Count: 1 } named
                ? model.SymbolOf(named[0].Type, token) as ITypeSymbol
                : null;
    }

    /// <summary>Whether a filter that is a lambda or a method refuses them.</summary>
    internal static bool Of(IOperation function, ServiceModel model, CancellationToken cancellationToken) => function switch
    {
        IAnonymousFunctionOperation => Of(function, model),
        IMethodReferenceOperation { Method: var method } => model.BodyOf(method, cancellationToken) is { } body && Of(body, model),
        _ => false,
    };

    // What the framework calls: the last override of what implements its interface.
    private static IEnumerable<IMethodSymbol> EntriesOf(INamedTypeSymbol type) =>
        from contract in type.AllInterfaces
        where contract.IsOrDerivesFrom(AspNet.FilterMetadata) || contract.Is(AspNet.EndpointFilter)
        from member in contract.GetMembers().OfType<IMethodSymbol>()
        where System.Array.IndexOf(Entries, member.Name) >= 0
        let implementation = type.FindImplementationForInterfaceMember(member) as IMethodSymbol
        where implementation is not null
        select type.SelfAndBases().SelectMany(t => t.GetMembers(implementation.Name).OfType<IMethodSymbol>()).FirstOrDefault(method => Overrides(method, implementation)) ?? implementation;

    private static bool Overrides(IMethodSymbol method, IMethodSymbol overridden)
    {
        for (var m = method.OverriddenMethod; m is not null; m = m.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, overridden.OriginalDefinition))
                return true;
        return false;
    }

    private static string AsyncOf(string entry) => entry.Replace("Executing", "Execution") + "Async";

    private static bool Of(IOperation function, ServiceModel model) => BlockOf(function) is { } block && new CertainRefusal(model.BodyAround(function)).Along(block) == Way.Refuses;

    private static IBlockOperation? BlockOf(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        ILocalFunctionOperation local => local.Body,
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        _ => null,
    };

    private Way Along(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
            if (At(statement) is not Way.GoesOn and var way)
                return way;
        return Way.GoesOn;
    }

    private Way Along(IBlockOperation block) => Along(block.Operations);

    private Way At(IOperation? statement)
    {
        switch (statement)
        {
            case null or ILocalFunctionOperation or IEmptyOperation:
                return Way.GoesOn;
            case IBlockOperation block:
                return Along(block);
            case ITryOperation attempt:
                return attempt.Catches.Any() && attempt.Body.Descendants().Any(o => o is IThrowOperation) ? Way.Unknown : Along(attempt.Body);
            case IUsingOperation held:
                return At(held.Body);
            case IConditionalOperation choice:
                return AnonymousCaller.Holds(choice.Condition, _body) switch
                {
                    true => At(choice.WhenTrue),
                    false => At(choice.WhenFalse),
                    null => At(choice.WhenTrue) is var one && At(choice.WhenFalse) == one ? one : Way.Unknown,
                };
            case IReturnOperation { ReturnedValue: { } value }:
                return IsRefusal(value) ? Way.Refuses : Way.Unknown;
            case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                return IsRefusal(statement) ? Way.Refuses : Way.Unknown;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: var context } } } set }
                when context.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Mvc.Filters":
                return IsRefusal(set.Value) ? Way.Refuses : Way.Unknown;
            case IExpressionStatementOperation or IVariableDeclarationGroupOperation:
                // Who calls the next one has let the caller pass.
                return statement.Descendants().Any(o => o is IParameterReferenceOperation { Type.TypeKind: TypeKind.Delegate }) ? Way.Unknown : Way.GoesOn;
            default:
                return Way.Unknown;
        }
    }

    private bool IsRefusal(IOperation value)
    {
        switch (value.WithoutConversions())
        {
            case IExpressionStatementOperation { Operation: IThrowOperation thrown }:
                return IsRefusal(thrown);
            case IThrowOperation { Exception: { } exception }:
                return IsRefusal(exception);
            case IAwaitOperation awaited:
                return IsRefusal(awaited.Operation);
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return AnonymousCaller.Holds(choice.Condition, _body) switch
                {
                    true => IsRefusal(choice.WhenTrue),
                    false => IsRefusal(otherwise),
                    null => IsRefusal(choice.WhenTrue) && IsRefusal(otherwise),
                };
            case ILocalReferenceOperation local:
                return AnonymousCaller.OnlyValueOf(local, _body) is { } only && IsRefusal(only);
            // A filter factory returns the filter.
            case IAnonymousFunctionOperation filter:
                return Along(filter.Body) == Way.Refuses;
            case IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } results }:
                return IsRefusal(results[0].Value);
            case IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } results }:
                return IsRefusal(results[0].Value);
            case IInvocationOperation or IObjectCreationOperation:
                return Refusal.IsRefused(value.WithoutConversions());
            default:
                return false;
        }
    }
}
