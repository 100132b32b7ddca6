using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>
/// Binds one statement of a body without the rest of it. The compiler gives operations of whole bodies only, and <c>Program.cs</c> is one body: a
/// group in it would cost all of it after every edit elsewhere. So the statement is taken from a copy of the file, in which everything stands at
/// the same place, and bound as if it were typed there: names mean what they mean in the file.
/// </summary>
internal static class LoneStatement
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxTree> Copies = new();
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxTree> Originals = new();

    /// <summary>
    /// The statement that a node belongs to, when it stands directly in the body of a method or of the program: a call or a declaration under no
    /// condition and in no loop. Null elsewhere.
    /// </summary>
    internal static StatementSyntax? Around(SyntaxNode node)
    {
        for (var at = node; at.Parent is { } parent; at = parent)
            if (at is ExpressionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } && IsBody(parent))
                return (StatementSyntax)at;
        return null;
    }

    /// <summary>The method or program whose body a node stands in, or null.</summary>
    internal static SyntaxNode? BodyAround(SyntaxNode node)
    {
        SyntaxNode? body = null;
        for (var at = node; at is not null; at = at.Parent)
            if (at is BaseMethodDeclarationSyntax or CompilationUnitSyntax)
            {
                body = at;
                break;
            }
        return body;
    }

    /// <summary>A model that knows the statement alone, or null where the compiler does not bind it so.</summary>
    // A local function in the copy would be another than that of the body, and nobody has its source.
    internal static SemanticModel? Bind(StatementSyntax statement, SemanticModel model) =>
        !statement.DescendantNodes().Any(node => node is LocalFunctionStatementSyntax) && CopyOf(statement) is StatementSyntax copy && model.TryGetSpeculativeSemanticModel(statement.SpanStart, copy, out var alone) ? alone : null;

    /// <summary>What stands in the copy at the place of a node, or null.</summary>
    internal static SyntaxNode? CopyOf(SyntaxNode node) => SameIn(Copies.GetValue(node.SyntaxTree, Copy), node);

    /// <summary>What stands in the file at the place of a node of its copy; a node that is in no copy stands for itself.</summary>
    internal static SyntaxNode Original(SyntaxNode node) =>
        Originals.TryGetValue(node.SyntaxTree, out var original) ? SameIn(original, node) ?? original.GetRoot() : node;

    /// <summary>Whether a node belongs to a copy.</summary>
    internal static bool IsCopy(SyntaxNode node) => Originals.TryGetValue(node.SyntaxTree, out _);

    /// <summary>Whether two symbols are one variable: what a copy declares is another symbol than what stands in the file.</summary>
    internal static bool IsSame(ISymbol? one, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(one, other)
        || (one is ILocalSymbol or IParameterSymbol && other is not null && one.Kind == other.Kind && one.Name == other.Name
            && one.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } here && other.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } there
            && Original(here) == Original(there));

    /// <summary>The place of a node in the file itself.</summary>
    internal static Location LocationInFile(this SyntaxNode node) =>
        Originals.TryGetValue(node.SyntaxTree, out var original) ? Location.Create(original, node.Span) : node.GetLocation();

    private static bool IsBody(SyntaxNode parent) => parent is GlobalStatementSyntax or BlockSyntax { Parent: BaseMethodDeclarationSyntax };

    private static SyntaxTree Copy(SyntaxTree tree)
    {
        var copy = CSharpSyntaxTree.Create((CSharpSyntaxNode)tree.GetRoot(), (CSharpParseOptions)tree.Options, tree.FilePath, tree.Encoding);
        Originals.Add(copy, tree);
        return copy;
    }

    private static SyntaxNode? SameIn(SyntaxTree tree, SyntaxNode node)
    {
        var same = tree.GetRoot().FindNode(node.Span, getInnermostNodeForTie: true);
        while (same is not null && same.Span == node.Span && same.RawKind != node.RawKind)
            same = same.Parent;
        return same?.Span == node.Span ? same : null;
    }
}
