using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Reads the order of the middleware, from the calls that are asked about alone: each leads back to where the program begins, through extension
/// methods and local functions, and two of them are compared where their ways part.
/// </summary>
internal sealed class PipelineReader(ServiceModel model)
{
    private readonly ConcurrentDictionary<MemberName, IReadOnlyList<PipelineStep>> _steps = new();

    /// <summary>Every step that a method of the framework adds.</summary>
    internal IReadOnlyList<PipelineStep> StepsOf(MemberName method, CancellationToken cancellationToken) =>
        _steps.TryGetValue(method, out var known) ? known : _steps.GetOrAdd(method, [.. Read(method, cancellationToken)]);

    /// <summary>The steps that one call adds.</summary>
    internal IReadOnlyList<PipelineStep> StepsAt(Location name, MemberName method, CancellationToken cancellationToken) =>
        [.. StepsOf(method, cancellationToken).Where(step => step.Use.SyntaxTree == name.SourceTree && step.Use.Identifier.Span == name.SourceSpan)];

    /// <summary>The other steps that a method adds to the same application, or may.</summary>
    internal IEnumerable<PipelineStep> OthersOf(MemberName method, PipelineStep step, CancellationToken cancellationToken) =>
        StepsOf(method, cancellationToken).Where(other => other != step && step.To(other) != PipelineOrder.Elsewhere);

    /// <summary>The first step of a method that certainly stands before another, or null.</summary>
    internal PipelineStep? Before(PipelineStep step, MemberName method, CancellationToken cancellationToken) =>
        StepsOf(method, cancellationToken).FirstOrDefault(other => other.IsCertain && other.To(step) == PipelineOrder.Before);

    /// <summary>The first step of a method where all of them, one certainly, stand behind another; null where one stands before it, or may.</summary>
    internal PipelineStep? OnlyBehind(PipelineStep step, MemberName method, CancellationToken cancellationToken)
    {
        var others = OthersOf(method, step, cancellationToken).ToList();
        return others.TrueForAll(other => step.To(other) == PipelineOrder.Before) ? others.Find(other => other.IsCertain) : null;
    }

    private IEnumerable<PipelineStep> Read(MemberName method, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(method.Name, cancellationToken))
            // A call that does not compile yet may be the one, and nobody knows of which pipeline.
            if (use.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is var called && (called is null || called.Is(method)))
                foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
                    yield return StepAt(use, call, frame, cancellationToken) is var step && called is null ? step with { IsConditional = true } : step;
    }

    private PipelineStep StepAt(SimpleNameSyntax use, InvocationExpressionSyntax call, Frame frame, CancellationToken cancellationToken)
    {
        var builder = BuilderOf(call, cancellationToken);
        var path = new List<SimpleNameSyntax> { use };
        var isConditional = IsConditional(use, builder);
        while (Leaves(builder, frame) && frame is { Call: { } outer, Caller: { } caller } && LoneStatement.Original(outer.Syntax) is InvocationExpressionSyntax syntax
            && syntax.InvokedName() is { } name)
        {
            if (builder is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, frame.Method))
                builder = outer.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value.Syntax is ExpressionSyntax passed
                    ? SymbolBehind((ExpressionSyntax)LoneStatement.Original(passed), cancellationToken)
                    : null;
            path.Insert(0, name);
            isConditional |= IsConditional(name, builder);
            frame = caller;
        }
        return new(use, builder, frame.Hidden is null && frame.Call is null ? frame.Method : null, [.. path])
        {
            IsConditional = isConditional,
            IsInBranch = builder is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } && !IsWholePipeline(path[0], builder.Name)
                || frame.Taker is { TargetMethod.Name: not PipelineStep.WholePipeline },
        };
    }

    // The variable comes from whoever called: it is a parameter of the method, or one that a local function captures.
    private static bool Leaves(ISymbol? builder, Frame frame) => builder switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => false,
        IParameterSymbol => frame.Call is not null,
        ILocalSymbol => frame.Method?.MethodKind == MethodKind.LocalFunction && !SymbolEqualityComparer.Default.Equals(builder.ContainingSymbol, frame.Method),
        _ => false,
    };

    private ISymbol? BuilderOf(InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        call.Expression is MemberAccessExpressionSyntax access ? SymbolBehind(access.Expression, cancellationToken) switch
        {
            // Called as a plain static method.
            INamedTypeSymbol => call.ArgumentList.Arguments.Count > 0 ? SymbolBehind(call.ArgumentList.Arguments[0].Expression, cancellationToken) : null,
            var builder => builder,
        } : null;

    // Whatever the framework adds to a pipeline returns the builder that it was added to.
    private ISymbol? SymbolBehind(ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } before
                    when model.SymbolOf(before, cancellationToken) is IMethodSymbol { ReturnType: var returned } && returned.IsOrDerivesFrom(AspNet.ApplicationBuilder) && !returned.Is(AspNet.WebApplication):
                    expression = access.Expression;
                    break;
                case SimpleNameSyntax or MemberAccessExpressionSyntax:
                    return model.SymbolOf(expression, cancellationToken);
                default:
                    return null;
            }
        }
    }

    // A lambda between the builder and its use runs nobody knows when.
    private static bool IsConditional(SyntaxNode use, ISymbol? builder) =>
        use.StandsUnderCondition() || use.Ancestors().TakeWhile(node => !(node is AnonymousFunctionExpressionSyntax lambda && builder is IParameterSymbol && Takes(lambda, builder.Name)))
            .Any(node => node is WhileStatementSyntax or ForStatementSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax);

    // 'webHost.Configure(app => ...)' is the whole of it.
    private static bool IsWholePipeline(SyntaxNode use, string builder) =>
        use.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault(lambda => Takes(lambda, builder))?.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.InvokedName()
            ?.Identifier.ValueText == PipelineStep.WholePipeline;

    private static bool Takes(AnonymousFunctionExpressionSyntax lambda, string parameter) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText == parameter,
        ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters.Any(p => p.Identifier.ValueText == parameter),
        _ => false,
    };
}
