using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Endpoint classes behind an interface of a library without source, which looks for them and runs them on the builder that it is called on. It is trusted to
/// do no more with that builder where its code uses nothing that could.
/// </summary>
internal sealed class LibraryModules(ServiceModel model)
{
    // What code has to use to find classes that nobody names.
    private static readonly string[] Scans = ["GetTypes", "get_DefinedTypes", "get_ExportedTypes", "GetExportedTypes"];

    private static readonly string[] Groups = ["MapGroup"];

    private static readonly ImmutableArray<string> Prefixes = ["Map", "Use"];

    // These are read in ways of their own.
    private static readonly ImmutableHashSet<string> ReadElsewhere = ["Carter", "FastEndpoints", "Wolverine.Http"];

    /// <summary>The one call of the library that runs a method of an endpoint class; null where there is none, several, or one that may do more.</summary>
    internal IInvocationOperation? CallThatRuns(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!method.Parameters.Any(parameter => parameter.Type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder)) || LibraryOf(method) is not { } library)
            return null;
        var calls = new List<IInvocationOperation>();
        foreach (var name in model.SetUpsBeginning(Prefixes, cancellationToken).Distinct())
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is { } syntax && model.SymbolOf(syntax, cancellationToken) is IMethodSymbol called && SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, library)
                    && model.CallAt(syntax, cancellationToken) is { } call && IsBuilder(call.Receiver()?.Type))
                    calls.Add(call);
        return calls.Count == 1 && !model.Endpoints.Conventions.CanSpeak(library) && !model.Endpoints.Conventions.CanFilter(library) && !library.Uses(Groups, ConventionReader.IsFramework) && LooksForClasses(library) ? calls[0] : null;
    }

    /// <summary>Whether the code of a library finds classes that nobody names.</summary>
    internal static bool LooksForClasses(IAssemblySymbol library) => library.Uses(Scans, ConventionReader.IsFramework);

    // The library whose interface a method implements a member of.
    private static IAssemblySymbol? LibraryOf(IMethodSymbol method) => method.ContainingType is not { TypeKind: TypeKind.Class, IsAbstract: false } type ? null : type.AllInterfaces
        .Where(i => i.DeclaringSyntaxReferences.IsEmpty && i.ContainingAssembly is { } library && !ConventionReader.IsFramework(library) && !ReadElsewhere.Contains(library.Name)
            && i.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)))
        .Select(i => i.ContainingAssembly).FirstOrDefault();

    private static bool IsBuilder(ITypeSymbol? type) => type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder) || type.IsOrDerivesFrom(AspNet.ApplicationBuilder);
}
