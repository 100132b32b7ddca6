using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Hands a line of output to the logger in reach, as a constant template with named placeholders. A piece of a line is no entry, and the text of an
/// exception is no message: there a person decides.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ConsoleOutputFix() : RuleFix(ConsoleOutput.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call || call.ContainsDirectives
            || site.Semantics.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: { Name: "WriteLine" or "TraceInformation" or "TraceWarning" or "TraceError" } method } written
            || ConsoleWrite.By(method, written.Instance) is not { } write || LoggerAt(call, site.Semantics) is not { } logger || Arguments(call, written, cancellationToken) is not { } arguments)
            return [];
        var mark = new SyntaxAnnotation();
        var log = SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression($"{logger}.Log{write.Severity}"), arguments).WithTriviaFrom(call).WithAdditionalAnnotations(mark);
        var document = site.Document.WithSyntaxRoot(site.Root.ReplaceNode(call, log).WithUsing(site, Loggers.LoggerExtensions.Namespace, Loggers.LoggerExtensions.MetadataName));
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } semantics
            || root.GetAnnotatedNodes(mark).Single() is not InvocationExpressionSyntax invocation || Entry(invocation, semantics, cancellationToken) is not { } entry)
            return [];
        if (entry.ConstantTemplate is null)
            root = ConstantMessage.In(root, entry, invocation, semantics, cancellationToken);
        // Without values braces stand in the text as they are.
        else if (entry.Values.IsEmpty && entry.ConstantTemplate.Text.IndexOfAny(['{', '}']) >= 0)
            return [];
        return root is null ? [] : [new($"Log it by '{logger}'", _ => Task.FromResult(document.WithSyntaxRoot(root).Project.Solution))];
    }

    private static LogCall? Entry(InvocationExpressionSyntax invocation, SemanticModel semantics, CancellationToken cancellationToken) =>
        semantics.GetOperation(invocation, cancellationToken) is IInvocationOperation operation
        && LogCall.Read(operation, ServiceModel.Of(semantics.Compilation), cancellationToken) is { } entry && CaughtException.WrittenBy(entry, cancellationToken) is null
            ? entry
            : null;

    private static string? LoggerAt(ExpressionSyntax place, SemanticModel semantics) => SymbolInReach.At(place, semantics, (type, name) =>
        type.IsOrDerivesFrom(Loggers.Logger) ? name : type.Is(AspNet.WebApplication) ? name + ".Logger" : null);

    // The message first, then what fills it.
    private static ArgumentListSyntax? Arguments(InvocationExpressionSyntax call, IInvocationOperation written, CancellationToken cancellationToken)
    {
        var passed = call.ArgumentList.Arguments;
        if (passed.Count == 0 || passed.Any(argument => argument.NameColon is not null) || written.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is not { } message)
            return null;
        if (passed.Count > 1)
            // A category is no value.
            return written.TargetMethod.Parameters[0].Name == "format" ? SyntaxFactory.ParseArgumentList($"(string.Format{call.ArgumentList.WithoutTrivia()})") : null;
        var value = message.WithoutImplicitConversions();
        if (value.ConstantValue.HasValue && value.Type?.SpecialType == SpecialType.System_String)
            return call.ArgumentList;
        if (BuiltText.Of(message, cancellationToken) is not null && value is not ILocalReferenceOperation)
            return call.ArgumentList;
        return value.Type is null or IArrayTypeSymbol || value.Type.TypeKind == TypeKind.Error || CaughtException.Is(value) ? null
            : SyntaxFactory.ParseArgumentList($"(\"{{{PlaceholderName.Of(value)}}}\", {passed[0]})");
    }
}
