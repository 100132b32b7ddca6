using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>The index of a body that is bound as a whole.</summary>
internal sealed class WholeBody : BodyIndex
{
    private readonly ILookup<ISymbol, IOperation> _references;
    private readonly ILookup<ISymbol, IOperation> _values;
    private readonly ILookup<ISymbol, IForEachLoopOperation> _loops;

    internal WholeBody(IOperation root)
    {
        var references = new List<(ISymbol Variable, IOperation Reference)>();
        var values = new List<(ISymbol Variable, IOperation Value)>();
        var loops = new List<(ISymbol Variable, IForEachLoopOperation Loop)>();
        var returns = ImmutableArray.CreateBuilder<IReturnOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation local:
                    references.Add((local.Local, local));
                    break;
                case IParameterReferenceOperation parameter:
                    references.Add((parameter.Parameter, parameter));
                    break;
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    values.Add((declarator.Symbol, initializer.Value.WithoutConversions()));
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    values.Add((target.Local, assignment.Value.WithoutConversions()));
                    break;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test:
                    values.Add((declared, test.Value.WithoutConversions()));
                    break;
                case IForEachLoopOperation loop:
                    loops.AddRange(loop.Locals.Select(variable => ((ISymbol)variable, loop)));
                    break;
                case IReturnOperation { ReturnedValue: not null } returned:
                    returns.Add(returned);
                    break;
            }
        }
        _references = references.ToLookup(r => r.Variable, r => r.Reference, SymbolEqualityComparer.Default);
        _values = values.ToLookup(v => v.Variable, v => v.Value, SymbolEqualityComparer.Default);
        _loops = loops.ToLookup(l => l.Variable, l => l.Loop, SymbolEqualityComparer.Default);
        Loops = [.. loops.Select(l => l.Loop).Distinct()];
        Returns = returns.ToImmutable();
    }

    /// <inheritdoc/>
    internal override ImmutableArray<IReturnOperation> Returns { get; }

    /// <inheritdoc/>
    internal override ImmutableArray<IForEachLoopOperation> Loops { get; }

    /// <inheritdoc/>
    internal override IEnumerable<IOperation> ReferencesTo(ISymbol variable) => _references[variable];

    /// <inheritdoc/>
    internal override IEnumerable<IOperation> ValuesOf(ILocalSymbol local) => _values[local];

    /// <inheritdoc/>
    internal override IForEachLoopOperation? LoopOf(ILocalSymbol local) => _loops[local].FirstOrDefault();
}
