using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A report in a configuration file. No section of an <c>.editorconfig</c> and no pragma reaches those, so it reads a severity key of our own
/// and a comment on the line before.
/// </summary>
internal sealed class ConfigurationReport(Rule rule, ConfigDocument document, Place place) : Report(rule, place)
{
    /// <inheritdoc/>
    internal override void At(Location where, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        if (document.Text.Length > 0)
            base.At(where, properties, arguments);
    }
}
