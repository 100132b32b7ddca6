using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// How <c>[controller]</c>, <c>[action]</c> and <c>[area]</c> are spelled in routes: as the names they stand for, or as a parameter transformer spells
/// them. Of transformers only the one that everybody writes is read: a hyphen where a capital follows a small letter, then small letters. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#use-a-parameter-transformer-to-customize-token-replacement.
/// </summary>
/// <param name="IsKnown">Whether the spelling is known at compile time.</param>
/// <param name="Hyphenates">Whether words are joined by hyphens.</param>
/// <param name="Lowers">Whether letters become small.</param>
internal sealed record TokenSpelling(bool IsKnown, bool Hyphenates, bool Lowers)
{
    /// <summary>As the names are.</summary>
    internal static readonly TokenSpelling AsNamed = new(true, false, false);

    private static readonly TokenSpelling Unknown = new(false, false, false);

    // Whatever else a transformer calls may do more than is read here.
    private static readonly ImmutableHashSet<string> Harmless = ["ToString", "ToLower", "ToLowerInvariant", "Replace"];

    private const string Boundary = "([a-z])([A-Z])";
    private const string Hyphen = "$1-$2";

    /// <summary>The spelling of the transformer that a convention is made with.</summary>
    internal static TokenSpelling Of(IObjectCreationOperation convention, CancellationToken cancellationToken)
    {
        if (convention.Arguments.FirstOrDefault()?.Value.WithoutConversions() is not IObjectCreationOperation { Type: INamedTypeSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } type })
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
        return texts.Count == 2 && texts.Contains(Boundary) && texts.Contains(Hyphen) && calls.Contains("Replace") ? new(true, true, lowers)
            : texts.Count == 0 && lowers && !calls.Contains("Replace") ? new(true, false, true)
            : Unknown;
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
        if (!Hyphenates && !Lowers)
            return name;
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (Hyphenates && i > 0 && name[i] is >= 'A' and <= 'Z' && name[i - 1] is >= 'a' and <= 'z')
                text.Append('-');
            text.Append(Lowers ? char.ToLowerInvariant(name[i]) : name[i]);
        }
        return text.ToString();
    }
}
