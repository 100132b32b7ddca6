using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

/// <summary>Credentials made for one test run: of the right format, with the right checksum, opening nothing.</summary>
internal static class Made
{
    internal const string Digits = "0123456789";
    internal const string Hex = "0123456789abcdef";
    internal const string Lower = "abcdefghijklmnopqrstuvwxyz";
    internal const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    internal const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    internal const string Base64 = Base62 + "+/";
    internal const string Base64Url = Base62 + "-_";

    // One seed: a failure can be run again.
    private static readonly Random Random = new(20240229);

    internal static string Text(string alphabet, int length)
    {
        lock (Random)
            return Text(alphabet, length, Random);
    }

    private static string Text(string alphabet, int length, Random random) =>
        new([.. Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)])]);

    internal static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        lock (Random)
            Random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A password as a generator makes it.</summary>
    internal static string Password() => "k" + Text(Base62, 6) + "7G!" + Text(Base62, 6) + "w#";

    /// <summary>A token of 40 characters. Of random texts one in a hundred does not look it; that is asked elsewhere, and this is not one of them.</summary>
    internal static string Token()
    {
        string token;
        do
            token = Text(Base62, 20) + "7k" + Text(Base62, 18);
        while (!Randomness.IsRandom(new(token)));
        return token;
    }

    /// <summary>A text of the shape of a format, with the fewest characters it may have.</summary>
    internal static string OfShape(string shape, int seed)
    {
        var random = new Random(seed);
        return Regex.Replace(shape, @"\{(=?\w+):(\d+)(-\d+)?\}", piece => Text(Members(piece.Groups[1].Value), int.Parse(piece.Groups[2].Value), random));
    }

    private static string Members(string alphabet) => alphabet switch
    {
        "d" => Digits,
        "h" or "guid" => Hex,
        "H" => "0123456789ABCDEF",
        "b32" => Base32,
        "l32" => Base32.ToLowerInvariant(),
        "up" => Digits + Lower.ToUpperInvariant(),
        "low" => Digits + Lower,
        "az" => Lower + Lower.ToUpperInvariant(),
        "b62" => Base62,
        "b64" or "b64p" or "pem" => Base64,
        "b64u" or "unr" => Base64Url,
        ['=', .. var characters] => characters,
        _ => throw new ArgumentException(alphabet),
    };

    internal static string WithCrc32(string prefix)
    {
        var body = Text(Base62, 30);
        var crc = Crc32(Encoding.ASCII.GetBytes(body));
        var sum = new char[6];
        for (var i = 5; i >= 0; i--, crc /= 62)
            sum[i] = Base62[(int)(crc % 62)];
        return prefix + body + new string(sum);
    }

    internal static string AzureDevOpsToken(uint mixedIn = 0xE0B9692D)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var bytes = Bytes(32);
        int[] kept = [22, 8, 7, 2];
        var sum = Crc32([.. bytes.Where((_, i) => !kept.Contains(i))]) ^ mixedIn;
        for (var i = 0; i < 4; i++)
            bytes[kept[i]] = (byte)(sum >> 8 * i);
        var bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))).PadRight(260, '0');
        return new([.. Enumerable.Range(0, 52).Select(i => alphabet[Convert.ToInt32(bits.Substring(i * 5, 5), 2)])]);
    }

    internal static string JsonWebToken(string algorithm = "HS256", string subject = "42")
    {
        var header = Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
        var payload = Encode($$"""{"sub":"{{subject}}","iat":1700000000}""");
        return $"{header}.{payload}.{Convert.ToBase64String(Bytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";
    }

    internal static string PrivateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    internal static string RsaPrivateKey()
    {
        using var key = RSA.Create(1024);
        return key.ExportRSAPrivateKeyPem();
    }

    internal static string PublicKey()
    {
        using var key = RSA.Create(1024);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static uint Crc32(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        }
        return ~crc;
    }
}
