using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>The log that the compiler writes of findings where a project asks for one with <c>ErrorLog</c>: by the compiler's own writer, which is internal.</summary>
internal static class SarifLog
{
    /// <summary>The log of these findings, as text.</summary>
    internal static string Of(IEnumerable<Diagnostic> findings)
    {
        using var stream = new MemoryStream();
        var type = typeof(Diagnostic).Assembly.GetType("Microsoft.CodeAnalysis.SarifV2ErrorLogger", throwOnError: true)!;
        const BindingFlags anyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var logger = Activator.CreateInstance(type, anyInstance, null, [stream, "csc", "1.0.0", new Version(1, 0, 0, 0), CultureInfo.InvariantCulture], null)!;
        var log = type.GetMethods(anyInstance).Single(method => method.Name == "LogDiagnostic");
        foreach (var finding in findings)
            log.Invoke(logger, [finding, null]);
        ((IDisposable)logger).Dispose();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A text as JSON spells it.</summary>
    internal static string Escaped(string text) => JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
