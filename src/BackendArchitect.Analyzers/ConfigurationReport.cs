using System;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A report in a configuration file. No section of an <c>.editorconfig</c> and no pragma reaches those, so it reads a severity key of our own,
/// <c>backend_architect.ID.severity</c>, and a comment on the line before, <c>backend-architect-disable-next-line ID</c>.
/// </summary>
internal sealed class ConfigurationReport(Rule rule, ConfigDocument document, Place place) : Report(rule, place)
{
    private const string DisableNextLine = "backend-architect-disable-next-line";

    private readonly DiagnosticDescriptor _descriptor = rule.Definition;
    private readonly Action<Diagnostic> _sink = place.Sink;

    /// <inheritdoc/>
    internal override void At(Location where, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        if (Severity() is { } severity && !IsDisabled(where))
            _sink(Diagnostic.Create(_descriptor, where, severity, additionalLocations: null, properties, arguments));
    }

    private DiagnosticSeverity? Severity()
    {
        var text = Options.TryGetValue("backend_architect." + _descriptor.Id + ".severity", out var written) ? written.Trim().ToLowerInvariant() : "";
        return text switch
        {
            "none" => null,
            "silent" => DiagnosticSeverity.Hidden,
            "suggestion" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => _descriptor.DefaultSeverity,
        };
    }

    // The ids are required: a comment that silenced everything would also silence the rule that nobody has thought of yet.
    private bool IsDisabled(Location where)
    {
        if (document.CommentOnLineBefore(where.SourceSpan.Start)?.Trim() is not { } comment || !comment.StartsWith(DisableNextLine, StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var word in comment.Substring(DisableNextLine.Length).Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Behind two dashes stands the reason.
            if (word == "--")
                return false;
            if (word.Equals(_descriptor.Id, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
