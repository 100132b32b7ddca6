using System;
using System.Collections.Generic;
using System.Text;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A text as it stands in code: a literal, or literals joined by concatenation and interpolation. What is no constant reads <c>{0}</c>.</summary>
internal sealed class CodeText
{
    private const string Hole = "{0}";

    private readonly List<Piece> _pieces = [];

    private CodeText(IOperation operation)
    {
        Operation = operation;
        var text = new StringBuilder();
        Append(operation, text);
        Text = text.ToString();
    }

    /// <summary>The whole expression.</summary>
    internal IOperation Operation { get; }

    internal string Text { get; }

    /// <summary>Whether a part of the text is known only at run time.</summary>
    internal bool HasHoles => _pieces.Exists(piece => piece.Kind == PieceKind.Hole);

    /// <summary>The texts of a value that stand where the value does; those behind a name or in an argument of a call stand elsewhere.</summary>
    internal static IReadOnlyList<CodeText> In(IOperation value)
    {
        List<CodeText>? texts = null;
        Find(value, ref texts);
        return (IReadOnlyList<CodeText>?)texts ?? [];
    }

    private static void Find(IOperation? value, ref List<CodeText>? texts)
    {
        switch (value?.WithoutConversions())
        {
            case null:
                break;
            case ILiteralOperation { ConstantValue.Value: string } or IUtf8StringOperation or IInterpolatedStringOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                (texts ??= []).Add(new(value.WithoutConversions()));
                break;
            case IConditionalOperation conditional:
                Find(conditional.WhenTrue, ref texts);
                Find(conditional.WhenFalse, ref texts);
                break;
            case ICoalesceOperation coalesce:
                Find(coalesce.Value, ref texts);
                Find(coalesce.WhenNull, ref texts);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Find(arm.Value, ref texts);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var element in initializer.ElementValues)
                    Find(element, ref texts);
                break;
            case ICollectionExpressionOperation collection:
                foreach (var element in collection.Elements)
                    Find(element, ref texts);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    Find(element, ref texts);
                break;
            case IInvocationOperation { Instance: { } instance }:
                Find(instance, ref texts);
                break;
        }
    }

    /// <summary>The parts that are named here and not written, constants too, with where they begin and end in the text.</summary>
    internal IEnumerable<(int Start, int End, IOperation Value)> Values
    {
        get
        {
            foreach (var piece in _pieces)
                if (piece.Kind != PieceKind.Written)
                    yield return (piece.Start, piece.Start + piece.Text.Length, piece.Operation);
        }
    }

    /// <summary>Whether a part of the text is known only at run time there.</summary>
    internal bool IsOpen(int start, int length) => _pieces.Exists(p => p.Kind == PieceKind.Hole && p.Start < start + length && start < p.Start + p.Text.Length);

    /// <summary>The text of the constant that the part stands in, where it is named and not written here; else null.</summary>
    internal string? NamedConstantAt(int start, int length) => _pieces.Find(p => p.Kind == PieceKind.Named && p.Contains(start, length))?.Text;

    /// <summary>Where a part of the text stands, without the rest of the literal where its characters are written as they are.</summary>
    internal Location LocationOf(int start, int length)
    {
        if (_pieces.Find(p => p.Contains(start, length)) is not { } piece)
            return Operation.Syntax.GetLocation();
        var span = piece.Syntax.Span;
        var written = piece.Syntax.ToString();
        // In a literal with escapes the value is not written as it is, and the first occurrence may be that of another value.
        var offset = piece.Text.IndexOf(piece.Text.Substring(start - piece.Start, length), StringComparison.Ordinal) == start - piece.Start
            ? written.IndexOf(piece.Text.Substring(start - piece.Start, length), StringComparison.Ordinal)
            : written.IndexOf(piece.Text, StringComparison.Ordinal) is >= 0 and var whole ? whole + start - piece.Start : -1;
        if (offset < 0 && FirstLineOf(piece, start) is { } line)
            return line;
        return offset < 0 ? piece.Syntax.GetLocation() : Location.Create(piece.Syntax.SyntaxTree, new TextSpan(span.Start + offset, length));
    }

    // A raw literal of several lines is written with an indentation that its value does not have: a part of several lines is shown where it begins.
    private static Location? FirstLineOf(Piece piece, int start)
    {
        var from = start - piece.Start;
        var end = piece.Text.IndexOf('\n', from);
        if (end < 0 || piece.Syntax.SyntaxTree.GetText() is not { } source)
            return null;
        var line = piece.Text.Substring(from, end - from).TrimEnd('\r');
        var first = source.Lines.IndexOf(piece.Syntax.SpanStart) + 1;
        foreach (var c in piece.Text.Substring(0, from))
            if (c == '\n')
                first++;
        var at = first < source.Lines.Count && line.Length > 0 ? source.Lines[first].ToString().IndexOf(line, StringComparison.Ordinal) : -1;
        return at < 0 ? null : Location.Create(piece.Syntax.SyntaxTree, new TextSpan(source.Lines[first].Start + at, line.Length));
    }

    private void Append(IOperation operation, StringBuilder text)
    {
        operation = operation.WithoutConversions();
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } both:
                Append(both.LeftOperand, text);
                Append(both.RightOperand, text);
                return;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                    Append(part is IInterpolatedStringTextOperation written ? written.Text : part is IInterpolationOperation hole ? hole.Expression : part, text);
                return;
            case IUtf8StringOperation bytes:
                Add(bytes.Value, operation, PieceKind.Written, text);
                return;
        }
        if (operation.ConstantText() is { } constant)
            Add(constant, operation, operation is ILiteralOperation ? PieceKind.Written : PieceKind.Named, text);
        else
            Add(Hole, operation, PieceKind.Hole, text);
    }

    private void Add(string part, IOperation operation, PieceKind kind, StringBuilder text)
    {
        _pieces.Add(new(text.Length, part, operation, kind));
        text.Append(part);
    }

    private enum PieceKind
    {
        Written,
        Named,
        Hole,
    }

    private sealed record Piece(int Start, string Text, IOperation Operation, PieceKind Kind)
    {
        internal SyntaxNode Syntax => Operation.Syntax;

        internal bool Contains(int start, int length) => Start <= start && start + length <= Start + Text.Length;
    }
}
