using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// Semantic models that do not analyse nullability. With it the compiler binds a whole body to answer for one name in it, so one call in
/// <c>Program.cs</c> would cost all of <c>Program.cs</c> after every edit elsewhere; without it, one statement. No fact here is about nullability.
/// </summary>
internal static class Unannotated
{
    internal static SemanticModel ModelOf(Compilation compilation, SyntaxTree tree)
    {
        try
        {
            return Ask(compilation, tree);
        }
        catch (Exception missing) when (missing is MissingMethodException or TypeLoadException)
        {
            // The option is marked as experimental: a later compiler may not have it. The answers are the same without it.
            return compilation.GetSemanticModel(tree);
        }
    }

    // A method of its own, so that what is missing is missed when it is called and not in its caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel Ask(Compilation compilation, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001 // Guarded above.
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
