using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>
/// What a path is made of, however it is put together: its texts and values in their order. A value may be cut to its file name, or a name that the client
/// chose give way to one of our own; nothing else of the path may be another.
/// </summary>
internal sealed class PathReading(Rewrite rewrite, IReadOnlyDictionary<string, ExpressionSyntax> known)
{
    // A variable that was made of a variable that was made of ...
    private const int LongestWay = 8;

    private readonly record struct Part(string Text, string Value = "", bool IsFileName = false, bool IsOwn = false, bool IsDropped = false);

    /// <summary>What speaks against the new expression, or null.</summary>
    internal string? Fault(ExpressionSyntax was, ExpressionSyntax now)
    {
        // Where nothing but text stands nothing is to be mended.
        if (Parts(was, 0) is not { } old || Parts(now, 0) is not { } fresh || old.Count != fresh.Count || old.TrueForAll(part => part.Value.Length == 0))
            return $"'{EditReading.Short(now)}' is another path than '{EditReading.Short(was)}'";
        for (var i = 0; i < old.Count; i++)
            if (old[i].Text != fresh[i].Text || !IsSameOrSafer(old[i], fresh[i]))
                return $"'{EditReading.Short(now)}' is another path than '{EditReading.Short(was)}'";
        return Calls(was, "GetFullPath") && !Calls(now, "GetFullPath") ? $"'{EditReading.Short(now)}' is no full path any more" : null;
    }

    /// <summary>The folder that a path is in for certain: what is written before its first value, up to a separator; null where that cannot be told.</summary>
    internal string? Folder(ExpressionSyntax path) => Parts(path, 0) is { Count: > 1 } parts && parts[0] is { Value: "", Text: var text } && text.EndsWith("/", StringComparison.Ordinal) ? text : null;

    /// <summary>A path without values, as it is written.</summary>
    internal string? Constant(ExpressionSyntax path) => Parts(path, 0) is { Count: 1 } parts && parts[0] is { Value: "", Text: var text } ? text : null;

    /// <summary>Whether a path was made full: what leads out of its folder is gone from it.</summary>
    internal bool IsFull(ExpressionSyntax path) => EditReading.Bare(path) switch
    {
        InvocationExpressionSyntax call => NameOf(call) == "GetFullPath",
        IdentifierNameSyntax { Identifier.Text: var name } => known.TryGetValue(name, out var made) && made is not IdentifierNameSyntax && IsFull(made),
        _ => false,
    };

    private static bool IsSameOrSafer(Part old, Part fresh) => fresh.IsOwn ? old.IsOwn || old.IsDropped : !old.IsOwn && old.Value == fresh.Value && (fresh.IsFileName || !old.IsFileName);

    private List<Part>? Parts(ExpressionSyntax expression, int way)
    {
        expression = EditReading.Bare(expression);
        switch (expression)
        {
            case IdentifierNameSyntax { Identifier.Text: var name } when way < LongestWay && known.TryGetValue(name, out var made):
                return Parts(made, way + 1);
            case InvocationExpressionSyntax call when IsOfPath(call):
                return OfCall(call, way);
            case MemberAccessExpressionSyntax { Name.Identifier.Text: "DirectorySeparatorChar" }:
                return [new("/")];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Parts(sum.Left, way) is { } left && Parts(sum.Right, way) is { } right ? Merged([.. left, .. right]) : null;
            default:
                var parts = new List<Part>();
                foreach (var piece in Piece.Of(expression) ?? [])
                {
                    if (piece.Value is null)
                        parts.Add(new(piece.Text.Replace('\\', '/')));
                    else if (piece.Value == expression)
                        return [Value(expression)];
                    else if (piece.Format.Length == 0 && Parts(piece.Value, way + 1) is { } inner)
                        parts.AddRange(inner);
                    else
                        return null;
                }
                return parts.Count == 0 ? null : Merged(parts);
        }
    }

    private List<Part>? OfCall(InvocationExpressionSyntax call, int way)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (NameOf(call))
        {
            case "Combine" or "Join" when arguments.Count > 0:
                var joined = new List<Part>();
                foreach (var argument in arguments)
                {
                    if (argument.NameColon is not null || Parts(argument.Expression, way) is not { } parts)
                        return null;
                    // What begins at the root begins anew.
                    if (joined.Count > 0 && parts[0].Text.StartsWith("/", StringComparison.Ordinal))
                        return null;
                    if (joined.Count > 0 && !joined[joined.Count - 1].Text.EndsWith("/", StringComparison.Ordinal))
                        joined.Add(new("/"));
                    joined.AddRange(parts);
                }
                return Merged(joined);
            case "GetFullPath" when arguments.Count == 1:
                return Parts(arguments[0].Expression, way);
            case "GetFileName" when arguments.Count == 1:
                return Parts(arguments[0].Expression, way) is { Count: 1 } named && named[0] is { Value: not "" } value ? [value with { IsFileName = true, IsDropped = value.IsDropped || rewrite.Drops.Contains("GetFileName") }] : null;
            case "GetRandomFileName" when arguments.Count == 0 && rewrite.Uses.Any(use => use.Name == "GetRandomFileName"):
                return [new("", "own", IsOwn: true)];
            default:
                return null;
        }
    }

    private Part Value(ExpressionSyntax value) => new("", value.ToString(), IsDropped: value is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && rewrite.Drops.Contains(name));

    private static List<Part> Merged(List<Part> parts)
    {
        var merged = new List<Part>();
        foreach (var part in parts)
        {
            if (part.Value.Length == 0 && merged.Count > 0 && merged[merged.Count - 1] is { Value: "", Text: var before })
                merged[merged.Count - 1] = new(before + part.Text);
            else
                merged.Add(part);
        }
        return merged;
    }

    private static bool IsOfPath(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Expression: var type } && type.ToString().Split('.').Last() == "Path";

    private static string NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text ?? "";

    private static bool Calls(ExpressionSyntax expression, string name) => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(found => found.Identifier.Text == name);
}
