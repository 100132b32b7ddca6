using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that is written as HTML: what it says runs in the browser of whoever looks at it.</summary>
internal sealed class CrossSiteScripting() : TaintRule(Descriptor, Dangers.Html)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2106",
        category: Family.Validation,
        level: Level.Must,
        title: "Cross-site scripting",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Let Razor write the value, or encode it with HtmlEncoder.",
        cwe: 79);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Kind = RewriteKind.Markup,
        Uses = [Remedies.DefaultHtml, Remedies.EncodeHtml, Remedies.HtmlEncode],
    });

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;
}
