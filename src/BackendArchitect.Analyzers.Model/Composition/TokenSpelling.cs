using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// How <c>[controller]</c>, <c>[action]</c> and <c>[area]</c> are spelled in routes, and the folders and names of pages: as the names they stand for, or as a
/// parameter transformer spells them. Of transformers those are read that everybody writes: one replacement by a regular expression, such as a hyphen where a
/// capital follows a small letter, then small letters. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#use-a-parameter-transformer-to-customize-token-replacement.
/// </summary>
/// <param name="IsKnown">Whether the spelling is known at compile time.</param>
/// <param name="Pattern">The regular expression that is replaced, or null.</param>
/// <param name="Replacement">What it is replaced by.</param>
/// <param name="Lowers">Whether letters become small.</param>
internal sealed record TokenSpelling(bool IsKnown, string? Pattern, string Replacement, bool Lowers)
{
    /// <summary>As the names are.</summary>
    internal static readonly TokenSpelling AsNamed = new(true, null, "", false);

    /// <summary>As nobody knows.</summary>
    internal static readonly TokenSpelling Unknown = new(false, null, "", false);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    // Whatever else a transformer calls may do more than is read here.
    private static readonly ImmutableHashSet<string> Harmless = ["ToString", "ToLower", "ToLowerInvariant", "Replace", nameof(TimeSpan.FromMilliseconds), nameof(TimeSpan.FromSeconds)];

    /// <summary>The spelling of the transformer that a convention is made with.</summary>
    internal static TokenSpelling Of(IObjectCreationOperation convention, CancellationToken cancellationToken)
    {
        if (convention.Arguments.Select(a => a.Value.WithoutConversions()).FirstOrDefault(a => a.Type.IsOrDerivesFrom(AspNet.OutboundTransformer)) is not IObjectCreationOperation { Type: INamedTypeSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } type })
            return Unknown;
        var written = declared[0].GetSyntax(cancellationToken);
        // No name is null or empty.
        var guards = written.DescendantNodes().OfType<IfStatementSyntax>().Where(IsGuard).ToList();
        var tokens = written.DescendantTokens().Where(token => !guards.Exists(guard => guard.Span.Contains(token.Span))).ToList();
        var texts = tokens.Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).ToList();
        var calls = written.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => !guards.Exists(guard => guard.Span.Contains(call.Span))).Select(call => call.InvokedName()?.Identifier.ValueText ?? "").ToList();
        var lowers = calls.Exists(call => call is "ToLower" or "ToLowerInvariant");
        // Whoever tests or takes apart the name does more than this, and a regular expression that ignores case finds other places. One that is generated is a method without a body.
        if (tokens.Exists(token => token.ValueText == "IgnoreCase" || token.Kind() is SyntaxKind.IfKeyword or SyntaxKind.SwitchKeyword or SyntaxKind.ForEachKeyword or SyntaxKind.ForKeyword or SyntaxKind.WhileKeyword)
            || calls.Exists(call => !Harmless.Contains(call) && !type.GetMembers(call).OfType<IMethodSymbol>().Any(method => method.IsPartialDefinition)))
            return Unknown;
        var replacements = written.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.InvokedName()?.Identifier.ValueText == "Replace").ToList();
        return replacements.Count == 0 ? texts.Count == 0 && lowers ? new(true, null, "", true) : Unknown
            : replacements.Count == 1 && texts.Count == 2 ? Replacing(replacements[0], texts, lowers)
            : Unknown;
    }

    // The replacement stands last in the call; the expression before it, or where it is compiled once.
    private static TokenSpelling Replacing(InvocationExpressionSyntax replace, List<string> texts, bool lowers)
    {
        var given = replace.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).Select(literal => literal.Token.ValueText).ToList();
        var isExpression = given.Count == 1 || replace.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(Regex) } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Regex) } };
        if (given.Count == 0)
            return Unknown;
        var pattern = given.Count == 2 ? given[0] : texts[0] == given[0] && texts[1] != given[0] ? texts[1] : texts[0];
        var replacement = given[given.Count - 1];
        return isExpression ? new(true, pattern, replacement, lowers) : new(true, Regex.Escape(pattern), replacement.Replace("$", "$$"), lowers);
    }

    // 'if (value == null) return null;'
    private static bool IsGuard(IfStatementSyntax test) =>
        test.Else is null && (test.Statement is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : test.Statement) is ReturnStatementSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression }
        && test.Condition switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => true,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => true,
            InvocationExpressionSyntax asked => asked.InvokedName()?.Identifier.ValueText is nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace),
            _ => false,
        };

    /// <summary>A name as it is spelled.</summary>
    internal string Spell(string name)
    {
        if (!IsKnown)
            return RoutePattern.Unknown;
        try
        {
            var spelled = Pattern is null ? name : Regex.Replace(name, Pattern, Replacement, RegexOptions.None, Longest);
            return Lowers ? spelled.ToLowerInvariant() : spelled;
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return RoutePattern.Unknown;
        }
    }
}
