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

/// <summary>Finds where an object is made, and so what type it has: which of several implementations a call runs, and what its members hold.</summary>
internal sealed class ObjectReader(ServiceModel model)
{
    private const int Deepest = 12;

    /// <summary>Every <c>new</c> that a value may stem from, with the frame it runs in; null where some are out of sight.</summary>
    internal IReadOnlyList<Made>? MadeBy(IOperation value, Frame frame)
    {
        var made = new List<Made>();
        return Find(value, frame, made, 0) ? made : null;
    }

    /// <summary>Every <c>new</c> that <c>this</c> may stem from in a frame; null where some are out of sight.</summary>
    internal IReadOnlyList<Made>? ThisIn(Frame frame)
    {
        var made = new List<Made>();
        return FindThis(frame, made, 0) ? made : null;
    }

    /// <summary>The frames of one method, each for one of the objects that it may run for; the frame itself where that is one alone, or some are out of sight.</summary>
    internal IEnumerable<Frame> ForEachObject(Frame frame)
    {
        if (frame.Method is not { IsStatic: false, MethodKind: MethodKind.Ordinary } method || ThisIn(frame) is not { Count: > 1 } objects)
            return [frame];
        var own = objects.Where(made => made.Creation.Type is INamedTypeSymbol type && ImplementationIn(type, method)?.OriginalDefinition.IsDeclaredAs(method.OriginalDefinition) == true).ToList();
        return own.Count > 1 ? own.Select(frame.For) : [frame];
    }

    /// <summary>
    /// What a field, a property or a captured parameter of a constructor holds, in each of the objects it may belong to, with the frame it is
    /// written in; null where that is not known.
    /// </summary>
    internal IReadOnlyList<(IOperation Value, Frame Frame)>? HeldBy(IOperation member, Frame frame, CancellationToken cancellationToken)
    {
        var (symbol, objects) = member switch
        {
            IFieldReferenceOperation { Instance: { } instance } field => ((ISymbol?)field.Field.OriginalDefinition, MadeBy(instance, frame)),
            IPropertyReferenceOperation { Instance: { } instance } property => (property.Property.OriginalDefinition, MadeBy(instance, frame)),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => (parameter.OriginalDefinition, ThisIn(frame)),
            _ => (null, null),
        };
        if (symbol is null || objects is not { Count: > 0 })
            return null;
        var held = objects.Select(made => HeldBy(symbol, made, cancellationToken)).ToList();
        return held.TrueForAll(h => h is not null) ? [.. held.Select(h => h!.Value)] : null;
    }

    /// <summary>What a member of one object holds. What is written last wins: the object initializer, then the constructors' bodies from the outside in, then the member's own initializer.</summary>
    internal (IOperation Value, Frame Frame)? HeldBy(ISymbol member, Made made, CancellationToken cancellationToken)
    {
        foreach (var set in made.Creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
            if (set.Target.Referred().IsDeclaredAs(member))
                return (set.Value, made.Frame);
        if (member is IPropertySymbol { GetMethod: { } getter } property && getter.MayBeReplaced())
            member = made.Creation.Type is INamedTypeSymbol type && ImplementationIn(type, property) is { IsAbstract: false } own ? own.OriginalDefinition : member;
        var depth = 0;
        for (var constructor = made.Frame.Constructing(made.Creation); constructor.Method is { } method && depth < Deepest; depth++)
        {
            if (member is IParameterSymbol parameter)
            {
                if (SymbolEqualityComparer.Default.Equals(method, parameter.ContainingSymbol))
                    return constructor.ArgumentFor(parameter) is { } argument ? (argument, constructor.Caller!) : null;
            }
            else
            {
                var written = model.BodyOf(method, cancellationToken) is { } body ? body.Descendants().OfType<ISimpleAssignmentOperation>().Where(set => set.Target.Referred().IsDeclaredAs(member)).ToList() : [];
                if (written.Count > 1 || !IsWrittenByConstructorsOnly(member, cancellationToken))
                    return null;
                if (written.Count == 1)
                    return (written[0].Value, constructor);
                if (method.ContainingType.IsDeclaredAs(member.ContainingType) && !CallsItsOwn(method, cancellationToken))
                    return Initial(member, constructor, cancellationToken);
            }
            if (CalledFirstIn(constructor, cancellationToken) is not { } called)
                return null;
            constructor = called;
        }
        return null;
    }

    private (IOperation Value, Frame Frame)? Initial(ISymbol member, Frame constructor, CancellationToken cancellationToken)
    {
        // The property of a record's parameter.
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ParameterSyntax positional)
            return constructor.Method?.Parameters.FirstOrDefault(p => p.Name == positional.Identifier.ValueText) is { } of && constructor.ArgumentFor(of) is { } passed ? (passed, constructor.Caller!) : null;
        return member.WrittenValue(cancellationToken) is { } written && model.OperationOf(written, cancellationToken) is { } value ? (value, constructor) : null;
    }

    /// <summary>The frame of the constructor that one calls before it does anything else: of the base class, or another of its own; null where that is not written.</summary>
    internal Frame? CalledFirstIn(Frame constructor, CancellationToken cancellationToken)
    {
        SyntaxNode? initializer = constructor.Method?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ConstructorDeclarationSyntax { Initializer: { } written } => written,
            TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        return initializer is not null && model.OperationOf(initializer, cancellationToken) is IInvocationOperation call && !constructor.Runs(call.TargetMethod.OriginalDefinition)
            ? constructor.Into(call.TargetMethod.OriginalDefinition, call)
            : null;
    }

    /// <summary>The object that a constructor makes in a frame: its own, or one that it is the base class of; null for what is no constructor.</summary>
    internal static Made? MadeIn(Frame frame)
    {
        for (var at = frame; at?.Method?.MethodKind == MethodKind.Constructor; at = at.Caller)
            if (at is { Creation: { } creation, Caller: { } creator })
                return new(creation, creator);
        return null;
    }

    private static bool CallsItsOwn(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword };

    private bool IsWrittenByConstructorsOnly(ISymbol member, CancellationToken cancellationToken) =>
        member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } }
        || !model.MentionsOf(member.Name, cancellationToken).Any(use => Target(use).Parent is AssignmentExpressionSyntax assignment && assignment.Left == Target(use)
            && assignment.Parent is not InitializerExpressionSyntax && use.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null);

    private static SyntaxNode Target(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The types that an object may have; null where that is not known.</summary>
    internal ImmutableArray<INamedTypeSymbol>? TypesOf(IOperation value, Frame frame)
    {
        (value, frame) = frame.Passed(value);
        var made = MadeBy(value, frame)?.Select(m => m.Creation.Type).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        // What a call chose among several tells the object's type, whoever made it.
        if (frame.Chosen is { Call: { } call, Method: { } method } && IsSame(value, call.Instance))
            return made is not null ? [.. made.Where(type => ImplementationIn(type, call.TargetMethod.OriginalDefinition)?.OriginalDefinition.IsDeclaredAs(method.OriginalDefinition) == true)]
                : IsBase(method.ContainingType) ? null
                : [method.ContainingType];
        if (made is not null)
            return [.. made];
        return value is IInstanceReferenceOperation && InstanceMethod(frame) is { ContainingType: { IsAbstract: false } type } ? [type] : null;
    }

    /// <summary>The type that a <see cref="System.Type"/> stands for, or null.</summary>
    internal INamedTypeSymbol? TypeOf(IOperation type, Frame frame)
    {
        (type, frame) = frame.Passed(type);
        switch (type)
        {
            case ITypeOfOperation { TypeOperand: INamedTypeSymbol named }:
                return named;
            case IInvocationOperation { Instance: { } instance } call when call.TargetMethod.Is(Reflection.TypeOfObject):
                return TypesOf(instance, frame) is { Length: 1 } types ? types[0] : null;
            // The variable of the loop that finds the types and runs a method of each.
            case ILocalReferenceOperation local when frame.Chosen is { Call: { } chosen, Method: { } method } && model.BodyAround(local).LoopOf(local.Local) is { } loop
                && LoneStatement.Original(loop.Syntax).Span.Contains(LoneStatement.Original(chosen.Syntax).Span):
                return method.ContainingType;
            default:
                return null;
        }
    }

    /// <summary>The constant that a property of an object or type gives, read in code or by its name; null where it is none. Its value may be null.</summary>
    internal Optional<object?>? ConstantOf(IOperation value, Frame frame, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        if (value is IPropertyReferenceOperation { Instance: { } instance, Property: var property })
            return TypesOf(instance, frame) is { Length: 1 } types && ImplementationIn(types[0], property) is IPropertySymbol implemented ? ConstantOf(implemented, cancellationToken) : null;
        // 'T.Prefix' in a generic method.
        if (value is IPropertyReferenceOperation { Instance: null, Property: var shared, ConstrainedToType: ITypeParameterSymbol parameter })
            return frame.ArgumentOf(parameter) is INamedTypeSymbol argument && ImplementationIn(argument, shared) is IPropertySymbol own ? ConstantOf(own, cancellationToken) : null;
        // 'type.GetProperty("Prefix")?.GetValue(null)'
        if (value is IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod: var read }, Operation: IInvocationOperation { Instance: { } type } find }
            && read.Is(Reflection.GetValue) && find.TargetMethod.Is(Reflection.GetProperty) && find.ArgumentFor("name").ConstantText() is { } name && TypeOf(type, frame) is { } found)
            return found.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } named ? ConstantOf(named, cancellationToken) : new Optional<object?>(null);
        return null;
    }

    // 'constant : null' would be a constant that is null: null converts to it.
    private Optional<object?>? ConstantOf(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.WrittenValue(cancellationToken) is { } written && model.SemanticModelOf(written.SyntaxTree)?.GetConstantValue(written, cancellationToken) is { HasValue: true } constant
            ? new Optional<object?>?(constant)
            : null;

    /// <summary>The implementation of a member that objects of a type run.</summary>
    internal static ISymbol? ImplementationIn(INamedTypeSymbol type, ISymbol member)
    {
        if (member.ContainingType.TypeKind == TypeKind.Interface)
            return type.AllInterfaces.Where(i => i.OriginalDefinition.IsDeclaredAs(member.ContainingType.OriginalDefinition)).SelectMany(i => i.GetMembers(member.Name))
                .Where(m => m.OriginalDefinition.IsDeclaredAs(member.OriginalDefinition)).Select(type.FindImplementationForInterfaceMember).FirstOrDefault();
        return type.SelfAndBases().SelectMany(t => t.GetMembers(member.Name)).FirstOrDefault(m => IsOrOverrides(m, member));
    }

    private static bool IsOrOverrides(ISymbol candidate, ISymbol member)
    {
        for (var symbol = candidate; symbol is not null; symbol = symbol is IMethodSymbol method ? method.OverriddenMethod : (symbol as IPropertySymbol)?.OverriddenProperty)
            if (symbol.OriginalDefinition.IsDeclaredAs(member.OriginalDefinition))
                return true;
        return false;
    }

    // 'this' of a local function or lambda is that of the method around it.
    private static IMethodSymbol? InstanceMethod(Frame? frame)
    {
        while (frame?.Method is { MethodKind: MethodKind.LocalFunction } && frame.Caller is not null)
            frame = frame.Caller;
        return frame?.Method;
    }

    private static bool IsSame(IOperation value, IOperation? other) =>
        value is ILocalReferenceOperation or IParameterReferenceOperation ? value.Referred().IsDeclaredAs(other?.WithoutConversions().Referred())
        : value is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && other is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    // An object of a class that derives from it may run the same method.
    private bool IsBase(INamedTypeSymbol type) => !type.IsSealed && type.TypeKind == TypeKind.Class
        && model.MentionsOf(type.Name, CancellationToken.None).Any(use => use.FirstAncestorOrSelf<BaseTypeSyntax>() is { } named && named.Type.DescendantNodesAndSelf().Contains(use));

    private bool FindThis(Frame frame, List<Made> made, int depth)
    {
        while (frame.Method is { MethodKind: MethodKind.LocalFunction } && frame.Caller is { } outer)
            frame = outer;
        if (frame.This is { } one)
        {
            made.Add(one);
            return true;
        }
        if (frame is { Creation: { } creation, Caller: { } creator })
        {
            made.Add(new(creation, creator));
            return true;
        }
        return frame is { Call.Instance: { } instance, Caller: { } caller } && Find(instance, caller, made, depth);
    }

    private bool Find(IOperation value, Frame frame, List<Made> made, int depth)
    {
        (value, frame) = frame.Passed(value);
        if (depth > Deepest)
            return false;
        switch (value)
        {
            case IObjectCreationOperation creation:
                made.Add(new(creation, frame));
                return true;
            case ILocalReferenceOperation local:
                var body = model.BodyAround(local);
                var values = body.LoopOf(local.Local) is { } loop ? Elements.Of(loop.Collection, model) : [.. body.ValuesOf(local.Local)];
                return values is { Count: > 0 } && values.All(v => Find(v, frame.Of(local.Local), made, depth + 1));
            // 'modules.ForEach(module => module.Map(app))'
            case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter
                when parameter.Lambda()?.CallThatTakes() is { TargetMethod.Name: "ForEach", Instance: { } list } && Elements.Of(list, model) is { Count: > 0 } elements:
                return elements.All(element => Find(element, frame, made, depth + 1));
            case IConditionalAccessInstanceOperation access when access.Accessed() is { } accessed:
                return Find(accessed, frame, made, depth + 1);
            // 'app.MapOrders().ToV1()' hands on what it makes.
            case IInvocationOperation call when !call.TargetMethod.MayBeReplaced() && model.Endpoints.Builders.ReturnedBy(call, frame, CancellationToken.None) is { Values: { Count: > 0 } returned } inside:
                return returned.All(result => Find(result, inside.Inside, made, depth + 1));
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return FindThis(frame, made, depth + 1);
            default:
                return false;
        }
    }

    /// <summary>One <c>new</c>.</summary>
    /// <param name="Creation">The expression.</param>
    /// <param name="Frame">The frame it runs in.</param>
    internal readonly record struct Made(IObjectCreationOperation Creation, Frame Frame);
}
