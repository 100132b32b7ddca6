using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// Chat completions, as OpenAI, Azure OpenAI, Gemini's compatible endpoint, GitHub Models, Ollama and local servers offer them.
/// See https://platform.openai.com/docs/api-reference/chat.
/// </summary>
internal sealed class ChatCompletions(AiSettings settings, HttpMessageInvoker http) : WireFormat(http)
{
    /// <inheritdoc/>
    protected override HttpRequestMessage Request(IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var request = Post(settings.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions", body =>
        {
            body.WriteString("model", options.ModelId ?? settings.Model);
            body.WriteBoolean("stream", true);
            body.WriteStartObject("stream_options");
            body.WriteBoolean("include_usage", true);
            body.WriteEndObject();
            if (options.Temperature is { } temperature)
                body.WriteNumber("temperature", temperature);
            if (options.MaxOutputTokens is { } most)
                body.WriteNumber("max_tokens", most);
            body.WriteStartArray("messages");
            foreach (var message in messages)
            {
                body.WriteStartObject();
                body.WriteString("role", message.Role.Value);
                body.WriteString("content", message.Text);
                body.WriteEndObject();
            }
            body.WriteEndArray();
        });
        if (settings.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            // Azure OpenAI takes its keys in a header of its own.
            if (settings.Endpoint.Host.EndsWith(".azure.com", System.StringComparison.OrdinalIgnoreCase))
                request.Headers.TryAddWithoutValidation("api-key", key);
        }
        return request;
    }

    /// <inheritdoc/>
    protected override ChatResponseUpdate? Read(JsonElement data)
    {
        if (data.TryGetProperty("error", out _))
            throw ModelException.BrokenOff();
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = data.TryGetProperty("model", out var model) ? model.GetString() : null };
        if (data.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
            update.Contents.Add(new UsageContent(new() { InputTokenCount = Count(usage, "prompt_tokens"), OutputTokenCount = Count(usage, "completion_tokens") }));
        if (!data.TryGetProperty("choices", out var choices) || choices.GetArrayLength() == 0)
            return update.Contents.Count > 0 ? update : null;
        var choice = choices[0];
        if (choice.TryGetProperty("finish_reason", out var reason) && reason.GetString() is { } finished)
            update.FinishReason = new(finished);
        if (choice.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.Object)
        {
            if (delta.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array && calls.EnumerateArray().Any())
                throw ModelException.CallsATool();
            if (delta.TryGetProperty("content", out var content) && content.GetString() is { Length: > 0 } text)
                update.Contents.Add(new TextContent(text));
        }
        return update;
    }

    private static long? Count(JsonElement usage, string name) => usage.TryGetProperty(name, out var count) && count.TryGetInt64(out var number) ? number : null;
}
