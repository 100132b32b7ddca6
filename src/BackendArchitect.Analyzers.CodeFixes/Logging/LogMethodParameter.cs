using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>One parameter of a <c>[LoggerMessage]</c> method, and what is passed to it.</summary>
/// <param name="Name">Its name; the generator pairs it with the placeholder of that name.</param>
/// <param name="Type">Its type, as the class can name it.</param>
/// <param name="Value">What is passed.</param>
internal readonly record struct LogMethodParameter(string Name, string Type, ExpressionSyntax Value)
{
    // With more the generator writes a renderer of its own, which leaves a null empty and puts a collection in brackets.
    private const int MostValues = 6;

    // What the generator copies into a literal as it is, though it says something else there or ends it.
    private static readonly char[] NotEscaped = ['\\', '\u0085', '\u2028', '\u2029'];

    private static readonly SymbolDisplayFormat Annotated =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A parameter for each value of a template, in their order; the default array where one cannot be.</summary>
    internal static ImmutableArray<LogMethodParameter> All(ConstantTemplate template, SemanticModel semantics, ClassDeclarationSyntax type, CancellationToken cancellationToken)
    {
        var placeholders = MessageTemplate.Parse(template.Text).Placeholders;
        // The first generators took doubled braces for placeholders.
        if (placeholders.Length > MostValues || placeholders.Length != template.Values.Length || template.Text.Contains("{{") || template.Text.Contains("}}")
            || template.Text.IndexOfAny(NotEscaped) >= 0)
            return default;
        var parameters = ImmutableArray.CreateBuilder<LogMethodParameter>();
        foreach (var (placeholder, value) in placeholders.Zip(template.Values, (p, v) => (p, v)))
        {
            var name = placeholder.Name.Length == 0 ? "" : char.ToLowerInvariant(placeholder.Name[0]) + placeholder.Name.Substring(1);
            if (!SyntaxFacts.IsValidIdentifier(name) || name[0] == '_' || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
                || value.Operation.WithoutImplicitConversions().Syntax is not ExpressionSyntax expression
                || TypeOf(expression, semantics, type.OpenBraceToken.Span.End, cancellationToken) is not { } named)
                return default;
            parameters.Add(new(name, named, expression));
        }
        return parameters.ToImmutable();
    }

    /// <summary>The question mark of a parameter that is given a reference which may be null.</summary>
    internal static string Annotation(ExpressionSyntax value, SemanticModel semantics, CancellationToken cancellationToken) =>
        semantics.GetNullableContext(value.SpanStart).AnnotationsEnabled() && semantics.GetTypeInfo(value, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull ? "?" : "";

    // Null where the class cannot name the type, and where the generator gives a parameter of the type another meaning.
    private static string? TypeOf(ExpressionSyntax value, SemanticModel semantics, int position, CancellationToken cancellationToken)
    {
        if (semantics.GetTypeInfo(value, cancellationToken).Type is not { } type || !IsNameable(type)
            || type.IsOrDerivesFrom(Exceptions.Exception) || type.IsOrDerivesFrom(Loggers.Logger) || type.Is(Loggers.LogLevel))
            return null;
        return !semantics.GetNullableContext(value.SpanStart).AnnotationsEnabled()
            ? type.ToMinimalDisplayString(semantics, position)
            : type.WithNullableAnnotation(type.IsValueType ? type.NullableAnnotation : NullableAnnotation.NotAnnotated).ToMinimalDisplayString(semantics, position, Annotated)
                + (type.IsValueType ? "" : Annotation(value, semantics, cancellationToken));
    }

    private static bool IsNameable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol named => named is { IsAnonymousType: false, IsFileLocal: false, IsRefLikeType: false } && named.TypeKind != TypeKind.Error
            && named.TypeArguments.All(IsNameable) && (named.ContainingType is null || IsNameable(named.ContainingType)),
        _ => false,
    };
}
