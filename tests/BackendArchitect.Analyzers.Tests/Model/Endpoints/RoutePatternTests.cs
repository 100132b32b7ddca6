using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class RoutePatternTests
{
    [Theory]
    [InlineData("[area]/[controller]", "[action]", "/Back/Orders/List")]
    [InlineData("[Area]/[Controller]", "[Action]/[ACTION]", "/Back/Orders/List/List")]
    [InlineData("api", "v-[action]-[controller]", "/api/v-List-Orders")]
    [InlineData("api", "[other]", "/api/{?}")]
    [InlineData("api", "[[action]]", "/api/[action]")]
    [InlineData("api", "[[[action]]]", "/api/[List]")]
    [InlineData("api", "{code:regex(^[[a-z]]{{2}}$)}", "/api/{code:regex(^[a-z]{{2}}$)}")]
    [InlineData("api", "[", "/api/[")]
    [InlineData("[controller]", "~/[action]", "/List")]
    public void Tokens_are_replaced_in_any_case_and_doubled_brackets_are_brackets(string controller, string action, string expected) =>
        Assert.Equal(expected, RoutePattern.OfAction(controller, action, "Orders", "List", "Back"));

    [Fact]
    public void The_token_of_an_area_stays_where_there_is_none() =>
        Assert.Equal("/[area]/Orders", RoutePattern.OfAction("[area]/[controller]", null, "Orders", "List", null));
}
