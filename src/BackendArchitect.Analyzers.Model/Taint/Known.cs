using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>What is known to hold where an operation runs: a condition with its answer, a pattern that a value has matched, or a call that has come back.</summary>
/// <param name="Condition">The condition, the value that was matched, or the call.</param>
/// <param name="Holds">Whether the condition is true there.</param>
internal readonly record struct Known(IOperation Condition, bool Holds)
{
    /// <summary>The pattern that the value has matched; null for a condition or call.</summary>
    internal IPatternOperation? Pattern { get; private init; }

    /// <summary>Whether it is a call that has come back without an exception.</summary>
    internal bool HasReturned { get; private init; }

    /// <summary>Whether it is a value that was one of several constants.</summary>
    internal bool IsConstant { get; private init; }

    /// <summary>
    /// Everything that is known where an operation runs, from the structure of its body: the conditions around it, and those of statements before it
    /// that leave the block, or give the variable another value, when they are not met.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="place">The variable that it is about.</param>
    internal static IEnumerable<Known> At(IOperation operation, IOperation place)
    {
        for (var at = operation; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case IConditionalOperation choice when at == choice.WhenTrue || at == choice.WhenFalse:
                    yield return new(choice.Condition, at == choice.WhenTrue);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when at == both.RightOperand:
                    yield return new(both.LeftOperand, true);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when at == either.RightOperand:
                    yield return new(either.LeftOperand, false);
                    break;
                case IWhileLoopOperation { Condition: { } condition, ConditionIsTop: true } loop when at == loop.Body:
                    yield return new(condition, !loop.ConditionIsUntil);
                    break;
                case ISwitchCaseOperation section when !section.Clauses.Contains(at) && parent.Parent is ISwitchOperation choice:
                    foreach (var known in InSection(section, choice))
                        yield return known;
                    break;
                case ISwitchExpressionArmOperation arm when at == arm.Value && parent.Parent is ISwitchExpressionOperation choice:
                    yield return new(choice.Value, true) { Pattern = arm.Pattern };
                    if (arm.Guard is { } guard)
                        yield return new(guard, true);
                    break;
                case IBlockOperation block:
                    foreach (var statement in block.Operations.TakeWhile(statement => statement != at).Reverse())
                        foreach (var known in After(statement, place))
                            yield return known;
                    break;
                case ISwitchCaseOperation section:
                    foreach (var statement in section.Body.TakeWhile(statement => statement != at).Reverse())
                        foreach (var known in After(statement, place))
                            yield return known;
                    break;
                case ILocalFunctionOperation:
                    yield break;
            }
        }
    }

    private static IEnumerable<Known> InSection(ISwitchCaseOperation section, ISwitchOperation choice)
    {
        if (section.Clauses.All(clause => clause is ISingleValueCaseClauseOperation))
            yield return new(choice.Value, true) { IsConstant = true };
        foreach (var clause in section.Clauses.OfType<IPatternCaseClauseOperation>().Take(section.Clauses.Length == 1 ? 1 : 0))
        {
            yield return new(choice.Value, true) { Pattern = clause.Pattern };
            if (clause.Guard is { } guard)
                yield return new(guard, true);
        }
    }

    private static IEnumerable<Known> After(IOperation statement, IOperation place)
    {
        switch (statement)
        {
            case IConditionalOperation choice:
                if (Ends(choice.WhenTrue, place))
                    yield return new(choice.Condition, false);
                if (choice.WhenFalse is { } otherwise && Ends(otherwise, place))
                    yield return new(choice.Condition, true);
                break;
            case ISwitchOperation choice when choice.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation))
                && choice.Cases.All(section => section.Clauses.All(clause => clause is ISingleValueCaseClauseOperation) || EndsList(section.Body, place)):
                yield return new(choice.Value, true) { IsConstant = true };
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                foreach (var call in expression.DescendantsAndSelf().OfType<IInvocationOperation>())
                    yield return new(call, true) { HasReturned = true };
                break;
            case IVariableDeclarationGroupOperation declaration:
                foreach (var call in declaration.Descendants().OfType<IInvocationOperation>())
                    yield return new(call, true) { HasReturned = true };
                break;
            case IBlockOperation block:
                foreach (var inner in block.Operations.Reverse())
                    foreach (var known in After(inner, place))
                        yield return known;
                break;
        }
    }

    /// <summary>Whether what follows a statement does not run after it, or finds another value in the variable.</summary>
    private static bool Ends(IOperation statement, IOperation place) => statement switch
    {
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } } => method.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute"),
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } => Place.AreSame(assignment.Target, place),
        IBlockOperation block => EndsList(block.Operations, place),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Ends(choice.WhenTrue, place) && Ends(otherwise, place),
        _ => false,
    };

    private static bool EndsList(IEnumerable<IOperation> statements, IOperation place) => statements.Any(statement => Ends(statement, place) && !(statement is IBranchOperation { BranchKind: BranchKind.Break } && statement.Parent is ISwitchCaseOperation));
}
