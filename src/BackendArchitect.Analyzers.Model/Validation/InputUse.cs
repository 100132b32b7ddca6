using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Follows an input through its handler and what that forwards it to, and looks for code that refuses it: guards, validators whose verdict is heard, the
/// handlers and behaviours of a mediator. Conditions that only choose what to do are no guards.
/// </summary>
internal sealed class InputUse
{
    private const int MostForwards = 6;
    private const int MostMethods = 40;

    // Libraries that store, map or print what they are given and refuse nothing that a client would notice.
    private static readonly string[] Careless =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Dapper", "Npgsql", "MongoDB", "StackExchange.Redis", "Newtonsoft.Json", "Serilog", "NLog", "log4net", "Polly", "Swashbuckle", "NSwag", "Marten", "BCrypt", "Humanizer",
    ];

    // What takes an input to another service, which may refuse it.
    private static readonly string[] Carriers =
        ["System.Net.Http", "Microsoft.Azure", "Azure.", "AWSSDK", "RabbitMQ", "Confluent.Kafka", "MassTransit", "NServiceBus", "Rebus", "Grpc.", "Refit", "RestSharp", "Flurl", "SendGrid", "MailKit", "MimeKit"];

    private static readonly string[] Mappers = ["AutoMapper", "Mapster", "Riok.Mapperly", "AgileMapper", "TinyMapper"];

    private static readonly string[] Verdicts =
        ["Validate", "ValidateAsync", "ValidateAndThrow", "ValidateAndThrowAsync", "TryValidate", "TryValidateAsync", "TryValidateObject", "ValidateObject", "ValidateValue", "TryValidateValue", "TryValidateProperty", "ValidateProperty"];

    private readonly ServiceModel _model;
    private readonly RequestPipeline _pipeline;
    private readonly ValidatorReader _validators;
    private readonly CancellationToken _cancellationToken;
    private readonly ITypeSymbol? _input;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private Claim? _unseen;

    private InputUse(ITypeSymbol? input, ServiceModel model, RequestPipeline pipeline, ValidatorReader validators, CancellationToken cancellationToken) =>
        (_input, _model, _pipeline, _validators, _cancellationToken) = (input, model, pipeline, validators, cancellationToken);

    /// <summary>Whether the handler or what it forwards to refuses the input where it is wrong.</summary>
    /// <param name="handler">The method or lambda that handles requests.</param>
    /// <param name="function">The lambda where it is bound already, or null.</param>
    /// <param name="input">The parameter, or the property of the handler's class, that holds the input.</param>
    /// <param name="model">The service.</param>
    /// <param name="pipeline">What mediators run before handlers.</param>
    /// <param name="validators">The validators of the service.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static Claim Of(IMethodSymbol handler, IOperation? function, ISymbol input, ServiceModel model, RequestPipeline pipeline, ValidatorReader validators, CancellationToken cancellationToken)
    {
        var use = new InputUse((input as IParameterSymbol)?.Type ?? (input as IPropertySymbol)?.Type, model, pipeline, validators, cancellationToken);
        var used = function is IAnonymousFunctionOperation lambda && use._followed.Add(input)
            ? use.Follow(new(model.BodyOf(lambda), handler, 0), input, isWhole: true, isHeard: true)
            : use.In(handler, input, isWhole: true, depth: 0);
        return used ?? use._unseen ?? Claim.Absent;
    }

    // Null where nothing there refuses it.
    private Claim? In(IMethodSymbol method, ISymbol input, bool isWhole, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!_followed.Add(input))
            return null;
        if (depth > MostForwards || _followed.Count > MostMethods)
            return Unseen("it is handed on further than anybody looks");
        if (_model.BodyOf(method, _cancellationToken) is not { } body)
            return Unseen($"'{method.Name}' cannot be seen");
        return Follow(new(_model.BodyAround(body), method, depth), input, isWhole, isHeard: true);
    }

    private Claim? Follow(Scope scope, ISymbol holder, bool isWhole, bool isHeard)
    {
        foreach (var reference in ReferencesTo(holder, scope))
            if (At(reference, scope, isWhole, isHeard) is { } claim)
                return claim;
        return null;
    }

    private IEnumerable<IOperation> ReferencesTo(ISymbol holder, Scope scope) => holder is ILocalSymbol or IParameterSymbol
        ? scope.Body.ReferencesTo(holder)
        : _model.UsesOf(holder, _cancellationToken).Select(use => use.Operation(_cancellationToken)).OfType<IOperation>();

    /// <summary>What becomes of one mention of the input, or of a part of it.</summary>
    /// <param name="at">The mention.</param>
    /// <param name="scope">The method it stands in.</param>
    /// <param name="isWhole">Whether it is the input and not a part of it.</param>
    /// <param name="isHeard">Whether a condition on it is one on the input: not where another part of the service made it of the input.</param>
    private Claim? At(IOperation at, Scope scope, bool isWhole, bool isHeard)
    {
        while (at.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IObjectOrCollectionInitializerOperation or IDelegateCreationOperation or IMemberInitializerOperation:
                case ITupleOperation or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                    break;
                case IMemberReferenceOperation member when member.Instance == at:
                    isWhole = false;
                    break;
                case IConditionalAccessOperation access when access.Operation == at:
                    isWhole = false;
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } } part when part.Value == at:
                    isWhole = false;
                    break;
                case IObjectCreationOperation filled when filled.Initializer == at:
                    // What is made of the input is another thing, and whole again.
                    (isWhole, isHeard) = (true, false);
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } argument:
                    if (Passed(creation.Constructor, argument.Parameter, scope, isWhole) is { } refused)
                        return refused;
                    (at, isWhole, isHeard) = (creation, true, false);
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (Given(call, argument, scope, isWhole, ref isHeard) is { } given)
                        return given;
                    isWhole = IsMapped(call, isWhole);
                    at = call;
                    continue;
                // What its type is called says nothing of the value.
                case IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.IsEmpty: true } } call when call.Instance == at:
                    return null;
                case IInvocationOperation call when call.Instance == at:
                    if (Asked(call, scope, ref isHeard) is { } asked)
                        return asked;
                    isWhole = IsMapped(call, isWhole);
                    at = call;
                    continue;
                case IConditionalOperation choice when choice.Condition == at:
                    return isHeard && Guards(choice) ? Guard(choice) : null;
                case ISwitchOperation choice when choice.Value == at:
                    return isHeard && choice.Cases.Any(c => c.Body.Any(Refuses)) ? Guard(choice) : null;
                case ISwitchExpressionOperation choice when choice.Value == at:
                    if (isHeard && choice.Arms.Any(arm => Refuses(arm.Value)))
                        return Guard(choice);
                    return null;
                case ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce when coalesce.Value == at && !isWhole:
                    return Guard(coalesce);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsIdle(comparison, at, isWhole, scope.Method):
                case IIsPatternOperation pattern when pattern.Value == at && isWhole && IsAboutNull(pattern.Pattern):
                    return null;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return _followed.Add(local) ? Follow(scope, local, isWhole, isHeard) : null;
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == at && IsCaptured(local, assignment):
                    return Unseen($"it is kept in '{local.Name}', which other code reads");
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == at:
                    return _followed.Add(local) ? Follow(scope, local, isWhole, isHeard) : null;
                case IDeconstructionAssignmentOperation taken when taken.Value == at:
                    foreach (var part in taken.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                        if (_followed.Add(part.Local) && Follow(scope, part.Local, isWhole: false, isHeard) is { } refusedPart)
                            return refusedPart;
                    return null;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } filled } member } put when put.Value == at:
                    // 'order.Name = request.Name; order.Validate();'
                    if (member.Member is IPropertySymbol { SetMethod: { } setter } && setter.DeclaringSyntaxReferences.Any(r => InputType.Refuses(r.GetSyntax(_cancellationToken))))
                        return Claim.Stated($"'{member.Member.Name}' refuses wrong values", put.Syntax.LocationInFile());
                    return Holder(filled) is { } holder && _followed.Add(holder) ? Follow(scope, holder, isWhole: true, isHeard: false) : null;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var element } } loop when loop.Collection == at:
                    return _followed.Add(element) ? Follow(scope, element, isWhole: false, isHeard) : null;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                    if (_followed.Add(local) && Follow(scope, local, isWhole, isHeard) is { } declared)
                        return declared;
                    break;
                case IInvalidOperation:
                    return Unseen("what it is handed to cannot be resolved");
                case IReturnOperation or IAnonymousFunctionOperation:
                    // A predicate over the input is asked by whoever takes it.
                    if (parent is IReturnOperation { Parent: not null } && FunctionAround(parent) is { } function && function.ArgumentOfCall() is { Parent: IInvocationOperation taker })
                    {
                        at = taker;
                        continue;
                    }
                    return null;
                case IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IThrowOperation:
                    return null;
            }
            at = parent;
        }
        return null;
    }

    // A lambda that is looked at by itself does not show who reads what it writes around it.
    private static bool IsCaptured(ILocalSymbol local, IOperation write)
    {
        var function = FunctionAround(write);
        while (function is not null && FunctionAround(function) is { } outer)
            function = outer;
        return function is not null && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
            && !LoneStatement.Original(function.Syntax).Span.Contains(LoneStatement.Original(declaration).Span);
    }

    private static IAnonymousFunctionOperation? FunctionAround(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation function)
                return function;
        return null;
    }

    private Claim? Given(IInvocationOperation call, IArgumentOperation argument, Scope scope, bool isWhole, ref bool isHeard)
    {
        var method = call.TargetMethod;
        var type = (method.ReducedFrom ?? method).ContainingType;
        if (Array.IndexOf(Verdicts, method.Name) >= 0 && IsValidator(method))
            return IsHeard(call, scope) ? Claim.Stated($"'{type.Name}.{method.Name}'", call.Syntax.LocationInFile()) : null;
        // What the compiler leaves out, such as Contract.Requires, guards nothing.
        if (!isWhole && CheckName.IsGuard(method.Name, type.Name) && !method.GetAttributes().Any(a => a.AttributeClass?.Name == "ConditionalAttribute"))
            return Claim.Stated($"'{type.Name}.{method.Name}'", call.Syntax.LocationInFile());
        // It checks names and passwords, and says so in what it returns.
        if (type.IsOrDerivesFrom(SignIn.SignInManager) || type.IsOrDerivesFrom(SignIn.UserManager))
            return Claim.Stated($"'{type.Name}.{method.Name}'", call.Syntax.LocationInFile());
        if (RequestPipeline.IsSend(method))
        {
            isHeard = false;
            return isWhole ? Sent(call, argument, scope) : null;
        }
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return isWhole ? Unseen("it is handed to a delegate") : null;
        if (StartsWithAny(type.ContainingAssembly?.Name, Carriers))
        {
            isHeard = false;
            // What the service makes of it is the service's own message.
            return isWhole && argument.Value.WithoutConversions().Type is { } passed && passed.IsDeclaredAs(_input) ? Unseen($"it is passed on by '{type.Name}'") : null;
        }
        // An extension method of the input's own is asked like a method of it.
        var isReceiver = argument.Parameter?.Ordinal == 0 && method.IsExtensionMethod;
        // What the framework and libraries answer about a part of the input is looked up or converted; the service's own code is looked into instead.
        var isOwn = !(method.ReducedFrom ?? method).DeclaringSyntaxReferences.IsEmpty || method.IsAbstract;
        isHeard &= CheckName.IsVerdict(method.Name) || (!isWhole && !isOwn) || (isReceiver && !isWhole) || AnswersAbout(method, argument.Parameter);
        return Passed(method, argument.Parameter, scope, isWhole, call);
    }

    private static ISymbol? Holder(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    // 'bool IsRight(Order order) => order.Size > 0;'
    private bool AnswersAbout(IMethodSymbol method, IParameterSymbol? parameter) => parameter is not null && !method.MayBeReplaced() && IsAnswer(method.ReturnType)
        && _model.BodyOf(method, _cancellationToken) is { } body && body.ReturnedValues().SelectMany(value => value.DescendantsAndSelf()).OfType<IParameterReferenceOperation>()
            .Any(use => use.Parameter.Name == parameter.Name && use.Parent is IMemberReferenceOperation or IIsPatternOperation);

    private static bool IsAnswer(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } of } && of[0].SpecialType == SpecialType.System_Boolean;

    // A method of the input itself.
    private Claim? Asked(IInvocationOperation call, Scope scope, ref bool isHeard)
    {
        var method = call.TargetMethod;
        var isVerdict = CheckName.IsVerdict(method.Name);
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return isVerdict && !ConventionReader.IsFramework(method.ContainingAssembly) ? Unseen($"'{method.ContainingType.Name}.{method.Name}' has no source") : null;
        isHeard = isVerdict || (isHeard && method.ReturnType.SpecialType == SpecialType.System_Boolean);
        // 'request.ApplyTo(order); order.Validate();'
        foreach (var argument in call.Arguments)
            if (argument.Value.Type is { IsReferenceType: true, SpecialType: SpecialType.None } && Holder(argument.Value.WithoutConversions()) is { } holder && _followed.Add(holder) && Follow(scope, holder, isWhole: true, isHeard: false) is { } claim)
                return claim;
        return scope.Depth < MostForwards && _followed.Add(method) && _model.BodyOf(method, _cancellationToken) is { } body && body.WithoutNestedFunctions().Any(o => o is IThrowOperation)
            ? Claim.Stated($"'{method.Name}' refuses it", call.Syntax.LocationInFile())
            : null;
    }

    private Claim? Passed(IMethodSymbol? method, IParameterSymbol? parameter, Scope scope, bool isWhole, IInvocationOperation? call = null)
    {
        if (method is null || parameter is null)
            return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (ConventionReader.IsFramework(definition.ContainingAssembly) || StartsWithAny(definition.ContainingAssembly?.Name, Careless) || StartsWithAny(definition.ContainingAssembly?.Name, Mappers))
            return null;
        var target = definition.Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? definition.Parameters[Math.Min(parameter.Ordinal, definition.Parameters.Length - 1)];
        if (!definition.MayBeReplaced())
            return definition.DeclaringSyntaxReferences.IsEmpty ? Foreign(definition) : Enter(definition, target);
        var runs = call is null ? [] : _model.Endpoints.Calls.RunBy(call, Frame.OutOfSight(scope.Method, "it is followed from the handler"), _cancellationToken).ToList();
        if (runs.Count == 0)
            return definition.DeclaringSyntaxReferences.IsEmpty ? Foreign(definition) : Unseen($"what implements '{definition.ContainingType.Name}.{definition.Name}' cannot be seen");
        foreach (var run in runs)
            if (target.Ordinal < run.Parameters.Length && Enter(run, run.Parameters[target.Ordinal]) is { } claim)
                return claim;
        return null;

        Claim? Enter(IMethodSymbol run, IParameterSymbol input)
        {
            if (run.MethodKind == MethodKind.Constructor && _model.BodyOf(run, _cancellationToken) is null)
                return OfPrimaryConstructor(run);
            return In(run, input, isWhole, scope.Depth + 1);
        }
    }

    // The parameters of a record or a primary constructor; whatever the type checks, it checks where it is made.
    private static Claim? OfPrimaryConstructor(IMethodSymbol constructor) =>
        InputType.ChecksItself(constructor.ContainingType) == true ? Claim.Stated($"'{constructor.ContainingType.Name}' refuses wrong values") : null;

    private Claim? Foreign(IMethodSymbol method) => Unseen($"'{method.ContainingType.Name}{(method.MethodKind == MethodKind.Constructor ? "" : "." + method.Name)}' has no source");

    private Claim? Sent(IInvocationOperation send, IArgumentOperation argument, Scope scope)
    {
        if (argument.Value.WithoutConversions().Type is not INamedTypeSymbol message || argument.Parameter?.Type is { SpecialType: SpecialType.System_String })
            return null;
        if (_validators.For(message, _cancellationToken).Any() || MemberRules.AreStatedBy(message))
        {
            if (_pipeline.Validates(message, _cancellationToken) is true)
                return Claim.Stated($"a behaviour validates '{message.Name}'", send.Syntax.LocationInFile());
        }
        if (_pipeline.Validates(message, _cancellationToken) is null)
            Unseen("a behaviour of the mediator has no source");
        return _model.Endpoints.Calls.OnlyHandlerOf(message, _cancellationToken) is { Parameters: { Length: > 0 } parameters } handler
            ? IsPreceded(handler) ? Unseen($"what runs before '{handler.ContainingType.Name}' may refuse it") : In(handler, parameters[0], isWhole: true, scope.Depth + 1)
            : Unseen($"who handles '{message.Name}' cannot be seen");
    }

    // Methods that Wolverine runs before those of the same class, and classes that it runs before all.
    private bool IsPreceded(IMethodSymbol handler) =>
        handler.ContainingType.GetMembers().Any(member => member.Name is "Validate" or "ValidateAsync" or "Before" or "BeforeAsync" or "Load" or "LoadAsync")
        || _model.MentionsOf("AddMiddleware", _cancellationToken).Any(use => use.CallBy() is not null);

    // What a verdict says must be heard by somebody: 'validator.Validate(order);' alone does nothing.
    private static bool IsHeard(IInvocationOperation call, Scope scope)
    {
        if (call.TargetMethod.Name.Contains("AndThrow") || call.TargetMethod is { Name: "ValidateObject" or "ValidateValue" or "ValidateProperty", ReturnsVoid: true })
            return true;
        IOperation at = call;
        while (at.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation || (at.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && configured.Instance == at))
            at = at.Parent;
        return at.Parent switch
        {
            IExpressionStatementOperation => call.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => o is IInvocationOperation { TargetMethod.Name: "ThrowOnFailures" })),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var verdict } } => scope.Body.ReferencesTo(verdict).Any(),
            IAssignmentOperation { Target: IDiscardOperation } => false,
            _ => true,
        };
    }

    private static bool IsValidator(IMethodSymbol method)
    {
        var type = (method.ReducedFrom ?? method).ContainingType;
        return type.Name.Contains("Valid") || type.AllInterfaces.Any(i => i.Name.Contains("Validator"));
    }

    // The answer of a mapper, and of what the service calls so, carries the input on.
    private static bool IsMapped(IInvocationOperation call, bool isWhole) =>
        (call.TargetMethod.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None }
            && (isWhole || StartsWithAny(call.TargetMethod.ContainingAssembly.Name, Mappers)))
        || (isWhole && StartsWithAny(call.TargetMethod.ContainingAssembly.Name, Mappers));

    // That there is an input at all, or that two parts of the request agree, says nothing about the values.
    private static bool IsIdle(IBinaryOperation comparison, IOperation at, bool isWhole, IMethodSymbol handler)
    {
        var other = (comparison.LeftOperand == at ? comparison.RightOperand : comparison.LeftOperand).WithoutConversions();
        if (isWhole && other.ConstantValue is { HasValue: true, Value: null })
            return true;
        while (other is IMemberReferenceOperation { Instance: { } instance })
            other = instance.WithoutConversions();
        return other is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, handler);
    }

    private static bool IsAboutNull(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsAboutNull(negated.Pattern),
        IConstantPatternOperation constant => constant.Value.ConstantValue is { HasValue: true, Value: null },
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } or ITypePatternOperation => true,
        _ => false,
    };

    private static bool Guards(IConditionalOperation choice)
    {
        if (Refuses(choice.WhenTrue) || (choice.WhenFalse is { } otherwise && Refuses(otherwise)))
            return true;
        // 'if (right) { ...; return Ok(); } return BadRequest();'
        return choice.WhenFalse is null && choice.Parent is IBlockOperation block && block.Operations.IndexOf(choice) is var place and >= 0
            && choice.WhenTrue.WithoutNestedFunctions().Any(o => o is IReturnOperation) && block.Operations.Skip(place + 1).Any(IsRefusal);
    }

    private static bool IsRefusal(IOperation statement) => statement is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
        || (statement is IReturnOperation { ReturnedValue: { } value } && NamesOf(value).Any(CheckName.IsRefusal));

    // A branch refuses where it throws, leaves with an answer that is no success, or notes what is wrong.
    private static bool Refuses(IOperation branch) => branch.WithoutNestedFunctions().Any(operation => operation switch
    {
        IThrowOperation => true,
        IReturnOperation { ReturnedValue: { } value } => NamesOf(value).ToList() is var names && (names.Exists(CheckName.IsRefusal) || !names.Exists(CheckName.IsSuccess)),
        IReturnOperation => true,
        IInvocationOperation call => CheckName.IsRefusal(call.TargetMethod.Name) || (call.TargetMethod.Name is "Add" or "AddRange" or "Append" && call.Instance?.Syntax.ToString().IndexOf("rror", StringComparison.Ordinal) >= 0),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true } } target } => target.Instance?.Syntax.ToString().IndexOf("rror", StringComparison.Ordinal) >= 0,
        _ => branch is not (IBlockOperation or IExpressionStatementOperation) && operation == branch && NamesOf(branch).Any(CheckName.IsRefusal),
    });

    private static IEnumerable<string> NamesOf(IOperation value) => value.WithoutNestedFunctions().Select(operation => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation { Type: { } type } => type.Name.EndsWith("Result", StringComparison.Ordinal) ? type.Name.Replace("ObjectResult", "").Replace("Result", "") : type.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    }).OfType<string>();

    private static bool StartsWithAny(string? assembly, string[] names) => assembly is not null && Array.Exists(names, name => assembly.StartsWith(name, StringComparison.Ordinal));

    private static Claim Guard(IOperation choice) => Claim.Stated("the code looks at it", choice.Syntax.LocationInFile());

    private Claim? Unseen(string because)
    {
        _unseen ??= Claim.Undecidable(because);
        return null;
    }

    /// <summary>One method on the way.</summary>
    /// <param name="Body">Its body.</param>
    /// <param name="Method">The method.</param>
    /// <param name="Depth">How many calls lie between it and the handler.</param>
    private sealed record Scope(BodyIndex Body, IMethodSymbol Method, int Depth);
}
