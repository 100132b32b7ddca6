using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Reads the credential from configuration, and says at run time which key is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class HardcodedSecretFix() : RuleFix(HardcodedSecret.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (Text(site) is not { } text || !MayBeRead(text, site.Semantics, cancellationToken))
            return [];
        if (text.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == text && KeyOf(coalesce.Left, site, cancellationToken) is { } read)
            return [Replace(site, $"Require '{read}' in the configuration", text, Missing(read, site))];
        if (!site.Diagnostic.Properties.TryGetValue("setting", out var key) || key is null)
            return [];
        var title = $"Read '{key}' from the configuration";
        if (ConfigurationInReach.At(text, site.Semantics) is { } configuration)
            return [Replace(site, title, text, Read(configuration, key, text, site))];
        return await InjectedConfiguration.InAsync(text, site, cancellationToken).ConfigureAwait(false) is { } injected
            ? [new(title, _ => Task.FromResult(injected(Read(InjectedConfiguration.NameIn(text), key, text, site))))]
            : [];
    }

    // The whole of a text that is put together: its other parts are no secret, but the setting holds them all.
    private static ExpressionSyntax? Text(FixSite site)
    {
        var text = site.Node.FirstAncestorOrSelf<ExpressionSyntax>();
        while (text?.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax or ParenthesizedExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } })
            text = text.Parent as ExpressionSyntax ?? text.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>();
        return text;
    }

    // What is no constant in it would be lost; a constant, a default and an attribute cannot be read at run time, and bytes are no setting.
    private static bool MayBeRead(ExpressionSyntax text, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (!semantics.GetConstantValue(text, cancellationToken).HasValue || text.RawKind == (int)SyntaxKind.Utf8StringLiteralExpression)
            return false;
        foreach (var around in text.Ancestors())
        {
            switch (around)
            {
                case AttributeSyntax or ParameterSyntax or SwitchLabelSyntax or PatternSyntax:
                    return false;
                case LocalDeclarationStatementSyntax { IsConst: true }:
                    return false;
                case BaseFieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return false;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return true;
            }
        }
        return true;
    }

    private static string? KeyOf(ExpressionSyntax read, FixSite site, CancellationToken cancellationToken) =>
        site.Semantics.GetOperation(read, cancellationToken) is { } operation ? Model.Secrets.CredentialSink.SettingOf(operation) : null;

    private static FixPlan Replace(FixSite site, string title, ExpressionSyntax text, string replacement) =>
        FixPlan.Replace(site, title, text, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(text));

    private static string Missing(string key, FixSite site)
    {
        var isInScope = site.Semantics.LookupNamespacesAndTypes(site.Diagnostic.Location.SourceSpan.Start, name: "InvalidOperationException").Any();
        return $"throw new {(isInScope ? "" : "System.")}InvalidOperationException({Quoted($"'{key}' is missing in the configuration")})";
    }

    private static string Read(string configuration, string key, ExpressionSyntax text, FixSite site)
    {
        var read = $"{configuration}[{Quoted(key)}] ?? {Missing(key, site)}";
        return text.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax
            ? read
            : "(" + read + ")";
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
