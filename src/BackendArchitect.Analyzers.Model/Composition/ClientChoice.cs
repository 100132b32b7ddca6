using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What of a request its sender may set to whatever it likes: a header or a value of the query, by its name.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="IsAddress">Whether it says whom a proxy got the request from. A client may say so too.</param>
internal sealed record ClientChoice(string Name, bool IsAddress)
{
    private static readonly HashSet<string> Addresses =
        ["xforwardedfor", "forwarded", "forwardedfor", "xrealip", "xclientip", "cfconnectingip", "trueclientip", "xclusterclientip", "xoriginalfor", "fastlyclientip", "xazureclientip"];

    // Whether there is an address says nothing about whose it is.
    private static readonly HashSet<string> Empty = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "ToString"];

    // A credential is proved, and the host is filtered, where we do not look.
    private static readonly string[] Proved = ["authorization", "host", "key", "token", "secret", "signature", "cookie", "certificate", "cert"];

    /// <summary>What is read from a collection of headers or query values: by index, by method or by the property of a well-known header; null for what is proved elsewhere or has no name here.</summary>
    internal static ClientChoice? ReadFrom(SimpleNameSyntax collection, ServiceModel model, CancellationToken cancellationToken)
    {
        SyntaxNode at = collection;
        while (at.Parent is MemberAccessExpressionSyntax access && access.Name == at)
            at = access;
        if ((at.Parent is ElementAccessExpressionSyntax { ArgumentList: { } index } ? TextOf(index.Arguments)
            : at.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList: { } list } } ? TextOf(list.Arguments)
            : at.Parent is MemberAccessExpressionSyntax { Name: var property } ? property.Identifier.ValueText : null) is not { Length: > 0 } name)
            return null;
        var plain = new string([.. name.Where(c => c is not ('-' or '_'))]).ToLowerInvariant();
        return Array.Exists(Proved, word => plain.Contains(word) && !Addresses.Contains(plain)) ? null : new(name, Addresses.Contains(plain));

        string? TextOf(SeparatedSyntaxList<ArgumentSyntax> arguments) => arguments.Count > 0
            && model.SemanticModelOf(collection.SyntaxTree)?.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string text } ? text : null;
    }

    /// <summary>
    /// Whether the code has asked about the address of the connection before it reads a header: who takes the word of known proxies alone does so.
    /// </summary>
    internal static bool IsDoubted(SimpleNameSyntax read)
    {
        var body = read.Ancestors().First(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or BasePropertyDeclarationSyntax or CompilationUnitSyntax);
        var addresses = new HashSet<string>(body.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(variable => variable.Initializer is { } value && value.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == Limits.RemoteAddress.Name))
            .Select(variable => variable.Identifier.ValueText)) { Limits.RemoteAddress.Name };
        return body.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => addresses.Contains(name.Identifier.ValueText) && name.SpanStart < read.SpanStart && IsJudged(name));
    }

    // Handed to a method, or compared with an address, in a condition.
    private static bool IsJudged(SyntaxNode name) =>
        name.Ancestors().Select(ConditionOf).FirstOrDefault(condition => condition?.Span.Contains(name.Span) == true) is { } asked
        && name.AncestorsAndSelf().TakeWhile(node => node != asked.Parent).Any(IsQuestion);

    private static bool IsQuestion(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.InvokedName() is not { } method || !Empty.Contains(method.Identifier.ValueText),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
            !comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) && !comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };

    private static SyntaxNode? ConditionOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax choice => choice.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => both.Left,
        _ => null,
    };
}
