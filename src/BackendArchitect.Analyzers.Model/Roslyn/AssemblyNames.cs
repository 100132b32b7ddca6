using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// The names of foreign types and members that a compiled assembly uses. Metadata shows no bodies, but whatever a body calls stands in the
/// tables of references (ECMA-335, II.22.25 and II.22.38): what is not there is not called.
/// </summary>
internal static class AssemblyNames
{
    private static readonly ConditionalWeakTable<Metadata, HashSet<string>> Cache = new();

    /// <summary>Whether the assembly, or one that it uses and that is not the framework's, uses any of the names. True for a project that is itself being compiled.</summary>
    internal static bool Uses(this IAssemblySymbol assembly, ICollection<string> names, System.Func<IAssemblySymbol, bool> isFramework) =>
        Uses(assembly, names, isFramework, []);

    private static bool Uses(IAssemblySymbol assembly, ICollection<string> names, System.Func<IAssemblySymbol, bool> isFramework, HashSet<string> seen)
    {
        if (isFramework(assembly) || !seen.Add(assembly.Name))
            return false;
        foreach (var module in assembly.Modules)
        {
            // What cannot be resolved cannot be called either; what is being compiled has no tables yet.
            if (module.GetMetadata() is { } metadata ? Cache.GetValue(metadata, m => Read((ModuleMetadata)m)).Overlaps(names) : assembly is ISourceAssemblySymbol)
                return true;
            if (module.ReferencedAssemblySymbols.Any(referenced => Uses(referenced, names, isFramework, seen)))
                return true;
        }
        return false;
    }

    private static HashSet<string> Read(ModuleMetadata metadata)
    {
        var reader = metadata.GetMetadataReader();
        var names = new HashSet<string>();
        foreach (var member in reader.MemberReferences)
            names.Add(reader.GetString(reader.GetMemberReference(member).Name));
        foreach (var type in reader.TypeReferences)
            names.Add(reader.GetString(reader.GetTypeReference(type).Name));
        return names;
    }
}
