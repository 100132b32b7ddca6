using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>Settings made up at random: ordinary words, numbers and flags, in objects and arrays.</summary>
internal static class RandomJson
{
    private static readonly string[] Words =
        ["Logging", "Level", "Orders", "Warning", "Url", "Retry", "Default", "café", "a\"b", "x y", "Timeout", "Password", "Key", "Token", "https://contoso.com/a", "true", "4.5", "\\", "\t", ""];

    internal static string Of(Random random, bool uniqueKeys = false) =>
        Object(random, 4, uniqueKeys).ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });

    private static JsonObject Object(Random random, int depth, bool uniqueKeys)
    {
        var made = new JsonObject();
        for (var i = random.Next(6); i > 0; i--)
            made[Words[random.Next(Words.Length)] + (uniqueKeys ? i : "")] = Value(random, depth - 1, uniqueKeys);
        return made;
    }

    private static JsonNode? Value(Random random, int depth, bool uniqueKeys) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => random.Next(),
        1 => random.Next(2) == 0,
        4 => Object(random, depth, uniqueKeys),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1, uniqueKeys))]),
        _ => Words[random.Next(Words.Length)],
    };
}
