using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// A destination in code that is a key, an initialization vector or a nonce of symmetric encryption, a key of an authentication code, or a password
/// that such a key is derived from. See CWE-321 and CWE-329.
/// </summary>
/// <param name="Kind">What stands there, as the beginning of a sentence: "Constant key".</param>
/// <param name="Use">How the value gets there, as the middle of a sentence: "assigned to 'Aes.Key'".</param>
internal sealed record CipherKeySink(string Kind, string Use)
{
    /// <summary>What to do instead, as the end of a sentence.</summary>
    internal string Remedy => Kind is Vector or Nonce ? "draw one anew for every message" : "keep it in user secrets or a vault";

    private const string Key = "Constant key";
    private const string Vector = "Constant initialization vector";
    private const string Nonce = "Constant nonce";
    private const string Password = "Constant password";

    // Who encrypts or authenticates names one of these.
    private static readonly ImmutableArray<string> Mentioned =
    [
        "Aes", "AesManaged", "AesCryptoServiceProvider", "RijndaelManaged", "Rijndael", "TripleDES", "TripleDESCryptoServiceProvider", "DES", "DESCryptoServiceProvider", "RC2",
        "SymmetricAlgorithm", "AesGcm", "AesCcm", "ChaCha20Poly1305", "HMACSHA256", "HMACSHA512", "HMACSHA384", "HMACSHA1", "HMACMD5", "HMACSHA3_256", "HMACSHA3_512", "HMAC",
        "KeyedHashAlgorithm", "IncrementalHash", "HmacData", "Rfc2898DeriveBytes", "PasswordDeriveBytes", "HKDF", "SP800108HmacCounterKdf", "KeyDerivation", "KeyParameter",
    ];

    private static readonly ImmutableHashSet<string> Parameters =
        ["key", "rgbKey", "iv", "rgbIV", "nonce", "password", "strPassword", "ikm", "prk"];

    /// <summary>Whether a parameter of the name may be one.</summary>
    internal static bool Mentions(string parameter) => Parameters.Contains(parameter);

    /// <summary>Whether the project has anything to do with such keys.</summary>
    internal static bool AreIn(ServiceModel model, CancellationToken cancellationToken) =>
        Mentioned.Any(name => model.FilesWith(name, cancellationToken).Any());

    /// <summary>What an arrival is as a key; null when it is none.</summary>
    internal static CipherKeySink? Of(IOperation arrival) => arrival switch
    {
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { ContainingSymbol: IMethodSymbol method } parameter } when Mentions(parameter.Name) =>
            KindOf(parameter.Name, method) is { } kind ? new(kind, PassedTo(parameter, method)) : null,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Key" or "IV" } property } target } when HasKey(property) =>
            new(property.Name == "Key" ? Key : Vector, $"assigned to '{(target.Instance?.Type ?? property.ContainingType).Name}.{property.Name}'"),
        _ => null,
    };

    private static bool HasKey(IPropertySymbol property) =>
        property.ContainingType.IsOrDerivesFrom(Ciphers.SymmetricAlgorithm) || (property.Name == "Key" && property.ContainingType.IsOrDerivesFrom(Ciphers.KeyedHashAlgorithm));

    private static string? KindOf(string parameter, IMethodSymbol method)
    {
        var type = method.ContainingType;
        switch (parameter)
        {
            case "key" or "rgbKey":
                return type.IsOrDerivesFrom(Ciphers.SymmetricAlgorithm) || type.IsOrDerivesFrom(Ciphers.KeyedHashAlgorithm) || type.Is(Ciphers.AesGcm) || type.Is(Ciphers.AesCcm)
                    || type.Is(Ciphers.ChaCha20Poly1305) || type.Is(Ciphers.IncrementalHash) || type.Is(Ciphers.CryptographicOperations) || type.Is(Ciphers.CounterKdf)
                    || type.Is(Ciphers.KeyParameter) || type.Is(Ciphers.AeadParameters) ? Key : null;
            case "iv" or "rgbIV":
                return type.IsOrDerivesFrom(Ciphers.SymmetricAlgorithm) || type.Is(Ciphers.ParametersWithIV) ? Vector : null;
            case "nonce":
                return type.Is(Ciphers.AesGcm) || type.Is(Ciphers.AesCcm) || type.Is(Ciphers.ChaCha20Poly1305) || type.Is(Ciphers.AeadParameters) ? Nonce : null;
            case "password" or "strPassword":
                return type.IsOrDerivesFrom(Ciphers.DeriveBytes) || type.Is(Ciphers.KeyDerivation) ? Password : null;
            default:
                return type.Is(Ciphers.Hkdf) ? Key : null;
        }
    }

    private static string PassedTo(IParameterSymbol parameter, IMethodSymbol method) =>
        $"passed as '{parameter.Name}' to '{method.ContainingType.Name}{(method.MethodKind == MethodKind.Constructor ? "" : "." + method.Name)}'";
}
