namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Hash functions, message authentication codes and key derivation.</summary>
internal static class Hashes
{
    internal static readonly MemberName FixedTimeEquals = new(Ciphers.CryptographicOperations, "FixedTimeEquals");
    internal static readonly TypeName Sha1 = new("System.Security.Cryptography", "SHA1");

    internal static readonly MemberName Pbkdf2 = new(Ciphers.Rfc2898DeriveBytes, "Pbkdf2");
    internal static readonly MemberName GetBytesOfPbkdf2 = new(Ciphers.Rfc2898DeriveBytes, "GetBytes");
    internal static readonly MemberName DerivePbkdf2 = new(Ciphers.KeyDerivation, "Pbkdf2");
    internal static readonly TypeName PasswordHasherOptions = new("Microsoft.AspNetCore.Identity", "PasswordHasherOptions");
    internal static readonly MemberName IterationCount = new(PasswordHasherOptions, "IterationCount");
    internal static readonly MemberName CompatibilityMode = new(PasswordHasherOptions, "CompatibilityMode");
    internal static readonly MemberName IdentityV2 = new(new("Microsoft.AspNetCore.Identity", "PasswordHasherCompatibilityMode"), "IdentityV2");

    internal static readonly TypeName BitConverter = new("System", "BitConverter");
    internal static readonly TypeName StringValues = new("Microsoft.Extensions.Primitives", "StringValues");
    internal static readonly TypeName Span = new("System", "Span`1");
    internal static readonly TypeName StringComparer = new("System", "StringComparer");
    internal static readonly TypeName Expression = new("System.Linq.Expressions", "Expression`1");
    internal static readonly TypeName MemoryMarshal = new("System.Runtime.InteropServices", "MemoryMarshal");
}
