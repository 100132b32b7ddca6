namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class BuilderReaderTests
{
    private const string Elsewhere = """
        public static class Elsewhere
        {
            public static void Map(RouteGroupBuilder group) => group.MapGet("/e", () => 1);
        }
        """;

    [Fact]
    public void A_group_that_is_given_to_itself_in_a_lambda_stays_the_group() => Assert.Equal(
        ["Minimal GET /orders/inner/e: Waived: AllowAnonymous"],
        EndpointRows.Of("""
            app.UseRouting();
            app.UseEndpoints(endpoints =>
            {
                var group = endpoints.MapGroup("/orders");
                group = group.AllowAnonymous();
                Elsewhere.Map(group.MapGroup("/inner"));
            });
            """, Elsewhere));

    [Fact]
    public void A_group_that_is_given_to_itself_at_the_top_stays_the_group() => Assert.Equal(
        ["Minimal GET /orders/inner/e: Waived: AllowAnonymous"],
        EndpointRows.Of("""
            var group = app.MapGroup("/orders");
            group = group.AllowAnonymous();
            Elsewhere.Map(group.MapGroup("/inner"));
            """, Elsewhere));
}
