using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class ClientChoiceTests
{
    [Theory]
    [InlineData("c.Request.Headers[\"X-Forwarded-For\"].ToString()", "X-Forwarded-For", true)]
    [InlineData("c.Request.Headers[Names.RealIp].ToString()", "X_Real_IP", true)]
    [InlineData("c.Request.Headers.TryGetValue(\"CF-Connecting-IP\", out _)", "CF-Connecting-IP", true)]
    [InlineData("c.Request.Headers[\"X-Client\"].FirstOrDefault()", "X-Client", false)]
    [InlineData("c.Request.Headers.UserAgent.ToString()", "UserAgent", false)]
    [InlineData("(c.Request.Headers)[\"X-Client\"].ToString()", null, false)]
    [InlineData("c.Request.Headers[\"X-Api-Key\"].ToString()", null, false)]
    [InlineData("c.Request.Headers.Authorization.ToString()", null, false)]
    [InlineData("c.Request.Headers.Host.ToString()", null, false)]
    // An address counts although its name says of which host.
    [InlineData("c.Request.Headers[\"X-Forwarded-Host\"].ToString()", null, false)]
    [InlineData("c.Request.Headers[Names.Configured].ToString()", null, false)]
    [InlineData("c.Request.Headers[\"\"].ToString()", null, false)]
    [InlineData("Names.Of(c.Request.Headers)", null, false)]
    public void A_header_is_the_clients_choice_unless_somebody_proves_it(string read, string? name, bool isAddress)
    {
        var service = new MadeService($"Names.Read(c => {read});", """
            static class Names
            {
                public const string RealIp = "X_Real_IP";
                public static readonly string Configured = Environment.MachineName;
                public static string Of(IHeaderDictionary headers) => "";
                public static void Read(Func<HttpContext, object?> read) { }
            }
            """);
        Assert.Equal(name is null ? null : new ClientChoice(name, isAddress), ClientChoice.ReadFrom(service.Use("Headers"), service.Model, default));
    }
}
