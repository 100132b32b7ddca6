using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

/// <summary>That two calls switch everything off is shown by row V7 of the runtime tests.</summary>
public class RepeatedAddValidationTests
{
    [Fact]
    public Task Every_call_but_the_first_is_reported() => Verify.Rule<RepeatedAddValidation>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddValidation();
        builder.Services.[|AddValidation|]();
        builder.Services.AddOrders();
        var app = builder.Build();
        app.Run();
        """,
        """
        public static class Orders { public static IServiceCollection AddOrders(this IServiceCollection services) => services.[|AddValidation|](options => options.MaxDepth = 3); }
        """);

    [Theory]
    [InlineData("builder.Services.AddValidation();")]
    [InlineData("builder.Services.AddValidation(); new Other().AddValidation();")]
    [InlineData("builder.Services.{|CS1061:AddValidations|}(); builder.Services.AddValidation();")]
    public Task One_call_and_those_of_others_are_quiet(string code) => Verify.Rule<RepeatedAddValidation>(
        "var builder = WebApplication.CreateBuilder(args);" + code + "builder.Build().Run(); public class Other { public void AddValidation() { } }");

    [Theory]
    [InlineData("builder.Services.AddValidation();\nbuilder.Services.[|AddValidation|]();\nbuilder.Build().Run();", "builder.Services.AddValidation();\nbuilder.Build().Run();")]
    [InlineData("builder.Services.AddValidation();\nbuilder.Services.AddProblemDetails().[|AddValidation|]();\nbuilder.Build().Run();", "builder.Services.AddValidation();\nbuilder.Services.AddProblemDetails();\nbuilder.Build().Run();")]
    public Task The_fix_takes_it_away(string before, string after) =>
        Verify.Fix<RepeatedAddValidation>("var builder = WebApplication.CreateBuilder(args);\n" + before, "var builder = WebApplication.CreateBuilder(args);\n" + after);

    [Fact]
    public Task The_fix_loses_no_options() => Verify.NoFix<RepeatedAddValidation>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddValidation(); builder.Services.[|AddValidation|](options => options.MaxDepth = 3); builder.Build().Run();");
}
