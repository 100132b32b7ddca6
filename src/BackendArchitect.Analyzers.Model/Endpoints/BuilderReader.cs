using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Follows endpoint and group builders backwards: from a map call to the groups it stands in, through locals, parameters, return values and
/// the objects that hold them, over files.
/// </summary>
internal sealed class BuilderReader(ServiceModel model, EndpointReader endpoints)
{
    /// <summary>Calls that are nested deeper are not followed.</summary>
    internal const int DeepestFrame = 16;

    private readonly PartReader _parts = new(model, endpoints);
    private readonly ConcurrentDictionary<(SyntaxNode Call, Frame Frame), ImmutableArray<EndpointGroup>> _groups = new();

    // One group stays one, however often it is asked for.
    private readonly ConcurrentDictionary<(EndpointGroup Group, SyntaxNode Call), EndpointGroup> _described = new();

    /// <summary>
    /// The groups that a route builder stands for: one as a rule, several for the variable of a loop over groups. Only the application and
    /// what <c>MapGroup</c> makes is a group; what cannot be followed is a group out of sight.
    /// </summary>
    internal ImmutableArray<EndpointGroup> GroupsOf(IOperation builder, Frame frame, CancellationToken cancellationToken) =>
        GroupsOf(builder, frame, new BuilderPath(cancellationToken));

    private ImmutableArray<EndpointGroup> GroupsOf(IOperation builder, Frame frame, BuilderPath path) =>
        GroupsOrNull(builder, frame, path) is { IsEmpty: false } groups ? groups : [EndpointGroup.OutOfSight($"'{builder.Syntax}' is null")];

    /// <summary>As <see cref="GroupsOf(IOperation, Frame, CancellationToken)"/>, but none where the builder is null.</summary>
    internal ImmutableArray<EndpointGroup> GroupsOrNull(IOperation builder, Frame frame, BuilderPath path)
    {
        builder = builder.WithoutConversions();
        if (builder.Type.Is(AspNet.WebApplication))
            return [EndpointGroup.Application];
        if (frame.Depth > DeepestFrame)
            return [EndpointGroup.OutOfSight("calls are nested too deeply")];
        return IsNull(builder) ? [] : path.Following(builder, frame, () => Followed(builder, frame, path), [EndpointGroup.OutOfSight($"'{builder.Syntax}' is made of itself")]);
    }

    private ImmutableArray<EndpointGroup> Followed(IOperation builder, Frame frame, BuilderPath path)
    {
        switch (builder)
        {
            case ILocalReferenceOperation local when frame.Of(local.Local) is var owner:
                return OneOf(
                    WritesOf(local, path.CancellationToken).Select(write => _parts.GroupsOf(write.Value, write.Steps, owner, path)), $"'{local.Local.Name}' is given nothing that can be followed");
            case IParameterReferenceOperation parameter:
                return GroupsOf(parameter, frame, path);
            case IInvocationOperation call:
                return GroupsOf(call, frame, path);
            case IConditionalOperation { WhenFalse: { } otherwise } choice when TestedForNull(choice.Condition) is { } tested && IsNull(tested, frame) is { } isNull:
                return GroupsOf(isNull ? choice.WhenTrue : otherwise, frame, path);
            case ICoalesceOperation choice when IsNull(choice.Value, frame) is { } isNull:
                return GroupsOf(isNull ? choice.WhenNull : choice.Value, frame, path);
            case IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation or ICoalesceAssignmentOperation:
                return OneOf(Alternatives(builder).Select(alternative => GroupsOrNull(alternative, frame, path)), $"'{builder.Syntax}' is null");
            case ISimpleAssignmentOperation assignment:
                return GroupsOrNull(assignment.Value, frame, path);
            case IConditionalAccessOperation { WhenNotNull: var accessed }:
                return GroupsOf(accessed, frame, path);
            case IConditionalAccessInstanceOperation instance when instance.Accessed() is { } accessed:
                return GroupsOf(accessed, frame, path);
            case IMemberReferenceOperation { Instance: null } shared when WritesOf(shared.Member, path.CancellationToken) is { } writes:
                return OneOf(writes.Select(write => GroupsOrNull(write.Value, write.Frame, path)), $"nobody in sight sets '{shared.Member.Name}'");
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var property } when GetterOf(property, path.CancellationToken) is { } getter:
                return GroupsOf(getter, frame, path);
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation when Step.TakenBy(builder) is { } taken:
                return _parts.GroupsOf(taken.Whole, [taken.Step], frame, path);
            default:
                return GroupsHeld(builder, frame, $"'{builder.Syntax}' cannot be followed", path);
        }
    }

    /// <summary>One of several that nobody can tell apart at compile time, unless they are the same; those that are null are none of them.</summary>
    internal static ImmutableArray<EndpointGroup> OneOf(IEnumerable<ImmutableArray<EndpointGroup>> alternatives, string otherwise)
    {
        var different = new List<ImmutableArray<EndpointGroup>>();
        var isNull = false;
        foreach (var groups in alternatives)
        {
            isNull |= groups.IsEmpty;
            if (!groups.IsEmpty && !different.Exists(other => other.SequenceEqual(groups)))
                different.Add(groups);
        }
        return different.Count switch
        {
            0 => isNull ? [] : [EndpointGroup.OutOfSight(otherwise)],
            1 => different[0],
            _ when different.TrueForAll(groups => groups.Length == 1) => [EndpointGroup.OneOf([.. different.Select(groups => groups[0])])],
            _ => [EndpointGroup.OutOfSight("it is one of several collections of groups")],
        };
    }

    /// <summary>What a choice may give.</summary>
    internal static IEnumerable<IOperation> Alternatives(IOperation choice) => choice switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } conditional => [conditional.WhenTrue, otherwise],
        ISwitchExpressionOperation @switch => @switch.Arms.Select(arm => arm.Value).Where(value => value.WithoutConversions() is not IThrowOperation),
        ICoalesceOperation coalesce => new[] { coalesce.Value, coalesce.WhenNull }.Where(value => value.WithoutConversions() is not IThrowOperation),
        ICoalesceAssignmentOperation assignment => [assignment.Target, assignment.Value],
        _ => [],
    };

    /// <summary>The values that a local may have where it is read: of those that overwrite each other the last.</summary>
    internal IReadOnlyList<Write> WritesOf(ILocalReferenceOperation read, CancellationToken cancellationToken)
    {
        var all = WritesOf(read.Local, model.BodyAround(read), cancellationToken);
        return all.Count == 1 ? all : [.. all.Where(write => write.Reaches(read.Syntax, read.Local, all))];
    }

    // 'group = group.RequireAuthorization()' leaves it the builder that it was.
    private List<Write> WritesOf(ILocalSymbol local, BodyIndex body, CancellationToken cancellationToken) =>
        [.. body.WritesOf(local).Where(write => !IsNull(write.Value) && !(write.Steps.IsEmpty && StaysItself(write.Value, local, 0, cancellationToken)))];

    /// <summary>The uses of a local in which it may still hold what it is given at a place.</summary>
    internal IEnumerable<IOperation> ReadsOf(ILocalSymbol local, SyntaxNode given, IOperation value, CancellationToken cancellationToken)
    {
        var body = model.BodyAround(value);
        var all = WritesOf(local, body, cancellationToken);
        var write = all.Find(w => LoneStatement.Original(w.At).Span == LoneStatement.Original(given).Span) ?? new(given, value, []);
        return body.ReferencesTo(local).Where(read => !IsTarget(read) && (all.Count <= 1 || write.Reaches(read.Syntax, local, all)));
    }

    private static bool IsTarget(IOperation reference)
    {
        var (child, parent) = (reference, reference.Parent);
        while (parent is ITupleOperation or IDeclarationExpressionOperation)
            (child, parent) = (parent, parent.Parent);
        return parent switch
        {
            IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == child,
            IAssignmentOperation assignment => assignment.Target == child,
            IForEachLoopOperation loop => loop.LoopControlVariable == child,
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => true,
            _ => false,
        };
    }

    /// <summary>
    /// What a static field or property is set to, with the frames that set it; null for what has no source or may be set where we cannot see.
    /// </summary>
    internal IReadOnlyList<(IOperation Value, Frame Frame)>? WritesOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol { IsConst: false } or IPropertySymbol { Parameters.IsEmpty: true }) || member.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var writes = new List<(IOperation, Frame)>();
        if (member.WrittenValue(cancellationToken) is { } written && model.OperationOf(written, cancellationToken) is { } initial)
            writes.Add((initial, Frame.OutOfSight(null, "it is made in an initializer")));
        foreach (var use in model.MentionsOf(member.Name, cancellationToken))
        {
            var target = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use;
            if (target.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or ArgumentSyntax { Parent: TupleExpressionSyntax } && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member))
                return null;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && model.OperationOf(assignment, cancellationToken) is IAssignmentOperation operation
                && operation.Target.Referred().IsDeclaredAs(member.OriginalDefinition))
                writes.AddRange(endpoints.Calls.FramesAround(operation, cancellationToken).Select(frame => (operation.Value, frame)));
        }
        return writes;
    }

    private static bool IsNull(IOperation value) => value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;

    // A field, property or captured parameter, by way of the objects that hold it.
    private ImmutableArray<EndpointGroup> GroupsHeld(IOperation member, Frame frame, string otherwise, BuilderPath path) =>
        endpoints.Objects.HeldBy(member, frame, path.CancellationToken) is { } held
            ? [.. held.SelectMany(h => GroupsOf(h.Value, h.Frame, path)).Distinct()]
            : [EndpointGroup.OutOfSight(otherwise)];

    // 'RouteGroupBuilder Orders => app.MapGroup("/orders")' makes another group each time.
    private IOperation? GetterOf(IPropertySymbol property, CancellationToken cancellationToken) =>
        !((property.GetMethod ?? property.SetMethod)?.MayBeReplaced() ?? true)
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression }
            ? model.OperationOf(expression, cancellationToken)
            : null;

    private ImmutableArray<EndpointGroup> GroupsOf(IParameterReferenceOperation parameter, Frame frame, BuilderPath path)
    {
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            return GroupsOfLambdaParameter(parameter, frame, path);
        var owner = frame.Of(parameter.Parameter);
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !SymbolEqualityComparer.Default.Equals(owner.Method, constructor))
            return GroupsHeld(parameter, frame, $"'{parameter.Parameter.Name}' is passed to a constructor", path);
        if (owner.Taker?.TargetMethod.Is(AspNet.UseEndpoints) == true)
            return [EndpointGroup.Application];
        if (owner is { Handed: { } handed, Choosing: { } by })
            return GroupsOf(handed, by, path);
        if (owner.Call is { } map && map.TargetMethod.Is(EndpointLibraries.MapCarter) && owner.Caller is { } host)
            return CarterModule.GroupsOf(owner.Method!.ContainingType, GroupsOf(map.Receiver()!, host, path), model, path.CancellationToken);
        if ((owner.Call?.TargetMethod.MayBeReplaced() == true ? owner.Choosing : owner.Caller) is { } caller && owner.ArgumentFor(parameter.Parameter) is { } argument)
            return GroupsOrNull(argument, caller, path);
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
        if (value.WithoutConversions() is not IParameterReferenceOperation { Parameter: var parameter } || frame.Of(parameter) is not { Call: not null, Handed: null } owner
            || owner.ArgumentFor(parameter)?.WithoutConversions() is not { } argument)
            return null;
        if (argument.ConstantValue is { HasValue: true, Value: null } || argument is IDefaultValueOperation)
            return true;
        return argument is IInvocationOperation or ILocalReferenceOperation ? false : null;
    }

    // What the method that takes the lambda passes to it.
    private ImmutableArray<EndpointGroup> GroupsOfLambdaParameter(IParameterReferenceOperation parameter, Frame frame, BuilderPath path)
    {
        if (parameter.Lambda() is not { } lambda || (lambda.CallThatTakes() ?? OnlyTakerOf(lambda)) is not { } taker)
            return [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' cannot be followed")];
        if (taker.TargetMethod.Is(AspNet.UseEndpoints))
            return [EndpointGroup.Application];
        if (lambda.ArgumentOfCall() is not { } argument)
            return [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' cannot be followed")];
        var groups = endpoints.Calls.InvocationsOf(argument, path.CancellationToken)
            .SelectMany(run => frame.Runs(run.Method) ? [] : GroupsOf(run.Call.Arguments[parameter.Parameter.Ordinal].Value, frame.Into(run.Method, taker), path)).Distinct().ToList();
        return groups.Count == 0 ? [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' is passed by code out of sight")] : [.. groups];
    }

    // The one call that takes a lambda which is kept in a local: 'Action<IEndpointRouteBuilder> map = endpoints => ...; app.UseEndpoints(map);'
    private IInvocationOperation? OnlyTakerOf(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } }
        && model.BodyAround(lambda).ReferencesTo(local).ToList() is { Count: 1 } reads && reads[0].Parent is IArgumentOperation { Parent: IInvocationOperation taker } ? taker : null;

    private ImmutableArray<EndpointGroup> GroupsOf(IInvocationOperation call, Frame frame, BuilderPath path)
    {
        if (call.TargetMethod.Is(AspNet.MapGroup))
        {
            var key = (call.Syntax, frame);
            return _groups.TryGetValue(key, out var known) ? known : _groups.GetOrAdd(key, Made(call, frame, path));
        }
        if (ReturnedBy(call, frame, path.CancellationToken) is { } returned)
            return OneOf(returned.Values.Select(value => GroupsOrNull(value, returned.Inside, path)), $"'{call.TargetMethod.Name}' returns no builder in sight");
        if (model.BodyOf(call.TargetMethod, path.CancellationToken) is not null)
            return [EndpointGroup.OutOfSight($"'{call.TargetMethod.Name}' is called recursively")];
        if (call.Receiver() is not { } receiver)
            return [EndpointGroup.OutOfSight($"'{call.TargetMethod.Name}' has no source")];
        var groups = GroupsOf(receiver, frame, path);
        if (ConventionReader.IsVersionedApi(call.TargetMethod))
            return [.. groups.Select(group => _described.GetOrAdd((group, call.Syntax), key => new(key.Group, "", [.. endpoints.Conventions.SaidByLibrary(call, frame, path.CancellationToken)], null)))];
        return endpoints.Conventions.CanSpeak(call.TargetMethod.ContainingAssembly)
            ? [.. groups.Select(group => group with { Hidden = $"'{call.TargetMethod.Name}' has no source" })]
            : ConventionReader.IsFramework(call.TargetMethod.ContainingAssembly) ? groups
            : [.. groups.Select(group => _described.GetOrAdd((group, call.Syntax), key => key.Group with { Conventions = key.Group.Conventions.AddRange(endpoints.Conventions.SaidByLibrary(call, frame, path.CancellationToken)) }))];
    }

    private ImmutableArray<EndpointGroup> Made(IInvocationOperation mapGroup, Frame frame, BuilderPath path)
    {
        var said = endpoints.Walks.ConventionsOf(mapGroup, frame, path.CancellationToken);
        var prefix = mapGroup.ArgumentFor("prefix") is { } text ? endpoints.Routes.Of(text, frame, path.CancellationToken) : null;
        return
        [
            .. GroupsOf(mapGroup.Receiver()!, frame, path).Select(parent => new EndpointGroup(parent, prefix, said, null)),
        ];
    }

    /// <summary>What a method or lambda of the service returns to a call, and the frame it returns it from; null for what has no source.</summary>
    internal (IReadOnlyList<IOperation> Values, Frame Inside)? ReturnedBy(IInvocationOperation call, Frame frame, CancellationToken cancellationToken)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return FunctionOf(call) is { } lambda && !frame.Runs(lambda.Symbol) ? ([.. lambda.Body.ReturnedValues()], frame.Into(lambda.Symbol, call)) : null;
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (frame.Runs(method) || model.BodyOf(method, cancellationToken) is not { } body)
            return null;
        return ([.. model.BodyAround(body).Returns.Where(r => IsReturnOf(r, body)).Select(r => r.ReturnedValue!)], frame.Into(method, call));
    }

    // The only lambda that a delegate stands for.
    private IAnonymousFunctionOperation? FunctionOf(IInvocationOperation call) =>
        call.Instance?.WithoutConversions() is ILocalReferenceOperation local && model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values ? values[0] as IAnonymousFunctionOperation : null;

    private static bool IsReturnOf(IReturnOperation returned, IOperation body)
    {
        var function = returned.EnclosingFunction();
        return body is ILocalFunctionOperation local ? function == local || function?.Syntax == local.Syntax : function is null;
    }

    private bool StaysItself(IOperation value, ISymbol variable, int depth, CancellationToken cancellationToken)
    {
        while (value.WithoutConversions() is IInvocationOperation call && !EndpointReader.Maps(call.TargetMethod.ReducedFrom ?? call.TargetMethod) && call.Receiver() is { } receiver
            && (ConventionReader.IsFramework(call.TargetMethod.ContainingAssembly) || ReturnsReceiver(call.TargetMethod, depth, cancellationToken)))
            value = receiver;
        return LoneStatement.IsSame(value.WithoutConversions().Referred(), variable);
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
            && !body.Descendants().OfType<IAssignmentOperation>().Any(assignment => SymbolEqualityComparer.Default.Equals(assignment.Target.Referred(), builder));
    }
}
