using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>A place that sets how large the body of a request may be.</summary>
/// <param name="Said">The attribute or property.</param>
/// <param name="Most">The number of bytes; null for any number.</param>
/// <param name="Where">The node that a report points at.</param>
internal sealed record RequestSize(string Said, long? Most, SyntaxNode Where)
{
    private const int DeepestCall = 2;

    private static readonly ImmutableArray<MemberName> Properties = [SizeLimits.Kestrel, SizeLimits.Iis, SizeLimits.HttpSys, SizeLimits.OfRequest];

    private static readonly string[] Streams = ["Body", "BodyReader", "MultipartReader", "PipeReader", "Stream"];

    private static readonly string[] Amounts = ["Length", "Size", "Total", "Bytes", "Read", "Count", "Written", "Received"];

    /// <summary>The names of the attributes.</summary>
    internal static ImmutableArray<string> Attributes { get; } = ["DisableRequestSizeLimit", "RequestSizeLimit"];

    /// <summary>What an attribute, the creation of one as metadata, or an assignment sets; null for anything else, and for what is no constant.</summary>
    internal static RequestSize? SetBy(IOperation operation) => operation switch
    {
        IAttributeOperation { Operation: IObjectCreationOperation creation } attribute => Of(creation, attribute.Syntax),
        IObjectCreationOperation { Parent: not IAttributeOperation } creation => Of(creation, creation.Syntax),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "MaxRequestBodySize" } property } } assignment
            when Properties.Any(known => property.Is(known)) && assignment.Value.WithoutConversions() is var value && value.ConstantValue is { HasValue: true, Value: var bytes } =>
            new($"{property.ContainingType.Name}.{property.Name}", bytes is null ? null : Convert.ToInt64(bytes, CultureInfo.InvariantCulture), value.Syntax),
        _ => null,
    };

    /// <summary>Whether the code that the limit is taken from reads the body piece by piece, and stops where it has seen enough.</summary>
    internal bool IsCounted(ServiceModel model, CancellationToken cancellationToken)
    {
        var code = Where.FirstAncestorOrSelf<SyntaxNode>(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        // 'MapPost("/x", Upload).WithMetadata(new DisableRequestSizeLimitAttribute())'.
        foreach (var chain in Where.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>())
            foreach (var argument in Links(chain).SelectMany(link => link.ArgumentList.Arguments))
                if (argument.Expression is AnonymousFunctionExpressionSyntax lambda ? IsCounted(lambda, model, cancellationToken)
                    : model.SymbolOf(argument.Expression, cancellationToken) is IMethodSymbol { DeclaringSyntaxReferences: { IsEmpty: false } handlers } && IsCounted(handlers[0].GetSyntax(cancellationToken), model, cancellationToken))
                    return true;
        return code is not null && IsCounted(code, model, cancellationToken);
    }

    private static RequestSize? Of(IObjectCreationOperation creation, SyntaxNode where) =>
        creation.Type.Is(SizeLimits.Disabled) ? new("DisableRequestSizeLimit", null, where)
        : creation.Type.Is(SizeLimits.Limited) && creation.Arguments.FirstOrDefault()?.Value.WithoutConversions().ConstantValue is { HasValue: true, Value: { } bytes }
            ? new("RequestSizeLimit", Convert.ToInt64(bytes, CultureInfo.InvariantCulture), where)
            : null;

    private static IEnumerable<InvocationExpressionSyntax> Links(InvocationExpressionSyntax chain)
    {
        for (var link = chain; link is not null; link = (link.Expression as MemberAccessExpressionSyntax)?.Expression as InvocationExpressionSyntax)
            yield return link;
    }

    // A file of a form has arrived as a whole before anybody can look at its length.
    private static bool IsCounted(SyntaxNode code, ServiceModel model, CancellationToken cancellationToken) =>
        Streams.Intersect(code.DescendantTokens().Select(token => token.ValueText)).Any() && Counts(code, model, 0, cancellationToken);

    private static bool Counts(SyntaxNode code, ServiceModel model, int depth, CancellationToken cancellationToken) =>
        code.DescendantNodes().OfType<IfStatementSyntax>().Any(choice => choice.Condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Any(IsAboutAmount)
            && choice.Statement.DescendantNodesAndSelf().Any(node => node is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax))
        || (depth < DeepestCall && code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.SymbolOf(call, cancellationToken) is IMethodSymbol { DeclaringSyntaxReferences: { IsEmpty: false } sources }
            && Counts(sources[0].GetSyntax(cancellationToken), model, depth + 1, cancellationToken)));

    // 'total > Most'; what is compared with nothing asks for the end.
    private static bool IsAboutAmount(BinaryExpressionSyntax comparison) =>
        comparison.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        && comparison.Right is not LiteralExpressionSyntax { Token.ValueText: "0" } && comparison.Left is not LiteralExpressionSyntax { Token.ValueText: "0" }
        && comparison.DescendantTokens().Any(token => Array.Exists(Amounts, amount => token.ValueText.IndexOf(amount, StringComparison.OrdinalIgnoreCase) >= 0));
}
