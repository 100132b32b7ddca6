using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Which types the container of services knows, as <c>IServiceProviderIsService</c> answers at run time: that decides whether a parameter without
/// attributes is a service or the body. Keyed registrations answer to their keys only.
/// See https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.iserviceproviderisservice.
/// </summary>
internal sealed class RegisteredServices(ServiceModel model)
{
    private static readonly string[] Lifetimes = ["Singleton", "Scoped", "Transient"];

    private static readonly string[] Registering = [.. Lifetimes, .. Lifetimes.Select(lifetime => "Add" + lifetime), .. Lifetimes.Select(lifetime => "TryAdd" + lifetime), "Describe"];

    // Their first type argument is what they register, and those that are there for a context register it.
    private static readonly string[] RegisteringTypeArgument = ["AddHttpClient", "AddTypedClient", "AddGrpcClient", "AddRefitClient"];

    private readonly Once<Registrations> _registrations = new(token => Read(model, token));

    /// <summary>Whether a type is registered.</summary>
    internal ServiceAnswer Answer(ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (type is not INamedTypeSymbol named)
            return ServiceAnswer.No;
        // The container makes a sequence of whatever is asked for.
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            return ServiceAnswer.Yes;
        var registrations = _registrations.Value(cancellationToken);
        if (registrations.Types.Contains(KeyOf(named)) || registrations.ByName[named.Name].Any(call => Registers(call, named, cancellationToken)) || (named.IsGenericType && registrations.OpenTypes.Contains(KeyOf(named.OriginalDefinition))))
            return ServiceAnswer.Yes;
        if (FrameworkServices.Contain(named, model, cancellationToken) is { } known)
            return known ? ServiceAnswer.Yes : ServiceAnswer.No;
        if (named.SpecialType != SpecialType.None || named.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Struct or TypeKind.Error)
            return named.TypeKind == TypeKind.Error ? ServiceAnswer.Undecidable($"'{named.Name}' cannot be resolved") : ServiceAnswer.No;
        return named.TypeKind == TypeKind.Interface && !IsData(named) ? OfInterface(named, registrations) : OfClass(named, registrations, cancellationToken);
    }

    private bool Registers(InvocationExpressionSyntax syntax, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        model.CallAt(syntax, cancellationToken) is { } call && IsRegistration(call.TargetMethod) && call.TargetMethod.TypeArguments.FirstOrDefault() is { } registered && KeyOf(registered) == KeyOf(type);

    // JSON makes no object of an interface, unless it is a list or says which class to make.
    private static bool IsData(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) || type.GetAttributes().Any(a => a.AttributeClass.Is(Services.JsonDerivedType));

    private ServiceAnswer OfInterface(INamedTypeSymbol type, Registrations registrations)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || registrations.UnseenInterfaces is not null || registrations.Reflected.Exists(mayBe => mayBe(type)))
            return ServiceAnswer.Yes;
        if (!model.IsHost)
            return ServiceAnswer.Undecidable("the host registers services");
        return model.Libraries.Any(MayRegister)
            ? ServiceAnswer.Undecidable($"nobody in sight registers '{type.Name}', and a library may")
            : ServiceAnswer.No;
    }

    private ServiceAnswer OfClass(INamedTypeSymbol type, Registrations registrations, CancellationToken cancellationToken)
    {
        if (GivenTo(type, cancellationToken) is { } call)
            return call.StartsWith("Add", StringComparison.Ordinal) && (Array.IndexOf(RegisteringTypeArgument, call) >= 0 || type.IsOrDerivesFrom(Services.DbContext))
                ? ServiceAnswer.Yes
                : ServiceAnswer.Undecidable($"'{call}' has no source and may register '{type.Name}'");
        if (type.IsOrDerivesFrom(Services.DbContext))
            return ServiceAnswer.Undecidable($"nobody in sight registers '{type.Name}'");
        if (ConventionReader.IsFramework(type.ContainingAssembly))
            return FrameworkServices.IsData(type) ? ServiceAnswer.No : ServiceAnswer.Undecidable($"whether '{type.Name}' is registered is not known");
        if (type.DeclaringSyntaxReferences.IsEmpty && MayRegister(type.ContainingAssembly))
            return ServiceAnswer.Undecidable($"the library of '{type.Name}' may register it");
        if (!model.IsHost)
            return ServiceAnswer.Undecidable("the host registers services");
        if (registrations.Patterns.Exists(pattern => MayStandFor(pattern, type)))
            return ServiceAnswer.Undecidable("services are registered by types that are not constant");
        if (registrations.Reflected.Exists(mayBe => mayBe(type)))
            return ServiceAnswer.Undecidable("services are registered by types that are not constant");
        return registrations.Unseen is { } unseen ? ServiceAnswer.Undecidable(unseen) : ServiceAnswer.No;
    }

    private static bool MayStandFor(ITypeSymbol pattern, INamedTypeSymbol type) => pattern switch
    {
        ITypeParameterSymbol parameter => !parameter.HasValueTypeConstraint && parameter.ConstraintTypes.All(constraint =>
            constraint is ITypeParameterSymbol || type.SelfAndBases().Concat(type.AllInterfaces).Any(t => t.IsSameAs(constraint))),
        _ => pattern.IsSameAs(type),
    };

    private static bool MayRegister(IAssemblySymbol assembly) =>
        !ConventionReader.IsFramework(assembly) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(r => r.Name == "Microsoft.Extensions.DependencyInjection.Abstractions"));

    // A call without source that is given the type as a type argument, such as 'AddRefitClient<IOrders>()'.
    private string? GivenTo(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            if (use.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax called } list || list.Arguments[0] != use || called.CallBy() is not { } call || !IsSetUp(called.Identifier.ValueText)
                || model.SymbolOf(call, cancellationToken) is not IMethodSymbol method)
                continue;
            var isFramework = ConventionReader.IsFramework(method.ContainingAssembly);
            if ((Array.IndexOf(RegisteringTypeArgument, method.Name) >= 0 || method.Name.Contains("DbContext") || (!isFramework && method.DeclaringSyntaxReferences.IsEmpty))
                && model.SymbolOf(use, cancellationToken) is INamedTypeSymbol given && KeyOf(given) == KeyOf(type))
                return method.Name;
        }
        return null;
    }

    // What only finds an assembly by one of its types registers other types of it.
    private static bool IsSetUp(string method) =>
        (method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("Register", StringComparison.Ordinal)) && !method.Contains("FromAssembly");

    private static string KeyOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static Registrations Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var patterns = new List<ITypeSymbol>();
        var reflected = new List<Func<INamedTypeSymbol, bool>>();
        string? unseen = null;
        string? unseenInterfaces = null;
        var named = new List<(string Name, InvocationExpressionSyntax Call)>();
        var aliases = new Once<HashSet<string>>(token => AliasesIn(model, token));
        foreach (var name in Registering)
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is not { } syntax)
                    continue;
                else if (NamedBy(use, syntax) is { } type && !aliases.Value(cancellationToken).Contains(type))
                    named.Add((type, syntax));
                else if (model.CallAt(syntax, cancellationToken) is { } call && IsRegistration(call.TargetMethod))
                    Hear(call, call.Arguments, call.TargetMethod.TypeArguments.FirstOrDefault());
        foreach (var use in model.MentionsOf(Services.Descriptor.MetadataName, cancellationToken))
            if (use.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } syntax && syntax.Type.Span.Contains(use.Span)
                && model.ExpressionAt(syntax, cancellationToken) is IObjectCreationOperation creation && creation.Type.Is(Services.Descriptor))
                Hear(creation, creation.Arguments, null);
        foreach (var (sign, why, ofClasses) in Elsewhere)
            if (model.MentionsOf(sign, cancellationToken).Any(use => use.CallBy() is not { } syntax || model.SymbolOf(syntax, cancellationToken) is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false }))
                (unseen, unseenInterfaces) = (unseen ?? (ofClasses && sign != AsSelf ? why : null), unseenInterfaces ?? why);
        foreach (var use in model.MentionsOf(AsSelf, cancellationToken))
            if (use.CallBy() is not { } syntax || model.CallAt(syntax, cancellationToken) is not { } scan)
                reflected.Add(_ => true);
            else if (scan.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                reflected.Add(ScannedBy(scan, new(model)));
        return new(types, named.ToLookup(n => n.Name, n => n.Call), open, patterns, reflected, unseen, unseen ?? unseenInterfaces);

        // Where the type comes from is told by the body around the call.
        (IOperation Use, IOperation? Type) WholeOf(IOperation registration) => model.OperationOf(LoneStatement.Original(registration.Syntax), cancellationToken) switch
        {
            IInvocationOperation call => (call, TypeGiven(call.Arguments)),
            IObjectCreationOperation made => (made, TypeGiven(made.Arguments)),
            _ => (registration, null),
        };

        void Hear(IOperation registration, IEnumerable<IArgumentOperation> arguments, ITypeSymbol? typeArgument)
        {
            var given = TypeGiven(arguments);
            var type = given is ITypeOfOperation named ? named.TypeOperand : given is null ? typeArgument : null;
            if (type is null)
                reflected.Add(WholeOf(registration) is var (use, value) && value is not null ? new ReflectedTypes(model).Of(value, use) : _ => true);
            else if (type is INamedTypeSymbol { IsUnboundGenericType: true } unbound)
                open.Add(KeyOf(unbound.OriginalDefinition));
            else if (!MentionsTypeParameter(type))
                types.Add(KeyOf(type));
            else
                foreach (var frame in model.Endpoints.Calls.FramesAround(registration, cancellationToken))
                    if (frame.Closed(type, model.Compilation) is { } closed)
                        types.Add(KeyOf(closed));
                    else
                        patterns.Add(type);
        }
    }

    private static IOperation? TypeGiven(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(a => a.Parameter?.Name is "serviceType" or "service" && a.Parameter.Type.Name == "Type")?.Value.WithoutConversions();

    // 'AddScoped<IOrders, Orders>()' says what it registers: services have hundreds of these, and only those that are asked about are bound.
    private static string? NamedBy(SimpleNameSyntax use, InvocationExpressionSyntax call) =>
        use is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } given } && !call.ArgumentList.Arguments.Any(argument => argument.Expression is TypeOfExpressionSyntax)
            && RightmostOf(given[0]) is { } name && !MentionsTypeParameter(given[0])
            ? name.Identifier.ValueText
            : null;

    private static SimpleNameSyntax? RightmostOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };

    private static bool MentionsTypeParameter(TypeSyntax type)
    {
        var parameters = type.Ancestors().Select(node => node switch
        {
            TypeDeclarationSyntax declaration => declaration.TypeParameterList,
            MethodDeclarationSyntax method => method.TypeParameterList,
            LocalFunctionStatementSyntax function => function.TypeParameterList,
            _ => null,
        }).OfType<TypeParameterListSyntax>().SelectMany(list => list.Parameters).Select(parameter => parameter.Identifier.ValueText).ToList();
        return parameters.Count > 0 && type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => parameters.Contains(name.Identifier.ValueText));
    }

    private static HashSet<string> AliasesIn(ServiceModel model, CancellationToken cancellationToken) =>
        [.. model.Compilations.SelectMany(compilation => compilation.SyntaxTrees).Select(tree => tree.GetRoot(cancellationToken)).OfType<CompilationUnitSyntax>()
            .SelectMany(unit => unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings)))
            .Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>()];

    // 'scan.FromAssemblies(...).AddClasses(c => c.AssignableTo<IJob>()).AsSelf()': the classes of the scan that the call ends.
    private static Func<INamedTypeSymbol, bool> ScannedBy(IInvocationOperation scan, ReflectedTypes types)
    {
        for (var at = scan.Receiver() as IInvocationOperation; at is not null; at = at.Receiver() as IInvocationOperation)
            if (at.TargetMethod.Name is "AddClasses" or "Where")
                return at.Arguments.Where(a => !a.IsImplicit).Select(a => types.Admitted(a.Value)).FirstOrDefault() ?? (_ => true);
        return _ => true;
    }

    private const string AsSelf = "AsSelf";

    // Where more is registered than calls show: a scan of assemblies, a container of another maker.
    private static readonly (string Sign, string Why, bool OfClasses)[] Elsewhere =
    [
        (AsSelf, "services are found by a scan of assemblies", true), ("AsSelfWithInterfaces", "services are found by a scan of assemblies", true),
        ("AsImplementedInterfaces", "services are found by a scan of assemblies", false), ("AsMatchingInterface", "services are found by a scan of assemblies", false),
        ("UseServiceProviderFactory", "another container may know more services", true),
    ];

    private static bool IsRegistration(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).ContainingType is var type && (type.Is(Services.ServiceExtensions) || type.Is(Services.DescriptorExtensions) || type.Is(Services.Descriptor));

    private static bool MentionsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => MentionsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsTypeParameter),
        _ => false,
    };

    /// <summary>What is registered in sight.</summary>
    /// <param name="Types">The types.</param>
    /// <param name="ByName">The calls that name what they register, by that name.</param>
    /// <param name="OpenTypes">The generic types of which every construction is registered.</param>
    /// <param name="Patterns">The types with type parameters, or type parameters, of which some constructions are registered that cannot be seen.</param>
    /// <param name="Reflected">What those may be that are registered by types which are not constant.</param>
    /// <param name="Unseen">Why there may be other classes, or null.</param>
    /// <param name="UnseenInterfaces">Why there may be other interfaces, or null.</param>
    private sealed record Registrations(HashSet<string> Types, ILookup<string, InvocationExpressionSyntax> ByName, HashSet<string> OpenTypes, List<ITypeSymbol> Patterns, List<Func<INamedTypeSymbol, bool>> Reflected, string? Unseen, string? UnseenInterfaces);
}
