using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Whether an endpoint takes credentials to guess at, or hands some out: it checks a password, signs a caller in, creates an account, resets a
/// password or writes a token. What it does decides, and never its route; calls are followed into the service's own methods.
/// </summary>
internal static class CredentialHandler
{
    private const int DeepestCall = 2;

    private static readonly HashSet<string> Words =
    [
        "PasswordSignInAsync", "CheckPasswordSignInAsync", "TwoFactorSignInAsync", "TwoFactorAuthenticatorSignInAsync", "TwoFactorRecoveryCodeSignInAsync", "SignInAsync",
        "CheckPasswordAsync", "CreateAsync", "ResetPasswordAsync", "GeneratePasswordResetTokenAsync", "VerifyHashedPassword", "SignIn", "WriteToken", "CreateToken",
    ];

    /// <summary>The call by which it does so, or null.</summary>
    internal static string? ActOf(ISymbol? handler, ServiceModel model, CancellationToken cancellationToken) =>
        handler is IMethodSymbol && Words.Any(word => model.FilesWith(word, cancellationToken).Any()) ? ActIn(handler, model, 0, new(SymbolEqualityComparer.Default), cancellationToken) : null;

    private static string? ActIn(ISymbol method, ServiceModel model, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        if (!seen.Add(method))
            return null;
        var called = method.DeclaringSyntaxReferences.Select(declaration => declaration.GetSyntax(cancellationToken)).SelectMany(code => code.DescendantNodes().OfType<SimpleNameSyntax>())
            .Select(name => (Name: name, Call: name.CallBy())).Where(use => use.Call is not null).ToList();
        foreach (var (name, call) in called)
            if (Words.Contains(name.Identifier.ValueText) && model.SymbolOf(call!, cancellationToken) is IMethodSymbol act && IsAct(act))
                return act.Name;
        if (depth < DeepestCall)
            foreach (var (_, call) in called)
                if (model.SymbolOf(call!, cancellationToken) is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } own
                    && ActIn((own.ReducedFrom ?? own).OriginalDefinition, model, depth + 1, seen, cancellationToken) is { } farther)
                    return farther;
        return null;
    }

    private static bool IsAct(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return method.Name switch
        {
            // Refreshing a cookie and linking a login take no credentials.
            "SignInAsync" => type.IsOrDerivesFrom(SignIn.SignInManager) || type.Is(SignIn.AuthenticationExtensions),
            "SignIn" => type.Is(AspNet.ControllerBase) || type.Is(AspNet.Results) || type.Is(AspNet.TypedResults),
            "CreateAsync" => type.IsOrDerivesFrom(SignIn.UserManager) && method.Parameters.Length == 2,
            "CheckPasswordAsync" or "ResetPasswordAsync" or "GeneratePasswordResetTokenAsync" => type.IsOrDerivesFrom(SignIn.UserManager),
            "VerifyHashedPassword" => type.IsOrDerivesFrom(SignIn.PasswordHasher),
            "WriteToken" or "CreateToken" => type.IsOrDerivesFrom(SignIn.JwtSecurityTokenHandler) || type.IsOrDerivesFrom(SignIn.JsonWebTokenHandler),
            _ => type.IsOrDerivesFrom(SignIn.SignInManager),
        };
    }
}
