using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Which methods run without a call in sight: the program's entry point, and those of the class that a host is told to start up with.</summary>
internal sealed class EntryPoints(ServiceModel model)
{
    private const string Configure = "Configure";
    private const string UseStartup = "UseStartup";

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _unhosted = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _forgotten = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the program or the framework runs the method itself: the entry point, or <c>Configure</c> of a Startup class.</summary>
    internal bool Contain(IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.Name is WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
            && SymbolEqualityComparer.Default.Equals(method, model.Compilation.GetEntryPoint(cancellationToken)))
        || (IsPipelineOfStartup(method) && !BelongsToOwnInterface(method) && !IsUnhosted(method, cancellationToken));

    /// <summary>
    /// Whether a method belongs to a class that is made like a Startup class, and no host is told to use it: the method runs where
    /// it is called, and nowhere else.
    /// </summary>
    internal bool IsUnhosted(IMethodSymbol method, CancellationToken cancellationToken) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsOverride: false, ContainingType: { } type }
        && (IsPipelineOfStartup(method) || IsServicesOfStartup(method)) && IsUnhosted(type, cancellationToken);

    /// <summary>Whether a class is made like a Startup class, no host is told to use it, and nobody calls what it has: it was left behind.</summary>
    internal bool IsForgotten(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _forgotten.TryGetValue(type, out var known) ? known : _forgotten.GetOrAdd(type, IsUnhosted(type, cancellationToken) && !IsCalled(type, cancellationToken));

    private bool IsUnhosted(INamedTypeSymbol type, CancellationToken cancellationToken) => _unhosted.TryGetValue(type, out var known) ? known : _unhosted.GetOrAdd(type,
        model.IsHost && !type.IsAbstract && type.GetMembers().OfType<IMethodSymbol>().Any(IsPipelineOfStartup)
        && type.AllInterfaces.IsEmpty && type.BaseType is { SpecialType: SpecialType.System_Object } && !IsNamed(type, cancellationToken));

    /// <summary>Whether a class may be made like a Startup class, as far as its text tells.</summary>
    internal static bool MayBeStartup(ClassDeclarationSyntax type) =>
        type.BaseList is null && type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText.StartsWith(Configure, StringComparison.Ordinal));

    private static bool IsPipelineOfStartup(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsExtensionMethod: false } && method.Name.StartsWith(Configure, StringComparison.Ordinal)
        && method.Parameters.Any(p => p.Type.Is(AspNet.ApplicationBuilder));

    private static bool IsServicesOfStartup(IMethodSymbol method) =>
        method.Name.StartsWith(Configure, StringComparison.Ordinal) && method.Name.EndsWith("Services", StringComparison.Ordinal) && method.Parameters.Any(p => p.Type.Is(Hosting.ServiceCollection));

    // What the service calls through an interface of its own is no Startup class.
    private static bool BelongsToOwnInterface(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.Any(i => !i.DeclaringSyntaxReferences.IsEmpty
            && i.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    // By 'UseStartup<Startup>()' or whatever hands the type on to it, by an attribute, by a class derived from it, or by the name of an assembly, in which a class called so is looked for.
    private bool IsNamed(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var byAssembly = type.Name.StartsWith("Startup", StringComparison.Ordinal);
        foreach (var use in model.AllMentionsOf(UseStartup, cancellationToken))
            if (use.CallBy() is not { } call || model.SymbolOf(call, cancellationToken) is not IMethodSymbol method
                || (byAssembly && method.Parameters.Any(p => p.Type.SpecialType == SpecialType.System_String))
                || method.TypeArguments.Any(argument => argument.IsDeclaredAs(type))
                || (method.Parameters.Any(p => p.Type.Is(Reflection.Type)) && !call.ArgumentList.DescendantNodes().OfType<TypeOfExpressionSyntax>().Any()))
                return true;
        return model.AllMentionsOf(type.Name, cancellationToken).Any(use => IsHandedOn(use, cancellationToken) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(type));
    }

    // 'new Startup(builder.Configuration).ConfigureServices(builder.Services)': the program does what the host did once.
    private bool IsCalled(INamedTypeSymbol type, CancellationToken cancellationToken) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private })
        .Any(method => model.AllMentionsOf(method.Name, cancellationToken).Any(use => use.CallBy() is not null
            && !type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == use.SyntaxTree && part.Span.Contains(use.Span)) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(method)));

    private bool IsHandedOn(SimpleNameSyntax use, CancellationToken cancellationToken)
    {
        if (use.FirstAncestorOrSelf<BaseListSyntax>() is not null)
            return true;
        if (use.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is { } named)
            return named.FirstAncestorOrSelf<AttributeSyntax>() is not null || (named.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } && MayStart(taker, cancellationToken));
        return use.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax called } && called.CallBy() is { } call && MayStart(call, cancellationToken);
    }

    // What takes the type as a mark of its assembly ('AddUserSecrets<Startup>()', 'AddMediatR(typeof(Startup))') starts nothing.
    private bool MayStart(InvocationExpressionSyntax call, CancellationToken cancellationToken) => model.SymbolOf(call, cancellationToken) is not IMethodSymbol method
        || method.Name == UseStartup || !method.DeclaringSyntaxReferences.IsEmpty
        || (!ConventionReader.IsFramework(method.ContainingAssembly) && (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type is var builder && !builder.Is(Hosting.ServiceCollection) && !builder.Is(Consoles.ConfigurationBuilder));
}
