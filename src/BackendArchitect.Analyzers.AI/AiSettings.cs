using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.AI;

/// <summary>How a model is spoken to.</summary>
internal enum Provider
{
    /// <summary>The chat completions that OpenAI began and Azure OpenAI, Gemini, GitHub Models, Ollama and most local servers understand.</summary>
    OpenAI,

    /// <summary>The messages of Anthropic's models.</summary>
    Anthropic,
}

/// <summary>
/// Whether a model is asked, which, and with whose key. All of it comes from the user: from the environment, else from the profile. A file of the
/// repository that could name the endpoint would be a way to have the user's key sent there, so a repository may only forbid, or choose among models
/// that the user allows.
/// </summary>
internal sealed record AiSettings
{
    private const string Prefix = "BACKEND_ARCHITECT_AI";

    // Nobody waits longer in front of an editor.
    private const int LongestTimeout = 600;

    /// <summary>Where the model is.</summary>
    internal Uri Endpoint { get; private init; } = null!;

    /// <summary>How it is spoken to.</summary>
    internal Provider Provider { get; private init; }

    /// <summary>Its name.</summary>
    internal string Model { get; init; } = "";

    /// <summary>The user's key, or null for a local server that asks for none.</summary>
    internal string? Key { get; private init; }

    /// <summary>How long one answer may take.</summary>
    internal TimeSpan Timeout { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many tokens may be spent in the life of the process: questions and answers.</summary>
    internal int Tokens { get; private init; } = 200_000;

    /// <summary>Whether hosts without a person in front of them ask and apply in one step.</summary>
    internal bool IsUnattended { get; private init; }

    /// <summary>The folder of the answers that were given before, or null where none are kept.</summary>
    internal string? Cache { get; private init; }

    /// <summary>The models that the user allows besides the first, separated by bars: one text, because two settings that say the same are the same.</summary>
    internal string Models { get; private init; } = "";

    /// <summary>Reads the user's settings; null where the user has not switched anything on, or what is set makes no sense.</summary>
    internal static AiSettings? OfUser() => Read(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData));

    /// <summary>Reads settings from an environment and the folder of a profile.</summary>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="profile">The folder that holds <c>backend-architect/ai.json</c>.</param>
    internal static AiSettings? Read(Func<string, string?> environment, string profile)
    {
        var file = profile.Length == 0 ? default : FromFile(Path.Combine(profile, "backend-architect", "ai.json"));
        if (!IsOn(Value("", "switch")) || Value("ENDPOINT", "endpoint") is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            || Value("MODEL", "model") is not { Length: > 0 } model)
            return null;
        // A key that travels in the clear is anybody's; on this machine it does not travel.
        if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback) || endpoint.UserInfo.Length > 0)
            return null;
        return new()
        {
            Endpoint = endpoint,
            Model = model,
            Provider = string.Equals(Value("PROVIDER", "provider"), "anthropic", StringComparison.OrdinalIgnoreCase) ? Provider.Anthropic : Provider.OpenAI,
            Key = Value("KEY", "key"),
            Timeout = TimeSpan.FromSeconds(Number(Value("TIMEOUT", "timeout"), 60, LongestTimeout)),
            Tokens = Number(Value("TOKENS", "tokens"), 200_000, int.MaxValue),
            IsUnattended = IsOn(Value("UNATTENDED", "unattended")),
            Models = Value("MODELS", "models") ?? "",
            Cache = Value("CACHE", "cache") is { } folder ? (IsOff(folder) ? null : folder) : profile.Length == 0 ? null : Path.Combine(profile, "backend-architect", "answers"),
        };

        string? Value(string name, string key)
        {
            if (environment(name.Length == 0 ? Prefix : Prefix + "_" + name) is { Length: > 0 } set)
                return set;
            return file.ValueKind == JsonValueKind.Object && file.TryGetProperty(key, out var value)
                ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.True => "on", JsonValueKind.Number => value.GetRawText(), _ => null }
                : null;
        }
    }

    /// <summary>The settings for one project, whose repository may forbid asking or choose among the models; null where it forbids.</summary>
    internal AiSettings? For(Project project, SyntaxTree tree)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree);
        if (options.TryGetValue("backend_architect.ai", out var veto) && IsOff(veto))
            return null;
        if (!options.TryGetValue("backend_architect.ai_models", out var allowed) || allowed.Trim().Length == 0)
            return this;
        var names = Names(allowed).ToList();
        return Names(Models).Prepend(Model).FirstOrDefault(names.Contains) is { } model ? this with { Model = model } : null;
    }

    private static IEnumerable<string> Names(string list) => list.Split('|').Select(name => name.Trim()).Where(name => name.Length > 0);

    // A record would print its key.
    /// <inheritdoc/>
    public override string ToString() => $"{Provider} {Model} at {Endpoint?.Host}";

    private static bool IsOn(string? value) => value?.Trim().ToLowerInvariant() is "on" or "true" or "1" or "yes";

    private static bool IsOff(string? value) => value?.Trim().ToLowerInvariant() is "off" or "false" or "0" or "no" or "none";

    private static int Number(string? text, int otherwise, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : otherwise;

    private static JsonElement FromFile(string path)
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > 64 * 1024)
                return default;
            using var document = JsonDocument.Parse(File.ReadAllText(path), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or SecurityException)
        {
            // A profile that cannot be read switches nothing on.
            return default;
        }
    }
}
