using BackendArchitect.Analyzers.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class FormatProofTests
{
    private static readonly Mint Mint = new(77);

    public static TheoryData<string, string> Confirmed => new()
    {
        { "Azure Storage account key", Mint.Azure(64, "+ASt", "Default0") },
        { "Azure Cosmos DB key", Mint.Azure(64, "ACDb", "MastRW00") },
        { "Azure Service Bus key", Mint.Azure(32, "+ASb", "Listen00") },
        { "Azure AI Search key", Mint.Azure(39, "AzSe", "PAdmin00") },
        { "Azure Functions key", Mint.AzureFunctions("System00") },
        { "Azure service key", Mint.AzureCommon() },
        { "Azure service key", Mint.AzureCommon(isLong: true) },
        { "Azure service key", Mint.AzureCommon(inBase62: true) },
        { "Azure service key", Mint.AzureCommon(isLong: true, inBase62: true) },
        { "Microsoft Entra client secret", Mint.Entra() },
        { "Grafana service account token", Mint.Grafana() },
        { "age identity", Mint.Age() },
        { "PyPI token", Mint.PyPi() },
    };

    // Published vectors of the hash: seed, bytes, hash.
    [Theory]
    [InlineData(0x004fb61au, 0x001bdbccu, "", 0x30ed35c1u ^ 0x00cd3c7du)]
    [InlineData(0x004fb61au, 0x001bdbccu, "AF", 0x48e73fc7u ^ 0x7d75ddc1u)]
    [InlineData(0x004fb61au, 0x001bdbccu, "E70F", 0xb5f6e1fcu ^ 0x485dbff8u)]
    [InlineData(0x804fb61au, 0x001bdbccu, "8642DC59", 0x36289d96u ^ 0x54fb49f6u)]
    [InlineData(0x804fb61au, 0x801bdbccu, "FF00FF00FF00FF", 0xfdfd187bu ^ 0x1d3ce784u)]
    public void The_hash_of_Azure_is_Marvin32(uint high, uint low, string bytes, uint hash)
    {
        var data = Convert.FromHexString(bytes);
        Assert.Equal(hash, Marvin32.Hash(data, data.Length, low, high));
    }

    [Theory, MemberData(nameof(Confirmed))]
    public void A_checksum_that_holds_proves_a_format_that_speaks_without_it_too(string kind, string token)
    {
        var found = Assert.Single(SecretDetector.Judge(token, new(SecretPlace.OnlyProven)));
        Assert.Equal((kind, Evidence.ProvenFormat, Weight.Full), (found.Kind, found.Evidence, found.Weight));
    }

    [Theory, MemberData(nameof(Confirmed))]
    public void Without_its_checksum_it_is_a_format_like_others(string kind, string token)
    {
        // Who knows its key alone can check the signature of a macaroon.
        if (kind == "PyPI token")
            return;
        // A character well inside, which every checksum covers.
        var at = token.Length / 3;
        var other = token[..at] + (token[at] == 'Q' ? 'Z' : 'Q') + token[(at + 1)..];
        Assert.DoesNotContain(SecretDetector.Judge(other, new(SecretPlace.OnlyProven)), found => found.Kind == kind);
        Assert.Contains(SecretDetector.Judge(other, new(SecretPlace.Configuration, "Note")), found => found.Kind == kind && found.Evidence == Evidence.Format);
    }

    [Fact]
    public void A_token_of_Azure_DevOps_ends_with_the_bits_that_are_left_over()
    {
        var token = Mint.AzureDevOps(0xE0B9692D);
        Assert.True(FormatProof.IsAzureDevOpsToken(new(token)));
        Assert.False(FormatProof.IsAzureDevOpsToken(new(token[..^1] + "b")));
    }

    [Fact]
    public void A_certificate_with_a_password_beside_it_opens()
    {
        var certificate = Mint.Pfx("");
        Assert.Equal(Weight.Slight, Assert.Single(SecretDetector.Judge(certificate, new(SecretPlace.Configuration, "Certificate"))).Weight);
        Assert.False(FormatProof.IsPkcs12(new("MII" + Mint.Text(Mint.Base64, 300))));
    }

    [Theory]
    [InlineData("""{ "typ" : "JWT", "alg" : "RS256" }""", """{ "name": "Shop" }""", true)]
    [InlineData("""{"alg":"none"}""", """{"sub":"1"}""", false)]
    [InlineData("""{"alg":"HS256"}""", """{ "sub" : "1234567890" }""", false)]
    [InlineData("""["alg"]""", """{"sub":"1"}""", false)]
    [InlineData("""{"alg":"HS256"}""", """no object""", false)]
    public void A_web_token_is_signed_and_not_that_of_the_documentation(string header, string payload, bool isToken) =>
        Assert.Equal(isToken, SecretDetector.Judge(Mint.Jwt(header, payload), new(SecretPlace.OnlyProven)).Length == 1);
}
