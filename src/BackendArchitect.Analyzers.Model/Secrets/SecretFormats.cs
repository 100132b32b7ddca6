using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// The formats of providers' credentials, from the providers' documentation. A row that needs a name has too common a shape to speak alone.
/// </summary>
internal static class SecretFormats
{
    internal static readonly ImmutableArray<SecretFormat> All =
    [
        // Source control, packages, continuous integration
        new("GitHub personal access token", "ghp_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("GitHub OAuth token", "gho_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("GitHub user token", "ghu_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("GitHub server token", "ghs_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("GitHub refresh token", "ghr_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("GitHub fine-grained access token", "github_pat_{b62:22}_{b62:59}"),
        new("GitLab personal access token", "glpat-{b64u:20}"),
        new("GitLab personal access token", "glpat-{b64u:27-300}.{low:9}"),
        new("GitLab deploy token", "gldt-{b64u:20}"),
        new("GitLab deploy token", "gldt-{b64u:27-300}.{low:9}"),
        new("GitLab runner token", "glrt-{b64u:20}"),
        new("GitLab runner token", "glrt-{b64u:27-300}.{low:9}"),
        new("GitLab job token", "glcbt-{b64u:20}"),
        new("GitLab job token", "glcbt-{b64u:27-300}.{low:9}"),
        new("GitLab feed token", "glft-{b64u:20}"),
        new("GitLab feed token", "glft-{b64u:27-300}.{low:9}"),
        new("GitLab agent token", "glagent-{b64u:50}"),
        new("GitLab OAuth secret", "gloas-{b64u:64}"),
        new("GitLab SCIM token", "glsoat-{b64u:20}"),
        new("GitLab SCIM token", "glsoat-{b64u:27-300}.{low:9}"),
        new("GitLab trigger token", "glptt-{h:40}"),
        new("Bitbucket app password", "ATBB{b62:24}{H:8}"),
        new("Atlassian API token", "ATATT3{b64u:150-220}={H:8}"),
        new("npm access token", "npm_{b62:36}") { Proof = FormatProof.HasCrc32 },
        new("NuGet API key", "oy2{l32:43}"),
        new("PyPI token", "pypi-AgEIcHlwaS5vcmc{b64u:50-400}") { Confirmation = FormatProof.IsMacaroon },
        new("RubyGems API key", "rubygems_{h:48}"),
        new("Docker Hub access token", "dckr_pat_{b64u:27}"),
        new("Docker Hub organization token", "dckr_oat_{b64u:24-40}"),
        new("JFrog API key", "AKCp{b62:69}"),
        new("JFrog reference token", "cmVmd{b62:59}"),
        new("Azure DevOps personal access token", "{l32:52}") { Proof = FormatProof.IsAzureDevOpsToken },
        new("Octopus API key", "API-{up:26}"),
        new("CircleCI token", "CCIPAT_{b62:22}_{h:40}"),
        new("Buildkite token", "bkua_{h:40}"),
        new("Sonar server token", "squ_{h:40}"),
        new("Sonar server token", "sqp_{h:40}"),
        new("Sonar server token", "sqa_{h:40}"),
        new("Postman API key", "PMAK-{h:24}-{h:34}"),

        // Azure: keys carry the name of the service at a fixed place
        new("Azure service key", "{b62:52}JQQJ9{=9DH:1}{b62:1}{=ABCDEFGHIJKL:1}{b62:24}") { Confirmation = FormatProof.IsCommonAzureKey },
        new("Azure service key", "{b62:52}JQQJ9{=9DH:1}{b62:1}{=ABCDEFGHIJKL:1}{b62:26}==") { Confirmation = FormatProof.IsCommonAzureKey },
        new("Azure Storage account key", "{b64:76}+ASt{b64:6}==") { Confirmation = FormatProof.IsAzureKey("Default0") },
        new("Azure Cosmos DB key", "{b64:76}ACDb{b64:6}==") { Confirmation = FormatProof.IsAzureKey("MastRW00", "MastRO00", "SystRW00", "SystRO00", "SysAll00", "Resour00", "Encryp00") },
        new("Azure Batch key", "{b64:76}+ABa{b64:6}==") { Confirmation = FormatProof.IsAzureKey("AbAcct00") },
        new("Azure API Management key", "{b64:76}APIM{b64:6}==") { Confirmation = FormatProof.IsAzureKey("Tenant00", "IoTHub00", "Gatewy00", "GitKey00") },
        new("Azure Machine Learning key", "{b64:76}+AMC{b64:6}==") { Confirmation = FormatProof.IsAzureKey("Classic0") },
        new("Azure Service Bus key", "{b64:33}+ASb{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("Manage00", "Send0000", "Listen00", "System00", "Unknown0") },
        new("Azure Event Hubs key", "{b64:33}+AEh{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("Manage00", "Send0000", "Listen00", "System00", "Unknown0") },
        new("Azure Relay key", "{b64:33}+ARm{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("Manage00", "Send0000", "Listen00", "System00", "Unknown0") },
        new("Azure Cache for Redis key", "{b64:33}AzCa{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("Access00") },
        new("Azure IoT key", "{b64:33}AIoT{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("IoTHub00", "DpsKey00", "Device00") },
        new("Azure Event Grid key", "{b64:33}AZEG{=ABCDEFGHIJKLMNOP:1}{b64:5}=") { Confirmation = FormatProof.IsAzureKey("Default0") },
        new("Azure AI Search key", "{b64:42}AzSe{=ABCD:1}{b64:5}") { Confirmation = FormatProof.IsAzureKey("Query000", "PAdmin00") },
        new("Azure Container Registry key", "{b64:42}+ACR{=ABCD:1}{b64:5}") { Confirmation = FormatProof.IsAzureKey("ACRDflt0") },
        new("Azure Functions key", "{b64u:44}AzFu{b64u:5}{=AQgw:1}==") { Confirmation = FormatProof.IsAzureKey("Functi00", "Master00", "System00") },
        new("Microsoft Entra client secret", "{unr:3}8Q~{unr:34}") { Confirmation = FormatProof.IsEntraSecret },
        new("Microsoft Entra client secret", "{unr:3}7Q~{unr:31}"),
        new("Microsoft Teams webhook", "webhook.office.com/webhookb2/{guid:36}@{guid:36}/IncomingWebhook/{h:32}/{guid:36}"),

        // Clouds and hosting
        new("AWS access key id", "AKIA{b32:16}") { Worth = Worth.Half },
        new("AWS temporary access key id", "ASIA{b32:16}") { Worth = Worth.Half },
        new("AWS access key id", "ABIA{b32:16}") { Worth = Worth.Half },
        new("AWS access key id", "ACCA{b32:16}") { Worth = Worth.Half },
        new("AWS secret access key", "{b64:40}") { Named = "aws", Proof = FormatProof.LooksLikeAwsSecret },
        new("AWS secret access key", "{b64:40}") { Named = "secretaccesskey", Beside = ["AKIA", "ASIA"], Proof = FormatProof.LooksLikeAwsSecret },
        new("AWS Bedrock API key", "ABSK{b64:109-269}"),
        new("Google API key", "AIza{b64u:35}"),
        new("Google OAuth client secret", "GOCSPX-{b64u:28}"),
        new("Google OAuth refresh token", "1//0{b64u:40-100}"),
        new("Alibaba Cloud access key id", "LTAI{b62:20}") { Worth = Worth.Half },
        new("Tencent Cloud secret id", "AKID{b62:32}") { Worth = Worth.Half },
        new("Yandex Cloud access key id", "YC{b64u:38}") { Worth = Worth.Half },
        new("DigitalOcean access token", "dop_v1_{h:64}"),
        new("DigitalOcean OAuth token", "doo_v1_{h:64}"),
        new("DigitalOcean refresh token", "dor_v1_{h:64}"),
        new("Heroku API key", "HRKU-AA{b64u:58}"),
        new("Fly.io token", "fo1_{b64u:43}"),
        new("Fly.io token", "fm1a_{b64p:100-2000}"),
        new("Fly.io token", "fm1r_{b64p:100-2000}"),
        new("Fly.io token", "fm2_{b64p:100-2000}"),
        new("Netlify token", "nfp_{b62:36}"),
        new("Vercel token", "{b62:24}") { Named = "vercel" },
        new("Cloudflare Origin CA key", "v1.0-{h:24}-{h:146}"),
        new("Cloudflare API token", "{b64u:40}") { Named = "cloudflare" },
        new("Fastly API token", "{b64u:32}") { Named = "fastly" },
        new("HashiCorp Vault token", "hvs.{b64u:90-120}"),
        new("HashiCorp Vault batch token", "hvb.{b64u:138-300}"),
        new("HashiCorp Vault token", "s.{b62:24}") { Named = "vault" },
        new("Terraform Cloud token", "{b62:14}.atlasv1.{b64u:60-70}"),
        new("Pulumi access token", "pul-{h:40}"),
        new("Infracost API key", "ico-{b62:32}"),
        new("Doppler token", "dp.pt.{b62:40-44}"),
        new("Doppler service token", "dp.st.{b62:40-44}"),
        new("Doppler service token", "dp.st.{b64u:1-40}.{b62:40-44}"),
        new("Doppler token", "dp.ct.{b62:40-44}"),
        new("1Password service account token", "ops_eyJ{b64u:250-2000}"),
        new("1Password secret key", "A3-{up:6}-{up:6}-{up:5}-{up:5}-{up:5}-{up:5}"),
        new("1Password secret key", "A3-{up:6}-{up:11}-{up:5}-{up:5}-{up:5}"),
        new("age identity", "AGE-SECRET-KEY-1{up:58}") { Confirmation = FormatProof.IsAgeIdentity },
        new("Tailscale key", "tskey-auth-{b64u:30-70}"),
        new("Tailscale key", "tskey-api-{b64u:30-70}"),
        new("Tailscale key", "tskey-client-{b64u:30-70}"),

        // Data
        new("Databricks token", "dapi{h:32}"),
        new("Databricks token", "dapi{h:32}-{d:1}"),
        new("PlanetScale password", "pscale_pw_{b64u:32-64}"),
        new("PlanetScale token", "pscale_tkn_{b64u:32-64}"),
        new("PlanetScale OAuth token", "pscale_oauth_{b64u:32-64}"),
        new("Supabase access token", "sbp_{h:40}"),
        new("Supabase secret key", "sb_secret_{b64u:22-60}"),
        new("Supabase publishable key", "sb_publishable_{b64u:22-60}") { Worth = Worth.Public },
        new("Neon API key", "napi_{low:60-80}"),
        new("MongoDB Atlas service account secret", "mdb_sa_sk_{b64u:40}"),
        new("Confluent API secret", "{b64:64}") { Named = "confluent" },
        new("Contentful token", "CFPAT-{b64u:43}"),
        new("Airtable token", "pat{b62:14}.{h:64}"),
        new("Algolia admin key", "{h:32}") { Named = "algolia" },

        // Monitoring
        new("Grafana service account token", "glsa_{b62:32}_{h:8}") { Confirmation = FormatProof.HasCrc32InHex },
        new("Grafana Cloud token", "glc_eyJ{b64:60-400}"),
        new("Grafana API key", "eyJrIjoi{b64:70-400}"),
        new("New Relic API key", "NRAK-{up:27}"),
        new("New Relic insert key", "NRII-{b64u:32}"),
        new("New Relic browser key", "NRJS-{h:19}") { Worth = Worth.Public },
        new("Dynatrace token", "dt0c01.{b32:24}.{b32:64}"),
        new("Dynatrace token", "dt0s01.{b32:24}.{b32:64}"),
        new("Dynatrace token", "dt0s16.{b32:24}.{b32:64}"),
        new("Sentry user token", "sntryu_{h:64}"),
        new("Sentry organization token", "sntrys_eyJpYXQiO{b64p:80-600}"),
        new("Datadog key", "{h:32}") { Named = "datadog" },
        new("Datadog application key", "{h:40}") { Named = "datadog" },
        new("PagerDuty API key", "{b64u:20}") { Named = "pagerduty" },
        new("Sumo Logic access key", "{b62:64}") { Named = "sumologic" },
        new("Snyk token", "{guid:36}") { Named = "snyk" },
        new("LaunchDarkly SDK key", "sdk-{guid:36}"),
        new("LaunchDarkly API key", "api-{guid:36}"),
        new("LaunchDarkly mobile key", "mob-{guid:36}") { Worth = Worth.Public },

        // Chat and mail
        new("Slack bot token", "xoxb-{d:10-13}-{d:10-13}-{b62:24}"),
        new("Slack user token", "xoxp-{d:10-13}-{d:10-13}-{d:10-13}-{h:32}"),
        new("Slack app token", "xapp-1-{up:9-12}-{d:10-13}-{h:64}"),
        new("Slack configuration token", "xoxe.xoxp-1-{b64u:160-180}"),
        new("Slack configuration token", "xoxe.xoxb-1-{b64u:160-180}"),
        new("Slack refresh token", "xoxe-1-{b64u:140-180}"),
        new("Slack webhook", "hooks.slack.com/services/{up:9-12}/{up:9-12}/{b62:24}"),
        new("Discord bot token", "{b64u:24-28}.{b64u:6}.{b64u:27-38}") { Proof = FormatProof.IsDiscordToken },
        new("Discord webhook", "discord.com/api/webhooks/{d:17-20}/{b64u:68}"),
        new("Discord webhook", "discordapp.com/api/webhooks/{d:17-20}/{b64u:68}"),
        new("Telegram bot token", "{d:8-10}:AA{b64u:33}"),
        new("Twilio API key id", "SK{h:32}") { Worth = Worth.Half },
        new("Twilio account id", "AC{h:32}") { Worth = Worth.Half },
        new("Twilio auth token", "{h:32}") { Named = "twilio", Beside = ["AC"] },
        new("SendGrid API key", "SG.{b64u:22}.{b64u:43}"),
        new("Mailgun API key", "key-{h:32}"),
        new("Mailgun public key", "pubkey-{h:32}") { Worth = Worth.Public },
        new("Mailchimp API key", "{h:32}-us{d:1-2}"),
        new("Postmark server token", "{guid:36}") { Named = "postmark" },
        new("Brevo API key", "xkeysib-{h:64}-{b62:16}"),

        // Payment and commerce
        new("Stripe secret key", "sk_live_{b62:24-120}"),
        new("Stripe restricted key", "rk_live_{b62:24-120}"),
        new("Stripe secret key of a test account", "sk_test_{b62:24-120}"),
        new("Stripe restricted key of a test account", "rk_test_{b62:24-120}"),
        new("Stripe secret key", "sk_prod_{b62:24-120}"),
        new("Stripe restricted key", "rk_prod_{b62:24-120}"),
        new("Stripe organization key", "sk_org_{b62:24-120}"),
        new("Stripe organization key", "sk_org_live_{b62:24-120}"),
        new("Stripe webhook secret", "whsec_{b64:32-64}"),
        new("Stripe publishable key", "pk_live_{b62:16-120}") { Worth = Worth.Public },
        new("Stripe publishable key", "pk_test_{b62:16-120}") { Worth = Worth.Public },
        new("Braintree access token", "access_token$production${low:16}${h:32}"),
        new("Square access token", "EAAA{b64u:60}"),
        new("Square application secret", "sq0csp-{b64u:43}"),
        new("Square access token", "sq0atp-{b64u:22}"),
        new("Square application id", "sq0idp-{b64u:22}") { Worth = Worth.Public },
        new("Flutterwave secret key", "FLWSECK-{low:32}-X"),
        new("Flutterwave public key", "FLWPUBK-{low:32}-X") { Worth = Worth.Public },
        new("Adyen API key", "AQE{b64:80-400}") { Named = "adyen" },
        new("Lob API key", "live_{h:35}") { Named = "lob" },
        new("Lob publishable key", "live_pub_{h:31}") { Worth = Worth.Public },
        new("Lob publishable key", "test_pub_{h:31}") { Worth = Worth.Public },
        new("Razorpay key secret", "{b62:24}") { Named = "razorpay" },
        new("Shopify access token", "shpat_{H:32}"),
        new("Shopify custom app token", "shpca_{H:32}"),
        new("Shopify private app password", "shppa_{H:32}"),
        new("Shopify shared secret", "shpss_{H:32}"),
        new("Plaid access token", "access-production-{guid:36}"),
        new("Shippo token", "shippo_live_{h:40}"),
        new("EasyPost API key", "EZAK{b62:54}"),
        new("Duffel token", "duffel_live_{b64u:43}"),
        new("Razorpay key id", "rzp_live_{b62:14}") { Worth = Worth.Half },

        // Models
        new("OpenAI API key", "sk-{b62:20}T3BlbkFJ{b62:20}"),
        new("OpenAI project key", "sk-proj-{b64u:58}T3BlbkFJ{b64u:58}"),
        new("OpenAI project key", "sk-proj-{b64u:74}T3BlbkFJ{b64u:74}"),
        new("OpenAI service account key", "sk-svcacct-{b64u:58}T3BlbkFJ{b64u:58}"),
        new("OpenAI service account key", "sk-svcacct-{b64u:74}T3BlbkFJ{b64u:74}"),
        new("OpenAI admin key", "sk-admin-{b64u:58}T3BlbkFJ{b64u:58}"),
        new("OpenAI admin key", "sk-admin-{b64u:74}T3BlbkFJ{b64u:74}"),
        new("Anthropic API key", "sk-ant-api03-{b64u:93}AA"),
        new("Anthropic admin key", "sk-ant-admin01-{b64u:93}AA"),
        new("Hugging Face token", "hf_{az:34}"),
        new("Groq API key", "gsk_{b62:52}"),
        new("Replicate token", "r8_{b62:37}"),
        new("Perplexity API key", "pplx-{b62:48}"),
        new("xAI API key", "xai-{b62:80}"),
        new("Pinecone API key", "pcsk_{b62:5-8}_{b62:50-70}"),

        // Other services
        new("Linear API key", "lin_api_{b62:40}"),
        new("Notion token", "ntn_{d:11}{b62:35}"),
        new("Figma token", "figd_{b64u:40}"),
        new("Typeform token", "tfp_{b64u:59}"),
        new("ReadMe API key", "rdme_{low:70}"),
        new("Facebook app secret", "{h:32}") { Named = "facebook" },
        new("Facebook access token", "EAA{b62:100-300}"),
        new("Facebook app access token", "{d:15-16}|{b64u:27-40}"),
        new("Mapbox secret token", "sk.eyJ1Ijoi{b64u:40-200}.{b64u:20-60}"),
        new("Mapbox public token", "pk.eyJ1Ijoi{b64u:40-200}.{b64u:20-60}") { Worth = Worth.Public },
        new("MaxMind license key", "{b62:6}_{b62:29}_mmk"),
        new("Okta API token", "00{b64u:40}") { Named = "okta" },
        new("Asana token", "{d:1}/{d:15-17}:{h:32}") { Named = "asana" },
        new("ngrok token", "{b62:27}_{b62:21}") { Named = "ngrok" },

        // Formats of everybody
        new("Signed JSON Web Token", "ey{b64u:10-8000}.{b64u:4-16000}.{b64u:20-1400}") { Proof = FormatProof.IsJsonWebToken },
        new("Signed JSON Web Token", "ew{b64u:10-8000}.{b64u:4-16000}.{b64u:20-1400}") { Proof = FormatProof.IsJsonWebToken },
        new("Private key", "-----BEGIN PRIVATE KEY-----{pem:64-16000}") { Proof = FormatProof.IsPrivateKey },
        new("RSA private key", "-----BEGIN RSA PRIVATE KEY-----{pem:64-16000}") { Proof = FormatProof.IsPrivateKey },
        new("EC private key", "-----BEGIN EC PRIVATE KEY-----{pem:64-16000}") { Proof = FormatProof.IsPrivateKey },
        new("DSA private key", "-----BEGIN DSA PRIVATE KEY-----{pem:64-16000}") { Proof = FormatProof.IsPrivateKey },
        new("OpenSSH private key", "-----BEGIN OPENSSH PRIVATE KEY-----{pem:64-16000}") { Proof = FormatProof.IsPrivateKey },
        new("Encrypted private key", "-----BEGIN ENCRYPTED PRIVATE KEY-----{pem:64-16000}") { Worth = Worth.Half },
        new("PGP private key", "-----BEGIN PGP PRIVATE KEY BLOCK-----{pem:64-16000}"),
        new("PuTTY private key", "PuTTY-User-Key-File-{lines:100-16000}") { Proof = FormatProof.IsPuttyKey },
        new("XML private key", "<RSAKeyValue>{xml:64-16000}") { Proof = FormatProof.IsXmlPrivateKey },
        new("Certificate with its private key", "MII{b64:200-60000}") { Worth = Worth.Half, Proof = FormatProof.IsPkcs12 },
    ];

    private static readonly ImmutableArray<SecretFormat>[] ByFirstCharacter = Enumerable.Range(0, 128)
        .Select(c => All.Where(format => format.Named is null && format.Prefix.Length > 0 && format.Prefix[0] == c).ToImmutableArray())
        .ToArray();

    private static readonly ImmutableArray<SecretFormat> WithoutPrefix = [.. All.Where(format => format.Named is null && format.Prefix.Length == 0)];

    private static readonly ImmutableArray<SecretFormat> NeedingName = [.. All.Where(format => format.Named is not null)];

    private static readonly int Shortest = All.Min(format => format.ShortestLength);

    /// <summary>The first token at or behind a position that speaks for itself, or whose provider the context names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="context">What is known about the text.</param>
    internal static (SecretFormat Format, Slice Token)? Next(string text, int from, in SecretContext context)
    {
        if (text.Length - from < Shortest && context.Policy.Formats.IsEmpty)
            return null;
        (SecretFormat, Slice Token)? best = null;
        for (var i = from; i <= text.Length - Shortest && best is null; i++)
        {
            if (text[i] >= 128)
                continue;
            foreach (var format in ByFirstCharacter[text[i]])
                if (format.MatchAt(text, i) is { IsEmpty: false } token)
                {
                    best = (format, token);
                    break;
                }
        }
        foreach (var format in context.Policy.Formats.IsEmpty ? WithoutPrefix : WithoutPrefix.AddRange(context.Policy.Formats))
            if (format.FirstIn(text, from) is { IsEmpty: false } token && (best is null || token.Start < best.Value.Token.Start))
                best = (format, token);
        if (best is null && context.Place is not SecretPlace.OnlyProven)
            foreach (var format in NeedingName)
                if (format.FirstIn(text, from) is { IsEmpty: false } token && IsTold(format, token, context))
                    return (format, token);
        return best;
    }

    // By its name, or by the other half of the pair beside it.
    private static bool IsTold(SecretFormat format, Slice token, in SecretContext context) =>
        (context.Says != CredentialName.None && context.Mentions(format.Named!))
        || (token.Length == token.Text.Length && context.IsBeside(format.Beside));
}
