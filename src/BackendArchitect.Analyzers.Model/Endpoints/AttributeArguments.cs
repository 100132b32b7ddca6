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

    private readonly AttributeData _attribute;
    private readonly ServiceModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(IMethodSymbol Constructor, Dictionary<string, ImmutableArray<string?>> Given)> _constructors = [];
    private Dictionary<string, ImmutableArray<string?>> _values = new(StringComparer.Ordinal);

    private AttributeArguments(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken) =>
        (_attribute, _model, _cancellationToken) = (attribute, model, cancellationToken);

    /// <summary>The text given for a parameter; null where there is none.</summary>
    internal string? Text(string parameter) => _values.TryGetValue(parameter, out var texts) ? texts.FirstOrDefault() : null;

    /// <summary>The texts given for a parameter that takes several.</summary>
    internal ImmutableArray<string> Texts(string parameter) => _values.TryGetValue(parameter, out var texts) ? [.. texts.OfType<string>()] : [];

    internal static AttributeArguments Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var arguments = new AttributeArguments(attribute, model, cancellationToken);
        if (attribute.AttributeConstructor is { } constructor)
            arguments.Read(constructor);
        return arguments;
    }

    /// <summary>
    /// The texts that a property of the attribute has, where a class of the service declares it: an unknown text where they cannot be read, none
    /// where it is null.
    /// </summary>
    internal ImmutableArray<string> Property(string name) =>
        _attribute.NamedArguments.FirstOrDefault(a => a.Key == name) is { Key: not null } named ? [.. TextsOf(named.Value).OfType<string>()]
        : _attribute.AttributeClass?.SelfAndBases().SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            ? [.. TextsOf(property, 0).OfType<string>()]
            : [RoutePattern.Unknown];

    private void Read(IMethodSymbol constructor)
    {
        for (var i = 0; i < constructor.Parameters.Length && i < _attribute.ConstructorArguments.Length; i++)
            _values[constructor.Parameters[i].Name] = TextsOf(_attribute.ConstructorArguments[i]);
        _constructors.Add((constructor, _values));
        // A class may hand on to itself before it hands on to its base.
        for (var depth = 0; depth < Deepest && BaseCall(constructor, _model, _cancellationToken) is { } call; depth++)
        {
            var given = _values;
            _values = call.Arguments.Where(a => a.Parameter is not null).ToDictionary(a => a.Parameter!.Name, a => TextsOf(a.Value.WithoutConversions(), given, 0));
            constructor = call.TargetMethod;
            _constructors.Add((constructor, _values));
        }
    }

    // What its getter, its initializer or a constructor says.
    private ImmutableArray<string?> TextsOf(ISymbol member, int depth)
    {
        if (depth > Deepest)
            return [RoutePattern.Unknown];
        var own = _constructors.Where(c => c.Constructor.ContainingType.IsDeclaredAs(member.ContainingType)).ToList();
        foreach (var (constructor, given) in own)
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is ConstructorDeclarationSyntax && _model.BodyOf(constructor, _cancellationToken) is { } body)
                foreach (var written in body.Descendants().OfType<ISimpleAssignmentOperation>())
                    if (written.Target.Referred().IsDeclaredAs(member))
                        return TextsOf(written.Value.WithoutConversions(), given, depth + 1);
        return member.WrittenValue(_cancellationToken) is { } expression && _model.OperationOf(expression, _cancellationToken) is { } value
            ? TextsOf(value.WithoutConversions(), own.Count > 0 ? own[own.Count - 1].Given : [], depth + 1)
            : [RoutePattern.Unknown];
    }

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

    private static string? Text(TypedConstant constant) => constant is { Kind: TypedConstantKind.Primitive, Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private ImmutableArray<string?> TextsOf(IOperation value, Dictionary<string, ImmutableArray<string?>> given, int depth) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => [constant is null ? null : Convert.ToString(constant, CultureInfo.InvariantCulture)],
        IParameterReferenceOperation { Parameter.Name: var name } => given.TryGetValue(name, out var texts) ? texts : [],
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.SelectMany(element => TextsOf(element.WithoutConversions(), given, depth))],
        ICollectionExpressionOperation list => [.. list.Elements.SelectMany(element => TextsOf(element.WithoutConversions(), given, depth))],
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } list } when list.Initializers.All(item => item is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 }) =>
            [.. list.Initializers.OfType<IInvocationOperation>().SelectMany(add => TextsOf(add.Arguments[0].Value.WithoutConversions(), given, depth))],
        IFieldReferenceOperation { Field: var verb } when verb.ContainingType.Is(AspNet.HttpMethods) => [verb.Name.ToUpperInvariant()],
        IPropertyReferenceOperation or IFieldReferenceOperation when ((IMemberReferenceOperation)value).Instance is null or IInstanceReferenceOperation => TextsOf(((IMemberReferenceOperation)value).Member, depth + 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum when sum.Type?.SpecialType == SpecialType.System_String =>
            [Joined(TextsOf(sum.LeftOperand.WithoutConversions(), given, depth)) + Joined(TextsOf(sum.RightOperand.WithoutConversions(), given, depth))],
        IInterpolatedStringOperation interpolated => [string.Concat(interpolated.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation text => text.Text.ConstantText(),
            IInterpolationOperation { FormatString: null } hole => Joined(TextsOf(hole.Expression.WithoutConversions(), given, depth)),
            _ => RoutePattern.Unknown,
        }))],
        _ => [RoutePattern.Unknown],
    };

    private static string? Joined(ImmutableArray<string?> texts) => texts.Length == 1 ? texts[0] : texts.IsEmpty ? "" : RoutePattern.Unknown;
}
