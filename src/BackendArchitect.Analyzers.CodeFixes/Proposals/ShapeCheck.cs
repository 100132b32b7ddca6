using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>Whether the edits of an answer are of the kinds, and at the places, that the shape of the rule names.</summary>
internal sealed class ShapeCheck(ProposalSite site, SemanticModel was, RewriteReading rewrites)
{
    private static readonly Regex Reading = new("^(?:(?:Get|Find|Read|Load|Query|First|Single|Any|Exists|Contains|TryGet|TryParse|TryCreate|Is|Has|Deserialize|Validate|Parse)(?![a-z])(?!.*(?:And|Or)[A-Z])|Count(?:Async)?$|ConfigureAwait$|nameof$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly SyntaxNode _place = site.Place;

    /// <summary>What the shape does not allow.</summary>
    internal IEnumerable<Refusal> Of(ImmutableArray<SyntaxEdit> edits)
    {
        foreach (var edit in edits)
            if (Fault(edit) is { } what)
                yield return new(RefusalReason.OutsideTheShape, what);
    }

    private string? Fault(SyntaxEdit edit) => edit switch
    {
        ForeignEdit foreign => foreign.What,
        InsertedStatements inserted => Inserted(inserted),
        GuardedExpression guarded when !site.Shape.Guards => $"'{EditReading.Short(guarded.Was)}' stands under a condition now",
        GuardedExpression guarded => IsWholeResult(guarded.Was) ? null : $"the condition round '{EditReading.Short(guarded.Was)}' does not decide about the whole result",
        AppendedCalls appended => Appended(appended),
        RemovedCalls removed => site.Shape.Rewrite is { } rewrite && IsHere(removed.Was) && removed.Calls.All(call => rewrite.Drops.Contains(NameOf(call)))
            ? null : $"'.{NameOf(removed.Calls[0])}(…)' is gone",
        ReplacedExpression replaced => Replaced(replaced),
        AddedAttributes added => Attributes(added),
        _ => "an edit of an unknown kind",
    };

    private static string NameOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text;

    // A part of the flagged statement, or what the flagged expression is part of.
    private bool IsHere(SyntaxNode node) => _place.Span.Contains(node.Span) && Statement(node) == Statement(_place)
        || Chain(node).Span.Contains(site.Finding.Location.SourceSpan);

    private static SyntaxNode? Statement(SyntaxNode node) => node.AncestorsAndSelf().FirstOrDefault(n => n is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax);

    // The calls that follow, as far as they go.
    private static SyntaxNode Chain(SyntaxNode node)
    {
        while (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node && access.Parent is InvocationExpressionSyntax call)
            node = call;
        return node;
    }

    private string? Inserted(InsertedStatements inserted)
    {
        if (!site.Shape.Guards)
            return $"'{EditReading.Short(inserted.Statements[0])}' is new";
        if (inserted.Statements.SelectMany(Variables).FirstOrDefault(Hides) is { RawKind: not 0 } name)
            return $"the new variable '{name.Text}' hides what the code calls so";
        if (inserted.Old is BlockSyntax && site.Place is StatementSyntax)
            return $"'{EditReading.Short(inserted.Statements[0])}' stands behind what it should guard";
        // What has been done already cannot be refused any more.
        if (inserted.Old is StatementSyntax { Parent: BlockSyntax block } next)
        {
            if (!block.Span.Contains(site.Finding.Location.SourceSpan) && !IsHandler(block))
                return $"'{EditReading.Short(inserted.Statements[0])}' stands elsewhere than the finding";
            if (Before(next).FirstOrDefault(Acts) is { } done)
                return $"'{EditReading.Short(inserted.Statements[0])}' comes after '{EditReading.Short(done)}'";
        }
        else if (!inserted.Old.Span.Contains(site.Finding.Location.SourceSpan) && !IsHandler(inserted.Old.Parent is ArrowExpressionClauseSyntax arrow ? arrow : inserted.Old))
        {
            return $"'{EditReading.Short(inserted.Statements[0])}' stands elsewhere than the finding";
        }
        if (inserted.Statements.Any(Throws) && IsCaught(inserted.Old))
            return $"what '{EditReading.Short(inserted.Statements[0])}' throws is caught around it";
        return inserted.Statements.Select(Check).FirstOrDefault(fault => fault is not null);
    }

    private static IEnumerable<SyntaxToken> Variables(StatementSyntax statement) => statement.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        SingleVariableDesignationSyntax designation => designation.Identifier,
        _ => default,
    }).Where(name => name.RawKind != 0);

    // What stays would mean the variable from now on.
    private bool Hides(SyntaxToken variable) => site.Unit.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == variable.ValueText && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name));

    // An endpoint is flagged at the name of the call that maps it: what refuses stands in the handler among its arguments.
    private bool IsHandler(SyntaxNode body) => body.Parent is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && Flags(call)
        || body.Parent is BaseMethodDeclarationSyntax method && method.Span.Contains(site.Finding.Location.SourceSpan);

    private bool Flags(InvocationExpressionSyntax call) => (call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        var name => name,
    }).Span.Contains(site.Finding.Location.SourceSpan);

    private static bool Throws(StatementSyntax statement) => statement is ExpressionStatementSyntax or IfStatementSyntax && statement.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax || statement is ExpressionStatementSyntax);

    private static bool IsCaught(SyntaxNode place) => place.AncestorsAndSelf().TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node.Parent is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block == node);

    // What has run before a statement of a handler, in the blocks around it too.
    private static IEnumerable<StatementSyntax> Before(StatementSyntax statement) =>
        from inner in statement.AncestorsAndSelf().TakeWhile(node => node is StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax).OfType<StatementSyntax>()
        where inner.Parent is BlockSyntax
        from before in ((BlockSyntax)inner.Parent!).Statements.TakeWhile(other => other != inner)
        select before;

    // Reading, logging and refusing changes nothing.
    private bool Acts(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax => false,
        LocalDeclarationStatementSyntax or IfStatementSyntax { Else: null } => statement is IfStatementSyntax guard && !Refuses(guard.Statement) || Calls(statement).Any(call => !Reads(call)),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => was.GetSymbolInfo(call).Symbol is not { ContainingType.Name: "LoggerExtensions" } || Calls(call).Skip(1).Any(inner => !Reads(inner)),
        _ => true,
    };

    private static IEnumerable<ExpressionSyntax> Calls(SyntaxNode code) => code.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<ExpressionSyntax>()
        .Where(node => node is InvocationExpressionSyntax or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression });

    // The framework's own, but for its files and processes; and what says of itself that it only looks.
    private bool Reads(ExpressionSyntax call) => call is InvocationExpressionSyntax && (was.GetSymbolInfo(call).Symbol is not IMethodSymbol method || Reading.IsMatch(method.Name)
        || method.ContainingType is { Name: "Path", ContainingNamespace: { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        || method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType is { ContainingNamespace: var space, Name: not ("Process" or "Environment" or "Thread" or "Task") } && space.ToDisplayString() is "System" or "System.Linq" or "System.Text" or "System.Text.Json" or "Microsoft.Extensions.Logging");

    private static string? Check(StatementSyntax statement) => statement switch
    {
        { AttributeLists.Count: > 0 } => $"'{EditReading.Short(statement)}' bears attributes",
        IfStatementSyntax { Else: null } guard when Refuses(guard.Statement) => null,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, AwaitKeyword.RawKind: 0 } local when local.Only()?.Initializer is not null => null,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } when access.Name.Identifier.Text.StartsWith("ThrowIf", StringComparison.Ordinal) => null,
        _ => $"'{EditReading.Short(statement)}' is no check that refuses",
    };

    private static bool Refuses(StatementSyntax statement) => statement switch
    {
        BlockSyntax block when block.Only() is { } only => Refuses(only),
        ReturnStatementSyntax { Expression: not null } or ThrowStatementSyntax { Expression: not null } => true,
        _ => false,
    };

    // '=> valid ? Do() : BadRequest()' and 'return valid ? ...': elsewhere a condition changes a part of the result, which is no refusal.
    private bool IsWholeResult(ExpressionSyntax expression) =>
        (expression.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax || expression.Parent is AnonymousFunctionExpressionSyntax function && function.Body == expression)
        && (expression.Span.Contains(site.Finding.Location.SourceSpan) || expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } handler && IsHandler(handler.Body)
            || expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is BaseMethodDeclarationSyntax method && method.Span.Contains(site.Finding.Location.SourceSpan));

    private string? Appended(AppendedCalls appended)
    {
        if (!IsHere(appended.Was))
            return $"'.{NameOf(appended.Calls[0])}(…)' is added elsewhere than at the finding";
        foreach (var call in appended.Calls)
        {
            if (!site.Shape.Calls.Any(allowed => allowed.Name == NameOf(call)))
                return $"'.{NameOf(call)}(…)' is new";
            if (call.ArgumentList.Arguments.FirstOrDefault(argument => !IsPlain(argument.Expression)) is { } argument)
                return $"'{EditReading.Short(argument)}' is more than a name, a setting or a value in reach";
            if (appended.Calls.Any(other => other != call && NameOf(other) == NameOf(call)))
                return $"'.{NameOf(call)}(…)' is added more than once";
        }
        return null;
    }

    // A constant, a variable, or a setting by its key.
    private static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.ValueText.Trim().Length > 0 && literal.Token.ValueText.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or ' '),
        IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsPlain(sure.Operand),
        ElementAccessExpressionSyntax setting when setting.ArgumentList.Only() is { } key => setting.Expression.ToString().EndsWith("onfiguration", StringComparison.Ordinal) && IsPlain(setting.Expression) && IsPlain(key.Expression),
        _ => false,
    };

    private string? Replaced(ReplacedExpression replaced)
    {
        // Where a check made a new value of the old one, the statement behind it uses that.
        if (!IsHere(replaced.Was) && site.Shape.Rewrite is not { IsAnywhere: true } && !rewrites.IsNewValueOf(replaced) && !Feeds(replaced.Was))
            return $"'{EditReading.Short(replaced.Was)}' stands elsewhere than the finding";
        return rewrites.Fault(replaced, was);
    }

    // A path or page is often put together in a variable before it is used.
    private bool Feeds(SyntaxNode node) => site.Shape.Rewrite is { Kind: RewriteKind.Path or RewriteKind.Markup } && node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Only() is { Identifier.ValueText: var variable }
        && _place.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable);

    private string? Attributes(AddedAttributes added)
    {
        if (!site.Unit.Span.Contains(added.Old.Span) || added.Old != site.Unit && !added.Old.Span.Contains(site.Finding.Location.SourceSpan))
            return $"'[{EditReading.Short(added.Attributes[0])}]' is added elsewhere than at the finding";
        foreach (var attribute in added.Attributes)
        {
            var name = attribute.Name.ToString().Split('.').Last();
            if (!site.Shape.Attributes.Any(allowed => EditShape.AttributeName(allowed) == name || allowed.MetadataName == name))
                return $"'[{EditReading.Short(attribute)}]' is new";
            if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Expression is not LiteralExpressionSyntax) is { } odd)
                return $"'{EditReading.Short(odd)}' is no constant";
            if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Expression is LiteralExpressionSyntax { Token.Value: null or "" }) is { } empty)
                return $"'{EditReading.Short(empty)}' names nothing";
            // Only who registers the schemes knows their names.
            if (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == "AuthenticationSchemes") is { } schemes)
                return $"'{EditReading.Short(schemes)}' is new";
            if (!Bounds.AreOfRule(attribute))
                return $"'[{EditReading.Short(attribute)}]' lets nothing in, or everything";
        }
        return null;
    }
}
