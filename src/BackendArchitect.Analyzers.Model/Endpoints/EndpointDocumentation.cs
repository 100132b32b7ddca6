using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>One thing that the documentation of an endpoint says.</summary>
/// <param name="Texts">What is said; empty where nothing is, the default where that is not known.</param>
/// <param name="Because">Why it is not known, or null.</param>
internal readonly record struct Documented(ImmutableArray<string> Texts, string? Because = null)
{
    /// <summary>Nobody says anything.</summary>
    internal static readonly Documented Nothing = new([]);

    /// <summary>Something is said that takes no text.</summary>
    internal static readonly Documented WithoutText = new(["said"]);

    internal static Documented Undecidable(string because) => new(default, because);
}

/// <summary>What is said about an endpoint to readers of its documentation, as its metadata holds it at run time.</summary>
/// <param name="Name">Its name, by which links to it and operations are named.</param>
/// <param name="GroupName">The document that it belongs to.</param>
/// <param name="Summary">One line about it.</param>
/// <param name="Description">More about it.</param>
/// <param name="Tags">What it is sorted by.</param>
/// <param name="Exclusion">A word where it is excluded from documents.</param>
internal sealed record EndpointDocumentation(Documented Name, Documented GroupName, Documented Summary, Documented Description, Documented Tags, Documented Exclusion)
{
    /// <summary>A word where what describes it as a whole is attached to it: the operation that <c>WithOpenApi</c> makes of it.</summary>
    internal Documented Operation { get; init; } = Documented.Nothing;

    /// <summary>What it announces that it answers and takes.</summary>
    internal EndpointContent Content { get; init; } = new([], null);

    /// <summary>The names of attributes on what handles it that say more to those who make documents.</summary>
    internal ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Whether what describes the application's endpoints shows it; null where that is not known, or nothing describes them.</summary>
    internal bool? IsShown { get; init; }

    /// <summary>Whether nothing describes the application's endpoints.</summary>
    internal bool IsUndescribed { get; init; }
}
