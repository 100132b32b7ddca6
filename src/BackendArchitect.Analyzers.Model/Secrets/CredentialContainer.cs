using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Finds the credentials' slots in texts that have a grammar. A text is a container only if it parses as one.</summary>
internal static class CredentialContainer
{
    /// <summary>The slots that the text has; nothing is allocated for a text that can have none.</summary>
    internal static IReadOnlyList<CredentialSlot> SlotsOf(Slice text)
    {
        List<CredentialSlot>? slots = null;
        if (text.Contains("://"))
            UrlCredential.Find(text, ref slots);
        if (text.Contains('='))
        {
            ConnectionString.Find(text, ref slots);
            if (slots is null)
                RedisConfiguration.Find(text, ref slots);
            if (slots is null)
                NamedPairs.Find(text, ref slots);
            SharedAccessSignature.Find(text, ref slots);
            LoginModule.Find(text, ref slots);
        }
        if (text.Contains(' '))
            AuthorizationHeader.Find(text, ref slots);
        return (IReadOnlyList<CredentialSlot>?)slots ?? [];
    }

    internal static void Add(ref List<CredentialSlot>? slots, CredentialSlot slot) => (slots ??= []).Add(slot);
}
