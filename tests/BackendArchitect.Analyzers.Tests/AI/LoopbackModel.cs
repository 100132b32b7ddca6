using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackendArchitect.Analyzers.Tests.AI;

/// <summary>A request that arrived.</summary>
internal sealed record ModelRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A server on this machine that speaks as the test tells it: whole answers, streams, errors, connections that break, silence.</summary>
internal sealed class LoopbackModel : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Func<NetworkStream, ModelRequest, Task>> _script = new();
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly CancellationTokenSource _end = new();
    private int _connections;

    internal LoopbackModel()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    internal Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>What is answered when nothing is written down: the text, or null for silence.</summary>
    internal Func<ModelRequest, string?>? Otherwise { get; init; }

    /// <summary>The last message of a request.</summary>
    internal static string LastMessage(ModelRequest request)
    {
        using var body = System.Text.Json.JsonDocument.Parse(request.Body);
        return string.Join("\n", body.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()));
    }

    /// <summary>The requests so far.</summary>
    internal IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Whoever connected, with or without a request.</summary>
    internal int Connections => Volatile.Read(ref _connections);

    /// <summary>Answers the next request with a status and a body.</summary>
    internal LoopbackModel Then(int status, string body, params (string Name, string Value)[] headers)
    {
        _script.Enqueue((stream, _) => WriteAsync(stream, $"HTTP/1.1 {status} Status\r\n{string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n{body}"));
        return this;
    }

    /// <summary>Answers the next request with a stream of events.</summary>
    internal LoopbackModel ThenStream(IEnumerable<string> events, bool isCut = false, TimeSpan pause = default)
    {
        _script.Enqueue((stream, _) => StreamAsync(stream, events, isCut, pause));
        return this;
    }

    /// <summary>Answers the next request by silence.</summary>
    internal LoopbackModel ThenSilence()
    {
        _script.Enqueue((_, _) => Task.Delay(Timeout.Infinite, _end.Token));
        return this;
    }

    /// <summary>Breaks the next connection without a word.</summary>
    internal LoopbackModel ThenBreak()
    {
        _script.Enqueue((_, _) => Task.CompletedTask);
        return this;
    }

    /// <summary>An answer as chat completions stream it.</summary>
    internal static IEnumerable<string> Completion(string text, string reason = "stop")
    {
        foreach (var piece in text.Chunk(40))
            yield return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"fake\",\"choices\":[{\"index\":0,\"delta\":{\"content\":" + Json(new string(piece)) + "},\"finish_reason\":null}]}";
        yield return "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":" + Json(reason) + "}]}";
        yield return "data: {\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}}";
        yield return "data: [DONE]";
    }

    /// <summary>An answer as Anthropic's messages stream it.</summary>
    internal static IEnumerable<string> Message(string text, string reason = "end_turn")
    {
        yield return "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"fake\",\"content\":[],\"usage\":{\"input_tokens\":100,\"output_tokens\":1}}}";
        yield return "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}";
        yield return "event: ping\ndata: {\"type\":\"ping\"}";
        foreach (var piece in text.Chunk(40))
            yield return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":" + Json(new string(piece)) + "}}";
        yield return "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}";
        yield return "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":" + Json(reason) + ",\"stop_sequence\":null},\"usage\":{\"output_tokens\":20}}";
        yield return "event: message_stop\ndata: {\"type\":\"message_stop\"}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private static async Task StreamAsync(NetworkStream stream, IEnumerable<string> events, bool isCut, TimeSpan pause)
    {
        await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        foreach (var one in events)
        {
            var text = one + "\n\n";
            await WriteAsync(stream, $"{Encoding.UTF8.GetByteCount(text).ToString("x", CultureInfo.InvariantCulture)}\r\n{text}\r\n");
            await Task.Delay(pause);
        }
        if (!isCut)
            await WriteAsync(stream, "0\r\n\r\n");
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Task WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            Interlocked.Increment(ref _connections);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                _requests.Enqueue(request);
                if (_script.TryDequeue(out var answer))
                    await answer(stream, request);
                else if (Otherwise is { } otherwise)
                    await (otherwise(request) is { } text ? StreamAsync(stream, Completion(text), isCut: false, TimeSpan.Zero) : Task.Delay(Timeout.Infinite, _end.Token));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // Whoever asked has gone.
            }
        }
    }

    private static async Task<ModelRequest> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one) == 0)
                throw new IOException("The request ended early");
            head.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body);
        return new(lines[0], headers, Encoding.UTF8.GetString(body));
    }
}
