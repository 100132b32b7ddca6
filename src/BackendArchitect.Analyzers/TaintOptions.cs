using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers;

/// <summary>What a project adds to the tables of client input, of places where it does harm, and of what makes it harmless.</summary>
internal static class TaintOptions
{
    internal static readonly Option<ImmutableArray<string>> Sources = Option.List(
        "taint.sources", "Members that hand out what a client sent, besides those of the framework: 'Contoso.Web.Caller.Language'.");

    internal static readonly Option<ImmutableArray<string>> Sinks = Option.List(
        "taint.sinks", "Places where text does harm, each a danger, a colon and a method with its parameter, or a property: 'sql: Contoso.Data.Store.Run(statement)'.");

    internal static readonly Option<ImmutableArray<string>> Sanitizers = Option.List(
        "taint.sanitizers", "Methods whose result is harmless, for all dangers or for those before a colon: 'path, url: Contoso.Text.Names.Clean'.");

    // Options live as long as their compilation; a file has one of them.
    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, TaintTables> Known = new();

    internal static TaintTables TablesOf(AnalyzerConfigOptions options) => Known.GetValue(options, static options =>
        (Sources.Read(options), Sinks.Read(options), Sanitizers.Read(options)) is var (sources, sinks, sanitizers) && sources.IsEmpty && sinks.IsEmpty && sanitizers.IsEmpty
            ? TaintTables.Default
            : new(sources, sinks, sanitizers));
}
