using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>The hosts of the rules.</summary>
internal static class Hosts
{
    /// <summary>Every host with all its rules, as a compiler creates them.</summary>
    internal static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. HostTypes().Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A host that holds one rule alone.</summary>
    internal static DiagnosticAnalyzer Of(Rule rule) => Of([rule]).Single();

    /// <summary>The hosts of some rules, which hold these alone.</summary>
    internal static ImmutableArray<DiagnosticAnalyzer> Of(IEnumerable<Rule> rules) => [.. rules.GroupBy(rule => ShapeOf(rule.GetType())).Select(group => Of(group.Key, [.. group]))];

    private static DiagnosticAnalyzer Of(Type shape, Rule[] rules)
    {
        var host = HostTypes().Single(type => ShapeOfHost(type) == shape);
        var only = typeof(Hosts).GetMethod(nameof(Only), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(shape).Invoke(null, [rules])!;
        return (DiagnosticAnalyzer)Activator.CreateInstance(host, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [only], null)!;
    }

    internal static IEnumerable<Type> HostTypes() =>
        typeof(Rule).Assembly.GetTypes().Where(t => !t.IsAbstract && IsHost(t)).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The shape a host runs: the argument of its <see cref="RuleHost{TRule}"/> base.</summary>
    internal static Type ShapeOfHost(Type host) => HostBaseOf(host)?.GetGenericArguments()[0]
        ?? throw new InvalidOperationException($"{host.Name} is no {typeof(RuleHost<>).Name}");

    /// <summary>Whether an analyzer runs the rules of a shape.</summary>
    internal static bool IsHost(Type analyzer) => HostBaseOf(analyzer) is not null;

    /// <summary>The shape of a rule: its base class directly under <see cref="Rule"/>.</summary>
    internal static Type ShapeOf(Type rule)
    {
        var type = rule;
        while (type.BaseType != typeof(Rule))
            type = type.BaseType ?? throw new InvalidOperationException($"{rule.Name} is no {nameof(Rule)}");
        return type;
    }

    private static Type? HostBaseOf(Type analyzer)
    {
        var type = analyzer.BaseType;
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RuleHost<>)))
            type = type.BaseType;
        return type;
    }

    private static ImmutableArray<TRule> Only<TRule>(Rule[] rules) => [.. rules.Cast<TRule>()];
}
