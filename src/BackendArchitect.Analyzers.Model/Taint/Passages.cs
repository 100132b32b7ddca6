using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>What of a call of the framework comes out of it again.</summary>
[Flags]
internal enum Passage
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>What it is called on.</summary>
    Receiver = 1,

    /// <summary>Its arguments.</summary>
    Arguments = 2,

    /// <summary>What its lambda returns.</summary>
    Lambda = 4,

    /// <summary>One element of what it is called on or given, so that a part of the value lies one step nearer.</summary>
    Element = 8,

    /// <summary>The first argument alone.</summary>
    FirstArgument = 16,
}

/// <summary>
/// The methods, constructors and properties of the framework that hand text on: those of texts, collections, tasks, paths and addresses. What a method of
/// another library does with a text nobody knows, and it ends there.
/// </summary>
internal static class Passages
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Max", "Min", "MaxBy", "MinBy", "Find", "FindLast", "Pop", "Dequeue", "Peek", "FirstAsync", "FirstOrDefaultAsync",
        "SingleOrDefaultAsync", "GetValueOrDefault",
    };

    private static readonly HashSet<string> Projections = new(StringComparer.Ordinal) { "Select", "SelectMany", "ConvertAll", "Aggregate", "Run", "StartNew", "ContinueWith" };

    private static readonly HashSet<string> Joins = new(StringComparer.Ordinal) { "Concat", "Append", "Prepend", "Union", "Zip", "DefaultIfEmpty", "Aggregate", "Insert", "Add", "AddRange", "Create", "CreateRange", "Repeat" };

    private static readonly ImmutableArray<string> CollectionSpaces = ["System.Linq", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Concurrent", "System.Collections.ObjectModel", "System.Collections.Frozen", "System.Collections", "System.Collections.Specialized"];

    private static readonly ImmutableArray<TypeName> Texts =
    [
        Text.String, Text.StringBuilder, Binding.StringValues, new("System", "MemoryExtensions"), new("System", "ReadOnlySpan`1"), new("System", "Span`1"), new("System", "ReadOnlyMemory`1"), new("System", "Memory`1"),
        new("System.Text", "Encoding"), new("System.Globalization", "TextInfo"), new("Microsoft.Extensions.Primitives", "StringSegment"), new("System", "FormattableString"), new("System.Runtime.CompilerServices", "DefaultInterpolatedStringHandler"),
    ];

    private static readonly ImmutableArray<(TypeName Type, string Member, Passage Passage)> Rows =
    [
        (Files.Path, "Combine", Passage.Arguments), (Files.Path, "Join", Passage.Arguments), (Files.Path, "GetFullPath", Passage.Arguments), (Files.Path, "GetDirectoryName", Passage.Arguments),
        (Files.Path, "ChangeExtension", Passage.Arguments), (Files.Path, "TrimEndingDirectorySeparator", Passage.Arguments), (Files.Path, "GetRelativePath", Passage.Arguments),
        (Files.Path, "GetFileName", Passage.Arguments), (Files.Path, "GetFileNameWithoutExtension", Passage.Arguments), (Files.Path, "GetExtension", Passage.Arguments),
        (Encoders.Uri, "UnescapeDataString", Passage.Arguments), (Encoders.Uri, "EscapeUriString", Passage.Arguments), (Encoders.Uri, "ToString", Passage.Receiver), (Encoders.Uri, "GetLeftPart", Passage.Receiver),
        (Encoders.Uri, "GetComponents", Passage.Receiver), (Credentials.UriBuilder, "ToString", Passage.Receiver),
        (Encoders.WebUtility, "UrlDecode", Passage.Arguments), (Encoders.WebUtility, "HtmlDecode", Passage.Arguments), (Encoders.HttpUtility, "UrlDecode", Passage.Arguments), (Encoders.HttpUtility, "HtmlDecode", Passage.Arguments),
        (Encoders.Convert, "ToInt32", Passage.Arguments), (Encoders.Convert, "ToInt64", Passage.Arguments), (new("System", "Int32"), "Parse", Passage.Arguments), (new("System", "Int64"), "Parse", Passage.Arguments),
        (new("System", "Math"), "Max", Passage.Arguments), (new("System", "Math"), "Abs", Passage.Arguments),
        (Encoders.Convert, "FromBase64String", Passage.Arguments), (Encoders.Convert, "ToString", Passage.Arguments), (Encoders.Convert, "FromHexString", Passage.Arguments),
        (new("System.Threading.Tasks", "Task"), "FromResult", Passage.Arguments), (new("System.Threading.Tasks", "ValueTask"), "FromResult", Passage.Arguments), (new("System.Threading.Tasks", "Task"), "Run", Passage.Lambda),
        (new("System.Threading.Tasks", "Task"), "WhenAll", Passage.Arguments),
        (new("System.Text.Json", "JsonSerializer"), "Deserialize", Passage.FirstArgument), (new("System.Text.Json", "JsonSerializer"), "DeserializeAsync", Passage.FirstArgument),
        (new("System.Text.Json", "JsonDocument"), "Parse", Passage.FirstArgument), (new("System.Text.Json", "JsonDocument"), "ParseAsync", Passage.FirstArgument), (new("System.Text.Json.Nodes", "JsonNode"), "Parse", Passage.FirstArgument),
        (new("System.Text.Json", "JsonElement"), "GetString", Passage.Receiver), (new("System.Text.Json", "JsonElement"), "GetProperty", Passage.Receiver), (new("System.Text.Json", "JsonElement"), "GetRawText", Passage.Receiver),
        (new("System.Text.Json.Nodes", "JsonNode"), "GetValue", Passage.Receiver), (new("System.Text.Json.Nodes", "JsonNode"), "ToString", Passage.Receiver),
        (new("Newtonsoft.Json", "JsonConvert") { Package = "Newtonsoft.Json" }, "DeserializeObject", Passage.FirstArgument),
        (OutgoingUrls.AddQueryString.Type, "AddQueryString", Passage.Arguments),
        (Files.TextReader, "ReadToEnd", Passage.Receiver), (Files.TextReader, "ReadToEndAsync", Passage.Receiver), (Files.TextReader, "ReadLine", Passage.Receiver), (Files.TextReader, "ReadLineAsync", Passage.Receiver),
        (Encoders.FormattableString, "Invariant", Passage.Arguments), (Encoders.FormattableString, "CurrentCulture", Passage.Arguments),
        (new("System", "Tuple"), "Create", Passage.Arguments), (new("System", "ValueTuple"), "Create", Passage.Arguments), (new("System.Collections.Generic", "KeyValuePair"), "Create", Passage.Arguments),
        (new("Microsoft.AspNetCore.Http", "PathString"), "ToString", Passage.Receiver), (new("Microsoft.AspNetCore.Http", "PathString"), "Add", Passage.Receiver | Passage.Arguments), (new("Microsoft.AspNetCore.Http", "QueryString"), "ToString", Passage.Receiver),
        (new("System", "Array"), "Find", Passage.Arguments), (new("System", "Array"), "ConvertAll", Passage.Arguments | Passage.Lambda),
    ];

    private static readonly ImmutableArray<TypeName> Wrappers =
    [
        Text.String, Text.StringBuilder, Binding.StringValues, Encoders.Uri, Credentials.UriBuilder, Files.FileInfo, Files.DirectoryInfo, Files.StreamReader, Files.StringReader, Markup.HtmlString, new("Microsoft.AspNetCore.Http", "PathString"),
        new("Microsoft.AspNetCore.Http", "QueryString"), new("System.Threading.Tasks", "ValueTask`1"), new("System", "Lazy`1"), new("System.Collections.Generic", "KeyValuePair`2"), new("System", "Tuple`2"), new("System", "Tuple`3"), new("System", "Nullable`1"),
        new("System.IO", "MemoryStream"),
    ];

    // Properties of the framework that are the value they belong to, or a part of it as text.
    private static readonly ImmutableArray<(TypeName Type, string[] Members)> Views =
    [
        (Encoders.Uri, ["AbsoluteUri", "OriginalString", "AbsolutePath", "LocalPath", "PathAndQuery", "Query", "Host", "Authority", "DnsSafeHost", "IdnHost", "Fragment", "Segments", "UserInfo"]),
        (Credentials.UriBuilder, ["Uri", "Host", "Path", "Query"]),
        (Files.FileSystemInfo, ["FullName"]), (Files.FileInfo, ["DirectoryName", "Directory"]), (Files.DirectoryInfo, ["Parent"]),
        (new("System.Threading.Tasks", "Task`1"), ["Result"]), (new("System.Threading.Tasks", "ValueTask`1"), ["Result"]), (new("System", "Lazy`1"), ["Value"]), (new("System", "Nullable`1"), ["Value"]),
        (new("Microsoft.AspNetCore.Http", "PathString"), ["Value"]), (new("Microsoft.AspNetCore.Http", "QueryString"), ["Value"]), (new("System.Text.Json", "JsonDocument"), ["RootElement"]),
        (new("System.Collections.Generic", "KeyValuePair`2"), ["Key", "Value"]), (new("System.Collections.Generic", "Dictionary`2"), ["Values", "Keys"]), (new("System.Collections.Generic", "IDictionary`2"), ["Values", "Keys"]),
        (new("System.Linq", "IGrouping`2"), ["Key"]), (new("Microsoft.Extensions.Primitives", "StringSegment"), ["Value", "Buffer"]), (new("System", "ReadOnlyMemory`1"), ["Span"]), (new("System", "Memory`1"), ["Span"]),
    ];

    /// <summary>What of a call comes out of it.</summary>
    internal static Passage Of(IMethodSymbol method)
    {
        var type = (method.ReducedFrom ?? method).ContainingType;
        if (method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "WaitAsync" or "GetEnumerator" or "AsMemory" or "AsSpan" or "ToArray" or "GetValueOrDefault" && type.IsFramework())
            return method.IsExtensionMethod ? Passage.FirstArgument : Passage.Receiver;
        foreach (var text in Texts)
            if (type.IsOrDerivesFrom(text))
                return Passage.Receiver | Passage.Arguments;
        foreach (var (owner, member, passage) in Rows)
            if (method.Name == member && type.IsOrDerivesFrom(owner))
                return passage;
        if (IsCollection(type))
            return (method.IsExtensionMethod ? Passage.FirstArgument : Passage.Receiver)
                | (Projections.Contains(method.Name) ? Passage.Lambda : Passage.None)
                | (Joins.Contains(method.Name) ? Passage.Arguments : Passage.None)
                | (Elements.Contains(method.Name) ? Passage.Element : Passage.None);
        // What any object says of itself, where it is a text or its type is not known.
        return method is { Name: "ToString", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } ? Passage.Receiver : Passage.None;
    }

    /// <summary>Whether a method puts its arguments into the object that it is called on.</summary>
    internal static bool Adds(IMethodSymbol method) => method.Name is "Add" or "AddRange" or "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" or "Push" or "Enqueue" or "TryAdd" or "InsertRange" or "AddFirst" or "AddLast" or "Replace"
        && (IsCollection(method.ContainingType) || method.ContainingType.Is(Text.StringBuilder));

    /// <summary>Whether a <c>new</c> of the framework holds what it is given.</summary>
    internal static bool Holds(ITypeSymbol? type)
    {
        foreach (var wrapper in Wrappers)
            if (type.Is(wrapper))
                return true;
        return type is INamedTypeSymbol named && IsCollection(named);
    }

    /// <summary>Whether a property of the framework is the value that it is read from, or a text of it.</summary>
    internal static bool IsView(IPropertySymbol property)
    {
        foreach (var (type, members) in Views)
            if (Array.IndexOf(members, property.Name) >= 0 && property.ContainingType.IsOrDerivesFrom(type))
                return true;
        return false;
    }

    /// <summary>Whether the type is a collection of the framework, or declares methods for them.</summary>
    internal static bool IsCollection(INamedTypeSymbol? type)
    {
        if (type is null || !type.DeclaringSyntaxReferences.IsEmpty)
            return false;
        var space = type.ContainingNamespace?.ToDisplayString();
        return space is not null && CollectionSpaces.Contains(space);
    }

    private static bool IsFramework(this INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true;
}
