namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Sets of characters that tokens are made of.</summary>
internal static class Alphabet
{
    internal static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    internal static bool IsLower(char c) => (uint)(c - 'a') <= 25;

    internal static bool IsUpper(char c) => (uint)(c - 'A') <= 25;

    internal static bool IsLetter(char c) => IsLower((char)(c | 0x20));

    internal static bool IsLowerHex(char c) => IsDigit(c) || (uint)(c - 'a') <= 5;

    internal static bool IsHex(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    internal static bool IsBase32(char c) => IsUpper(c) || (uint)(c - '2') <= 5;

    internal static bool IsLowerBase32(char c) => IsLower(c) || (uint)(c - '2') <= 5;

    internal static bool IsUpperOrDigit(char c) => IsUpper(c) || IsDigit(c);

    internal static bool IsLowerOrDigit(char c) => IsLower(c) || IsDigit(c);

    internal static bool IsBase62(char c) => IsLetter(c) || IsDigit(c);

    internal static bool IsBase64(char c) => IsBase62(c) || c is '+' or '/';

    internal static bool IsBase64Url(char c) => IsBase62(c) || c is '_' or '-';

    internal static bool IsUnreserved(char c) => IsBase62(c) || c is '_' or '-' or '.' or '~';
}
