using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// The names of foreign types and members that a compiled assembly uses. Metadata shows no bodies, but whatever a body calls stands in the
/// tables of references (ECMA-335, II.22.25 and II.22.38): what is not there is not called. A reference assembly, which the build hands the compiler
/// for a project, has no bodies and so no such names: where its members are handed services, a host or endpoints, it may use any of them.
/// See https://learn.microsoft.com/dotnet/standard/assembly/reference-assemblies.
/// </summary>
internal static class AssemblyNames
{
    /// <summary>What stands before the name of a foreign type that a type of the assembly implements or derives from, where only that is asked.</summary>
    internal const string Basis = ":";

    private static readonly ConditionalWeakTable<Metadata, HashSet<string>> Cache = new();

    /// <summary>Whether the assembly, or one that it uses and that is not the framework's, uses any of the names. True for a project that is itself being compiled.</summary>
    internal static bool Uses(this IAssemblySymbol assembly, ICollection<string> names, System.Func<IAssemblySymbol, bool> isFramework) =>
        Uses(assembly, names, isFramework, []);

    private static bool Uses(IAssemblySymbol assembly, ICollection<string> names, System.Func<IAssemblySymbol, bool> isFramework, HashSet<string> seen)
    {
        if (isFramework(assembly) || !seen.Add(assembly.Name))
            return false;
        if (IsReference(assembly) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => IsOfHosts(referenced.Name))))
            return true;
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

    /// <summary>Whether an assembly has no bodies: a build hands such a one to the compiler for a project that is referenced.</summary>
    internal static bool IsReference(this IAssemblySymbol assembly) => assembly.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Reflection.ReferenceAssembly));

    private static bool IsOfHosts(string assembly) =>
        assembly.StartsWith("Microsoft.AspNetCore", System.StringComparison.Ordinal)
        || assembly is "Microsoft.Extensions.DependencyInjection.Abstractions" or "Microsoft.Extensions.Hosting.Abstractions";

    private static HashSet<string> Read(ModuleMetadata metadata)
    {
        var reader = metadata.GetMetadataReader();
        var names = new HashSet<string>();
        foreach (var member in reader.MemberReferences)
            names.Add(reader.GetString(reader.GetMemberReference(member).Name));
        foreach (var type in reader.TypeReferences)
            names.Add(reader.GetString(reader.GetTypeReference(type).Name));
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
            foreach (var basis in type.GetInterfaceImplementations().Select(one => reader.GetInterfaceImplementation(one).Interface).Append(type.BaseType))
                if (basis.Kind == HandleKind.TypeReference)
                    names.Add(Basis + reader.GetString(reader.GetTypeReference((TypeReferenceHandle)basis).Name));
        return names;
    }
}
