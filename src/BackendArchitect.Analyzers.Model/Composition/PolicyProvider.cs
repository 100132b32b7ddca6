using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a policy provider of the service's own makes of the fallback policy.</summary>
internal enum ProvidedFallback
{
    /// <summary>It hands on the one of the options, as the framework's own provider does.</summary>
    OfOptions,

    /// <summary>It has none, whatever the options say.</summary>
    None,

    /// <summary>It makes one.</summary>
    Own,

    /// <summary>Nobody can tell.</summary>
    Unknown,
}

/// <summary>
/// A policy provider of the service's own, which the authorization middleware asks instead of the options. See
/// https://learn.microsoft.com/aspnet/core/security/authorization/iauthorizationpolicyprovider.
/// </summary>
/// <param name="Where">The first sign of it.</param>
/// <param name="Fallback">What it makes of the fallback policy.</param>
/// <param name="Policy">Where it makes one.</param>
internal sealed record PolicyProvider(Location Where, ProvidedFallback Fallback, Location? Policy = null)
{
    private const string FallbackMember = "GetFallbackPolicyAsync";

    /// <summary>The provider that an application registers; null where it leaves that to the framework.</summary>
    internal static PolicyProvider? Of(ServiceModel model, CancellationToken cancellationToken)
    {
        var signs = new[] { AspNet.AuthorizationPolicyProvider, Policies.DefaultAuthorizationPolicyProvider }
            .SelectMany(name => model.MentionsOf(name.MetadataName, cancellationToken))
            .Where(use => use.FirstAncestorOrSelf<BaseListSyntax>() is not null || use.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not null || use.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is not null).ToList();
        if (signs.Count == 0)
            return null;
        var where = signs[0].GetLocation();
        var registrations = signs.Where(use => use.FirstAncestorOrSelf<BaseListSyntax>() is null).ToList();
        return registrations.Count == 1 && RegisteredBy(registrations[0], model, cancellationToken) is { } provider
            ? FallbackOf(provider, where, model, cancellationToken)
            : new(where, ProvidedFallback.Unknown);
    }

    // One call that adds it for certain: one that only tries to comes too late after AddAuthorization.
    private static INamedTypeSymbol? RegisteredBy(SimpleNameSyntax service, ServiceModel model, CancellationToken cancellationToken)
    {
        if (service.StandsUnderCondition() || service.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || !AddsForCertain(syntax) || model.CallAt(syntax, cancellationToken) is not { } call)
            return null;
        var made = call.TargetMethod.TypeArguments.Length == 2 ? call.TargetMethod.TypeArguments[1]
            : call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).Select(o => o is IObjectCreationOperation creation ? creation.Type : o is ITypeOfOperation of ? of.TypeOperand : null)
                .Where(type => type is { TypeKind: TypeKind.Class } && type.IsOrDerivesFrom(AspNet.AuthorizationPolicyProvider)).ToList() is { Count: 1 } only ? only[0] : null;
        return made as INamedTypeSymbol;
    }

    // Directly, or as a descriptor that is given to who adds it or puts it in the place of another.
    private static bool AddsForCertain(InvocationExpressionSyntax call) => call.InvokedName()?.Identifier.ValueText switch
    {
        "AddSingleton" or "AddScoped" or "AddTransient" => true,
        "Singleton" or "Scoped" or "Transient" or "Describe" => call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given } && given.InvokedName()?.Identifier.ValueText is "Replace" or "Add",
        _ => false,
    };

    private static PolicyProvider FallbackOf(INamedTypeSymbol provider, Location where, ServiceModel model, CancellationToken cancellationToken)
    {
        var member = provider.AllInterfaces.FirstOrDefault(i => i.Is(AspNet.AuthorizationPolicyProvider))?.GetMembers(FallbackMember).FirstOrDefault();
        if (member is null || provider.FindImplementationForInterfaceMember(member) is not IMethodSymbol implementation)
            return new(where, ProvidedFallback.Unknown);
        var called = implementation.IsVirtual || implementation.IsOverride
            ? provider.SelfAndBases().SelectMany(type => type.GetMembers(FallbackMember).OfType<IMethodSymbol>()).FirstOrDefault() ?? implementation
            : implementation;
        if (called.ContainingType.Is(Policies.DefaultAuthorizationPolicyProvider))
            return new(where, ProvidedFallback.OfOptions);
        var answers = model.BodyOf(called, cancellationToken)?.ReturnedValues().ToList() ?? [];
        if (answers.Count == 0)
            return new(where, ProvidedFallback.Unknown);
        var kinds = answers.Select(KindOf).Distinct().ToList();
        return kinds.Count == 1 ? new(where, kinds[0], answers[0].Syntax.GetLocation()) : new(where, ProvidedFallback.Unknown);
    }

    private static ProvidedFallback KindOf(IOperation answer) => answer.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => ProvidedFallback.None,
        IAwaitOperation awaited => KindOf(awaited.Operation),
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } results } => KindOf(results[0].Value),
        // Whoever keeps the framework's own provider for what it does not make itself.
        IInvocationOperation { TargetMethod.Name: FallbackMember, Instance: { } inner } => inner.Type.Is(Policies.DefaultAuthorizationPolicyProvider) ? ProvidedFallback.OfOptions : ProvidedFallback.Unknown,
        IPropertyReferenceOperation { Property: var property } when property.Is(AspNet.FallbackPolicy) => ProvidedFallback.OfOptions,
        IInvocationOperation { TargetMethod.Name: "Build" } built when built.Type.Is(AspNet.AuthorizationPolicy) =>
            PermissivePolicies.DemandsIn(built) is { Count: > 0 } demands ? demands.TrueForAll(PermissivePolicies.IsTrue) ? ProvidedFallback.None : ProvidedFallback.Own : ProvidedFallback.Unknown,
        _ => ProvidedFallback.Unknown,
    };
}
