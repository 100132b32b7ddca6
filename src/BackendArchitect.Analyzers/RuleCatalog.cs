using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>One row of the catalogue: a rule and what its descriptor and options say.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Level">How strongly it speaks.</param>
/// <param name="Cwe">The weakness in the CWE list, such as <c>CWE-862</c>, or null.</param>
/// <param name="Options">The settings it reads, in the order of their keys.</param>
internal sealed record CatalogEntry(Rule Rule, Level Level, string? Cwe, ImmutableArray<Option> Options)
{
    internal string Id => Rule.Definition.Id;

    internal string Name => Rule.GetType().Name;

    /// <summary>The version that brought the rule.</summary>
    internal string Since => RuleReleases.Since(Id);

    internal DiagnosticDescriptor Descriptor => Rule.Definition;
}

/// <summary>
/// Every rule there is, reflected from the rule classes: the one source of the README table, the index and fact block of each page, the
/// presets, the release notes and what the hosts run.
/// </summary>
internal static class RuleCatalog
{
    /// <summary>All rules in the order of their ids.</summary>
    internal static readonly ImmutableArray<CatalogEntry> Entries =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type))
            .Select(Describe)
            .OrderBy(entry => entry.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rules of one shape, in the order of their ids.</summary>
    internal static ImmutableArray<TRule> OfShape<TRule>() where TRule : Rule => [.. Entries.Select(e => e.Rule).OfType<TRule>()];

    private static CatalogEntry Describe(Type type)
    {
        var rule = (Rule)Activator.CreateInstance(type, nonPublic: true)!;
        var descriptor = rule.Definition;
        var level = !descriptor.IsEnabledByDefault ? Level.Could
            : descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? Level.Must
            : Level.Should;
        var options = type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => typeof(Option).IsAssignableFrom(field.FieldType))
            .Select(field => (Option)field.GetValue(null)!)
            .OrderBy(option => option.Key, StringComparer.Ordinal);
        return new(rule, level, descriptor.CustomTags.FirstOrDefault(tag => tag.StartsWith("CWE-", StringComparison.Ordinal)), [.. options]);
    }
}
