using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class NegativeEvidenceTests
{
    [Theory]
    [InlineData("null"), InlineData("\"\""), InlineData("''"), InlineData("~"), InlineData("   ")]
    [InlineData("${DB_PASSWORD}"), InlineData("$DB_PASSWORD"), InlineData("${X:?no password}"), InlineData("${X:-}"), InlineData("${X:+Other-1-Value}"), InlineData("${x.y}"), InlineData("${X:?Missing-1-Value}"), InlineData("pre-${X}-post")]
    [InlineData("%TOKEN%"), InlineData("$(Token)"), InlineData("$[variables.x]")]
    [InlineData("${{ secrets.TOKEN }}"), InlineData("${{ env.TOKEN }}")]
    [InlineData("#{Password}"), InlineData("#{Password}#")]
    [InlineData("__Password__"), InlineData("@Password@"), InlineData("[[Password]]"), InlineData("%%Password%%"), InlineData("~Password~")]
    [InlineData("{{ .Values.password }}"), InlineData("{{ password | b64enc }}"), InlineData("{% password %}"), InlineData("<%= password %>")]
    [InlineData("{0}"), InlineData("{password}"), InlineData("%s")]
    [InlineData("var.password"), InlineData("local.password"), InlineData("data.vault.password"), InlineData("random_password.db.result"), InlineData("module.db.password")]
    [InlineData("!Ref Password"), InlineData("{{resolve:secretsmanager:Db:SecretString:password}}"), InlineData("[parameters('password')]"), InlineData("[reference('x').key]")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/Db/)"), InlineData("{\"uri\":\"https://shop.vault.azure.net/secrets/Db\"}")]
    [InlineData("vault:secret/data/db#password"), InlineData("<path:secret/data/db#password>"), InlineData("ref+vault://db/password"), InlineData("secret/data/db")]
    [InlineData("op://vault/db/password"), InlineData("bw://db"), InlineData("doppler://db/password"), InlineData("{{op://vault/db/password}}")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:Db-a1B2c3"), InlineData("ssm:/db/password"), InlineData("sm://project/db")]
    [InlineData("projects/1/secrets/db/versions/2"), InlineData("gcp:secretmanager:db"), InlineData("/run/secrets/db")]
    [InlineData("env:DB_PASSWORD"), InlineData("$__file{/run/db}"), InlineData("$__env{DB}"), InlineData("file:///run/db"), InlineData("file:./db"), InlineData("keychain:db")]
    [InlineData("keyring:db"), InlineData("secret://db"), InlineData("awssm:db"), InlineData("azurekeyvault:db")]
    [InlineData("<your-password>"), InlineData("[password]"), InlineData("{your key}"), InlineData("(see user secrets)")]
    [InlineData("YOUR_API_KEY"), InlineData("insert-token-here"), InlineData("YourSecretKeyForSigning"), InlineData("my-secret-key"), InlineData("Replace this with your key")]
    [InlineData("enter_password_here"), InlineData("put your token here"), InlineData("generate-a-secret"), InlineData("REPLACE_WITH_SECRET")]
    [InlineData("xxxxxxxx"), InlineData("********"), InlineData("..."), InlineData("000000"), InlineData("-----")]
    [InlineData("abcdefghijkl"), InlineData("0123456789"), InlineData("qwertyuiop"), InlineData("abcabcabcabc")]
    [InlineData("sk_test_..."), InlineData("AKIA..."), InlineData("AKIA" + "IOSFODNN7EXAMPLE")]
    [InlineData("MY_SECRET1"), InlineData("Jwt:Key"), InlineData("Section__Key"), InlineData("TF_TEAM_TOKEN")]
    [InlineData("ENC[AES256_GCM,data:abc,iv:def]"), InlineData("ENC(abcdef12)"), InlineData("{cipher}a1b2c3d4"), InlineData("AQAAANCMnd8BFdERjHoAwE"), InlineData("CfDJ8Abc123")]
    [InlineData("$ANSIBLE_VAULT;1.1;AES256"), InlineData("AQICAHabc123"), InlineData("$2a$10$abcdefghijklmnopqrstuv"), InlineData("$argon2id$v=19$m=65536")]
    public void What_is_empty_elsewhere_encrypted_or_to_be_filled_in_is_clean_everywhere(string value)
    {
        Assert.True(NegativeEvidence.Of(new(value)) is Excuse.Empty or Excuse.Reference or Excuse.Encrypted or Excuse.Placeholder, NegativeEvidence.Of(new(value)).ToString());
        foreach (var place in new[] { SecretPlace.Configuration, SecretPlace.Sink, SecretPlace.CryptographicSink })
            Assert.Empty(SecretDetector.Judge(value, new(place, "Smtp:Password")));
    }

    [Theory]
    [InlineData("/mnt/secrets/jwt.key"), InlineData("C:\\keys\\jwt.pfx"), InlineData("./certs/site.pem"), InlineData("jwt-signing.key"), InlineData("appsettings.json")]
    [InlineData("https://login.contoso.com/token"), InlineData("https://contoso.com/users@home?x=1")]
    [InlineData("orders@contoso.com"), InlineData("CN=svc,OU=x"), InlineData("db.contoso.com"), InlineData("db.contoso.com:5432")]
    [InlineData("/subscriptions/1/resourceGroups/shop"), InlineData("sha256:3b1f2a"), InlineData("sha384-oqVuAfXRKap7fdgc"), InlineData("md5:abc")]
    [InlineData("Contoso.Orders, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAA contoso"), InlineData("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")]
    [InlineData("X-Api-Key"), InlineData("Authorization"), InlineData("Bearer"), InlineData("client_credentials"), InlineData("SCRAM-SHA-512")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer"), InlineData("orders:token:"), InlineData("/account/password/{id}")]
    [InlineData("^(?=.*\\d).{12,}$"), InlineData("@password"), InlineData("select Password from Users"), InlineData("90.00:00:00"), InlineData("2031-02-03")]
    [InlineData("true"), InlineData("1.2.3"), InlineData("en-US"), InlineData("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")]
    [InlineData("data:image/png;base64,iVBORw0KGgo="), InlineData("Please enter your password"), InlineData("We never store what you type")]
    public void What_is_another_thing_is_clean_under_a_telling_name(string value)
    {
        foreach (var name in new[] { "Smtp:Password", "Orders:ApiKey", "Orders:ClientSecret" })
            Assert.Empty(SecretDetector.Judge(value, new(SecretPlace.Configuration, name)));
    }

    [Theory]
    [InlineData("changeme"), InlineData("CHANGE_ME"), InlineData("changeit"), InlineData("todo"), InlineData("tbd"), InlineData("none"), InlineData("n/a"), InlineData("dummy")]
    [InlineData("secret"), InlineData("password"), InlineData("Password1!"), InlineData("passw0rd"), InlineData("p@ssw0rd"), InlineData("P@ssw0rd!"), InlineData("placeholder")]
    public void What_everybody_knows_is_suspicious_at_most(string value)
    {
        Assert.Equal(Excuse.Changeme, NegativeEvidence.Of(new(value)));
        Assert.DoesNotContain(SecretDetector.Judge(value, new(SecretPlace.Configuration, "Smtp:Password")), found => found.Weight == Weight.Full);
    }

    [Theory]
    [InlineData("${DB_PASSWORD:-", "}")]
    [InlineData("${DB_PASSWORD:=", "}")]
    [InlineData("${DB_PASSWORD-", "}")]
    [InlineData("${db.password:", "}")]
    [InlineData("${{ '", "' }}")]
    public void The_literal_that_stands_in_for_a_variable_is_judged(string open, string close)
    {
        var password = Made.Password();
        var value = open + password + close;
        var found = SecretDetector.Judge(value, new(SecretPlace.Configuration, "Smtp:Password")).Single();
        Assert.Equal(password, value.Substring(found.Start, found.Length));
    }

    [Fact]
    public void A_generated_password_has_no_excuse()
    {
        for (var i = 0; i < 500; i++)
        {
            var password = Made.Password();
            Assert.True(NegativeEvidence.Of(new(password)) == Excuse.None, password);
        }
    }

    [Fact]
    public void An_armor_without_a_key_is_clean()
    {
        Assert.Empty(SecretDetector.Judge("-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----", new(SecretPlace.Configuration, "Oci:PrivateKey")));
        Assert.Empty(SecretDetector.Judge("base64encodedaccountkey", new(SecretPlace.Configuration, "Azure:AccountKey")));
    }

    [Fact]
    public void Public_keys_and_certificates_are_clean() =>
        Assert.Empty(SecretDetector.Judge(Made.PublicKey(), new(SecretPlace.Configuration, "Jwt:Key")));
}
