using BackendArchitect.Analyzers.Model;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>Whose word decides who may call an endpoint.</summary>
internal enum Speaker
{
    /// <summary>Nobody's.</summary>
    Nobody,

    /// <summary>The endpoint's own, its group's, its controller's or that of what maps it: it is metadata of the endpoint.</summary>
    Endpoint,

    /// <summary>The fallback policy's.</summary>
    Fallback,

    /// <summary>An authorization filter's that holds for all actions.</summary>
    Filter,

    /// <summary>That of code which refuses and leaves no metadata: a filter, a middleware, the handler.</summary>
    Code,
}

/// <summary>What is said, as it stands in a table.</summary>
internal static class Words
{
    internal static string Of(ClaimState state, Speaker speaker) => state.ToString().ToLowerInvariant() + (speaker == Speaker.Nobody ? "" : " by " + speaker.ToString().ToLowerInvariant());
}

/// <summary>What is said of one endpoint: by the running application, or by the model.</summary>
internal sealed record EndpointRow
{
    /// <summary>The HTTP methods in alphabetical order, with commas between them; empty where all are answered.</summary>
    internal required string Verbs { get; init; }

    /// <summary>The full route, beginning with a slash; the action of a conventional route stands in it by name.</summary>
    internal required string Route { get; init; }

    /// <summary>The route as the running application spells it; null where nobody compares it.</summary>
    internal string? Spelling { get; init; }

    /// <summary>The handler: <c>Orders.Get</c>, the name of a local function, <see cref="HandlerName.Lambda"/>; null where it is not known.</summary>
    internal required string? Handler { get; init; }

    /// <summary>Who may call.</summary>
    internal required ClaimState Authorization { get; init; }

    /// <summary>Who says so, when callers must be authorized.</summary>
    internal required Speaker Speaker { get; init; }

    /// <summary>The same, as far as metadata says it: code that refuses leaves none. Null where it is not known.</summary>
    internal string? Metadata { get; init; }

    /// <summary>What it asks of callers, as metadata says it: <c>a name</c>, or <c>more</c>; null where it asks nothing, or that is not known.</summary>
    internal string? Demand { get; init; }

    /// <summary>What the model says where somebody must be known, and whether more is asked cannot be seen.</summary>
    internal const string UndecidableDemand = "undecidable";

    /// <summary>What limits the rate of calls: <c>policy x</c>, <c>global</c>, <c>disabled</c>, <c>none</c>; null where it is not known.</summary>
    internal string? RateLimiting { get; init; }

    /// <summary>Its handler's parameters, each as <c>name: source</c>, in alphabetical order; null where they are not known.</summary>
    internal IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>What its documentation says, each as <c>field: text</c>; null where that is not read.</summary>
    internal IReadOnlyList<string>? Documentation { get; init; }

    /// <summary>The methods of a hub that clients may call, each as <c>method of base: what it asks</c>, in alphabetical order; empty for all others.</summary>
    internal IReadOnlyList<string> HubMethods { get; init; } = [];

    /// <summary>What decides, and where: for the reader of a failure.</summary>
    internal string Because { get; init; } = "";

    /// <summary>The file and line of the model's endpoint, where a comment may say why it is undecidable.</summary>
    internal (string Path, int Line)? Place { get; init; }

    internal string Name => (Verbs.Length == 0 ? "*" : Verbs) + " " + Route;

    internal string Says => Words.Of(Authorization, Speaker);
}
