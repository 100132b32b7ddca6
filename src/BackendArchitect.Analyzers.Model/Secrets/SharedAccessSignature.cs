using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A shared access signature of Azure Storage: a query with a version, a signature and an expiry or permissions.</summary>
internal static class SharedAccessSignature
{
    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        var signature = Parameter(text, "sig=");
        if (signature.Length < 20 || Parameter(text, "sv=").IsEmpty || (Parameter(text, "se=").IsEmpty && Parameter(text, "sp=").IsEmpty))
            return;
        CredentialContainer.Add(ref slots, new("Shared access signature", signature, text.Part(0, 0), text.Part(0, 0)));
    }

    private static Slice Parameter(Slice text, string name)
    {
        for (var at = text.IndexOf(name); at >= 0; at = text.IndexOf(name, at + 1))
        {
            if (at > 0 && text[at - 1] is not ('&' or '?' or ';' or '='))
                continue;
            var start = at + name.Length;
            var end = start;
            while (end < text.Length && text[end] is not ('&' or ';' or '#' or '"') && !char.IsWhiteSpace(text[end]))
                end++;
            return text.Part(start, end - start);
        }
        return text.Part(0, 0);
    }
}
