using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class SecretInLogTests
{
    private const string Compliance = """
        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : Attribute { }
        }
        namespace Azure.Core
        {
            public struct AccessToken { public string Token { get; } public DateTimeOffset ExpiresOn { get; } }
        }
        """;

    [Theory]
    [InlineData("""log.LogInformation("Signing in with {Password}", [|password|]);""")]
    [InlineData("""log.LogInformation($"Signing in with {[|password|]}");""")]
    [InlineData("""log.LogInformation("Signing in with " + [|login.Password|]);""")]
    [InlineData("""log.LogInformation("{P}", [|login?.Password|]);""")]
    [InlineData("""log.LogInformation("{P}", [|login.Password|].Trim());""")]
    [InlineData("""log.LogInformation("{P}", [|password|] ?? "none");""")]
    [InlineData("""log.LogInformation("{P}", id > 3 ? "none" : [|password|]);""")]
    [InlineData("""log.LogInformation("{P}", string.Join(", ", name, [|password|]));""")]
    [InlineData("""log.LogInformation("{P}", Convert.ToBase64String(Encoding.UTF8.GetBytes(name)) + [|password|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|configuration["Jwt:Key"]|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|configuration.GetValue<string>("Payments:ApiKey")|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|configuration.GetSection("Smtp")["Password"]|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|Environment.GetEnvironmentVariable("DB_PASSWORD")|]);""")]
    [InlineData("""log.LogInformation("{Connection}", [|configuration.GetConnectionString("Shop")|]);""")]
    [InlineData("""log.LogInformation("{Connection}", [|options.ConnectionString|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|options.Key|]);""")]
    [InlineData("""log.LogInformation("{Key}", [|apiKey|]);""")]
    [InlineData("""log.LogInformation("{Header}", [|request.Headers["Authorization"]|].ToString());""")]
    [InlineData("""log.LogInformation("{Header}", [|request.Headers["X-Api-Key"]|].FirstOrDefault());""")]
    [InlineData("""log.LogInformation("{Header}", [|request.Headers.Authorization|]);""")]
    [InlineData("""log.LogInformation("{Form}", [|request.Form["password"]|]);""")]
    [InlineData("""log.LogInformation("{Headers}", [|request.Headers|]);""")]
    [InlineData("""log.LogInformation("{Headers}", [|request.Headers|].ToList());""")]
    [InlineData("""log.LogInformation("{Headers}", System.Text.Json.JsonSerializer.Serialize([|request.Headers|]));""")]
    [InlineData("""log.LogInformation("{Cookies}", [|request.Cookies|]);""")]
    [InlineData("""log.LogInformation("{Cookie}", [|request.Headers["Cookie"]|]);""")]
    [InlineData("""log.LogInformation("{Cookie}", [|request.Headers.Cookie|].ToString());""")]
    [InlineData("""log.LogInformation("{Cookie}", [|request.HttpContext.Response.Headers.SetCookie|]);""")]
    [InlineData("""log.LogInformation("{Cookie}", [|request.Cookies["session_id"]|]);""")]
    [InlineData("""log.LogInformation("{Cookie}", [|request.Cookies[".AspNetCore.Cookies"]|]);""")]
    [InlineData("""log.LogInformation("Cookie " + [|options.CookieHeader|]);""")]
    [InlineData("""log.LogInformation("{Cookie}", [|cookieHeader|]);""")]
    [InlineData("""var cookieHeader1 = name; log.LogInformation("{Cookie}", [|cookieHeader1|]);""")]
    [InlineData("""var given = request.Headers.Cookie.ToString(); log.LogInformation("{Given}", [|given|]);""")]
    [InlineData("""var sessionCookie = request.Cookies["s"]; log.LogInformation("{Cookie}", [|sessionCookie|]);""")]
    [InlineData("""foreach (var sent in request.Cookies) log.LogDebug("{Name}: {Value}", sent.Key, [|sent.Value|]);""")]
    [InlineData("""log.LogInformation($"{[|message|]}");""")]
    [InlineData("""log.LogInformation("{Headers}", [|message.Headers|]);""")]
    [InlineData("""log.LogInformation("{Header}", [|message.Headers.Authorization|]);""")]
    [InlineData("""log.LogInformation("{Header}", [|message.Headers.Authorization?.Parameter|]);""")]
    [InlineData("""foreach (var header in request.Headers) log.LogDebug("{Name}: {Value}", header.Key, [|header.Value|]);""")]
    [InlineData("""foreach (var header in request.Headers) { log.LogDebug("{Header}", [|header|]); }""")]
    [InlineData("""log.LogInformation("{Token}", await [|CreateAccessTokenAsync()|]);""")]
    [InlineData("""log.LogInformation("{Token}", [|token|]);""")]
    [InlineData("""log.LogInformation("{Token}", [|resetToken|]);""")]
    [InlineData("""log.LogInformation("{Tokens}", [|refreshTokens|]);""")]
    [InlineData("""log.LogInformation("{Code}", [|otp|]);""")]
    [InlineData("""var given = request.Headers["X-Api-Key"].FirstOrDefault(); log.LogInformation("{Given}", [|given|]);""")]
    [InlineData("""var opened = name + id; var credential = new System.Net.NetworkCredential("shop", opened); log.LogInformation("{Opened}", [|opened|]);""")]
    [InlineData("""log.LogInformation("{@Login}", [|login|]);""")]
    [InlineData("""log.LogInformation("{@Order}", new { Id = id, Login = [|login|] });""")]
    [InlineData("""log.LogInformation("{Login}", System.Text.Json.JsonSerializer.Serialize([|login|]));""")]
    [InlineData("""log.LogInformation("{Entry}", [|entry|]);""")]
    [InlineData("""log.LogInformation($"{[|entry|]}");""")]
    [InlineData("""log.LogInformation("{@Credential}", [|new System.Net.NetworkCredential()|]);""")]
    [InlineData("""log.LogInformation("{@Token}", [|azure|]);""")]
    [InlineData("""log.LogInformation("{Pin}", [|card.Pin|]);""")]
    [InlineData("""log.LogInformation("{@Card}", [|card|]);""")]
    [InlineData("""log.LogInformation([|password|]);""")]
    [InlineData("""log.BeginScope("{Password}", [|password|]);""")]
    [InlineData("""Serilog.Log.Information("{Password}", [|password|]);""")]
    [InlineData("""Serilog.Log.Information("{@Login}", [|login|]);""")]
    [InlineData("""nlog.Info("{0}", [|password|]);""")]
    [InlineData("""net.Info("Password " + [|password|]);""")]
    [InlineData("""net.InfoFormat("{0}", [|password|]);""")]
    [InlineData("""log.Info("{Password}", [|password|]);""")]
    [InlineData("""Events.SignedIn(log, name, [|password|]);""")]
    public Task A_credential_is_reported(string statements) => Verify.Rule<SecretInLog>(LogSource.Libraries, Signing(statements), Compliance, Events);

    [Theory]
    [InlineData("""log.LogInformation("Signing in {Name}", name);""")]
    [InlineData("""log.LogInformation("Password of {Length} characters", password.Length);""")]
    [InlineData("""log.LogInformation("Password given: {Given}", password is not null);""")]
    [InlineData("""log.LogInformation("Password given: {Given}", string.IsNullOrEmpty(password));""")]
    [InlineData("""log.LogInformation("Password {State}", password is null ? "missing" : "given");""")]
    [InlineData("""log.LogInformation("{Password}", Mask(password));""")]
    [InlineData("""var masked = Mask(password); log.LogInformation("{Password}", masked);""")]
    [InlineData("""var maskedPassword = password[..2] + "***"; log.LogInformation("{Password}", maskedPassword);""")]
    [InlineData("""log.LogInformation("{Token}", token.Substring(0, 4));""")]
    [InlineData("""log.LogInformation("{Token}", token[^4..]);""")]
    [InlineData("""log.LogInformation("{Hash}", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(token))));""")]
    [InlineData("""log.LogInformation("{Hash}", login.PasswordHash);""")]
    [InlineData("""log.LogInformation("{Tokens} tokens", tokens);""")]
    [InlineData("""log.LogInformation("{Requested}", cancellationToken);""")]
    [InlineData("""log.LogInformation("{Requested}", cancellationToken.IsCancellationRequested);""")]
    [InlineData("""log.LogInformation("{Type}", tokenType);""")]
    [InlineData("""log.LogInformation("{Kind}", kindOfPassword);""")]
    [InlineData("""log.LogInformation("{Reset}", passwordResetRequired);""")]
    [InlineData("""log.LogInformation("{Page}", nextPageToken);""")]
    [InlineData("""log.LogInformation("{Key}", cacheKey);""")]
    [InlineData("""log.LogInformation("{Key}", storageKey);""")]
    [InlineData("""log.LogInformation("{Name}", secretName);""")]
    [InlineData("""log.LogInformation("{Header} is missing", options.TokenHeader);""")]
    [InlineData("""log.LogInformation("{Missing} is not configured", nameof(password));""")]
    [InlineData("""const string PasswordKey = "Smtp:Password"; log.LogInformation("{Key} is missing", PasswordKey);""")]
    [InlineData("""log.LogInformation("{Url}", configuration["Jwt:Issuer"]);""")]
    [InlineData("""log.LogInformation("{Header} is missing", options.CookieHeaderName);""")]
    [InlineData("""log.LogInformation("{Header}", Microsoft.Net.Http.Headers.HeaderNames.Cookie);""")]
    [InlineData("""log.LogInformation("{Cookie}", cookie);""")]
    [InlineData("""log.LogInformation("{Cookie}", request.Cookies["theme"]);""")]
    [InlineData("""foreach (var sent in request.Cookies) log.LogDebug("{Name}", sent.Key);""")]
    [InlineData("""log.LogInformation("{Cookies} cookies", request.Headers.Cookie.Count);""")]
    [InlineData("""log.LogInformation("{Agent}", request.Headers["User-Agent"]);""")]
    [InlineData("""log.LogInformation("{Agent}", request.Headers.UserAgent);""")]
    [InlineData("""log.LogInformation("{Headers}", request.Headers.Count);""")]
    [InlineData("""log.LogInformation($"{request.Headers}");""")]
    [InlineData("""log.LogInformation("{Headers}", string.Join(", ", request.Headers.Keys));""")]
    [InlineData("""log.LogInformation("{Headers}", request.Headers.Where(h => h.Key != "Authorization"));""")]
    [InlineData("""foreach (var header in request.Headers) log.LogDebug("{Name}", header.Key);""")]
    [InlineData("""foreach (var header in request.Headers) if (header.Key != "Authorization") log.LogDebug("{Name}: {Value}", header.Key, header.Value);""")]
    [InlineData("""log.LogInformation("{Login}", login);""")]
    [InlineData("""log.LogInformation("{@Order}", new { Id = id, Password = Mask(password) });""")]
    [InlineData("""log.LogInformation("{Credential}", new System.Net.NetworkCredential());""")]
    [InlineData("""log.LogInformation("{@Quiet}", quiet);""")]
    [InlineData("""log.LogInformation("{Quiet}", quiet);""")]
    [InlineData("""log.LogInformation("{Id}", card.Id);""")]
    [InlineData("""log.LogInformation("{Shop}", card.Shop);""")]
    [InlineData("""log.LogInformation("{Error}", Problems.InvalidPassword);""")]
    [InlineData("""Events.Read(log, card.Pin);""")]
    [InlineData("""Events.Read(log, password);""")]
    [InlineData("""Console.WriteLine(password);""")]
    [InlineData("""Note("{Password}", password);""")]
    public Task What_lets_nobody_in_is_quiet(string statements) => Verify.Rule<SecretInLog>(LogSource.Libraries, Signing(statements), Compliance, Events);

    [Theory]
    [InlineData("TemplateParser", "Read", false)]
    [InlineData("WordCounter", "Count", false)]
    [InlineData("TokenService", "Refresh", true)]
    [InlineData("Shop", "ConfirmEmail", true)]
    [InlineData("AuthenticationParser", "Parse", false)]
    public Task A_single_token_is_judged_by_what_stands_around_it(string type, string method, bool isReported) => Verify.Rule<SecretInLog>($$"""
        public class {{type}}(ILogger<{{type}}> logger)
        {
            public void {{method}}(string token) => logger.LogInformation("Unknown {Token}", {{(isReported ? "[|token|]" : "token")}});
        }
        """);

    [Fact]
    public Task A_connection_string_of_a_file_is_quiet() => Verify.Rule<SecretInLog>("""
        public class Database(ILogger<Database> logger)
        {
            public void Open(string connectionString)
            {
                logger.LogInformation("Opening {Connection}", connectionString);
                UseSqlite(connectionString);
            }

            private static void UseSqlite(string connectionString) { }
        }
        """);

    [Theory]
    [InlineData("class CleansingLayout : NLog.Layouts.Layout { protected override string GetFormattedMessage(NLog.LogEventInfo e) => e.FormattedMessage.Trim(); }", true)]
    [InlineData("class PlainLayout : NLog.Layouts.Layout { protected override string GetFormattedMessage(NLog.LogEventInfo e) => Redactor.Redact(e.FormattedMessage); } static class Redactor { public static string Redact(string text) => text; }", true)]
    [InlineData("class Tenants : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) => Mask(e); static void Mask(Serilog.Events.LogEvent e) { } }", true)]
    [InlineData("class Tenants : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) { } }", false)]
    [InlineData("class Paths : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) => e.AddOrUpdateProperty(f.CreateProperty(\"RequestPath\", Redact(e.ToString()!))); static string Redact(string text) => text; }", false)]
    [InlineData("class Paths : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) { var masked = new Serilog.Events.LogEventProperty(\"Path\", new Serilog.Events.ScalarValue(1)); e.AddOrUpdateProperty(masked); } }", false)]
    [InlineData("class Paths : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) => e.AddOrUpdateProperty(f.CreateProperty(\"Password\", \"masked\" + Mask)); const string Mask = \"***\"; }", true)]
    [InlineData("class Paths : Serilog.Core.ILogEventEnricher { public void Enrich(Serilog.Events.LogEvent e, Serilog.Core.ILogEventPropertyFactory f) { foreach (var (name, value) in e.Properties) e.AddOrUpdateProperty(f.CreateProperty(name, Mask)); } const string Mask = \"***\"; }", true)]
    [InlineData("class UpperLayout : NLog.Layouts.Layout { protected override string GetFormattedMessage(NLog.LogEventInfo e) => e.FormattedMessage.ToUpper(); }", false)]
    [InlineData("class MaskedTextBox { public string Mask { get; set; } = \"\"; }", false)]
    public Task What_code_of_the_service_may_take_out_of_every_entry_is_quiet(string code, bool isQuiet) => Verify.Rule<SecretInLog>(
        LogSource.Libraries, Signing("""log.LogInformation("{P}", """ + (isQuiet ? "password" : "[|password|]") + ");"), Compliance, Events, code);

    [Theory]
    [InlineData("CleansingLayout", true)]
    [InlineData("UpperLayout", false)]
    public Task What_code_of_a_library_may_take_out_of_every_entry_is_quiet(string name, bool isQuiet) => Verify.Rule<SecretInLog>(
        LogSource.Libraries with
        {
            References = [.. LogSource.Libraries.References, Library.Compile("Shop.Logs", "public class " + name + " : NLog.Layouts.Layout { protected override string GetFormattedMessage(NLog.LogEventInfo e) => e.FormattedMessage; }", [.. LogSource.Libraries.References])],
        },
        Signing("""log.LogInformation("{P}", """ + (isQuiet ? "password" : "[|password|]") + ");"), Compliance, Events);

    // What MA0153 reports and what it does not was read off Meziantou.Analyzer 3.0.321, which speaks without being configured.
    [Theory]
    [InlineData("""log.LogInformation("{Pin}", card.Pin);""", "")]
    [InlineData("""log.LogInformation("{Pin}", (object)card.Pin);""", "")]
    [InlineData("""log.Log(LogLevel.Debug, "{Pin}", card.Pin);""", "")]
    [InlineData("""log.BeginScope("{Pin}", card.Pin);""", "")]
    [InlineData("""LoggerExtensions.LogInformation(log, "{Pin}", card.Pin);""", "")]
    [InlineData("""log.LogInformation($"{[|card.Pin|]}");""", "")]
    [InlineData("""log.LogInformation("Pin " + [|card.Pin|]);""", "")]
    [InlineData("""log.LogInformation([|card.Pin|]);""", "")]
    [InlineData("""log.LogInformation("{Pin}", [|card?.Pin|]);""", "")]
    [InlineData("""log.LogInformation("{Pin}", [|card.Pin|] ?? "none");""", "")]
    [InlineData("""log.LogInformation("{Pin}", [|card.Pin|].Trim());""", "")]
    [InlineData("""log.LogInformation("{Pin}", new object[] { [|card.Pin|] });""", "")]
    [InlineData("""Events.SignedIn(log, name, [|card.Pin|]);""", "")]
    [InlineData("""Serilog.Log.Information("{Pin}", [|card.Pin|]);""", "")]
    [InlineData("""log.LogInformation("{Pin}", [|card.Pin|]);""", "dotnet_diagnostic.MA0153.severity = none")]
    public Task What_the_other_analyzer_reports_of_a_classified_value_is_left_to_it(string statements, string setting) => Verify.Rule<SecretInLog>(
        LogSource.Libraries with { EditorConfig = "[*.cs]\nbuild_property.BackendArchitectResolvedPackages = Serilog/4.0.0|Meziantou.Analyzer/3.0.321\n" + setting + "\n" },
        Signing(statements), Compliance, Events);

    [Fact]
    public Task A_classified_value_is_quiet_where_the_other_analyzer_says_so() => Verify.Rule<SecretInLog>(
        LogSource.Libraries with { EditorConfig = "[*.cs]\ndotnet_diagnostic.MA0153.severity = warning\n" },
        Signing("""log.LogInformation("{Pin} {More}", card.Pin, [|password|]); Serilog.Log.Information("{Pin}", [|card.Pin|]);"""), Compliance, Events);

    [Fact]
    public Task Objects_are_not_judged_where_the_project_says_what_is_written_of_them() => Verify.Rule<SecretInLog>("""
        public record Login(string Name, string Password);

        public interface IDestructuringPolicy { }

        public class LoginPolicy : IDestructuringPolicy { }

        public class SignIn(ILogger<SignIn> logger)
        {
            public void Run(Login login) => logger.LogInformation("{@Login}", login);
        }
        """);

    [Fact]
    public Task The_message_says_what_is_written() => Verify.Rule<SecretInLog>(
        new Surroundings
        {
            Expected =
            [
                new Microsoft.CodeAnalysis.Testing.DiagnosticResult(SecretInLog.Descriptor).WithSpan("/service/Source0.cs", 7, 43, 7, 48)
                    .WithArguments("LogInformation", "all of a 'Login', 'Secret.ApiKey' with it,"),
                new Microsoft.CodeAnalysis.Testing.DiagnosticResult(SecretInLog.Descriptor).WithSpan("/service/Source0.cs", 8, 39, 8, 58)
                    .WithArguments("LogDebug", "the key 'ApiKey'"),
            ],
        },
        """
        public class Secret { public string ApiKey { get; set; } = ""; }
        public class Login { public string Name { get; set; } = ""; public Secret Secret { get; set; } = new(); }
        public class SignIn(ILogger<SignIn> logger)
        {
            public void Run(Login login)
            {
                logger.LogInformation("{@Login}", login);
                logger.LogDebug("With {Key}", login.Secret.ApiKey);
            }
        }
        """);

    [Fact]
    public Task Broken_calls_are_survived() => Verify.Rule<SecretInLog>(
        new Surroundings { Expected = [Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerError("CS0103").WithSpan("/service/Source0.cs", 3, 68, 3, 76).WithArguments("password")] },
        """
        public class SignIn(ILogger<SignIn> logger)
        {
            public void Run(string apiKey) => logger.LogInformation("{P}", password, apiKey);
        }
        """);

    private static string Signing(string statements) => $$"""
        using System.Text;

        public enum Kind { Weak, Strong }

        public class SecretAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { }

        public class PublicAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { }

        public class Login
        {
            public string Name { get; set; } = "";
            public string Password { get; set; } = "";
            public string PasswordHash { get; set; } = "";
        }

        public record Entry(int Id, string ApiKey);

        public record Quiet(int Id, [property: System.Text.Json.Serialization.JsonIgnore] string ApiKey)
        {
            public override string ToString() => "Quiet " + Id;
        }

        public class JwtOptions
        {
            public string Key { get; set; } = "";
            public string ConnectionString { get; set; } = "";
            public string TokenHeader { get; set; } = "";
            public string CookieHeader { get; set; } = "";
            public string CookieHeaderName { get; set; } = "";
        }

        public class Card
        {
            public int Id { get; set; }
            [Secret] public string Pin { get; set; } = "";
            [Public] public string Shop { get; set; } = "";
        }

        public static class Problems
        {
            public static string InvalidPassword => "The password is wrong".Trim();
        }

        public static class OrderLog
        {
            public static void Info(this ILogger logger, string text, params object[] values) => logger.LogInformation(text, values);
        }

        public class Accounts
        {
            public async Task SignIn(
                ILogger log, NLog.Logger nlog, log4net.ILog net, IConfiguration configuration, HttpRequest request, HttpRequestMessage message, JwtOptions options, Login login, Entry entry,
                Quiet quiet, Card card, Azure.Core.AccessToken azure, int id, string name, string password, string apiKey, string token, string resetToken, List<string> refreshTokens, string otp,
                int tokens, CancellationToken cancellationToken, string tokenType, Kind kindOfPassword, bool passwordResetRequired, string nextPageToken, string cacheKey, string storageKey,
                string secretName, string cookieHeader, string cookie)
            {
                await Task.Yield();
                {{statements}}
            }

            private static Task<string> CreateAccessTokenAsync() => Task.FromResult("");
            private static string Mask(string text) => text[..1] + "***";
            private static void Note(string template, string value) { }
        }
        """;

    private const string Events = """
        public static partial class Events
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "{Name} signed in with {Given}")]
            public static partial void SignedIn(ILogger logger, string name, string given);

            [LoggerMessage(Level = LogLevel.Information, Message = "Read {Pin}")]
            public static partial void Read(ILogger logger, [Secret] string pin);
        }

        public static partial class Events
        {
            public static partial void SignedIn(ILogger logger, string name, string given) { }
            public static partial void Read(ILogger logger, string pin) { }
        }
        """;
}
