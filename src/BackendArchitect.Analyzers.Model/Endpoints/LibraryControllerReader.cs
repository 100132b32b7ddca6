using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the controllers that an application has from libraries without source, where it maps controllers: packages, and on the command line the projects
/// that it references. See https://learn.microsoft.com/aspnet/core/mvc/advanced/app-parts.
/// </summary>
internal sealed class LibraryControllerReader(ServiceModel model, ControllerReader controllers) : KindReader
{
    private readonly Once<IReadOnlyList<Endpoint>> _endpoints = new(token => [.. ControllerReader.CandidatesOfLibraries(model, token).SelectMany(type => controllers.ReadOfLibrary(type, token))]);

    internal override IReadOnlyCollection<string> Names { get; } = [.. ApplicationReader.ControllerMaps.Except(DynamicRouteReader.Maps)];

    internal override bool MayFind(CancellationToken cancellationToken) => _endpoints.Value(cancellationToken).Count > 0;

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) => !IsMapped(call) ? null
        : call.NameLocation() is var here ? _endpoints.Value(cancellationToken).Where(endpoint => endpoint.Location == here) : [];

    /// <summary>Whether a library comes from a package, and not from a project beside this one: packages keep a folder for each framework.</summary>
    internal static bool IsOfPackage(IAssemblySymbol library, ServiceModel model) =>
        model.Compilation.GetMetadataReference(library) is PortableExecutableReference { FilePath: { } path } && path.Split('/', '\\') is var folders
        && folders.Length > 2 && folders[folders.Length - 3].Equals("lib", StringComparison.OrdinalIgnoreCase);

    private static bool IsMapped(IInvocationOperation call) => call.TargetMethod.ContainingType is { } definition && (definition.Is(AspNet.ControllerEndpoints) || definition.Is(AspNet.MvcApplicationBuilderExtensions));
}
