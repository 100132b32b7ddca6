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

/// <summary>Follows endpoint and group builders forwards: from where one is made to everything that is said about it, wherever it goes.</summary>
internal sealed class BuilderWalks(ServiceModel model, EndpointReader endpoints)
{
    private const int MostSteps = 8;

    private static readonly Step Value = Step.Item(1);

    private readonly ConcurrentDictionary<(SyntaxNode Creation, Frame Frame), ImmutableArray<Convention>> _said = new();

    /// <summary>Everything that is said about the builder that a call makes, wherever it goes.</summary>
    internal ImmutableArray<Convention> ConventionsOf(IInvocationOperation creation, Frame frame, CancellationToken cancellationToken)
    {
        var key = (LoneStatement.Original(creation.Syntax), frame);
        return _said.TryGetValue(key, out var known) ? known : _said.GetOrAdd(key, Walked(creation, frame, cancellationToken));
    }

    private ImmutableArray<Convention> Walked(IInvocationOperation creation, Frame frame, CancellationToken cancellationToken)
    {
        var walk = new Walk(creation, frame, cancellationToken);
        Follow(creation, frame, walk, []);
        return [.. walk.Found];
    }

    // The builder is the value, or the part of it that the steps lead to.
    private void Follow(IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        walk.CancellationToken.ThrowIfCancellationRequested();
        if (!walk.Visit(value, frame, steps))
            return;
        if (frame.Depth > BuilderReader.DeepestFrame || steps.Length > MostSteps)
        {
            walk.Hide("calls are nested too deeply", value, steps);
            return;
        }
        var child = value;
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            (child, parent) = (parent, parent.Parent);
        switch (parent)
        {
            case IInvocationOperation call when call.Instance == child:
                FollowCall(call, call.TargetMethod.ContainingType.ExtensionParameter, frame, walk, steps);
                break;
            case IArgumentOperation { Parent: IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Parent: IObjectOrCollectionInitializerOperation } add }:
                FollowElement(add, value, frame, walk, steps);
                break;
            // ': base(group)' and ': this(group)'
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences.IsEmpty: false } called } call, Parameter: { } parameter } when steps.IsEmpty && ObjectReader.MadeIn(frame) is { } inMaking:
                if (!frame.Runs(called.OriginalDefinition))
                    FollowConstruction(parameter.OriginalDefinition, inMaking, frame.Into(called.OriginalDefinition, call), walk);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                FollowCall(call, argument.Parameter, frame, walk, steps);
                break;
            case IConditionalAccessOperation access when access.Operation == child:
                foreach (var instance in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                    Follow(instance, frame, walk, steps);
                break;
            case IConditionalAccessOperation access when access.WhenNotNull == child:
                Follow(access, frame, walk, steps);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowVariable(declarator.Symbol, declarator.Syntax, value, frame, walk, steps);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == child:
                FollowVariable(target.Local, assignment.Syntax, value, frame, walk, steps);
                Follow(assignment, frame, walk, steps);
                break;
            case ICoalesceAssignmentOperation assignment when assignment.Value == child:
                if (assignment.Target is ILocalReferenceOperation { Local: var variable })
                    FollowVariable(variable, assignment.Syntax, value, frame, walk, steps);
                else if (assignment.Target is IMemberReferenceOperation { Instance: null } shared)
                    FollowShared(shared.Member.OriginalDefinition, walk, steps);
                else
                    walk.Hide($"'{assignment.Target.Syntax}' holds it", value, steps);
                Follow(assignment, frame, walk, steps);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Arguments.Length: 1 } } entry when entry.Value == child:
                FollowElement(entry, value, frame, walk, steps);
                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: null } shared } assignment when assignment.Value == child:
                FollowShared(shared.Member.OriginalDefinition, walk, steps);
                Follow(assignment, frame, walk, steps);
                break;
            case ISimpleAssignmentOperation { Target: IParameterReferenceOperation { Parameter: { RefKind: RefKind.Out } given } } assignment when assignment.Value == child && frame is { Call: { } call, Caller: { } caller }:
                foreach (var (local, write) in call.Arguments.Where(a => a.Parameter?.Ordinal == given.Ordinal).SelectMany(Write.MadeBy))
                    FollowVariable(local, write.At, write.Value, caller, walk, steps);
                FollowVariable(given, value, frame, walk, steps);
                break;
            case ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } assignment when steps.IsEmpty && assignment.Value == child && HolderOf(assignment.Target, frame) is { } holder:
                FollowMember(holder.Member, holder.Made, holder.Constructor, walk);
                break;
            case ISymbolInitializerOperation initializer and (IFieldInitializerOperation or IPropertyInitializerOperation) when ObjectReader.MadeIn(frame) is { } made:
                foreach (var member in initializer is IFieldInitializerOperation field ? field.InitializedFields.CastArray<ISymbol>() : ((IPropertyInitializerOperation)initializer).InitializedProperties.CastArray<ISymbol>())
                    FollowMember(member, made, frame, walk);
                break;
            case IArgumentOperation { Parent: IObjectCreationOperation creation, Parameter: { } parameter } when creation.Constructor is { DeclaringSyntaxReferences.IsEmpty: false }:
                FollowConstruction(parameter.OriginalDefinition, new(creation, frame), frame.Constructing(creation), walk);
                if (PartReader.MemberOf(creation, Step.Item(parameter.Ordinal)) is { } positional)
                    Follow(creation, frame, walk, [new(StepKind.Member, positional), .. steps]);
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
            case ISimpleAssignmentOperation assigned when assigned.Target == child:
            case IExpressionStatementOperation:
            case null:
                break;
            case IReturnOperation returned:
                FollowReturn(returned, value, frame, walk, steps);
                break;
            case IConditionalOperation choice when choice.Condition != child:
            case ISwitchExpressionArmOperation or ICoalesceOperation:
                Follow(parent is ISwitchExpressionArmOperation ? parent.Parent! : parent, frame, walk, steps);
                break;
            case ITupleOperation tuple:
                Follow(tuple, frame, walk, [Step.Item(tuple.Elements.IndexOf(child)), .. steps]);
                break;
            case IDeconstructionAssignmentOperation deconstruction when deconstruction.Value == child:
                FollowWrites(Write.MadeBy(deconstruction), value, frame, walk, steps);
                if (HoldsMembers(deconstruction.Target))
                    walk.Hide($"'{deconstruction.Target.Syntax}' holds it", value, steps);
                break;
            case IForEachLoopOperation loop when loop.Collection == child:
                FollowWrites(Write.MadeBy(loop), value, frame, walk, steps);
                break;
            case IArrayInitializerOperation or ICollectionExpressionOperation:
                FollowElement(parent, value, frame, walk, steps);
                break;
            case IIsPatternOperation pattern:
                FollowWrites(Write.MadeBy(pattern), value, frame, walk, steps);
                break;
            case ISwitchExpressionOperation tested:
                foreach (var arm in tested.Arms)
                    FollowWrites(Write.MadeBy(arm), value, frame, walk, steps);
                break;
            case IPropertySubpatternOperation part:
                FollowWrites(Write.Declared(part.Pattern, new(part.Syntax, value, [])), value, frame, walk, steps);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation when !steps.IsEmpty:
                FollowPart(parent, frame, walk, steps);
                break;
            case IPropertyReferenceOperation property when !endpoints.Conventions.CanSpeak(property.Property.ContainingAssembly) && !endpoints.Conventions.CanFilter(property.Property.ContainingAssembly):
            case INameOfOperation or IBinaryOperation:
                break;
            default:
                walk.Hide($"'{child.Syntax}' goes where it cannot be followed", value, steps);
                break;
        }
    }

    private static bool HoldsMembers(IOperation target) => target.DescendantsAndSelf().Any(o => o is IFieldReferenceOperation or IPropertyReferenceOperation);

    // What is given the whole, or the part that the builder is in.
    private void FollowWrites(IEnumerable<(ILocalSymbol Local, Write Write)> writes, IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        foreach (var (local, write) in writes)
            if (Below(steps, write.Steps) is { IsDefault: false } below)
                FollowVariable(local, write.At, value, frame, walk, below);
    }

    // A reference to a part of the value.
    private void FollowPart(IOperation reference, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        if (reference is IPropertyReferenceOperation { Property: { Name: "Values", DeclaringSyntaxReferences.IsEmpty: true } } && steps.Length > 1 && steps[0].Kind == StepKind.At && steps[1] == Value)
            Follow(reference, frame, walk, [Step.Each, .. steps.Skip(2)]);
        else if (Step.TakenBy(reference) is { } taken)
        {
            if (taken.Step is { Kind: StepKind.At } at && steps[0].Kind is StepKind.At or StepKind.Each && (at.Key is null || steps[0].Key is null))
                walk.Hide($"'{reference.Syntax}' may be it", reference, steps);
            else if (Below(steps, [taken.Step]) is { IsDefault: false } below)
                Follow(reference, frame, walk, below);
        }
    }

    // The steps that are left below some that are taken; default where they lead elsewhere. The entry of a dictionary is a pair, and its index leads to the value.
    private static ImmutableArray<Step> Below(ImmutableArray<Step> steps, ImmutableArray<Step> taken)
    {
        foreach (var step in taken)
        {
            if (steps.IsEmpty)
                return default;
            var first = steps[0];
            if (step.Kind == StepKind.Each ? first.Kind is not (StepKind.At or StepKind.Each) : step != first && !IsPlaceOf(step, first))
                return default;
            steps = steps.RemoveAt(0);
            if (step.Kind == StepKind.At && first is { Kind: StepKind.At } && !steps.IsEmpty && steps[0] == Value)
                steps = steps.RemoveAt(0);
        }
        return steps;
    }

    // The deconstruction of a record gives its parameters in their order.
    private static bool IsPlaceOf(Step item, Step member) =>
        item is { Kind: StepKind.Item, Key: int place } && member is { Kind: StepKind.Member, Key: IPropertySymbol property }
        && property.ContainingType.InstanceConstructors.Any(c => place < c.Parameters.Length && c.Parameters[place].Name == property.Name && c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax));

    private void FollowCall(IInvocationOperation call, IParameterSymbol? parameter, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        if (!steps.IsEmpty)
        {
            FollowCallWithPart(call, parameter, frame, walk, steps);
            return;
        }
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (EndpointReader.Maps(method))
            return;
        if (method.MethodKind == MethodKind.DelegateInvoke && parameter is not null)
        {
            FollowDelegate(call, parameter, frame, walk);
            return;
        }
        if (parameter is not null && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", System.StringComparison.Ordinal) == true)
        {
            walk.Hide("it is kept in a collection", call, steps);
            return;
        }
        if (endpoints.Conventions.Read(call, frame, walk.CancellationToken) is { } said)
        {
            foreach (var convention in said)
                walk.Say(convention, call, frame);
        }
        else if (parameter?.ContainingSymbol is IMethodSymbol && method.MayBeReplaced() && !method.DeclaringSyntaxReferences.IsEmpty)
        {
            FollowDispatch(call, parameter, frame, walk);
            return;
        }
        else if (FollowInto(method, call, parameter, frame, walk) is { } isReturned)
        {
            // What a method that does more returns of it comes back through its return statement.
            if (!isReturned)
                return;
        }
        else if (endpoints.Conventions.CanSpeak(method.ContainingAssembly))
        {
            walk.Hide($"'{method.Name}' has no source", call);
        }
        else
        {
            foreach (var convention in endpoints.Conventions.SaidByLibrary(call, frame, walk.CancellationToken))
                walk.Say(convention, call, frame);
        }
        if (call.Type is { SpecialType: not SpecialType.System_Void } type && endpoints.Conventions.IsBuilder(type))
            Follow(call, frame, walk, []);
    }

    // What a call is given holds the builder.
    private void FollowCallWithPart(IInvocationOperation call, IParameterSymbol? parameter, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.IsEmpty && method.Name is "ToList" or "ToArray" or "AsReadOnly" && steps[0].Kind is StepKind.At or StepKind.Each)
            Follow(call, frame, walk, steps);
        else if (parameter?.ContainingSymbol is IMethodSymbol && !method.MayBeReplaced() && !frame.Runs(method) && model.BodyOf(method, walk.CancellationToken) is { } body)
            FollowParameter(body, method.Parameters[parameter.Ordinal], frame.Into(method, call), walk, steps);
        else
            walk.Hide($"'{call.TargetMethod.Name}' is given what holds it", call, steps);
    }

    // Into the method that a call runs; null where it has no source, otherwise whether the call's result is still to be followed.
    private bool? FollowInto(IMethodSymbol method, IInvocationOperation call, IParameterSymbol? parameter, Frame frame, Walk walk)
    {
        if (parameter?.ContainingSymbol is IMethodSymbol && BuilderUse.Of(method, method.Parameters[parameter.Ordinal], walk.CancellationToken) is { } use)
            return use.IsReturned;
        if (model.BodyOf(method, walk.CancellationToken) is not { } body)
            return null;
        if (parameter is null || frame.Runs(method))
        {
            walk.Hide($"'{method.Name}' cannot be followed", call);
            return false;
        }
        var received = parameter.ContainingSymbol is IMethodSymbol ? method.Parameters[parameter.Ordinal] : parameter;
        FollowParameter(body, received, frame.Into(method, call), walk, []);
        return false;
    }

    private void FollowParameter(IOperation body, IParameterSymbol received, Frame inside, Walk walk, ImmutableArray<Step> steps)
    {
        foreach (var reference in model.BodyAround(body).ReferencesTo(received))
            Follow(reference, inside, walk, steps);
    }

    // A call of an interface, abstract or virtual method: the one that the endpoint's own path chose, else all that may run.
    private void FollowDispatch(IInvocationOperation call, IParameterSymbol parameter, Frame frame, Walk walk)
    {
        var loop = RepetitionAround(call);
        var isChosen = frame.Chosen is { Call: { } chosen } && chosen.IsAt(call) && (loop is null || IsMadeIn(loop, call, parameter));
        ImmutableArray<IMethodSymbol> methods = isChosen ? [frame.Chosen!.Method!] : endpoints.Calls.RunBy(call, frame, walk.CancellationToken);
        if (methods.IsEmpty)
            walk.Hide($"nobody in sight implements '{call.TargetMethod.Name}'", call);
        var isReturned = false;
        foreach (var method in methods)
        {
            // Of several that do more than map, one runs, and nobody knows which.
            if (loop is null && methods.Length > 1 && BuilderUse.Of(method, method.Parameters[parameter.Ordinal], walk.CancellationToken) is null)
                walk.Hide($"'{call.TargetMethod.Name}' has several implementations", call);
            else if (FollowInto(method, call, parameter, frame, walk) == true)
                isReturned = true;
        }
        if (isReturned && endpoints.Conventions.IsBuilder(call.Type!))
            Follow(call, frame, walk, []);
    }

    // 'map(group)': what the caller passed for 'map' goes on with the group.
    private void FollowDelegate(IInvocationOperation call, IParameterSymbol parameter, Frame frame, Walk walk)
    {
        var (function, at) = frame.Passed(call.Instance is IConditionalAccessInstanceOperation instance ? instance.Accessed()! : call.Instance!);
        IReadOnlyList<IOperation>? functions = function is ILocalReferenceOperation local && model.BodyAround(local) is var body
            ? body.LoopOf(local.Local) is { } loop ? Elements.Of(loop.Collection, model) : [.. body.ValuesOf(local.Local)]
            : [function];
        foreach (var one in functions is { Count: > 0 } ? functions : [function])
        {
            if (one.WithoutConversions() is IAnonymousFunctionOperation lambda)
                FollowParameter(lambda, lambda.Symbol.Parameters[parameter.Ordinal], at, walk, []);
            else if (one.WithoutConversions() is IMethodReferenceOperation { Method: { IsAbstract: false, IsVirtual: false } named })
                FollowInto(named.OriginalDefinition, call, parameter, frame, walk);
            else if (one.ConstantValue is not { HasValue: true, Value: null })
                walk.Hide($"'{call.Syntax}' runs what cannot be followed", call);
        }
    }

    // A loop, or a lambda that may run more than once.
    private static IOperation? RepetitionAround(IOperation call)
    {
        for (var outer = call.Parent; outer is not null; outer = outer.Parent)
            if (outer is ILoopOperation or IAnonymousFunctionOperation)
                return outer;
        return null;
    }

    // Whether the builder that a call is given is made anew in each round.
    private static bool IsMadeIn(IOperation loop, IInvocationOperation call, IParameterSymbol parameter)
    {
        var builder = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value.WithoutConversions();
        while (builder is IInvocationOperation made)
        {
            if (made.TargetMethod.Is(AspNet.MapGroup))
                return true;
            builder = made.Receiver();
        }
        return builder is ILocalReferenceOperation { Local: var local } && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
            && LoneStatement.Original(loop.Syntax).Span.Contains(LoneStatement.Original(declaration).Span);
    }

    // The object whose member an assignment writes, where a constructor or an object initializer writes it.
    private static (ISymbol Member, ObjectReader.Made Made, Frame Constructor)? HolderOf(IOperation target, Frame frame)
    {
        var member = target.Referred()!;
        return ((IMemberReferenceOperation)target).Instance switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when target.Parent?.Parent?.Parent is IObjectCreationOperation creation =>
                (member, new(creation, frame), frame.Constructing(creation)),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when ObjectReader.MadeIn(frame) is { } made =>
                (member, made, frame),
            _ => null,
        };
    }

    private void FollowConstruction(IParameterSymbol parameter, ObjectReader.Made made, Frame inside, Walk walk)
    {
        var constructor = (IMethodSymbol)parameter.ContainingSymbol;
        if (constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax)) is { } property)
            FollowMember(property, made, inside, walk);
        else if (constructor.DeclaringSyntaxReferences[0].GetSyntax(walk.CancellationToken) is TypeDeclarationSyntax)
            FollowMember(parameter, made, inside, walk);
        else if (model.BodyOf(constructor, walk.CancellationToken) is { } body && !made.Frame.Runs(constructor))
            FollowParameter(body, parameter, inside, walk, []);
    }

    // Every use of what an object holds, in the frames that have this object.
    private void FollowMember(ISymbol member, ObjectReader.Made made, Frame constructor, Walk walk)
    {
        foreach (var use in model.MentionsOf(member.Name, walk.CancellationToken))
        {
            var expression = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (SyntaxNode)use;
            if (model.OperationOf(expression, walk.CancellationToken) is not { } reference || !reference.Referred().IsDeclaredAs(member))
                continue;
            // 'Endpoints => builder' is another name for it.
            if (expression.Parent is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax alias } && model.SemanticModelOf(alias.SyntaxTree)?.GetDeclaredSymbol(alias, walk.CancellationToken) is { } named
                && named.ContainingType.IsDeclaredAs(member.ContainingType ?? member.ContainingSymbol) && (reference as IMemberReferenceOperation)?.Instance is null or IInstanceReferenceOperation)
            {
                FollowMember(named, made, constructor, walk);
                continue;
            }
            var isInConstructor = use.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null || use.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is null;
            var isOwn = reference is IParameterReferenceOperation || (reference as IMemberReferenceOperation)?.Instance is IInstanceReferenceOperation;
            if (isInConstructor && isOwn)
            {
                if (!made.Frame.Runs(made.Creation.Constructor!))
                    Follow(reference, constructor, walk, []);
                continue;
            }
            foreach (var frame in endpoints.Calls.FramesAround(reference, walk.CancellationToken))
            {
                var objects = reference is IMemberReferenceOperation { Instance: { } instance } ? endpoints.Objects.MadeBy(instance, frame) : endpoints.Objects.ThisIn(frame);
                if (objects is not null)
                {
                    if (objects.Any(other => other.Creation.IsAt(made.Creation) && other.Frame.IsSame(made.Frame)))
                        Follow(reference, frame, walk, []);
                    continue;
                }
                // It may be this object or another of its class: what is said there may be said here.
                var before = walk.Found.Count;
                Follow(reference, frame, walk, []);
                if (walk.Found.Count > before)
                {
                    walk.Found.RemoveRange(before, walk.Found.Count - before);
                    walk.Hide($"'{member.Name}' is used in an object that cannot be seen", reference);
                }
            }
        }
    }

    private void FollowVariable(ILocalSymbol local, SyntaxNode given, IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        foreach (var reference in endpoints.Builders.ReadsOf(local, given, value, walk.CancellationToken))
            Follow(reference, frame, walk, steps);
    }

    // What an 'out' parameter holds, inside of the method that sets it.
    private void FollowVariable(IParameterSymbol parameter, IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        foreach (var reference in model.BodyAround(value).ReferencesTo(parameter))
            if (reference.Parent is not IAssignmentOperation)
                Follow(reference, frame, walk, steps);
    }

    // Every use of a static field or property.
    private void FollowShared(ISymbol member, Walk walk, ImmutableArray<Step> steps)
    {
        foreach (var use in model.MentionsOf(member.Name, walk.CancellationToken))
        {
            var expression = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (SyntaxNode)use;
            if (model.OperationOf(expression, walk.CancellationToken) is not { } reference || !reference.Referred().IsDeclaredAs(member) || reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
                continue;
            foreach (var frame in endpoints.Calls.FramesAround(reference, walk.CancellationToken))
                Follow(reference, frame, walk, steps);
        }
    }

    private void FollowReturn(IReturnOperation returned, IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        if (returned.EnclosingFunction() is IAnonymousFunctionOperation lambda && !SymbolEqualityComparer.Default.Equals(frame.Method, lambda.Symbol))
        {
            if (!lambda.Symbol.ReturnsVoid)
                walk.Hide("it is returned from a lambda", value, steps);
        }
        else if (frame is { Call: { } call, Caller: { } caller })
        {
            Follow(call, caller, walk, steps);
        }
        else if (frame.Hidden is { } hidden)
        {
            walk.Hide(hidden, value, steps);
        }
    }

    // Into the collection that an initializer, its entry or its call of 'Add' belongs to.
    private void FollowElement(IOperation initializer, IOperation value, Frame frame, Walk walk, ImmutableArray<Step> steps)
    {
        var outermost = initializer switch
        {
            IArrayInitializerOperation { Parent: IArrayCreationOperation array } => array,
            ICollectionExpressionOperation expression => expression,
            { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } } => creation,
            _ => initializer,
        };
        // The arguments that reflection hands to the method it calls by name.
        if (OutermostConversion(outermost).Parent is IArgumentOperation { Parent: IInvocationOperation invoke } && frame.Chosen is { Call: { } chosen, Handed: not null, Method: { } named } && chosen.IsAt(invoke))
        {
            if (model.BodyOf(named, walk.CancellationToken) is { } run && !frame.Runs(named))
                FollowParameter(run, named.Parameters[0], frame.Into(named, invoke, value), walk, []);
            return;
        }
        foreach (var (key, isEntry, element) in PartReader.ElementsOf(outermost) ?? [])
        {
            if (element.WithoutConversions() != value.WithoutConversions())
                continue;
            Follow(outermost, frame, walk, isEntry ? [Step.At(key), Value, .. steps] : [Step.At(key), .. steps]);
            return;
        }
        walk.Hide("it is kept in a collection", value, steps);
    }

    private static IOperation OutermostConversion(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value;
    }

    /// <summary>One walk forwards from where a builder is made.</summary>
    private sealed class Walk
    {
        private readonly HashSet<(SyntaxNode, OperationKind, Frame, string)> _visited = [];
        private readonly SyntaxNode _made;
        private readonly HashSet<SyntaxNode> _conditionsAbove;

        internal Walk(IOperation creation, Frame creator, CancellationToken cancellationToken)
        {
            _made = LoneStatement.Original(creation.Syntax);
            CancellationToken = cancellationToken;
            _conditionsAbove = [.. ConditionsAbove(creation, creator)];
        }

        internal CancellationToken CancellationToken { get; }

        internal List<Convention> Found { get; } = [];

        internal bool Visit(IOperation value, Frame frame, ImmutableArray<Step> steps) =>
            _visited.Add((value.Syntax, value.Kind, frame, steps.IsEmpty ? "" : string.Join("/", steps)));

        internal void Say(Convention convention, IOperation call, Frame frame) =>
            Found.Add(ConditionsAbove(call, frame).Any(condition => !_conditionsAbove.Contains(condition)) ? convention with { IsConditional = true } : convention);

        // What a record holds is found by the names of its members: they tell where it goes.
        internal void Hide(string why, IOperation where, ImmutableArray<Step> steps)
        {
            if (!steps.Any(step => step.Kind == StepKind.Member))
                Hide(why, where);
        }

        internal void Hide(string why, IOperation where) => Found.Add(new(ConventionKind.Hidden, why, where.Syntax.LocationInFile()));

        // Above the operation, and above the calls that lead to it.
        private IEnumerable<SyntaxNode> ConditionsAbove(IOperation operation, Frame frame)
        {
            foreach (var condition in ConditionsAbove(operation))
                yield return condition;
            for (var at = frame; at is { RunsAt: { } call }; at = at.Caller)
                foreach (var condition in ConditionsAbove(call))
                    yield return condition;
        }

        // What is made in a pattern is used only where the pattern matches.
        private bool IsMadeIn(IOperation condition) =>
            condition is IIsPatternOperation && LoneStatement.Original(condition.Syntax) is var test && test.SyntaxTree == _made.SyntaxTree && test.Span.Contains(_made.Span);

        // 'builder is IEndpointConventionBuilder said' of what is declared as one.
        private static bool IsAlwaysTrue(IOperation condition) =>
            condition is IIsPatternOperation { Value: var value, Pattern: IDeclarationPatternOperation { MatchedType: { } type } } && value.WithoutConversions().Type is { } declared
            && (SymbolEqualityComparer.Default.Equals(declared, type) || declared.AllInterfaces.Contains(type, SymbolEqualityComparer.Default));

        private IEnumerable<SyntaxNode> ConditionsAbove(IOperation operation)
        {
            for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
                if (parent is IConditionalOperation conditional && conditional.Condition != child && !IsAlwaysTrue(conditional.Condition) && !IsMadeIn(conditional.Condition))
                    yield return child.Syntax;
                else if (parent is ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or IWhileLoopOperation)
                    yield return parent.Syntax;
        }
    }
}
