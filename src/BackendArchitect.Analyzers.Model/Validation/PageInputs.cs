using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>A value that a handler of a Razor page uses although MVC noted in the model state that it breaks its rules: nobody looks.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Name">The property or parameter that is bound.</param>
/// <param name="Type">Its type.</param>
internal sealed record PageInput(IMethodSymbol Handler, string Name, ITypeSymbol Type);

/// <summary>
/// Finds the inputs of a page with rules that nobody hears. A page answers nothing by itself: each handler runs whatever was noted, and the same page may have
/// forms of which a handler concerns one. See https://learn.microsoft.com/aspnet/core/razor-pages/#validation.
/// </summary>
internal sealed class PageInputs(ServiceModel model, RequestPipeline pipeline, ValidatorReader validators)
{
    // A page is read by GET without a form, and shows what is wrong by itself.
    private static readonly Regex Handler = new("^On(Post|Put|Patch|Delete)", RegexOptions.CultureInvariant);

    // Each may give pages filters.
    private static readonly string[] Conventions =
        ["ConfigureFilter", "AddPageApplicationModelConvention", "AddFolderApplicationModelConvention", "AddAreaPageApplicationModelConvention", "AddAreaFolderApplicationModelConvention"];

    /// <summary>The inputs that are used unheard.</summary>
    /// <param name="endpoint">An endpoint of the page.</param>
    /// <param name="global">The filters of the whole application; null for one that nobody sees.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal IEnumerable<PageInput> UnheardAt(Endpoint endpoint, IReadOnlyList<ITypeSymbol?> global, CancellationToken cancellationToken)
    {
        if (endpoint is not { Kind: EndpointKind.Page, PageModel: { } page, Hidden: null } || !model.IsHost || MayBeFiltered(page, global, cancellationToken))
            yield break;
        var properties = endpoint.Parameters(cancellationToken).Select(parameter => parameter.Declaration).OfType<IPropertySymbol>().ToList();
        foreach (var handler in page.SelfAndBases().SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>().Where(IsHandler))
        {
            if (ModelStateUse.IsHeardBy(handler, page, cancellationToken))
                continue;
            var names = ModelStateUse.NamesIn(handler, page, cancellationToken).ToLookup(name => name.Identifier.ValueText);
            foreach (var bound in properties.Concat<ISymbol>(handler.Parameters))
                if (((bound as IPropertySymbol)?.Type ?? (bound as IParameterSymbol)?.Type) is { } type && MemberRules.AreStatedOn(bound, type)
                    && names.Contains(bound.Name) && !IsLookedAt(handler, bound, type, names[bound.Name], cancellationToken))
                    yield return new(handler, bound.Name, type);
        }
    }

    /// <summary>Whether a method of a page model is named like one that answers a request with a form.</summary>
    internal static bool IsHandler(string method) => Handler.IsMatch(method);

    private static bool IsHandler(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false, DeclaringSyntaxReferences.IsEmpty: false }
        && IsHandler(method.Name) && !method.GetAttributes().Any(a => a.AttributeClass.Is(RequestValidators.NonHandler));

    private bool MayBeFiltered(INamedTypeSymbol page, IReadOnlyList<ITypeSymbol?> global, CancellationToken cancellationToken) =>
        ModelStateUse.IsHeardBefore(page, cancellationToken)
        || page.InheritedAttributes().Select(said => said.Attribute.AttributeClass).Concat(global).Any(filter => MayAnswer(filter, cancellationToken))
        || Conventions.Any(name => model.MentionsOf(name, cancellationToken).Any());

    // Action filters do not run for pages; a filter that the container makes may be any.
    private static bool MayAnswer(ITypeSymbol? filter, CancellationToken cancellationToken) =>
        filter is null || filter.IsOrDerivesFrom(AspNet.TypeFilter) || filter.IsOrDerivesFrom(AspNet.ServiceFilter)
        || ((filter.IsOrDerivesFrom(RequestValidators.PageFilter) || filter.IsOrDerivesFrom(RequestValidators.AsyncPageFilter)) && FilterValidation.Of(filter, cancellationToken).Validates != false);

    private bool IsLookedAt(IMethodSymbol handler, ISymbol bound, ITypeSymbol type, IEnumerable<SimpleNameSyntax> mentions, CancellationToken cancellationToken) =>
        InputType.ElementsOf(type) is { } inner && InputType.IsFallible(inner) is not false
            ? !InputUse.Of(handler, null, bound, model, pipeline, validators, cancellationToken).IsAbsent
            // Of a single text or number any condition may be the check.
            : mentions.Any(mention => mention.Ancestors().TakeWhile(node => node is not StatementSyntax).Append(mention.FirstAncestorOrSelf<StatementSyntax>())
                .Any(node => node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or WhileStatementSyntax));
}
