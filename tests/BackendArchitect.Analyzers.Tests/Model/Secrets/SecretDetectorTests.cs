using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class SecretDetectorTests
{
    public static TheoryData<string, string> ProvenFormats => new()
    {
        { "GitHub personal access token", Made.WithCrc32("ghp_") },
        { "GitHub OAuth token", Made.WithCrc32("gho_") },
        { "npm access token", Made.WithCrc32("npm_") },
        { "Azure DevOps personal access token", Made.AzureDevOpsToken() },
        { "Azure DevOps personal access token", Made.AzureDevOpsToken(0x1019F92E) },
        { "Signed JSON Web Token", Made.JsonWebToken() },
        { "Private key", Made.PrivateKey() },
        { "RSA private key", Made.RsaPrivateKey() },
        { "RSA private key", Made.RsaPrivateKey().Replace("\n", "\\n") },
        { "Discord bot token", Convert.ToBase64String("123456789012345678"u8.ToArray()) + "." + Made.Text(Made.Base62, 6) + "." + Made.Text(Made.Base64Url, 27) },
    };

    public static TheoryData<string, string> Formats => new()
    {
        { "GitHub fine-grained access token", "github_pat_" + Made.Text(Made.Base62, 22) + "_" + Made.Text(Made.Base62, 59) },
        { "GitLab personal access token", "glpat-" + Made.Text(Made.Base62, 20) },
        { "Bitbucket app password", "ATBB" + Made.Text(Made.Base62, 24) + Made.Text(Made.Hex, 8).ToUpperInvariant() },
        { "NuGet API key", "oy2" + Made.Text(Made.Base32, 43).ToLowerInvariant() },
        { "RubyGems API key", "rubygems_" + Made.Text(Made.Hex, 48) },
        { "Docker Hub access token", "dckr_pat_" + Made.Text(Made.Base64Url, 27) },
        { "Azure service key", Made.Text(Made.Base62, 52) + "JQQJ9" + "9AKA" + Made.Text(Made.Base62, 23) },
        { "Azure Storage account key", Made.Text(Made.Base64, 76) + "+ASt" + Made.Text(Made.Base64, 6) + "==" },
        { "Azure Cosmos DB key", Made.Text(Made.Base64, 76) + "ACDb" + Made.Text(Made.Base64, 6) + "==" },
        { "Azure Service Bus key", Made.Text(Made.Base64, 33) + "+ASbA" + Made.Text(Made.Base64, 5) + "=" },
        { "Azure AI Search key", Made.Text(Made.Base62, 42) + "AzSeA" + Made.Text(Made.Base62, 5) },
        { "Azure Functions key", Made.Text(Made.Base64Url, 44) + "AzFu" + Made.Text(Made.Base62, 5) + "A==" },
        { "Microsoft Entra client secret", Made.Text(Made.Base62, 3) + "8Q~" + Made.Text(Made.Base62, 34) },
        { "Google API key", "AIza" + Made.Text(Made.Base64Url, 35) },
        { "Google OAuth client secret", "GOCSPX-" + Made.Text(Made.Base62, 28) },
        { "DigitalOcean access token", "dop_v1_" + Made.Text(Made.Hex, 64) },
        { "Terraform Cloud token", Made.Text(Made.Base62, 14) + ".atlasv1." + Made.Text(Made.Base64Url, 64) },
        { "Doppler service token", "dp.st.prd." + Made.Text(Made.Base62, 43) },
        { "Databricks token", "dapi" + Made.Text(Made.Hex, 32) },
        { "Grafana service account token", "glsa_" + Made.Text(Made.Base62, 32) + "_" + Made.Text(Made.Hex, 8) },
        { "Dynatrace token", "dt0c01." + Made.Text(Made.Base32, 24) + "." + Made.Text(Made.Base32, 64) },
        { "Slack bot token", "xoxb-" + Made.Text("123456789", 12) + "-" + Made.Text("123456789", 12) + "-" + Made.Text(Made.Base62, 24) },
        { "Slack webhook", "https://hooks.slack.com/services/T" + Made.Text(Made.Base32, 8) + "/B" + Made.Text(Made.Base32, 8) + "/" + Made.Text(Made.Base62, 24) },
        { "Telegram bot token", Made.Text("123456789", 9) + ":AA" + Made.Text(Made.Base64Url, 33) },
        { "SendGrid API key", "SG." + Made.Text(Made.Base62, 22) + "." + Made.Text(Made.Base62, 43) },
        { "Mailchimp API key", Made.Text(Made.Hex, 32) + "-us12" },
        { "Brevo API key", "xkeysib-" + Made.Text(Made.Hex, 64) + "-" + Made.Text(Made.Base62, 16) },
        { "Stripe secret key", "sk_live_" + Made.Text(Made.Base62, 24) },
        { "Stripe secret key", "sk_live_51" + Made.Text(Made.Base62, 97) },
        { "Stripe secret key of a test account", "sk_test_" + Made.Text(Made.Base62, 24) },
        { "Stripe webhook secret", "whsec_" + Made.Text(Made.Base62, 32) },
        { "Shopify access token", "shpat_" + Made.Text(Made.Hex, 32) },
        { "OpenAI API key", "sk-" + Made.Text(Made.Base62, 20) + "T3BlbkFJ" + Made.Text(Made.Base62, 20) },
        { "OpenAI project key", "sk-proj-" + Made.Text(Made.Base64Url, 74) + "T3BlbkFJ" + Made.Text(Made.Base64Url, 74) },
        { "Anthropic API key", "sk-ant-api03-" + Made.Text(Made.Base64Url, 93) + "AA" },
        { "Hugging Face token", "hf_" + Made.Text(Made.Lower + Made.Lower.ToUpperInvariant(), 34) },
        { "New Relic API key", "NRAK-" + Made.Text(Made.Base32, 27) },
        { "Linear API key", "lin_api_" + Made.Text(Made.Base62, 40) },
    };

    [Theory, MemberData(nameof(ProvenFormats))]
    public void A_format_that_proves_itself_is_certain_wherever_it_stands(string kind, string secret)
    {
        foreach (var place in Enum.GetValues<SecretPlace>())
        {
            var found = Assert.Single(SecretDetector.Judge(secret, new(place)));
            Assert.Equal((kind, Evidence.ProvenFormat, Confidence.Certain, Weight.Full), (found.Kind, found.Evidence, found.Confidence, found.Weight));
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_format_with_a_random_part_is_certain_under_any_name(string kind, string secret)
    {
        var found = Assert.Single(SecretDetector.Judge(secret, new(SecretPlace.Configuration, "Logging:Level")));
        Assert.Equal((kind, Evidence.Format, Weight.Full), (found.Kind, found.Evidence, found.Weight));
    }

    [Theory, MemberData(nameof(Formats)), MemberData(nameof(ProvenFormats))]
    public void A_token_within_a_text_is_found_at_its_place(string kind, string secret)
    {
        var text = "  before \"" + secret + "\" behind";
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "Note")));
        Assert.Equal(kind, found.Kind);
        Assert.Contains(text.Substring(found.Start, found.Length), secret);
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_format_without_proof_says_nothing_in_tests_comments_and_samples(string kind, string secret) =>
        Assert.True(SecretDetector.Judge(secret, new(SecretPlace.OnlyProven)).IsEmpty, kind);

    public static TheoryData<string> Shapes => new(SecretFormats.All
        .Where(format => format.Proof is null && format.Worth == Worth.Secret).Select(format => format.Shape).Distinct());

    [Theory, MemberData(nameof(Shapes))]
    public void Every_row_of_the_table_finds_what_it_describes(string shape)
    {
        foreach (var format in SecretFormats.All.Where(f => f.Shape == shape))
            for (var round = 0; round < 20; round++)
            {
                var found = SecretDetector.Judge(Made.OfShape(shape, seed: round), new(SecretPlace.Configuration, format.Named is { } provider ? provider + ":ApiKey" : "Note"));
                Assert.Equal(format.Kind, Assert.Single(found).Kind);
            }
    }

    [Fact]
    public void A_checksum_that_does_not_hold_makes_it_no_token()
    {
        var token = Made.WithCrc32("ghp_");
        var other = token[^1] == 'a' ? 'b' : 'a';
        Assert.Empty(SecretDetector.Judge(token[..^1] + other, new(SecretPlace.Configuration, "Note")));
    }

    [Theory]
    [InlineData("none", "42")]
    [InlineData("HS256", "1234567890")]
    public void An_unsigned_token_and_the_documentations_sample_are_none(string algorithm, string subject) =>
        Assert.Empty(SecretDetector.Judge(Made.JsonWebToken(algorithm, subject), new(SecretPlace.Configuration, "Sample")));

    [Fact]
    public void A_key_of_a_test_account_says_so() =>
        Assert.Contains("test account", SecretDetector.Judge("sk_test_" + Made.Text(Made.Base62, 24), new(SecretPlace.Configuration)).Single().Kind);

    [Theory]
    [InlineData("AKIA")]
    [InlineData("ASIA")]
    public void An_access_key_id_is_half_of_a_pair(string prefix) =>
        Assert.Equal(Weight.Slight, SecretDetector.Judge(prefix + Made.Text(Made.Base32, 16), new(SecretPlace.Configuration, "Aws:AccessKeyId")).Single().Weight);

    public static TheoryData<string> Publishable => new()
    {
        "pk_live_" + Made.Text(Made.Base62, 24), "pk_test_" + Made.Text(Made.Base62, 24), "NRJS-" + Made.Text(Made.Hex, 19), "mob-" + Guid.Empty.ToString(),
        "sb_publishable_" + Made.Text(Made.Base62, 30), "pubkey-" + Made.Text(Made.Hex, 32), "sq0idp-" + Made.Text(Made.Base62, 22),
    };

    [Theory, MemberData(nameof(Publishable))]
    public void A_publishable_key_is_clean_even_under_a_telling_name(string key) =>
        Assert.Empty(SecretDetector.Judge(key, new(SecretPlace.Configuration, "Stripe:ApiKey")));

    [Fact]
    public void A_provider_in_the_name_makes_a_common_shape_its_key()
    {
        var key = Made.Text(Made.Hex, 32);
        Assert.Equal("Facebook app secret", SecretDetector.Judge(key, new(SecretPlace.Configuration, "Authentication:Facebook:AppSecret")).Single().Kind);
        Assert.Empty(SecretDetector.Judge(key, new(SecretPlace.Configuration, "Authentication:Facebook:AppId")));
        Assert.Equal(Weight.Suspicious, SecretDetector.Judge(key, new(SecretPlace.Configuration, "Authentication:AppSecret")).Single().Weight);
    }

    [Fact]
    public void A_Google_key_for_maps_is_made_to_be_seen()
    {
        var key = "AIza" + Made.Text(Made.Base64Url, 35);
        Assert.Equal(Weight.Slight, SecretDetector.Judge(key, new(SecretPlace.Configuration, "Google:Maps:ApiKey")).Single().Weight);
        Assert.Equal(Weight.Full, SecretDetector.Judge(key, new(SecretPlace.Configuration, "Google:ApiKey")).Single().Weight);
    }

    [Theory]
    [InlineData("Smtp:Password")]
    [InlineData("SMTP_PASSWORD")]
    [InlineData("Db:Pwd")]
    [InlineData("Payment:ClientSecret")]
    [InlineData("Payment:ApiKey")]
    [InlineData("Clients:0:Secret")]
    [InlineData("Clients:0:ClientSecrets:0:Value")]
    [InlineData("Jwt:Key")]
    [InlineData("JwtSettings:SecretKey")]
    [InlineData("Cosmos:Key")]
    [InlineData("Encryption:Key")]
    [InlineData("Slack:BotToken")]
    [InlineData("X-Api-Key")]
    public void A_name_with_a_value_that_looks_it_is_likely(string name)
    {
        var password = Made.Password();
        var found = SecretDetector.Judge(password, new(SecretPlace.Configuration, name)).Single();
        Assert.Equal((Evidence.Name, Confidence.Likely, Weight.Full, 0, password.Length), (found.Evidence, found.Confidence, found.Weight, found.Start, found.Length));
    }

    [Theory]
    [InlineData("PasswordPolicy")]
    [InlineData("PasswordResetUrl")]
    [InlineData("TokenEndpoint")]
    [InlineData("ApiKeyHeaderName")]
    [InlineData("SecretName")]
    [InlineData("KeyVaultUri")]
    [InlineData("MonkeyBusiness")]
    [InlineData("Keyboard:Layout")]
    [InlineData("Keycloak:Realm")]
    [InlineData("Compass")]
    [InlineData("Passenger")]
    [InlineData("Author")]
    [InlineData("Secretary")]
    [InlineData("Tokenizer")]
    [InlineData("PartitionKey")]
    [InlineData("RoutingKey")]
    [InlineData("Cache:Key")]
    [InlineData("GOPRIVATE")]
    [InlineData("PublicKey")]
    [InlineData("SiteKey")]
    [InlineData("Jwt:Issuer")]
    [InlineData("KmsKeyAlias")]
    [InlineData("DB_PASSWORD_FILE")]
    [InlineData("Site:Pass")]
    [InlineData("InstrumentationKey")]
    public void A_name_that_only_sounds_like_a_credential_says_nothing(string name) =>
        Assert.Empty(SecretDetector.Judge(Made.Password(), new(SecretPlace.Configuration, name)));

    [Theory]
    [InlineData("MY_SECRET1")]
    [InlineData("foo")]
    [InlineData("my-api-key")]
    [InlineData("ordersApiClient")]
    [InlineData("orders-api-v2")]
    [InlineData("Contoso.Orders.Key")]
    [InlineData("https://login.contoso.com/token")]
    [InlineData("1234567890")]
    [InlineData("en-US")]
    [InlineData("Please choose a good one")]
    [InlineData("Contraseña")]
    [InlineData("API-nøgle")]
    [InlineData("パスワード変更画面")]
    public void A_telling_name_without_such_a_value_says_nothing(string value) =>
        Assert.Empty(SecretDetector.Judge(value, new(SecretPlace.Configuration, "Orders:ApiKey")));

    [Fact]
    public void Settings_in_the_text_of_a_value_are_judged_like_others()
    {
        var password = Made.Password();
        var text = $$"""{ "user": "app", "password": "{{password}}", "inner": "{\"ApiKey\": \"{{Made.Password()}}\"}" }""";
        var found = SecretDetector.Judge(text, new(SecretPlace.Configuration, "ACCOUNT"));
        Assert.Equal(2, found.Length);
        Assert.Equal(password, text.Substring(found[0].Start, found[0].Length));
    }

    [Fact]
    public void The_secret_half_of_an_AWS_pair_is_found_by_its_name()
    {
        var secret = Made.Text(Made.Base62, 20) + "/+" + Made.Text(Made.Base62, 18);
        Assert.Equal("AWS secret access key", SecretDetector.Judge(secret, new(SecretPlace.Configuration, "AWS:SecretKey")).Single().Kind);
        Assert.Empty(SecretDetector.Judge(secret, new(SecretPlace.Configuration, "AWS:Profile")));
    }

    [Fact]
    public void The_secret_of_an_access_token_is_no_signing_key() =>
        Assert.Empty(SecretDetector.Judge("The secret that belongs to the token", new(SecretPlace.Configuration, "Twitter:AccessTokenSecret")));

    [Fact]
    public void A_phrase_is_enough_for_a_signing_key()
    {
        Assert.Equal(Weight.Full, SecretDetector.Judge("this is what we sign our tokens with", new(SecretPlace.Configuration, "Jwt:SecretKey")).Single().Weight);
        Assert.Equal(Weight.Full, SecretDetector.Judge("ThisIsWhatWeSignOurTokensWith", new(SecretPlace.Configuration, "Jwt:Key")).Single().Weight);
        Assert.Empty(SecretDetector.Judge("this is what we sign our tokens with", new(SecretPlace.Configuration, "Smtp:Password")));
    }

    [Theory]
    [InlineData(nameof(SecretPlace.Configuration))]
    [InlineData(nameof(SecretPlace.Code))]
    public void A_guid_is_suspicious_at_most(string place) =>
        Assert.DoesNotContain(
            SecretDetector.Judge(new Guid(Made.Bytes(16)).ToString(), new(Enum.Parse<SecretPlace>(place), "ApiKey")), found => found.Weight == Weight.Full);

    [Fact]
    public void In_code_a_name_needs_a_random_value()
    {
        Assert.Equal(Weight.Suspicious, SecretDetector.Judge(Made.Text(Made.Base62, 32) + "1", new(SecretPlace.Code, "apiKey")).Single().Weight);
        Assert.Empty(SecretDetector.Judge("Winter-2031!", new(SecretPlace.Code, "password")));
    }

    [Theory]
    [InlineData(nameof(SecretPlace.Sink), "any words at all", nameof(Weight.Full))]
    [InlineData(nameof(SecretPlace.Sink), "changeme", nameof(Weight.Suspicious))]
    [InlineData(nameof(SecretPlace.CryptographicSink), "changeme", nameof(Weight.Full))]
    public void At_a_sink_any_literal_is_a_credential(string place, string value, string weight) =>
        Assert.Equal(weight, SecretDetector.Judge(value, new(Enum.Parse<SecretPlace>(place))).Single().Weight.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("${API_KEY}")]
    [InlineData("<your-key>")]
    [InlineData("********")]
    public void At_a_sink_what_is_empty_masked_or_elsewhere_is_excused(string value) =>
        Assert.Empty(SecretDetector.Judge(value, new(SecretPlace.Sink)));

    [Fact]
    public void Large_files_are_judged_by_format_and_container_alone()
    {
        Assert.Empty(SecretDetector.Judge(Made.Password(), new(SecretPlace.Data, "Smtp:Password")));
        Assert.Single(SecretDetector.Judge($"Server=db.contoso.com;User Id=app;Password={Made.Password()}", new(SecretPlace.Data, "Row")));
    }

    [Fact]
    public void The_keys_of_emulators_are_clean()
    {
        // Published by the vendor, put together here so that no scanner of anybody's takes this file for a leak.
        var storage = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u" + "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        Assert.Empty(SecretDetector.Judge(storage, new(SecretPlace.Sink)));
        Assert.Empty(SecretDetector.Judge(
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={storage};", new(SecretPlace.Configuration, "Storage")));
    }

    [Fact]
    public void A_name_in_a_message_is_without_credentials()
    {
        var token = Made.WithCrc32("ghp_");
        Assert.Equal("Tokens:…:Key", SecretDetector.Redacted($"Tokens:{token}:Key", "x!"));
        Assert.Equal("A:…", SecretDetector.Redacted("A:hunter2!", "hunter2!"));
    }
}
