using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// Reads what differs between a piece of code and its rewriting, as the smallest edits that a shape can speak of. What is equal is equal token by token;
/// comments and layout are looked at elsewhere.
/// </summary>
internal sealed class EditReading
{
    // Nobody nests deeper by hand, and the stack is not ours.
    private const int Deepest = 200;

    private readonly ImmutableArray<SyntaxEdit>.Builder _edits = ImmutableArray.CreateBuilder<SyntaxEdit>();
    private readonly ImmutableArray<(SyntaxNode Was, SyntaxNode Now)>.Builder _kept = ImmutableArray.CreateBuilder<(SyntaxNode Was, SyntaxNode Now)>();

    // How many conditions were put around what is being compared.
    private readonly int _conditions;

    private EditReading(int conditions) => _conditions = conditions;

    /// <summary>The edits, in the order of the code.</summary>
    internal ImmutableArray<SyntaxEdit> Edits => _edits.ToImmutable();

    /// <summary>Statements, members and attributes that are equal, with what stands for them now.</summary>
    internal ImmutableArray<(SyntaxNode Was, SyntaxNode Now)> Kept => _kept.ToImmutable();

    /// <summary>Reads the edits between two pieces of code.</summary>
    internal static EditReading Between(SyntaxNode was, SyntaxNode now)
    {
        var reading = new EditReading(0);
        reading.Compare(was, now, 0);
        return reading;
    }

    /// <summary>Whether two pieces of code consist of the same tokens.</summary>
    internal static bool AreSame(SyntaxNode was, SyntaxNode now) => was.RawKind == now.RawKind && SyntaxFactory.AreEquivalent(was, now, topLevel: false);

    private void Foreign(SyntaxNode old, string what) => _edits.Add(new ForeignEdit(old, what));

    private void Compare(SyntaxNode was, SyntaxNode now, int depth)
    {
        if (AreSame(was, now))
        {
            if (was is StatementSyntax or MemberDeclarationSyntax or AttributeListSyntax)
                _kept.Add((was, now));
            return;
        }
        if (depth > Deepest)
        {
            Foreign(was, "the code is nested too deep");
            return;
        }
        if (BodyOf(was) is { } body && BodyOf(now) is { } newBody && was.RawKind == now.RawKind && (body is BlockSyntax || newBody is BlockSyntax || body is ArrowExpressionClauseSyntax))
            WithBody(was, body, now, newBody, depth);
        else if (was is ExpressionSyntax old && now is ExpressionSyntax fresh)
            Expressions(old, fresh, depth);
        else if (was is BlockSyntax block && now is BlockSyntax newBlock)
            Statements(block, block.Statements, newBlock.Statements, depth);
        else if (!Parts(was, now, depth))
            Foreign(was, $"'{Short(was)}' is another {Word(was)} now");
    }

    // A method, local function or lambda: its head stays, its body may become a block.
    private void WithBody(SyntaxNode was, SyntaxNode body, SyntaxNode now, SyntaxNode newBody, int depth)
    {
        if (!Parts(was, now, depth, body, newBody))
        {
            Foreign(was, $"the signature of '{Short(was)}' is another now");
            return;
        }
        switch (body, newBody)
        {
            case (BlockSyntax block, BlockSyntax newBlock):
                Statements(block, block.Statements, newBlock.Statements, depth);
                break;
            case (BlockSyntax, _):
                Foreign(body, "a block became an expression");
                break;
            case (_, BlockSyntax newBlock):
                var expression = ExpressionOf(body)!;
                var statements = newBlock.Statements;
                if (statements.Count == 0 || Result(statements[statements.Count - 1]) is not { } result)
                {
                    Foreign(body, "the block does not end with what the body was");
                    return;
                }
                if (statements.Count > 1)
                    _edits.Add(new InsertedStatements(expression, [.. statements.Take(statements.Count - 1)]));
                Compare(expression, result, depth + 1);
                break;
            default:
                Compare(ExpressionOf(body)!, ExpressionOf(newBody)!, depth + 1);
                break;
        }
    }

    private static ExpressionSyntax? Result(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax { AttributeLists.Count: 0 } answer => answer.Expression,
        ExpressionStatementSyntax { AttributeLists.Count: 0 } single => single.Expression,
        _ => null,
    };

    private void Statements(SyntaxNode owner, SyntaxList<StatementSyntax> was, SyntaxList<StatementSyntax> now, int depth)
    {
        var anchors = Anchors(was, now);
        var (i, j) = (0, 0);
        foreach (var (oldAnchor, newAnchor) in anchors.Append((Old: was.Count, New: now.Count)))
        {
            Gap(owner, was, i, oldAnchor, now, j, newAnchor, depth);
            if (oldAnchor < was.Count)
                _kept.Add((was[oldAnchor], now[newAnchor]));
            (i, j) = (oldAnchor + 1, newAnchor + 1);
        }
    }

    // Between two statements that stayed: each old one must still be there, changed; what is new besides was inserted.
    private void Gap(SyntaxNode owner, SyntaxList<StatementSyntax> was, int i, int oldEnd, SyntaxList<StatementSyntax> now, int j, int newEnd, int depth)
    {
        if (oldEnd - i > newEnd - j)
        {
            Foreign(was[i], $"'{Short(was[i])}' is gone");
            return;
        }
        for (; i < oldEnd; i++)
        {
            // What is left must suffice for the old ones that follow.
            var last = newEnd - (oldEnd - i);
            var twin = Enumerable.Range(j, last - j + 1).OrderByDescending(k => Likeness(was[i], now[k])).ThenByDescending(k => k).First();
            Insert(was[i], now, j, twin);
            Compare(was[i], now[twin], depth + 1);
            j = twin + 1;
        }
        Insert(oldEnd < was.Count ? was[oldEnd] : owner, now, j, newEnd);
    }

    private void Insert(SyntaxNode place, SyntaxList<StatementSyntax> now, int from, int to)
    {
        if (from < to)
            _edits.Add(new InsertedStatements(place, [.. now.Skip(from).Take(to - from)]));
    }

    private static int Likeness(StatementSyntax was, StatementSyntax now)
    {
        if (was.RawKind != now.RawKind)
            return -1;
        var words = new HashSet<string>(was.DescendantTokens().Select(token => token.Text));
        return now.DescendantTokens().Count(token => words.Contains(token.Text));
    }

    // The longest common subsequence: bodies are short.
    private static IEnumerable<(int Old, int New)> Anchors(SyntaxList<StatementSyntax> was, SyntaxList<StatementSyntax> now)
    {
        var length = new int[was.Count + 1, now.Count + 1];
        for (var i = was.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                length[i, j] = AreSame(was[i], now[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        for (int i = 0, j = 0; i < was.Count && j < now.Count;)
        {
            if (AreSame(was[i], now[j]))
                yield return (i++, j++);
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
    }

    private void Expressions(ExpressionSyntax was, ExpressionSyntax now, int depth)
    {
        if (Appended(was, now) is { } appended)
            _edits.Add(new AppendedCalls(was, appended));
        else if (Appended(now, was) is { } removed)
            _edits.Add(new RemovedCalls(was, removed));
        else if (!Guarded(was, now, depth) && !TakenApart(was, now, depth))
            _edits.Add(new ReplacedExpression(was, now));
    }

    // The smallest expressions that differ; what cannot be told smaller differs as a whole. An expression of one token is not taken apart.
    private bool TakenApart(ExpressionSyntax was, ExpressionSyntax now, int depth)
    {
        if (was is LiteralExpressionSyntax or SimpleNameSyntax)
            return false;
        var inner = new EditReading(_conditions);
        if (!inner.Parts(was, now, depth) || inner._edits.Any(edit => edit is ForeignEdit { Old: not (StatementSyntax or ParameterSyntax or ParameterListSyntax or AnonymousFunctionExpressionSyntax) }))
            return false;
        // What is called, or which member is read, says what the arguments mean: then the whole is another.
        var naming = was is InvocationExpressionSyntax invocation ? invocation.Expression : (was as MemberAccessExpressionSyntax)?.Name;
        if (inner._edits.Any(edit => edit is ReplacedExpression replaced && replaced.Was == naming))
            return false;
        Take(inner);
        return true;
    }

    private bool Guarded(ExpressionSyntax was, ExpressionSyntax now, int depth)
    {
        const int MostConditions = 2;
        if (_conditions == MostConditions || Bare(now) is not ConditionalExpressionSyntax conditional || was is ConditionalExpressionSyntax)
            return false;
        foreach (var (kept, otherwise) in new[] { (conditional.WhenTrue, conditional.WhenFalse), (conditional.WhenFalse, conditional.WhenTrue) })
        {
            var inner = new EditReading(_conditions + 1);
            inner.Compare(was, Bare(kept), depth + 1);
            if (inner._edits.Any(edit => edit is ForeignEdit || edit is ReplacedExpression replaced && replaced.Was == was))
                continue;
            _edits.Add(new GuardedExpression(was, conditional.Condition, kept == conditional.WhenTrue, otherwise));
            Take(inner);
            return true;
        }
        return false;
    }

    private void Take(EditReading inner)
    {
        _edits.AddRange(inner._edits);
        _kept.AddRange(inner._kept);
    }

    /// <summary>An expression without the parentheses around it.</summary>
    internal static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    // Calls that one chain has beyond the other, in their order; null where it is no longer chain.
    private static ImmutableArray<InvocationExpressionSyntax>? Appended(ExpressionSyntax shorter, ExpressionSyntax longer)
    {
        var calls = ImmutableArray.CreateBuilder<InvocationExpressionSyntax>();
        while (longer is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            calls.Insert(0, call);
            longer = access.Expression;
            if (AreSame(shorter, longer))
                return calls.ToImmutable();
        }
        return null;
    }

    // Compares the pieces of two nodes one by one; false, and nothing noted, where they do not consist of the same pieces.
    private bool Parts(SyntaxNode was, SyntaxNode now, int depth, SyntaxNode? butOf = null, SyntaxNode? butNow = null)
    {
        if (was.RawKind != now.RawKind)
            return false;
        var old = Pieces(was, butOf);
        var fresh = Pieces(now, butNow);
        if (old.Count != fresh.Count)
            return false;
        for (var i = 0; i < old.Count; i++)
        {
            if (old[i].IsNode != fresh[i].IsNode || old[i].IsToken && (old[i].RawKind != fresh[i].RawKind || old[i].AsToken().Text != fresh[i].AsToken().Text))
                return false;
            if (old[i].AsNode() is { } node && fresh[i].AsNode() is { } other && node is not ExpressionSyntax && node.RawKind != other.RawKind)
                return false;
            // Lists of another length are looked at by who knows what they belong to.
            if (old[i].AsNode() is BaseArgumentListSyntax list && list.Arguments.Count != ((BaseArgumentListSyntax)fresh[i].AsNode()!).Arguments.Count)
                return false;
        }
        Attributes(was, now);
        for (var i = 0; i < old.Count; i++)
            if (old[i].AsNode() is { } piece)
                Compare(piece, fresh[i].AsNode()!, depth + 1);
        return true;
    }

    private void Attributes(SyntaxNode was, SyntaxNode now)
    {
        var old = was.ChildNodes().OfType<AttributeListSyntax>().ToList();
        var added = ImmutableArray.CreateBuilder<AttributeSyntax>();
        foreach (var list in now.ChildNodes().OfType<AttributeListSyntax>())
        {
            if (old.Count > 0 && AreSame(old[0], list))
            {
                _kept.Add((old[0], list));
                old.RemoveAt(0);
            }
            else if (old.Count > 0 && AddedTo(old[0], list) is { } beside)
            {
                old.RemoveAt(0);
                added.AddRange(beside);
            }
            else if (list.Target is not null)
                Foreign(was, $"'{Short(list)}' is new");
            else
                added.AddRange(list.Attributes);
        }
        if (old.Count > 0)
            Foreign(old[0], $"'{Short(old[0])}' is gone");
        if (added.Count > 0)
            _edits.Add(new AddedAttributes(was, added.ToImmutable()));
    }

    // '[HttpGet, Authorize]' for '[HttpGet]': what was in the list is there, in its order.
    private static ImmutableArray<AttributeSyntax>? AddedTo(AttributeListSyntax was, AttributeListSyntax now)
    {
        if (was.Target is not null || now.Target is not null)
            return null;
        var left = new Queue<AttributeSyntax>(was.Attributes);
        var added = ImmutableArray.CreateBuilder<AttributeSyntax>();
        foreach (var attribute in now.Attributes)
            if (left.Count > 0 && AreSame(left.Peek(), attribute))
                left.Dequeue();
            else
                added.Add(attribute);
        return left.Count == 0 ? added.ToImmutable() : null;
    }

    private static List<SyntaxNodeOrToken> Pieces(SyntaxNode node, SyntaxNode? but)
    {
        var pieces = new List<SyntaxNodeOrToken>();
        foreach (var child in node.ChildNodesAndTokens())
            // The semicolon after an expression body goes with it.
            if (!child.IsKind(SyntaxKind.AttributeList) && (but is null || child.AsNode() != but && !child.IsKind(SyntaxKind.SemicolonToken) && !child.IsKind(SyntaxKind.EqualsGreaterThanToken)))
                pieces.Add(child);
        return pieces;
    }

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        AnonymousFunctionExpressionSyntax function => function.Body,
        _ => null,
    };

    private static ExpressionSyntax? ExpressionOf(SyntaxNode body) => body is ArrowExpressionClauseSyntax arrow ? arrow.Expression : body as ExpressionSyntax;

    /// <summary>A piece of code on one line, cut where it is long.</summary>
    internal static string Short(SyntaxNode node)
    {
        const int Longest = 60;
        var text = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
    }

    private static string Word(SyntaxNode node) => node switch
    {
        StatementSyntax => "statement",
        MemberDeclarationSyntax => "member",
        ParameterSyntax or ParameterListSyntax => "parameter",
        _ => "piece of code",
    };
}
