using System.Collections.Generic;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Whether the time that a pattern takes grows with the length of the text and not faster. It does where the next character decides each time whether a
/// repetition goes on, so that nothing is tried twice; one repetition that must be given back character by character is allowed, if none follows it. A
/// pattern that may begin anywhere must not be able to begin again inside of what a repetition has taken.
/// See https://learn.microsoft.com/dotnet/standard/base-types/backtracking-in-regular-expressions.
/// </summary>
internal sealed class Backtracking
{
    // Ways that are tried and do not depend on the length of the text.
    private const int MostWays = 1000;

    private readonly CharacterSet _apart;
    private long _ways = 1;
    private bool _gaveBack;
    private CharacterSet? _separator;

    private Backtracking(CharacterSet apart) => _apart = apart;

    // The repetition that a pattern begins with: where it ends the next attempt begins.
    private PatternNode? Leading { get; init; }

    /// <summary>Whether a pattern may take longer; one that cannot be read may.</summary>
    internal static bool IsPossible(string pattern, int options)
    {
        if (PatternParser.Read(pattern, options) is not { } node)
            return true;
        if (!HasLoop(node))
            return WaysOf(node) > MostWays && Choices(node) > 1;
        var parts = Parts(node);
        var isAnchored = parts.Count > 0 && parts[0] is PatternNode.Anchor { IsStart: true };
        // Where it is found at once nothing is tried again.
        if (!isAnchored && IsEmpty(node))
            return !new Backtracking(default).IsPlain(node, CharacterSet.All with { End = true }, inLoop: false, mayLook: false);
        return !new Backtracking(isAnchored ? default : Beginnings(parts)) { Leading = parts.Count > 0 ? parts[0] : null }.IsPlain(node, CharacterSet.All with { End = true }, inLoop: false, mayLook: isAnchored);
    }

    // The characters at which another attempt begins. A repetition at the start is passed over as a whole, and the next attempt begins behind what follows it.
    private static CharacterSet Beginnings(IReadOnlyList<PatternNode> parts) =>
        parts.Count > 1 && parts[0] is PatternNode.Loop { Most: null, Body: PatternNode.One } ? First(new PatternNode.Sequence([.. parts.Skip(1)])) : First(new PatternNode.Sequence(parts));

    private static IReadOnlyList<PatternNode> Parts(PatternNode node) => node is not PatternNode.Sequence sequence ? [node]
        : sequence.Parts.Count > 0 && sequence.Parts[0] is PatternNode.Sequence ? [.. Parts(sequence.Parts[0]), .. sequence.Parts.Skip(1)]
        : sequence.Parts;

    private bool IsPlain(PatternNode node, CharacterSet follow, bool inLoop, bool mayLook)
    {
        switch (node)
        {
            case PatternNode.Sequence sequence:
                for (var i = 0; i < sequence.Parts.Count; i++)
                {
                    var rest = new PatternNode.Sequence([.. sequence.Parts.Skip(i + 1)]);
                    if (!IsPlain(sequence.Parts[i], First(rest) | (IsEmpty(rest) ? follow : default), inLoop, mayLook))
                        return false;
                    mayLook &= sequence.Parts[i] is PatternNode.Anchor or PatternNode.Look;
                }
                return true;
            case PatternNode.Choice choice:
                return IsPlainChoice(choice, follow, inLoop);
            case PatternNode.Loop loop:
                return IsPlainLoop(loop, follow, inLoop);
            case PatternNode.Look look:
                return !HasLoop(look.Body) || (mayLook && new Backtracking(default).IsPlain(look.Body, CharacterSet.All with { End = true }, inLoop: false, mayLook: false));
            default:
                return true;
        }
    }

    private bool IsPlainChoice(PatternNode.Choice choice, CharacterSet follow, bool inLoop)
    {
        var taken = default(CharacterSet);
        foreach (var way in choice.Ways)
        {
            var first = First(way) | (IsEmpty(way) ? follow : default);
            if (first.Meets(taken) && (inLoop || choice.Ways.Any(HasLoop) || (_ways *= choice.Ways.Count) > MostWays))
                return false;
            taken |= first;
            if (!IsPlain(way, follow, inLoop, mayLook: false))
                return false;
        }
        return true;
    }

    private bool IsPlainLoop(PatternNode.Loop loop, CharacterSet follow, bool inLoop)
    {
        var isEndless = loop.Most is null;
        var isRepeated = loop.Most is null or > 1;
        var first = First(loop.Body);
        // The last element of a list, which no separator follows, is looked at once for each round that is given back.
        var isLast = _gaveBack && _separator is { } separator && !Taken(loop.Body).Meets(separator);
        if (isEndless && ((_gaveBack && !isLast) || IsEmpty(loop.Body) || (!ReferenceEquals(loop, Leading) && Taken(loop.Body).Meets(_apart))))
            return false;
        if (isLast)
            _separator = null;
        var givesBack = loop.Least != loop.Most && first.Meets(follow);
        var of = isEndless ? SeparatorOf(loop.Body) : null;
        if (givesBack && (inLoop || isLast || (of is null && (HasLoop(loop.Body) || (isEndless && loop.Body is not PatternNode.One)))))
            return false;
        if (givesBack && !isEndless && (_ways *= loop.Most!.Value - loop.Least + 1L) > MostWays)
            return false;
        var isPlain = IsPlain(loop.Body, isRepeated ? first | follow : follow, inLoop || isRepeated, mayLook: false);
        if (givesBack && isEndless)
            (_gaveBack, _separator) = (true, of);
        return isPlain;
    }

    // '(\w+\.)*': each round ends at a character that its repetition cannot take, so what is given back is given back round by round.
    private static CharacterSet? SeparatorOf(PatternNode body) => Parts(body) is { Count: 2 } parts
        && parts[0] is PatternNode.Loop { Most: null, Body: PatternNode.One { Set: var taken } } && parts[1] is PatternNode.One { Set: var separator } && !taken.Meets(separator)
        ? separator
        : null;

    private static bool HasLoop(PatternNode node) => node switch
    {
        PatternNode.Sequence sequence => sequence.Parts.Any(HasLoop),
        PatternNode.Choice choice => choice.Ways.Any(HasLoop),
        PatternNode.Loop loop => loop.Most is null || HasLoop(loop.Body),
        PatternNode.Look look => HasLoop(look.Body),
        _ => false,
    };

    // The places at which a pattern may go more than one way.
    private static int Choices(PatternNode node) => node switch
    {
        PatternNode.Sequence sequence => sequence.Parts.Sum(Choices),
        PatternNode.Choice choice => 1 + choice.Ways.Sum(Choices),
        PatternNode.Loop loop => (loop.Least == loop.Most ? 0 : 1) + (Choices(loop.Body) * (loop.Most > 1 ? 2 : 1)),
        PatternNode.Look look => Choices(look.Body),
        _ => 0,
    };

    private static long WaysOf(PatternNode node)
    {
        var ways = node switch
        {
            PatternNode.Sequence sequence => sequence.Parts.Aggregate(1L, (all, part) => all > MostWays ? all : all * WaysOf(part)),
            PatternNode.Choice choice => choice.Ways.Sum(WaysOf),
            PatternNode.Loop loop => Power(WaysOf(loop.Body), loop.Most ?? 1) * ((loop.Most ?? loop.Least) - loop.Least + 1L),
            PatternNode.Look look => WaysOf(look.Body),
            _ => 1L,
        };
        return ways > MostWays ? MostWays + 1 : ways;
    }

    private static long Power(long ways, int times)
    {
        var all = 1L;
        for (var i = 0; i < times && all <= MostWays; i++)
            all *= ways;
        return all;
    }

    // Every character that it may take.
    private static CharacterSet Taken(PatternNode node) => node switch
    {
        PatternNode.One one => one.Set,
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(default(CharacterSet), (all, part) => all | Taken(part)),
        PatternNode.Choice choice => choice.Ways.Aggregate(default(CharacterSet), (all, way) => all | Taken(way)),
        PatternNode.Loop loop => Taken(loop.Body),
        _ => default,
    };

    private static CharacterSet First(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.One one:
                return one.Set;
            case PatternNode.Anchor anchor:
                return anchor.Next ?? default;
            case PatternNode.Sequence sequence:
                var first = default(CharacterSet);
                foreach (var part in sequence.Parts)
                {
                    first |= First(part);
                    if (!IsEmpty(part))
                        break;
                }
                return first;
            case PatternNode.Choice choice:
                return choice.Ways.Aggregate(default(CharacterSet), (all, way) => all | First(way));
            case PatternNode.Loop loop:
                return First(loop.Body);
            default:
                return default;
        }
    }

    // Whether it may take nothing. '$' takes nothing too, but what follows it stands at the end.
    private static bool IsEmpty(PatternNode node) => node switch
    {
        PatternNode.One => false,
        PatternNode.Anchor anchor => anchor.Next is null,
        PatternNode.Sequence sequence => sequence.Parts.All(IsEmpty),
        PatternNode.Choice choice => choice.Ways.Any(IsEmpty),
        PatternNode.Loop loop => loop.Least == 0 || IsEmpty(loop.Body),
        _ => true,
    };
}
