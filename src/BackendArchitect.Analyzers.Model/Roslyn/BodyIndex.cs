using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Who refers to the variables of one member's body, and what the member returns; lambdas and local functions included.</summary>
internal sealed class BodyIndex
{
    private readonly ILookup<ISymbol, IOperation> _references;

    internal BodyIndex(IOperation root)
    {
        Root = root;
        var references = new List<(ISymbol Variable, IOperation Reference)>();
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
                case IReturnOperation { ReturnedValue: not null } returned:
                    returns.Add(returned);
                    break;
            }
        }
        _references = references.ToLookup(r => r.Variable, r => r.Reference, SymbolEqualityComparer.Default);
        Returns = returns.ToImmutable();
    }

    /// <summary>The outermost operation of the body.</summary>
    internal IOperation Root { get; }

    /// <summary>Every return with a value, also of the lambdas and local functions in the body.</summary>
    internal ImmutableArray<IReturnOperation> Returns { get; }

    /// <summary>Every reference to a local or parameter.</summary>
    internal IEnumerable<IOperation> ReferencesTo(ISymbol variable) => _references[variable];

    /// <summary>The values a local is given: by its initializer and by assignments.</summary>
    internal IEnumerable<IOperation> ValuesOf(ILocalSymbol local)
    {
        foreach (var operation in Root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer:
                    yield return initializer.Value.WithoutConversions();
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local):
                    yield return assignment.Value.WithoutConversions();
                    break;
            }
        }
    }

    private static bool Same(ILocalSymbol a, ILocalSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
