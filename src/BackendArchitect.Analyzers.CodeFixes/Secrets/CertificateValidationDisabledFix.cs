using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Removes the callback, so that the platform checks the certificate.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CertificateValidationDisabledFix() : RuleFix(CertificateValidationDisabled.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = Plan(WholeValue(site.Node, site.Semantics, cancellationToken), text, site.Semantics, cancellationToken);
        return changes.IsDefaultOrEmpty
            ? []
            : [new("Remove the callback", _ => Task.FromResult(site.Document.WithText(text.WithChanges(changes)).Project.Solution))];
    }

    // The other branch of a conditional operator is not ours to remove: then no case fits.
    private static ImmutableArray<TextChange> Plan(SyntaxNode value, SourceText text, SemanticModel semantics, CancellationToken cancellationToken) => value.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } list } argument when CompilesWithout(argument, list, call, semantics) =>
            Removal.OfElement(argument, list.Arguments, text),
        _ => Removal.OfAssignment(value, text, semantics, cancellationToken),
    };

    private static bool CompilesWithout(ArgumentSyntax argument, ArgumentListSyntax list, ExpressionSyntax call, SemanticModel semantics)
    {
        var index = list.Arguments.IndexOf(argument);
        if (argument.NameColon is null && index + 1 < list.Arguments.Count && list.Arguments[index + 1].NameColon is null)
            return false;
        var rest = list.WithArguments(list.Arguments.RemoveAt(index));
        // A creation that leaves its type to the target cannot be bound on its own.
        ExpressionSyntax without = call is ImplicitObjectCreationExpressionSyntax && semantics.GetTypeInfo(call).Type is { } type
            ? SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithLeadingTrivia(SyntaxFactory.Space), rest, initializer: null)
            : call.ReplaceNode(list, rest);
        return semantics.GetSpeculativeSymbolInfo(call.SpanStart, without, SpeculativeBindingOption.BindAsExpression).Symbol is not null;
    }

    private static SyntaxNode WholeValue(SyntaxNode node, SemanticModel semantics, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
                node = node.Parent;
            else if (node.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
                && semantics.GetTypeInfo(creation, cancellationToken).Type?.TypeKind == TypeKind.Delegate)
                node = creation;
            else
                return node;
        }
    }
}
