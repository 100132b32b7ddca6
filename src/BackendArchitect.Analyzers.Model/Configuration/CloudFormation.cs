using System;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Settings as a template of AWS CloudFormation spells them, in JSON and in YAML: what a function hands on is named by the property that takes it, and
/// a parameter says with <c>NoEcho</c> that its value is secret.
/// </summary>
/// <remarks>Source: AWS CloudFormation User Guide, "Template sections", "Parameters" and "Intrinsic function reference".</remarks>
internal static class CloudFormation
{
    /// <summary>The property of a parameter by which its value is never shown.</summary>
    internal const string NoEcho = "NoEcho";

    /// <summary>What a function is called where it is the key of an object.</summary>
    internal const string Function = "Fn::";

    private const string Version = "AWSTemplateFormatVersion";
    private const string Parameters = "Parameters:";
    private const string Resources = "Resources:";
    private const string Default = ":Default";

    // These hand on what they are given as it is: of a condition, one of both values.
    private static readonly ImmutableArray<string> Transparent = ["Fn::Sub", "Fn::Base64", "Fn::Select", "Fn::If"];

    /// <summary>Whether the entries are those of a template: it says so, or holds a resource with the type of one.</summary>
    internal static bool Is(ImmutableArray<ConfigEntry>.Builder entries, int first)
    {
        for (var i = first; i < entries.Count; i++)
            if (entries[i].Key == Version || IsTypeOfResource(entries[i]))
                return true;
        return false;
    }

    /// <summary>Gives the entries from the first on the names and values that they have when the template is deployed.</summary>
    internal static void Name(ImmutableArray<ConfigEntry>.Builder entries, int first)
    {
        var hidden = entries.Skip(first).Where(IsHidden).Select(e => e.Key.Substring(0, e.Key.Length - NoEcho.Length - 1)).ToImmutableHashSet();
        for (var i = first; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Key.IndexOf(Function, StringComparison.Ordinal) >= 0)
                entries[i] = IsCondition(entry.Key) ? entry with { Value = "", Lines = [] } : entry with { Key = WithoutFunctions(entry.Key) };
            else if (entry.Key.EndsWith(Default, StringComparison.Ordinal) && entry.Key.Substring(0, entry.Key.Length - Default.Length) is var parameter
                && hidden.Contains(parameter) && !CredentialNames.IsLogin(parameter.Substring(Parameters.Length)))
                entries[i] = entry with { IsHidden = true };
        }
    }

    // Resources:Name:Type = AWS::Service::Resource
    private static bool IsTypeOfResource(ConfigEntry entry) =>
        entry.Key.StartsWith(Resources, StringComparison.Ordinal) && entry.Name == "Type" && entry.Value.IndexOf("::", StringComparison.Ordinal) > 0
        && entry.Key.IndexOf(':', Resources.Length) == entry.Key.Length - ":Type".Length;

    private static bool IsHidden(ConfigEntry entry) =>
        entry.Key.StartsWith(Parameters, StringComparison.Ordinal) && entry.Name == NoEcho && entry.Value.Equals("true", StringComparison.OrdinalIgnoreCase);

    // The first item of a condition is its name.
    private static bool IsCondition(string key) => key.EndsWith("Fn::If:0", StringComparison.Ordinal);

    private static string WithoutFunctions(string key)
    {
        foreach (var function in Transparent)
            key = key.Replace(":" + function, "");
        return key;
    }
}
