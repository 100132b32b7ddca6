using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>
/// Makes credentials of every format for one test run, each from a seed, with checksums that hold: written from the descriptions of the formats and
/// not from the detector's table, so that a mistake there shows. They open nothing, and none of them is ever written to a file.
/// </summary>
internal sealed class Mint(int seed)
{
    internal const string Digits = "0123456789";
    internal const string Lower = "abcdefghijklmnopqrstuvwxyz";
    internal const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    internal const string Hex = "0123456789abcdef";
    internal const string Base62 = Digits + Upper + Lower;
    internal const string Base32 = Upper + "234567";
    internal const string Base64 = Base62 + "+/";
    internal const string Base64Url = Base62 + "-_";

    private const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly Lazy<string> Rsa = new(static () => { using var key = RSA.Create(1024); return key.ExportRSAPrivateKeyPem(); });

    private readonly Random _random = new(seed);

    /// <summary>Everything that was made, for a test that looks for it where it must not stand.</summary>
    internal List<string> Made { get; } = [];

    internal int Next(int below) => _random.Next(below);

    internal string Text(string alphabet, int length) => new([.. Enumerable.Range(0, length).Select(_ => alphabet[_random.Next(alphabet.Length)])]);

    internal byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    internal string Kept(string secret)
    {
        Made.Add(secret);
        return secret;
    }

    /// <summary>A password as a person makes it up: words, a number, a sign.</summary>
    internal string Password()
    {
        string[] words = ["quince", "harbour", "violet", "anchor", "tulip", "bridge", "amber", "lantern", "cobalt", "meadow", "oxbow", "willow", "garnet", "thistle", "saddle", "copper"];
        var word = words[Next(words.Length)];
        var other = words[Next(words.Length)];
        return Kept((Next(5)) switch
        {
            0 => $"{word}-{char.ToUpperInvariant(other[0])}{other[1..]}-{Next(90) + 10}",
            1 => $"{char.ToUpperInvariant(word[0])}{word[1..]}!{Next(9000) + 1000}{other}",
            2 => $"{word[..3]}{Text(Digits, 2)}{other.ToUpperInvariant()[..4]}_{Text(Lower, 3)}!",
            3 => $"{Text(Base62, 9)}!{Text(Digits, 2)}aZ",
            _ => $"{word}{Next(900) + 100}{char.ToUpperInvariant(other[0])}{other[1..]}*",
        });
    }

    /// <summary>A password of letters and digits alone, as it stands unescaped in URLs and scripts.</summary>
    internal string PlainPassword() => Kept("k" + Text(Base62, 7) + "4Qz" + Text(Base62, 7));

    /// <summary>What a generator draws for a token.</summary>
    internal string Random(int length = 40) => Kept(Text(Lower, 1) + Text(Base62, length - 3) + "7K");

    internal string Guid() => Kept(new Guid(Bytes(16)).ToString());

    internal string Key(int bytes) => Kept(Convert.ToBase64String(Bytes(bytes)));

    internal string Of(string prefix, string alphabet, int length, string suffix = "") => Kept(prefix + Text(alphabet, length) + suffix);

    internal string GitHub(string prefix) => Kept(prefix + WithCrc32(Text(Base62, 30)));

    internal string GitHubFineGrained() => Kept("github_pat_" + Text(Base62, 22) + "_" + Text(Base62, 59));

    /// <summary>GitHub and npm: the last six characters are a checksum.</summary>
    private static string WithCrc32(string body)
    {
        var sum = Crc32(Encoding.ASCII.GetBytes(body));
        var text = "";
        for (var i = 0; i < 6; i++, sum /= 62)
            text = Base62[(int)(sum % 62)] + text;
        return body + text;
    }

    internal string AzureDevOps(uint mixedIn)
    {
        var bytes = Bytes(32);
        int[] kept = [2, 7, 8, 22];
        var sum = Crc32([.. bytes.Where((_, i) => !kept.Contains(i))]) ^ mixedIn;
        foreach (var (place, shift) in kept.Zip([24, 16, 8, 0]))
            bytes[place] = (byte)(sum >> shift);
        var text = new StringBuilder();
        for (int i = 0, buffer = 0, bits = 0; i <= 32; i++)
        {
            buffer = buffer << 8 | (i < 32 ? bytes[i] : 0);
            for (bits += 8; bits >= 5 && text.Length < 52; bits -= 5)
                text.Append("abcdefghijklmnopqrstuvwxyz234567"[buffer >> bits - 5 & 31]);
            buffer &= (1 << bits) - 1;
        }
        return Kept(text.ToString());
    }

    /// <summary>A key of an Azure service: the name of the service before six characters of checksum, over everything before it.</summary>
    internal string Azure(int bytes, string signature, string seedName, string next = "ABCD")
    {
        // Six bits a character: the signature stands where the text says it does, whatever the bytes around it.
        var text = Convert.ToBase64String(Bytes(bytes)).TrimEnd('=');
        var characters = text.Length - 10;
        text = text[..characters] + signature + next[Next(next.Length)] + "AAAAA";
        var key = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        Sign(key, seedName);
        return Kept(Convert.ToBase64String(key));
    }

    internal string AzureFunctions(string seedName) => Kept(Azure(40, "AzFu", seedName).Replace('+', '-').Replace('/', '_'));

    private static void Sign(byte[] key, string seedName) =>
        BinaryPrimitives.WriteUInt32LittleEndian(key.AsSpan(key.Length - 4), Marvin32(key.AsSpan(0, key.Length - 4), seedName));

    internal string AzureCommon(bool isLong = false, bool inBase62 = false)
    {
        while (true)
        {
            var body = Text(Base62, 52) + "JQQJ9" + "9DH"[Next(3)] + Text(Base62, 1) + "ABCDEFGHIJKL"[Next(12)] + Text(Base62, 16) + "AZ" + Text(Upper, 2);
            var bytes = BitConverter.GetBytes(Marvin32(Convert.FromBase64String(body), "Default0"));
            var sum = Convert.ToBase64String(inBase62 ? Convert.FromBase64String(InBase62(bytes) + "==") : bytes);
            // Such keys have letters and digits alone.
            if (!sum.Contains('+') && !sum.Contains('/'))
                return Kept(body + (isLong ? sum : sum[..4]));
        }
    }

    // A number in base 256, the first byte the highest, and the same in base 62: zeros in front stay, and zeros fill it up behind.
    private static string InBase62(byte[] bytes)
    {
        var number = bytes.Aggregate(System.Numerics.BigInteger.Zero, (sum, b) => sum * 256 + b);
        var digits = "";
        for (; number > 0; number /= 62)
            digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(int)(number % 62)] + digits;
        return (new string('0', bytes.TakeWhile(b => b == 0).Count()) + digits).PadRight(6, '0');
    }

    internal string Entra()
    {
        const string alphabet = Lower + Upper + "1234567890.-_~";
        var body = Text(Base62, 3) + "8Q~" + Text(alphabet, 31);
        var sum = Marvin32(Encoding.ASCII.GetBytes(body), "AadPwd00");
        var text = "";
        for (var i = 0; i < 6; i++, sum /= 66)
            text = alphabet[(int)(sum % 66)] + text;
        return Kept(body + text[..3]);
    }

    internal string OldEntra() => Kept(Text(Base62, 3) + "7Q~" + Text(Base62, 31));

    internal string Grafana()
    {
        var body = "glsa_" + Text(Base62, 32);
        return Kept(body + "_" + Convert.ToHexStringLower(BitConverter.GetBytes(Crc32(Encoding.ASCII.GetBytes(body)))));
    }

    internal string Age()
    {
        var data = Enumerable.Range(0, 52).Select(_ => Next(32)).ToList();
        var expanded = new List<int>();
        const string human = "age-secret-key-";
        expanded.AddRange(human.Select(c => c >> 5));
        expanded.Add(0);
        expanded.AddRange(human.Select(c => c & 31));
        var polymod = Polymod([.. expanded, .. data, 0, 0, 0, 0, 0, 0]) ^ 1;
        var sum = Enumerable.Range(0, 6).Select(i => (int)(polymod >> 5 * (5 - i) & 31));
        return Kept((human + "1" + string.Concat(data.Concat(sum).Select(v => Bech32[v]))).ToUpperInvariant());
    }

    private static uint Polymod(IEnumerable<int> values)
    {
        uint[] generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var sum = 1u;
        foreach (var value in values)
        {
            var top = sum >> 25;
            sum = (sum & 0x1ffffff) << 5 ^ (uint)value;
            for (var i = 0; i < 5; i++)
                if ((top >> i & 1) != 0)
                    sum ^= generators[i];
        }
        return sum;
    }

    internal string PyPi()
    {
        byte[] identifier = [.. "pypi.org"u8], user = [.. Encoding.ASCII.GetBytes(new Guid(Bytes(16)).ToString())];
        byte[] macaroon = [2, 1, (byte)identifier.Length, .. identifier, 2, (byte)user.Length, .. user, 0, 0, 6, 32, .. Bytes(32)];
        return Kept("pypi-" + Url(macaroon));
    }

    internal string Jwt(string header = """{"alg":"HS256","typ":"JWT"}""", string? payload = null) =>
        Kept($"{Url(Encoding.UTF8.GetBytes(header))}.{Url(Encoding.UTF8.GetBytes(payload ?? $$"""{"sub":"{{Next(99999)}}","iat":1700000000}"""))}.{Url(Bytes(32))}");

    internal string Discord() => Kept(Url(Encoding.ASCII.GetBytes("1" + Text(Digits, 17))) + "." + Text(Base64Url, 6) + "." + Text(Base64Url, 38));

    internal string OnePassword() => Kept("ops_" + Url(Encoding.UTF8.GetBytes($$"""{"signInAddress":"contoso.1password.com","userAuth":{"method":"SRPg-4096","alg":"PBES2g-HS256","iterations":650000,"salt":"{{Text(Base64Url, 22)}}"},"secretKey":"{{Text(Base64Url, 90)}}"}""")));

    internal string EcKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Kept(key.ExportPkcs8PrivateKeyPem());
    }

    internal string SecKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Kept(key.ExportECPrivateKeyPem());
    }

    internal string EncryptedKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Kept(key.ExportEncryptedPkcs8PrivateKeyPem("violet", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)));
    }

    internal string RsaKey() => Kept(Rsa.Value);

    internal string PublicKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    internal string OpenSshKey() => Kept(
        $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Convert.ToBase64String([.. "openssh-key-v1\0"u8, .. Bytes(200)], Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n")}\n-----END OPENSSH PRIVATE KEY-----");

    internal string PgpKey() => Kept($"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{Convert.ToBase64String(Bytes(240), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n")}\n=a7Kq\n-----END PGP PRIVATE KEY BLOCK-----");

    internal string PuttyKey() => Kept(
        $"PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: shop\nPublic-Lines: 1\n{Convert.ToBase64String(Bytes(48))}\nPrivate-Lines: 1\n{Convert.ToBase64String(Bytes(48))}\nPrivate-MAC: {Text(Hex, 40)}");

    internal string Pfx(string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        return Kept(Convert.ToBase64String(certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, password)));
    }

    internal string XmlKey(bool withPrivate)
    {
        using var key = RSA.Create(512);
        return Kept(key.ToXmlString(withPrivate));
    }

    internal string Basic(string user) => Kept(Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + PlainPassword())));

    internal static string Base64Of(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    internal static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

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

    /// <summary>The hash that Azure signs its keys with, seeded by eight characters.</summary>
    internal static uint Marvin32(ReadOnlySpan<byte> data, string seedName)
    {
        var seedValue = BinaryPrimitives.ReadUInt64BigEndian(Encoding.ASCII.GetBytes(seedName));
        var (low, high) = ((uint)seedValue, (uint)(seedValue >> 32));
        for (; data.Length >= 4; data = data[4..])
        {
            low += BinaryPrimitives.ReadUInt32LittleEndian(data);
            Mix(ref low, ref high);
        }
        var last = 0x80u << 8 * data.Length;
        for (var i = 0; i < data.Length; i++)
            last |= (uint)data[i] << 8 * i;
        low += last;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;

        static void Mix(ref uint low, ref uint high)
        {
            high ^= low;
            low = BitOperations.RotateLeft(low, 20) + high;
            high = BitOperations.RotateLeft(high, 9) ^ low;
            low = BitOperations.RotateLeft(low, 27) + high;
            high = BitOperations.RotateLeft(high, 19);
        }
    }
}
