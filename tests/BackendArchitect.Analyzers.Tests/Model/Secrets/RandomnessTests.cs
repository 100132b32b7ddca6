using BackendArchitect.Analyzers.Model.Secrets;
using CsCheck;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class RandomnessTests
{
    [Theory]
    [InlineData(Made.Base62, 32)]
    [InlineData(Made.Base62, 40)]
    [InlineData(Made.Base64, 44)]
    [InlineData(Made.Base64, 64)]
    [InlineData(Made.Hex, 32)]
    [InlineData(Made.Hex, 64)]
    [InlineData(Made.Base32, 32)]
    public void Nearly_every_random_text_is_random(string alphabet, int length) =>
        Assert.InRange(Enumerable.Range(0, 2000).Count(_ => Randomness.IsRandom(new(Made.Text(alphabet, length)))), 1900, 2000);

    [Theory]
    [InlineData("PasswordResetTokenProvider")]
    [InlineData("Hosting.Startup.Assembly.V2")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:Db")]
    [InlineData("orders-service-production-eu-west-1")]
    [InlineData("DefaultAuthenticationSchemeV2Name")]
    [InlineData("abcdefghijklmnop0123456789")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("a1b2a1b2a1b2a1b2a1b2")]
    [InlineData("https://contoso.com/a/b/c1")]
    [InlineData("not random because of blanks 12")]
    [InlineData("12345678901234567890")]
    [InlineData("aB3$")]
    public void Names_sequences_and_repetitions_are_not(string text) => Assert.False(Randomness.IsRandom(new(text)));

    [Fact]
    public void No_text_is_too_odd_to_judge() => Gen.String.Sample(text =>
    {
        foreach (var place in Enum.GetValues<SecretPlace>())
            foreach (var found in SecretDetector.Judge(text, new(place, "Smtp:Password")))
                Assert.InRange(found.Start + found.Length, 1, text.Length);
        CredentialNames.Of(text);
    });
}
