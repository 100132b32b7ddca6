using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
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

    // What these announce, the handlers of the framework say by their types.
    private static readonly Row[] Public =
    [
        new("POST", "/register", Identity.RegisterRequest) { MayBeInvalid = true }, new("POST", "/login", Identity.LoginRequest) { Answers = Identity.AccessTokenResponse },
        new("POST", "/refresh", Identity.RefreshRequest) { Answers = Identity.AccessTokenResponse }, new("GET", "/confirmEmail") { IsSilent = true, IsNamed = true },
        new("POST", "/resendConfirmationEmail", Identity.ResendConfirmationEmailRequest), new("POST", "/forgotPassword", Identity.ForgotPasswordRequest) { MayBeInvalid = true },
        new("POST", "/resetPassword", Identity.ResetPasswordRequest) { MayBeInvalid = true },
    ];

    private static readonly Row[] Account =
    [
        new("POST", "/manage/2fa", Identity.TwoFactorRequest) { Answers = Identity.TwoFactorResponse, MayBeInvalid = true, MayBeMissing = true },
        new("GET", "/manage/info") { Answers = Identity.InfoResponse, MayBeInvalid = true, MayBeMissing = true },
        new("POST", "/manage/info", Identity.InfoRequest) { Answers = Identity.InfoResponse, MayBeInvalid = true, MayBeMissing = true },
    ];

    internal override IReadOnlyCollection<string> Names { get; } = [MapName];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.IdentityApi) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var required = new Convention(ConventionKind.RequireAuthorization, MapName, call.NameLocation());
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            foreach (var row in Public)
                yield return Described(mapping.Endpoint(EndpointKind.Identity, [row.Verb], row.Route, cancellationToken) with { Exempt = BringsIn }, row);
            foreach (var row in Account)
                yield return Described(mapping.Endpoint(EndpointKind.Identity, [row.Verb], row.Route, cancellationToken, [required]), row);
        }
    }

    private Endpoint Described(Endpoint endpoint, Row row) => endpoint with
    {
        Documentation = token => endpoint.Documentation(token) is not { } said ? null : said with
        {
            Name = row.IsNamed && said.Name.Texts is { IsDefault: false, IsEmpty: true }
                ? endpoint.Route.Contains(RoutePattern.Unknown) ? Documented.Undecidable("the route is not known") : new([$"{MapName}-{endpoint.Route}"])
                : said.Name,
            Content = said.Content with
            {
                Responses = said.Content.Responses.IsDefault ? default : [.. said.Content.Responses, .. row.Responses(model.Compilation)],
                ContentTypes = row.Takes is null ? said.Content.ContentTypes : ["application/json"],
                RequestType = row.Takes is null ? said.Content.RequestType : model.Compilation.TypeOf(row.Takes),
            },
            IsShown = !model.Application.Explorer.ShowsHandlers(token) ? false : said.Exclusion.Texts.IsDefault ? null : said.Exclusion.Texts.IsEmpty,
        },
    };

    /// <summary>One endpoint.</summary>
    /// <param name="Verb">Its verb.</param>
    /// <param name="Route">Its route below the group.</param>
    /// <param name="Takes">The type of its body, or null.</param>
    private sealed record Row(string Verb, string Route, TypeName? Takes = null)
    {
        /// <summary>The type that it answers with; null where it answers with a status alone.</summary>
        internal TypeName? Answers { get; init; }

        /// <summary>Whether it announces no answer.</summary>
        internal bool IsSilent { get; init; }

        /// <summary>Whether it announces that the request may be invalid.</summary>
        internal bool MayBeInvalid { get; init; }

        /// <summary>Whether it announces that the user may be gone.</summary>
        internal bool MayBeMissing { get; init; }

        /// <summary>Whether it has a name, by which mails lead to it.</summary>
        internal bool IsNamed { get; init; }

        internal IEnumerable<EndpointResponse> Responses(Compilation compilation)
        {
            if (!IsSilent)
                yield return new(200, Answers is null ? null : compilation.TypeOf(Answers));
            if (MayBeInvalid)
                yield return new(400, compilation.TypeOf(Documentation.ValidationProblem));
            if (MayBeMissing)
                yield return new(404, null);
        }
    }
}
