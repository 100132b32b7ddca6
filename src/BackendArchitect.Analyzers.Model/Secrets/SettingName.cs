using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// The key of configuration that a credential should have: <c>ConnectionStrings:Name</c> for a connection string, else the type and the member
/// or parameter that receives it, without what types end with: <c>Network:Password</c> for <c>NetworkCredential(password)</c>.
/// </summary>
internal static class SettingName
{
    private const string Fallback = "Default";

    private static readonly ImmutableArray<string> Suffixes =
        ["Options", "Settings", "Configuration", "Credentials", "Credential", "Client", "Builder", "Factory", "Service", "Extensions", "HeaderValue"];

    private static readonly ImmutableArray<string> ConnectionSuffixes = ["ConnectionString", "Connection"];

    internal static string For(ISymbol destination, SecretFinding secret)
    {
        var member = Pascal((destination as IMethodSymbol)?.AssociatedSymbol?.Name ?? destination.Name);
        if (secret.Evidence == Evidence.Container)
            return "ConnectionStrings:" + OrDefault(Without(member, ConnectionSuffixes));
        var section = Without(destination.ContainingType?.Name ?? "", Suffixes);
        return member.Length == 0 || member[0] == '<' ? section + ":Secret" : section.Length == 0 || section[0] == '<' ? "Secrets:" + member : section + ":" + member;
    }

    private static string OrDefault(string name) => name.Length == 0 || name is "Value" or "S" or "Configuration" or "Options" || !char.IsLetter(name[0]) ? Fallback : name;

    private static string Pascal(string name)
    {
        name = name.TrimStart('_');
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string Without(string name, ImmutableArray<string> suffixes)
    {
        foreach (var suffix in suffixes)
            if (name.EndsWith(suffix, StringComparison.Ordinal) && (name.Length > suffix.Length || suffixes == ConnectionSuffixes))
                return name.Substring(0, name.Length - suffix.Length);
        return name;
    }
}
