using System.Globalization;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>How a rule's class, descriptor and options are written.</summary>
internal static partial class RuleConventions
{
    private static readonly string[] Suffixes = ["Rule", "Analyzer", "Check"];
    private static readonly string[] Remedies = ["Avoid", "DoNot", "Dont", "Should", "Must", "Never", "Always", "Use", "Prefer", "Disallow"];

    /// <summary>What is wrong with a rule's class: it states the problem and nothing else.</summary>
    internal static IEnumerable<string> OfClass(Type rule, string family)
    {
        if (rule.IsPublic || rule.IsNestedPublic || !rule.IsSealed)
            yield return $"{rule.Name} is not internal sealed";
        if (rule.Namespace?.EndsWith("." + family, StringComparison.Ordinal) != true)
            yield return $"{rule.Name} stands in {rule.Namespace}, not in the namespace of its family {family}";
        if (Suffixes.FirstOrDefault(suffix => rule.Name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix)
            yield return $"{rule.Name} ends with {suffix}: a rule is named after the problem alone";
        if (Remedies.FirstOrDefault(remedy => Regex.IsMatch(rule.Name, $"^{remedy}(?![a-z])")) is { } remedy)
            yield return $"{rule.Name} starts with {remedy}: a rule is named after the problem, not after what to do";
    }

    /// <summary>What is wrong with a descriptor.</summary>
    internal static IEnumerable<string> OfDescriptor(DiagnosticDescriptor descriptor)
    {
        var id = descriptor.Id;
        if (!Id().IsMatch(id))
            yield return $"{id} is not BARCH, the digit of a family from 1 to {Family.All.Length}, and three more digits";
        else if (Array.IndexOf(Family.All, descriptor.Category) + 1 != id["BARCH".Length] - '0')
            yield return $"{id} has the category {descriptor.Category}, whose digit is {Array.IndexOf(Family.All, descriptor.Category) + 1}";
        if (descriptor.HelpLinkUri != Rule.Home + id + ".md")
            yield return $"{id} links to {descriptor.HelpLinkUri}, not to its page";
        foreach (var tag in descriptor.CustomTags.Where(tag => tag.StartsWith("CWE", StringComparison.Ordinal) && !Weakness().IsMatch(tag)))
            yield return $"{id} has the tag {tag}, which is no CWE-<number>";

        var title = Invariant(descriptor.Title);
        var message = Invariant(descriptor.MessageFormat);
        var description = Invariant(descriptor.Description);
        foreach (var (what, text) in new[] { ("title", title), ("message", message), ("description", description) })
        {
            if (text.Length == 0)
                yield return $"{id} has no {what}";
            if (text != text.Trim() || text.Contains('\n'))
                yield return $"The {what} of {id} has white space around it or more than one line";
        }
        if (title.EndsWith('.'))
            yield return $"The title of {id} ends with a full stop";
        if (title.Length > 0 && char.IsLower(title[0]))
            yield return $"The title of {id} starts with a small letter";
        if (message.EndsWith('.') || SentenceEnd().IsMatch(message))
            yield return $"The message of {id} is more than one sentence, or ends with a full stop";
        if (!IsFormat(message))
            yield return $"The message of {id} is no format that can be filled";
        if (description.Length > 0 && !description.EndsWith('.'))
            yield return $"The description of {id} does not end with a full stop";
    }

    /// <summary>What is wrong with the options of all rules together. Two rules may share one option, but not its key alone.</summary>
    internal static IEnumerable<string> OfOptions(IEnumerable<RuleRow> rows)
    {
        var options = rows.SelectMany(row => row.Entry.Options.Select(option => (row.Id, Option: option))).ToList();
        foreach (var (id, option) in options)
        {
            if (!OptionKey().IsMatch(option.Key))
                yield return $"{id}: the option {option.Key} is not backend_architect. and words in small letters";
            if (!option.Description.EndsWith('.'))
                yield return $"{id}: the description of {option.Key} does not end with a full stop";
        }
        foreach (var same in options.GroupBy(o => o.Option.Key).Where(g => g.Select(o => o.Option).Distinct().Count() > 1))
            yield return $"{string.Join(" and ", same.Select(o => o.Id))} each declare {same.Key}: share one option, or name them apart";
    }

    /// <summary>What is wrong with ids and names of all rules together.</summary>
    internal static IEnumerable<string> OfCatalog(IEnumerable<RuleRow> rows)
    {
        foreach (var same in rows.GroupBy(row => row.Id).Where(g => g.Count() > 1))
            yield return $"{same.Key} is the id of {string.Join(" and ", same.Select(row => row.Name))}";
        foreach (var same in rows.GroupBy(row => row.Name).Where(g => g.Count() > 1))
            yield return $"{same.Key} is the name of {string.Join(" and ", same.Select(row => row.Id))}";
    }

    private static string Invariant(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool IsFormat(string message)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, message, "0", "1", "2", "3", "4", "5", "6", "7").Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^BARCH[1-7]\d{3}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^CWE-[1-9]\d*$")]
    private static partial Regex Weakness();

    [GeneratedRegex(@"[.!?]\s+\p{Lu}")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^backend_architect(\.[a-z][a-z0-9_]*)+$")]
    private static partial Regex OptionKey();
}
