using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>How one step of a pipeline stands to another.</summary>
internal enum PipelineOrder
{
    /// <summary>It comes first.</summary>
    Before,

    /// <summary>It comes later.</summary>
    Behind,

    /// <summary>They belong to different applications.</summary>
    Elsewhere,

    /// <summary>Nobody can tell: another branch, or a builder that cannot be followed.</summary>
    Unknown,
}

/// <summary>One middleware in a pipeline: a call that adds it, and the way the program comes there.</summary>
/// <param name="Use">The name of the call.</param>
/// <param name="Builder">The variable that holds the application, where the program begins; null where it cannot be followed.</param>
/// <param name="Entry">The method in which the pipeline begins: the program, or <c>Configure</c> of a Startup class; null where nobody in sight calls it.</param>
/// <param name="Path">The names of the calls that lead there from the entry, its own last.</param>
internal sealed record PipelineStep(SimpleNameSyntax Use, ISymbol? Builder, IMethodSymbol? Entry, ImmutableArray<SimpleNameSyntax> Path)
{
    /// <summary>The method of a host's builder that takes its whole pipeline.</summary>
    internal const string WholePipeline = "Configure";

    private static readonly ImmutableHashSet<string> Takers = [WholePipeline, "UseWhen", "MapWhen", "Map"];

    /// <summary>Whether it is added under a condition, or nobody knows when.</summary>
    internal bool IsConditional { get; init; }

    /// <summary>Whether it belongs to a branch: <c>UseWhen</c>, <c>Map</c>, or whatever else takes a piece of pipeline.</summary>
    internal bool IsInBranch { get; init; }

    /// <summary>Whether every request comes by, as far as what stands before it lets it.</summary>
    internal bool IsCertain => !IsConditional && !IsInBranch && Builder is not null;

    /// <summary>Whether the framework adds routing, authentication, authorization and endpoints itself where nobody does.</summary>
    internal bool IsOfWebApplication => (Builder as ILocalSymbol)?.Type.Is(AspNet.WebApplication) == true || (Builder as IParameterSymbol)?.Type.Is(AspNet.WebApplication) == true;

    /// <summary>Whether a method of the framework takes a function that sets up a pipeline, or a branch of one, and runs it.</summary>
    internal static bool TakesPipeline(IMethodSymbol method) => Takers.Contains(method.Name) && ConventionReader.IsFramework(method.ContainingAssembly)
        && method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol { Name: "Action", TypeArguments: var taken } && taken.Any(type => type.Is(AspNet.ApplicationBuilder)));

    /// <summary>How this step stands to another.</summary>
    internal PipelineOrder To(PipelineStep other)
    {
        if (Builder is null || other.Builder is null)
            return PipelineOrder.Unknown;
        if (!SymbolEqualityComparer.Default.Equals(Builder, other.Builder))
            return Entry is not null && other.Entry is not null && !IsInBranch && !other.IsInBranch && !SymbolEqualityComparer.Default.Equals(Entry, other.Entry)
                ? PipelineOrder.Elsewhere
                : PipelineOrder.Unknown;
        for (var i = 0; i < Path.Length && i < other.Path.Length; i++)
            if (Path[i] != other.Path[i])
                return LoneStatement.BodyAround(Path[i]) is { } body && body == LoneStatement.BodyAround(other.Path[i])
                    ? Path[i].SpanStart < other.Path[i].SpanStart ? PipelineOrder.Before : PipelineOrder.Behind
                    : PipelineOrder.Unknown;
        return PipelineOrder.Unknown;
    }
}
