using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.AI;

/// <summary>Messages, as Anthropic offers its models. See https://docs.anthropic.com/en/api/messages-streaming.</summary>
internal sealed class AnthropicMessages(AiSettings settings, HttpMessageInvoker http) : WireFormat(http)
{
    private const string Version = "2023-06-01";

    // The interface asks for a limit.
    private const int MostTokens = 8192;

    /// <summary>The address without the version, which the vendor's own client and most gateways want it without, and which a user may write.</summary>
    internal static string BaseOf(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/') is var address && address.EndsWith("/v1", StringComparison.Ordinal) ? address.Substring(0, address.Length - "/v1".Length) : address;

    /// <inheritdoc/>
    protected override HttpRequestMessage Request(IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var all = messages.ToList();
        var request = Post(BaseOf(settings.Endpoint) + "/v1/messages", body =>
        {
            body.WriteString("model", options.ModelId ?? settings.Model);
            body.WriteNumber("max_tokens", options.MaxOutputTokens ?? MostTokens);
            body.WriteBoolean("stream", true);
            if (options.Temperature is { } temperature)
                body.WriteNumber("temperature", temperature);
            body.WriteString("system", string.Join("\n\n", all.Where(message => message.Role == ChatRole.System).Select(message => message.Text)));
            body.WriteStartArray("messages");
            foreach (var message in all.Where(message => message.Role != ChatRole.System))
            {
                body.WriteStartObject();
                body.WriteString("role", message.Role.Value);
                body.WriteString("content", message.Text);
                body.WriteEndObject();
            }
            body.WriteEndArray();
        });
        request.Headers.TryAddWithoutValidation("anthropic-version", Version);
        if (settings.Key is { } key)
            request.Headers.TryAddWithoutValidation("x-api-key", key);
        return request;
    }

    /// <inheritdoc/>
    protected override ChatResponseUpdate? Read(JsonElement data)
    {
        switch (data.GetProperty("type").GetString())
        {
            case "message_start" when data.GetProperty("message") is var message:
                return new() { Role = ChatRole.Assistant, ModelId = message.TryGetProperty("model", out var model) ? model.GetString() : null, Contents = [.. Usage(message)] };
            case "content_block_start" when data.GetProperty("content_block").GetProperty("type").GetString() is "tool_use":
                throw ModelException.CallsATool();
            case "content_block_delta" when data.GetProperty("delta") is var delta && delta.GetProperty("type").GetString() == "text_delta":
                return new(ChatRole.Assistant, delta.GetProperty("text").GetString());
            case "message_delta":
                var reason = data.GetProperty("delta").TryGetProperty("stop_reason", out var stop) ? stop.GetString() : null;
                return new() { Role = ChatRole.Assistant, FinishReason = reason is null ? null : reason == "end_turn" ? ChatFinishReason.Stop : new(reason), Contents = [.. Usage(data)] };
            case "error":
                throw ModelException.BrokenOff();
            default:
                return null;
        }
    }

    private static IEnumerable<AIContent> Usage(JsonElement data)
    {
        if (data.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
            yield return new UsageContent(new()
            {
                InputTokenCount = usage.TryGetProperty("input_tokens", out var input) && input.TryGetInt64(out var asked) ? asked : null,
                OutputTokenCount = usage.TryGetProperty("output_tokens", out var output) && output.TryGetInt64(out var answered) ? answered : null,
            });
    }
}
