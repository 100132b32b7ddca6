using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>Types of bodies that say nothing about what is in them.</summary>
internal static class UntypedBody
{
    private static readonly string[] Trees = ["JsonElement", "JsonDocument", "JsonNode", "JsonObject", "JsonArray", "JToken", "JObject", "JArray", "ExpandoObject", "BsonDocument"];

    /// <summary>Whether a type is one of them: a tree of JSON, a dictionary of anything, <c>dynamic</c>.</summary>
    internal static bool Is(ITypeSymbol type) => type.Core() is var core && (core.TypeKind == TypeKind.Dynamic || core.SpecialType == SpecialType.System_Object || Array.IndexOf(Trees, core.Name) >= 0
        || (core is INamedTypeSymbol { TypeArguments: { Length: 2 } pair } && core.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary" && Is(((INamedTypeSymbol)core).TypeArguments[1])));

    /// <summary>Whether the handler reads a member of it: what is only passed on, or not looked at, is nobody's format here.</summary>
    internal static bool IsRead(Endpoint endpoint, EndpointParameter body, CancellationToken cancellationToken) => endpoint.Handler is IMethodSymbol handler
        && handler.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken).DescendantNodes().Any(node => node switch
        {
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => name == body.Name,
            ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => name == body.Name,
            ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => name == body.Name,
            _ => false,
        }));
}
