namespace BackendArchitect.Analyzers;

/// <summary>The architect's seven rules: the category of every diagnostic. The first digit of an id is the family's place in this list.</summary>
internal static class Family
{
    internal const string Secrets = "Secrets";
    internal const string Validation = "Validation";
    internal const string Resilience = "Resilience";
    internal const string Logging = "Logging";
    internal const string Endpoints = "Endpoints";
    internal const string Documentation = "Documentation";
    internal const string Technology = "Technology";

    /// <summary>The families in the order of their digits, 1 to 7.</summary>
    internal static readonly string[] All = [Secrets, Validation, Resilience, Logging, Endpoints, Documentation, Technology];
}
