namespace BackendArchitect.Tool.Loading;

/// <summary>How a project is loaded so that it tells the rules what it would tell them with the package: its files, its packages, its preset.</summary>
internal static class Wiring
{
    /// <summary>The properties of the build.</summary>
    /// <param name="mode">The preset, instead of what the projects say; null to leave it to them.</param>
    internal static Dictionary<string, string> Properties(string? mode = null)
    {
        // A global property is the only way into a project that must not be touched.
        var properties = new Dictionary<string, string> { ["CustomAfterMicrosoftCommonTargets"] = Path.Combine(AppContext.BaseDirectory, "wiring", "barch.targets") };
        if (mode is not null)
            properties["BackendArchitectMode"] = mode;
        return properties;
    }
}
