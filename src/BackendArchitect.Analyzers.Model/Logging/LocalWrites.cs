using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>What may have been written to a local before it is read.</summary>
/// <param name="Assigned">The values that may stand in it.</param>
/// <param name="Appended">The values that may have been added by <c>+=</c>.</param>
/// <param name="Escapes">Whether somebody out of sight may have written to it.</param>
internal sealed record LocalWrites(ImmutableArray<IOperation> Assigned, ImmutableArray<IOperation> Appended, bool Escapes)
{
    internal static LocalWrites Before(ILocalReferenceOperation read, CancellationToken cancellationToken)
    {
        var assigned = ImmutableArray.CreateBuilder<IOperation>();
        var appended = ImmutableArray.CreateBuilder<IOperation>();
        var escapes = false;
        var from = LastCertainAssignment(read, out var runsAgain);
        foreach (var operation in BuiltText.RootOf(read).Descendants())
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What stands before an assignment that certainly runs before the read is overwritten by it, and so is what stands behind both.
            if (from is not null && (operation.Syntax.SpanStart < from.Syntax.SpanStart || (!runsAgain && operation.Syntax.SpanStart > read.Syntax.SpanStart)))
                continue;
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, read.Local):
                    if (declarator.GetVariableInitializer() is { } initializer)
                        assigned.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation assignment when Writes(assignment.Target, read):
                    assigned.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation assignment when Writes(assignment.Target, read):
                    assigned.Add(assignment.Value);
                    break;
                case ICompoundAssignmentOperation assignment when Writes(assignment.Target, read):
                    appended.Add(assignment.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when Writes(argument.Value, read):
                    escapes = true;
                    break;
            }
        }
        return new(assigned.ToImmutable(), appended.ToImmutable(), escapes);
    }

    /// <summary>Whether a local or parameter is written anywhere but in its declaration.</summary>
    internal static bool IsReassigned(ISymbol symbol, IOperation anywhere)
    {
        foreach (var operation in BuiltText.RootOf(anywhere).Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => argument.Value,
                IAddressOfOperation address => address.Reference,
                _ => null,
            };
            if (target is null)
                continue;
            foreach (var written in target.DescendantsAndSelf())
                if (Same((written as ILocalReferenceOperation)?.Local ?? (ISymbol?)(written as IParameterReferenceOperation)?.Parameter, symbol))
                    return true;
        }
        return false;
    }

    // Direct statements of the blocks around the read, so nothing but a jump keeps them from running; the last such assignment counts. The read runs again
    // without it where a loop lies between.
    private static IOperation? LastCertainAssignment(ILocalReferenceOperation read, out bool runsAgain)
    {
        runsAgain = BuiltText.RootOf(read).Descendants().Any(operation => operation is ILabeledOperation);
        for (IOperation at = read; at.Parent is { } parent; at = parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
            runsAgain |= at is ILoopOperation;
            if (parent is not IBlockOperation block)
                continue;
            IOperation? last = null;
            foreach (var statement in block.Operations)
            {
                if (statement == at)
                    break;
                if (statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } && Writes(assignment.Target, read))
                    last = assignment;
            }
            if (last is not null)
                return last;
        }
        return null;
    }

    private static bool Writes(IOperation target, ILocalReferenceOperation read) =>
        target is ILocalReferenceOperation written && Same(written.Local, read.Local);

    private static bool Same(ISymbol? a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
