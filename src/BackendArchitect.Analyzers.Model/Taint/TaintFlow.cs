using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>Client input that reaches a place where it does harm, and nothing on the way keeps it from that.</summary>
/// <param name="Use">The place.</param>
/// <param name="Path">The way.</param>
internal sealed record TaintFlow(SinkUse Use, TaintPath Path)
{
    /// <summary>What does harm, where it is handed over.</summary>
    internal Location Location => Use.Value.WithoutImplicitConversions().Syntax.LocationInFile();

    /// <summary>The flows that end in an operation; none for most.</summary>
    internal static ImmutableArray<TaintFlow> Into(IOperation operation, Dangers asked, TaintTables tables, ServiceModel model, CancellationToken cancellationToken)
    {
        var uses = SinkUse.In(operation, tables);
        if (uses.IsEmpty)
            return [];
        var flows = new List<TaintFlow>();
        foreach (var use in uses)
            // Most patterns do no harm, whatever they are asked about.
            if ((use.Sink.Danger & asked) != 0 && (use.Sink.Danger != Dangers.Pattern || RegularExpression.MayHang(use, model, cancellationToken)) && TaintReader.Of(model).Reaching(use.Value, use.Sink.Danger, tables, cancellationToken) is { } path)
                flows.Add(new(use, path));
        return [.. flows];
    }
}
