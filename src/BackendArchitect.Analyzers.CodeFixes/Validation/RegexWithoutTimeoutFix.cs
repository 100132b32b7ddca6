using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Gives the regular expression a timeout of a second where it is made: more than any match that ends, less than anybody waits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RegexWithoutTimeoutFix() : RuleFix(RegexWithoutTimeout.Descriptor, Safety.Safe)
{
    private const string Title = "Give it a timeout of one second";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var node = site.Node.AncestorsAndSelf().FirstOrDefault(n => n is ArgumentSyntax)?.Ancestors().FirstOrDefault(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        if (node is null || site.Semantics.GetOperation(node, cancellationToken) is not { } use
            || RegularExpression.Of(use, ServiceModel.Of(site.Semantics.Compilation), cancellationToken)?.FirstOrDefault(made => !made.HasTimeout) is not { } regex
            || site.Document.Project.Solution.GetDocument(regex.Where.SyntaxTree) is not { } document || document.Project.Id != site.Document.Project.Id)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var where = LoneStatement.Original(regex.Where);
        // An attribute is given its arguments in the same order as the constructor.
        var hasOptions = ServiceModel.Of(site.Semantics.Compilation).SemanticModelOf(where.SyntaxTree)?.GetSymbolInfo(where, cancellationToken).Symbol is IMethodSymbol { Parameters: var taken } && taken.Any(p => p.Name == "options");
        var changed = where switch
        {
            InvocationExpressionSyntax call => With(call.ArgumentList, hasOptions) is { } list ? call.WithArgumentList(list) : null,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation => With(arguments, hasOptions) is { } list ? creation.WithArgumentList(list) : null,
            AttributeSyntax { ArgumentList: { } arguments } attribute => With(arguments, hasOptions) is { } list ? attribute.WithArgumentList(list) : null,
            _ => (SyntaxNode?)null,
        };
        if (changed is null)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var after = where.SyntaxTree.GetRoot(cancellationToken).ReplaceNode(where, changed);
        // Elsewhere the namespace is known, or nobody could have named the type there.
        if (document == site.Document && where is not AttributeSyntax)
            after = after.WithUsing(site, "System", "TimeSpan");
        if (document == site.Document && !hasOptions)
            after = after.WithUsing(site, Encoders.Regex.Namespace, Encoders.RegexOptions.MetadataName);
        return Task.FromResult<ImmutableArray<FixPlan>>([new(Title, _ => Task.FromResult(document.WithSyntaxRoot(after).Project.Solution))]);
    }

    // Whoever names arguments may have put them in another order.
    private static ArgumentListSyntax? With(ArgumentListSyntax list, bool hasOptions) =>
        list.Arguments.Any(a => a.NameColon is not null) ? null
        : list.AddArguments([.. hasOptions ? [] : new[] { Spaced("RegexOptions.None") }, Spaced("TimeSpan.FromSeconds(1)")]);

    private static AttributeArgumentListSyntax? With(AttributeArgumentListSyntax list, bool hasOptions) =>
        list.Arguments.Any(a => a.NameColon is not null || a.NameEquals is not null) || list.Arguments.Count > 2 ? null
        : list.AddArguments([.. hasOptions ? [] : new[] { Attributed("RegexOptions.None") }, Attributed("1000")]);

    private static ArgumentSyntax Spaced(string text) => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(text)).WithLeadingTrivia(SyntaxFactory.Space);

    private static AttributeArgumentSyntax Attributed(string text) => SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(text)).WithLeadingTrivia(SyntaxFactory.Space);
}
