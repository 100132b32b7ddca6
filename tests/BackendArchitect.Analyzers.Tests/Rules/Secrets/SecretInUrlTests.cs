using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SecretInUrlTests
{
    private static Task Rule(params string[] sources) =>
        Verify.Rule<SecretInUrl>(new Surroundings { References = [CredentialLibraries.All] }, sources);

    private static Task InMethod(string body) => Rule($$"""
        using Microsoft.AspNetCore.WebUtilities;
        using System.Net.Http.Json;
        using RestSharp;
        using Flurl;
        class Weather(HttpClient client, IConfiguration configuration)
        {
            private const string ApiKey = "k";
            private readonly string _secret = "s";
            async Task<string> Ask(string name, string key, string apiKey, string token, ILogger logger, CancellationToken cancellationToken)
            {
                _ = (client, configuration, logger, ApiKey, _secret, key);
                {{body}}
                return await Task.FromResult(name + apiKey + token);
            }
            Task<string> GetAccessTokenAsync() => Task.FromResult("t");
        }
        """);

    [Theory]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?city={name}&api_key={[|key|]}");""")]
    [InlineData("""await client.GetStringAsync($"today?appid={[|apiKey|]}", cancellationToken);""")]
    [InlineData("""await client.GetStringAsync("https://contoso.com/today?api_key=" + [|key|]);""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?key={[|configuration["Weather:ApiKey"]|]}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?key={[|Uri.EscapeDataString(apiKey)|]}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?key={[|ApiKey|]}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?k={[|_secret|]}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/bot{[|token|]}/today");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?access_token={[|await GetAccessTokenAsync()|]}");""")]
    [InlineData("""await client.GetFromJsonAsync<object>($"https://contoso.com/today?api_key={[|key|]}");""")]
    [InlineData("""await client.PostAsync(new Uri($"https://contoso.com/today?api_key={[|key|]}"), null);""")]
    [InlineData("""await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"https://contoso.com/today?api_key={[|key|]}"));""")]
    [InlineData("""_ = new HttpRequestMessage { RequestUri = new Uri($"https://contoso.com/today?api_key={[|key|]}") };""")]
    [InlineData("""client.BaseAddress = new Uri($"https://contoso.com/bot{[|token|]}/");""")]
    [InlineData("""var url = $"https://contoso.com/today?api_key={[|key|]}"; await client.GetAsync(url);""")]
    [InlineData("""var query = $"?api_key={[|key|]}"; await client.GetAsync($"https://contoso.com/{name}{query}");""")]
    [InlineData("""var query = "?api_key=" + [|key|]; await client.GetAsync("https://contoso.com/today" + query);""")]
    [InlineData("""await client.GetAsync(QueryHelpers.AddQueryString("https://contoso.com/today", "api_key", [|key|]));""")]
    [InlineData("""var url = QueryHelpers.AddQueryString("https://contoso.com/today", "k", [|apiKey|]); await client.GetAsync(url);""")]
    [InlineData("""await client.GetAsync(QueryHelpers.AddQueryString("https://contoso.com/today", new Dictionary<string, string?> { ["api_key"] = [|key|], ["city"] = name }));""")]
    [InlineData("""var all = new Dictionary<string, string?> { { "api_key", [|key|] } }; await client.GetAsync(QueryHelpers.AddQueryString("https://contoso.com/today", all));""")]
    [InlineData("""var builder = new UriBuilder("https://contoso.com/today"); builder.Query = $"api_key={[|key|]}"; await client.GetAsync(builder.Uri);""")]
    [InlineData("""await client.GetAsync(new UriBuilder("https://contoso.com/today") { Query = $"api_key={[|key|]}" }.Uri);""")]
    [InlineData("""var query = System.Web.HttpUtility.ParseQueryString(""); query["api_key"] = [|key|]; var builder = new UriBuilder(name); builder.Query = query.ToString(); await client.GetAsync(builder.ToString());""")]
    [InlineData("""var query = System.Web.HttpUtility.ParseQueryString(""); query.Add("api_key", [|key|]); await client.GetAsync($"https://contoso.com/today?{query}");""")]
    [InlineData("""new RestRequest("today").AddQueryParameter("api_key", [|key|]);""")]
    [InlineData("""new RestRequest("bot/{token}").AddUrlSegment("token", [|token|]);""")]
    [InlineData("""new RestRequest($"today?api_key={[|key|]}").AddHeader("Accept", "text/plain");""")]
    [InlineData("""_ = "https://contoso.com/today".SetQueryParam("api_key", [|key|]);""")]
    [InlineData("""System.Net.WebRequest.Create($"https://contoso.com/today?api_key={[|key|]}");""")]
    [InlineData("""await client.GetStringAsync(string.Format("https://contoso.com/today?city={0}&api_key={1}", name, [|key|]));""")]
    [InlineData("""var url = string.Format("https://contoso.com/today?k={0}", [|apiKey|]); await client.GetAsync(url);""")]
    [InlineData("""await client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, "https://contoso.com/{0}/{1}/{2}/{3}", name, name, name, [|token|]));""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today").Append("?api_key=").Append([|key|]).ToString(); await client.GetAsync(url);""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today?api_key="); url.Append([|key|]); await client.GetAsync(url.ToString());""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today?city="); url.Append(name); url.Append("&api_key="); url.Append([|key|]).Append("&units=metric"); await client.GetAsync(url.ToString());""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today"); url.AppendFormat("?api_key={0}", [|key|]); await client.GetAsync(url.ToString());""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today"); url.Append("?api_key=" + [|key|]); await client.GetAsync(url.ToString());""")]
    public Task A_credential_in_the_url_of_a_request_is_reported(string statement) => InMethod("#pragma warning disable SYSLIB0014\n" + statement);

    [Fact]
    public Task A_url_is_followed_through_the_projects_own_methods() => Rule("""
        class Weather(HttpClient client)
        {
            Task<string> Today(string apiKey) => Get($"today?key={[|apiKey|]}");
            private Task<string> Get(string url) => client.GetStringAsync("https://contoso.com/" + url);
        }
        """);

    [Theory]
    [InlineData("serviceAddress")]
    [InlineData("requestUrl")]
    [InlineData("relativePath")]
    [InlineData("apiEndpoint")]
    [InlineData("baseURL")]
    public Task A_url_is_followed_by_what_methods_call_it(string parameter) => Rule($$"""
        class Weather
        {
            Task<string> Today(string apiKey) => Http.Get($"https://contoso.com/today?key={[|apiKey|]}");
        }
        static class Http
        {
            private static readonly HttpClient s_client = new();
            internal static async Task<string> Get(string {{parameter}}) => await s_client.GetAsync({{parameter}}).Result.Content.ReadAsStringAsync();
        }
        """);

    [Fact]
    public Task What_an_ampersand_begins_is_a_part_of_the_query() => Verify.Rule<SecretInUrl>(
        new Surroundings
        {
            Expected =
            [
                new DiagnosticResult(SecretInUrl.Descriptor).WithSeverity(DiagnosticSeverity.Warning).WithSpan("/service/Source0.cs", 6, 38, 6, 47).WithArguments("appSecret", "query"),
            ],
        },
        """
        class Login(HttpClient client)
        {
            Task<string> Token(string appSecret)
            {
                var url = new System.Text.StringBuilder("https://contoso.com/token?grant=client");
                url.AppendFormat("&app={0}", appSecret);
                return client.GetStringAsync(url.ToString());
            }
        }
        """);

    [Fact]
    public Task A_request_that_an_interface_declares_has_its_parameters_in_the_url() => Rule("""
        using Refit;
        interface IWeather
        {
            [Get("/today?api_key={key}")] Task<string> Today(string city, [AliasAs("api_key")] string [|key|]);
            [Get("/bot{token}/today")] Task<string> OfBot(string [|token|]);
            [Post("/today")] Task<string> Add([AliasAs("access_token")] string [|t|], [Body] string secret);
            [Get("/today")] Task<string> Search(string city, string? [|apiKey|] = null, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Parameters_of_a_declared_request_that_are_sent_otherwise_are_not_reported() => Rule("""
        using Refit;
        interface IWeather
        {
            [Get("/today")] Task<string> Today(string city, [Header("X-Api-Key")] string apiKey, [Authorize] string token);
            [Post("/sign-in")] Task<string> SignIn([Body] string password);
            [Multipart, Post("/sign-in")] Task<string> Form(string password);
            [Get("/today")] Task<string> Page(string pageToken, int key, CancellationToken cancellationToken);
            Task<string> Other(string apiKey);
        }
        """);

    [Theory]
    [InlineData("""await client.GetStringAsync(string.Format("https://contoso.com/today?city={0}", name));""")]
    [InlineData("""_ = string.Format("https://contoso.com/reset-password?token={0}", token);""")]
    [InlineData("""await client.GetStringAsync(string.Format("https://contoso.com/today?{{0}}={0}", name));""")]
    [InlineData("""await client.GetStringAsync(string.Format("https://contoso.com/today?api_key={0", token));""")]
    [InlineData("""await client.GetStringAsync(string.Format("https://contoso.com/today?api_key={3}", token));""")]
    [InlineData("""await client.GetStringAsync(string.Format("https://{0}:{1}@contoso.com/today", name, token));""")]
    [InlineData("""var text = new System.Text.StringBuilder("api_key=").Append(key).ToString(); logger.LogDebug(text);""")]
    [InlineData("""var url = new System.Text.StringBuilder("https://contoso.com/today?city=").Append(name).Append("&token_type=").Append(name).ToString(); await client.GetAsync(url);""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?city={name}&page_token={key}");""")]
    [InlineData("""var nextPageToken = name; await client.GetStringAsync($"https://contoso.com/today?pageToken={nextPageToken}");""")]
    [InlineData("""var sasToken = name; await client.GetStringAsync($"https://contoso.com/files/a?{sasToken}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today?tokenId={name}");""")]
    [InlineData("""await client.GetStringAsync($"https://contoso.com/today/{name}", cancellationToken);""")]
    [InlineData("""await client.GetStringAsync($"https://{name}:{token}@contoso.com/today");""")]
    [InlineData("""logger.LogInformation("https://contoso.com/today?api_key={ApiKey}", apiKey);""")]
    [InlineData("""var link = $"https://contoso.com/reset-password?token={token}"; logger.LogDebug(link);""")]
    [InlineData("""_ = QueryHelpers.AddQueryString("https://contoso.com/reset-password", "token", token);""")]
    [InlineData("""_ = Results.Redirect($"https://contoso.com/signed-in?access_token={token}");""")]
    [InlineData("""await client.PostAsync("https://contoso.com/token", new StringContent($"client_id=shop&client_secret={_secret}"));""")]
    [InlineData("""client.DefaultRequestHeaders.Add("X-Api-Key", apiKey); await client.GetAsync("https://contoso.com/today");""")]
    [InlineData("""var all = new Dictionary<string, string?> { ["api_key"] = key }; _ = all.Count;""")]
    [InlineData("""new RestRequest("today").AddQueryParameter("city", name);""")]
    [InlineData("""new RestRequest("today").AddHeader("X-Api-Key", apiKey);""")]
    public Task What_is_no_credential_or_no_request_is_not_reported(string statement) => InMethod(statement);

    [Fact]
    public Task What_runs_in_development_alone_is_not_reported() => Rule("""
        class Weather(HttpClient client, IHostEnvironment environment)
        {
            async Task Today(string apiKey)
            {
                if (environment.IsDevelopment())
                    await client.GetStringAsync($"https://contoso.com/today?api_key={apiKey}");
            }
        }
        """);

    [Fact]
    public Task Broken_code_is_no_trouble() => Verify.Rule<SecretInUrl>("""
        class Weather(HttpClient client)
        {
            void Today(string apiKey) => client.GetStringAsync($"today?api_key={[|apiKey|]}&x={ {|CS1733:|}}");
        }
        """);
}
