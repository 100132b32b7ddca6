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

    /// <summary>The key for what a connection string, URL or header in the destination opens.</summary>
    internal static string ForConnection(ISymbol destination) => "ConnectionStrings:" + OrDefault(Without(Member(destination), ConnectionSuffixes));

    /// <summary>The key for the destination itself.</summary>
    internal static string For(ISymbol destination)
    {
        var member = Member(destination);
        var section = Without(destination.ContainingType?.Name ?? "", Suffixes);
        return (IsName(section) ? section : "Secrets") + ":" + (IsName(member) ? member : "Secret");
    }

    private static string Member(ISymbol destination) => Pascal((destination as IMethodSymbol)?.AssociatedSymbol?.Name ?? destination.Name);

    private static bool IsName(string name) => name.Length > 0 && char.IsLetter(name[0]);

    private static string OrDefault(string name) => name is "Value" or "S" or "Configuration" or "Options" || !IsName(name) ? Fallback : name;

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
