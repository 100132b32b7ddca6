using BackendArchitect.Analyzers.Model.Secrets;
using CsCheck;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class SecretPolicyTests
{
    [Fact]
    public void A_format_of_the_project_s_own_is_found_under_any_name()
    {
        var policy = new SecretPolicy { WrittenFormats = ["Contoso key: ctso_{b62:32}", "Contoso ticket: tkt-{d:4}-{=ABC:3}-{h:20-24}"] };
        foreach (var (kind, token) in new[] { ("Contoso key", "ctso_" + Made.Text(Made.Base62, 32)), ("Contoso ticket", "tkt-" + Made.Text(Made.Digits, 4) + "-CAB-" + Made.Text(Made.Hex, 22)) })
        {
            var found = Assert.Single(SecretDetector.Judge("x " + token, new(SecretPlace.Configuration, "Note") { Policy = policy }));
            Assert.Equal((kind, Weight.Full, 2), (found.Kind, found.Weight, found.Start));
            Assert.Empty(SecretDetector.Judge("x " + token, new(SecretPlace.Configuration, "Note")));
            Assert.Empty(SecretDetector.Judge(token[..^3], new(SecretPlace.Configuration, "Note") { Policy = policy }));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Contoso key")]
    [InlineData(": ctso_{b62:32}")]
    [InlineData("Contoso key: ")]
    [InlineData("Contoso key: ctso_")]
    [InlineData("Contoso key: {b62:32}")]
    [InlineData("Contoso key: c_{b62:32}")]
    [InlineData("Contoso key: ctso_{b62:32")]
    [InlineData("Contoso key: ctso_{b62}")]
    [InlineData("Contoso key: ctso_{nope:32}")]
    [InlineData("Contoso key: ctso_{=:32}")]
    [InlineData("Contoso key: ctso_{b62:0}")]
    [InlineData("Contoso key: ctso_{b62:-4}")]
    [InlineData("Contoso key: ctso_{b62:40-20}")]
    [InlineData("Contoso key: ctso_{b62:1-2-3}")]
    [InlineData("Contoso key: ctso_{b62:99999999999}")]
    [InlineData("Contoso key: ctso_{}")]
    [InlineData("Contoso key: ctso_}{")]
    public void What_is_no_format_counts_as_not_written(string text) => Assert.Empty(new SecretPolicy { WrittenFormats = [text] }.Formats);

    [Fact]
    public void Nothing_that_is_written_as_a_format_throws() => Gen.String["Aa:{}-=0123456789b62 hx_"].Sample(text =>
    {
        var policy = new SecretPolicy { WrittenFormats = [text, "Key: ctso_" + text] };
        SecretDetector.Judge("ctso_ctso_0123456789abcdefghij", new(SecretPlace.Configuration, "Note") { Policy = policy });
    }, iter: 500);

    [Fact]
    public void Names_of_the_project_s_own_come_first()
    {
        var policy = new SecretPolicy { Names = ["door code", "OrderPin", " ", "-"], OtherNames = ["FeedToken"] };
        var value = Made.Password();
        foreach (var name in new[] { "Shop:DoorCode", "DOOR_CODE", "Till:order-pin" })
        {
            Assert.Single(SecretDetector.Judge(value, new(SecretPlace.Configuration, name) { Policy = policy }));
            Assert.Empty(SecretDetector.Judge(value, new(SecretPlace.Configuration, name)));
        }
        Assert.Empty(SecretDetector.Judge(value, new(SecretPlace.Configuration, "Shop:FeedToken") { Policy = policy }));
        Assert.Single(SecretDetector.Judge(value, new(SecretPlace.Configuration, "Shop:Token") { Policy = policy }));
        Assert.Equal(CredentialName.None, policy.NameOf("Shop:Backdoor"));
    }

    [Theory]
    [InlineData("salt of the shop", true)]
    [InlineData("another salt", false)]
    [InlineData("", false)]
    public void A_value_is_allowed_by_its_salted_hash_alone(string salt, bool isAllowed)
    {
        var value = Made.Password();
        var policy = new SecretPolicy { Salt = salt, Hashes = [SecretPolicy.HashOf("salt of the shop", value).ToUpperInvariant(), "nonsense", ""] };
        Assert.Equal(isAllowed, SecretDetector.Judge(value, new(SecretPlace.Configuration, "Smtp:Password") { Policy = policy }).IsEmpty);
        Assert.Single(SecretDetector.Judge(Made.Password(), new(SecretPlace.Configuration, "Smtp:Password") { Policy = policy }));
    }

    [Fact]
    public void The_hash_is_what_the_documented_command_prints() =>
        // printf '%s' 'salt:value' | sha256sum
        Assert.Equal("dba76fca79c1eadce36084f8b227f5d4", SecretPolicy.HashOf("salt", "value")[..32]);

    [Theory]
    [InlineData("appsettings.Demo.json", "/service/appsettings.Demo.json", true)]
    [InlineData("appsettings.Demo.json", "appsettings.demo.json", true)]
    [InlineData("appsettings.Demo.json", "/service/my-appsettings.Demo.json", false)]
    [InlineData("demo/*.json", "/service/demo/a.json", true)]
    [InlineData("demo/*.json", "C:\\service\\demo\\a.json", true)]
    [InlineData("demo/*.json", "/service/demo/b/a.json", false)]
    [InlineData("demo/**", "/service/demo/b/a.json", true)]
    [InlineData("/demo/**/*.yml", "/service/demo/x/y/a.yml", true)]
    [InlineData("a?.json", "/service/ab.json", true)]
    [InlineData("a?.json", "/service/a/.json", false)]
    [InlineData("*", "/service/a.json", true)]
    [InlineData("", "/service/a.json", false)]
    [InlineData("[", "/service/a.json", false)]
    public void A_path_is_allowed_by_its_pattern(string pattern, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, !new SecretPolicy { Paths = [pattern] }.Judges(path));

    [Fact]
    public void A_pattern_that_would_take_others_for_ever_ends() =>
        Assert.True(new SecretPolicy { Paths = [string.Concat(Enumerable.Repeat("**a", 60))] }.Judges("/" + new string('a', 2_000) + "b"));
}
