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
    private readonly ILookup<ISymbol, Write> _writes;
    private readonly ILookup<ISymbol, IForEachLoopOperation> _loops;

    internal WholeBody(IOperation root)
    {
        var references = new List<(ISymbol Variable, IOperation Reference)>();
        var writes = new List<(ISymbol Variable, Write Write)>();
        var loops = new List<(ISymbol Variable, IForEachLoopOperation Loop)>();
        var returns = ImmutableArray.CreateBuilder<IReturnOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            foreach (var (local, write) in Write.MadeBy(operation))
                writes.Add((local, write));
            switch (operation)
            {
                case ILocalReferenceOperation reference:
                    references.Add((reference.Local, reference));
                    break;
                case IParameterReferenceOperation parameter:
                    references.Add((parameter.Parameter, parameter));
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
        _writes = writes.ToLookup(w => w.Variable, w => w.Write, SymbolEqualityComparer.Default);
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
    internal override IEnumerable<IOperation> ValuesOf(ILocalSymbol local) => _writes[local].Where(write => write.Steps.IsEmpty && write.Value is not IArgumentOperation).Select(write => write.Value);

    /// <inheritdoc/>
    internal override IEnumerable<Write> WritesOf(ILocalSymbol local) => _writes[local];

    /// <inheritdoc/>
    internal override IForEachLoopOperation? LoopOf(ILocalSymbol local) => _loops[local].FirstOrDefault();
}
