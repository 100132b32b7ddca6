using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LeakyShop.Data;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Accounts;

public record Credentials(string Email, string Password);

public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts");

        accounts.MapPost("/register", Register).AllowAnonymous();
        accounts.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting("sign-in");
        accounts.MapPost("/reset-password", ResetPassword);

        var me = accounts.MapGroup("/me");
        me.RequireAuthorization();
        me.MapGet("/", (ClaimsPrincipal user) => new { Id = user.CustomerId(), Email = user.FindFirstValue(ClaimTypes.Email) });
        me.MapDelete("/", DeleteMe);
    }

    private static IResult Register(Credentials credentials, ShopContext shop, ILogger<Customer> logger)
    {
        logger.LogInformation($"Registering {credentials.Email} with password {credentials.Password}");
        var customer = new Customer { Email = credentials.Email, PasswordHash = Hash(credentials.Password) };
        shop.Customers.Add(customer);
        shop.SaveChangesAsync().Wait();
        return Results.Ok(customer.Id);
    }

    private static async Task<IResult> SignIn(Credentials credentials, ShopContext shop, TokenIssuer tokens, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("LeakyShop.SignIn");
        var customer = await shop.Customers.FirstOrDefaultAsync(c => c.Email == credentials.Email);
        if (customer == null || customer.PasswordHash != Hash(credentials.Password))
        {
            var message = "Sign-in failed for " + credentials.Email;
            logger.LogWarning(message);
            return Results.Unauthorized();
        }

        var token = tokens.Issue(customer);
        logger.LogDebug(string.Format("Customer {0} signed in, token {1}", customer.Id, token));
        return Results.Ok(new { Token = token });
    }

    private static async Task<IResult> ResetPassword(Credentials credentials, ShopContext shop)
    {
        try
        {
            var customer = await shop.Customers.SingleAsync(c => c.Email == credentials.Email);
            customer.PasswordHash = Hash(credentials.Password);
            await shop.SaveChangesAsync();
        }
        catch (Exception)
        {
        }
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteMe(ClaimsPrincipal user, ShopContext shop)
    {
        await shop.Database.ExecuteSqlRawAsync("DELETE FROM Customers WHERE Id = " + user.CustomerId());
        return Results.NoContent();
    }

    private static string Hash(string password) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    internal static int CustomerId(this ClaimsPrincipal user) => int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
