using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Follows endpoint and group builders: backwards from a map call to the groups it stands in, through locals, parameters and return values
/// and over files; forwards from where a builder is made to everything that is said about it.
/// </summary>
internal sealed class BuilderReader(ServiceModel model, ConventionReader conventions, RouteText routes)
{
    private const int DeepestFrame = 16;

    private readonly ConcurrentDictionary<(SyntaxNode Call, Frame Frame), ImmutableArray<EndpointGroup>> _groups = new();

    /// <summary>
    /// The groups that a route builder stands for: one as a rule, several for the variable of a loop over groups. Only the application and
    /// what <c>MapGroup</c> makes is a group; what cannot be followed is a group out of sight.
    /// </summary>
    internal ImmutableArray<EndpointGroup> GroupsOf(IOperation builder, Frame frame, CancellationToken cancellationToken)
    {
        builder = builder.WithoutConversions();
        if (builder.Type.Is(AspNet.WebApplication))
            return [EndpointGroup.Application];
        if (frame.Depth > DeepestFrame)
            return [EndpointGroup.OutOfSight("calls are nested too deeply")];
        switch (builder)
        {
            case ILocalReferenceOperation local:
                return GroupsOf(local, frame, cancellationToken);
            case IParameterReferenceOperation parameter:
                return GroupsOf(parameter, frame, cancellationToken);
            case IInvocationOperation call:
                return GroupsOf(call, frame, cancellationToken);
            case IConditionalOperation { WhenFalse: { } otherwise } choice when TestedForNull(choice.Condition) is { } tested && IsNull(tested, frame) is { } isNull:
                return GroupsOf(isNull ? choice.WhenTrue : otherwise, frame, cancellationToken);
            case ICoalesceOperation choice when IsNull(choice.Value, frame) is { } isNull:
                return GroupsOf(isNull ? choice.WhenNull : choice.Value, frame, cancellationToken);
            case IConditionalAccessInstanceOperation instance when Instance(instance) is { } accessed:
                return GroupsOf(accessed, frame, cancellationToken);
            default:
                return [EndpointGroup.OutOfSight($"'{builder.Syntax}' cannot be followed")];
        }
    }

    /// <summary>Everything that is said about the builder that a call makes, wherever it goes.</summary>
    internal ImmutableArray<Convention> ConventionsOf(IInvocationOperation creation, Frame frame, CancellationToken cancellationToken)
    {
        var walk = new Walk(creation, frame, cancellationToken);
        Follow(creation, frame, walk);
        return [.. walk.Found];
    }

    private ImmutableArray<EndpointGroup> GroupsOf(ILocalReferenceOperation local, Frame frame, CancellationToken cancellationToken)
    {
        var owner = frame.Of(local.Local);
        var body = model.BodyAround(local);
        if (body.LoopOf(local.Local) is { } loop)
            return [.. ElementsOf(loop.Collection, body).SelectMany(element => GroupsOf(element, owner, cancellationToken))];
        // 'group = group.RequireAuthorization()' leaves it the builder that it was.
        var values = body.ValuesOf(local.Local).Where(value => !StaysItself(value, local.Local, 0, cancellationToken)).ToList();
        return values.Count == 1 && !Refers(values[0], local.Local)
            ? GroupsOf(values[0], owner, cancellationToken)
            : [EndpointGroup.OutOfSight($"'{local.Local.Name}' is assigned in {values.Count} places")];
    }

    private ImmutableArray<EndpointGroup> GroupsOf(IParameterReferenceOperation parameter, Frame frame, CancellationToken cancellationToken)
    {
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            return [GroupOfLambdaParameter(parameter)];
        // Whoever made the object passed it, and no frame knows who that was.
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            return [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' is passed to a constructor")];
        var owner = frame.Of(parameter.Parameter);
        if (owner is { Handed: { } handed, Caller: { } by })
            return GroupsOf(handed, by, cancellationToken);
        if (owner.Call is { } map && map.TargetMethod.Is(EndpointLibraries.MapCarter) && owner.Caller is { } host)
            return CarterModule.GroupsOf(owner.Method!.ContainingType, GroupsOf(map.Receiver()!, host, cancellationToken), model, cancellationToken);
        if (owner.Call is { } call && owner.Caller is { } caller && ArgumentFor(call, parameter.Parameter) is { } argument)
            return GroupsOf(argument, caller, cancellationToken);
        return [EndpointGroup.OutOfSight(owner.Hidden ?? $"nobody in sight passes '{parameter.Parameter.Name}'")];
    }

    // 'group is null' and 'group == null'.
    private static IOperation? TestedForNull(IOperation condition) => condition switch
    {
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test => test.Value,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when test.RightOperand.WithoutConversions().ConstantValue is { HasValue: true, Value: null } => test.LeftOperand,
        _ => null,
    };

    // Whether an optional parameter is left out in a frame; null where that is not known.
    private static bool? IsNull(IOperation value, Frame frame)
    {
        if (value.WithoutConversions() is not IParameterReferenceOperation { Parameter: var parameter } || frame.Of(parameter) is not { Call: { } call, Handed: null }
            || ArgumentFor(call, parameter)?.WithoutConversions() is not { } argument)
            return null;
        if (argument.ConstantValue is { HasValue: true, Value: null } || argument is IDefaultValueOperation)
            return true;
        return argument is IInvocationOperation or ILocalReferenceOperation ? false : null;
    }

    private static EndpointGroup GroupOfLambdaParameter(IParameterReferenceOperation parameter)
    {
        for (IOperation? operation = parameter; operation is not null; operation = operation.Parent)
            if (operation is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.Parameter.ContainingSymbol))
                return CallThatTakes(lambda) is { } call && call.TargetMethod.Is(AspNet.UseEndpoints)
                    ? EndpointGroup.Application
                    : EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' is passed by code out of sight");
        return EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' cannot be followed");
    }

    private ImmutableArray<EndpointGroup> GroupsOf(IInvocationOperation call, Frame frame, CancellationToken cancellationToken)
    {
        if (call.TargetMethod.Is(AspNet.MapGroup))
        {
            var key = (call.Syntax, frame);
            return _groups.TryGetValue(key, out var known) ? known : _groups.GetOrAdd(key, Made(call, frame, cancellationToken));
        }
        if (model.BodyOf(call.TargetMethod, cancellationToken) is { } body)
            return Returned(call, body, frame, cancellationToken);
        if (call.Receiver() is not { } receiver)
            return [EndpointGroup.OutOfSight($"'{call.TargetMethod.Name}' has no source")];
        var groups = GroupsOf(receiver, frame, cancellationToken);
        return conventions.CanSpeak(call.TargetMethod.ContainingAssembly)
            ? [.. groups.Select(group => group with { Hidden = $"'{call.TargetMethod.Name}' has no source" })]
            : groups;
    }

    private ImmutableArray<EndpointGroup> Made(IInvocationOperation mapGroup, Frame frame, CancellationToken cancellationToken)
    {
        var said = ConventionsOf(mapGroup, frame, cancellationToken);
        var prefix = mapGroup.ArgumentFor("prefix") is { } text ? routes.Of(text, frame, cancellationToken) : null;
        return
        [
            .. GroupsOf(mapGroup.Receiver()!, frame, cancellationToken).Select(parent => new EndpointGroup(parent, prefix, said, null)),
        ];
    }

    private ImmutableArray<EndpointGroup> Returned(IInvocationOperation call, IOperation body, Frame frame, CancellationToken cancellationToken)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (frame.Runs(method))
            return [EndpointGroup.OutOfSight($"'{method.Name}' is called recursively")];
        var inside = frame.Into(method, call);
        var groups = model.BodyAround(body).Returns.Where(r => IsReturnOf(r, body)).SelectMany(r => GroupsOf(r.ReturnedValue!, inside, cancellationToken)).Distinct().ToList();
        return groups.Count == 0 ? [EndpointGroup.OutOfSight($"'{method.Name}' returns no builder in sight")] : [.. groups];
    }

    private void Follow(IOperation value, Frame frame, Walk walk)
    {
        walk.CancellationToken.ThrowIfCancellationRequested();
        if (!walk.Visit(value, frame))
            return;
        if (frame.Depth > DeepestFrame)
        {
            walk.Hide("calls are nested too deeply", value);
            return;
        }
        var child = value;
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            (child, parent) = (parent, parent.Parent);
        switch (parent)
        {
            case IInvocationOperation call when call.Instance == child:
                FollowCall(call, call.TargetMethod.ContainingType.ExtensionParameter, frame, walk);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                FollowCall(call, argument.Parameter, frame, walk);
                break;
            case IConditionalAccessOperation access when access.Operation == child:
                foreach (var instance in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                    Follow(instance, frame, walk);
                break;
            case IConditionalAccessOperation access when access.WhenNotNull == child:
                Follow(access, frame, walk);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowVariable(declarator.Symbol, value, frame, walk);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == child:
                FollowVariable(target.Local, value, frame, walk);
                Follow(assignment, frame, walk);
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
            case ISimpleAssignmentOperation assigned when assigned.Target == child:
            case IExpressionStatementOperation:
            case null:
                break;
            case IReturnOperation returned:
                FollowReturn(returned, value, frame, walk);
                break;
            case IArrayInitializerOperation or ICollectionExpressionOperation:
                FollowElement(parent, value, frame, walk);
                break;
            case IPropertyReferenceOperation property when !conventions.CanSpeak(property.Property.ContainingAssembly):
            case IIsPatternOperation or INameOfOperation or IBinaryOperation:
                break;
            default:
                walk.Hide($"'{child.Syntax}' goes where it cannot be followed", value);
                break;
        }
    }

    private void FollowCall(IInvocationOperation call, IParameterSymbol? parameter, Frame frame, Walk walk)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (EndpointReader.Maps(method))
            return;
        if (conventions.Read(call, frame, walk.CancellationToken) is { } said)
        {
            foreach (var convention in said)
                walk.Say(convention, call, frame);
        }
        else if (parameter?.ContainingSymbol is IMethodSymbol && BuilderUse.Of(method, method.Parameters[parameter.Ordinal], walk.CancellationToken) is { } use)
        {
            if (!use.IsReturned)
                return;
        }
        else if (model.BodyOf(method, walk.CancellationToken) is { } body)
        {
            if (parameter is null || frame.Runs(method))
            {
                walk.Hide($"'{method.Name}' cannot be followed", call);
                return;
            }
            var inside = frame.Into(method, call);
            var received = parameter.ContainingSymbol is IMethodSymbol ? method.Parameters[parameter.Ordinal] : parameter;
            foreach (var reference in model.BodyAround(body).ReferencesTo(received))
                Follow(reference, inside, walk);
            // What the method returns of it comes back through its return statement.
            return;
        }
        else if (conventions.CanSpeak(method.ContainingAssembly))
        {
            walk.Hide($"'{method.Name}' has no source", call);
        }
        if (call.Type is { SpecialType: not SpecialType.System_Void } type && conventions.IsBuilder(type))
            Follow(call, frame, walk);
    }

    private void FollowVariable(ILocalSymbol local, IOperation value, Frame frame, Walk walk)
    {
        foreach (var reference in model.BodyAround(value).ReferencesTo(local))
            Follow(reference, frame, walk);
    }

    private void FollowReturn(IReturnOperation returned, IOperation value, Frame frame, Walk walk)
    {
        if (EnclosingFunction(returned) is IAnonymousFunctionOperation lambda)
        {
            if (!lambda.Symbol.ReturnsVoid)
                walk.Hide("it is returned from a lambda", value);
        }
        else if (frame is { Call: { } call, Caller: { } caller })
        {
            Follow(call, caller, walk);
        }
        else if (frame.Hidden is { } hidden)
        {
            walk.Hide(hidden, value);
        }
    }

    private void FollowElement(IOperation collection, IOperation value, Frame frame, Walk walk)
    {
        var outermost = collection.Parent is IArrayCreationOperation array ? array : collection;
        while (outermost.Parent is IConversionOperation or IParenthesizedOperation)
            outermost = outermost.Parent;
        var body = model.BodyAround(value);
        var variables = body.Loops
            .Where(loop => Source(loop.Collection, body) is { } source && source.Syntax.Span.Contains(outermost.Syntax.Span))
            .SelectMany(loop => loop.Locals).ToList();
        if (variables.Count == 0)
            walk.Hide("it is kept in a collection", value);
        foreach (var variable in variables)
            foreach (var reference in body.ReferencesTo(variable))
                Follow(reference, frame, walk);
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation collection, BodyIndex body) => Source(collection, body) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation expression => expression.Elements,
        var other => [other ?? collection],
    };

    // The collection a loop runs over, through one local.
    private static IOperation? Source(IOperation collection, BodyIndex body)
    {
        var source = collection.WithoutConversions();
        if (source is not ILocalReferenceOperation local)
            return source;
        var values = body.ValuesOf(local.Local).ToList();
        return values.Count == 1 ? values[0] : null;
    }

    private static IOperation? ArgumentFor(IInvocationOperation call, IParameterSymbol parameter)
    {
        // The receiver of an extension block belongs to the block, not to the method.
        if (parameter.ContainingSymbol is INamedTypeSymbol)
            return call.Instance;
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Ordinal == parameter.Ordinal)
                return argument.Value;
        return null;
    }

    private static IInvocationOperation? CallThatTakes(IAnonymousFunctionOperation lambda)
    {
        IOperation? operation = lambda.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            operation = operation.Parent;
        return operation as IInvocationOperation;
    }

    private static IOperation? Instance(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? operation = instance; operation is not null; operation = operation.Parent)
            if (operation.Parent is IConditionalAccessOperation access && access.WhenNotNull == operation)
                return access.Operation;
        return null;
    }

    private static bool IsReturnOf(IReturnOperation returned, IOperation body)
    {
        var function = EnclosingFunction(returned);
        return body is ILocalFunctionOperation local ? function == local || function?.Syntax == local.Syntax : function is null;
    }

    private static IOperation? EnclosingFunction(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return outer;
        return null;
    }

    private bool StaysItself(IOperation value, ISymbol variable, int depth, CancellationToken cancellationToken)
    {
        while (value.WithoutConversions() is IInvocationOperation call && !EndpointReader.Maps(call.TargetMethod.ReducedFrom ?? call.TargetMethod) && call.Receiver() is { } receiver
            && (ConventionReader.IsFramework(call.TargetMethod.ContainingAssembly) || ReturnsReceiver(call.TargetMethod, depth, cancellationToken)))
            value = receiver;
        return SymbolEqualityComparer.Default.Equals(SymbolOf(value.WithoutConversions()), variable);
    }

    // An extension of the service's own that says something about a builder and hands it back.
    private bool ReturnsReceiver(IMethodSymbol method, int depth, CancellationToken cancellationToken)
    {
        var extension = (method.ReducedFrom ?? method).OriginalDefinition;
        if (depth >= DeepestFrame || !extension.IsExtensionMethod || model.BodyOf(extension, cancellationToken) is not { } body)
            return false;
        var builder = extension.Parameters[0];
        var returned = model.BodyAround(body).Returns.Where(r => IsReturnOf(r, body)).ToList();
        return returned.Count > 0 && returned.TrueForAll(r => r.ReturnedValue is { } value && StaysItself(value, builder, depth + 1, cancellationToken))
            && !body.Descendants().OfType<IAssignmentOperation>().Any(assignment => SymbolEqualityComparer.Default.Equals(SymbolOf(assignment.Target), builder));
    }

    private static ISymbol? SymbolOf(IOperation variable) => variable switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool Refers(IOperation value, ILocalSymbol local) =>
        value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(r => SymbolEqualityComparer.Default.Equals(r.Local, local));

    /// <summary>One walk forwards from where a builder is made.</summary>
    private sealed class Walk(IOperation creation, Frame creator, CancellationToken cancellationToken)
    {
        private readonly HashSet<(SyntaxNode, OperationKind, Frame)> _visited = [];
        private readonly HashSet<SyntaxNode> _conditionsAbove = [.. ConditionsAbove(creation, creator)];

        internal CancellationToken CancellationToken { get; } = cancellationToken;

        internal List<Convention> Found { get; } = [];

        internal bool Visit(IOperation value, Frame frame) => _visited.Add((value.Syntax, value.Kind, frame));

        internal void Say(Convention convention, IOperation call, Frame frame) =>
            Found.Add(ConditionsAbove(call, frame).Any(condition => !_conditionsAbove.Contains(condition)) ? convention with { IsConditional = true } : convention);

        internal void Hide(string why, IOperation where) => Found.Add(new(ConventionKind.Hidden, why, where.Syntax.LocationInFile()));

        // Above the operation, and above the calls that lead to it.
        private static IEnumerable<SyntaxNode> ConditionsAbove(IOperation operation, Frame frame)
        {
            foreach (var condition in ConditionsAbove(operation))
                yield return condition;
            for (var at = frame; at is { Call: { } call }; at = at.Caller)
                foreach (var condition in ConditionsAbove(call))
                    yield return condition;
        }

        private static IEnumerable<SyntaxNode> ConditionsAbove(IOperation operation)
        {
            for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
                if (parent is IConditionalOperation conditional && conditional.Condition != child)
                    yield return child.Syntax;
                else if (parent is ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or IWhileLoopOperation)
                    yield return parent.Syntax;
        }
    }
}
