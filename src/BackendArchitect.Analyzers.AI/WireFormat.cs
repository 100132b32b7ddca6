using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// A client of one provider's HTTP interface: one request, one answer, read as it streams in. Retries, time limits and budgets are around it.
/// </summary>
internal abstract class WireFormat(HttpMessageInvoker http) : IChatClient
{
    /// <summary>The characters of a server's answer, with all that its format adds: a model that talks on and on is cut; the judge would not read it either.</summary>
    internal const int LongestAnswer = 1024 * 1024;

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Request(messages, options ?? new());
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw ModelException.Refused(response);
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var registration = cancellationToken.Register(stream.Dispose);
        using var lines = new System.IO.StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var read = 0;
        while (await NextAsync(lines, cancellationToken).ConfigureAwait(false) is { } line)
        {
            read += line.Length;
            if (read > LongestAnswer)
                throw ModelException.TooLong();
            if (!line.StartsWith("data:", StringComparison.Ordinal) || line.Substring("data:".Length).Trim() is not { Length: > 0 } data || data == "[DONE]")
                continue;
            if (Update(data) is { } update)
                yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Connections are shared by all questions.
    }

    /// <summary>The request for an answer that streams.</summary>
    protected abstract HttpRequestMessage Request(IEnumerable<ChatMessage> messages, ChatOptions options);

    /// <summary>What one event of the stream adds, or null when it adds nothing.</summary>
    protected abstract ChatResponseUpdate? Read(JsonElement data);

    /// <summary>A request with a body.</summary>
    protected static HttpRequestMessage Post(string address, Action<Utf8JsonWriter> body)
    {
        using var bytes = new System.IO.MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }
        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        return request;
    }

    private ChatResponseUpdate? Update(string data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw ModelException.Unreadable(exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return http is HttpClient client
                ? await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false)
                : await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw ModelException.NobodyAnswers(request, exception);
        }
    }

    private static async Task<string?> NextAsync(System.IO.StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync().ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (exception is System.IO.IOException or HttpRequestException)
        {
            throw ModelException.Broken(exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ModelException("The answer is no UTF-8", isPassing: false, inner: exception);
        }
    }
}
