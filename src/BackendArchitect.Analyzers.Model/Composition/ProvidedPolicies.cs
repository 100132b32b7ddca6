using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What policy providers of the service's own answer when they are asked for a policy by its name, or for the default one. See
/// https://learn.microsoft.com/aspnet/core/security/authorization/iauthorizationpolicyprovider.
/// </summary>
/// <param name="HandsOn">Whether they may ask the framework's own provider, or the options.</param>
/// <param name="Made">What the policies ask that they make themselves; null where they make none.</param>
internal sealed record ProvidedPolicies(bool HandsOn, Demand? Made)
{
    private const string Named = "GetPolicyAsync";
    private const string Default = "GetDefaultPolicyAsync";

    /// <summary>The policies that have a name; null where the framework's own provider answers.</summary>
    internal static ProvidedPolicies? OfNames(ServiceModel model, CancellationToken cancellationToken) => Of(Named, model, cancellationToken);

    /// <summary>The default policy; null where the framework's own provider answers.</summary>
    internal static ProvidedPolicies? OfDefault(ServiceModel model, CancellationToken cancellationToken) => Of(Default, model, cancellationToken);

    /// <summary>What a policy asks that may be one of these, or one of the options.</summary>
    /// <param name="ofOptions">What the policy of the options asks, where they may have it.</param>
    internal Demand With(Demand? ofOptions) => (HandsOn ? ofOptions : null) is { } other
        ? Made is { } made ? new[] { made, other }.OfOne() : other
        : Made ?? Demand.Undecidable;

    private static ProvidedPolicies? Of(string member, ServiceModel model, CancellationToken cancellationToken)
    {
        var providers = Providers(model, cancellationToken).Select(provider => Read(provider, member, model, cancellationToken)).ToList();
        if (providers.Count == 0)
            return null;
        var made = providers.Where(p => p.Made is not null).Select(p => p.Made!.Value).ToList();
        return new(providers.Exists(p => p.HandsOn), made.Count == 0 ? null : made.OfOne());
    }

    private static IEnumerable<INamedTypeSymbol> Providers(ServiceModel model, CancellationToken cancellationToken) =>
        new[] { AspNet.AuthorizationPolicyProvider, Policies.DefaultAuthorizationPolicyProvider }
            .SelectMany(name => model.MentionsOf(name.MetadataName, cancellationToken))
            .Select(use => use.FirstAncestorOrSelf<BaseListSyntax>()?.Parent as ClassDeclarationSyntax).OfType<ClassDeclarationSyntax>().Distinct()
            .Select(type => model.SemanticModelOf(type.SyntaxTree)?.GetDeclaredSymbol(type, cancellationToken)).OfType<INamedTypeSymbol>()
            .Where(type => type.IsOrDerivesFrom(AspNet.AuthorizationPolicyProvider)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static ProvidedPolicies Read(INamedTypeSymbol provider, string member, ServiceModel model, CancellationToken cancellationToken)
    {
        if (provider.AllInterfaces.FirstOrDefault(i => i.Is(AspNet.AuthorizationPolicyProvider))?.GetMembers(member).FirstOrDefault() is not { } asked
            || provider.FindImplementationForInterfaceMember(asked) is not IMethodSymbol implementation)
            return new(false, null);
        var answering = provider.SelfAndBases().SelectMany(type => type.GetMembers(implementation.Name).OfType<IMethodSymbol>()).FirstOrDefault(method => !method.IsAbstract) ?? implementation;
        if (answering.ContainingType.Is(Policies.DefaultAuthorizationPolicyProvider))
            return new(true, null);
        var bodies = Bodies(answering, member, model, cancellationToken);
        return new(
            bodies.Exists(body => body.Descendants().Any(AsksOthers)),
            bodies.Select(body => PolicyDemand.OfPoliciesMadeIn(body, model, cancellationToken)).OfType<Demand>().ToList() is { Count: > 0 } made ? made.OfOne() : null);
    }

    // With the methods of the provider's own that it leaves the making of a policy to.
    private static List<IOperation> Bodies(IMethodSymbol answering, string member, ServiceModel model, CancellationToken cancellationToken)
    {
        var methods = new List<IMethodSymbol> { answering };
        var bodies = new List<IOperation>();
        for (var i = 0; i < methods.Count; i++)
        {
            if (model.BodyOf(methods[i], cancellationToken) is not { } body)
                continue;
            bodies.Add(body);
            methods.AddRange(body.Descendants().OfType<IInvocationOperation>().Select(call => call.TargetMethod)
                .Where(method => method.Name != member && MakesPolicy(method.ReturnType) && !method.ContainingType.Is(AspNet.AuthorizationPolicyBuilder) && !methods.Contains(method, SymbolEqualityComparer.Default)));
        }
        return bodies;
    }

    private static bool MakesPolicy(ITypeSymbol type) => type.Is(AspNet.AuthorizationPolicy) || (type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(MakesPolicy));

    private static bool AsksOthers(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: Named or Default or "GetFallbackPolicyAsync" or "GetPolicy" } method } => method.ContainingType.DeclaringSyntaxReferences.IsEmpty,
        IPropertyReferenceOperation { Property: var property } => property.Is(AspNet.DefaultPolicy) || property.Is(AspNet.FallbackPolicy),
        _ => false,
    };
}
