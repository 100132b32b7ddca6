using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Headers in one setting, as OpenTelemetry takes them: <c>api-key=...,tenant=shop</c>.</summary>
internal static class NamedPairs
{
    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        if (text.Contains(' ') || text.Contains('?') || text.Contains(';') || text.StartsWith("-"))
            return;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] != ',')
                end++;
            var pair = text.Part(at, end - at);
            if (pair.IndexOf('=') is > 0 and var equals && pair.Part(0, equals).All(static c => Alphabet.IsUnreserved(c)) && CredentialNames.Of(pair.Part(0, equals).ToString()) != CredentialName.None)
                CredentialContainer.Add(ref slots, new("Credential among headers", pair.From(equals + 1), text.Part(0, 0), text.Part(0, 0), MustBeRandom: true));
            at = end + 1;
        }
    }
}
