using System;
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

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What an attribute that requires authorization says: <c>[Authorize]</c> itself, one that derives from it and names what is required in its
/// constructor, or one of the service's own that says the same.
/// </summary>
internal sealed record AuthorizeWords
{
    private const string PolicyMember = "Policy";
    private const string RolesMember = "Roles";
    private const string SchemesMember = "AuthenticationSchemes";

    // As it is put together, with a mark where a part is not known; empty where no policy is named.
    private string Name { get; init; } = "";

    /// <summary>The name of its policy; null where it names none, or one that is not known at compile time.</summary>
    internal string? Policy => Name.Length == 0 || NamesSomePolicy ? null : Name;

    /// <summary>Whether it names a policy, and nobody can say which.</summary>
    internal bool NamesSomePolicy => Name.Contains(RoutePattern.Unknown);

    /// <summary>Whether it requires roles, or brings requirements of its own.</summary>
    internal bool RequiresMore { get; private init; }

    /// <summary>Whether it may say something that cannot be seen.</summary>
    internal bool IsHidden { get; private init; }

    /// <summary>An attribute on a handler, an action or a controller.</summary>
    internal static AuthorizeWords Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var given = (attribute.AttributeConstructor?.Parameters ?? []).Zip(attribute.ConstructorArguments, (parameter, value) => (parameter.Name, Text: TextOf(value))).ToImmutableDictionary(p => p.Name, p => p.Text);
        return OfMade(attribute.AttributeClass, attribute.AttributeConstructor, given, model, cancellationToken)
            .With(attribute.NamedArguments.Select(a => (a.Key, TextOf(a.Value))), attribute.AttributeClass, model, cancellationToken);
    }

    /// <summary>An attribute that is made in code.</summary>
    internal static AuthorizeWords Of(IObjectCreationOperation attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var given = Given(attribute.Arguments, value => TextOf(value, model, cancellationToken));
        return OfMade(attribute.Type, attribute.Constructor, given, model, cancellationToken)
            .With(
                attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(set => set.Target is IPropertyReferenceOperation)
                    .Select(set => (((IPropertyReferenceOperation)set.Target).Property.Name, TextOf(set.Value, model, cancellationToken))) ?? [],
                attribute.Type, model, cancellationToken);
    }

    /// <summary>What it asks of callers.</summary>
    internal Demand DemandIn(ServiceModel model, CancellationToken cancellationToken)
    {
        if (RequiresMore)
            return Demand.More;
        var policies = model.Application.Policies(PolicyKind.Authorization, cancellationToken);
        var named = NamesSomePolicy ? policies.DemandOfLike(Name) : Name.Length > 0 ? policies.DemandOf(Name) : model.Application.DefaultDemand(cancellationToken);
        return IsHidden && named == Demand.Name ? Demand.Undecidable : named;
    }

    private static AuthorizeWords OfMade(ITypeSymbol? type, IMethodSymbol? constructor, ImmutableDictionary<string, string> given, ServiceModel model, CancellationToken cancellationToken)
    {
        if (type.Is(AspNet.Authorize))
            return new() { Name = given.Values.FirstOrDefault() ?? "" };
        if (type is not INamedTypeSymbol { BaseType: { } baseType } named || constructor is null || type.DeclaringSyntaxReferences.IsEmpty || !type.IsOrDerivesFrom(AspNet.AuthorizeData))
            return new() { IsHidden = true, RequiresMore = type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData) };
        var (first, body) = PartsOf(constructor, model, cancellationToken);
        var said = first is not null
            ? OfMade(first.TargetMethod.ContainingType, first.TargetMethod, Given(first.Arguments, value => Evaluate(value, given, model, cancellationToken)), model, cancellationToken)
            : baseType.IsOrDerivesFrom(AspNet.AuthorizeData) ? OfMade(baseType, baseType.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty), ImmutableDictionary<string, string>.Empty, model, cancellationToken)
            : new();
        said = said.With(Declared(named, model, cancellationToken), type: null, model, cancellationToken).With(
            body?.Descendants().OfType<ISimpleAssignmentOperation>().Where(set => set.Target is IPropertyReferenceOperation { Instance: IInstanceReferenceOperation })
                .Select(set => (((IPropertyReferenceOperation)set.Target).Property.Name, Evaluate(set.Value, given, model, cancellationToken))) ?? [],
            type: null, model, cancellationToken);
        return said with { RequiresMore = said.RequiresMore || type.Interfaces.Any(i => i.IsOrDerivesFrom(AspNet.AuthorizationRequirementData)) };
    }

    // A property of the service's own may set one of the framework's.
    private AuthorizeWords With(IEnumerable<(string Property, string Text)> set, ITypeSymbol? type, ServiceModel model, CancellationToken cancellationToken)
    {
        var words = this;
        foreach (var (property, text) in set)
        {
            words = property switch
            {
                PolicyMember => words with { Name = text },
                RolesMember => words with { RequiresMore = words.RequiresMore || text.Length > 0 },
                SchemesMember => words,
                _ when type is null || !SetsMore(property, type, model, cancellationToken) => words,
                _ => words with { IsHidden = true },
            };
        }
        return words;
    }

    private static bool SetsMore(string property, ITypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        (type as INamedTypeSymbol)?.SelfAndBases().SelectMany(t => t.GetMembers(property).OfType<IPropertySymbol>()).FirstOrDefault() is not { SetMethod: { } setter, DeclaringSyntaxReferences.IsEmpty: false }
        || model.BodyOf(setter, cancellationToken)?.Descendants().Any(o => o is IPropertyReferenceOperation { Property.Name: PolicyMember or RolesMember }) == true;

    // What properties that a type declares itself, in the place of the framework's, have from the start.
    private static IEnumerable<(string Property, string Text)> Declared(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        from member in type.AllInterfaces.FirstOrDefault(i => i.Is(AspNet.AuthorizeData))?.GetMembers().OfType<IPropertySymbol>() ?? []
        let own = type.FindImplementationForInterfaceMember(member)
        where own is not null && SymbolEqualityComparer.Default.Equals(own.ContainingType, type)
        select (member.Name, own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property when accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) =>
                property.Initializer is { } initial ? ValueAt(initial.Value, model, cancellationToken) : "",
            PropertyDeclarationSyntax { ExpressionBody.Expression: var answer } => ValueAt(answer, model, cancellationToken),
            _ => RoutePattern.Unknown,
        });

    private static string ValueAt(ExpressionSyntax value, ServiceModel model, CancellationToken cancellationToken) =>
        model.OperationOf(value, cancellationToken) is { } operation ? TextOf(operation, model, cancellationToken) : RoutePattern.Unknown;

    private static (IInvocationOperation? First, IOperation? Body) PartsOf(IMethodSymbol constructor, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var declaration in constructor.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
        {
            if (declaration is ConstructorDeclarationSyntax && model.OperationOf(declaration, cancellationToken) is IConstructorBodyOperation body)
                return ((body.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation ?? body.Initializer as IInvocationOperation, (IOperation?)body.BlockBody ?? body.ExpressionBody);
            if (declaration is TypeDeclarationSyntax { BaseList: { } list } && list.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } called)
                return (model.OperationOf(called, cancellationToken) as IInvocationOperation, null);
        }
        return (null, null);
    }

    private static ImmutableDictionary<string, string> Given(IEnumerable<IArgumentOperation> arguments, Func<IOperation, string> read) =>
        arguments.Where(a => a.Parameter is not null).ToImmutableDictionary(a => a.Parameter!.Name, a => read(a.Value));

    private static string Evaluate(IOperation value, ImmutableDictionary<string, string> given, ServiceModel model, CancellationToken cancellationToken) => value switch
    {
        IConversionOperation { Type.SpecialType: SpecialType.System_Object or SpecialType.System_String } conversion => Evaluate(conversion.Operand, given, model, cancellationToken),
        IParameterReferenceOperation { Parameter.Name: var name } => given.TryGetValue(name, out var text) ? text : RoutePattern.Unknown,
        IInvocationOperation { TargetMethod.Name: "ToString", Arguments.IsEmpty: true, Instance: { } instance } => Evaluate(instance, given, model, cancellationToken),
        { ConstantValue.HasValue: true } => TextOf(value, model, cancellationToken),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Evaluate(sum.LeftOperand, given, model, cancellationToken) + Evaluate(sum.RightOperand, given, model, cancellationToken),
        IInterpolatedStringOperation text => string.Concat(text.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation literal => literal.Text.ConstantText() ?? RoutePattern.Unknown,
            IInterpolationOperation { FormatString: null, Alignment: null } hole => Evaluate(hole.Expression, given, model, cancellationToken),
            _ => RoutePattern.Unknown,
        })),
        _ => TextOf(value, model, cancellationToken),
    };

    private static string TextOf(IOperation value, ServiceModel model, CancellationToken cancellationToken) =>
        ValueOrigin.Of(value, model, cancellationToken).Take(2).ToList() is { Count: 1 } origins && origins[0].Value is { ConstantValue: { HasValue: true, Value: var constant }, Type: var type }
            ? type is { TypeKind: TypeKind.Enum } ? NameOf(type, constant) : constant is null ? "" : constant.ToString()
            : RoutePattern.Unknown;

    private static string TextOf(TypedConstant value) => value switch
    {
        { IsNull: true } => "",
        { Kind: TypedConstantKind.Enum, Type: { } type } => NameOf(type, value.Value),
        { Kind: TypedConstantKind.Primitive } => value.Value!.ToString(),
        _ => RoutePattern.Unknown,
    };

    private static string NameOf(ITypeSymbol enumeration, object? value) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue && Equals(member.ConstantValue, value)).Take(2).ToList() is { Count: 1 } only ? only[0].Name : RoutePattern.Unknown;
}
