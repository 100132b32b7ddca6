using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
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
            case IConditionalAccessInstanceOperation instance when instance.Accessed() is { } accessed:
                return GroupsOf(accessed, frame, cancellationToken);
            case IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var property } when GetterOf(property, cancellationToken) is { } getter:
                return GroupsOf(getter, frame, cancellationToken);
            default:
                return GroupsHeld(builder, frame, $"'{builder.Syntax}' cannot be followed", cancellationToken);
        }
    }

    // A field, property or captured parameter, by way of the objects that hold it.
    private ImmutableArray<EndpointGroup> GroupsHeld(IOperation member, Frame frame, string otherwise, CancellationToken cancellationToken) =>
        endpoints.Objects.HeldBy(member, frame, cancellationToken) is { } held
            ? [.. held.SelectMany(h => GroupsOf(h.Value, h.Frame, cancellationToken)).Distinct()]
            : [EndpointGroup.OutOfSight(otherwise)];

    // 'RouteGroupBuilder Orders => app.MapGroup("/orders")' makes another group each time.
    private IOperation? GetterOf(IPropertySymbol property, CancellationToken cancellationToken) =>
        !((property.GetMethod ?? property.SetMethod)?.MayBeReplaced() ?? true)
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression }
            ? model.OperationOf(expression, cancellationToken)
            : null;

    private ImmutableArray<EndpointGroup> GroupsOf(ILocalReferenceOperation local, Frame frame, CancellationToken cancellationToken)
    {
        var owner = frame.Of(local.Local);
        var body = model.BodyAround(local);
        if (body.LoopOf(local.Local) is { } loop)
            return [.. (Elements.Of(loop.Collection, model) ?? [loop.Collection]).SelectMany(element => GroupsOf(element, owner, cancellationToken))];
        // 'group = group.RequireAuthorization()' leaves it the builder that it was.
        var values = body.ValuesOf(local.Local).Where(value => !StaysItself(value, local.Local, 0, cancellationToken)).ToList();
        return values.Count == 1 && !Refers(values[0], local.Local)
            ? GroupsOf(values[0], owner, cancellationToken)
            : [EndpointGroup.OutOfSight($"'{local.Local.Name}' is assigned in {values.Count} places")];
    }

    private ImmutableArray<EndpointGroup> GroupsOf(IParameterReferenceOperation parameter, Frame frame, CancellationToken cancellationToken)
    {
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            return GroupsOfLambdaParameter(parameter, frame, cancellationToken);
        var owner = frame.Of(parameter.Parameter);
        if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !SymbolEqualityComparer.Default.Equals(owner.Method, constructor))
            return GroupsHeld(parameter, frame, $"'{parameter.Parameter.Name}' is passed to a constructor", cancellationToken);
        if (owner is { Handed: { } handed, Choosing: { } by })
            return GroupsOf(handed, by, cancellationToken);
        if (owner.Call is { } map && map.TargetMethod.Is(EndpointLibraries.MapCarter) && owner.Caller is { } host)
            return CarterModule.GroupsOf(owner.Method!.ContainingType, GroupsOf(map.Receiver()!, host, cancellationToken), model, cancellationToken);
        if ((owner.Call?.TargetMethod.MayBeReplaced() == true ? owner.Choosing : owner.Caller) is { } caller && owner.ArgumentFor(parameter.Parameter) is { } argument)
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
        if (value.WithoutConversions() is not IParameterReferenceOperation { Parameter: var parameter } || frame.Of(parameter) is not { Call: not null, Handed: null } owner
            || owner.ArgumentFor(parameter)?.WithoutConversions() is not { } argument)
            return null;
        if (argument.ConstantValue is { HasValue: true, Value: null } || argument is IDefaultValueOperation)
            return true;
        return argument is IInvocationOperation or ILocalReferenceOperation ? false : null;
    }

    // What the method that takes the lambda passes to it.
    private ImmutableArray<EndpointGroup> GroupsOfLambdaParameter(IParameterReferenceOperation parameter, Frame frame, CancellationToken cancellationToken)
    {
        if (parameter.Lambda() is not { } lambda || lambda.CallThatTakes() is not { } taker)
            return [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' cannot be followed")];
        if (taker.TargetMethod.Is(AspNet.UseEndpoints))
            return [EndpointGroup.Application];
        var groups = endpoints.Calls.InvocationsOf(lambda.ArgumentOfCall()!, cancellationToken)
            .SelectMany(run => frame.Runs(run.Method) ? [] : GroupsOf(run.Call.Arguments[parameter.Parameter.Ordinal].Value, frame.Into(run.Method, taker), cancellationToken)).Distinct().ToList();
        return groups.Count == 0 ? [EndpointGroup.OutOfSight($"'{parameter.Parameter.Name}' is passed by code out of sight")] : [.. groups];
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
        return endpoints.Conventions.CanSpeak(call.TargetMethod.ContainingAssembly)
            ? [.. groups.Select(group => group with { Hidden = $"'{call.TargetMethod.Name}' has no source" })]
            : groups;
    }

    private ImmutableArray<EndpointGroup> Made(IInvocationOperation mapGroup, Frame frame, CancellationToken cancellationToken)
    {
        var said = endpoints.Walks.ConventionsOf(mapGroup, frame, cancellationToken);
        var prefix = mapGroup.ArgumentFor("prefix") is { } text ? endpoints.Routes.Of(text, frame, cancellationToken) : null;
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

    private static bool Refers(IOperation value, ILocalSymbol local) =>
        value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(r => LoneStatement.IsSame(r.Local, local));
}
