using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>What a rule is handed besides the fact it inspects: the surroundings to ask, and the place to say what it found.</summary>
internal class Report(Rule rule, Place place)
{
    /// <summary>What the project says about its service.</summary>
    internal ServiceModel Model => place.Model;

    /// <summary>The options that hold for the file at hand.</summary>
    internal AnalyzerConfigOptions Options => place.Options;

    /// <summary>The configuration files beside the code.</summary>
    internal IEnumerable<ConfigDocument> Files => place.Surroundings is not { } surroundings ? [] : surroundings.AdditionalFiles
        .Select(file => ConfigDocument.Read(file, surroundings.AnalyzerConfigOptionsProvider.GetOptions(file), CancellationToken)).OfType<ConfigDocument>();

    /// <summary>The token of the action that asks.</summary>
    internal CancellationToken CancellationToken => place.CancellationToken;

    /// <summary>Reports the rule at a place.</summary>
    /// <param name="where">A location in the file at hand; elsewhere no editor would show it live.</param>
    /// <param name="arguments">What fills the message format.</param>
    internal void At(Location where, params object[] arguments) => At(where, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <inheritdoc cref="At(Location, object[])"/>
    /// <param name="where">A location in the file at hand.</param>
    /// <param name="properties">What a fix needs to know and would else have to find out again.</param>
    /// <param name="arguments">What fills the message format.</param>
    internal virtual void At(Location where, ImmutableDictionary<string, string?> properties, params object[] arguments) => At(where, [], properties, arguments);

    /// <inheritdoc cref="At(Location, ImmutableDictionary{string, string}, object[])"/>
    /// <param name="where">A location in the file at hand.</param>
    /// <param name="also">Further places that have to do with it, in any file of the project.</param>
    /// <param name="properties">What a fix needs to know and would else have to find out again.</param>
    /// <param name="arguments">What fills the message format.</param>
    internal void At(Location where, ImmutableArray<Location> also, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        // An editor sees the sources of the projects behind this one, but takes no word about them from here: whoever speaks of them is off for the rest.
        if (place.IsOfHost || IsHere(where))
            place.Sink(Diagnostic.Create(rule.Definition, where, place.IsOfHost ? also : also.Where(IsHere), properties, arguments));
    }

    private bool IsHere(Location location) => location.SourceTree is not { } tree || Model.Compilation.ContainsSyntaxTree(tree);
}

/// <summary>Where a host stands while it shows a fact to its rules.</summary>
/// <param name="Model">What the project says about its service.</param>
/// <param name="Options">The options that hold for the file at hand.</param>
/// <param name="Sink">Takes what is found there.</param>
/// <param name="CancellationToken">The token of the action.</param>
internal readonly record struct Place(ServiceModel Model, AnalyzerConfigOptions Options, Action<Diagnostic> Sink, CancellationToken CancellationToken)
{
    /// <summary>The files and options beside the code.</summary>
    internal AnalyzerOptions? Surroundings { get; init; }

    /// <summary>Whether a host speaks of the sources of its libraries, to somebody who has all of them.</summary>
    internal bool IsOfHost { get; init; }
}
