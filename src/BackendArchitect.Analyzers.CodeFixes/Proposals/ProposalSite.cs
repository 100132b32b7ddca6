using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What a proposal is asked for: the member around a finding, and the shape that its rule declares.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its syntax root.</param>
/// <param name="Text">Its text.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Unit">The member, or the statement of a program.</param>
internal sealed record ProposalSite(Document Document, CompilationUnitSyntax Root, SourceText Text, Diagnostic Finding, CatalogEntry Rule, MemberDeclarationSyntax Unit)
{
    // What is longer is not understood by looking at one difference of it.
    private const int LongestUnit = 12_000;

    internal EditShape Shape => Rule.Rule.Proposal!;

    /// <summary>Whether an answer may bring a validator class in a file of its own: the rule allows it, and the project has the library for it.</summary>
    internal bool MayAddFile { get; init; }

    /// <summary>What an answer may change here, in the words of a sentence.</summary>
    internal string Allowance => (MayAddFile ? Shape : Shape with { Validator = false }).Words;

    /// <summary>The code that the answer is to rewrite, without what stands before and behind it.</summary>
    internal string Code => Unit.ToString();

    /// <summary>What the answer is, in the words of a prompt or refusal.</summary>
    internal string Kind => Unit is GlobalStatementSyntax ? "statement" : "member";

    /// <summary>The innermost statement around the finding, or the member where there is none.</summary>
    internal SyntaxNode Place => Root.FindNode(Finding.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf()
        .First(node => node is StatementSyntax and not BlockSyntax || node is MemberDeclarationSyntax or ArrowExpressionClauseSyntax || node is AnonymousFunctionExpressionSyntax { Body: ExpressionSyntax });

    /// <summary>Finds the place of a finding, or says why nobody can be asked for a proposal there.</summary>
    internal static async Task<(ProposalSite? Site, string? Why)> FindAsync(Document document, Diagnostic finding, CancellationToken cancellationToken)
    {
        if (RuleCatalog.Entries.FirstOrDefault(entry => entry.Id == finding.Id) is not { } rule)
            return (null, $"{finding.Id} is no rule of ours");
        if (rule.Rule.Proposal is null)
            return (null, "what a rewriting may change cannot be stated for this rule");
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root || !root.FullSpan.Contains(finding.Location.SourceSpan))
            return (null, "the finding does not stand in this document");
        if (root.ContainsDiagnostics && root.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return (null, "the file does not compile");
        var unit = root.FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(member => member is not BaseNamespaceDeclarationSyntax);
        if (unit is null or BaseTypeDeclarationSyntax and not RecordDeclarationSyntax)
            return (null, "the finding stands in no member");
        if (unit.Span.Length > LongestUnit)
            return (null, $"the code around it is longer than {LongestUnit} characters");
        if (unit.DescendantTrivia(descendIntoTrivia: false).Any(trivia => trivia.IsDirective))
            return (null, "directives stand in the code around it");
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var mayAddFile = rule.Rule.Proposal.Validator && await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation && ValidatorFile.IsPossibleIn(compilation);
        return (new(document, root, text, finding, rule, unit) { MayAddFile = mayAddFile }, null);
    }

    /// <summary>The rewritten unit by itself, or null where the answer is something else, or more.</summary>
    /// <param name="code">The answer's code.</param>
    /// <param name="isAlone">Whether nothing else stands beside it.</param>
    internal MemberDeclarationSyntax? Parse(string code, out bool isAlone)
    {
        var options = (CSharpParseOptions)Root.SyntaxTree.Options;
        isAlone = false;
        if (Unit is GlobalStatementSyntax)
        {
            var unit = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, options).GetRoot();
            isAlone = unit is { Members.Count: 1, Usings.Count: 0, Externs.Count: 0, AttributeLists.Count: 0 } && !unit.ContainsSkippedText;
            return unit.Members.FirstOrDefault() is GlobalStatementSyntax statement && !HasErrors(statement) ? statement : null;
        }
        // A constructor is one only within its class.
        var owner = Unit.Parent is BaseTypeDeclarationSyntax type ? type.Identifier.Text : "Owner";
        var wrapped = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText("class " + owner + "\n{\n" + code + "\n}", options).GetRoot();
        var members = Unit is RecordDeclarationSyntax { Parent: not BaseTypeDeclarationSyntax } ? ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, options).GetRoot()).Members : (wrapped.Members.FirstOrDefault() as ClassDeclarationSyntax)?.Members ?? [];
        isAlone = members.Count == 1 && wrapped.Members.Count == 1 && !wrapped.ContainsSkippedText;
        return members.FirstOrDefault() is { } member && !HasErrors(member) ? member : null;
    }

    private static bool HasErrors(SyntaxNode node) => node.ContainsDiagnostics && node.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The document with the rewritten unit in the place of the old one: what stands around it, and the file's line ends, are as they were.</summary>
    internal string Splice(MemberDeclarationSyntax rewritten)
    {
        var newLine = Text.Lines.Count > 1 && Text.Lines[0].EndIncludingLineBreak - Text.Lines[0].End == 2 ? "\r\n" : "\n";
        var code = rewritten.ToString();
        var lines = code.Split('\n');
        var (wanted, had) = (Indentation(Text, Unit.SpanStart), Indentation(rewritten.SyntaxTree.GetText(), rewritten.SpanStart));
        // Who repeats the code as it was shown begins without what stands before it, and goes on with it.
        var isShifted = wanted != had && !(had.Length == 0 && lines.Skip(1).All(line => line.Trim().Length == 0 || line.StartsWith(wanted, StringComparison.Ordinal)));
        var offset = lines[0].Length + 1;
        for (var i = 1; i < lines.Length; i++)
        {
            var start = rewritten.SpanStart + offset;
            offset += lines[i].Length + 1;
            if (isShifted && lines[i].Length > 0 && lines[i].StartsWith(had, StringComparison.Ordinal) && !StandsInText(rewritten, start))
                lines[i] = wanted + lines[i].Substring(had.Length);
        }
        return Text.ToString(TextSpan.FromBounds(0, Unit.SpanStart)) + string.Join(newLine, lines) + Text.ToString(TextSpan.FromBounds(Unit.Span.End, Text.Length));
    }

    /// <summary>The unit that stands in another version of the document where this one does.</summary>
    internal MemberDeclarationSyntax? In(SyntaxNode root)
    {
        var way = new Stack<int>();
        for (SyntaxNode node = Unit; node.Parent is { } parent; node = parent)
            way.Push(Members(parent).IndexOf((MemberDeclarationSyntax)node));
        var found = root;
        foreach (var index in way)
        {
            var members = Members(found);
            if (index < 0 || index >= members.Count)
                return null;
            found = members[index];
        }
        return found as MemberDeclarationSyntax;
    }

    private static SyntaxList<MemberDeclarationSyntax> Members(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members,
        BaseNamespaceDeclarationSyntax space => space.Members,
        TypeDeclarationSyntax type => type.Members,
        _ => default,
    };

    private static string Indentation(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    private static bool StandsInText(SyntaxNode node, int position) => node.FindToken(position) is var token && token.SpanStart < position
        && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
