namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class IdentityReaderTests
{
    [Fact]
    public void What_brings_callers_in_is_exempt_and_what_manages_an_account_requires_authorization()
    {
        var rows = EndpointRows.Of("""app.MapGroup("/account").MapIdentityApi<Microsoft.AspNetCore.Identity.IdentityUser>();""");

        Assert.Equal(10, rows.Length);
        Assert.Equal(7, rows.Count(row => row.EndsWith(": exempt: it brings callers in")));
        Assert.Contains("Identity POST /account/login: exempt: it brings callers in", rows);
        Assert.Contains("Identity GET /account/confirmEmail: exempt: it brings callers in", rows);
        Assert.Equal(
            ["POST /account/manage/2fa", "GET /account/manage/info", "POST /account/manage/info"],
            rows.Where(row => row.EndsWith(": Stated: MapIdentityApi")).Select(row => row.Split(' ', ':') is [_, var verb, var route, ..] ? $"{verb} {route}" : row));
    }

    [Fact]
    public void A_convention_on_the_call_holds_for_all() =>
        Assert.All(EndpointRows.Of("app.MapIdentityApi<Microsoft.AspNetCore.Identity.IdentityUser>().RequireAuthorization();"), row => Assert.Contains("Stated", row));
}
