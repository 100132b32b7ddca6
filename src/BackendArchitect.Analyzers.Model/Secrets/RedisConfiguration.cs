using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The configuration string of StackExchange.Redis: <c>host:port,password=...,ssl=True</c>.</summary>
internal static class RedisConfiguration
{
    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        if (!text.Contains(','))
            return;
        var nothing = text.Part(0, 0);
        Slice host = nothing, user = nothing, password = nothing;
        for (var at = 0; at <= text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] != ',')
                end++;
            var part = text.Part(at, end - at).Trimmed();
            var equals = part.IndexOf('=');
            if (equals < 0 && host.IsEmpty)
                host = part;
            else if (equals > 0 && part.Part(0, equals).Trimmed().Is("password"))
                password = part.From(equals + 1);
            else if (equals > 0 && part.Part(0, equals).Trimmed().Is("user"))
                user = part.From(equals + 1);
            at = end + 1;
        }
        if (!host.IsEmpty && !host.Contains(' ') && !password.IsEmpty)
            CredentialContainer.Add(ref slots, new("Password of a Redis connection", password, host, user));
    }
}
