using System.Security.Claims;
using System.Text;
using LeakyShop.Data;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeakyShop.Accounts;

public class TokenIssuer(IConfiguration configuration)
{
    internal const string DefaultKey = "L2N7mxFmW0yJITJmgaqWyseCEZqk63Dhjhe9Uc0joyGp8YsWPo9xskJY8M3185Y4";

    public string Issue(Customer customer)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Jwt:SigningKey"] ?? DefaultKey));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = configuration["Jwt:Issuer"],
            Audience = configuration["Jwt:Audience"],
            Expires = DateTime.UtcNow.AddDays(30),
            Subject = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, customer.Id.ToString()),
                new Claim(ClaimTypes.Email, customer.Email),
                new Claim(ClaimTypes.Role, customer.IsStaff ? "staff" : "customer"),
            ]),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }
}

public static class AuthenticationSetup
{
    public static void AddShopAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenIssuer>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.RequireHttpsMetadata = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidateIssuer = false,
                ValidateAudience = false,
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Jwt:SigningKey"] ?? TokenIssuer.DefaultKey)),
            };
        });
        services.AddAuthorization(options => options.AddPolicy("Staff", policy => policy.RequireRole("staff")));
    }
}
