using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Why an endpoint may be open to anonymous callers although it writes: it is where they become known, or its handler proves who they are. Both are
/// told by the words that code uses for them; a word too many keeps a rule quiet.
/// </summary>
internal static class SelfGuard
{
    // Where callers become known, or known again.
    private static readonly string[] Beginnings =
        ["login", "logon", "logout", "logoff", "signin", "signon", "signup", "signout", "password", "refreshtoken", "accesstoken", "authenticate", "jwt", "passkey", "emailconfirm", "confirmemail"];

    // The same as whole names: as parts of others they say too little.
    private static readonly string[] Names = ["auth", "oauth", "token", "tokens", "session", "sessions", "register", "registration", "connect", "verify", "confirm", "otp", "mfa", "2fa", "refresh"];

    // What a handler uses that proves who wrote the request, or refuses whoever cannot.
    private static readonly string[] Proofs = ["signature", "hmac", "fixedtimeequals", "constructevent", "apikey", "captcha", "unauthorized", "forbid"];

    /// <summary>Whether callers become known here.</summary>
    internal static bool IsBeginning(Endpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.Route.Split('/').Append(endpoint.Handler?.Name ?? "").Select(Letters).Any(name => Array.IndexOf(Names, name) >= 0 || Array.Exists(Beginnings, name.Contains))
        || Says(endpoint.Handler, Beginnings, cancellationToken);

    /// <summary>Whether the handler proves who wrote the request.</summary>
    internal static bool Proves(Endpoint endpoint, CancellationToken cancellationToken) => Says(endpoint.Handler, Proofs, cancellationToken);

    private static bool Says(ISymbol? handler, string[] words, CancellationToken cancellationToken) => handler is not null && handler.DeclaringSyntaxReferences.Any(declaration =>
        declaration.GetSyntax(cancellationToken).DescendantTokens()
            .Where(token => token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken && token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is null)
            .Any(token => Letters(token.ValueText) is var text && Array.Exists(words, text.Contains)));

    // Asked of every word of every handler.
    private static string Letters(string text)
    {
        var letters = new char[text.Length];
        var count = 0;
        foreach (var character in text)
            if (char.IsLetterOrDigit(character))
                letters[count++] = char.ToLowerInvariant(character);
        return new(letters, 0, count);
    }
}
