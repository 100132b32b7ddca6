using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>The ways in which a message template does not fit its call.</summary>
internal enum TemplateFlawKind
{
    /// <summary>More or fewer placeholders than values.</summary>
    Count,

    /// <summary>A brace without its other.</summary>
    Brace,

    /// <summary>A placeholder without a name, or with one that is none.</summary>
    Name,

    /// <summary>An alignment that is no number, or a format that the logger does not read.</summary>
    Layout,

    /// <summary>A name that stands twice.</summary>
    Repetition,
}

/// <summary>
/// What keeps a logger from giving each value its place and name. Every logger reads templates in its own way: the shared framework by the order of
/// placeholders, Serilog and NLog by number where all are numbers, log4net by number alone; and the framework and NLog read none where no value is passed.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Words">The same as words of a sentence.</param>
internal sealed record TemplateFlaw(TemplateFlawKind Kind, string Words)
{
    /// <summary>The first flaw of a constant template, or null.</summary>
    internal static TemplateFlaw? Of(LogCall call)
    {
        if (call.TemplateArgument is null || call.Form == LogMessageForm.Text || call.ConstantTemplate is not { } template)
            return null;
        var given = Given(call);
        // Without values the text is written as it is, and braces in it are nobody's business but those that were meant to be filled.
        if (given == 0 && call.Kind != LogCallKind.Definition)
            return call.Form == LogMessageForm.Format ? OfFormat(template, 0) : template.Placeholders.Any(p => p.IsNamed || p.IsPositional) ? Count(template.Placeholders.Length, 0) : null;
        if (call.Form == LogMessageForm.Format)
            return OfFormat(template, given);
        return !template.IsWellFormed ? new(TemplateFlawKind.Brace, "a brace stands without its other")
            : given is { } values && OfCount(call, template, values) is { } count ? count
            : template.Placeholders.Select(p => OfPlaceholder(p, call.Library)).FirstOrDefault(flaw => flaw is not null)
                ?? OfNames(call, template);
    }

    /// <summary>Whether a placeholder's name is one that its logger keeps a property by.</summary>
    internal static bool IsName(Placeholder placeholder, LogLibrary library)
    {
        var name = placeholder.PlainName(library);
        // Serilog reads names with dots between their parts since 4.3; the others take nearly everything.
        return library == LogLibrary.Serilog
            ? name.Split('.').All(part => part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c == '_'))
            : name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '@' or '$' or '#');
    }

    // Null where values come in an array that is built elsewhere.
    private static int? Given(LogCall call) =>
        call.Kind == LogCallKind.Definition ? call.Invocation.TargetMethod.TypeArguments.Length : call.HasUnseenValues ? null : call.Values.Length;

    private static TemplateFlaw? OfCount(LogCall call, MessageTemplate template, int given)
    {
        var needed = Needed(template.Placeholders, call.Library);
        // A caught exception among the values is a finding of its own.
        return needed == given || needed == given - call.Values.Count(CaughtException.Is) ? null : Count(needed, given);
    }

    private static int Needed(ImmutableArray<Placeholder> placeholders, LogLibrary library) =>
        library != LogLibrary.Microsoft && !placeholders.IsEmpty && placeholders.All(p => p.Number is not null) ? placeholders.Max(p => p.Number!.Value) + 1 : placeholders.Length;

    private static TemplateFlaw Count(int needed, int given) =>
        new(TemplateFlawKind.Count, Number(needed, "placeholder") + " for " + Number(given, "value"));

    private static string Number(int count, string what) => (count == 0 ? "no" : count.ToString(System.Globalization.CultureInfo.InvariantCulture)) + " " + what + (count == 1 ? "" : "s");

    private static TemplateFlaw? OfFormat(MessageTemplate template, int? given)
    {
        if (!template.IsWellFormed || template.Placeholders.Any(p => p.Number is null))
            return new(TemplateFlawKind.Brace, "it is no format string");
        var needed = template.Placeholders.Select(p => p.Number!.Value + 1).DefaultIfEmpty(0).Max();
        return given is { } values && needed != values ? Count(needed, values) : null;
    }

    private static TemplateFlaw? OfPlaceholder(Placeholder placeholder, LogLibrary library) =>
        placeholder.PlainName(library).Trim().Length == 0 ? new(TemplateFlawKind.Name, "a placeholder has no name")
        : !placeholder.IsPositional && !IsName(placeholder, library) ? new(TemplateFlawKind.Name, $"'{placeholder.Name}' is no name")
        : !IsLayout(placeholder.Layout, library) ? new(TemplateFlawKind.Layout, $"'{placeholder.Layout}' is no alignment or format")
        : null;

    private static bool IsLayout(string layout, LogLibrary library)
    {
        if (layout.Length == 0)
            return true;
        var colon = layout.IndexOf(':');
        var alignment = layout[0] == ',' ? layout.Substring(1, (colon < 0 ? layout.Length : colon) - 1) : null;
        var format = colon < 0 ? "" : layout.Substring(colon + 1);
        if (library == LogLibrary.Serilog)
            return (alignment is null || (alignment.Length > 0 && !alignment.Contains(' ') && !alignment.Contains('+') && int.TryParse(alignment, out _)))
                && format.All(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c is ' ' or '+' or '^');
        return alignment is null || (!alignment.Contains('+') && int.TryParse(alignment.Trim(' '), out _));
    }

    // NLog tells them apart itself.
    private static TemplateFlaw? OfNames(LogCall call, MessageTemplate template)
    {
        if (call.Library == LogLibrary.NLog)
            return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeated = template.Placeholders.FirstOrDefault(p => !p.IsPositional && !seen.Add(p.PlainName(call.Library)));
        return repeated is null ? null : new(TemplateFlawKind.Repetition, $"'{repeated.PlainName(call.Library)}' stands twice");
    }
}
