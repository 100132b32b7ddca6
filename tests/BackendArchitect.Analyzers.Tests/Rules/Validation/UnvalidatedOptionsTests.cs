using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnvalidatedOptionsTests
{
    private const string Types = """

        public class Mail { [System.ComponentModel.DataAnnotations.Required] public string Host { get; set; } = ""; public int Port { get; set; } }
        public class Plain { public string? Host { get; set; } }
        public class Flags { public bool IsOn { get; set; } public Kind Kind { get; set; } }
        public enum Kind { A, B }
        """;

    private static string Host(string code, string types = "") =>
        "using Microsoft.Extensions.Options;\nvar builder = WebApplication.CreateBuilder(args);\n" + code + "\nbuilder.Build().Run();\n" + types + Types;

    [Theory]
    [InlineData("""builder.Services.[|Configure|]<Mail>(builder.Configuration.GetSection("Mail"));""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|Bind|](builder.Configuration.GetSection("Mail"));""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail");""")]
    [InlineData("""builder.Services.AddOptions<Plain>().[|BindConfiguration|]("Mail");""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail").ValidateDataAnnotations();""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail").ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptionsWithValidateOnStart<Mail>().[|BindConfiguration|]("Mail");""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail"); builder.Services.AddOptions<Plain>().BindConfiguration("Plain").Validate(o => o.Host != null).ValidateOnStart();""")]
    public Task Options_that_are_bound_and_not_checked_are_reported(string code) => Verify.Rule<UnvalidatedOptions>(Host(code));

    [Fact]
    public Task A_validator_that_runs_late_is_reported() => Verify.Rule<UnvalidatedOptions>(Host(
        """builder.Services.[|Configure|]<Mail>(builder.Configuration.GetSection("Mail")); builder.Services.AddSingleton<IValidateOptions<Mail>, MailValidator>();""",
        "public class MailValidator : IValidateOptions<Mail> { public ValidateOptionsResult Validate(string? name, Mail options) => ValidateOptionsResult.Success; }"));

    [Theory]
    [InlineData("""builder.Services.AddOptions<Mail>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptions<Mail>().BindConfiguration("Mail").Validate(o => o.Port > 0).ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptionsWithValidateOnStart<Mail>().BindConfiguration("Mail").ValidateDataAnnotations();""")]
    [InlineData("""builder.Services.AddOptionsWithValidateOnStart<Mail, MailValidator>().BindConfiguration("Mail");""")]
    [InlineData("""builder.Services.Configure<Mail>(builder.Configuration.GetSection("Mail")); builder.Services.AddOptions<Mail>().ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptions<Mail>().BindConfiguration("Mail").Check();""")]
    [InlineData("""var options = builder.Services.AddOptions<Mail>(); options.BindConfiguration("Mail"); options.ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.Configure<Mail>(builder.Configuration.GetSection("Mail")); using var provider = builder.Services.BuildServiceProvider(); _ = provider.GetRequiredService<IOptions<Mail>>().Value;""")]
    [InlineData("""builder.Services.Configure<Flags>(builder.Configuration.GetSection("Flags"));""")]
    [InlineData("""builder.Services.Configure<Mail>(o => o.Port = 25);""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(builder.Configuration.GetSection("Kestrel"));""")]
    [InlineData("""builder.Services.Configure<{|CS0246:Missing|}>(builder.Configuration.GetSection("Mail"));""")]
    [InlineData("""var mail = new Mail(); builder.Configuration.Bind("Mail", mail);""")]
    public Task Options_that_are_checked_or_cannot_be_wrong_are_quiet(string code) => Verify.Rule<UnvalidatedOptions>(Host(
        code,
        "public class MailValidator : IValidateOptions<Mail> { public ValidateOptionsResult Validate(string? name, Mail options) => ValidateOptionsResult.Success; }"
        .Replace("IValidateOptions<Mail>", code.Contains("MailValidator") ? "IValidateOptions<Mail>" : "object", StringComparison.Ordinal).Replace(": object", "", StringComparison.Ordinal)
        + "public static class Checks { public static OptionsBuilder<T> Check<T>(this OptionsBuilder<T> builder) where T : class => builder; }"));

    [Theory]
    [InlineData("""builder.Services.[|Configure|]<Mail>(builder.Configuration.GetSection("Mail"));""", """builder.Services.AddOptions<Mail>().Bind(builder.Configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.[|Configure|]<Mail>("a", builder.Configuration.GetSection("Mail"));""", """builder.Services.AddOptions<Mail>("a").Bind(builder.Configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail");""", """builder.Services.AddOptions<Mail>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();""")]
    [InlineData("""builder.Services.AddOptions<Mail>().[|BindConfiguration|]("Mail").ValidateDataAnnotations();""", """builder.Services.AddOptions<Mail>().BindConfiguration("Mail").ValidateOnStart().ValidateDataAnnotations();""")]
    public Task The_fix_has_them_checked_at_start(string before, string after) => Verify.Fix<UnvalidatedOptions>(Host(before), Host(after));

    [Theory]
    [InlineData("""builder.Services.[|Configure|]<Plain>(builder.Configuration.GetSection("Mail"));""")]
    [InlineData("""builder.Services.[|Configure|]<Mail>(builder.Configuration.GetSection("Mail")).AddProblemDetails();""")]
    public Task Where_nothing_is_stated_or_a_chain_goes_on_there_is_no_fix(string code) => Verify.NoFix<UnvalidatedOptions>(Host(code));

    [Theory]
    [InlineData("public", "Configure")]
    [InlineData("internal", "[|Configure|]")]
    public Task A_library_answers_only_for_options_that_its_host_cannot_name(string access, string configure) => Verify.Rule<UnvalidatedOptions>(
        new Surroundings { IsHost = false },
        $$"""
        public static class Mails { public static void AddMails(this IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration) => services.{{configure}}<Mail>(configuration.GetSection("Mail")); }
        {{access}} class Mail { public string Server { get; set; } = ""; }
        """);
}
