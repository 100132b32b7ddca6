using System.Reflection;
using System.Security.Cryptography;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SecretComparedInVariableTimeTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;
        using Microsoft.Extensions.Primitives;

        """;

    private static Task Verify(string source) => Testing.Verify.Rule<SecretComparedInVariableTime>(Usings + source);

    private static Task InMethod(string body) => Verify($$"""
        record Login(string UserName, string Password, string ConfirmPassword, string Token);
        class Options { public string ApiKey { get; set; } = ""; public string? Secret { get; set; } public string WebhookSecret { get; set; } = ""; }
        class User { public string PasswordHash { get; set; } = ""; public byte[] Hash { get; set; } = []; public string Password { get; set; } = ""; public string Token { get; set; } = ""; public string Name { get; set; } = ""; public string UserName { get; set; } = ""; }
        class Service(Options _options, IOptions<Options> options, IConfiguration configuration, List<User> users, IQueryable<User> table)
        {
            bool Check(HttpRequest request, Login login, User user, string apiKey, string provided, string? signature, byte[] body, byte[] key)
            {
                {{body}}
                return false;
            }
        }
        """);

    [Theory]
    [InlineData("if ([|apiKey == _options.ApiKey|]) { }")]
    [InlineData("if ([|_options.ApiKey != provided|]) { }")]
    [InlineData("if ([|apiKey.Equals(provided)|]) { }")]
    [InlineData("if ([|provided.Equals(_options.ApiKey, StringComparison.OrdinalIgnoreCase)|]) { }")]
    [InlineData("if ([|string.Equals(provided, options.Value.ApiKey)|]) { }")]
    [InlineData("if ([|object.Equals(provided, options.Value.ApiKey)|]) { }")]
    [InlineData("if ([|string.Compare(provided, apiKey) == 0|]) { }")]
    [InlineData("if ([|string.CompareOrdinal(provided, apiKey) != 0|]) { }")]
    [InlineData("if ([|provided.CompareTo(apiKey) == 0|]) { }")]
    [InlineData("if ([|StringComparer.Ordinal.Equals(provided, apiKey)|]) { }")]
    [InlineData("if ([|EqualityComparer<string>.Default.Equals(provided, apiKey)|]) { }")]
    [InlineData("if ([|provided.SequenceEqual(apiKey)|]) { }")]
    [InlineData("if ([|provided.AsSpan().SequenceEqual(apiKey)|]) { }")]
    [InlineData("if ([|Encoding.UTF8.GetBytes(provided).SequenceEqual(Encoding.UTF8.GetBytes(apiKey))|]) { }")]
    public Task Every_way_to_compare_texts_is_seen(string body) => InMethod(body);

    [Theory]
    [InlineData("""if ([|request.Headers["X-Api-Key"] != provided|]) { }""")]
    [InlineData("""if ([|request.Headers["X-Api-Key"].ToString() == provided|]) { }""")]
    [InlineData("""if ([|request.Headers["X-Api-Key"].FirstOrDefault() == provided|]) { }""")]
    [InlineData("""if ([|request.Headers.Authorization == $"Bearer {provided}"|]) { }""")]
    [InlineData("""if ([|provided == configuration["Jobs:ApiKey"]|]) { }""")]
    [InlineData("""if ([|provided == configuration.GetValue<string>("API_KEY")|]) { }""")]
    [InlineData("""if ([|provided == Environment.GetEnvironmentVariable("JOBS_API_KEY")|]) { }""")]
    [InlineData("""request.Headers.TryGetValue("X-Api-Key", out var given); if ([|given == provided|]) { }""")]
    [InlineData("""if (request.Headers.TryGetValue("X-Hub-Signature-256", out StringValues given) && [|given.ToString() == provided|]) { }""")]
    [InlineData("""var given = request.Query["access_token"]; if ([|provided.Equals(given)|]) { }""")]
    [InlineData("""var expected = configuration.GetSection("Jobs")["ApiKey"]; if ([|provided == expected|]) { }""")]
    public Task A_value_is_told_by_where_it_comes_from(string body) => InMethod(body);

    [Theory]
    [InlineData("var mac = HMACSHA256.HashData(key, body); if ([|mac.SequenceEqual(Convert.FromHexString(provided))|]) { }")]
    [InlineData("if ([|provided == Convert.ToHexString(HMACSHA256.HashData(key, body))|]) { }")]
    [InlineData("using var h = new HMACSHA1(key); var text = BitConverter.ToString(h.ComputeHash(body)).Replace(\"-\", \"\").ToLower(); if ([|\"sha1=\" + text == provided|]) { }")]
    [InlineData("using HashAlgorithm h = new HMACSHA1(key); var text = Convert.ToBase64String(h.ComputeHash(body)); if ([|text != provided|]) { }")]
    [InlineData("string Sign(byte[] data) => Convert.ToHexString(HMACSHA256.HashData(key, data)); if ([|Sign(body) != provided|]) { }")]
    [InlineData("var computedSignature = provided; if ([|signature == computedSignature|]) { }")]
    public Task A_message_authentication_code_is_a_credential_whatever_it_is_called(string body) => InMethod(body);

    [Theory]
    [InlineData("byte[] Hash(string password) => SHA256.HashData(Encoding.UTF8.GetBytes(password)); if ([|user.Hash.SequenceEqual(Hash(login.Password))|]) { }")]
    [InlineData("if ([|user.PasswordHash == provided|]) { }")]
    [InlineData("if ([|user.Password == login.Password|]) { }")]
    [InlineData("var found = users.FirstOrDefault(u => [|u.Token == login.Token|]);")]
    [InlineData("var ok = true; for (var i = 0; i < user.Hash.Length; i++) { var hash = Rfc2898DeriveBytes.Pbkdf2(login.Password, key, 1, HashAlgorithmName.SHA512, 20); ok &= [|hash[i] == user.Hash[i]|]; }")]
    public Task Passwords_hashes_and_tokens_are_compared_too(string body) => InMethod(body);

    [Theory]
    [InlineData("if (apiKey == null || _options.Secret is null || apiKey == \"\" || apiKey == string.Empty || apiKey.Equals(default)) { }")]
    [InlineData("if (apiKey == \"Bearer\" || login.Token == \"Basic\" || provided == \"client_credentials\") { }")]
    [InlineData("if (_options.ApiKey == \"<your-api-key>\" || login.Password == \"********\") { }")]
    [InlineData("const string Scheme = \"Bearer\"; if (login.Token == Scheme || login.Token is \"Bearer\" or \"Token\") { }")]
    [InlineData("if (login.Password == login.ConfirmPassword || login.Password != login.UserName) { }")]
    [InlineData("var repeatPassword = provided; if (login.Password == repeatPassword) { }")]
    [InlineData("var newPassword = provided; var oldPassword = apiKey; if (newPassword == oldPassword) { }")]
    [InlineData("if (login.Password == user.UserName) { }")]
    [InlineData("var found = table.FirstOrDefault(u => u.Token == login.Token && u.PasswordHash == provided);")]
    [InlineData("var found = from u in table where u.Token == login.Token select u;")]
    [InlineData("var names = new Dictionary<string, User>(); if (names.ContainsKey(apiKey)) { }")]
    [InlineData("if (nameof(apiKey) == provided || nameof(login.Password) == provided) { }")]
    [InlineData("if (apiKey.Length == provided.Length || apiKey.StartsWith(provided)) { }")]
    [InlineData("var etag = SHA256.HashData(body); if (etag.SequenceEqual(key)) { }")]
    [InlineData("if (string.Compare(provided, apiKey) < 0) { }")]
    [InlineData("if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(apiKey), Encoding.UTF8.GetBytes(provided))) { }")]
    [InlineData("var continuationToken = provided; var nextToken = apiKey; if (continuationToken == signature || nextToken == null) { }")]
    [InlineData("var tokenType = provided; var apiKeyName = provided; if (tokenType == signature || apiKeyName == signature) { }")]
    [InlineData("var concurrencyToken = provided; if (concurrencyToken != user.Name) { }")]
    public Task What_proves_nobody_is_not_reported(string body) => InMethod(body);

    [Fact]
    public Task Tokens_of_a_parser_are_no_credentials() => Verify("""
        enum Kind { Token, Secret }
        class Lexer
        {
            private string _token = "";
            bool Next(string token, string nextToken, Kind kind, CancellationToken cancellationToken) =>
                token == _token || nextToken == _token || _token == ";" || kind == Kind.Token || cancellationToken == default || cancellationToken.Equals(CancellationToken.None);
        }
        class SqlStatement
        {
            string token = "";
            bool Is(string expression) => token == expression;
        }
        """);

    [Fact]
    public Task Equality_of_objects_lets_nobody_in() => Verify("""
        class Settings : IEquatable<Settings>
        {
            public string ApiKey { get; init; } = "";
            public bool Equals(Settings? other) => other is not null && ApiKey == other.ApiKey;
            public override bool Equals(object? o) => o is Settings s && s.ApiKey == ApiKey;
            public static bool operator ==(Settings a, Settings b) => a.ApiKey == b.ApiKey;
            public static bool operator !=(Settings a, Settings b) => a.ApiKey != b.ApiKey;
            public override int GetHashCode() => 0;
        }
        """);

    [Fact]
    public Task A_parameter_is_told_by_the_header_it_is_bound_to() => Verify("""
        class Hooks : ControllerBase
        {
            public IActionResult Post([FromHeader(Name = "X-Api-Key")] string caller, string known) => [|caller == known|] ? Ok() : Unauthorized();
            public IActionResult Put([FromHeader(Name = "X-Tenant")] string caller, string known) => caller == known ? Ok() : Unauthorized();
        }
        """);

    [Fact]
    public Task A_literal_that_may_be_a_credential_is_compared_as_one() => Verify($$"""
        class Keys
        {
            const string Known = "{{Model.Secrets.Made.Password()}}";
            bool Check(string apiKey, string name) => [|apiKey == Known|] || [|apiKey is "{{Model.Secrets.Made.Password()}}"|] || name == Known;
        }
        """);

    [Fact]
    public Task Broken_code_is_passed_over() => new RuleTest(new SecretComparedInVariableTime(), null, ReferenceSet.Net10)
    {
        TestCode = """
            class C
            {
                bool A(string apiKey) => apiKey == ;
                bool B(string apiKey) => apiKey.Equals(missing, );
                bool D(Unknown apiKey, Unknown other) => apiKey == other || apiKey.SequenceEqual(other);
                bool E(string apiKey) => apiKey is ;
            }
            """,
        CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None,
    }.RunAsync();

    private static Task Fix(string before, string after) => Testing.Verify.Fix<SecretComparedInVariableTime>(before, after);

    [Fact]
    public Task Texts_that_may_be_null_go_through_a_method_that_is_added_once() => Fix("""
        class Keys(string? known)
        {
            public bool Check(string? apiKey) => [|apiKey == known|];

            public bool Refuse(string? apiKey)
            {
                if ([|known != apiKey|])
                    return true;
                return ![|string.Equals(apiKey, known, StringComparison.Ordinal)|];
            }
        }
        """, """
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        class Keys(string? known)
        {
            public bool Check(string? apiKey) => FixedTimeEquals(apiKey, known);

            public bool Refuse(string? apiKey)
            {
                if (!FixedTimeEquals(known, apiKey))
                    return true;
                return !FixedTimeEquals(apiKey, known);
            }

            private static bool FixedTimeEquals(string? left, string? right) =>
                (left is null) == (right is null) && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(left), MemoryMarshal.AsBytes<char>(right));
        }
        """);

    [Fact]
    public Task Bytes_and_characters_are_compared_where_they_stand() => Fix("""
        using System.Security.Cryptography;

        class Keys
        {
            public bool Check(byte[] body, byte[] key, ReadOnlySpan<byte> signature) => [|signature.SequenceEqual(HMACSHA256.HashData(key, body))|];
            public bool Check(ReadOnlySpan<char> apiKey, ReadOnlySpan<char> known) => ![|apiKey.SequenceEqual(known)|];
            public bool Check(byte[] body, byte[] key) => [|Convert.ToHexString(HMACSHA256.HashData(key, body)) != $"{body.Length}"|];
        }
        """, """
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        class Keys
        {
            public bool Check(byte[] body, byte[] key, ReadOnlySpan<byte> signature) => CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(key, body));
            public bool Check(ReadOnlySpan<char> apiKey, ReadOnlySpan<char> known) => !CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(apiKey), MemoryMarshal.AsBytes(known));
            public bool Check(byte[] body, byte[] key) => !CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(Convert.ToHexString(HMACSHA256.HashData(key, body))), MemoryMarshal.AsBytes<char>($"{body.Length}"));
        }
        """);

    [Fact]
    public Task A_call_on_a_text_that_may_be_null_says_no_where_it_threw() => Fix("""
        class Keys
        {
            public bool Check(string apiKey, string known) => [|apiKey.Equals(known)|];
            public bool Refuse(string apiKey, string known) => ![|apiKey.Equals(known)|];
        }
        """, """
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        class Keys
        {
            public bool Check(string apiKey, string known) => apiKey is not null && FixedTimeEquals(apiKey, known);
            public bool Refuse(string apiKey, string known) => !(apiKey is not null && FixedTimeEquals(apiKey, known));

            private static bool FixedTimeEquals(string? left, string? right) =>
                (left is null) == (right is null) && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(left), MemoryMarshal.AsBytes<char>(right));
        }
        """);

    [Fact]
    public Task In_a_program_the_method_is_a_local_function() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/jobs", (HttpRequest request, IConfiguration configuration) =>
            [|request.Headers["X-Api-Key"] == configuration["ApiKey"]|] ? Results.Ok() : Results.Unauthorized());
        app.Run();
        """, """
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/jobs", (HttpRequest request, IConfiguration configuration) =>
            FixedTimeEquals(request.Headers["X-Api-Key"], configuration["ApiKey"]) ? Results.Ok() : Results.Unauthorized());
        app.Run();

        static bool FixedTimeEquals(string? left, string? right) =>
            (left is null) == (right is null) && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(left), MemoryMarshal.AsBytes<char>(right));

        """);

    [Theory]
    [InlineData("[|apiKey!.Equals(known, StringComparison.OrdinalIgnoreCase)|]")]
    [InlineData("[|string.Compare(apiKey, known) == 0|]")]
    [InlineData("[|EqualityComparer<string>.Default.Equals(apiKey, known)|]")]
    [InlineData("apiKey?[|.Equals(known)|] == true")]
    [InlineData("[|apiKey!.SequenceEqual(apiKeys.ToList())|]")]
    [InlineData("[|Known()!.Equals(apiKey)|]")]
    [InlineData("[|apiKey /* of the caller */ == known|]")]
    public Task Where_the_meaning_would_change_nothing_is_offered(string comparison) => Testing.Verify.NoFix<SecretComparedInVariableTime>($$"""
        class Keys
        {
            static string? Known() => Environment.MachineName;
            public bool Check(string? apiKey, string? known, char[] apiKeys) => {{comparison}};
        }
        """);

    /// <summary>Both versions are compiled and run over all pairs of values, null, empty and broken surrogates among them.</summary>
    [Theory]
    [InlineData("string?", "apiKey == known", false)]
    [InlineData("string?", "apiKey != known", false)]
    [InlineData("string?", "!(apiKey == known)", false)]
    [InlineData("string?", "string.Equals(apiKey, known)", false)]
    [InlineData("string?", "string.Equals(apiKey, known, StringComparison.Ordinal)", false)]
    [InlineData("string?", "object.Equals(apiKey, known)", false)]
    [InlineData("string?", "StringComparer.Ordinal.Equals(apiKey, known)", false)]
    [InlineData("string?", "string.CompareOrdinal(apiKey, known) == 0", false)]
    [InlineData("string?", "0 != string.CompareOrdinal(apiKey, known)", false)]
    [InlineData("string?", "apiKey is \"KNOWN\"", false)]
    [InlineData("string?", "apiKey is not \"KNOWN\"", false)]
    [InlineData("string?", "apiKey!.Equals(known)", true)]
    [InlineData("string?", "!apiKey!.Equals(known)", true)]
    [InlineData("string?", "apiKey.AsSpan().SequenceEqual(known.AsSpan())", false)]
    [InlineData("byte[]?", "System.MemoryExtensions.SequenceEqual<byte>(apiKey.AsSpan(), known)", false)]
    [InlineData("byte[]?", "System.Linq.Enumerable.SequenceEqual(apiKey!, known!)", true)]
    public async Task The_fixed_comparison_answers_what_the_other_did(string type, string comparison, bool mayHaveThrown)
    {
        var literal = Model.Secrets.Made.Password();
        var source = $$"""
            #nullable enable
            using System;
            public static class Keys
            {
                public static bool Check({{type}} apiKey, {{type}} known) => {{comparison.Replace("KNOWN", literal)}};
            }
            """;
        var (before, after) = await CompiledWithFix(source);
        object?[] values = type == "string?"
            ? [null, "", "a", "A", "b", literal, literal[..^1] + "!", "\ud800", "\udfff", "\ufffd", "é", "e\u0301", "a\0", "a\0b", "aa"]
            : [null, Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 0, 0 }, new byte[] { 1, 2, 3 }, new byte[] { 1, 2, 3 }, new byte[] { 1, 2, 4 }, new byte[] { 255 }];
        foreach (var one in values)
            foreach (var other in values)
            {
                var was = Answer(before, one, other);
                var now = Answer(after, one, other);
                if (was is null)
                    // A call on nothing was an error; now it lets nobody in.
                    Assert.True(mayHaveThrown && now == comparison.StartsWith('!'), $"{one} and {other}: threw, now {now}");
                else
                    Assert.True(was == now, $"'{one}' and '{other}': was {was}, now {now}");
            }
    }

    private static bool? Answer(MethodInfo check, object? one, object? other)
    {
        try
        {
            return (bool)check.Invoke(null, [one, other])!;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }

    private static async Task<(MethodInfo Before, MethodInfo After)> CompiledWithFix(string source)
    {
        using var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Create(), "keys", "keys", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: [new(SecretComparedInVariableTime.Descriptor.Id, ReportDiagnostic.Warn)]),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: references));
        // The tests' own framework is no test framework to the rule.
        project = project.WithMetadataReferences(project.MetadataReferences.Where(reference => !reference.Display!.Contains("xunit", StringComparison.OrdinalIgnoreCase) && !reference.Display!.Contains("TestPlatform", StringComparison.OrdinalIgnoreCase)));
        var document = project.AddDocument("Keys.cs", SourceText.From(source));
        var compilation = (await document.Project.GetCompilationAsync())!;
        var found = Assert.Single(await compilation.WithAnalyzers([Hosts.Of(new SecretComparedInVariableTime())]).GetAnalyzerDiagnosticsAsync());
        var actions = new List<CodeAction>();
        await Testing.Verify.FixOf(typeof(SecretComparedInVariableTime))!.RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        var changed = (await Assert.Single(actions).GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (Check(compilation), Check((await changed.GetProject(project.Id)!.GetCompilationAsync())!));
    }

    private static MethodInfo Check(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)));
        return Assembly.Load(image.ToArray()).GetType("Keys")!.GetMethod("Check")!;
    }
}
