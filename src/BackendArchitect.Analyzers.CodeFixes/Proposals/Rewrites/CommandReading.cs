using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether one text of arguments became a list of the same arguments, each by itself.</summary>
internal static class CommandReading
{
    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ksh", "fish", "cmd", "powershell", "pwsh", "env", "sudo", "xargs", "ssh", "wsl", "busybox"];

    private static readonly string[] Interpreters = ["python", "python3", "perl", "ruby", "node", "php", "lua", "osascript"];

    private static readonly string[] CodeOptions = ["-c", "-e", "-r", "-p", "--eval", "--command", "/c"];

    /// <summary>What speaks against the new expression, or null.</summary>
    internal static string? Fault(ExpressionSyntax was, ExpressionSyntax now)
    {
        var what = $"'{EditReading.Short(now)}' is no list of what '{EditReading.Short(was)}' consists of";
        // 'Process.Start(file, text)' as 'Process.Start(new ProcessStartInfo(file) { ArgumentList = { … } })'.
        if (was is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } old } call && now is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } fresh } start)
            return EditReading.AreSame(call.Expression, start.Expression) && StartInfo(fresh[0].Expression) is var (file, elements) && EditReading.AreSame(old[0].Expression, file) && old.All(argument => argument.NameColon is null)
                ? Fault(file, old[1].Expression, elements, what) : what;
        return was.Parent is ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax list } argument && list.Arguments.IndexOf(argument) == 1 && Elements(now) is { } listed
            ? Fault(list.Arguments[0].Expression, was, listed, what) : what;
    }

    private static string? Fault(ExpressionSyntax file, ExpressionSyntax was, IReadOnlyList<ExpressionSyntax> elements, string what)
    {
        if (file is not LiteralExpressionSyntax { Token.Value: string program } || Tokens(was) is not { } tokens)
            return what;
        var name = System.IO.Path.GetFileNameWithoutExtension(program.Replace('\\', '/')).ToLowerInvariant();
        // It takes its arguments apart again.
        if (Shells.Contains(name) || Interpreters.Contains(name) && tokens.Any(token => token.Count == 1 && CodeOptions.Contains(token[0].Text)))
            return $"'{program}' reads its arguments as code";
        var next = 0;
        foreach (var element in elements)
        {
            if (Piece.Of(element) is not { } pieces)
                return what;
            if (next < tokens.Count && pieces.Count == tokens[next].Count && pieces.Zip(tokens[next], (piece, token) => token.IsSame(piece)).All(isSame => isSame))
                next++;
            else if (!(pieces.Count == 1 && pieces[0].Written == "--" && next < tokens.Count && tokens[next][0].Value is not null))
                return what;
        }
        return next == tokens.Count ? null : what;
    }

    // Words are parted by white space, as the runtime does it; what stands without any beside a value is one word with it. Quotes round a value are not needed in a list.
    private static List<List<Piece>>? Tokens(ExpressionSyntax was)
    {
        var tokens = new List<List<Piece>>();
        var isOpen = false;
        foreach (var piece in Piece.Of(was) ?? [])
        {
            if (piece.Value is not null)
            {
                Add(piece);
                continue;
            }
            var words = piece.Text.Split(' ', '\t');
            for (var i = 0; i < words.Length; i++)
            {
                isOpen &= i == 0;
                if (words[i].Length > 0)
                    Add(new(words[i]));
            }
        }
        foreach (var token in tokens)
        {
            if (token.Count == 3 && token[1].Value is not null && token[0].Written is "\"" or "'" && token[2].Written == token[0].Written)
            {
                token.RemoveAt(2);
                token.RemoveAt(0);
            }
            if (token.Any(piece => piece.Text.IndexOfAny(['"', '\'']) >= 0))
                return null;
        }
        return tokens.Count == 0 ? null : tokens;

        void Add(Piece piece)
        {
            if (isOpen)
                tokens[tokens.Count - 1].Add(piece);
            else
                tokens.Add([piece]);
            isOpen = true;
        }
    }

    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) => [.. collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression)],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.Text: "List" }, ArgumentList: null or { Arguments.Count: 0 }, Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer } => [.. initializer.Expressions],
        _ => null,
    };

    private static (ExpressionSyntax File, IReadOnlyList<ExpressionSyntax> Elements)? StartInfo(ExpressionSyntax made) =>
        made is ObjectCreationExpressionSyntax { Type: var type, ArgumentList: var arguments, Initializer.Expressions: { Count: 1 } settings } && type.ToString().Split('.').Last() == "ProcessStartInfo" && arguments.Only() is { NameColon: null } file
        && settings[0] is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "ArgumentList" }, Right: InitializerExpressionSyntax list }
            ? (file.Expression, [.. list.Expressions]) : null;
}
