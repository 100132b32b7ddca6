using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>One place where a local is given a value.</summary>
/// <param name="At">The place.</param>
/// <param name="Value">What it is given, or of what it is given a part; the argument, where a call gives it.</param>
/// <param name="Steps">The steps from the value to the part.</param>
internal sealed record Write(SyntaxNode At, IOperation Value, ImmutableArray<Step> Steps)
{
    /// <summary>The writes that an operation makes by itself, with the local of each.</summary>
    internal static IEnumerable<(ILocalSymbol Local, Write Write)> MadeBy(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                return [(declarator.Symbol, new(declarator.Syntax, initializer.Value.WithoutConversions(), []))];
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                return [(target.Local, new(assignment.Syntax, assignment.Value.WithoutConversions(), []))];
            case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                return [(target.Local, new(assignment.Syntax, assignment.Value.WithoutConversions(), []))];
            case IDeconstructionAssignmentOperation deconstruction:
                return Targets(deconstruction.Target, new(deconstruction.Syntax, deconstruction.Value.WithoutConversions(), []));
            case IIsPatternOperation test:
                return Declared(test.Pattern, new(test.Syntax, test.Value.WithoutConversions(), []));
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm:
                return Declared(arm.Pattern, new(arm.Syntax, choice.Value.WithoutConversions(), []));
            case IForEachLoopOperation loop:
                return Targets(loop.LoopControlVariable, new(loop.Syntax, loop.Collection.WithoutConversions(), [Step.Each]));
            case IArgumentOperation { Parameter.RefKind: RefKind.Out } argument:
                return Targets(argument.Value, new(argument.Syntax, argument, []));
            default:
                return [];
        }
    }

    /// <summary>The locals among the targets of a deconstruction, with what each is given.</summary>
    internal static IEnumerable<(ILocalSymbol Local, Write Write)> Targets(IOperation target, Write write) => target switch
    {
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression, write),
        ITupleOperation tuple => tuple.Elements.SelectMany((element, i) => Targets(element, write with { Steps = write.Steps.Add(Step.Item(i)) })),
        IVariableDeclaratorOperation declarator => [(declarator.Symbol, write)],
        ILocalReferenceOperation local => [(local.Local, write)],
        _ => [],
    };

    /// <summary>The locals that a pattern declares, with what each is given.</summary>
    internal static IEnumerable<(ILocalSymbol Local, Write Write)> Declared(IPatternOperation pattern, Write write)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                return [(local, write)];
            case INegatedPatternOperation negated:
                return Declared(negated.Pattern, write);
            case IRecursivePatternOperation recursive:
                IEnumerable<(ILocalSymbol, Write)> whole = recursive.DeclaredSymbol is ILocalSymbol declared ? [(declared, write)] : [];
                return
                [
                    .. whole,
                    .. recursive.DeconstructionSubpatterns.SelectMany((part, i) => Declared(part, write with { Steps = write.Steps.Add(Step.Item(i)) })),
                    .. recursive.PropertySubpatterns.SelectMany(part => part.Member.Referred() is { } member
                        ? Declared(part.Pattern, write with { Steps = write.Steps.Add(Step.Member(((IMemberReferenceOperation)part.Member).Member)) })
                        : []),
                ];
            default:
                return [];
        }
    }

    /// <summary>
    /// Whether a local may still hold what this write gave it where it is read: nothing overwrites it on every way between the two. Where one of
    /// them stands in a lambda or local function of its own, it may.
    /// </summary>
    internal bool Reaches(SyntaxNode read, ISymbol local, IEnumerable<Write> all)
    {
        read = LoneStatement.Original(read);
        var at = LoneStatement.Original(At);
        if (FunctionAround(at) != FunctionAround(read))
            return true;
        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declared ? LoneStatement.Original(declared) : at;
        if (at.Ancestors().Any(outer => IsLoop(outer) && outer.Span.Contains(read.Span) && !outer.Span.Contains(declaration.Span)))
            return true;
        return at.SpanStart <= read.SpanStart && (!at.Span.Contains(read.Span) || IsLoop(at) || at is SwitchExpressionArmSyntax)
            && !AreExclusive(at, read) && !all.Any(other => other != this && LoneStatement.Original(other.At) is var overwriting && overwriting.SpanStart > at.SpanStart && Overwrites(overwriting, read));
    }

    private static bool IsLoop(SyntaxNode node) => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);

    // In the two branches of one choice.
    private static bool AreExclusive(SyntaxNode at, SyntaxNode read) =>
        at.Ancestors().Any(outer => (outer is IfStatementSyntax { Else: { } otherwise } choice && choice.Statement.Span.Contains(at.Span) && otherwise.Span.Contains(read.Span))
            || (outer is SwitchSectionSyntax { Parent: { } sections } && sections.Span.Contains(read.Span) && !outer.Span.Contains(read.Span)));

    /// <summary>Whether a write certainly runs before a read: it is a statement of a block that the read stands in too, before it.</summary>
    internal static bool Overwrites(SyntaxNode write, SyntaxNode read) =>
        write.Span.End <= read.SpanStart && write.RawKind != (int)SyntaxKind.CoalesceAssignmentExpression && FunctionAround(write) == FunctionAround(read)
        && write.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && write.FirstAncestorOrSelf<StatementSyntax>()!.Parent is { } block && (block is GlobalStatementSyntax ? block.Parent! : block) is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax
        && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(read.Span);
}
