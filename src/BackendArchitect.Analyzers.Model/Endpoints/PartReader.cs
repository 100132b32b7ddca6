using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Follows builders that stand in tuples, collections and records backwards: to where the whole is written out, and from there to the part.</summary>
internal sealed class PartReader(ServiceModel model, EndpointReader endpoints)
{
    /// <summary>The groups that a part of a value stands for; none where it is null.</summary>
    internal ImmutableArray<EndpointGroup> GroupsOf(IOperation whole, ImmutableArray<Step> steps, Frame frame, BuilderPath path)
    {
        whole = whole.WithoutConversions();
        if (steps.IsEmpty)
            return whole is IArgumentOperation given ? GroupsGivenBy(given, steps, frame, path) : endpoints.Builders.GroupsOrNull(whole, frame, path);
        return frame.Depth > BuilderReader.DeepestFrame ? [OutOfSight(whole)] : path.Following(whole, frame, () => Followed(whole, steps, frame, path), [OutOfSight(whole)]);
    }

    private ImmutableArray<EndpointGroup> Followed(IOperation whole, ImmutableArray<Step> steps, Frame frame, BuilderPath path)
    {
        switch (whole)
        {
            case IArgumentOperation given:
                return GroupsGivenBy(given, steps, frame, path);
            case ILocalReferenceOperation local when frame.Of(local.Local) is var owner:
                return BuilderReader.OneOf(
                    endpoints.Builders.WritesOf(local, path.CancellationToken).Select(write => GroupsOf(write.Value, [.. write.Steps, .. steps], owner, path)), $"'{local.Local.Name}' is given what cannot be followed");
            case IParameterReferenceOperation parameter when frame.Passed(parameter) is var passed && passed.Value != parameter:
                return GroupsOf(passed.Value, steps, passed.Frame, path);
            case IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray" or "AsReadOnly" } copy } call when call.Receiver() is { } copied && copy.DeclaringSyntaxReferences.IsEmpty:
                return GroupsOf(copied, steps, frame, path);
            case IInvocationOperation call when endpoints.Builders.ReturnedBy(call, frame, path.CancellationToken) is { } returned:
                return BuilderReader.OneOf(returned.Values.Select(value => GroupsOf(value, steps, returned.Inside, path)), $"'{call.TargetMethod.Name}' returns nothing in sight");
            case IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation or ICoalesceAssignmentOperation:
                return BuilderReader.OneOf(BuilderReader.Alternatives(whole).Select(alternative => GroupsOf(alternative, steps, frame, path)), "nothing is ever chosen");
            case ITupleOperation tuple when steps[0] is { Kind: StepKind.Item, Key: int place } && place < tuple.Elements.Length:
                return GroupsOf(tuple.Elements[place], Below(steps), frame, path);
            case IObjectCreationOperation creation when steps[0].Kind is StepKind.Item or StepKind.Member && MemberOf(creation, steps[0]) is { } member:
                return endpoints.Objects.HeldBy(member, new(creation, frame), path.CancellationToken) is { } held ? GroupsOf(held.Value, Below(steps), held.Frame, path) : [OutOfSight(whole)];
            case IPropertyReferenceOperation { Instance: { } dictionary, Property: { Name: "Values", DeclaringSyntaxReferences.IsEmpty: true } } when steps[0].Kind == StepKind.Each:
                return GroupsOf(dictionary, [Step.Each, Step.Item(1), .. Below(steps)], frame, path);
            case IMemberReferenceOperation { Instance: null } shared when endpoints.Builders.WritesOf(shared.Member, path.CancellationToken) is { } writes:
                return BuilderReader.OneOf(writes.Select(write => GroupsOf(write.Value, steps, write.Frame, path)), $"nobody in sight sets '{shared.Member.Name}'");
        }
        if (steps[0].Kind is StepKind.At or StepKind.Each && ElementsOf(whole) is { } elements)
            return GroupsIn(whole, elements, steps, frame, path);
        if (Step.TakenBy(whole) is { } taken)
            return GroupsOf(taken.Whole, [taken.Step, .. steps], frame, path);
        return endpoints.Objects.HeldBy(whole, frame, path.CancellationToken) is { Count: > 0 } objects
            ? [.. objects.SelectMany(one => GroupsOf(one.Value, steps, one.Frame, path)).Distinct()]
            : [OutOfSight(whole)];
    }

    private ImmutableArray<EndpointGroup> GroupsIn(IOperation whole, IReadOnlyList<(object? Key, bool IsEntry, IOperation Value)> elements, ImmutableArray<Step> steps, Frame frame, BuilderPath path)
    {
        var below = Below(steps);
        if (steps[0].Kind == StepKind.Each)
        {
            // An entry of a dictionary: its second part is the value.
            if (elements.Any(element => element.IsEntry) && (below.IsEmpty || below[0] != Step.Item(1)))
                return [OutOfSight(whole)];
            return [.. elements.SelectMany(element => GroupsOf(element.Value, element.IsEntry ? Below(below) : below, frame, path)).Distinct()];
        }
        if (steps[0].Key is not { } key)
            return BuilderReader.OneOf(elements.Select(element => GroupsOf(element.Value, below, frame, path)), "it is one of no elements");
        var found = elements.Where(element => key.Equals(element.Key)).ToList();
        return found.Count == 1 ? GroupsOf(found[0].Value, below, frame, path) : [OutOfSight(whole)];
    }

    // An 'out' argument: what the method that is called assigns to its parameter.
    private ImmutableArray<EndpointGroup> GroupsGivenBy(IArgumentOperation given, ImmutableArray<Step> steps, Frame frame, BuilderPath path)
    {
        if (given is not { Parameter: { } parameter, Parent: IInvocationOperation call })
            return [OutOfSight(given)];
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (method.MayBeReplaced() || frame.Runs(method) || model.BodyOf(method, path.CancellationToken) is not { } body)
            return [EndpointGroup.OutOfSight($"'{method.Name}' gives it")];
        var inside = frame.Into(method, call);
        var assigned = body.Descendants().OfType<ISimpleAssignmentOperation>().Where(a => method.Parameters[parameter.Ordinal].IsDeclaredAs(a.Target.Referred()));
        return BuilderReader.OneOf(assigned.Select(a => GroupsOf(a.Value, steps, inside, path)), $"'{method.Name}' gives it nothing in sight");
    }

    /// <summary>What a collection holds where it is written out, by index or key; null where it is not.</summary>
    internal static IReadOnlyList<(object? Key, bool IsEntry, IOperation Value)>? ElementsOf(IOperation collection) => collection switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select((value, i) => ((object?)i, false, value))],
        ICollectionExpressionOperation expression when !expression.Elements.Any(e => e is ISpreadOperation) => [.. expression.Elements.Select((value, i) => ((object?)i, false, value))],
        IObjectCreationOperation { Initializer: { } initializer, Arguments.IsEmpty: true } when initializer.Initializers.Select(ElementOf).ToList() is var elements && elements.TrueForAll(e => e is not null) =>
            [.. elements.Select((element, i) => element!.Value.IsEntry ? element.Value : (i, false, element.Value.Value))],
        _ => null,
    };

    private static (object? Key, bool IsEntry, IOperation Value)? ElementOf(IOperation initializer) => initializer switch
    {
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } value } => (null, false, value[0].Value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } pair } => (ConstantOf(pair[0].Value), true, pair[1].Value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } assignment => (ConstantOf(key[0].Value), true, assignment.Value),
        _ => null,
    };

    private static object? ConstantOf(IOperation key) => key.WithoutConversions().ConstantValue is { HasValue: true, Value: var constant } ? constant : null;

    /// <summary>What a step leads to in an object that is made: a record's parameter by its place, a member by its name.</summary>
    internal static ISymbol? MemberOf(IObjectCreationOperation creation, Step step) =>
        step.Kind == StepKind.Member ? step.Key as ISymbol
        : creation.Constructor is { ContainingType: { IsRecord: true } type } constructor && step.Key is int place && place < constructor.Parameters.Length
            ? type.GetMembers(constructor.Parameters[place].Name).OfType<IPropertySymbol>().FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax))?.OriginalDefinition
            : null;

    private static ImmutableArray<Step> Below(ImmutableArray<Step> steps) => steps.RemoveAt(0);

    private static EndpointGroup OutOfSight(IOperation value) => EndpointGroup.OutOfSight($"'{value.Syntax}' cannot be followed");
}
