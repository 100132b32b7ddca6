using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class PersonalDataInLogTests
{
    private const string Compliance = """
        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : Attribute { }
        }
        """;

    [Theory]
    [InlineData("""log.LogInformation("Mail to {Email}", [|email|]);""")]
    [InlineData("""log.LogInformation($"Mail to {[|customer.Email|]}");""")]
    [InlineData("""log.LogInformation("Mail to {Email}", [|customer?.Email|]);""")]
    [InlineData("""log.LogInformation("Call {Phone}", [|customer.PhoneNumber|]);""")]
    [InlineData("""log.LogInformation("Born {Day}", [|customer.DateOfBirth|]);""")]
    [InlineData("""log.LogInformation("Paid by {Card}", [|cardNumber|].Trim());""")]
    [InlineData("""log.LogInformation("Sent to {Address}", [|customer.ShippingAddress|]);""")]
    [InlineData("""log.LogInformation("{Nickname}", [|customer.Nickname|]);""")]
    [InlineData("""log.LogInformation("{User}", [|user.Email|]);""")]
    [InlineData("""log.LogInformation("{@Customer}", [|customer|]);""")]
    [InlineData("""log.LogInformation("{@Order}", [|order|]);""")]
    [InlineData("""log.LogInformation("{Signed}", [|signed|]);""")]
    [InlineData("""log.LogInformation($"{[|signed|]}");""")]
    [InlineData("""log.LogInformation("{Order}", System.Text.Json.JsonSerializer.Serialize([|order|]));""")]
    [InlineData("""log.LogInformation("{@Request}", [|request|]);""")]
    [InlineData("""log.LogInformation("{Form}", [|http.Form|]);""")]
    [InlineData("""log.LogInformation("{@Claims}", [|principal.Claims|]);""")]
    [InlineData("""Serilog.Log.Information("Mail to {Email}", [|email|]);""")]
    [InlineData("""nlog.Info("Mail to {0}", [|email|]);""")]
    [InlineData("""net.InfoFormat("Mail to {0}", [|email|]);""")]
    public Task What_is_said_of_a_person_is_reported(string statement) => Verify.Rule<PersonalDataInLog>(LogSource.Libraries, Mailing(statement), Compliance);

    [Theory]
    [InlineData("""log.LogInformation("Mail to {CustomerId}", customer.Id);""")]
    [InlineData("""log.LogInformation("Mail to {UserId}", user.Id);""")]
    [InlineData("""log.LogInformation("Mail to {UserName}", user.UserName);""")]
    [InlineData("""log.LogInformation("Confirmed {Confirmed}", user.EmailConfirmed);""")]
    [InlineData("""log.LogInformation("Mail to {Email}", Mask(email));""")]
    [InlineData("""log.LogInformation("Has {Email}", email is not null);""")]
    [InlineData("""log.LogInformation("Domain {Domain}", email.Split('@')[1]);""")]
    [InlineData("""log.LogInformation("From {Sender}", senderEmail);""")]
    [InlineData("""log.LogInformation("Template {Template}", emailTemplate);""")]
    [InlineData("""log.LogInformation("Listening on {Address}", address);""")]
    [InlineData("""log.LogInformation("Sent {Emails} mails", emails);""")]
    [InlineData("""log.LogInformation("{Customer}", customer);""")]
    [InlineData("""log.LogInformation("{@Item}", item);""")]
    [InlineData("""log.LogInformation("{Request}", request);""")]
    [InlineData("""log.LogInformation("{Missing} is missing", nameof(email));""")]
    [InlineData("""log.LogInformation("{Sku}", customer.Favourite);""")]
    [InlineData("""log.LogInformation("{@Login}", login);""")]
    public Task What_names_nobody_is_quiet(string statement) => Verify.Rule<PersonalDataInLog>(LogSource.Libraries, Mailing(statement), Compliance);

    [Fact]
    public Task A_classified_value_is_quiet_where_the_other_analyzer_says_so() => Verify.Rule<PersonalDataInLog>(
        LogSource.Libraries with { EditorConfig = "[*.cs]\ndotnet_diagnostic.MA0153.severity = warning\n" },
        Mailing("""log.LogInformation("{Pin} {More}", customer.Nickname, [|email|]); Serilog.Log.Information("{Pin}", [|customer.Nickname|]);"""), Compliance);

    [Fact]
    public Task Objects_are_not_judged_where_the_project_says_what_is_written_of_them() => Verify.Rule<PersonalDataInLog>(LogSource.Libraries, """
        public class Customer { public string Email { get; set; } = ""; }

        public class Mailer(Serilog.ILogger logger)
        {
            public void Send(Customer customer) => logger.Information("{@Customer} has {Email}", customer, [|customer.Email|]);

            public static Serilog.LoggerConfiguration Shape(Serilog.LoggerConfiguration configuration) => configuration.Destructure.ToMaximumDepth(1);
        }
        """);

    private static string Mailing(string statement) => $$"""
        using Microsoft.AspNetCore.Identity;
        using System.Security.Claims;

        public class PersonalDataClassAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { }

        public class PublicAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute { }

        public class Customer
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public string PhoneNumber { get; set; } = "";
            public DateOnly? DateOfBirth { get; set; }
            public string ShippingAddress { get; set; } = "";
            [PersonalDataClass] public string Nickname { get; set; } = "";
            [Public] public string Favourite { get; set; } = "";
        }

        public class Order
        {
            public int Id { get; set; }
            public Customer Customer { get; set; } = new();
        }

        public class Item
        {
            public string Sku { get; set; } = "";
        }

        public record Signed(int Id, string Email);

        public class Login
        {
            public string Email { get; set; } = "";
            public string Password { get; set; } = "";
        }

        public class Mailer
        {
            public void Send<TRequest>(
                ILogger log, NLog.Logger nlog, log4net.ILog net, Customer customer, Order order, Item item, Signed signed, Login login, IdentityUser user, HttpRequest http, ClaimsPrincipal principal,
                TRequest request, string email, string senderEmail, string emailTemplate, string address, string cardNumber, int emails)
            {
                {{statement}}
            }

            private static string Mask(string text) => text[..1] + "***";
        }
        """;
}
