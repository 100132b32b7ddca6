using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Asks for the token: by an attribute, or by leaving on what asks for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MissingAntiforgeryFix() : RuleFix(MissingAntiforgery.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var change = site.Node switch
        {
            MethodDeclarationSyntax method => Attribute(method, "ValidateAntiForgeryToken"),
            ClassDeclarationSyntax controller => Attribute(controller, "AutoValidateAntiforgeryToken"),
            var map => WithoutDisable(map),
        };
        return change is not { } planned ? []
            : [new("Validate the antiforgery token", _ => Task.FromResult(site.Document.WithText(text.WithChanges(planned)).Project.Solution))];

        TextChange Attribute(MemberDeclarationSyntax declaration, string name) =>
            new(new(declaration.SpanStart, 0), $"[{name}]{site.Root.LineBreak()}{declaration.Indentation()}");
    }

    private static TextChange? WithoutDisable(SyntaxNode map) =>
        map.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => call.InvokedName()?.Identifier.ValueText == Antiforgery.Disable.Name) is { Expression: MemberAccessExpressionSyntax access } disable
            ? new(TextSpan.FromBounds(access.Expression.Span.End, disable.Span.End), "")
            : null;
}
