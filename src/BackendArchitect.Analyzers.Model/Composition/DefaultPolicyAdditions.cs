using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What libraries without source ask of callers in addition to the default policy, once the service has configured it. See
/// https://learn.microsoft.com/entra/identity-platform/scenario-protected-web-api-verification-scope-app-roles.
/// </summary>
internal static class DefaultPolicyAdditions
{
    // What code has to use to replace the default policy.
    private static readonly string[] Signs = ["set_DefaultPolicy"];

    /// <summary>What they ask: nothing more where none of them is set up.</summary>
    internal static Demand Find(ServiceModel model, CancellationToken cancellationToken) =>
        AsksForScopes(model, cancellationToken) ? Demand.More
        : new ForeignSetup(model).ThatMaySetUp(Signs, cancellationToken) is null ? Demand.Name : Demand.Undecidable;

    // The requirement lets those through whose endpoints name no scope; it is one all the same.
    private static bool AsksForScopes(ServiceModel model, CancellationToken cancellationToken) =>
        IdentityPlatform.ScopeSetUps.Any(name => model.MentionsOf(name, cancellationToken).Any(use =>
            model.SymbolOf(use, cancellationToken) is IMethodSymbol { ContainingAssembly: { } library } method
            && method.DeclaringSyntaxReferences.IsEmpty
            && library.Name.StartsWith(IdentityPlatform.Assembly, System.StringComparison.Ordinal)
            // Versions before the requirement leave the default policy alone.
            && library.GetTypeByMetadataName(IdentityPlatform.RequiredScopes.FullName) is not null));
}
