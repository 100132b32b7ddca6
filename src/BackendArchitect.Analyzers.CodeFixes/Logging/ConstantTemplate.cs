using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>One value of the rewritten call: moved out of the message, or passed before already.</summary>
internal readonly record struct TemplateValue(IOperation Operation, bool IsMoved);

/// <summary>The constant template that says what a built message says.</summary>
/// <param name="Text">The template.</param>
/// <param name="Literal">The template in the style of the message it replaces.</param>
/// <param name="Values">What fills the placeholders, in their order.</param>
internal sealed record ConstantTemplate(string Text, LiteralExpressionSyntax Literal, ImmutableArray<TemplateValue> Values)
{
    // Stands for a value while the rest is read as a template; no character of a text.
    private const char Hole = '\uFFFF';

    // The first version of NLog that writes text as it is.
    private const int LiteralNLog = 6;

    internal static ConstantTemplate? Of(LogCall call, BuiltText built, ExpressionSyntax source)
    {
        if (call.Kind == LogCallKind.Definition || !call.TakesValues || !built.IsExact || call.HasUnseenValues || !built.Parts.All(CanBePlaceholderOrText))
            return null;
        var skeleton = string.Concat(built.Parts.Select(p => p.Text ?? Hole.ToString()));
        if (OwnPlaceholders(call, skeleton) is not { IsDefault: false } own)
            return null;

        // Without values a message is no template: its braces are rendered as they are.
        var isTemplate = !call.Values.IsEmpty;
        var used = new HashSet<string>(own.Select(p => p.Name), StringComparer.OrdinalIgnoreCase);
        var pieces = new List<TemplatePiece>();
        var values = ImmutableArray.CreateBuilder<TemplateValue>();
        var at = 0;
        var passed = 0;
        foreach (var part in built.Parts)
        {
            if (part.Text is { } text)
            {
                pieces.Add(new(isTemplate ? text : MessageTemplate.Escape(text), part.Operation.Syntax, isTemplate));
                at += text.Length;
                continue;
            }
            for (; passed < own.Length && own[passed].Span.Start < at; passed++)
                values.Add(new(call.Values[passed], IsMoved: false));
            pieces.Add(new("{" + Unique(PlaceholderName.Of(part.Operation), used) + LayoutOf(part, call) + "}", null, isTemplate));
            values.Add(new(part.Operation, IsMoved: true));
            at++;
        }
        for (; passed < own.Length; passed++)
            values.Add(new(call.Values[passed], IsMoved: false));
        return new(string.Concat(pieces.Select(p => p.Text)), TemplateLiteral.Of(pieces, source), values.ToImmutable());
    }

    // NLog puts text in quotes up to version 5, unless it is told that it is literal: https://github.com/NLog/NLog/wiki/How-to-use-structured-logging.
    private static string LayoutOf(TextPart part, LogCall call) =>
        call.Library == LogLibrary.NLog && part.Layout.IndexOf(':') < 0 && part.Operation.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char
            && call.Invocation.SemanticModel?.Compilation.ReferencedAssemblyNames.Any(assembly => assembly is { Name: "NLog", Version.Major: < LiteralNLog }) == true
                ? part.Layout + ":l"
                : part.Layout;

    // The placeholders that the message has already, one for each value that is passed; the default array when that is not so.
    private static ImmutableArray<Placeholder> OwnPlaceholders(LogCall call, string skeleton)
    {
        if (call.Values.IsEmpty)
            // Serilog alone reads a message without values as a template.
            return call.Library == LogLibrary.Serilog && (skeleton.Contains("{{") || skeleton.Contains("}}")) ? default : [];
        var template = MessageTemplate.Parse(skeleton);
        var isSound = template.IsWellFormed && template.Placeholders.Length == call.Values.Length
            && template.Placeholders.All(p => p.Name.IndexOf(Hole) < 0 && p.Layout.IndexOf(Hole) < 0)
            // Serilog and NLog count {0} as an index, and not once a name stands beside it.
            && (call.Library == LogLibrary.Microsoft || !template.Placeholders.Any(p => p.IsPositional));
        return isSound ? template.Placeholders : default;
    }

    /// <summary>A name that no other placeholder has: the same with a number where it is taken.</summary>
    internal static string Unique(string name, HashSet<string> used)
    {
        var unique = name;
        for (var number = 2; !used.Add(unique); number++)
            unique = name + number;
        return unique;
    }

    private static bool CanBePlaceholderOrText(TextPart part) =>
        part.Text?.IndexOf(Hole) < 0 || (part.Text is null && part.Layout.IndexOfAny(['{', '}']) < 0 && CanBeArgument(part.Operation));

    private static bool CanBeArgument(IOperation value) =>
        value is { Syntax: ExpressionSyntax, Type: { IsRefLikeType: false, TypeKind: not (TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error) } }
        && value is not (IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation)
        && !value.DescendantsAndSelf().Any(o => o is IAwaitOperation or IThrowOperation or IDeclarationExpressionOperation or IDeclarationPatternOperation
            or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null } or IInvalidOperation);
}
