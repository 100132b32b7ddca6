using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class FastPasswordHashTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Microsoft.AspNetCore.Identity;

        """;

    private static Task Verify(string source) => Testing.Verify.Rule<FastPasswordHash>(Usings + "#pragma warning disable SYSLIB0041, SYSLIB0021\n" + source);

    private static Task InMethod(string body) => Verify($$"""
        record Login(string UserName, string Password);
        class Accounts(IConfiguration configuration)
        {
            async Task Check(Login login, string password, byte[] salt, string saltText, string code, byte[] file, string accessToken, string clientSecret, int rounds)
            {
                {{body}}
                await Task.Yield();
            }
        }
        """);

    [Theory]
    [InlineData("var h = [|MD5.HashData(Encoding.UTF8.GetBytes(password))|];")]
    [InlineData("var h = [|SHA256.HashData(Encoding.UTF8.GetBytes(login.Password))|];")]
    [InlineData("var h = [|SHA256.HashData(Encoding.UTF8.GetBytes(password + saltText))|];")]
    [InlineData("var h = [|SHA3_256.HashData(Encoding.UTF8.GetBytes($\"{saltText}{login.Password}\"))|];")]
    [InlineData("var h = await [|SHA512.HashDataAsync(new MemoryStream(Encoding.UTF8.GetBytes(password)))|];")]
    [InlineData("using var sha = SHA1.Create(); var bytes = Encoding.ASCII.GetBytes(password); var h = [|sha.ComputeHash(bytes)|];")]
    [InlineData("using var sha = HashAlgorithm.Create(\"SHA256\")!; var h = [|sha.ComputeHash(Encoding.Unicode.GetBytes(password.Trim()))|];")]
    [InlineData("using var hmac = new HMACSHA512(); var h = [|hmac.ComputeHash(Encoding.UTF8.GetBytes(password))|];")]
    [InlineData("var h = [|HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(password))|];")]
    [InlineData("var h = [|SHA256.HashData(Encoding.UTF8.GetBytes(password).Concat(salt).ToArray())|];")]
    [InlineData("var salted = new byte[64]; var passwordBytes = Encoding.UTF8.GetBytes(password); Buffer.BlockCopy(passwordBytes, 0, salted, 0, passwordBytes.Length); var h = [|SHA256.HashData(salted)|];")]
    [InlineData("var h = [|SHA256.HashData(Encoding.UTF8.GetBytes(configuration[\"Admin:Password\"]!))|];")]
    [InlineData("var h = [|HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(password), 32)|];")]
    public Task A_function_that_was_made_to_be_fast_is_reported(string body) => InMethod(body);

    [Theory]
    [InlineData("using var kdf = [|new Rfc2898DeriveBytes(password, salt)|];")]
    [InlineData("using var kdf = [|new Rfc2898DeriveBytes(password, 16)|];")]
    [InlineData("using var kdf = [|new Rfc2898DeriveBytes(password, salt, 10000)|];")]
    [InlineData("using var kdf = [|new Rfc2898DeriveBytes(password, salt, 100_000, HashAlgorithmName.SHA256)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, salt, 599_999, HashAlgorithmName.SHA256, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, salt, 209_999, HashAlgorithmName.SHA512, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, salt, 1_299_999, HashAlgorithmName.SHA1, 32)|];")]
    [InlineData("var h = [|KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, 10000, 32)|];")]
    [InlineData("var h = [|KeyDerivation.Pbkdf2(password, salt, iterationCount: 1000, prf: KeyDerivationPrf.HMACSHA512, numBytesRequested: 32)|];")]
    [InlineData("const int Rounds = 5000; var h = [|KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, Rounds, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(code, salt, 1000, HashAlgorithmName.SHA512, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, Encoding.UTF8.GetBytes(\"pepper\"), 600_000, HashAlgorithmName.SHA256, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], 600_000, HashAlgorithmName.SHA256, 32)|];")]
    [InlineData("var h = [|Rfc2898DeriveBytes.Pbkdf2(password, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 600_000, HashAlgorithmName.SHA256, 32)|];")]
    public Task Too_few_iterations_and_one_salt_for_all_are_reported(string body) => InMethod(body);

    [Theory]
    [InlineData("var h = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var h = Rfc2898DeriveBytes.Pbkdf2(password, salt, 210_000, HashAlgorithmName.SHA512, 32);")]
    [InlineData("var h = KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA512, 210_000, 32);")]
    [InlineData("var fresh = new byte[16]; RandomNumberGenerator.Fill(fresh); var h = Rfc2898DeriveBytes.Pbkdf2(password, fresh, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var h = Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var h = Rfc2898DeriveBytes.Pbkdf2(clientSecret, salt, 1000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var h = MD5.HashData(file);")]
    [InlineData("var h = SHA256.HashData(Encoding.UTF8.GetBytes(accessToken)); var i = SHA256.HashData(Encoding.UTF8.GetBytes(clientSecret));")]
    [InlineData("var passwordHash = saltText; var passwordResetToken = code; var h = SHA256.HashData(Encoding.UTF8.GetBytes(passwordHash)); var i = SHA256.HashData(Encoding.UTF8.GetBytes(passwordResetToken));")]
    [InlineData("var h = SHA256.HashData(Encoding.UTF8.GetBytes(login.UserName + password.Length));")]
    [InlineData("var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))); var leaked = await new HttpClient().GetStringAsync(\"https://api.pwnedpasswords.com/range/\" + hash[..5]);")]
    [InlineData("var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))); var prefix = hash.Substring(0, 5);")]
    [InlineData("var realm = code; var ha1 = MD5.HashData(Encoding.UTF8.GetBytes($\"{login.UserName}:{realm}:{login.Password}\"));")]
    [InlineData("var h = Rfc2898DeriveBytes.Pbkdf2(SHA512.HashData(Encoding.UTF8.GetBytes(password)), salt, 210_000, HashAlgorithmName.SHA512, 32);")]
    [InlineData("var first = Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(password))); var h = BCrypt.HashPassword(first);")]
    [InlineData("var hash = new PasswordHasher<Login>().HashPassword(login, password);")]
    public Task What_is_slow_enough_or_no_password_is_not_reported(string body) => Verify($$"""
        record Login(string UserName, string Password);
        static class BCrypt { public static string HashPassword(string text) => text; }
        class Accounts
        {
            async Task Check(Login login, string password, byte[] salt, string saltText, string code, byte[] file, string accessToken, string clientSecret, int rounds)
            {
                {{body}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task A_password_is_followed_into_the_projects_own_methods() => Testing.Verify.Rule<FastPasswordHash>(
        Usings + """
        public interface IHasher { byte[] Compute(string value, byte[] extra); }
        public class Hasher : IHasher
        {
            public byte[] Compute(string value, byte[] extra) => [|HMACSHA512.HashData(extra, Encoding.UTF8.GetBytes(value))|];
        }
        public static class Digest
        {
            public static string Of(string text) { using var md5 = MD5.Create(); return Convert.ToHexString([|md5.ComputeHash(Encoding.UTF8.GetBytes(text))|]); }
            public static string OfFile(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)));
            public static string HashPassword(string input) => Convert.ToHexString([|SHA256.HashData(Encoding.UTF8.GetBytes(input))|]);
            public static byte[] Slow(string text, int rounds) => [|Rfc2898DeriveBytes.Pbkdf2(text, RandomNumberGenerator.GetBytes(16), rounds, HashAlgorithmName.SHA512, 32)|];
        }
        """,
        """
        public class Accounts(IHasher hasher)
        {
            public byte[] Register(string password) => hasher.Compute(password, []);
            public string Old(string password) => Digest.Of(password) + Digest.OfFile("file") + Digest.Slow(password, 1000);
        }
        """);

    [Fact]
    public Task Options_of_identity_may_not_go_below_its_own_default() => Verify("""
        class Setup
        {
            const int Few = 10_000;
            void Add(IServiceCollection services, int configured) 
            {
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = [|1000|]);
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = [|Few|]);
                services.Configure<PasswordHasherOptions>(o => o.CompatibilityMode = [|PasswordHasherCompatibilityMode.IdentityV2|]);
                services.Configure<PasswordHasherOptions>(o => { o.IterationCount = 210_000; o.CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3; });
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = configured);
            }
            void AddForDevelopment(IServiceCollection services, IHostEnvironment env)
            {
                if (env.IsDevelopment())
                    services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            }
        }
        """);

    [Fact]
    public Task The_message_says_what_is_missing() => Testing.Verify.Rule<FastPasswordHash>(
        new Surroundings
        {
            Expected =
            [
                new Microsoft.CodeAnalysis.Testing.DiagnosticResult(FastPasswordHash.Descriptor).WithSpan("/service/Source0.cs", 7, 50, 7, 96).WithArguments(
                    "The password 'password' is", "MD5.HashData", "it was made to be fast, so whoever gets the hashes tries millions of passwords a second"),
                new Microsoft.CodeAnalysis.Testing.DiagnosticResult(FastPasswordHash.Descriptor).WithSpan("/service/Source0.cs", 8, 52, 8, 129).WithArguments(
                    "The password 'password' is", "Pbkdf2", "1,000 iterations are too few, HMAC-SHA256 needs 600,000"),
            ],
        },
        Usings + """
        class Accounts
        {
            byte[] Hash(string password, byte[] salt) => MD5.HashData(Encoding.UTF8.GetBytes(password));
            byte[] Derive(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, 1000, HashAlgorithmName.SHA256, 32);
        }
        """);

    [Fact]
    public Task Broken_code_is_passed_over() => new RuleTest(new FastPasswordHash(), null, ReferenceSet.Net10)
    {
        TestCode = """
            using System.Security.Cryptography;
            class C
            {
                byte[] A(string password) => SHA256.HashData(Missing.GetBytes(password));
                byte[] B(string password) => SHA256.HashData();
                object D(string password) => new Rfc2898DeriveBytes(password, );
                object E(string password) => new Rfc2898DeriveBytes(password, missing, missing);
            }
            """,
        CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None,
    }.RunAsync();
}
