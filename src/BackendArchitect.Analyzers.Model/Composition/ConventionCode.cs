using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// One method that a convention of the application's own runs: <c>Apply</c>, or one that is handed the model, or a part of it, on the way from there.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Body">What it does.</param>
/// <param name="Way">The calls that lead to it from <c>Apply</c>, the outermost first.</param>
internal sealed record ConventionCode(IMethodSymbol Method, IOperation Body, ImmutableArray<IInvocationOperation> Way)
{
    private const string Entry = "Apply";

    // Who hands the model through more methods than that is not followed.
    private const int Longest = 4;

    private const int Most = 64;

    /// <summary>Everything that a convention runs, without what the framework or another library does for it.</summary>
    internal static IEnumerable<ConventionCode> Of(INamedTypeSymbol? convention, ServiceModel model, CancellationToken cancellationToken)
    {
        var found = new Queue<ConventionCode>();
        var left = Most;
        foreach (var apply in convention?.SelfAndBases().SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(method => IsCalled(method, Entry)) ?? [])
            Enter(apply, []);
        while (found.Count > 0)
        {
            var code = found.Dequeue();
            yield return code;
            foreach (var call in code.Way.Length == Longest ? [] : code.Body.Descendants().OfType<IInvocationOperation>())
                if (call.TargetMethod is { MethodKind: MethodKind.Ordinary, IsAbstract: false } called && Takes(called) && !code.Runs(Definition(called)))
                    Enter(Definition(called), code.Way.Add(call));
        }

        void Enter(IMethodSymbol method, ImmutableArray<IInvocationOperation> way)
        {
            if (!method.DeclaringSyntaxReferences.IsEmpty && left-- > 0 && model.BodyOf(method, cancellationToken) is { } body)
                found.Enqueue(new(method, body, way));
        }
    }

    /// <summary>What the parameters of the method stand for, where the convention is made in a frame.</summary>
    internal Frame In(Frame frame) => Way.Aggregate(frame, (caller, call) => caller.Into(Definition(call.TargetMethod), call));

    private bool Runs(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(Method.OriginalDefinition, method) || Way.Any(call => SymbolEqualityComparer.Default.Equals(Definition(call.TargetMethod), method));

    private static IMethodSymbol Definition(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    private static bool IsCalled(IMethodSymbol method, string name) =>
        method.Name == name || method.ExplicitInterfaceImplementations.Any(implemented => implemented.Name == name);

    // A model, or several.
    private static bool Takes(IMethodSymbol method) => (method.ReducedFrom ?? method).Parameters.Any(parameter => IsPart(parameter.Type)
        || (parameter.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } of } && IsPart(of[0])) || (parameter.Type is IArrayTypeSymbol { ElementType: var element } && IsPart(element)));

    private static bool IsPart(ITypeSymbol type) => type.ContainingNamespace is { } space && type.Name.EndsWith("Model", System.StringComparison.Ordinal)
        && space.ToDisplayString() == AspNet.ControllerModel.Namespace;
}
