using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The login module of a Kafka client: <c>... required username="u" password="p";</c>.</summary>
internal static class LoginModule
{
    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        if (!text.Contains("LoginModule") || Quoted(text, "password=") is not { } password)
            return;
        CredentialContainer.Add(ref slots, new("Password of a login module", password, text.Part(0, 0), Quoted(text, "username=") ?? text.Part(0, 0)));
    }

    private static Slice? Quoted(Slice text, string name)
    {
        var at = text.IndexOf(name);
        if (at < 0 || at + name.Length >= text.Length || text[at + name.Length] is not ('"' or '\''))
            return null;
        var start = at + name.Length + 1;
        var end = start;
        while (end < text.Length && text[end] != text[start - 1])
            end++;
        return text.Part(start, end - start);
    }
}
