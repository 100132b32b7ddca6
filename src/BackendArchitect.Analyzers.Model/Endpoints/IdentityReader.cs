using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads <c>MapIdentityApi</c>: what brings a caller in is open on purpose, what manages an account requires authorization.
/// See https://learn.microsoft.com/aspnet/core/security/authentication/identity-api-authorization#the-mapidentityapituser-endpoints.
/// </summary>
internal sealed class IdentityReader(ServiceModel model) : KindReader
{
    /// <summary>Why nobody need say who may call what brings callers in.</summary>
    internal const string BringsIn = "it brings callers in";

    private const string MapName = "MapIdentityApi";

    private static readonly (string Verb, string Route)[] Public =
    [
        ("POST", "/register"), ("POST", "/login"), ("POST", "/refresh"), ("GET", "/confirmEmail"), ("POST", "/resendConfirmationEmail"),
        ("POST", "/forgotPassword"), ("POST", "/resetPassword"),
    ];

    private static readonly (string Verb, string Route)[] Account = [("POST", "/manage/2fa"), ("GET", "/manage/info"), ("POST", "/manage/info")];

    internal override IReadOnlyCollection<string> Names { get; } = [MapName];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.IdentityApi) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var required = new Convention(ConventionKind.RequireAuthorization, MapName, call.NameLocation());
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            foreach (var (verb, route) in Public)
                yield return mapping.Endpoint(EndpointKind.Identity, [verb], route, cancellationToken) with { Exempt = BringsIn };
            foreach (var (verb, route) in Account)
                yield return mapping.Endpoint(EndpointKind.Identity, [verb], route, cancellationToken, [required]);
        }
    }
}
