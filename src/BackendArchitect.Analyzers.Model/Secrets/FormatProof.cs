using System;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Checksums and inner structures that tell a credential from a text of the same shape.</summary>
internal static class FormatProof
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int ShortestLine = 32;
    private const string HexDigits = "0123456789abcdef";
    private const int LongestDecoded = 16 * 1024;

    // What Azure DevOps mixes into the checksum of the tokens of users and of applications.
    private const uint OfUser = 0xE0B9692D;
    private const uint OfApplication = 0x1019F92E;

    private static readonly uint[] Bech32Generators = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    private static readonly uint[] Crc32Table = Crc32Entries();

    /// <summary>GitHub and npm: the last six characters are the CRC32 of the thirty before them in base 62.</summary>
    internal static bool HasCrc32(Slice token)
    {
        var crc = Crc32(token.Part(token.Length - 36, 30));
        for (var i = token.Length - 1; i >= token.Length - 6; i--, crc /= 62)
            if (token[i] != Base62[(int)(crc % 62)])
                return false;
        return true;
    }

    /// <summary>Azure DevOps: of 32 bytes four are a checksum over the others, kept apart at places 22, 8, 7 and 2.</summary>
    internal static bool IsAzureDevOpsToken(Slice token)
    {
        // The last character has four bits too many.
        if (DecodedBase32(token) is not { Length: >= 32 } bytes || token[token.Length - 1] is not ('a' or 'q'))
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
        return WithoutBlanks(token.Part(0, first)) is { } header && IsObject(header) && header.Contains("\"alg\":\"") && !header.Contains("\"alg\":\"none\"")
            && WithoutBlanks(token.Part(first + 1, second - first - 1)) is { } payload && IsObject(payload) && !payload.Contains("\"sub\":\"1234567890\"");
    }

    /// <summary>PyPI: a macaroon of the second version, which ends with a signature of 32 bytes.</summary>
    internal static bool IsMacaroon(Slice token) =>
        Decoded(token.From("pypi-".Length).ToString()) is { Length: > 40 } bytes && bytes[0] == 2 && bytes[1] == 1
        && bytes[bytes.Length - 35] == 0 && bytes[bytes.Length - 34] == 6 && bytes[bytes.Length - 33] == 32;

    /// <summary>Grafana: behind the last underscore stands the CRC32 of what is before it, the lowest byte first.</summary>
    internal static bool HasCrc32InHex(Slice token)
    {
        var crc = Crc32(token.Part(0, token.Length - 9));
        for (var i = token.Length - 8; i < token.Length; i += 2, crc >>= 8)
            if (token[i] != HexDigits[(int)(crc >> 4 & 15)] || token[i + 1] != HexDigits[(int)(crc & 15)])
                return false;
        return true;
    }

    /// <summary>Azure: the last four bytes of the key are a hash of the others, keyed by the use of the key.</summary>
    internal static Func<Slice, bool> IsAzureKey(params string[] names) => token => Decoded(token.ToString()) is { } bytes && Marvin32.Signs(bytes, names);

    /// <summary>Azure, the common format of newer services: behind the first eighty characters stands the hash of these, as bytes or, since 2024, in base 62.</summary>
    /// <remarks>Source: microsoft/security-utilities, "IdentifiableSecrets" and "Base62" (MIT).</remarks>
    internal static bool IsCommonAzureKey(Slice token)
    {
        const int signed = 80;
        if (Decoded(token.Part(0, signed).ToString()) is not { } bytes || Decoded(token.From(signed).ToString()) is not { } sum)
            return false;
        var hash = Marvin32.Hash(bytes, bytes.Length, "Default0");
        if (sum[0] == (byte)hash && sum[1] == (byte)(hash >> 8) && sum[2] == (byte)(hash >> 16))
            return true;
        var digits = InBase62(hash);
        for (var i = 0; i < 4; i++)
            if (token[signed + i] != digits[i])
                return false;
        return true;
    }

    // The lowest byte is the first digit in base 256; a byte that is zero in front is a zero in front, and what is missing of six digits is zeros behind.
    private static string InBase62(uint hash)
    {
        var digits = new StringBuilder(6);
        var number = hash << 24 | (hash & 0xFF00) << 8 | hash >> 8 & 0xFF00 | hash >> 24;
        var zeros = 0;
        for (var rest = hash; zeros < 3 && (byte)rest == 0; rest >>= 8)
            zeros++;
        for (var rest = number; rest > 0; rest /= 62)
            digits.Insert(0, Base62[(int)(rest % 62)]);
        return (new string('0', number == 0 ? zeros + 1 : zeros) + digits).PadRight(6, '0');
    }

    /// <summary>Microsoft Entra: the last three characters are the first three of a hash of those before them, of six in base 66.</summary>
    internal static bool IsEntraSecret(Slice token)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
        var hash = Marvin32.Hash(Encoding.ASCII.GetBytes(token.ToString()), token.Length - 3, "AadPwd00");
        for (var i = 6; i > 0; i--, hash /= 66)
            if (i <= 3 && token[token.Length - 4 + i] != alphabet[(int)(hash % 66)])
                return false;
        return true;
    }

    /// <summary>age: the last six characters are the checksum of Bech32 (BIP 173) over the rest, in capitals.</summary>
    internal static bool IsAgeIdentity(Slice token)
    {
        const string alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        const string human = "age-secret-key-";
        var sum = 1u;
        foreach (var c in human)
            sum = Bech32Step(sum, c >> 5);
        sum = Bech32Step(sum, 0);
        foreach (var c in human)
            sum = Bech32Step(sum, c & 31);
        for (var i = human.Length + 1; i < token.Length; i++)
        {
            var value = alphabet.IndexOf(token[i]);
            if (value < 0)
                return false;
            sum = Bech32Step(sum, value);
        }
        return sum == 1;
    }

    /// <summary>PKCS#12 (RFC 7292): a sequence of the version 3 and of content of the type <c>data</c> of PKCS#7. Such a file holds a private key.</summary>
    internal static bool IsPkcs12(Slice token)
    {
        if (Decoded(token.Part(0, 60).ToString()) is not { } bytes || bytes[0] != 0x30)
            return false;
        var at = AfterLength(bytes, 1);
        if (bytes[at] != 2 || bytes[at + 1] != 1 || bytes[at + 2] != 3 || bytes[at + 3] != 0x30)
            return false;
        at = AfterLength(bytes, at + 4);
        byte[] data = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
        for (var i = 0; i < data.Length; i++)
            if (bytes[at + i] != data[i])
                return false;
        return true;
    }

    // A length of DER: one byte, or the number of its bytes and these.
    private static int AfterLength(byte[] bytes, int at) => bytes[at] < 0x80 ? at + 1 : at + 1 + (bytes[at] & 3);

    /// <summary>The private half of an RSA key as .NET writes it to XML: with the exponent or a prime.</summary>
    internal static bool IsXmlPrivateKey(Slice token) => token.Contains("<D>") || token.Contains("<P>");

    /// <summary>A key of PuTTY: the public lines are followed by private ones, in Base64.</summary>
    internal static bool IsPuttyKey(Slice token)
    {
        var at = token.IndexOf("Private-Lines:");
        while (at >= 0 && at < token.Length && token[at] != '\n')
            at++;
        var start = Math.Max(0, at + 1);
        while (start < token.Length && token[start] == ' ')
            start++;
        var end = start;
        while (end < token.Length && Alphabet.IsBase64(token[end]))
            end++;
        return at > 0 && end - start >= ShortestLine;
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

    private static string? WithoutBlanks(Slice encoded)
    {
        if (DecodedText(encoded) is not { } json)
            return null;
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
            if (!char.IsWhiteSpace(c))
                text.Append(c);
        return text.ToString();
    }

    private static uint Crc32(Slice text)
    {
        var crc = 0xFFFFFFFFu;
        for (var i = 0; i < text.Length; i++)
            crc = Crc32Step(crc, (byte)text[i]);
        return ~crc;
    }

    private static uint Bech32Step(uint sum, int value)
    {
        var top = sum >> 25;
        sum = (sum & 0x1FFFFFF) << 5 ^ (uint)value;
        for (var i = 0; i < Bech32Generators.Length; i++)
            if ((top >> i & 1) != 0)
                sum ^= Bech32Generators[i];
        return sum;
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
