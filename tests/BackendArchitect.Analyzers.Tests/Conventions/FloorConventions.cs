using System.Reflection;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>What the assembly of each floor may reference: the floors below it and what every compiler that loads us brings along.</summary>
internal static class FloorConventions
{
    internal const string Model = "BackendArchitect.Analyzers.Model";
    internal const string Rules = "BackendArchitect.Analyzers";
    internal const string CodeFixes = "BackendArchitect.Analyzers.CodeFixes";

    internal const string AI = "BackendArchitect.Analyzers.AI";

    private static readonly Version OldestCompiler = new(4, 14, 0, 0);

    // The compiler's own assemblies reference these, so they are loaded wherever it runs.
    private static readonly string[] EveryCompiler =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Reflection.Metadata",
        "System.Memory", "System.Threading.Tasks.Extensions", "System.Runtime.CompilerServices.Unsafe",
    ];

    private static readonly Dictionary<string, string[]> Floors = new()
    {
        [Model] = EveryCompiler,
        [Rules] = [.. EveryCompiler, Model],
        [CodeFixes] =
        [
            .. EveryCompiler, Model, Rules,
            "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel",
        ],
        // What the compiler does not bring, the package ships beside it.
        [AI] =
        [
            .. EveryCompiler, Model, Rules, CodeFixes,
            "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel",
            "Microsoft.Extensions.AI.Abstractions", "Microsoft.Bcl.AsyncInterfaces", "System.Text.Json",
        ],
    };

    internal static IEnumerable<string> Of(string floor, IEnumerable<AssemblyName> references)
    {
        foreach (var reference in references)
        {
            if (!Floors[floor].Contains(reference.Name))
                yield return $"{floor} references {reference.Name}, which its floor may not";
            else if (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && reference.Version > OldestCompiler)
                yield return $"{floor} references {reference.Name} {reference.Version}: an older compiler drops it with a warning, and every rule with it";
        }
    }
}
