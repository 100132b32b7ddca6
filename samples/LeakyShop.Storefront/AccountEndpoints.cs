using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LeakyShop.Storefront;

internal static class AccountEndpoints
{
    internal static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts");
        accounts.MapPost("/sign-in", async (Credentials credentials, Customers customers, HttpContext context) =>
        {
            if (!customers.Knows(credentials))
                return Results.Unauthorized();
            var caller = new ClaimsIdentity([new(ClaimTypes.Name, credentials.Email)], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new ClaimsPrincipal(caller));
            return Results.NoContent();
        }).AllowAnonymous();
        accounts.MapGet("/me", (ClaimsPrincipal caller) => caller.Identity?.Name);
    }
}

internal sealed record Credentials(string Email, string Password);

internal sealed class Customers
{
    private readonly PasswordHasher<string> _hasher = new();
    private readonly ConcurrentDictionary<string, string> _hashes = new();

    public bool Knows(Credentials credentials) =>
        _hashes.TryGetValue(credentials.Email, out var hash)
        && _hasher.VerifyHashedPassword(credentials.Email, hash, credentials.Password) != PasswordVerificationResult.Failed;
}
