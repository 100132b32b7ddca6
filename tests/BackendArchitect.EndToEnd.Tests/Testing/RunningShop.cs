using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>
/// The clean sample as a process of its own: the real server on a free port, with a database, a key that signs tokens and a warehouse that
/// are made for it and end with it.
/// </summary>
internal sealed class RunningShop : IAsyncDisposable
{
    // A start takes a second or two; a machine that is busy with something else may need far longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("barch-shop-").FullName;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly WebApplication _warehouse;

    private RunningShop(string environment, WebApplication warehouse)
    {
        _warehouse = warehouse;
        var start = Dotnet.Command(Path.GetDirectoryName(TestedBuild.CleanShop)!,
            TestedBuild.CleanShop, "--environment", environment, "--urls", "http://127.0.0.1:0");
        start.Environment["ConnectionStrings__Shop"] = $"Data Source={Path.Combine(_folder, "shop.db")}";
        start.Environment["Authentication__Schemes__Bearer__SigningKeys__0__Issuer"] = "dotnet-user-jwts";
        start.Environment["Authentication__Schemes__Bearer__SigningKeys__0__Value"] = Convert.ToBase64String(_key);
        start.Environment["Stock__BaseAddress"] = warehouse.Urls.Single() + "/";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The shop ended before it listened."));
    }

    /// <summary>What it wrote to its console so far.</summary>
    internal IReadOnlyList<string> Output => [.. _output];

    /// <summary>Starts the shop in an environment; the warehouse answers as it is told.</summary>
    internal static async Task<RunningShop> StartAsync(string environment, Func<string, CancellationToken, Task<IResult>> warehouse)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var stock = builder.Build();
        stock.Urls.Add("http://127.0.0.1:0");
        stock.MapGet("/stock/{sku}", warehouse);
        await stock.StartAsync();

        var shop = new RunningShop(environment, stock);
        shop._process.Start();
        shop._process.BeginOutputReadLine();
        shop._process.BeginErrorReadLine();
        try
        {
            await shop._address.Task.WaitAsync(Patience);
            return shop;
        }
        catch (Exception exception)
        {
            await shop.DisposeAsync();
            throw new InvalidOperationException($"The shop did not start:\n{string.Join('\n', [.. shop._output, .. shop._errors])}", exception);
        }
    }

    /// <summary>A caller without a token, or with that of a customer.</summary>
    internal HttpClient Caller(string? customer = null) => CallerWith(customer is null ? null : Token(customer));

    /// <summary>A caller who shows a token.</summary>
    internal HttpClient CallerWith(string? token)
    {
        // The shop answers to names, not to addresses.
        var client = new HttpClient { BaseAddress = new($"http://localhost:{_address.Task.Result.Port}"), Timeout = Patience };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A token as <c>dotnet user-jwts</c> issues it, unless said otherwise.</summary>
    internal string Token(string customer, string audience = "cleanshop", TimeSpan? lifetime = null, byte[]? key = null)
    {
        var end = DateTimeOffset.UtcNow + (lifetime ?? TimeSpan.FromHours(1));
        var content = $"{Part(new { alg = "HS256", typ = "JWT" })}.{Part(new { sub = customer, iss = "dotnet-user-jwts", aud = audience, exp = end.ToUnixTimeSeconds() })}";
        return $"{content}.{Base64Url(HMACSHA256.HashData(key ?? _key, Encoding.ASCII.GetBytes(content)))}";

        static string Part(object claims) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(claims));
        static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _warehouse.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.Contains("Now listening on", StringComparison.Ordinal))
            _address.TrySetResult(new(JsonDocument.Parse(line).RootElement.GetProperty("State").GetProperty("address").GetString()!));
    }
}
