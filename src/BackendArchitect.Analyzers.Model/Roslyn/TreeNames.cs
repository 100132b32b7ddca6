using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// Which names a file mentions, and where: syntax only, kept with the tree. Files that an edit does not touch keep theirs, so a question
/// such as "who calls MapOrders?" costs one look-up for each file that does not mention it.
/// </summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Cache = new();

    private readonly SyntaxTree _tree;
    private readonly HashSet<string> _names;

    // Made for a file of which something is asked that it mentions: most are only asked whether.
    private ILookup<string, SimpleNameSyntax>? _mentions;

    private string[]? _setUps;

    private bool? _mayHoldStartup;

    private TreeNames(SyntaxTree tree, HashSet<string> names) => (_tree, _names) = (tree, names);

    internal static TreeNames Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var known))
            return known;
        cancellationToken.ThrowIfCancellationRequested();
        var names = new HashSet<string>();
        foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken))
                names.Add(token.ValueText);
        var read = new TreeNames(tree, names);
        return Cache.GetValue(tree, _ => read);
    }

    /// <summary>The file.</summary>
    internal SyntaxTree Tree => _tree;

    /// <summary>All identifiers in the file, each once.</summary>
    internal IEnumerable<string> Names => _names;

    /// <summary>Whether the name occurs as an identifier anywhere in the file.</summary>
    internal bool Mentions(string name) => _names.Contains(name);

    /// <summary>The names in the file that begin so.</summary>
    internal IEnumerable<string> Beginning(string prefix) => _names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The names in the file that begin as those of methods which set up an application do; kept, because libraries are looked for by many such names.</summary>
    internal IReadOnlyList<string> SetUps => _setUps ??= [.. new[] { "Add", "Use", "Map", "Configure" }.SelectMany(Beginning)];

    /// <summary>Whether a class that sets up an application for a host may stand in the file: most files have no name that its methods begin with.</summary>
    internal bool MayHoldStartup => _mayHoldStartup ??= Beginning("Configure").Any();

    /// <summary>Every expression or type that uses the name, in source order. Declarations are no uses.</summary>
    internal IEnumerable<SimpleNameSyntax> MentionsOf(string name, CancellationToken cancellationToken) =>
        _names.Contains(name) ? (_mentions ??= ReadMentions(cancellationToken))[name] : [];

    private ILookup<string, SimpleNameSyntax> ReadMentions(CancellationToken cancellationToken) => _tree.GetRoot(cancellationToken).DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
        .ToLookup(token => token.ValueText, token => (SimpleNameSyntax)token.Parent!);
}
