using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// What an expression is made of, before and after: the values it starts from, the names it calls and reads, the words of its texts. What the shape does
/// not name must be there afterwards, in its order, and nothing else.
/// </summary>
internal sealed class RewriteReading
{
    // Nobody waits longer to sign in.
    private const decimal MostIterations = 10_000_000;

    private readonly Rewrite _rewrite;
    private readonly Dictionary<string, ExpressionSyntax> _newValues = new(StringComparer.Ordinal);

    // Where values move into arguments, what was taken from one place stands at another: all of them are looked at together.
    private readonly ImmutableArray<ReplacedExpression> _all;

    internal RewriteReading(Rewrite? rewrite, ImmutableArray<SyntaxEdit> edits)
    {
        _rewrite = rewrite ?? new Rewrite();
        _all = [.. edits.OfType<ReplacedExpression>()];
        foreach (var statement in edits.OfType<InsertedStatements>().SelectMany(edit => edit.Statements))
        {
            if (statement is LocalDeclarationStatementSyntax local)
                foreach (var variable in local.Declaration.Variables)
                    if (variable.Initializer is { } initializer)
                        _newValues[variable.Identifier.Text] = initializer.Value;
            // 'Uri.TryCreate(url, UriKind.Absolute, out var uri)': the new value comes of the first argument.
            foreach (var made in statement.DescendantNodes().OfType<ArgumentSyntax>().Where(argument => argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax }))
                if (made.Parent is ArgumentListSyntax list && list.Arguments[0].Expression is var first && first != made.Expression)
                    _newValues[((SingleVariableDesignationSyntax)((DeclarationExpressionSyntax)made.Expression).Designation).Identifier.Text] = first;
        }
    }

    /// <summary>Whether the new expression is a variable that a check made of the old one.</summary>
    internal bool IsNewValueOf(ReplacedExpression replaced) =>
        replaced.Now is IdentifierNameSyntax { Identifier.Text: var name } && _newValues.TryGetValue(name, out var value) && EditReading.AreSame(replaced.Was, value);

    /// <summary>What speaks against a replacement, or null.</summary>
    internal string? Fault(ReplacedExpression replaced, SemanticModel was)
    {
        if (IsNewValueOf(replaced))
            return null;
        if (_rewrite.CopiesMembers)
            return IsCopy(replaced, was) ? null : $"'{EditReading.Short(replaced.Now)}' is no copy of '{EditReading.Short(replaced.Was)}'";
        if (_rewrite.RaisesNumbers)
            return Number(replaced.Was) is { } before && Number(replaced.Now) is { } after && after > before && after <= MostIterations && IsOfIterations(replaced.Was, was)
                ? null : $"'{EditReading.Short(replaced.Now)}' is no larger count than '{EditReading.Short(replaced.Was)}'";

        var around = Around(replaced.Was);
        var together = _rewrite.UsesPlaceholders ? _all : [replaced];
        var old = Ingredients.Of(together.Select(edit => edit.Was), ImmutableDictionary<string, ExpressionSyntax>.Empty);
        var fresh = Ingredients.Of(together.Select(edit => edit.Now), _newValues);
        var known = new HashSet<string>(around.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text)
            .Concat(_rewrite.Uses.Select(use => use.Name)).Concat(_rewrite.Uses.Select(use => use.Type.MetadataName.Split('`')[0])), StringComparer.Ordinal);
        if (fresh.Names.FirstOrDefault(name => !known.Contains(name) && !(_rewrite.TellsLess && fresh.IsMember(name) && !fresh.Called.Contains(name))) is { } foreign)
            return $"'{foreign}' is new in '{EditReading.Short(replaced.Now)}'";
        if (fresh.Keywords.FirstOrDefault(word => !old.Keywords.Contains(word) && !_rewrite.Operators.Contains(word)) is { } keyword)
            return $"'{keyword}' is new in '{EditReading.Short(replaced.Now)}'";
        if (fresh.Numbers.FirstOrDefault(number => !old.Numbers.Contains(number) && !(_rewrite.TellsLess && number == "0")) is { } otherNumber)
            return $"'{otherNumber}' is new in '{EditReading.Short(replaced.Now)}'";
        // A text, or a name among those that were there, is changed for the sake of a remedy and not by itself.
        if (_rewrite is { Uses.IsEmpty: false, TellsLess: false } && !_rewrite.Uses.Any(use => fresh.Names.Contains(use.Name) || use.Name == ".ctor") && !old.Names.Any(_rewrite.Drops.Contains))
            return $"'{EditReading.Short(replaced.Now)}' is none of the remedies";
        if (replaced.Was is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax calledBefore } && replaced.Now is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax calledNow }
            && calledBefore.Name.Identifier.Text is var nameBefore && nameBefore != calledNow.Name.Identifier.Text && !_rewrite.Drops.Contains(nameBefore) && !_rewrite.Uses.Any(use => use.Name == calledNow.Name.Identifier.Text))
            return $"'{nameBefore}' is '{calledNow.Name.Identifier.Text}' now";

        var left = old.Roots.Where(root => !IsDropped(root.Path)).Select(root => root.Name).Distinct().ToList();
        var there = fresh.Roots.Select(root => root.Name).Distinct().ToList();
        var optional = old.Roots.Select(root => root.Name).ToList();
        if (left.FirstOrDefault(root => !there.Contains(root) && !_rewrite.TellsLess) is { } lost)
            return $"'{lost}' is no longer in '{EditReading.Short(replaced.Now)}'";
        if (there.FirstOrDefault(root => !optional.Contains(root)) is { } extra)
            return $"'{extra}' is new in '{EditReading.Short(replaced.Now)}'";
        if (!there.SequenceEqual(optional.Distinct().Where(there.Contains)))
            return $"the values of '{EditReading.Short(replaced.Now)}' stand in another order";
        if (_rewrite.TellsLess && fresh.Roots.Count > old.Roots.Count)
            return $"'{EditReading.Short(replaced.Now)}' tells more than before";
        if (old.Called.FirstOrDefault(name => !fresh.Called.Contains(name) && !_rewrite.Drops.Contains(name)) is { } uncalled && !_rewrite.TellsLess)
            return $"'{uncalled}' is no longer called";
        return Texts(old, fresh, replaced);
    }

    private string? Texts(Ingredients old, Ingredients fresh, ReplacedExpression replaced)
    {
        var was = old.Words.Where(word => !_rewrite.Drops.Contains(word)).ToList();
        switch (_rewrite.Texts)
        {
            case NewTexts.Prose:
                return fresh.Texts.FirstOrDefault(text => !text.All(IsOfProse)) is { } odd ? $"'{odd}' is more than prose" : null;
            case NewTexts.Names:
                return fresh.Texts.FirstOrDefault(text => text.Length is 0 or > 60 || !text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':')) is { } name ? $"'{name}' is no name" : null;
            case NewTexts.ExampleOrigins:
                return fresh.Texts.FirstOrDefault(text => !old.Texts.Contains(text) && !IsExampleOrigin(text)) is { } origin ? $"'{origin}' is neither an origin that was there nor one reserved for examples" : null;
            default:
                var isWritten = IsWritten(fresh.Words, was, old) && (_rewrite.UsesPlaceholders || !_rewrite.Terms.IsEmpty || !_rewrite.Drops.IsEmpty || Run(fresh) == Run(old));
                return isWritten ? null : $"the texts of '{EditReading.Short(replaced.Now)}' are others than before";
        }
    }

    // The old words in their order, and between them only terms of the shape and the names of values that stand elsewhere now.
    private bool IsWritten(IReadOnlyList<string> words, List<string> was, Ingredients old)
    {
        var next = 0;
        foreach (var word in words)
        {
            if (next < was.Count && was[next] == word)
                next++;
            else if (!_rewrite.Terms.Contains(word) && !(_rewrite.UsesPlaceholders && old.Roots.Any(root => IsNameOf(word, root))))
                return false;
        }
        return next == was.Count;
    }

    private static bool IsNameOf(string word, (string Name, string Path) root) =>
        string.Equals(root.Path.Split('.').Last(), word, StringComparison.OrdinalIgnoreCase) || string.Equals(root.Name, word, StringComparison.OrdinalIgnoreCase);

    // All texts in one, however they are cut.
    private static string Run(Ingredients ingredients) => string.Concat(ingredients.Texts);

    private static bool IsOfProse(char c) => char.IsLetterOrDigit(c) || c is ' ' or ',' or '.' or ':' or '{' or '}' or '\'' or '-' or '(' or ')' or '_' or '@' or '=';

    private static bool IsExampleOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0
        && new[] { "example.com", "example.org", "example.net" }.Any(host => uri.Host == host || uri.Host.EndsWith("." + host, StringComparison.Ordinal))
        || uri is { Scheme: "https" } && uri.UserInfo.Length == 0 && uri.PathAndQuery == "/" && (uri.Host.EndsWith(".example", StringComparison.Ordinal) || uri.Host.EndsWith(".test", StringComparison.Ordinal) || uri.Host.EndsWith(".invalid", StringComparison.Ordinal));

    private bool IsDropped(string path) => path.Split('.').Any(_rewrite.Drops.Contains);

    // 'new Order { Sku = order.Sku }' for 'order'.
    private static bool IsCopy(ReplacedExpression replaced, SemanticModel was)
    {
        var (type, initializer) = replaced.Now switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } made => (made.Type.ToString(), made.Initializer),
            _ => ("", null),
        };
        return initializer is { Expressions.Count: > 0 } && was.GetTypeInfo(replaced.Was).Type is { } copied && copied.Name == type
            && initializer.Expressions.All(expression => expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member, Right: MemberAccessExpressionSyntax read }
                && EditReading.AreSame(read.Expression, replaced.Was) && read.Name.Identifier.Text == member.Identifier.Text);
    }

    // By the name of the parameter or property that it is given to.
    private static bool IsOfIterations(ExpressionSyntax number, SemanticModel was)
    {
        var name = was.GetOperation(number)?.Parent switch
        {
            IArgumentOperation argument => argument.Parameter?.Name,
            IAssignmentOperation { Target: IMemberReferenceOperation target } => target.Member.Name,
            _ => null,
        };
        return name?.IndexOf("iteration", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static decimal? Number(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: IConvertible value } ? Bounds.Convert(value) : null;

    // The names of the statement may be used anew within it.
    private static SyntaxNode Around(SyntaxNode node) => node.AncestorsAndSelf().First(n => n is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax
        || n.Parent is AnonymousFunctionExpressionSyntax function && function.Body == n);
}
