using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Moves the built message of a log call to a <c>[LoggerMessage]</c> method of the same class, whose body the framework's generator writes:
/// https://learn.microsoft.com/dotnet/core/extensions/logger-message-generator. The method is static and is given the logger, so that a field, a
/// parameter, a property and a local serve alike.
/// </summary>
internal static class GeneratedLogMethod
{
    private const string Generator = "Microsoft.Extensions.Logging.Generators";

    // Another generator of the same methods, which renders in a way of its own.
    private const string OtherGenerator = "Microsoft.Gen.Logging";

    private const int MostWordsOfName = 4;

    /// <summary>The root with the method added and called; null where the generator would write none, or one that says something else.</summary>
    internal static SyntaxNode? In(FixSite site, LogCall call, InvocationExpressionSyntax invocation, CancellationToken cancellationToken)
    {
        if (call is not { Library: LogLibrary.Microsoft, Kind: LogCallKind.Entry, IsWrapped: false, Severity: { } severity }
            || !IsGeneratedIn(site.Document.Project)
            || ConstantMessage.Of(call, cancellationToken) is not var (template, local)
            || LoggerIn(call, invocation) is not { } logger
            || call.Invocation.TargetMethod is not { ContainingNamespace: { } library } target
            || library.GetTypeMembers(Loggers.LoggerMessageAttribute.MetadataName).FirstOrDefault() is not { } attribute
            || library.GetTypeMembers(Loggers.LogLevel.MetadataName).FirstOrDefault() is not { } level
            || TypeAround(invocation, site.Semantics, cancellationToken) is not var (type, symbol)
            || EventOf(call, symbol) is not { } identity
            || LogMethodParameter.All(template, site.Semantics, type, cancellationToken) is not { IsDefault: false } values)
            return null;

        var used = new HashSet<string>(values.Select(v => v.Name), StringComparer.OrdinalIgnoreCase);
        var parameters = new List<LogMethodParameter> { new(ConstantTemplate.Unique("logger", used), Named(target.Parameters[0].Type), logger) };
        if (call.Exception?.Syntax is ExpressionSyntax exception && target.Parameters.FirstOrDefault(p => p.Name == "exception") is { } thrown)
            parameters.Add(new(
                ConstantTemplate.Unique("exception", used),
                Named(thrown.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) + LogMethodParameter.Annotation(exception, site.Semantics, cancellationToken), exception));
        parameters.AddRange(values);

        var name = NameOf(template.Text, site.Semantics, invocation.SpanStart);
        var mark = new SyntaxAnnotation();
        var root = local.Replace(site.Root, invocation, Call(name, parameters).WithTriviaFrom(invocation).WithAdditionalAnnotations(mark));
        var changed = root.GetAnnotatedNodes(mark).Single().Ancestors().OfType<ClassDeclarationSyntax>().First();
        var indentation = changed.Members.Last().Indentation();
        var generated = Named(attribute);
        var declaration = SyntaxFactory.ParseMemberDeclaration(
            "[" + generated.Substring(0, generated.Length - nameof(Attribute).Length) + "(" + identity + "Level = " + Named(level) + "." + severity
            + ", Message = " + template.Literal.WithoutTrivia() + ")]" + root.LineBreak() + indentation
            + "private static partial void " + name + "(" + string.Join(", ", parameters.Select(p => p.Type + " " + p.Name)) + ");");
        return declaration is { ContainsDiagnostics: false }
            ? InParts(root, changed, declaration.WithLeadingTrivia(indentation.Insert(0, root.LineBreak())).WithTrailingTrivia(root.LineBreak()))
            : null;

        string Named(ITypeSymbol known) => known.ToMinimalDisplayString(site.Semantics, type.OpenBraceToken.Span.End);
    }

    private static InvocationExpressionSyntax Call(string name, List<LogMethodParameter> parameters) =>
        SyntaxFactory.InvocationExpression(SyntaxFactory.IdentifierName(name), SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            parameters.Select(p => SyntaxFactory.Argument(p.Value.WithoutTrivia())),
            Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), parameters.Count - 1))));

    // The generator writes another part of the class and of every class around it.
    private static SyntaxNode InParts(SyntaxNode root, ClassDeclarationSyntax type, MemberDeclarationSyntax method) =>
        root.ReplaceNodes(type.AncestorsAndSelf().OfType<ClassDeclarationSyntax>(), (original, rewritten) =>
            WithPartial(original == type ? rewritten.WithMembers(rewritten.Members.Add(method)) : rewritten));

    private static ClassDeclarationSyntax WithPartial(ClassDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }

    // Whether the generator runs is a matter of the project's packages and framework, and nothing that the compilation tells.
    private static bool IsGeneratedIn(Project project) =>
        project.ParseOptions is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }
        && project.AnalyzerReferences.Any(r => IsNamed(r, Generator)) && !project.AnalyzerReferences.Any(r => IsNamed(r, OtherGenerator));

    private static bool IsNamed(AnalyzerReference reference, string name) =>
        string.Equals(Path.GetFileNameWithoutExtension(reference.FullPath), name, StringComparison.OrdinalIgnoreCase);

    private static ExpressionSyntax? LoggerIn(LogCall call, InvocationExpressionSyntax invocation) =>
        // log?.LogError(...) evaluates nothing without a logger, and a name is no place.
        invocation.Expression is MemberBindingExpressionSyntax || invocation.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)
            ? null
            : call.Invocation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value.WithoutImplicitConversions().Syntax as ExpressionSyntax;

    private static (ClassDeclarationSyntax, INamedTypeSymbol)? TypeAround(SyntaxNode node, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var types = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().ToList();
        if (types.Count == 0 || types.Any(t => t is not ClassDeclarationSyntax { TypeParameterList: null } || t.Modifiers.Any(SyntaxKind.FileKeyword)))
            return null;
        var type = (ClassDeclarationSyntax)types[0];
        return semantics.GetDeclaredSymbol(type, cancellationToken) is { } symbol ? (type, symbol) : null;
    }

    // What the call says of its event, as an argument of the attribute; null where the compiler does not know it, or where the class has such methods
    // already: two with one id are a warning.
    private static string? EventOf(LogCall call, INamedTypeSymbol type)
    {
        if (call.Invocation.ArgumentFor("eventId") is not { } given)
            return "";
        var number = given switch
        {
            IObjectCreationOperation { Arguments: { Length: 2 } arguments, Initializer: null } when arguments[1].ArgumentKind == ArgumentKind.DefaultValue => arguments[0].Value,
            _ => given,
        };
        return number.ConstantValue is { HasValue: true, Value: int value }
            && !type.GetMembers().Any(m => m.GetAttributes().Any(a => a.AttributeClass.Is(Loggers.LoggerMessageAttribute)))
                ? "EventId = " + value.ToString(CultureInfo.InvariantCulture) + ", "
                : null;
    }

    // What the entry says, in the words of its template.
    private static string NameOf(string template, SemanticModel semantics, int position)
    {
        var text = template;
        foreach (var placeholder in MessageTemplate.Parse(template).Placeholders.Reverse())
            text = text.Remove(placeholder.Span.Start, placeholder.Span.Length).Insert(placeholder.Span.Start, " ");
        var words = new string([.. text.Select(c => c < 128 && char.IsLetterOrDigit(c) ? c : ' ')]).Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Take(MostWordsOfName).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)).ToList();
        var taken = new HashSet<string>(semantics.LookupSymbols(position).Select(s => s.Name), StringComparer.OrdinalIgnoreCase);
        return ConstantTemplate.Unique("Log" + (words.Count > 0 ? string.Concat(words) : "Entry"), taken);
    }
}
