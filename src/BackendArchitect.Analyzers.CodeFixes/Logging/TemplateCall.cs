using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>A call of a logger, written anew around a constant template.</summary>
internal static class TemplateCall
{
    /// <summary>The call with the template and its values, or null when they cannot be passed in this call's form.</summary>
    internal static InvocationExpressionSyntax? Rewrite(LogCall call, ConstantTemplate template, SemanticModel semantics)
    {
        var invocation = (InvocationExpressionSyntax)call.Invocation.Syntax;
        var arguments = invocation.ArgumentList.Arguments;
        var written = call.TemplateArgument?.Written();
        var passed = call.Values.Select(ArgumentOf).ToList();
        if (passed.Any(a => a is not { NameColon: null } || a.Parent != invocation.ArgumentList) || PassesArray(call))
            return null;
        var rewritten = arguments.Where(a => !passed.Contains(a))
            .Select(a => a == written ? a.WithExpression(template.Literal.WithTriviaFrom(a.Expression)) : a)
            .ToList();
        if (!NamesArePositions(call, arguments))
        {
            if (call.Library != LogLibrary.Microsoft || passed.Count > 0 || call.Invocation.TargetMethod.Parameters.Last().Name != "args")
                return null;
            rewritten.Add(SyntaxFactory.Argument(SyntaxFactory.NameColon("args"), default, ArrayOf(template, semantics, invocation.SpanStart)));
        }
        else
            rewritten.AddRange(template.Values.Select(value => value.IsMoved ? SyntaxFactory.Argument(Moved(value.Operation, template)) : ArgumentOf(value.Operation)!));
        return invocation.WithArgumentList(invocation.ArgumentList.WithArguments(Separated(rewritten, arguments)));
    }

    /// <summary>
    /// Whether the compiler reads the new call as meant: the same method of the same logger, the template as template, the values as values and the
    /// exception as exception. Overloads make this no matter of course: an exception or an array may land in a parameter of its own.
    /// </summary>
    internal static bool SaysTheSame(
        LogCall call, InvocationExpressionSyntax rewritten, string? template, int values, string? exception, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var invocation = call.Invocation.Syntax;
        var around = invocation.Ancestors().FirstOrDefault(a => a is StatementSyntax)
            ?? invocation.Ancestors().FirstOrDefault(a => a is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: not ParameterSyntax });
        var mark = new SyntaxAnnotation();
        var changed = around?.ReplaceNode(invocation, rewritten.WithAdditionalAnnotations(mark));
        SemanticModel? speculative = null;
        var isBound = changed switch
        {
            StatementSyntax statement => semantics.TryGetSpeculativeSemanticModel(around!.SpanStart, statement, out speculative),
            ArrowExpressionClauseSyntax arrow => semantics.TryGetSpeculativeSemanticModel(around!.SpanStart, arrow, out speculative),
            EqualsValueClauseSyntax equals => semantics.TryGetSpeculativeSemanticModel(around!.SpanStart, equals, out speculative),
            _ => false,
        };
        return isBound
            && speculative!.GetOperation(changed!.GetAnnotatedNodes(mark).Single(), cancellationToken) is IInvocationOperation operation
            && LogCall.Read(operation, ServiceModel.Of(semantics.Compilation), cancellationToken) is { HasUnseenValues: false } read
            && read.Library == call.Library && read.Kind == call.Kind && read.Form == call.Form && read.Severity == call.Severity
            && operation.TargetMethod.Name == call.Invocation.TargetMethod.Name
            && read.Exception?.Syntax.ToString() == exception
            && (template is null || read.ConstantTemplate?.Text == template)
            && read.Values.Length == values;
    }

    private static bool PassesArray(LogCall call) =>
        call.Invocation.Arguments.Any(a => a is { Parameter.IsParams: true, ArgumentKind: ArgumentKind.Explicit });

    internal static ArgumentSyntax? ArgumentOf(IOperation value) => value.Syntax.FirstAncestorOrSelf<ArgumentSyntax>();

    private static bool NamesArePositions(LogCall call, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        // Called as an extension, the logger is parameter 0 and no argument.
        var first = call.Invocation.Arguments.Any(a => a.Parameter?.Ordinal == 0 && a.Written()?.Parent != call.TemplateArgument?.Written()?.Parent) ? 1 : 0;
        return call.Invocation.Arguments.All(a => a.Written() is not { NameColon: not null } named || arguments.IndexOf(named) + first == a.Parameter?.Ordinal);
    }

    private static ExpressionSyntax Moved(IOperation value, ConstantTemplate template)
    {
        var expression = ((ExpressionSyntax)value.Syntax).WithoutTrivia();
        // One array for a params parameter would be taken for the values themselves.
        if (template.Values.Length != 1 || value.Type is not IArrayTypeSymbol { ElementType.IsReferenceType: true })
            return expression;
        return SyntaxFactory.CastExpression(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.ObjectKeyword)),
            expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
                ? expression
                : SyntaxFactory.ParenthesizedExpression(expression));
    }

    private static ExpressionSyntax ArrayOf(ConstantTemplate template, SemanticModel semantics, int position)
    {
        var type = semantics.GetNullableContext(position).AnnotationsEnabled() ? "object?[]" : "object[]";
        return SyntaxFactory.ParseExpression("new " + type + " { " + string.Join(", ", template.Values.Select(v => v.Operation.Syntax.ToString())) + " }");
    }

    internal static SeparatedSyntaxList<ArgumentSyntax> Separated(List<ArgumentSyntax> rewritten, SeparatedSyntaxList<ArgumentSyntax> original)
    {
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var last = original.Last().GetTrailingTrivia();
        for (var i = 0; i < rewritten.Count; i++)
        {
            // Line breaks and indentation belong to the places of the list, not to what moved into them.
            rewritten[i] = rewritten[i].WithLeadingTrivia(i < original.Count ? original[i].GetLeadingTrivia() : default);
            rewritten[i] = rewritten[i].WithTrailingTrivia(i == rewritten.Count - 1 ? last : i < original.Count - 1 ? original[i].GetTrailingTrivia() : default);
        }
        return SyntaxFactory.SeparatedList(rewritten,
            Enumerable.Range(0, rewritten.Count - 1).Select(i => i < original.SeparatorCount ? original.GetSeparator(i) : separator));
    }
}
