using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// User information of URLs, of several hosts too as MongoDB has them, and passwords among their parameters. Only the authority counts: an
/// <c>@</c> in a path or query is nothing.
/// </summary>
internal static class UrlCredential
{
    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        for (var at = text.IndexOf("://"); at >= 0; at = text.IndexOf("://", at + 3))
        {
            if (at == 0 || !Alphabet.IsLetter(text[at - 1]))
                continue;
            var start = at + 3;
            var end = start;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '>') && !char.IsWhiteSpace(text[end]))
                end++;
            var authority = text.Part(start, end - start);
            var info = authority.LastIndexOf('@');
            var host = authority.From(info + 1);
            if (info > 0 && authority.IndexOf(':') is >= 0 and var colon && colon < info && !IsSentry(host))
                CredentialContainer.Add(ref slots, new("Password of a URL", authority.Part(colon + 1, info - colon - 1), host, authority.Part(0, colon)));
            FindParameters(text, end, host, ref slots);
        }
    }

    // A DSN of Sentry is made to be seen.
    private static bool IsSentry(Slice host) => host.Contains("sentry");

    private static void FindParameters(Slice text, int from, Slice host, ref List<CredentialSlot>? slots)
    {
        var query = text.IndexOf("?", from);
        if (query < 0)
            return;
        var at = query + 1;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            var end = at;
            while (end < text.Length && text[end] is not ('&' or '#' or ';') && !char.IsWhiteSpace(text[end]))
                end++;
            var parameter = text.Part(at, end - at);
            if (parameter.IndexOf('=') is > 0 and var equals)
            {
                var name = CredentialNames.Of(parameter.Part(0, equals).ToString());
                if (name == CredentialName.Password)
                    CredentialContainer.Add(ref slots, new("Password of a URL", parameter.From(equals + 1), host, host.Part(0, 0)));
                else if (name is CredentialName.Secret or CredentialName.SigningKey)
                    CredentialContainer.Add(ref slots, new("Credential of a URL", parameter.From(equals + 1), host, host.Part(0, 0), MustBeRandom: true));
            }
            if (end >= text.Length || text[end] == '#')
                return;
            at = end + 1;
        }
    }
}
