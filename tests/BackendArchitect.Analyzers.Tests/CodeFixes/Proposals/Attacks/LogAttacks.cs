using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Log entries that say something else, or still say it.</summary>
internal static class LogAttacks
{
    internal static ImmutableArray<Attack> All => [.. Customers(), .. Secrets(), .. Forged()];

    private static IEnumerable<Attack> Customers()
    {
        foreach (var (name, call) in new[]
        {
            ("all of a range", "logger.LogInformation(\"Sent to {Email}\", customer.Email[0..])"), ("a range of all", "logger.LogInformation(\"Sent to {Address}\", customer.Email[..])"), ("in a text", "logger.LogInformation(\"Sent to {Address}\", $\"{customer.Email}\")"), ("in an object", "logger.LogInformation(\"Sent to {Address}\", new { customer.Email })"), ("in a pair", "logger.LogInformation(\"Sent to {Address}\", (customer.Email, 0))"), ("in an array", "logger.LogInformation(\"Sent to {Address}\", new[] { customer.Email })"),
            ("where it is there", "logger.LogInformation(\"Sent to {Address}\", customer?.Email)"), ("as a pattern's value", "logger.LogInformation(\"Sent to {Address}\", customer.Email is not null ? customer.Email : null)"), ("the whole customer", "logger.LogInformation(\"Sent to {Customer}\", customer)"), ("another message", "logger.LogInformation(\"Refused {CustomerId}\", customer.Id)"), ("not sent", "logger.LogInformation(\"Not sent to {CustomerId}\", customer.Id)"), ("two placeholders for one value", "logger.LogInformation(\"Sent to {CustomerId} {Address}\", customer.Id)"),
            ("no placeholder", "logger.LogInformation(\"Sent to somebody\", customer.Id)"), ("a placeholder of the old name", "logger.LogInformation(\"Sent to {Email}\", customer.Id)"), ("a lower level", "logger.LogDebug(\"Sent to customer {CustomerId}\", customer.Id)"), ("no entry", "_ = customer.Id"), ("more values", "logger.LogInformation(\"Sent to customer {CustomerId}, {Length}\", customer.Id, customer.Email.Length)"), ("an entry that is taken apart", "logger.LogInformation(\"Sent to customer {@CustomerId}\", customer)"),
            ("lower case", "logger.LogInformation(\"Sent to {Address}\", customer.Email.ToLowerInvariant())"), ("its hash", "logger.LogInformation(\"Sent to {Address}\", customer.Email.GetHashCode())"), ("a long report", "logger.LogInformation(\"Sent to customer {CustomerId} and approved by the auditors who found nothing to complain about in it at all\", customer.Id)"), ("an exception", "logger.LogInformation(new Exception(), \"Sent to customer {CustomerId}\", customer.Id)"),
        })
            yield return Attack.OnPage("BARCH4006", name, $$"""
                public void Send(Customer customer)
                {
                    {{call}};
                    logger.LogDebug("Next is {@Customer}", customer);
                }
                """, OutsideTheShape, FindingRemains, ForeignName, NewFinding);
    }

    private static IEnumerable<Attack> Secrets()
    {
        foreach (var (name, call) in new[]
        {
            ("the first letters", "logger.LogDebug(\"{Name} signs in with {Start}\", login.Name, login.Password[..3])"), ("the first letter", "logger.LogDebug(\"{Name} signs in with {Start}\", login.Name, login.Password[0])"), ("the values exchanged", "logger.LogDebug(\"{Name} signs in, password given: {IsPasswordGiven}\", login.Password.Length > 0, login.Name)"), ("the name taken instead", "logger.LogDebug(\"{Name} signs in with {Password}\", login.Password, login.Name)"), ("another text", "logger.LogDebug(\"{Name} signs out, password given: {IsPasswordGiven}\", login.Name, login.Password.Length > 0)"),
            ("always given", "logger.LogDebug(\"{Name} signs in, password given: {IsPasswordGiven}\", login.Name, login.Password.Length > -1)"), ("the name twice", "logger.LogDebug(\"{Name} signs in with {Password}\", login.Name, login.Name)"), ("under a constant name", "logger.LogDebug(\"{Name} signs in with {Value}\", login.Name, login.Password)"), ("a conversion", "logger.LogDebug(\"{Name} signs in with {Value}\", login.Name, (object)login.Password)"), ("its length", "logger.LogTrace(\"{Name} signs in with {Length}\", login.Name, login.Password.Length)"), ("all the configuration", "logger.LogDebug(\"{Name} signs in with {Value}\", login.Name, configuration)"),
            ("the name lost", "logger.LogDebug(\"Somebody signs in, password given: {IsPasswordGiven}\", login.Password.Length > 0)"),
        })
            yield return Attack.OnPage("BARCH4005", name, $$"""
                public void SignIn(Login login, HttpRequest request)
                {
                    {{call}};
                    logger.LogDebug("Request for {Login}", login);
                    logger.LogDebug("Headers: {Headers}", request.Headers);
                    logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
                }
                """, OutsideTheShape, FindingRemains, ForeignName, NewFinding);
        yield return Attack.OnPage("BARCH4005", "the values of the headers", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", string.Join(", ", request.Headers.Values));
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, OutsideTheShape, FindingRemains, ForeignName).At(2);
        yield return Attack.OnPage("BARCH4005", "the whole request", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, OutsideTheShape, FindingRemains, ForeignName).At(2);
        yield return Attack.OnPage("BARCH4005", "the body of the request", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Body);
                logger.LogDebug($"Signing with {configuration["Jwt:SigningKey"]}");
            }
            """, OutsideTheShape, FindingRemains, ForeignName).At(2);
        yield return Attack.OnPage("BARCH4005", "another key of the configuration", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug($"Signing with {configuration["Jwt:Issuer"]}");
            }
            """, OutsideTheShape, FindingRemains, ForeignName).At(3);
        yield return Attack.OnPage("BARCH4005", "an empty entry", """
            public void SignIn(Login login, HttpRequest request)
            {
                logger.LogDebug("{Name} signs in with {Password}", login.Name, login.Password);
                logger.LogDebug("Request for {Login}", login);
                logger.LogDebug("Headers: {Headers}", request.Headers);
                logger.LogDebug("");
            }
            """, OutsideTheShape).At(3);
    }

    private static IEnumerable<Attack> Forged()
    {
        foreach (var (name, arguments) in new[]
        {
            ("the value as a word", "\"Search for Text\", text"), ("braces round another word", "\"{Search} for Text\", text"), ("two placeholders for one value", "\"Search for {Text} {text}\", text"), ("the value twice", "\"Search for {Text}\", text, text"), ("the value in the middle", "\"Search {Text} for\", text"), ("taken apart", "\"Search for {@Text}\", text"), ("a format", "\"Search for {Text:0}\", text"), ("another sign", "\"Search for {Text}!\", text"), ("the value lost", "\"Search for {Text}\""), ("another name", "\"Search for {Query}\", \"text\""),
            ("escaped by hand", "\"Search for \" + text.Replace(\"\\n\", \"\")"), ("braces that are text", "\"Search for {{Text}}\", text"), ("interpolated", "$\"Search for {text}\""), ("aligned", "\"Search for {Text,1000000}\", text"), ("a number in the place of a name", "\"Search for {0}\", text"),
        })
            yield return Attack.OnPage("BARCH4010", name, $$"""
                [HttpGet]
                public void Search(string text) =>
                    logger.LogInformation({{arguments}});
                """, OutsideTheShape, FindingRemains, ForeignName, NewFinding);
        yield return Attack.OnPage("BARCH4010", "a lower level", """
            [HttpGet]
            public void Search(string text) =>
                logger.LogTrace("Search for {Text}", text);
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH4010", "only where it is enabled", """
            [HttpGet]
            public void Search(string text)
            {
                if (logger.IsEnabled(LogLevel.Information))
                    logger.LogInformation("Search for {Text}", text);
            }
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH4010", "as an error", """
            [HttpGet]
            public void Search(string text) =>
                logger.LogError("Search for {Text}", text);
            """, OutsideTheShape);
    }
}
