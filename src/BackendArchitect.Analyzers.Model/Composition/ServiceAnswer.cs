namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Whether a type is registered as a service.</summary>
/// <param name="IsService">Whether it is; null where that cannot be known.</param>
/// <param name="Because">Why it cannot be known; empty otherwise.</param>
internal readonly record struct ServiceAnswer(bool? IsService, string Because = "")
{
    internal static readonly ServiceAnswer Yes = new(true);

    internal static readonly ServiceAnswer No = new(false);

    internal static ServiceAnswer Undecidable(string because) => new(null, because);
}
