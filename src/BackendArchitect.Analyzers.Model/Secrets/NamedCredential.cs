using System;
using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Values that are credentials because of the one place where they may stand, not of how they look.</summary>
internal static class NamedCredential
{
    // 20 bytes in hexadecimal: the shortest key that ASP.NET takes.
    private const int ShortestMachineKey = 40;

    private const string PackageToken = "/:_authToken=";

    // The shortest secret that a JSON Web Key or a key in XML can hold.
    private const int ShortestKeyPart = 16;

    internal static void Find(Slice text, in SecretContext context, ref List<CredentialSlot>? slots)
    {
        var path = context.Name;
        var nothing = text.Part(0, 0);
        if (path.EndsWith(":auth", StringComparison.Ordinal) && path.IndexOf("auths:", StringComparison.Ordinal) is >= 0 and var auths)
        {
            var host = auths + "auths:".Length;
            if (IsLogin(text))
                CredentialContainer.Add(ref slots, new("Password of a container registry", text, new Slice(path, host, Math.Max(0, path.Length - ":auth".Length - host)), nothing));
        }
        else if (path.EndsWith(":_auth", StringComparison.Ordinal) || path == "_auth")
        {
            if (IsLogin(text))
                CredentialContainer.Add(ref slots, new("Password of a package registry", text, nothing, nothing));
        }
        else if (text.IndexOf(PackageToken) is > 0 and var token)
        {
            // A line of .npmrc, also where a command writes it.
            var start = token + PackageToken.Length;
            var end = start;
            while (end < text.Length && text[end] is not ('"' or '\'' or '\\' or ';' or '>') && !char.IsWhiteSpace(text[end]))
                end++;
            CredentialContainer.Add(ref slots, new("Token of a package registry", text.Part(start, end - start), nothing, nothing, MustBeRandom: true));
        }
        else if (path.EndsWith("machineKey:validationKey", StringComparison.Ordinal) || path.EndsWith("machineKey:decryptionKey", StringComparison.Ordinal))
        {
            if (text.Length >= ShortestMachineKey && text.All(Alphabet.IsHex))
                CredentialContainer.Add(ref slots, new("Machine key", text, nothing, nothing));
        }
        else if (path.EndsWith("RSAKeyValue:D", StringComparison.Ordinal))
        {
            if (text.Length >= ShortestKeyPart && text.All(static c => Alphabet.IsBase64(c) || c == '=' || char.IsWhiteSpace(c)))
                CredentialContainer.Add(ref slots, new("XML private key", text, nothing, nothing));
        }
        else if (path.EndsWith(":d", StringComparison.Ordinal) || path.EndsWith(":k", StringComparison.Ordinal) || path is "d" or "k")
        {
            // RFC 7517: "kty" makes an object a key, "d" or "k" makes it a private one.
            if (text.Length >= ShortestKeyPart && text.All(Alphabet.IsBase64Url) && context.HasSibling(static name => name == "kty"))
                CredentialContainer.Add(ref slots, new("Private part of a JSON Web Key", text, nothing, nothing));
        }
    }

    // user:password in Base64
    private static bool IsLogin(Slice text) =>
        text.Length >= 8 && FormatProof.DecodedText(text) is { } login && login.IndexOf(':') is > 0 and var colon
        && NegativeEvidence.Of(new Slice(login).From(colon + 1)) is Excuse.None or Excuse.OtherThing;
}
