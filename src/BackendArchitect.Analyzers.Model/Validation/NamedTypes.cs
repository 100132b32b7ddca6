using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Deserialization in which the data names the types of the objects: whoever writes it makes any object that runs code while it is made.
/// See https://learn.microsoft.com/dotnet/standard/serialization/binaryformatter-security-guide and https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_TypeNameHandling.htm.
/// </summary>
internal static class NamedTypes
{
    private static readonly ImmutableArray<TypeName> Formatters = [Deserializers.BinaryFormatter, Deserializers.SoapFormatter, Deserializers.LosFormatter, Deserializers.NetDataContract];

    /// <summary>Whether a property says that JSON names types.</summary>
    internal static bool IsHandling(ISymbol destination) =>
        destination is IPropertySymbol { Name: "TypeNameHandling" } property && (property.ContainingType.Is(Deserializers.Settings) || property.ContainingType.Is(Deserializers.Serializer));

    /// <summary>Whether a property of an attribute says that the JSON of one member, or of the elements of one, names types.</summary>
    internal static bool IsHandlingOfMember(ISymbol destination) =>
        destination is IPropertySymbol { Name: "TypeNameHandling" or "ItemTypeNameHandling", ContainingType: var attribute } && (attribute.Is(Deserializers.Property) || attribute.IsOrDerivesFrom(Deserializers.Container));

    /// <summary>The type on which, or on a member of which, the attribute of a value stands, where clients fill it by the serializer that reads the attribute; null elsewhere.</summary>
    internal static INamedTypeSymbol? FilledByClients(IOperation value, ServiceModel model, CancellationToken cancellationToken) =>
        value.Syntax.FirstAncestorOrSelf<AttributeSyntax>()?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
        && IsReadByRequests(model, cancellationToken) && RequestTypes.AreBodies(type, model, cancellationToken) ? type : null;

    // A binder that somebody set anywhere may be the one that names the types.
    private static bool IsReadByRequests(ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(Deserializers.AddNewtonsoftJson.Name, cancellationToken).Any(use => use.CallBy() is not null)
        && !model.MentionsOf("SerializationBinder", cancellationToken).Any(use => use.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Left.Span.Contains(use.Span) == true);

    /// <summary>The parameter of a call that takes data to be deserialized, by which serializer; null for most.</summary>
    internal static bool IsData(ISymbol destination) => destination is IParameterSymbol { Name: "serializationStream" or "value" or "reader" or "stream" or "inputString" or "bytes" or "memory" or "buffer" or "byteSequence" } parameter
        && parameter.ContainingSymbol is IMethodSymbol { Name: "Deserialize" or "DeserializeObject" or "DeserializeAsync" or "PopulateObject" or "Populate" or "ReadObject" or "UnsafeDeserialize" } method
        && (IsFormatter(method.ContainingType) || (method.ContainingType.Is(Deserializers.Convert) && parameter.Ordinal == 0) || method.ContainingType.Is(Deserializers.Serializer));

    private static bool IsFormatter(INamedTypeSymbol type) => Formatters.Any(formatter => type.IsOrDerivesFrom(formatter) || type.ContainingType.Is(formatter))
        || (type.Name == "Typeless" && type.ContainingType.Is(Deserializers.MessagePack));

    /// <summary>Why a call makes what its data names, as the end of a sentence; null where something restricts it or that cannot be seen.</summary>
    internal static string? Of(IOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (call is not IInvocationOperation { TargetMethod: var method } invocation)
            return null;
        if (IsFormatter(method.ContainingType))
            return invocation.Instance is { } formatter && Made(formatter, model, cancellationToken) is { } made && IsRestricted(made) ? null : $"'{method.ContainingType.Name}' makes what its input names";
        var settings = method.ContainingType.Is(Deserializers.Serializer) ? invocation.Instance : invocation.Arguments.FirstOrDefault(a => a.Parameter?.Type.Is(Deserializers.Settings) == true && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value;
        // 'JsonSerializer.Create(settings)'.
        if (settings?.WithoutConversions() is IInvocationOperation { TargetMethod.Name: "Create" or "CreateDefault" } create)
            settings = create.Arguments.FirstOrDefault()?.Value;
        return settings is not null && Made(settings, model, cancellationToken) is { } creation && !IsRestricted(creation) && Handling(creation) is { } handling
            ? $"TypeNameHandling is {handling}, and no SerializationBinder says which types there are" : null;
    }

    /// <summary>Whether an assignment stands in settings by which the framework reads requests.</summary>
    internal static bool IsOfRequests(IOperation value)
    {
        var assignment = value.Parent;
        while (assignment is IConversionOperation or IParenthesizedOperation)
            assignment = assignment.Parent;
        return assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Property: { Name: "SerializerSettings" or "PayloadSerializerSettings" } of } } }
            && (of.ContainingType.Is(Deserializers.MvcOptions) || of.ContainingType.Is(Deserializers.HubOptions));
    }

    /// <summary>Whether the settings beside an assignment say which types there are: in the same lambda or body.</summary>
    internal static bool IsRestrictedBeside(IOperation value) => AssignedBeside(value).Any(a => IsBinder(a.Name));

    // What is assigned where settings are made: in the lambda, the method or, for a field, the type.
    private static IEnumerable<(string Name, ExpressionSyntax Value)> AssignedBeside(IOperation value)
    {
        var made = LoneStatement.Original(value.Syntax);
        var body = made.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax) ?? made.SyntaxTree.GetRoot();
        return body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(a => ((a.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? a.Left.ToString(), a.Right));
    }

    /// <summary>The name of a value of <c>TypeNameHandling</c> that lets data name types; null for none and what is no constant.</summary>
    internal static string? NameOf(IOperation value) => value.ConstantValue is { HasValue: true, Value: int and not 0 }
        ? value is IFieldReferenceOperation { Field.Name: var name } ? name : "set" : null;

    private static IObjectCreationOperation? Made(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        var origins = ValueOrigin.Of(value, model, cancellationToken).ToList();
        return origins.Count == 1 ? origins[0].Value as IObjectCreationOperation : null;
    }

    private static bool IsRestricted(IObjectCreationOperation creation) => Assigned(creation).Any(a => IsBinder(a.Property.Name)) || IsRestrictedBeside(creation);

    private static string? Handling(IObjectCreationOperation creation) => Assigned(creation).Where(a => a.Property.Name == "TypeNameHandling").Select(a => NameOf(a.Value.WithoutConversions())).FirstOrDefault()
        // 'settings.TypeNameHandling = TypeNameHandling.All' behind 'new'.
        ?? AssignedBeside(creation).Where(a => a.Name == "TypeNameHandling" && a.Value.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var holder } } }
            && LoneStatement.Original(creation.Syntax).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } } && holder == local).Select(a => (a.Value as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText).FirstOrDefault(name => name is not (null or "None"));

    private static IEnumerable<(IPropertySymbol Property, IOperation Value)> Assigned(IObjectCreationOperation creation) =>
        creation.Initializer is null ? [] : creation.Initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(a => a.Target is IPropertyReferenceOperation).Select(a => (((IPropertyReferenceOperation)a.Target).Property, a.Value));

    private static bool IsBinder(string name) => name is "SerializationBinder" or "Binder";
}
