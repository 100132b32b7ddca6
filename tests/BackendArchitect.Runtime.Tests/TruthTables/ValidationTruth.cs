using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>One invalid request: what it gets, and whether the model says that somebody validates what it brings.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Body">What it sends; null for nothing.</param>
/// <param name="Status">What the running application answers: 200 where it takes what is wrong.</param>
/// <param name="Model">What the model says of the input; null where it knows of none that could be wrong.</param>
internal sealed record ValidationTruth(string Path, string? Body, int Status, ClaimState? Model)
{
    internal string Verb { get; init; } = "POST";

    internal string ContentType { get; init; } = "application/json";

    /// <summary>The endpoint's route, where it is another than the path.</summary>
    internal string? Route { get; init; }

    /// <summary>Why the model says what the answer to this one request does not show; null where the two must agree.</summary>
    internal string? Unlike { get; init; }

    /// <summary>Sends the request.</summary>
    internal Task<int> AskAsync(RunningApplication application) => application.SendAsync(Verb, Path, Body, ContentType);
}

/// <summary>An application and the invalid requests that it is sent.</summary>
/// <param name="Application">The application.</param>
/// <param name="Requests">The requests.</param>
internal sealed record ValidationRow(TruthRow Application, params ValidationTruth[] Requests);
