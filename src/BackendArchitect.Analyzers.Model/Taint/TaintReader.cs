using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// Answers for a compilation whether client input reaches a value. What it found out about parameters and members is kept: many sinks lie behind one of them.
/// </summary>
internal sealed class TaintReader
{
    // A method that is called from more places tells too little for what it costs to look at them all.
    private const int MostMentions = 150;
    private const int MostCalls = 24;

    private static readonly ConditionalWeakTable<ServiceModel, TaintReader> Readers = new();

    private readonly ServiceModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IOperation>> _calls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _writes = new(SymbolEqualityComparer.Default);
    private long _steps;

    private TaintReader(ServiceModel model)
    {
        _model = model;
        Input = new(model);
    }

    internal static TaintReader Of(ServiceModel model) => Readers.GetValue(model, m => new TaintReader(m));

    /// <summary>What the framework binds.</summary>
    internal ClientInput Input { get; }

    /// <summary>What was found out about parameters and members of the service, in any search that went to its end.</summary>
    internal ConcurrentDictionary<(TaintTables Tables, Dangers Danger, ISymbol Symbol, string Parts), TaintPath?> Known { get; } = new();

    /// <summary>Whether a method asks more of a parameter than whether it is there.</summary>
    internal ConcurrentDictionary<(IParameterSymbol Parameter, Dangers Danger), bool> Asked { get; } = new();

    /// <summary>How many values were looked at so far: the measure of the work.</summary>
    internal long Steps => Interlocked.Read(ref _steps);

    /// <summary>The way of client input to a value that does harm there; null where there is none, or none that is certain.</summary>
    internal TaintPath? Reaching(IOperation value, Dangers danger, TaintTables tables, CancellationToken cancellationToken)
    {
        var search = new TaintSearch(this, _model, tables, danger, cancellationToken);
        var found = search.From(value);
        Interlocked.Add(ref _steps, search.Steps);
        return found;
    }

    /// <summary>Whether client input reaches a value that another is compared with; where that is only so behind another comparison, it is not.</summary>
    internal bool IsClients(IOperation value, Dangers danger, TaintTables tables, CancellationToken cancellationToken)
    {
        var search = new TaintSearch(this, _model, tables, danger, cancellationToken, isAside: true);
        var found = search.From(value);
        Interlocked.Add(ref _steps, search.Steps);
        return found is not null;
    }

    /// <summary>The calls in sight that run a method; none where there are too many of its name.</summary>
    internal ImmutableArray<IOperation> CallsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        _calls.TryGetValue(method, out var known) ? known : _calls.GetOrAdd(method, FindCalls(method, cancellationToken));

    /// <summary>What members of the service are given where an object writes to its own, and where they are declared; none where there are too many of the name.</summary>
    internal ImmutableArray<IOperation> OwnWritesOf(ISymbol member, CancellationToken cancellationToken) =>
        _writes.TryGetValue(member, out var known) ? known : _writes.GetOrAdd(member, [.. FindWrites(member, cancellationToken)]);

    private ImmutableArray<IOperation> FindCalls(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var mentions = _model.MentionsOf(isConstructor ? method.ContainingType.Name : method.CalledName(), cancellationToken).Take(MostMentions + 1).ToList();
        if (mentions.Count > MostMentions)
            return [];
        var calls = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var mention in mentions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isConstructor)
            {
                if (CreationBy(mention) is { } created && _model.OperationOf(created, cancellationToken) is IObjectCreationOperation { Constructor: { } constructor } creation && constructor.OriginalDefinition.IsDeclaredAs(method))
                    calls.Add(creation);
            }
            else if (mention.CallBy() is { } syntax && _model.SymbolOf(syntax, cancellationToken) is IMethodSymbol called && CallGraph.Runs(called, method) && TakesTheSame(called, method)
                && _model.OperationOf(syntax, cancellationToken) is IInvocationOperation call)
            {
                calls.Add(call);
            }
            if (calls.Count >= MostCalls)
                break;
        }
        return calls.ToImmutable();
    }

    // Of the overloads of an interface's method, the one that is implemented.
    private static bool TakesTheSame(IMethodSymbol called, IMethodSymbol method)
    {
        var parameters = (called.ReducedFrom ?? called).OriginalDefinition.Parameters;
        return parameters.Length == method.Parameters.Length && parameters.Zip(method.Parameters, (one, other) => one.Type.Name == other.Type.Name || one.Type.TypeKind == TypeKind.TypeParameter || other.Type.TypeKind == TypeKind.TypeParameter).All(same => same);
    }

    /// <summary>The <c>new</c> that a name is the type of, or null.</summary>
    internal static ObjectCreationExpressionSyntax? CreationBy(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node)
            node = qualified;
        return node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node ? creation : null;
    }

    private IEnumerable<IOperation> FindWrites(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null && _model.OperationOf(initializer, cancellationToken) is ISymbolInitializerOperation { Value: var value })
                yield return value;
        }
        if (_model.MentionsOf(member.Name, cancellationToken).Take(MostMentions + 1).Count() > MostMentions && member.DeclaredAccessibility != Accessibility.Private)
            yield break;
        foreach (var use in _model.UsesOf(member, cancellationToken))
        {
            if (use.Operation(cancellationToken) is not IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } reference)
                continue;
            if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
                yield return assignment.Value;
            else if (reference.Parent is IInvocationOperation call && call.Instance == reference && Passages.Adds(call.TargetMethod))
                foreach (var argument in call.Arguments)
                    // A key is asked for, and not handed out.
                    if (call.Arguments.Length != 2 || argument.Parameter?.Ordinal == 1)
                        yield return argument.Value;
        }
    }
}
