using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a check of a token looks at.</summary>
internal enum TokenAspect
{
    /// <summary>Who issued it.</summary>
    Issuer,

    /// <summary>For whom it was issued.</summary>
    Audience,

    /// <summary>When it expires.</summary>
    Lifetime,

    /// <summary>Who signed it.</summary>
    Signature,

    /// <summary>Where the keys come from that prove it.</summary>
    Keys,
}

/// <summary>
/// One setting that weakens how tokens are checked. All checks are on by default; a validator of one's own is asked in place of the built-in one,
/// whether that is on or off. <c>ValidateIssuerSigningKey</c> is no such setting: it is off by default, and signatures are checked without it.
/// See https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.
/// </summary>
/// <param name="Setting">The property.</param>
/// <param name="Aspect">What its check looks at.</param>
/// <param name="Accepts">What happens without the check.</param>
/// <param name="Twin">The rule of the SDK that reports the same, or null.</param>
internal sealed record TokenCheck(MemberName Setting, TokenAspect Aspect, string Accepts, string? Twin = null)
{
    private static readonly ImmutableDictionary<TokenAspect, ImmutableArray<MemberName>> Validators = ImmutableDictionary<TokenAspect, ImmutableArray<MemberName>>.Empty
        .Add(TokenAspect.Issuer, [Identity.IssuerValidator, Identity.IssuerValidatorUsingConfiguration])
        .Add(TokenAspect.Audience, [Identity.AudienceValidator])
        .Add(TokenAspect.Lifetime, [Identity.LifetimeValidator])
        .Add(TokenAspect.Signature, [Identity.SignatureValidator, Identity.SignatureValidatorUsingConfiguration])
        .Add(TokenAspect.Keys, []);

    // A policy that requires one of these checks the aspect where the token is used.
    private static readonly ImmutableDictionary<TokenAspect, ImmutableArray<string>> Claims = ImmutableDictionary<TokenAspect, ImmutableArray<string>>.Empty
        .Add(TokenAspect.Issuer, ["iss", "tid"])
        .Add(TokenAspect.Audience, ["aud", "scope", "scp", "azp", "appid", "client_id"]);

    private static readonly ImmutableDictionary<string, ImmutableArray<TokenCheck>> Known = new TokenCheck[]
    {
        new(Identity.ValidateIssuer, TokenAspect.Issuer, "tokens of any issuer are accepted", "CA5404"),
        new(Identity.IssuerValidator, TokenAspect.Issuer, "tokens of any issuer are accepted"),
        new(Identity.IssuerValidatorUsingConfiguration, TokenAspect.Issuer, "tokens of any issuer are accepted"),
        new(Identity.ValidateAudience, TokenAspect.Audience, "tokens that were issued for other services are accepted", "CA5404"),
        new(Identity.RequireAudience, TokenAspect.Audience, "tokens that were issued for no service in particular are accepted"),
        new(Identity.AudienceValidator, TokenAspect.Audience, "tokens that were issued for other services are accepted", "CA5405"),
        new(Identity.ValidateLifetime, TokenAspect.Lifetime, "expired tokens are accepted", "CA5404"),
        new(Identity.RequireExpirationTime, TokenAspect.Lifetime, "tokens that never expire are accepted", "CA5404"),
        new(Identity.LifetimeValidator, TokenAspect.Lifetime, "expired tokens are accepted", "CA5405"),
        new(Identity.RequireSignedTokens, TokenAspect.Signature, "tokens that nobody signed are accepted"),
        new(Identity.SignatureValidator, TokenAspect.Signature, "tokens that anybody wrote are accepted"),
        new(Identity.SignatureValidatorUsingConfiguration, TokenAspect.Signature, "tokens that anybody wrote are accepted"),
        new(Identity.HttpsMetadataOfJwtBearer, TokenAspect.Keys, "the keys that prove a token may be fetched over plain HTTP"),
        new(Identity.HttpsMetadataOfOpenIdConnect, TokenAspect.Keys, "the keys that prove a token may be fetched over plain HTTP"),
        new(Identity.HttpsMetadataOfWsFederation, TokenAspect.Keys, "the keys that prove a token may be fetched over plain HTTP"),
    }.GroupBy(check => check.Setting.Name).ToImmutableDictionary(same => same.Key, same => same.ToImmutableArray());

    /// <summary>Whether the setting is a switch, and no validator.</summary>
    internal bool IsSwitch => !Validators[Aspect].Contains(Setting);

    /// <summary>The check that a property stands for, or null.</summary>
    internal static TokenCheck? Of(ISymbol destination) =>
        destination is IPropertySymbol && Known.TryGetValue(destination.Name, out var checks) ? checks.FirstOrDefault(check => destination.Is(check.Setting)) : null;

    /// <summary>Whether a value takes the check away in Production.</summary>
    internal bool IsTakenAwayBy(IOperation value, ServiceModel model, CancellationToken cancellationToken) => Aspect switch
    {
        _ when IsSwitch => EnvironmentCondition.ExcludesProduction(value, when: true, model, cancellationToken),
        TokenAspect.Signature => Answers.AreAlways(value, IsTokenAsWritten, model, cancellationToken),
        TokenAspect.Issuer => Answers.AreAlways(value, IsIssuerAsWritten, model, cancellationToken),
        _ => Answers.AreAlwaysYes(value, model, cancellationToken),
    };

    /// <summary>Whether something else may check the same: a validator, an event that fails, a policy that requires the claim.</summary>
    internal bool MayBeMadeUpFor(IOperation value, ServiceModel model, CancellationToken cancellationToken) => Aspect switch
    {
        TokenAspect.Keys => IsOnThisMachine(value),
        TokenAspect.Lifetime when IsForReading(value) => true,
        _ => (IsSwitch && OwnValidatorExists(model, cancellationToken))
            || (Aspect != TokenAspect.Signature && EventsMayRefuse(model, cancellationToken))
            || (Claims.TryGetValue(Aspect, out var claims) && ClaimsRequired(model, cancellationToken).Any(claim => claim is null || claims.Contains(claim))),
    };

    private static bool IsTokenAsWritten(IOperation answer) => answer switch
    {
        IObjectCreationOperation { Type: var type } => type.Is(Identity.JwtSecurityToken) || type.Is(Identity.JsonWebToken),
        IInvocationOperation { TargetMethod: var method } => method.Is(Identity.ReadToken) || method.Is(Identity.ReadTokenAsJson) || method.Is(Identity.ReadJwtToken) || method.Is(Identity.ReadJsonWebToken),
        _ => false,
    };

    private static bool IsIssuerAsWritten(IOperation answer) => answer is IParameterReferenceOperation { Parameter.Ordinal: 0 } || answer.ConstantText() is not null;

    // Wherever it stands: for which parameters it is meant is not followed.
    private bool OwnValidatorExists(ServiceModel model, CancellationToken cancellationToken) =>
        Validators[Aspect].Any(validator => model.MentionsOf(validator.Name, cancellationToken).Any(use =>
            use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span)
            && model.SymbolOf(use, cancellationToken) is { } symbol && symbol.Is(validator)
            && !(model.OperationOf(assignment, cancellationToken) is ISimpleAssignmentOperation { Value: var given } && Of(symbol)!.IsTakenAwayBy(given.WithoutConversions(), model, cancellationToken))));

    // Who renews a token reads the old one first, and that has expired.
    private static bool IsForReading(IOperation value) =>
        LoneStatement.BodyAround(value.Syntax) is { } body && body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => call.InvokedName()?.Identifier.ValueText is { } name && (name == Identity.ValidateToken.Name || name == Identity.ValidateTokenAsync.Name));

    private static bool EventsMayRefuse(ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(Identity.FailAuthentication.Name, cancellationToken).Any(use => use.CallBy() is { } call && model.SymbolOf(call, cancellationToken).Is(Identity.FailAuthentication));

    private static IEnumerable<string?> ClaimsRequired(ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(Identity.RequireClaim.Name, cancellationToken).Select(use => use.CallBy()).OfType<InvocationExpressionSyntax>()
            .Select(call => model.OperationOf(call, cancellationToken)).OfType<IInvocationOperation>().Where(call => call.TargetMethod.Is(Identity.RequireClaim))
            .Select(call => call.ArgumentFor("claimType").ConstantText());

    // What does not leave the machine needs no encryption.
    private static bool IsOnThisMachine(IOperation value) =>
        ((SyntaxNode?)value.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() ?? LoneStatement.BodyAround(value.Syntax)) is { } configure
        && configure.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authority" or "MetadataAddress" } or IdentifierNameSyntax { Identifier.ValueText: "Authority" or "MetadataAddress" }
            && assignment.Right is LiteralExpressionSyntax { Token.Value: string address } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
