using System;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Checksums and inner structures that tell a credential from a text of the same shape.</summary>
internal static class FormatProof
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int LongestDecoded = 16 * 1024;

    // What Azure DevOps mixes into the checksum of the tokens of users and of applications.
    private const uint OfUser = 0xE0B9692D;
    private const uint OfApplication = 0x1019F92E;

    private static readonly uint[] Crc32Table = Crc32Entries();

    /// <summary>GitHub and npm: the last six characters are the CRC32 of the thirty before them in base 62.</summary>
    internal static bool HasCrc32(Slice token)
    {
        var body = token.Part(token.Length - 36, 30);
        var crc = 0xFFFFFFFFu;
        for (var i = 0; i < body.Length; i++)
            crc = Crc32Step(crc, (byte)body[i]);
        crc = ~crc;
        for (var i = token.Length - 1; i >= token.Length - 6; i--, crc /= 62)
            if (token[i] != Base62[(int)(crc % 62)])
                return false;
        return true;
    }

    /// <summary>Azure DevOps: of 32 bytes four are a checksum over the others, kept apart at places 22, 8, 7 and 2.</summary>
    internal static bool IsAzureDevOpsToken(Slice token)
    {
        if (DecodedBase32(token) is not { Length: >= 32 } bytes)
            return false;
        var crc = 0xFFFFFFFFu;
        for (var i = 0; i < 32; i++)
            if (i is not (22 or 8 or 7 or 2))
                crc = Crc32Step(crc, bytes[i]);
        crc = ~crc;
        var kept = (uint)(bytes[2] << 24 | bytes[7] << 16 | bytes[8] << 8 | bytes[22]);
        return crc == (kept ^ OfUser) || crc == (kept ^ OfApplication);
    }

    /// <summary>Forty characters of base64 that are no path, no hash and no word.</summary>
    internal static bool LooksLikeAwsSecret(Slice token) => !token.All(Alphabet.IsHex) && Randomness.IsDrawn(token) && !Randomness.IsWords(token);

    /// <summary>Discord: the first part is the number of the account.</summary>
    internal static bool IsDiscordToken(Slice token) =>
        DecodedText(token.Part(0, token.IndexOf('.'))) is { Length: >= 17 } id && new Slice(id).All(Alphabet.IsDigit);

    /// <summary>The first two parts are JSON objects, the header names a signature algorithm, and it is not the sample of the documentation.</summary>
    internal static bool IsJsonWebToken(Slice token)
    {
        var first = token.IndexOf('.');
        var second = token.IndexOf(".", first + 1);
        if (second < 0 || token.Length - second < 20)
            return false;
        return DecodedText(token.Part(0, first)) is { } header && IsObject(header) && header.Contains("\"alg\"") && !header.Contains("\"none\"")
            && DecodedText(token.Part(first + 1, second - first - 1)) is { } payload && IsObject(payload) && !payload.Contains("\"sub\":\"1234567890\"");
    }

    /// <summary>What is armored is a DER sequence or an OpenSSH key: a header alone is code.</summary>
    internal static bool IsPrivateKey(Slice armored)
    {
        var begin = armored.IndexOf("KEY-----") + 8;
        var end = armored.IndexOf("-----END", begin);
        var body = armored.Part(begin, (end < 0 ? armored.Length : end) - begin);
        var base64 = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            // A line break that was escaped twice.
            if (body[i] == '\\' && i + 1 < body.Length && body[i + 1] is 'n' or 'r')
                i++;
            else if (Alphabet.IsBase64(body[i]))
                base64.Append(body[i]);
        }
        if (base64.Length < 64 || Decoded(base64.ToString(0, base64.Length / 4 * 4)) is not { Length: > 16 } bytes)
            return false;
        return bytes[0] == 0x30 || Encoding.ASCII.GetString(bytes, 0, 14) == "openssh-key-v1";
    }

    /// <summary>The text behind base64 or base64url, or null where it is none or too long to be a credential.</summary>
    internal static string? DecodedText(Slice encoded)
    {
        if (Decoded(encoded.ToString()) is not { } bytes)
            return null;
        foreach (var b in bytes)
            if (b is < 0x20 and not (0x09 or 0x0A or 0x0D))
                return null;
        return Encoding.UTF8.GetString(bytes);
    }

    private static byte[]? Decoded(string encoded)
    {
        var text = encoded.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (text.Length == 0 || text.Length > LongestDecoded || text.Length % 4 == 1 || !new Slice(text).All(Alphabet.IsBase64))
            return null;
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }

    private static byte[] DecodedBase32(Slice token)
    {
        var bytes = new byte[token.Length * 5 / 8];
        int buffer = 0, bits = 0, at = 0;
        for (var i = 0; i < token.Length; i++)
        {
            buffer = (buffer << 5 | (Alphabet.IsLower(token[i]) ? token[i] - 'a' : token[i] - '2' + 26)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
            }
        }
        return bytes;
    }

    private static bool IsObject(string text) => text.StartsWith("{", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal);

    private static uint Crc32Step(uint crc, byte b) => Crc32Table[(crc ^ b) & 0xFF] ^ crc >> 8;

    private static uint[] Crc32Entries()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
                table[i] = (table[i] & 1) != 0 ? 0xEDB88320 ^ table[i] >> 1 : table[i] >> 1;
        }
        return table;
    }
}
