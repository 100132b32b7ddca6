using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>A handler that grants every requirement that is still open, those of others too, under no condition: no policy refuses anybody any more.</summary>
/// <param name="Where">Where it goes through the requirements.</param>
/// <param name="IsCertain">Whether it is registered under no condition, looks at nothing first, and nobody refuses for good.</param>
internal sealed record GrantingHandler(Location Where, bool IsCertain)
{
    // Most handlers look at what is asked before they grant it.
    internal static GrantingHandler? Find(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.PendingRequirements.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.Expression.Span.Contains(use.Span) && model.SymbolOf(use, cancellationToken).Is(AspNet.PendingRequirements)
                && model.OperationOf(loop, cancellationToken) is IForEachLoopOperation { Body: var body } each
                && (body is IBlockOperation block ? block.Operations.OfType<IExpressionStatementOperation>() : new[] { body }.OfType<IExpressionStatementOperation>())
                    .Any(statement => statement.Operation is IInvocationOperation { TargetMethod: var method } && method.Is(AspNet.SucceedRequirement)))
                return new(use.GetLocation(), GrantsAll(loop, each, model, cancellationToken));
        return null;
    }

    private static bool GrantsAll(ForEachStatementSyntax loop, IForEachLoopOperation each, ServiceModel model, CancellationToken cancellationToken) =>
        loop.Parent is BlockSyntax { Parent: MethodDeclarationSyntax { Identifier.ValueText: "HandleAsync", Parent: ClassDeclarationSyntax handler } } body
        && body.Statements.TakeWhile(statement => statement != loop).All(statement => statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax)
        && each.Body.Descendants().All(o => o is not (IBranchOperation or IReturnOperation or IThrowOperation)) && IsWhole(each.Collection)
        && IsRegistered(handler, model, cancellationToken)
        && !model.MentionsOf("Fail", cancellationToken).Any(use => model.SymbolOf(use, cancellationToken) is IMethodSymbol fail && fail.ContainingType.Is(AspNet.AuthorizationHandlerContext));

    // All of them, or a copy of all of them.
    private static bool IsWhole(IOperation collection) => collection.WithoutConversions() switch
    {
        IPropertyReferenceOperation => true,
        IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" } copy => copy.Receiver() is IPropertyReferenceOperation,
        _ => false,
    };

    private static bool IsRegistered(ClassDeclarationSyntax handler, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(handler.Identifier.ValueText, cancellationToken).Any(use => !use.StandsUnderCondition()
            && use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
            && syntax.InvokedName()?.Identifier.ValueText is "AddSingleton" or "AddScoped" or "AddTransient" or "TryAddEnumerable"
            && syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == AspNet.AuthorizationHandler.MetadataName)
            && !use.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda => lambda.SpanStart < syntax.SpanStart));
}
