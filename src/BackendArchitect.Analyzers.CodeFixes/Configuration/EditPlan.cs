using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>What a format would change, before it is proven.</summary>
/// <param name="Changes">The changes of the text; none where a person must decide.</param>
/// <param name="Store">Where the value goes.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="After">The setting's value after the change; null where the setting is gone.</param>
/// <param name="TakesWhole">Whether the whole value goes, or the part of it that was found.</param>
internal sealed record EditPlan(ImmutableArray<TextChange> Changes, SecretStore Store, string Name, string? After, bool TakesWhole)
{
    internal bool IsAdvice => Changes.IsEmpty;

    /// <summary>A plan that changes nothing.</summary>
    internal static EditPlan Advice(SecretStore store, string name) => new([], store, name, null, TakesWhole: false);

    /// <summary>A plan that puts something else in the place of a whole value.</summary>
    internal static EditPlan Whole(ConfigEntry entry, string replacement, SecretStore store, string name) =>
        new([new TextChange(entry.Span, replacement)], store, name, replacement, TakesWhole: true);

    /// <summary>A plan that takes a setting out with its name.</summary>
    internal static EditPlan Gone(SecretStore store, string name, params ImmutableArray<TextChange> changes) => new(changes, store, name, null, TakesWhole: true);
}
