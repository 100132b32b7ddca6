namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Symmetric encryption, authentication codes and the derivation of their keys.</summary>
internal static class Ciphers
{
    private const string Space = "System.Security.Cryptography";
    private const string BouncyCastleSpace = "Org.BouncyCastle.Crypto.Parameters";
    private const string BouncyCastle = "BouncyCastle.Cryptography";

    internal static readonly TypeName SymmetricAlgorithm = new(Space, "SymmetricAlgorithm");
    internal static readonly TypeName AesGcm = new(Space, "AesGcm");
    internal static readonly TypeName AesCcm = new(Space, "AesCcm");
    internal static readonly TypeName ChaCha20Poly1305 = new(Space, "ChaCha20Poly1305");
    internal static readonly TypeName HashAlgorithm = new(Space, "HashAlgorithm");
    internal static readonly TypeName KeyedHashAlgorithm = new(Space, "KeyedHashAlgorithm");
    internal static readonly TypeName IncrementalHash = new(Space, "IncrementalHash");
    internal static readonly TypeName CryptographicOperations = new(Space, "CryptographicOperations");
    internal static readonly TypeName Rfc2898DeriveBytes = new(Space, "Rfc2898DeriveBytes");
    internal static readonly TypeName DeriveBytes = new(Space, "DeriveBytes");
    internal static readonly TypeName Hkdf = new(Space, "HKDF");
    internal static readonly TypeName CounterKdf = new(Space, "SP800108HmacCounterKdf");
    internal static readonly TypeName KeyDerivation = new("Microsoft.AspNetCore.Cryptography.KeyDerivation", "KeyDerivation");

    internal static readonly TypeName KeyParameter = new(BouncyCastleSpace, "KeyParameter") { Package = BouncyCastle };
    internal static readonly TypeName ParametersWithIV = new(BouncyCastleSpace, "ParametersWithIV") { Package = BouncyCastle };
    internal static readonly TypeName AeadParameters = new(BouncyCastleSpace, "AeadParameters") { Package = BouncyCastle };
}
