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
/// password or writes a token. What it does decides, and never its route; calls are followed into the service's own methods, through an interface that one
/// class alone implements and through a mediator to the one handler of a message.
/// </summary>
internal static class CredentialHandler
{
    private const int DeepestCall = 3;

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
                if (RunBy(call!, model, cancellationToken) is { } own && ActIn(own, model, depth + 1, seen, cancellationToken) is { } farther)
                    return farther;
        return null;
    }

    private static IMethodSymbol? RunBy(InvocationExpressionSyntax call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (model.SymbolOf(call, cancellationToken) is not IMethodSymbol symbol)
            return null;
        var method = (symbol.ReducedFrom ?? symbol).OriginalDefinition;
        return method is { IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false } ? method
            : (method.DeclaringSyntaxReferences.IsEmpty ? null : model.Endpoints.Calls.OnlyImplementationOf(method, cancellationToken)) ?? HandlerOf(call, model, cancellationToken);
    }

    // 'sender.Send(command)': what is sent says who handles it.
    private static IMethodSymbol? HandlerOf(InvocationExpressionSyntax call, ServiceModel model, CancellationToken cancellationToken) =>
        (from argument in call.ArgumentList.Arguments
         let type = model.SemanticModelOf(call.SyntaxTree)?.GetTypeInfo(argument.Expression, cancellationToken).Type as INamedTypeSymbol
         where type is { DeclaringSyntaxReferences.IsEmpty: false, IsAnonymousType: false }
         select model.Endpoints.Calls.OnlyHandlerOf(type, cancellationToken)).FirstOrDefault(handler => handler is not null);

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
