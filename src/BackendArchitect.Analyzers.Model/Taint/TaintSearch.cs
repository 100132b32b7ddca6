using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// One search, backward from a value that does harm: through what it is made of, the writes of variables that reach it, parameters to their callers and calls to
/// what they return. Backward and on demand, over the operation trees that the model holds anyway: a file without a sink costs nothing, and what
/// a variable is checked for is read from the structure around it. Where a step cannot be seen the search ends in silence.
/// </summary>
internal sealed class TaintSearch(TaintReader reader, ServiceModel model, TaintTables tables, Dangers danger, CancellationToken cancellationToken, bool isAside = false)
{
    // Bounds that keep a search from costing more than a constant. The longest way that was found in real services has 26 steps; a search that has not
    // ended after many times as many has lost itself in code that hands everything to everybody.
    private const int MostSteps = 500;
    private const int DeepestCall = 6;
    private const int MostImplementations = 4;

    private static readonly ImmutableStack<Step> Whole = ImmutableStack<Step>.Empty;

    private readonly Checks _checks = new(reader, model, tables, danger, isAside, cancellationToken);
    private readonly HashSet<(ISymbol, string)> _asking = [];

    // Whether a value was looked at to its end, in the search for one parameter or member.
    private Dictionary<(SyntaxNode, string, Activation?), bool> _seen = [];

    // How deep the search went up to callers, and whether a bound or recursion has hidden something from it.
    private int _callers;
    private int _nesting;
    private bool _isCut;

    /// <summary>How many values were looked at.</summary>
    internal int Steps { get; private set; }

    private bool OnlyLeading => (danger & Dangers.Hosts) != 0;

    internal TaintPath? From(IOperation value) => Trace(value, new(Whole, null, value));

    /// <summary>Where the search stands.</summary>
    /// <param name="Parts">The part of the value that is asked for; empty for all of it.</param>
    /// <param name="Frame">The call that the search went into, or null.</param>
    /// <param name="Vantage">The operation of this body that the search came from: what is checked before it is checked for all that reaches it.</param>
    private readonly record struct Spot(ImmutableStack<Step> Parts, Activation? Frame, IOperation Vantage)
    {
        internal Spot Into(Step step) => this with { Parts = Parts.Push(step) };

        internal Spot Of(ImmutableArray<Step> steps)
        {
            var parts = Parts;
            for (var i = steps.Length - 1; i >= 0; i--)
                parts = parts.Push(steps[i]);
            return this with { Parts = parts };
        }

        /// <summary>Inside of a collection: one step less, where one was asked for.</summary>
        internal Spot Element() => !Parts.IsEmpty && Parts.Peek().Kind is StepKind.Each or StepKind.At ? this with { Parts = Parts.Pop() } : this;
    }

    private TaintPath? Trace(IOperation? operation, Spot spot)
    {
        if (operation is null)
            return null;
        if (operation is IConversionOperation { OperatorMethod: { DeclaringSyntaxReferences.IsEmpty: false } own } converted)
            return spot.Frame?.Runs(own) == true ? null : Returned(own, converted, spot);
        var value = operation.WithoutConversions();
        if (value.ConstantValue.HasValue || (spot.Parts.IsEmpty && !Carrier.MayCarry(value.Type, danger)) || !Carrier.MayCarry(operation.Type, danger))
            return null;
        if (Steps >= MostSteps || _nesting > 200)
        {
            _isCut = true;
            return null;
        }
        cancellationToken.ThrowIfCancellationRequested();
        var key = (value.Syntax, value.Kind + string.Join("/", spot.Parts), spot.Frame);
        if (_seen.TryGetValue(key, out var isDone))
        {
            _isCut |= !isDone;
            return null;
        }
        _seen[key] = false;
        Steps++;
        _nesting++;
        var found = Look(value, spot);
        _nesting--;
        _seen[key] = true;
        return found;
    }

    /// <summary>
    /// Looks at a parameter or member of the service apart from the search that led there, so that the answer is that of the symbol and may be kept;
    /// unless a bound or a recursion has hidden something from it.
    /// </summary>
    private TaintPath? Ask(ISymbol symbol, ImmutableStack<Step> parts, System.Func<TaintPath?> look, string where = "")
    {
        var text = string.Join("/", parts) + where;
        var key = (tables, danger, symbol, text);
        if (reader.Known.TryGetValue(key, out var known))
            return known;
        if (_callers >= DeepestCall || !_asking.Add((symbol, text)))
        {
            _isCut = true;
            return null;
        }
        var (wasCut, seen) = (_isCut, _seen);
        (_isCut, _seen) = (false, []);
        _callers++;
        var found = look();
        _callers--;
        _asking.Remove((symbol, text));
        // What is looked at aside is taken for checked too soon.
        if (!_isCut && !isAside)
            reader.Known.TryAdd(key, found);
        (_isCut, _seen) = (_isCut || wasCut, seen);
        return found;
    }

    private TaintPath? First(IEnumerable<IOperation?> values, Spot spot)
    {
        foreach (var value in values)
            if (Trace(value, spot) is { } found)
                return found;
        return null;
    }

    private TaintPath? Look(IOperation value, Spot spot)
    {
        if (Place.Is(value) && (_checks.Cover(value, value) || (spot.Vantage != value && !IsWrittenBetween(value, spot.Vantage) && _checks.Cover(value, spot.Vantage))))
            return null;
        if (IsPartChecked(value, spot))
            return null;
        switch (value)
        {
            case ILocalReferenceOperation local:
                return Local(local, spot);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter, spot);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return Member((IMemberReferenceOperation)value, spot);
            case IArrayElementReferenceOperation element:
                return Written(element, element, [], spot) ?? Trace(element.ArrayReference, spot.Into(Step.Each));
            case IInvocationOperation call:
                return Call(call, spot);
            case IObjectCreationOperation creation:
                return Creation(creation, spot);
            case IAnonymousObjectCreationOperation anonymous:
                return First(anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Where(a => Asks(spot, (a.Target as IPropertyReferenceOperation)?.Property)).Select(a => a.Value), Popped(spot));
            case IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                return Text(value, spot);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Subtract or BinaryOperatorKind.Divide or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift } number:
                return First([number.LeftOperand, number.RightOperand], spot);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Trace(handler.Content, spot);
            case IInterpolatedStringAdditionOperation addition:
                return First([addition.Left, addition.Right], spot);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return First([choice.WhenTrue, whenFalse], spot);
            case ICoalesceOperation coalesce:
                return First([coalesce.Value, coalesce.WhenNull], spot);
            case ISwitchExpressionOperation choice:
                return First(choice.Arms.Select(arm => arm.Value), spot);
            case IConditionalAccessOperation access:
                return Trace(access.WhenNotNull, spot);
            case IConditionalAccessInstanceOperation instance:
                return Trace(instance.Accessed(), spot);
            case IAwaitOperation awaited:
                return Trace(awaited.Operation, spot);
            case IAssignmentOperation assignment:
                return Trace(assignment.Value, spot);
            case ITupleOperation tuple:
                return spot.Parts.IsEmpty ? First(tuple.Elements, spot)
                    : spot.Parts.Peek() is { Kind: StepKind.Item, Key: int ordinal } && ordinal < tuple.Elements.Length ? Trace(tuple.Elements[ordinal], Popped(spot)) : null;
            case IArrayCreationOperation { Initializer: { } initializer }:
                return First(initializer.ElementValues, spot.Element());
            case ICollectionExpressionOperation collection:
                return First(collection.Elements.Where(e => e is not ISpreadOperation), spot.Element()) ?? First(collection.Elements.OfType<ISpreadOperation>().Select(s => s.Operand), spot);
            case IInstanceReferenceOperation self:
                return Self(self, spot);
            case IWithOperation copy:
                return With(copy, spot);
            case ITranslatedQueryOperation query:
                return Trace(query.Operation, spot);
            case IArgumentOperation argument:
                return Out(argument, spot);
            case IThrowOperation:
                return null;
            default:
                return null;
        }
    }

    // 'if (file.Name.Contains("..")) return; Save(file)': of the whole, the part that is asked for has been looked at.
    private bool IsPartChecked(IOperation value, Spot spot)
    {
        if (value is not (ILocalReferenceOperation or IParameterReferenceOperation) || spot.Parts.IsEmpty || spot.Parts.Peek() is not { Kind: StepKind.Member, Key: ISymbol { Name: var name } } || value.Referred() is not { } variable)
            return false;
        var parts = model.BodyAround(value).ReferencesTo(variable).Select(reference => reference.Parent is IMemberReferenceOperation member && member.Instance == reference && member.Member.Name == name ? member : null).OfType<IMemberReferenceOperation>().ToList();
        return parts.Count > 0 && !parts.Exists(part => part.Parent is IAssignmentOperation assignment && assignment.Target == part)
            && (_checks.Cover(parts[0], value) || (spot.Vantage != value && !IsWrittenBetween(value, spot.Vantage) && _checks.Cover(parts[0], spot.Vantage)));
    }

    // Text has no parts but its characters.
    private TaintPath? Text(IOperation text, Spot spot)
    {
        if (!spot.Parts.IsEmpty)
            return null;
        if (OnlyLeading)
            return First(UrlText.Leading(text) ?? [], spot);
        return text switch
        {
            IInterpolatedStringOperation interpolated => First(interpolated.Parts.Select(part => part switch
            {
                IInterpolationOperation hole => hole.Expression,
                IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } arguments } } => arguments[0].Value,
                _ => null,
            }), spot),
            IBinaryOperation sum => First([sum.LeftOperand, sum.RightOperand], spot),
            _ => null,
        };
    }

    private TaintPath? Local(ILocalReferenceOperation read, Spot spot)
    {
        var local = read.Local;
        var body = model.BodyAround(read);
        var writes = body.WritesOf(local).ToList();
        foreach (var write in writes)
            if (write.Reaches(read.Syntax, local, writes) && Trace(write.Value, spot.Of(write.Steps)) is { } found)
                return write.Steps.IsEmpty && write.Value is IArgumentOperation ? found.Via(write.At) : found.Via(write.At, local.Name);
        return Written(read, read, body.ReferencesTo(local), spot)?.Via(read.Syntax, local.Name);
    }

    private TaintPath? Parameter(IParameterReferenceOperation read, Spot spot)
    {
        var parameter = read.Parameter;
        var references = model.BodyAround(read).ReferencesTo(parameter).ToList();
        var writes = references.Where(r => r.Parent is ISimpleAssignmentOperation assignment && assignment.Target == r)
            .Select(r => new Write(r.Parent!.Syntax, ((ISimpleAssignmentOperation)r.Parent).Value.WithoutConversions(), [])).ToList();
        foreach (var write in writes)
            if (write.Reaches(read.Syntax, parameter, writes) && Trace(write.Value, spot) is { } found)
                return found.Via(write.At, parameter.Name);
        return Written(read, read, references, spot)?.Via(read.Syntax, parameter.Name)
            ?? (writes.Exists(write => Write.Overwrites(LoneStatement.Original(write.At), LoneStatement.Original(read.Syntax))) ? null : Given(read, parameter, spot));
    }

    /// <summary>What a parameter is given before the method writes to it.</summary>
    private TaintPath? Given(IParameterReferenceOperation read, IParameterSymbol parameter, Spot spot)
    {
        if (spot.Frame is { } frame && parameter.ContainingSymbol.IsDeclaredAs(frame.Method))
            return Passed(parameter, frame, spot)?.Via(read.Syntax, parameter.Name);
        var lambda = read.Lambda();
        if (InputOf(parameter, lambda, read, spot) is { } source)
            return source;
        if (lambda is not null)
            return LambdaArgument(lambda, parameter, spot)?.Via(read.Syntax, parameter.Name);
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return null;
        // The parameters of a type belong to its objects.
        if (method.MethodKind == MethodKind.Constructor && spot.Frame is { } inside)
            return Object(inside, spot.Into(Step.Member(parameter)));
        return FromCallers(method.OriginalDefinition, method.OriginalDefinition.Parameters[parameter.Ordinal], spot, DemandsAt(read, method))?.Via(read.Syntax, parameter.Name);
    }

    // 'isHtml ? Strip(text) : text': the flags among the parameters without which the value is not read.
    private static ImmutableArray<(int Ordinal, bool Holds)> DemandsAt(IOperation read, IMethodSymbol method) =>
    [
        .. Known.At(read, read).Where(known => known is { Pattern: null, HasReturned: false, IsConstant: false }).Select(known => (Condition: known.Condition.WithoutConversions(), known.Holds))
            .Select(known => known.Condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not ? (Condition: not.Operand.WithoutConversions(), Holds: !known.Holds) : known)
            .Where(known => known.Condition is IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Boolean } flag } && flag.ContainingSymbol.IsDeclaredAs(method))
            .Select(known => (((IParameterReferenceOperation)known.Condition).Parameter.Ordinal, known.Holds)).Distinct(),
    ];

    private TaintPath? Passed(IParameterSymbol parameter, Activation frame, Spot spot)
    {
        var arguments = frame.Call switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            IPropertyReferenceOperation property => property.Arguments,
            _ => [],
        };
        if (frame.Call is IConversionOperation conversion)
            return Trace(conversion.Operand, new(spot.Parts, frame.Caller, conversion));
        return arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } argument ? Trace(argument.Value, new(spot.Parts, frame.Caller, frame.Call)) : null;
    }

    private TaintPath? InputOf(IParameterSymbol parameter, IAnonymousFunctionOperation? lambda, IOperation read, Spot spot)
    {
        foreach (var bound in reader.Input.Of(parameter, lambda, cancellationToken))
        {
            if (bound.Part is null && !spot.Parts.IsEmpty && spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol member } && ClientInput.IsConstrained(member))
                continue;
            if (danger == Dangers.Size && IsBounded(bound, spot))
                continue;
            if (bound.Part is null)
                return new(NameOf(spot) ?? parameter.Name, bound.Words, parameter.FirstDeclaration() ?? read.Syntax.LocationInFile());
            if (!spot.Parts.IsEmpty && spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol part } && part.Name == bound.Part.Name)
                return new(bound.Part.Name, bound.Words, bound.Part.FirstDeclaration() ?? read.Syntax.LocationInFile());
        }
        return null;
    }

    // A member that keeps its own value small, or whose type or validator does.
    private bool IsBounded(BoundValue bound, Spot spot) =>
        (bound.Part ?? (spot.Parts.IsEmpty || spot.Parts.Peek() is not { Kind: StepKind.Member, Key: ISymbol member } ? null : member)) is { } part && BoundedNumber.Is(part, model, cancellationToken);

    private static string? NameOf(Spot spot) => spot.Parts.Where(step => step.Kind == StepKind.Member || step.Key is string).Select(step => (step.Key as ISymbol)?.Name ?? step.Key as string).LastOrDefault();

    // The elements that a method of a collection hands its lambda; the arguments of a delegate that a method of the service calls.
    private TaintPath? LambdaArgument(IAnonymousFunctionOperation lambda, IParameterSymbol parameter, Spot spot)
    {
        if (lambda.ArgumentOfCall() is not { Parent: IInvocationOperation call } argument)
            return null;
        if (Passages.IsCollection((call.TargetMethod.ReducedFrom ?? call.TargetMethod).ContainingType))
            return parameter.Ordinal == 0 ? Trace(call.Receiver(), new Spot(spot.Parts, spot.Frame, call).Into(Step.Each)) : null;
        foreach (var (_, run) in model.Endpoints.Calls.InvocationsOf(argument, cancellationToken))
            if (parameter.Ordinal < run.Arguments.Length && run.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } given
                && Trace(given.Value, new(spot.Parts, spot.Frame?.Runs(call.TargetMethod) == true ? null : new(call, call.TargetMethod.OriginalDefinition, spot.Frame), given)) is { } found)
                return found;
        return null;
    }

    private TaintPath? FromCallers(IMethodSymbol method, IParameterSymbol parameter, Spot spot, ImmutableArray<(int Ordinal, bool Holds)> demands) => Ask(parameter, spot.Parts, () =>
    {
        foreach (var call in reader.CallsOf(method, cancellationToken))
        {
            var arguments = call is IInvocationOperation invocation ? invocation.Arguments : ((IObjectCreationOperation)call).Arguments;
            if (!demands.Any(demand => arguments.Any(a => a.Parameter?.Ordinal == demand.Ordinal && a.Value.ConstantValue is { HasValue: true, Value: bool flag } && flag != demand.Holds))
                && Argument(call, arguments, parameter) is { } given && Trace(given, new(spot.Parts, null, call)) is { } found)
                return found;
        }
        return Message(method, parameter, spot);
    }, string.Concat(demands.Select(demand => $"|{demand.Ordinal}{demand.Holds}")));

    // The receiver of an extension method that is called on it is its first argument in an operation tree.
    private static IOperation? Argument(IOperation call, ImmutableArray<IArgumentOperation> arguments, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is INamedTypeSymbol ? (call as IInvocationOperation)?.Instance
        : arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>What a mediator hands the handler of a message: the messages that the service makes, and those that its endpoints bind.</summary>
    private TaintPath? Message(IMethodSymbol method, IParameterSymbol parameter, Spot spot)
    {
        if (parameter is not { Ordinal: 0, Type: INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } message }
            || !method.ContainingType.AllInterfaces.Any(i => i.DeclaringSyntaxReferences.IsEmpty && i.TypeArguments.Any(a => a.IsDeclaredAs(message))))
            return null;
        foreach (var mention in model.MentionsOf(message.Name, cancellationToken).Take(64))
        {
            if (TaintReader.CreationBy(mention) is { } creation)
            {
                if (model.OperationOf(creation, cancellationToken) is IObjectCreationOperation made && made.Type.IsDeclaredAs(message) && Trace(made, new(spot.Parts, null, made)) is { } found)
                    return found;
            }
            else if (mention.Parent is ParameterSyntax declared && model.SemanticModelOf(declared.SyntaxTree)?.GetDeclaredSymbol(declared, cancellationToken) is IParameterSymbol taken && !taken.IsDeclaredAs(parameter) && taken.Type.IsDeclaredAs(message)
                && UseOf(taken, declared) is { } use && InputOf(taken, use.Lambda(), use, spot) is { } source)
            {
                return source;
            }
        }
        return null;
    }

    private IParameterReferenceOperation? UseOf(IParameterSymbol parameter, ParameterSyntax declared) =>
        declared.FirstAncestorOrSelf<SyntaxNode>(node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax) is { } function
        && model.OperationOf(function, cancellationToken) is { } body
            ? body.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(r => r.Parameter.IsDeclaredAs(parameter)) : null;

    private TaintPath? Member(IMemberReferenceOperation read, Spot spot)
    {
        var member = read.Member;
        if ((tables.AvertedBy(member) & danger) != 0)
            return null;
        if (read is IPropertyReferenceOperation { Instance: { } asked } && tables.SourceOf(member) is { } words)
            return IsCheckedByCallers(read, asked) ? null : new(KeyOf(read) ?? (member.Is(ClientParts.FileName) || member.Is(ClientParts.SectionFileName) ? member.Name : null), words, read.Syntax.LocationInFile());
        if (read is IPropertyReferenceOperation { Property: var bound } && read.Instance is IInstanceReferenceOperation && reader.Input.IsBound(bound, cancellationToken))
            return (danger == Dangers.Size && BoundedNumber.Is(bound, model, cancellationToken)) || ClientInput.IsConstrained(bound) || (!spot.Parts.IsEmpty && spot.Parts.Peek().Key is ISymbol inner && ClientInput.IsConstrained(inner)) ? null : new(NameOf(spot) ?? bound.Name, "the request", read.Syntax.LocationInFile());
        if (IsOverwritten(read, out var last))
            return Trace(last, spot);
        if (Step.TakenBy(read) is var (whole, step))
            return Trace(whole, spot.Into(step));
        if (member.DeclaringSyntaxReferences.IsEmpty && !member.ContainingType.IsAnonymousType)
            return read.Instance is null ? null : read is IPropertyReferenceOperation { Property: var property } && Passages.IsView(property) ? Trace(read.Instance, spot) : Trace(read.Instance, spot.Into(Step.Member(member)));
        if (read is IPropertyReferenceOperation { Property.GetMethod: { } getter } && HasBody(getter))
            return spot.Frame?.Runs(getter) == true || Depth(spot) >= DeepestCall ? null : Returned(getter, read, spot);
        return read.Instance is null ? OwnMember(member, spot) : Trace(read.Instance, spot.Into(Step.Member(member)));
    }

    // 'if (file.FileName.Contains("..")) return; Save(file)': whoever hands the upload on has looked at its name.
    private bool IsCheckedByCallers(IMemberReferenceOperation read, IOperation asked)
    {
        if (asked.WithoutConversions() is not IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter })
            return false;
        var calls = reader.CallsOf(method.OriginalDefinition, cancellationToken);
        return !calls.IsEmpty && calls.All(call => Argument(call, call is IInvocationOperation invocation ? invocation.Arguments : [], parameter) is { } given && given.WithoutConversions().Referred() is { } variable
            && model.BodyAround(call).ReferencesTo(variable).Select(reference => reference.Parent).OfType<IMemberReferenceOperation>().FirstOrDefault(use => use.Member.Name == read.Member.Name) is { } place && _checks.Cover(place, call));
    }

    private static string? KeyOf(IOperation read)
    {
        var parent = read.Parent;
        return parent switch
        {
            IPropertyReferenceOperation { Arguments: { Length: 1 } key } when parent != read => key[0].Value.ConstantText(),
            IPropertyReferenceOperation { Property: { IsIndexer: false, ContainingType: var type } header } when type.IsOrDerivesFrom(ClientParts.HeaderDictionary) => header.Name,
            IInvocationOperation { TargetMethod.Name: "TryGetValue" } call => call.Arguments[0].Value.ConstantText(),
            _ => null,
        };
    }

    private bool HasBody(IMethodSymbol getter) => getter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });

    // A member of the object itself: as the object was made, else as its type writes it anywhere.
    private TaintPath? Self(IInstanceReferenceOperation self, Spot spot)
    {
        if (self.ReferenceKind == InstanceReferenceKind.ImplicitReceiver)
            return self.Parent is not null && spot.Parts.IsEmpty ? null : null;
        if (spot.Parts.IsEmpty || spot.Parts.Peek() is not { Kind: StepKind.Member, Key: ISymbol member })
            return null;
        if (spot.Frame is { } frame && Object(frame, spot) is { } made)
            return made;
        return OwnMember(member, Popped(spot));
    }

    /// <summary>What a part of the object is that a call runs on.</summary>
    private TaintPath? Object(Activation frame, Spot spot) => frame.Call switch
    {
        IObjectCreationOperation creation => Trace(creation, new(spot.Parts, frame.Caller, creation)),
        IInvocationOperation { Instance: { } instance } call => Trace(instance, new(spot.Parts, frame.Caller, call)),
        IPropertyReferenceOperation { Instance: { } instance } property => Trace(instance, new(spot.Parts, frame.Caller, property)),
        _ => null,
    };

    private TaintPath? OwnMember(ISymbol member, Spot spot)
    {
        if (member is IParameterSymbol { ContainingSymbol: IMethodSymbol constructor } parameter)
            return FromCallers(constructor.OriginalDefinition, constructor.OriginalDefinition.Parameters[parameter.Ordinal], spot, []);
        return member.DeclaringSyntaxReferences.IsEmpty ? null : Ask(member, spot.Parts, () =>
        {
            foreach (var write in reader.OwnWritesOf(member, cancellationToken))
                if (Trace(write, new(spot.Parts, null, write)) is { } found)
                    return found.Via(write.Syntax, member.Name);
            return null;
        });
    }

    private TaintPath? Call(IInvocationOperation call, Spot spot)
    {
        var method = call.TargetMethod;
        if ((tables.AvertedBy(method) & danger) != 0)
            return null;
        if (tables.SourceOf(method) is { } words)
            return new(call.Arguments.Select(a => a.Value.ConstantText()).FirstOrDefault(text => text is not null), words, call.Syntax.LocationInFile());
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return call.Instance is { } function && Place.Plain(function) is ILocalReferenceOperation named && model.BodyAround(call).ValuesOf(named.Local).ToList() is { Count: 1 } values && values[0].WithoutConversions() is IAnonymousFunctionOperation lambda
                ? First(lambda.Body.ReturnedValues(), spot with { Frame = new(call, lambda.Symbol, spot.Frame) }) : null;
        if (!method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (Depth(spot) >= DeepestCall)
            {
                _isCut = true;
                return null;
            }
            foreach (var run in RunBy(call).Take(MostImplementations))
                if (spot.Frame?.Runs(run) != true && (OwnSanitizer.AvertedBy(run, cancellationToken) & danger) == 0 && Returned(run, call, spot) is { } found)
                    return found;
            if (!method.DeclaringSyntaxReferences.IsEmpty)
                return null;
        }
        if (IsCleaned(call))
            return null;
        return Through(call, Passages.Of(method), spot);
    }

    private static int Depth(Spot spot) => spot.Frame?.Depth ?? 0;

    private IEnumerable<IMethodSymbol> RunBy(IInvocationOperation call)
    {
        var called = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        return !called.MayBeReplaced() ? [called] : called.ContainingType.DeclaringSyntaxReferences.IsEmpty ? [] : model.Endpoints.Calls.RunBy(call, Frame.OutOfSight(null, "it is looked at alone"), cancellationToken);
    }

    private TaintPath? Returned(IMethodSymbol method, IOperation call, Spot spot)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (model.BodyOf(definition, cancellationToken) is not { } body)
            return null;
        var inside = new Activation(call, definition, spot.Frame);
        foreach (var returned in ReturnsIn(body))
        {
            var isYield = returned.Kind == OperationKind.YieldReturn;
            if (Trace(returned.ReturnedValue, (isYield ? spot.Element() : spot) with { Frame = inside, Vantage = returned }) is { } found)
                return found.Via(call.Syntax);
        }
        return null;
    }

    private static IEnumerable<IReturnOperation> ReturnsIn(IOperation body) => body.WithoutNestedFunctions().OfType<IReturnOperation>().Where(r => r.ReturnedValue is not null);

    // 'name.Replace("'", "''")': what is taken out is what does harm.
    private bool IsCleaned(IInvocationOperation call) => call.TargetMethod is { Name: "Replace" } method && (method.ContainingType.SpecialType == SpecialType.System_String || method.ContainingType.Is(Names.Text.StringBuilder))
        && call.Arguments.Length > 0 && call.Arguments[0].Value.WithoutConversions() is var taken
        && (taken.ConstantValue is { HasValue: true, Value: { } text } ? Sanitizers.Replaced.Any(row => (row.Averts & danger) != 0 && row.Text == text.ToString())
            : (danger & Dangers.Log) != 0 && taken is IMemberReferenceOperation { Member: var member } && member.Is(Names.Text.NewLine));

    private TaintPath? Through(IInvocationOperation call, Passage passage, Spot spot)
    {
        if (passage == Passage.None)
            return null;
        var inside = spot with { Vantage = spot.Vantage };
        if ((passage & Passage.Element) != 0)
            inside = inside.Into(Step.Each);
        if (call.TargetMethod.Name is "Where" or "SkipWhile" or "TakeWhile" or "FindAll" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" && LambdaOf(call) is { } filter && Filters(filter))
            return null;
        if (OnlyLeading && call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String && call.TargetMethod.Name is "Format" or "Concat" or "Join")
            return First(UrlText.Leading(call) ?? [], spot);
        if ((passage & Passage.Lambda) != 0 && call.TargetMethod.Name is "Select" or "SelectMany" or "ConvertAll" && LambdaOf(call) is null)
            return Projected(call, spot);
        if ((passage & Passage.Lambda) == 0 && (passage & Passage.Receiver) != 0 && call.Instance is { } instance && Trace(instance, inside) is { } received)
            return received;
        if (OnlyLeading && (passage & Passage.Receiver) != 0 && call.Instance is not null)
            return null;
        if ((passage & Passage.Lambda) != 0 && LambdaOf(call) is { } lambda)
        {
            var projected = call.TargetMethod.Name is "Run" or "StartNew" or "ContinueWith" or "Aggregate" ? spot : spot.Element();
            return First(lambda.Body.ReturnedValues(), projected with { Vantage = call });
        }
        foreach (var argument in call.Arguments)
        {
            var isFirst = argument.Parameter?.Ordinal == 0;
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate || ((passage & Passage.Arguments) == 0 && !((passage & Passage.FirstArgument) != 0 && isFirst)))
                continue;
            var isElement = (passage & Passage.Element) == 0 && !isFirst && call.TargetMethod.Name is "Append" or "Prepend" or "Add" or "Insert" or "Create";
            var found = argument.ElementsOfParams() is { IsDefault: false } elements && argument.Parameter!.IsParams ? First(elements, inside.Element()) : Trace(argument.Value, isElement ? inside.Element() : inside);
            if (found is not null)
                return found;
            if (OnlyLeading && isFirst)
                return null;
        }
        return null;
    }

    // 'names.Select(int.Parse)': a method of the framework that hands texts on does so for each.
    private TaintPath? Projected(IInvocationOperation call, Spot spot) =>
        call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IMethodReferenceOperation>().FirstOrDefault() is { Method: var method } && Carrier.MayCarry(method.ReturnType, danger)
            && (tables.AvertedBy(method) & danger) == 0 && Passages.Of(method) != Passage.None ? Trace(call.Receiver(), spot) : null;

    private static IAnonymousFunctionOperation? LambdaOf(IInvocationOperation call) => call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault();

    // 'names.Where(allowed.Contains)' keeps what is known.
    private bool Filters(IAnonymousFunctionOperation filter) => filter.Symbol.Parameters.Length > 0
        && filter.Body.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(r => r.Parameter.IsDeclaredAs(filter.Symbol.Parameters[0])) is { } place
        && filter.Body.ReturnedValues().ToList() is { Count: 1 } kept && _checks.Implies(kept[0], true, place);

    private TaintPath? Creation(IObjectCreationOperation creation, Spot spot)
    {
        if (creation.Type is not INamedTypeSymbol type)
            return null;
        var initializers = creation.Initializer?.Initializers ?? [];
        if (!spot.Parts.IsEmpty && spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol member } && !type.DeclaringSyntaxReferences.IsEmpty)
            return Made(creation, type, member, initializers, spot);
        if (!spot.Parts.IsEmpty && spot.Parts.Peek().Kind == StepKind.Item && type.IsRecord && creation.Constructor is not null && spot.Parts.Peek().Key is int ordinal && ordinal < creation.Arguments.Length)
            return creation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal) is { } item ? Trace(item.Value, Popped(spot)) : null;
        foreach (var initializer in initializers)
        {
            var found = initializer switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } assignment => Matches(spot, key[0].Value) ? Trace(assignment.Value, spot.Element()) : null,
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: var name } } } assignment => IsAsked(spot, name) && (!OnlyLeading || name is "Host" or "Uri" || !type.Is(Credentials.UriBuilder)) ? Trace(assignment.Value, Popped(spot)) : null,
                IInvocationOperation add => First(add.Arguments.Where(a => Matches(spot, a, add.Arguments.Length)).Select(a => a.Value), Added(spot, add.Arguments.Length)),
                _ => null,
            };
            if (found is not null)
                return found;
        }
        if (!Passages.Holds(type))
            return null;
        // A relative address behind a base leads where the base does, unless it is none.
        if (type.Is(Encoders.Uri) && OnlyLeading && creation.Arguments.Any(a => a.Value.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Relative" }))
            return null;
        return First(creation.Arguments.Where(a => Carrier.MayCarry(a.Parameter?.Type, danger)).Select(a => a.Value), spot);
    }

    private static bool IsAsked(Spot spot, string member) => spot.Parts.IsEmpty || (spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol asked } && asked.Name == member);

    // Of a collection initializer with keys, the value under the key.
    private static bool Matches(Spot spot, IArgumentOperation argument, int arguments) => arguments != 2 || (Inner(spot) is { Kind: StepKind.Item, Key: int item } ? argument.Parameter?.Ordinal == item : spot.Parts.IsEmpty || argument.Parameter?.Ordinal == 1);

    private static Step? Inner(Spot spot) => spot.Parts.IsEmpty || spot.Element().Parts is { IsEmpty: true } ? null : spot.Element().Parts.Peek();

    private static Spot Added(Spot spot, int arguments) => arguments == 2 && Inner(spot) is { Kind: StepKind.Item } ? Popped(spot.Element()) : spot.Element();

    private static bool Matches(Spot spot, IOperation key) => spot.Parts.IsEmpty || spot.Parts.Peek() is not { Kind: StepKind.At, Key: { } asked } || key.ConstantValue is not { HasValue: true, Value: { } written } || asked.Equals(written);

    /// <summary>What a member of an object of the service is given where the object is made: by the initializer, or by the constructor.</summary>
    private TaintPath? Made(IObjectCreationOperation creation, INamedTypeSymbol type, ISymbol member, ImmutableArray<IOperation> initializers, Spot spot)
    {
        var inner = Popped(spot);
        foreach (var initializer in initializers.OfType<ISimpleAssignmentOperation>())
            if (initializer.Target is IMemberReferenceOperation target && target.Member.OriginalDefinition.IsDeclaredAs(member))
                return Trace(initializer.Value, inner);
        if (creation.Constructor?.OriginalDefinition is not { } constructor)
            return null;
        if (member is IParameterSymbol own)
            return creation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == own.Ordinal) is { } given ? Trace(given.Value, inner) : null;
        if (type.IsRecord && constructor.Parameters.FirstOrDefault(p => p.Name == member.Name) is { } positional && creation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == positional.Ordinal) is { } argument)
            return Trace(argument.Value, inner);
        if (spot.Frame?.Runs(constructor) == true || Depth(spot) >= DeepestCall)
            return null;
        var inside = new Activation(creation, constructor, spot.Frame);
        foreach (var write in reader.OwnWritesOf(member, cancellationToken))
            if (IsRunBy(write, constructor, type) && Trace(write, inner with { Frame = inside, Vantage = write }) is { } found)
                return found;
        return null;
    }

    // In the constructor itself, or in an initializer of the type.
    private bool IsRunBy(IOperation write, IMethodSymbol constructor, INamedTypeSymbol type)
    {
        var around = write.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return around is ConstructorDeclarationSyntax declared ? constructor.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == declared.SyntaxTree && r.Span == declared.Span)
            : around is FieldDeclarationSyntax or PropertyDeclarationSyntax && type.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == around.SyntaxTree && r.Span.Contains(around.Span));
    }

    private TaintPath? With(IWithOperation copy, Spot spot)
    {
        if (!spot.Parts.IsEmpty && spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol member })
            foreach (var initializer in copy.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
                if (initializer.Target is IMemberReferenceOperation target && target.Member.OriginalDefinition.IsDeclaredAs(member))
                    return Trace(initializer.Value, Popped(spot));
        return Trace(copy.Operand, spot);
    }

    /// <summary>What a call puts into a variable: a method of the service by its own writes, one of the framework out of what it is asked about.</summary>
    private TaintPath? Out(IArgumentOperation argument, Spot spot)
    {
        if (argument is not { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter, Parent: IInvocationOperation call })
            return null;
        if (model.BodyOf(call.TargetMethod, cancellationToken) is { } body)
        {
            var definition = call.TargetMethod.OriginalDefinition;
            if (spot.Frame?.Runs(definition) == true || Depth(spot) >= DeepestCall)
                return null;
            var inside = new Activation(call, definition, spot.Frame);
            return First(body.Descendants().OfType<ISimpleAssignmentOperation>().Where(a => a.Target is IParameterReferenceOperation target && target.Parameter.IsDeclaredAs(definition.Parameters[parameter.Ordinal])).Select(a => a.Value), spot with { Frame = inside });
        }
        return call.TargetMethod.Name switch
        {
            "TryGetValue" or "TryPop" or "TryDequeue" or "TryPeek" or "TryTake" => Trace(call.Receiver(), spot.Into(Step.Each)),
            "TryCreate" or "TryParse" or "TryGet" when call.Arguments[0] != argument => Trace(call.Arguments[0].Value, spot),
            _ => null,
        };
    }

    /// <summary>
    /// What is put into a variable piece by piece before it is read: appended texts, added elements, members that are set.
    /// </summary>
    private TaintPath? Written(IOperation read, IOperation place, IEnumerable<IOperation> references, Spot spot)
    {
        foreach (var reference in references)
        {
            if (reference == read || !MayPrecede(reference, read))
                continue;
            var found = reference.Parent switch
            {
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } compound when compound.Target == reference && !OnlyLeading => Trace(compound.Value, spot with { Vantage = compound.Value }),
                IMemberReferenceOperation { Instance: { } instance } member when instance == reference => Set(member, spot),
                IArrayElementReferenceOperation element when element.ArrayReference == reference && element.Parent is ISimpleAssignmentOperation assignment && assignment.Target == element => Trace(assignment.Value, spot.Element() with { Vantage = assignment }),
                IInvocationOperation call when call.Instance == reference => Appended(call, spot),
                _ => null,
            };
            if (found is not null)
                return found;
        }
        return null;
    }

    // 'order.Name = name', 'headers["name"] = name', 'order.Lines.Add(line)'.
    private TaintPath? Set(IMemberReferenceOperation member, Spot spot)
    {
        if (member.Parent is ISimpleAssignmentOperation assignment && assignment.Target == member)
        {
            if (member is IPropertyReferenceOperation { Arguments: { Length: 1 } key })
                return Matches(spot, key[0].Value) ? Trace(assignment.Value, spot.Element() with { Vantage = assignment }) : null;
            return IsAsked(spot, member.Member.Name) && (!spot.Parts.IsEmpty || Passages.Holds(member.Member.ContainingType)) && (!OnlyLeading || !spot.Parts.IsEmpty || member.Member.Name is "Host" or "Uri")
                ? Trace(assignment.Value, Popped(spot) with { Vantage = assignment }) : null;
        }
        return member.Parent is IInvocationOperation call && call.Instance == member && IsAsked(spot, member.Member.Name) && !spot.Parts.IsEmpty ? Appended(call, Popped(spot)) : null;
    }

    private TaintPath? Appended(IInvocationOperation call, Spot spot)
    {
        if (OnlyLeading && call.TargetMethod.ContainingType.Is(Names.Text.StringBuilder))
            return null;
        for (var link = call; ; link = (IInvocationOperation)link.Parent!)
        {
            if (Passages.Adds(link.TargetMethod) && !IsCleaned(link))
                foreach (var argument in link.Arguments)
                    if (Matches(spot, argument, link.Arguments.Length)
                        && (argument.ElementsOfParams() is { IsDefault: false } elements && argument.Parameter!.IsParams ? First(elements, spot.Element() with { Vantage = link })
                            : Trace(argument.Value, (link.TargetMethod.Name is "AddRange" or "InsertRange" ? spot : Added(spot, link.Arguments.Length)) with { Vantage = link })) is { } found)
                        return found.Via(link.Syntax);
            if (link.Parent is not IInvocationOperation next || next.Instance != link)
                return null;
        }
    }

    private static bool MayPrecede(IOperation write, IOperation read)
    {
        var (at, use) = (LoneStatement.Original(write.Syntax), LoneStatement.Original(read.Syntax));
        return at.SpanStart < use.SpanStart || use.Ancestors().Any(outer => outer is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && outer.Span.Contains(at.Span))
            || at.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } function && !function.Span.Contains(use.Span);
    }

    // The last statement of the blocks around that gives the member another value.
    private static bool IsOverwritten(IMemberReferenceOperation read, out IOperation? value)
    {
        value = null;
        for (IOperation at = read; at.Parent is { } parent; at = parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
            if (parent is not IBlockOperation block)
                continue;
            foreach (var statement in block.Operations.TakeWhile(statement => statement != at).Reverse())
                if (statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } && Place.AreSame(assignment.Target, read))
                {
                    value = assignment.Value;
                    return true;
                }
        }
        return false;
    }

    // A check before the vantage says nothing of an earlier value of the variable.
    private bool IsWrittenBetween(IOperation place, IOperation vantage)
    {
        var (from, to) = (LoneStatement.Original(place.Syntax), LoneStatement.Original(vantage.Syntax));
        if (from.SyntaxTree != to.SyntaxTree)
            return true;
        var symbol = place.Referred();
        return symbol is ILocalSymbol local
            ? model.BodyAround(place).WritesOf(local).Any(write => LoneStatement.Original(write.At).SpanStart > from.SpanStart && LoneStatement.Original(write.At).SpanStart < to.SpanStart)
            : symbol is IParameterSymbol parameter && model.BodyAround(place).ReferencesTo(parameter).Any(r => r.Parent is IAssignmentOperation assignment && assignment.Target == r && r.Syntax.SpanStart > from.SpanStart);
    }

    private static bool Asks(Spot spot, ISymbol? member) => spot.Parts.IsEmpty || (member is not null && spot.Parts.Peek() is { Kind: StepKind.Member, Key: ISymbol asked } && asked.Name == member.Name);

    private static Spot Popped(Spot spot) => spot.Parts.IsEmpty ? spot : spot with { Parts = spot.Parts.Pop() };
}
