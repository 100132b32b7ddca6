using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The texts that an attribute gives the constructor of the framework's class: those of its own place, or those that a class of the service
/// in between hands on to its base; and the texts that a property of such a class makes of them.
/// </summary>
internal sealed class AttributeArguments
{
    private const int Deepest = 8;

    private readonly INamedTypeSymbol? _type;
    private readonly Dictionary<string, ImmutableArray<string?>> _named;
    private readonly ServiceModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(IMethodSymbol Constructor, Dictionary<string, ImmutableArray<string?>> Given)> _constructors = [];
    private Dictionary<string, ImmutableArray<string?>> _values = new(StringComparer.Ordinal);

    private AttributeArguments(INamedTypeSymbol? type, Dictionary<string, ImmutableArray<string?>> named, ServiceModel model, CancellationToken cancellationToken) =>
        (_type, _named, _model, _cancellationToken) = (type, named, model, cancellationToken);

    /// <summary>The text given for a parameter; null where there is none.</summary>
    internal string? Text(string parameter) => _values.TryGetValue(parameter, out var texts) ? texts.FirstOrDefault() : null;

    /// <summary>The texts given for a parameter that takes several.</summary>
    internal ImmutableArray<string> Texts(string parameter) => _values.TryGetValue(parameter, out var texts) ? [.. texts.OfType<string>()] : [];

    internal static AttributeArguments Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var arguments = new AttributeArguments(attribute.AttributeClass, attribute.NamedArguments.ToDictionary(a => a.Key, a => TextsOf(a.Value), StringComparer.Ordinal), model, cancellationToken);
        if (attribute.AttributeConstructor is { } constructor)
            arguments.Read(constructor, constructor.Parameters.Zip(attribute.ConstructorArguments, (parameter, given) => (parameter, TextsOf(given))));
        return arguments;
    }

    /// <summary>The same of an attribute that code makes: what is not constant there is an unknown text.</summary>
    internal static AttributeArguments Of(IObjectCreationOperation made, ServiceModel model, CancellationToken cancellationToken)
    {
        var set = made.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(i => i.Target is IPropertyReferenceOperation) ?? [];
        var named = set.GroupBy(i => ((IPropertyReferenceOperation)i.Target).Property.Name).ToDictionary(i => i.Key, i => ConstantsOf(i.Last().Value), StringComparer.Ordinal);
        var arguments = new AttributeArguments(made.Type as INamedTypeSymbol, named, model, cancellationToken);
        if (made.Constructor is { } constructor)
            arguments.Read(constructor, made.Arguments.Where(a => a.Parameter is not null).Select(a => (a.Parameter!, ConstantsOf(a.Value))));
        return arguments;
    }

    /// <summary>Whether the constructor of a class of the framework is reached, with what is given to it.</summary>
    internal bool Constructs(TypeName type) => _constructors.Count > 0 && _constructors[_constructors.Count - 1].Constructor.ContainingType.Is(type);

    /// <summary>
    /// The text that a property of the framework's class is set to, where the attribute is written or by a class of the service in between; null where
    /// nobody sets it, an unknown text where what it is set to cannot be read.
    /// </summary>
    internal string? Set(string property)
    {
        if (_named.TryGetValue(property, out var named))
            return Joined(named);
        foreach (var (constructor, given) in _constructors)
            if (BodyOf(constructor) is { } body && body.Descendants().OfType<IAssignmentOperation>().Where(a => IsOwn(a.Target, property)).ToList() is { Count: > 0 } written)
                return written.Count == 1 && written[0] is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Parent: IBlockOperation { Parent: IConstructorBodyOperation } } } only
                    ? Joined(TextsOf(only.Value.WithoutConversions(), given, 0))
                    : RoutePattern.Unknown;
        // A property of its own may set it, where somebody sets that.
        return OwnTypes().SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>()
            .Any(method => method.MethodKind != MethodKind.Constructor && MaySet(method, property) && (method.AssociatedSymbol is not { } own || IsSet(own))) ? RoutePattern.Unknown : null;
    }

    /// <summary>
    /// The texts that a property of the attribute has, where a class of the service declares it: an unknown text where they cannot be read, none
    /// where it is null.
    /// </summary>
    internal ImmutableArray<string> Property(string name) =>
        _type?.SelfAndBases().SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            ? [.. TextsOf(property, 0).OfType<string>()]
            : [RoutePattern.Unknown];

    private void Read(IMethodSymbol constructor, IEnumerable<(IParameterSymbol Parameter, ImmutableArray<string?> Texts)> written)
    {
        foreach (var (parameter, texts) in written)
            _values[parameter.Name] = texts;
        _constructors.Add((constructor, _values));
        // A class may hand on to itself before it hands on to its base.
        for (var depth = 0; depth < Deepest && Above(constructor, _values) is { } above; depth++)
        {
            (constructor, _values) = above;
            _constructors.Add(above);
        }
    }

    // Where nothing is handed on, what the base takes without it.
    private (IMethodSymbol Constructor, Dictionary<string, ImmutableArray<string?>> Given)? Above(IMethodSymbol constructor, Dictionary<string, ImmutableArray<string?>> given)
    {
        if (BaseCall(constructor, _model, _cancellationToken) is { } call)
            return (call.TargetMethod, call.Arguments.Where(a => a.Parameter is not null).ToDictionary(a => a.Parameter!.Name, a => TextsOf(a.Value.WithoutConversions(), given, 0)));
        return !constructor.ContainingType.DeclaringSyntaxReferences.IsEmpty
            && constructor.ContainingType.BaseType?.InstanceConstructors.Where(c => c.Parameters.All(p => p.IsOptional || p.IsParams)).OrderBy(c => c.Parameters.Length).FirstOrDefault() is { } silent
                ? (silent, silent.Parameters.Where(p => p.HasExplicitDefaultValue).ToDictionary(p => p.Name, p => ImmutableArray.Create(TextOf(p.ExplicitDefaultValue, p.Type))))
                : null;
    }

    // What it is set to where the attribute is written; else what its getter, its initializer or a constructor says.
    private ImmutableArray<string?> TextsOf(ISymbol member, int depth)
    {
        if (_named.TryGetValue(member.Name, out var named))
            return named;
        if (depth > Deepest)
            return [RoutePattern.Unknown];
        var own = _constructors.Where(c => c.Constructor.ContainingType.IsDeclaredAs(member.ContainingType)).ToList();
        foreach (var (constructor, given) in own)
            if (BodyOf(constructor) is { } body)
                foreach (var written in body.Descendants().OfType<ISimpleAssignmentOperation>())
                    if (written.Target.Referred().IsDeclaredAs(member))
                        return TextsOf(written.Value.WithoutConversions(), given, depth + 1);
        return member.WrittenValue(_cancellationToken) is { } expression && _model.OperationOf(expression, _cancellationToken) is { } value
            ? TextsOf(value.WithoutConversions(), own.Count > 0 ? own[own.Count - 1].Given : [], depth + 1)
            : [IsNeverSet(member) ? null : RoutePattern.Unknown];
    }

    private IOperation? BodyOf(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is ConstructorDeclarationSyntax ? _model.BodyOf(constructor, _cancellationToken) : null;

    private static bool IsOwn(IOperation target, string property) =>
        target is IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property.Name: var name } && name == property;

    private IEnumerable<INamedTypeSymbol> OwnTypes() => _type?.SelfAndBases().Where(type => !type.DeclaringSyntaxReferences.IsEmpty) ?? [];

    private bool IsSet(ISymbol property) => _named.ContainsKey(property.Name) || OwnTypes().SelectMany(type => type.DeclaringSyntaxReferences).Any(type => Sets(type.GetSyntax(_cancellationToken), property.Name));

    private bool MaySet(IMethodSymbol method, string property) => method.DeclaringSyntaxReferences.Any(reference => Sets(reference.GetSyntax(_cancellationToken), property));

    private static bool Sets(SyntaxNode code, string property) => code.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
        (assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } ? member : assignment.Left) is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property);

    // A property that holds what it is set to.
    private bool IsNeverSet(ISymbol member) =>
        member is IPropertySymbol { Type.IsReferenceType: true }
        && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors }
        && accessors.All(a => a is { Body: null, ExpressionBody: null }) && !OwnTypes().SelectMany(type => type.DeclaringSyntaxReferences).Any(type => Sets(type.GetSyntax(_cancellationToken), member.Name));

    private static IInvocationOperation? BaseCall(IMethodSymbol constructor, ServiceModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? written = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ConstructorDeclarationSyntax declaration => declaration.Initializer,
            TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        return written is null ? null : model.OperationOf(written, cancellationToken) as IInvocationOperation;
    }

    private static ImmutableArray<string?> TextsOf(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? [.. constant.Values.Select(Text)] : [Text(constant)];

    private static string? Text(TypedConstant constant) => constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum || constant.IsNull ? TextOf(constant.Value, constant.Type) : RoutePattern.Unknown;

    // A member of an enumeration reads as its name; several of one number, or of flags, as nobody knows what.
    private static string? TextOf(object? constant, ITypeSymbol? type) => constant is null ? null
        : type is not { TypeKind: TypeKind.Enum } ? Convert.ToString(constant, CultureInfo.InvariantCulture)
        : type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue && Equals(member.ConstantValue, constant)).Take(2).ToList() is { Count: 1 } only ? only[0].Name : RoutePattern.Unknown;

    // A number that an enumeration is cast to reads otherwise than the member, also where the number is boxed for a sum.
    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion && (conversion.IsImplicit || conversion.Operand.Type?.TypeKind != TypeKind.Enum))
            value = conversion.Operand;
        return value;
    }

    private static ImmutableArray<string?> ConstantsOf(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: var constant }, Type: var type } => [TextOf(constant, type)],
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.SelectMany(element => ConstantsOf(element))],
        _ => [RoutePattern.Unknown],
    };

    private ImmutableArray<string?> TextsOf(IOperation value, Dictionary<string, ImmutableArray<string?>> given, int depth) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant }, Type: var type } => [TextOf(constant, type)],
        IInvocationOperation { TargetMethod.Name: nameof(ToString), Arguments.IsEmpty: true, Instance: { } instance } => TextsOf(Plain(instance), given, depth),
        IParameterReferenceOperation { Parameter.Name: var name } => given.TryGetValue(name, out var texts) ? texts : [],
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.SelectMany(element => TextsOf(element.WithoutConversions(), given, depth))],
        ICollectionExpressionOperation list => [.. list.Elements.SelectMany(element => TextsOf(element.WithoutConversions(), given, depth))],
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } list } when list.Initializers.All(item => item is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 }) =>
            [.. list.Initializers.OfType<IInvocationOperation>().SelectMany(add => TextsOf(add.Arguments[0].Value.WithoutConversions(), given, depth))],
        IFieldReferenceOperation { Field: var verb } when verb.ContainingType.Is(AspNet.HttpMethods) => [verb.Name.ToUpperInvariant()],
        IPropertyReferenceOperation or IFieldReferenceOperation when ((IMemberReferenceOperation)value).Instance is null or IInstanceReferenceOperation => TextsOf(((IMemberReferenceOperation)value).Member, depth + 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when sum.Type?.SpecialType == SpecialType.System_String =>
            [Joined(TextsOf(Plain(sum.LeftOperand), given, depth)) + Joined(TextsOf(Plain(sum.RightOperand), given, depth))],
        IInterpolatedStringOperation interpolated => [string.Concat(interpolated.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation text => text.Text.ConstantText(),
            IInterpolationOperation { FormatString: null } hole => Joined(TextsOf(Plain(hole.Expression), given, depth)),
            _ => RoutePattern.Unknown,
        }))],
        _ => [RoutePattern.Unknown],
    };

    private static string? Joined(ImmutableArray<string?> texts) => texts.Length == 1 ? texts[0] : texts.IsEmpty ? "" : RoutePattern.Unknown;
}
