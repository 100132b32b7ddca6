using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>The application as a whole.</summary>
/// <param name="Location">Where a gap of the whole is reported: the call that builds it, or the Startup class's <c>Configure</c>.</param>
internal sealed record Application(Location Location);
