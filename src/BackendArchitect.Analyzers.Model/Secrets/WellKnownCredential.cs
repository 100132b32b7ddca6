using System;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Credentials that everybody knows: those that vendors publish for their emulators, and the defaults of images and products.</summary>
internal static class WellKnownCredential
{
    private const int EmulatorKeyLength = 88;

    // SHA-256 of the keys of the storage and Cosmos DB emulators.
    private static readonly ImmutableHashSet<string> EmulatorKeys =
        ["0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059", "aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615"];

    private static readonly ImmutableHashSet<string> Defaults =
        ImmutableHashSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "postgres", "root", "guest", "admin", "sa", "minioadmin", "mysql", "mongo", "rabbitmq", "redis", "elastic", "neo4j", "test", "user", "dev", "local", "docker",
            "12345", "123456", "12345678", "123", "1234", "123456789", "qwerty", "letmein", "welcome", "mysecretpassword", "Your_password123", "yourStrong(!)Password",
            "yourWeak(!)Password", "Your_Strong_Password", "pass", "pass123", "admin123", "P@ssw0rd", "Pass@word", "Pass@word1", "root123", "keycloak", "rootpassword", "minio123", "dragon", "monkey", "football", "iloveyou", "sunshine", "princess", "welcome1", "abc123", "trustno1",
            "master", "shadow", "superman", "batman", "qwerty123", "grafana", "cassandra");

    /// <summary>Whether a vendor publishes the key for its emulator.</summary>
    internal static bool IsOfEmulator(Slice value)
    {
        if (value.Length != EmulatorKeyLength || !value.EndsWith("=="))
            return false;
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(value.ToString()));
        var text = new StringBuilder(64);
        foreach (var b in hash)
            text.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return EmulatorKeys.Contains(text.ToString());
    }

    /// <summary>Whether the password is one that an image or product comes with, or repeats the name of its user.</summary>
    internal static bool IsDefault(Slice password, Slice user) =>
        Defaults.Contains(password.ToString()) || Defaults.Contains(password.ToString().TrimEnd('!', '$', '#', '.')) || Placeholder.IsChangeme(password) || (!user.IsEmpty && password.Length <= 16 && password.Is(user.ToString()));
}
