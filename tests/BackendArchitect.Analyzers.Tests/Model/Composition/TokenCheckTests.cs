using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class TokenCheckTests
{
    [Theory]
    [InlineData("ValidateIssuer = false", true, false)]
    [InlineData("ValidateAudience = Settings.No", true, false)]
    [InlineData("ValidateAudience = app.Environment.IsProduction()", false, false)]
    [InlineData("ValidateAudience = !app.Environment.IsProduction()", true, false)]
    [InlineData("ValidateLifetime = app.Configuration.GetValue<bool>(\"x\")", false, false)]
    [InlineData("ValidateIssuer = true", false, false)]
    [InlineData("RequireSignedTokens = false", true, false)]
    [InlineData("SignatureValidator = (token, _) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token)", true, false)]
    [InlineData("SignatureValidator = (token, p) => Settings.Checked(token)", false, false)]
    [InlineData("IssuerValidator = (issuer, token, p) => issuer", true, false)]
    [InlineData("IssuerValidator = (issuer, token, p) => issuer == \"a\" ? issuer : throw new Exception()", false, false)]
    [InlineData("AudienceValidator = (a, t, p) => true", true, false)]
    [InlineData("AudienceValidator = (a, t, p) => a.Contains(\"x\")", false, false)]
    [InlineData("LifetimeValidator = (a, b, t, p) => b > DateTime.UtcNow", false, false)]
    // A validator that looks is asked in place of the switch.
    [InlineData("ValidateAudience = false, AudienceValidator = (a, t, p) => a.Contains(\"x\")", true, true)]
    [InlineData("ValidateAudience = false, AudienceValidator = (a, t, p) => true", true, false)]
    public void A_setting_takes_a_check_away_where_nothing_is_left_of_it(string settings, bool isTakenAway, bool isMadeUpFor)
    {
        var service = new MadeService([.. Packages.JwtBearer], $"builder.Services.AddAuthentication().AddJwtBearer(o => o.TokenValidationParameters = new() {{ {settings} }});", """
            using Microsoft.IdentityModel.Tokens;
            static class Settings { public const bool No = false; public static SecurityToken Checked(string token) => throw new Exception(); }
            """);
        var initializer = service.Compilation.SyntaxTrees[1].GetRoot().DescendantNodes().OfType<InitializerExpressionSyntax>().First();
        var set = Assert.IsAssignableFrom<ISimpleAssignmentOperation>(service.Model.OperationOf(initializer.Expressions[0], default));
        var check = TokenCheck.Of(((IPropertyReferenceOperation)set.Target).Property)!;
        Assert.Equal((isTakenAway, isMadeUpFor), (check.IsTakenAwayBy(set.Value.WithoutConversions(), service.Model, default), check.MayBeMadeUpFor(set.Value, service.Model, default)));
    }

    [Fact]
    public void The_key_of_a_signature_is_checked_without_its_switch()
    {
        var service = new MadeService([.. Packages.JwtBearer], "builder.Services.AddAuthentication().AddJwtBearer(o => o.TokenValidationParameters = new() { ValidateIssuerSigningKey = false });");
        Assert.Null(TokenCheck.Of(service.Model.SymbolOf(service.Use("ValidateIssuerSigningKey"), default)!));
    }
}
