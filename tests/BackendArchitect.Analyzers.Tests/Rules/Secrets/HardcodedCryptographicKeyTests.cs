using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class HardcodedCryptographicKeyTests
{
    private static Task Rule(params string[] sources) =>
        Verify.Rule<HardcodedCryptographicKey>(new Surroundings { References = [CredentialLibraries.All] }, sources.Select(source => "using System.Security.Cryptography;\nusing System.Text;\n" + source).ToArray());

    private static Task InMethod(string body) => Rule($$"""
        class Vault(IConfiguration configuration)
        {
            void Seal(string name, byte[] data, byte[] random, Aes aes, bool flag)
            {
                _ = (configuration, name, data, random, flag);
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("""aes.Key = Encoding.UTF8.GetBytes("[|sixteen letters!|]");""")]
    [InlineData("""aes.Key = "[|sixteen letters!|]"u8.ToArray();""")]
    [InlineData("""aes.Key = Convert.FromBase64String("[|c2l4dGVlbiBsZXR0ZXJzIQ==|]");""")]
    [InlineData("""aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes("[|any words at all|]"));""")]
    [InlineData("""using var sha = SHA256.Create(); aes.Key = sha.ComputeHash(Encoding.UTF8.GetBytes("[|any words at all|]"));""")]
    [InlineData("""aes.Key = Encoding.UTF8.GetBytes("[|1234567890123456|]");""")]
    [InlineData("""aes.Key = Encoding.UTF8.GetBytes("[|short one|]".PadRight(32));""")]
    [InlineData("""aes.Key = [|new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|];""")]
    [InlineData("""aes.Key = [|[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]|];""")]
    [InlineData("""aes.IV = [|new byte[16]|];""")]
    [InlineData("""var iv = [|new byte[16]|]; aes.IV = iv;""")]
    [InlineData("""byte[] iv = [|{ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|]; _ = aes.EncryptCbc(data, iv);""")]
    [InlineData("""_ = aes.CreateEncryptor(random, [|new byte[16]|]);""")]
    [InlineData("""_ = aes.CreateDecryptor("[|sixteen letters!|]"u8.ToArray(), random);""")]
    [InlineData("""_ = aes.EncryptCbc(data, "[|sixteen letters!|]"u8);""")]
    [InlineData("""var a = Aes.Create(); a.Key = flag ? random : Encoding.ASCII.GetBytes("[|sixteen letters!|]");""")]
    [InlineData("""_ = new AesGcm(Encoding.UTF8.GetBytes("[|sixteen letters!|]"), 16);""")]
    [InlineData("""new AesGcm(random, 16).Encrypt([|new byte[12]|], data, data, random);""")]
    [InlineData("""_ = new AesCcm(Encoding.UTF8.GetBytes("[|sixteen letters!|]"));""")]
    [InlineData("""_ = new ChaCha20Poly1305("[|thirty two letters, one more ...!|]"u8);""")]
    [InlineData("""_ = new HMACSHA256(Encoding.UTF8.GetBytes("[|sixteen letters!|]"));""")]
    [InlineData("""_ = new HMACSHA512 { Key = Encoding.UTF8.GetBytes("[|sixteen letters!|]") };""")]
    [InlineData("""_ = HMACSHA256.HashData(Encoding.UTF8.GetBytes("[|sixteen letters!|]"), data);""")]
    [InlineData("""_ = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, "[|sixteen letters!|]"u8);""")]
    [InlineData("""_ = Rfc2898DeriveBytes.Pbkdf2("[|any words at all|]", random, 600_000, HashAlgorithmName.SHA256, 32);""")]
    [InlineData("""_ = HKDF.DeriveKey(HashAlgorithmName.SHA256, "[|any words at all|]"u8.ToArray(), 32);""")]
    [InlineData("""_ = new Org.BouncyCastle.Crypto.Parameters.ParametersWithIV(new(Encoding.UTF8.GetBytes("[|sixteen letters!|]")), [|new byte[16]|]);""")]
    [InlineData("""const string words = "[|any words at all|]"; aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(words));""")]
    public Task A_constant_key_or_vector_is_reported_where_it_stands(string statement) => InMethod(statement);

    [Fact]
    public Task A_constant_of_another_file_is_reported_there_and_once() => Rule(
        """
        static class Keys
        {
            internal const string Key = "[|sixteen letters!|]";
            internal static readonly byte[] Vector = [|{ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|];
            internal const string Title = "sixteen letters!";
        }
        """,
        """
        class Vault
        {
            ICryptoTransform Seal(Aes aes) => aes.CreateEncryptor(Encoding.UTF8.GetBytes(Keys.Key), Keys.Vector);
            ICryptoTransform Open(Aes aes) => aes.CreateDecryptor(Encoding.UTF8.GetBytes(Keys.Key), Keys.Vector);
            string Name => Keys.Title;
        }
        """);

    [Fact]
    public Task A_constant_is_followed_through_the_projects_own_methods() => Rule("""
        class Vault
        {
            byte[] Seal(string text) => Encrypt(text, "[|any words at all|]");
            static byte[] Encrypt(string text, string secretKey)
            {
                using var aes = Aes.Create();
                aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(secretKey));
                aes.GenerateIV();
                return aes.EncryptCbc(Encoding.UTF8.GetBytes(text), aes.IV);
            }
        }
        """);

    [Theory]
    [InlineData("""aes.Key = random;""")]
    [InlineData("""aes.GenerateIV();""")]
    [InlineData("""aes.Key = Convert.FromBase64String(configuration["Encryption:Key"]!);""")]
    [InlineData("""aes.Key = RandomNumberGenerator.GetBytes(32);""")]
    [InlineData("""var iv = new byte[16]; RandomNumberGenerator.Fill(iv); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; RandomNumberGenerator.Create().GetBytes(iv); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; Array.Copy(data, iv, 16); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; Buffer.BlockCopy(data, 0, iv, 0, 16); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; new MemoryStream(data).ReadExactly(iv); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; for (var i = 0; i < 16; i++) iv[i] = data[i]; aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; data.AsSpan(0, 16).CopyTo(iv); aes.IV = iv;""")]
    [InlineData("""var iv = new byte[16]; Draw(iv); aes.IV = iv; void Draw(byte[] into) => into[0] = data[0];""")]
    [InlineData("""var iv = new byte[data.Length]; aes.IV = iv;""")]
    [InlineData("""using var hmac = new HMACSHA256(random); _ = hmac.ComputeHash(Encoding.UTF8.GetBytes("sixteen letters!"));""")]
    [InlineData("""_ = HMACSHA256.HashData(random, "sixteen letters!"u8);""")]
    [InlineData("""_ = aes.EncryptCbc("sixteen letters!"u8, random);""")]
    [InlineData("""_ = SHA256.HashData(new byte[16]);""")]
    [InlineData("""_ = HKDF.DeriveKey(HashAlgorithmName.SHA256, random, 32, info: "any words at all"u8.ToArray());""")]
    [InlineData("""_ = new Rfc2898DeriveBytes(name, "the salt is no key"u8.ToArray(), 600_000, HashAlgorithmName.SHA256);""")]
    [InlineData("""aes.Key = Encoding.UTF8.GetBytes("<your key goes here>");""")]
    [InlineData("""aes.Key = Encoding.UTF8.GetBytes(configuration["Encryption:Key"] ?? "the other rule says this");""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey("the other rule says this"u8.ToArray());""")]
    [InlineData("""var cache = new Dictionary<string, byte[]> { ["sixteen letters!"] = random }; aes.Key = cache["sixteen letters!"];""")]
    public Task A_key_that_is_not_in_the_source_is_not_reported(string statement) => InMethod(statement);

    [Fact]
    public Task What_runs_in_development_alone_is_not_reported() => Rule("""
        class Vault
        {
            void Seal(IHostEnvironment environment, Aes aes)
            {
                if (environment.IsDevelopment())
                    aes.Key = Encoding.UTF8.GetBytes("sixteen letters!");
            }
        }
        """);

    [Fact]
    public Task Test_vectors_in_tests_are_not_reported() => Verify.Rule<HardcodedCryptographicKey>(
        new Surroundings { GlobalConfig = "build_property.IsTestProject = true\n" },
        """class VaultTests { object Key() => new System.Security.Cryptography.HMACSHA256("sixteen letters!"u8.ToArray()); }""");
}
