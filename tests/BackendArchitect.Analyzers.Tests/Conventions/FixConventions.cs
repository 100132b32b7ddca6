using System.Composition;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>How a fix is written: it belongs to one rule, and hosts find it.</summary>
internal static class FixConventions
{
    /// <summary>What is wrong with the providers of an assembly.</summary>
    internal static IEnumerable<string> Of(IEnumerable<Type> types, IReadOnlyCollection<RuleRow> rows)
    {
        var providers = types.Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)).ToList();
        var ids = new List<(string Id, string Provider)>();
        foreach (var provider in providers)
        {
            if (!provider.IsSealed)
                yield return $"{provider.Name} is not sealed";
            if (provider.GetCustomAttributes(typeof(SharedAttribute), inherit: true).Length > 0)
                yield return $"{provider.Name} is [Shared]: it would keep state across solutions";
            if (provider.GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false) is not [ExportCodeFixProviderAttribute export])
                yield return $"{provider.Name} lacks [ExportCodeFixProvider(LanguageNames.CSharp)]: no host finds it";
            else if (export.Languages is not [LanguageNames.CSharp])
                yield return $"{provider.Name} is exported for {string.Join(", ", export.Languages)}, not for C# alone";

            if (!typeof(RuleFix).IsAssignableFrom(provider))
            {
                yield return $"{provider.Name} does not derive from {nameof(RuleFix)}";
                continue;
            }
            if (provider.GetConstructor(Type.EmptyTypes) is null)
            {
                yield return $"{provider.Name} has no public constructor without parameters: no host can create it";
                continue;
            }
            var fix = (RuleFix)Activator.CreateInstance(provider)!;
            ids.AddRange(fix.FixableDiagnosticIds.Select(id => (id, provider.Name)));
            if (rows.SingleOrDefault(row => row.Name + "Fix" == provider.Name) is not { } rule)
            {
                yield return $"{provider.Name} is not named after a rule, with Fix at the end";
                continue;
            }
            // A twin of the SDK that has no fix may be served too.
            if (!fix.FixableDiagnosticIds.Where(id => !id.StartsWith("CA", StringComparison.Ordinal)).SequenceEqual([rule.Id]))
                yield return $"{provider.Name} fixes {string.Join(", ", fix.FixableDiagnosticIds)}, not {rule.Id} of {rule.Name}";
            if (provider.Namespace?.EndsWith("." + rule.Family, StringComparison.Ordinal) != true)
                yield return $"{provider.Name} stands in {provider.Namespace}, not in the namespace of the family {rule.Family}";
        }
        foreach (var same in ids.GroupBy(i => i.Id).Where(g => g.Count() > 1))
            yield return $"{same.Key} has {same.Count()} providers: {string.Join(", ", same.Select(i => i.Provider))}";
    }
}
