using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>One piece of a text that is built at run time.</summary>
/// <param name="Text">The piece itself where the compiler knows it, else null.</param>
/// <param name="Operation">What gives the piece.</param>
/// <param name="Layout">Alignment and format of a value, such as <c>,10:N2</c>; empty when there is none.</param>
internal readonly record struct TextPart(string? Text, IOperation Operation, string Layout);

/// <summary>A text that is built at run time from at least one value: how, and from what.</summary>
/// <param name="How">The way it is built, as the words of a sentence.</param>
/// <param name="Parts">Its pieces, in the order of the text.</param>
/// <param name="Evaluated">The pieces that are evaluated, each once, in the order of their evaluation.</param>
/// <param name="Values">The pieces that vary: neither constants nor fixed texts such as resources.</param>
/// <param name="IsExact">Whether the pieces joined are the text; otherwise they are only known to enter it.</param>
/// <param name="Local">The local that holds the text, when it certainly holds one value.</param>
/// <param name="Assigned">That value: what the local is declared with or assigned.</param>
internal sealed record BuiltText(
    string How, ImmutableArray<TextPart> Parts, ImmutableArray<IOperation> Evaluated, ImmutableArray<IOperation> Values, bool IsExact, ILocalSymbol? Local, IOperation? Assigned)
{
    /// <summary>Reads a text, or answers null when it is not built in sight, or from constants and fixed texts alone.</summary>
    internal static BuiltText? Of(IOperation text, CancellationToken cancellationToken)
    {
        var reader = new Reader(cancellationToken);
        return reader.ReadBuilt(text.WithoutImplicitConversions()) && reader.HasValue ? reader.Result() : null;
    }

    private sealed class Reader(CancellationToken cancellationToken)
    {
        private readonly ImmutableArray<TextPart>.Builder _parts = ImmutableArray.CreateBuilder<TextPart>();
        private readonly ImmutableArray<IOperation>.Builder _evaluated = ImmutableArray.CreateBuilder<IOperation>();
        private readonly ImmutableArray<IOperation>.Builder _values = ImmutableArray.CreateBuilder<IOperation>();
        private readonly HashSet<ILocalSymbol> _followed = new(SymbolEqualityComparer.Default);
        private string? _how;
        private bool _exact = true;
        private ILocalSymbol? _local;
        private IOperation? _assigned;

        internal bool HasValue => _values.Count > 0;

        internal BuiltText Result() =>
            new(_how!, _parts.ToImmutable(), _evaluated.ToImmutable(), _values.ToImmutable(), _exact, _exact ? _local : null, _exact ? _assigned : null);

        internal bool ReadBuilt(IOperation text)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text.ConstantValue.HasValue)
                return false;
            switch (text)
            {
                case IInterpolatedStringOperation interpolated:
                    return Built("interpolation", ReadInterpolated(interpolated));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum:
                    return Built("concatenation", ReadPiece(sum.LeftOperand) & ReadPiece(sum.RightOperand));
                case IInvocationOperation call:
                    return ReadCall(call);
                case ILocalReferenceOperation reference:
                    return ReadLocal(reference);
                case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                    return ReadAlternatives(choice.WhenTrue, whenFalse);
                case ICoalesceOperation choice:
                    return ReadAlternatives(choice.Value, choice.WhenNull);
                case ISwitchExpressionOperation choice:
                    return ReadAlternatives([.. choice.Arms.Select(arm => arm.Value)]);
                default:
                    return false;
            }
        }

        private bool Built(string how, bool isBuilt)
        {
            // The outermost way is named; inner ones come first here and are overwritten.
            if (isBuilt)
                _how = how;
            return isBuilt;
        }

        private bool ReadAlternatives(params IOperation[] alternatives)
        {
            _exact = false;
            var built = false;
            foreach (var alternative in alternatives)
                built |= ReadBuilt(alternative.WithoutImplicitConversions());
            return built;
        }

        private bool ReadInterpolated(IInterpolatedStringOperation interpolated)
        {
            foreach (var part in interpolated.Parts)
            {
                switch (part)
                {
                    case IInterpolatedStringTextOperation text:
                        AddText(text.Text.ConstantText() ?? "", text);
                        break;
                    case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                        ReadPiece(hole.Expression);
                        break;
                    case IInterpolationOperation hole:
                        AddValue(hole.Expression, Layout(hole));
                        break;
                    case IInterpolatedStringAppendOperation append:
                        _exact = false;
                        if (append.AppendCall is IInvocationOperation { Arguments.Length: > 0 } call)
                            ReadPiece(call.Arguments[0].Value);
                        break;
                }
            }
            return true;
        }

        private static string Layout(IInterpolationOperation hole) =>
            (hole.Alignment?.ConstantValue is { HasValue: true, Value: int width } ? "," + width.ToString(CultureInfo.InvariantCulture) : "")
            + (hole.FormatString.ConstantText() is { } format ? ":" + format : "");

        private bool ReadPiece(IOperation piece)
        {
            var plain = piece.WithoutImplicitConversions();
            if (plain.ConstantValue.HasValue && TextOf(plain) is { } text)
                AddText(text, plain);
            else if (!(IsJoining(plain) && ReadBuilt(plain)))
                AddValue(piece, "");
            return true;
        }

        // A local or a choice inside a text is a value like any other.
        private static bool IsJoining(IOperation piece) => piece switch
        {
            IInterpolatedStringOperation => true,
            IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
            IInvocationOperation call => call.TargetMethod.Is(Text.Format) || call.TargetMethod.Is(Text.Concat),
            _ => false,
        };

        private bool ReadCall(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            if (method.Is(Text.Format))
                return Built("string.Format", ReadFormat(call));
            if (method.Is(Text.Concat))
                return Built("string.Concat", ReadConcat(call));
            if (method.Is(Text.Invariant) && call.ArgumentFor("formattable") is { } formattable)
                return ReadBuilt(formattable);
            if (method.Is(Text.Create) && call.ArgumentFor("handler") is IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation content })
                return Built("interpolation", ReadInterpolated(content));
            if (call.Instance is not { } instance)
                return false;
            if (method.Name == "ToString" && instance.Type.Is(Text.StringBuilder))
                return Built("a StringBuilder", ReadBuilder(instance));
            // What Trim, Replace and the like make of a built text is still built.
            if (instance.Type?.SpecialType != SpecialType.System_String || call.Type?.SpecialType != SpecialType.System_String)
                return false;
            _exact &= method.Name == "ToString";
            return ReadBuilt(instance.WithoutImplicitConversions());
        }

        private bool ReadFormat(IInvocationOperation call)
        {
            var values = new List<IOperation>();
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is not { Name: not ("format" or "provider") })
                    continue;
                if (!argument.Parameter.IsParams)
                    values.Add(argument.Value);
                else if (argument.ElementsOfParams() is { IsDefault: false } elements)
                    values.AddRange(elements);
                else
                {
                    values.Add(argument.Value);
                    _exact = false;
                }
            }
            // Named arguments are evaluated as written and numbered as declared: rare enough to leave alone.
            _exact &= IsUsualCulture(call.ArgumentFor("provider")) && call.Arguments.Select(a => a.Parameter?.Ordinal ?? -1).SequenceEqual(Enumerable.Range(0, call.Arguments.Length));
            var format = call.ArgumentFor("format").ConstantText();
            var pieces = format is null ? default : CompositeFormat.Parse(format, values.Count);
            if (pieces.IsDefault)
            {
                _exact = false;
                values.ForEach(value => AddValue(value, ""));
                return true;
            }
            foreach (var value in values)
                if (!IsConstantText(value))
                    Evaluate(value);
            foreach (var piece in pieces)
            {
                if (piece.Index is not { } index)
                    AddText(piece.Text, call);
                else if (piece.Layout.Length == 0 && IsConstantText(values[index]))
                    AddText(TextOf(values[index].WithoutImplicitConversions())!, call);
                else
                    _parts.Add(new(null, values[index].WithoutImplicitConversions(), piece.Layout));
            }
            return true;
        }

        private static bool IsUsualCulture(IOperation? provider) =>
            provider is null or { ConstantValue: { HasValue: true, Value: null } }
            || (provider is IPropertyReferenceOperation { Property: var culture } && (culture.Is(Text.InvariantCulture) || culture.Is(Text.CurrentCulture)));

        private bool ReadConcat(IInvocationOperation call)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is not { IsParams: true } && argument.Parameter?.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
                    ReadPiece(argument.Value);
                else if (argument.Parameter is { IsParams: true } && argument.ElementsOfParams() is { IsDefault: false } elements)
                    foreach (var element in elements)
                        ReadPiece(element);
                else
                {
                    _exact = false;
                    AddValue(argument.Value, "");
                }
            }
            _exact &= call.Arguments.Select(a => a.Parameter?.Ordinal ?? -1).SequenceEqual(Enumerable.Range(0, call.Arguments.Length));
            return true;
        }

        private bool ReadBuilder(IOperation builder)
        {
            _exact = false;
            var root = ReadChain(builder);
            if (root is IObjectCreationOperation)
                return true;
            if (root is not ILocalReferenceOperation { Local: var local })
                return false;
            var created = false;
            foreach (var operation in RootOf(builder).Descendants())
            {
                if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                    created = declarator.GetVariableInitializer()?.Value is { } initial && ReadChain(initial) is IObjectCreationOperation;
                else if (operation is IInvocationOperation { Parent: not IInvocationOperation } call && call.Type.Is(Text.StringBuilder)
                    && BaseOf(call) is ILocalReferenceOperation used && SymbolEqualityComparer.Default.Equals(used.Local, local))
                    ReadChain(call);
            }
            return created;
        }

        private static IOperation BaseOf(IOperation builder)
        {
            while (builder is IInvocationOperation { Instance: { } instance })
                builder = instance;
            return builder;
        }

        private IOperation ReadChain(IOperation builder)
        {
            for (; builder is IInvocationOperation { Instance: { } instance } call; builder = instance)
                foreach (var argument in call.Arguments)
                    if (argument.Parameter is { Name: not ("repeatCount" or "format" or "provider") })
                        ReadAppended(argument);
            if (builder is IObjectCreationOperation creation && creation.ArgumentFor("value") is { } initial)
                ReadPiece(initial);
            return builder;
        }

        private void ReadAppended(IArgumentOperation argument)
        {
            if (argument.Value.WithoutConversions() is IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation content })
                ReadInterpolated(content);
            else if (argument.ElementsOfParams() is { IsDefault: false } elements)
                foreach (var element in elements)
                    ReadPiece(element);
            else
                ReadPiece(argument.Value);
        }

        private bool ReadLocal(ILocalReferenceOperation reference)
        {
            if (!_followed.Add(reference.Local))
                return false;
            var writes = LocalWrites.Before(reference, cancellationToken);
            if (writes.Escapes)
                return false;
            var isOne = writes.Assigned.Length == 1 && writes.Assigned[0].Parent is IVariableInitializerOperation or ISimpleAssignmentOperation && writes.Appended.IsEmpty;
            _exact &= isOne && _local is null;
            _local = reference.Local;
            _assigned = isOne ? writes.Assigned[0] : null;
            var built = false;
            foreach (var assigned in writes.Assigned)
                built |= ReadBuilt(assigned.WithoutImplicitConversions());
            foreach (var appended in writes.Appended)
                built |= Built("concatenation", ReadPiece(appended));
            return built;
        }

        private void AddText(string text, IOperation operation)
        {
            if (text.Length > 0)
                _parts.Add(new(text, operation, ""));
        }

        private void AddValue(IOperation value, string layout)
        {
            _parts.Add(new(null, value.WithoutImplicitConversions(), layout));
            Evaluate(value);
        }

        private void Evaluate(IOperation value)
        {
            var plain = value.WithoutImplicitConversions();
            // A conversion of the user's own makes the text, and what is logged would be the value before it.
            if (plain is IConversionOperation { IsImplicit: true })
                _exact = false;
            _evaluated.Add(plain);
            if (!plain.ConstantValue.HasValue && !FixedText.Is(plain, cancellationToken))
                _values.Add(plain);
        }

        private static bool IsConstantText(IOperation value) =>
            value.WithoutImplicitConversions() is { ConstantValue.HasValue: true } plain && TextOf(plain) is not null;

        // Numbers with a fraction and enums are rendered by the run time that meets them, not by the compiler's.
        private static string? TextOf(IOperation constant) => constant.ConstantValue.Value switch
        {
            null => "",
            string text => text,
            char character => character.ToString(),
            _ when constant.Type?.TypeKind == TypeKind.Enum => null,
            bool truth => truth ? bool.TrueString : bool.FalseString,
            int or uint or long or ulong or short or ushort or byte or sbyte => string.Format(CultureInfo.InvariantCulture, "{0}", constant.ConstantValue.Value),
            _ => null,
        };
    }

    internal static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
