using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The value of an <c>Authorization</c> header: <c>Basic</c> with a user name and password in base64, <c>Bearer</c> and its like with a token.</summary>
internal static class AuthorizationHeader
{
    private static readonly string[] TokenSchemes = ["Bearer ", "Token ", "ApiKey ", "Api-Key "];

    internal static void Find(Slice text, ref List<CredentialSlot>? slots)
    {
        var header = text.Trimmed();
        if (header.StartsWithAnyCase("Authorization:"))
            header = header.From(14).Trimmed();
        var nothing = text.Part(0, 0);
        if (header.StartsWithAnyCase("Basic "))
        {
            var encoded = header.From(6).Trimmed();
            if (encoded.Length >= 8 && FormatProof.DecodedText(encoded) is { } pair && pair.IndexOf(':') is > 0 and var colon
                && NegativeEvidence.Of(new Slice(pair).From(colon + 1)) is Excuse.None or Excuse.Changeme or Excuse.OtherThing)
                CredentialContainer.Add(ref slots, new("Password of an Authorization header", encoded, nothing, nothing));
            return;
        }
        foreach (var scheme in TokenSchemes)
            if (header.StartsWithAnyCase(scheme))
                CredentialContainer.Add(ref slots, new("Token of an Authorization header", header.From(scheme.Length).Trimmed(), nothing, nothing, MustBeRandom: true));
    }
}
