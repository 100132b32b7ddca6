using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Looks for the first sign that callers may be known: a scheme that is registered, or code of the service's own that does without one. Signs are
/// found by name and taken for more than they may be: what is absent here is absent.
/// </summary>
internal sealed class AuthenticationEvidence(ServiceModel model)
{
    private static readonly HashSet<string> Signs =
    [
        // What registers schemes without being called on the builder that AddAuthentication returns.
        "AddIdentity", "AddDefaultIdentity", "AddIdentityApiEndpoints", "AddIdentityServer", "AddIdentityCookies", "AddScheme", "AddRemoteScheme", "AddPolicyScheme", "AddAuthenticationCore",
        Authentication.Builder.MetadataName, Authentication.SchemeProvider.MetadataName, Authentication.Service.MetadataName,
        // Servers that know their callers.
        "UseHttpSys", "HttpSysDefaults", "UseIIS", "UseIISIntegration", "IISDefaults", "IISServerDefaults", "NegotiateDefaults",
        // Who answers refused callers in another way needs no scheme to do so.
        Authentication.ResultHandler.MetadataName, Authentication.PolicyEvaluator.MetadataName,
    ];

    /// <summary>Whether a scheme is registered; absent when nobody does, and nobody could have.</summary>
    internal Claim Find(CancellationToken cancellationToken)
    {
        if (!model.IsHost)
            return Claim.Undecidable("the host decides");
        foreach (var sign in Signs)
            foreach (var use in model.MentionsOf(sign, cancellationToken))
                return Claim.Undecidable($"'{sign}' may register a scheme", use.GetLocation());
        foreach (var use in model.MentionsOf(Authentication.AddAuthentication.Name, cancellationToken))
            if (!RegistersNone(use, cancellationToken))
                return Claim.Stated(Authentication.AddAuthentication.Name, use.GetLocation());
        // Who sets the user knows the caller without any scheme.
        foreach (var use in model.MentionsOf("User", cancellationToken))
            if (use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var target } } access && target == access)
                return Claim.Undecidable("the user is set by code of the service's own", use.GetLocation());
        return new ForeignSetup(model).ThatUses([.. Signs, Authentication.AddAuthentication.Name]) is { } foreign
            ? Claim.Undecidable($"'{foreign}' has no source and may register a scheme")
            : Claim.Absent;
    }

    // The services are there and no scheme: nothing is called on the builder, and nobody keeps it.
    private bool RegistersNone(SimpleNameSyntax use, CancellationToken cancellationToken) =>
        use.CallBy() is { Parent: ExpressionStatementSyntax } call && model.SymbolOf(call, cancellationToken).Is(Authentication.AddAuthentication)
        && call.ArgumentList.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax { Token.ValueText: not ("Windows" or "Negotiate" or "NTLM") } or LambdaExpressionSyntax or MemberAccessExpressionSyntax);
}
