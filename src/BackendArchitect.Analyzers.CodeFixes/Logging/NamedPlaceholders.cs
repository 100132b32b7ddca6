using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Names placeholders after the values that fill them, and changes nothing else of the call: what is rendered stays.</summary>
internal static class NamedPlaceholders
{
    /// <summary>The way to do it, where every placeholder has its value in sight and the template is written in the call.</summary>
    internal static ImmutableArray<FixPlan> Plan(
        FixSite site, string title, Func<LogCall, MessageTemplate, IEnumerable<Placeholder>> chosen, CancellationToken cancellationToken)
    {
        if (LoggerCall.At(site, cancellationToken) is not var (call, _)
            || call.TemplateArgument?.Written() is not { } argument
            || call is not { HasUnseenValues: false, ConstantTemplate: { IsWellFormed: true } template } || template.Placeholders.Length != call.Values.Length)
            return [];
        var nameless = chosen(call, template).ToImmutableHashSet();
        var used = new HashSet<string>(template.Placeholders.Where(p => !nameless.Contains(p)).Select(p => p.PlainName(call.Library)), StringComparer.OrdinalIgnoreCase);
        var edits = template.Placeholders
            .Select((p, i) => (Placeholder: p, Value: call.Values[i])).Where(x => nameless.Contains(x.Placeholder))
            .Select(x => new TemplateEdit(Plain(x.Placeholder, call.Library), ConstantTemplate.Unique(PlaceholderName.Of(x.Value), used))).ToList();
        return edits.Count > 0 && TemplateSpelling.Replace(argument.Expression, template.Text, edits) is { } renamed
            ? [FixPlan.Replace(site, title, argument.Expression, renamed)]
            : [];
    }

    // An operator says how the value is kept, and stays.
    private static TextSpan Plain(Placeholder placeholder, LogLibrary library) =>
        TextSpan.FromBounds(placeholder.NameSpan.End - placeholder.PlainName(library).Length, placeholder.NameSpan.End);
}
