using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

/// <summary>A log call that a seed makes, as a method of its own.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Form">What is wrong with it, and so which fix it is for.</param>
/// <param name="IsSerilog">Whether it is a call of Serilog; otherwise of the shared framework's logger.</param>
/// <param name="Source">The method.</param>
/// <param name="Holes">How many values are to be kept.</param>
internal sealed record GeneratedLogCall(int Seed, GeneratedForm Form, bool IsSerilog, string Source, int Holes)
{
    /// <summary>Stands for a value that is null in the program that is fixed, and for the text that a logger writes for null in the one it is compared with.</summary>
    internal const string Nothing = "Nothing";

    private const string Locals = """
        var number = 42; var price = 1234.5m; var ratio = 0.25; var name = "Ada é 漢 \"q\" \U0001F600"; var letter = 'c'; var placed = new DateTime(2024, 2, 29, 13, 5, 0);
        var took = TimeSpan.FromMinutes(75); var state = State.Closed; var flag = order.Id > 3; var custom = new Custom(); string? missing = order.Id > 3 ? "there" : "";
        var braces = "{x} {{y}}"; var failure = new InvalidOperationException("failed"); Guid id = new Guid(7, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11); long? maybe = 8L;
        """;

    // A value, its layouts, and how many values it is once it is taken apart.
    private static readonly (string Expression, string[] Layouts, int Holes)[] Values =
    [
        ("number", ["", "", ",6", ":D5", ",-8:N0", ":X"], 1), ("price", ["", ":N2", ",10:N2", ":0.000"], 1), ("ratio", ["", ":P1"], 1), ("name", ["", "", ",20", ",-3"], 1),
        ("letter", ["", ",4"], 1), ("placed", [":yyyy-MM-dd", ":O"], 1), ("took", ["", @":hh\:mm"], 1), ("state", ["", ":D"], 1), ("flag", [""], 1), ("custom", ["", ",12"], 1),
        ("order.Id", [""], 1), ("order.Name", ["", ",9"], 1), ("order.Next()", ["", ":D3"], 1), ("order.Describe(\"a\")", [""], 1), ("(flag ? \"yes\" : \"no\")", [""], 1),
        ("(missing ?? \"none\")", [""], 1), ("(number + 1)", [""], 1), ("(int)state", [""], 1), ("missing!", [""], 1), ("nameof(order)", [""], 0), ("Constant", [""], 0), ("7", ["", ":D2"], 0),
        ("'x'", [""], 0), ("order.Name?.Length", [""], 1), ("order[2]", [""], 1), ("Environment.NewLine", [""], 1), ("$\"in {number} {order.Next()}\"", [""], 2),
        ("string.Format(\"f{0}\", number)", [""], 1), ("id", ["", ":N"], 1), ("maybe", ["", ",3"], 1), ("uint.MaxValue", ["", ":N0"], 0), (Nothing, ["", ",9"], 1), (Nothing, [""], 1), ("braces", [""], 1),
        ("(order.Next(), number).Item1", [""], 1), ("order.Name.Length switch { 4 => \"four\", _ => \"other\" }", [""], 1), ("number is > 3 and < 50", [""], 1), ("new Custom()", [""], 1),
    ];

    private static readonly string[] Texts = ["", " ", "order ", "{", "}", "{a} ", "{{", "\"", "\\", "\n", "\t", "é", "% ", ": ", ", ", "{0}", "'", "漢字 ", "\U0001F600", "\r\n"];

    // Serilog reads templates also where no value is passed, so braces that come from text or values are no text to it.
    private static readonly string[] SerilogTexts = ["", " ", "order ", "\"", "\\", "\n", "\t", "é", "% ", ": ", ", ", "'", "漢字 ", "\U0001F600"];

    // What the framework's generator writes right: neither braces nor backslashes.
    private static readonly string[] PlainTexts = [.. SerilogTexts.Where(text => text != "\\")];

    private static readonly string[] Starts =
    [
        "log.LogInformation(", "log.LogError(failure, ", "log.Log(LogLevel.Warning, new EventId(3), ", "log.LogCritical(new EventId(4), failure, ", "log?.LogDebug(message: ",
        "LoggerExtensions.LogWarning(log, ", "log.LogError(order.Fail(), ", "log.Told(", "log.Told(failure, ",
    ];

    private static readonly string[] SerilogStarts =
    [
        "log.Information(", "log.Error(failure, ", "log.Write(LogEventLevel.Warning, ", "log.Write(LogEventLevel.Fatal, failure, ", "log?.Debug(messageTemplate: ", "log.ForContext(\"Kept\", 1).Warning(",
        "log.Error(order.Fail(), ",
    ];

    /// <summary>What every generated method may use, without the methods.</summary>
    internal static string Program(string space, string nothing, IEnumerable<string> methods, IEnumerable<string>? classes = null) => $$"""
        using System;
        using System.Text;
        using Microsoft.Extensions.Logging;
        using Serilog.Events;
        namespace {{space}};
        public enum State { Open, Closed }
        public class Custom { public override string ToString() => "custom"; }
        public class Order
        {
            public StringBuilder Trace = new();
            private int _next = 10;
            public int Id { get; set; } = 17;
            public string Name { get; set; } = "Name";
            public int this[int index] => Next() + index;
            public int Next() { Trace.Append('n'); return _next++; }
            public string Describe(string text) { Trace.Append('d'); return text + _next; }
            public Exception Fail() { Trace.Append('f'); return new InvalidOperationException("failed " + _next++); }
        }
        public static class Wrapper
        {
            public static void Told(this Microsoft.Extensions.Logging.ILogger log, string text, params object?[] values) => log.LogInformation(text, values);
            public static void Told(this Microsoft.Extensions.Logging.ILogger log, Exception cause, string text, params object?[] values) => log.LogError(cause, text, values);
        }
        public static class Calls
        {
            {{Constants(nothing)}}
        {{string.Join('\n', methods)}}
        }
        {{string.Join('\n', classes ?? [])}}
        """;

    /// <summary>What a generated method reads of its class.</summary>
    internal static string Constants(string nothing) => $"private const string Constant = \"constant\"; private static readonly string? {Nothing} = {nothing};";

    /// <summary>The call of a seed.</summary>
    internal static GeneratedLogCall Of(int seed)
    {
        var random = new Random(seed);
        var isSerilog = random.Next(2) == 0;
        var form = (GeneratedForm)Math.Max(0, random.Next(8) - 4);
        return Of(seed, random, isSerilog, form, [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Piece.Of(random, isSerilog ? SerilogTexts : Texts, hasBraces: !isSerilog))]);
    }

    /// <summary>A call of a seed that the framework's generator can write: of the framework's logger, with a message that is built from plain texts and few values.</summary>
    internal static GeneratedLogCall Plain(int seed)
    {
        var random = new Random(seed);
        return Of(seed, random, isSerilog: false, GeneratedForm.Built, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Piece.Of(random, PlainTexts, hasBraces: true))]);
    }

    private static GeneratedLogCall Of(int seed, Random random, bool isSerilog, GeneratedForm form, List<Piece> pieces)
    {
        var (statements, holes) = form switch
        {
            GeneratedForm.Built => new Built(random, isSerilog, [.. pieces, new(null, "number", "", 1)], null).Call(),
            GeneratedForm.BuiltOfCaught => BuiltOfCaught(random, isSerilog, pieces),
            GeneratedForm.Numbered => Numbered(random, isSerilog, pieces),
            _ => Caught(random, isSerilog, pieces),
        };
        var logger = isSerilog ? "Serilog.ILogger" : "Microsoft.Extensions.Logging.ILogger";
        return new(seed, form, isSerilog, $"public static void Call{seed}({logger} log, Order order)\n{{\n{Locals}\n{statements}\n}}", holes);
    }

    private static string Start(Random random, bool isSerilog) => isSerilog ? SerilogStarts[random.Next(SerilogStarts.Length)] : Starts[random.Next(Starts.Length)];

    private static string Escaped(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true)[1..^1];

    // A constant template with numbers: in order, as the shared framework and Serilog both read them.
    private static (string Statements, int Holes) Numbered(Random random, bool isSerilog, List<Piece> pieces)
    {
        pieces.Add(new(null, "number", "", 1));
        var values = pieces.Where(p => p.Text is null).ToList();
        var number = 0;
        var parts = pieces.Select(p => p.Text is { } text ? Escaped(text) : "{" + number++ + p.Layout + "}").ToList();
        var template = random.Next(4) switch
        {
            0 => "@\"" + string.Concat(parts).Replace("\"", "\"\"") + "\"",
            1 => "\"" + string.Join("\" +\n \"", parts.Select(Literal)) + "\"",
            2 when parts.All(p => p.IndexOfAny(['"', '\r']) < 0) => "\"\"\"\n    " + string.Concat(parts).Replace("\n", "\n    ") + "\n    \"\"\"",
            _ => "\"" + Literal(string.Concat(parts)) + "\"",
        };
        return (Start(random, isSerilog) + template + string.Concat(values.Select(v => ", " + v.Value)) + ");", values.Count);
    }

    // The sentence needs the message, so it stays.
    private static (string Statements, int Holes) Caught(Random random, bool isSerilog, List<Piece> pieces)
    {
        var values = pieces.Where(p => p.Text is null).ToList();
        var number = 0;
        var text = string.Concat(pieces.Select(p => p.Text is { } t ? Escaped(t) : "{Value" + number++ + p.Layout + "}")) + "failed with {Error}";
        var start = StartOfCaught(random, isSerilog);
        var isBare = random.Next(3) == 0;
        var call = isBare
            ? start + "caught.Message);"
            : start + "\"" + Literal(text) + "\"" + string.Concat(values.Select(v => ", " + v.Value)) + ", caught.Message);";
        return (Catching(call), isBare ? 1 : values.Count + 1);
    }

    // The message is built of its text, and the sentence needs it.
    private static (string Statements, int Holes) BuiltOfCaught(Random random, bool isSerilog, List<Piece> pieces)
    {
        var (statements, holes) = new Built(random, isSerilog, [.. pieces, new(null, "number", "", 1), new("failed with ", null, "", 0), new(null, "caught.Message", "", 1)], StartOfCaught(random, isSerilog)).Call();
        return (Catching(statements), holes);
    }

    private static string StartOfCaught(Random random, bool isSerilog) => isSerilog
        ? new[] { "log.Error(", "log.Write(LogEventLevel.Warning, ", "log.ForContext(\"Kept\", 1).Fatal(" }[random.Next(3)]
        : new[] { "log.LogError(", "log.Log(LogLevel.Warning, new EventId(3), ", "log.LogCritical(new EventId(4), ", "log.Told(", "log.LogError(message: " }[random.Next(5)];

    private static string Catching(string statements) => $"try\n{{\nthrow failure;\n}}\ncatch (InvalidOperationException caught)\n{{\n{statements}\n}}";

    private sealed record Piece(string? Text, string? Value, string Layout, int Holes)
    {
        internal static Piece Of(Random random, string[] texts, bool hasBraces)
        {
            if (random.Next(2) == 0)
                return new(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => texts[random.Next(texts.Length)])), null, "", 0);
            var value = Values[random.Next(Values.Length)];
            if (!hasBraces && value.Expression == "braces")
                value = Values[0];
            var layout = value.Layouts[random.Next(value.Layouts.Length)];
            // A constant with a layout is rendered by the run time, and so a value like any other.
            return new(null, value.Expression, layout, layout.Length > 0 && value.Holes == 0 ? 1 : value.Holes);
        }
    }

    /// <summary>A message that is built at run time: how, and with how many placeholders and values of its own.</summary>
    private sealed class Built(Random random, bool isSerilog, List<Piece> pieces, string? given)
    {
        // A format that shuffles its values would tear a sentence apart.
        private readonly int _form = random.Next(12) is var form && form == 7 && given is not null ? 6 : form;
        private readonly int _shuffle = random.Next(1000);

        internal (string Statements, int Holes) Call()
        {
            var start = given ?? Start(random, isSerilog);
            var own = 0;
            var parts = pieces;
            if (_form is not (3 or 10) && random.Next(3) == 0)
            {
                // Placeholders of the call's own make its text a template, so literal braces are doubled there as a developer must, and a value
                // with braces would make the logger throw.
                parts = [.. pieces.Select(p => p.Value == "braces" ? p with { Value = "order.Name" } : p.Text is { } text ? p with { Text = Escaped(text) } : p)];
                for (var i = 0; i < parts.Count && own < 2; i++)
                    if (parts[i].Text is { } text)
                        parts[i] = parts[i] with { Text = text + "{Own" + own++ + "}" };
            }
            var tail = string.Concat(Enumerable.Range(0, own).Select(i => i % 2 == 0 ? ", number" : ", order.Next()")) + ");";
            var holes = own + parts.Sum(p => p.Holes);
            return _form is 9 or 10
                ? ("var message = " + Message(parts) + ";\n" + start + "message" + tail, holes)
                : (start + Message(parts) + tail, _form is 6 or 7 ? HolesOfFormat(parts) + own : _form is 4 or 5 or 8 ? own + parts.Sum(p => p.Text is null ? HolesWithoutLayout(p) : 0) : holes);
        }

        private static int HolesWithoutLayout(Piece piece) => Values.FirstOrDefault(v => v.Expression == piece.Value) is { Expression: not null } known ? known.Holes : piece.Holes;

        // No two braces or quotes in a row, which would begin or end something in a raw string.
        private static string Apart(string text) => text.Replace("{", " { ").Replace("}", " } ").Replace("\"", " \" ").Replace("\r", "").Replace("\n", "\n    ");

        private string Message(List<Piece> parts) => _form switch
        {
            0 or 1 or 9 => "$\"" + string.Concat(parts.Select(p => p.Text is { } t ? Literal(Escaped(t)) : Hole(p, p.Layout.Replace("\\", "\\\\")))) + "\"",
            2 => "$@\"" + string.Concat(parts.Select(p => p.Text is { } t ? Escaped(t).Replace("\"", "\"\"") : Hole(p, p.Layout))) + "\"",
            3 or 10 => "$$\"\"\"\n    " + string.Concat(parts.Select(p => p.Text is { } t ? Apart(t) : "{{" + Inner(p) + p.Layout + "}}")) + "\n    \"\"\"",
            4 or 5 => "\"\" + " + string.Join(" + ", parts.Select(p => p.Text is { } t ? "\"" + Literal(t) + "\"" : Inner(p))),
            6 => Format(parts, inOrder: true),
            7 => Format(parts, inOrder: false),
            11 => "$\"" + string.Concat(parts.Select(p => p.Text is { } t ? Literal(Escaped(t)) : Hole(p, p.Layout.Replace("\\", "\\\\")))) + "\" +\n $\"\"",
            _ => "string.Concat(\"\", \"\", " + string.Join(", ", parts.Select(p => p.Text is { } t ? "\"" + Literal(t) + "\"" : Inner(p))) + ")",
        };

        private string Format(List<Piece> parts, bool inOrder)
        {
            var values = parts.Where(p => p.Text is null).ToList();
            var ranks = Ranks(values.Count, inOrder);
            var next = 0;
            var format = string.Concat(parts.Select(p => p.Text is { } t
                ? Escaped(t)
                : "{" + ranks[next] + values[ranks[next++]].Layout + "}" + (_shuffle % 3 == 0 ? "{" + ranks[0] + "}" : "")));
            return "string.Format(\"" + Literal(format) + "\"" + string.Concat(values.Select(v => ", " + Inner(v))) + ")";
        }

        private int HolesOfFormat(List<Piece> parts)
        {
            var values = parts.Where(p => p.Text is null).ToList();
            // What stands in a format is one value, however it is made; a constant without a layout is text.
            int OfOne(Piece piece, string layout) => layout.Length > 0 || HolesWithoutLayout(piece) > 0 ? 1 : 0;
            var again = _shuffle % 3 == 0 ? OfOne(values[Ranks(values.Count, _form == 6)[0]], "") : 0;
            return values.Sum(v => OfOne(v, v.Layout) + again);
        }

        private List<int> Ranks(int count, bool inOrder) => [.. Enumerable.Range(0, count).OrderBy(i => inOrder ? i : (i + 1) * (_shuffle + 7) % 11)];

        private static string Inner(Piece piece) => NeedsParentheses(piece) ? "(" + piece.Value + ")" : piece.Value!;

        private static string Hole(Piece piece, string layout) => "{" + Inner(piece) + layout + "}";

        private static bool NeedsParentheses(Piece piece) => piece.Value!.Contains('?') || piece.Value.Contains("::") || piece.Value.Contains(" is ") || piece.Value.Contains(" switch ");
    }
}

/// <summary>What is wrong with a generated call.</summary>
internal enum GeneratedForm
{
    /// <summary>Its message is built from values.</summary>
    Built,

    /// <summary>Its placeholders are numbers.</summary>
    Numbered,

    /// <summary>It writes a caught exception as text.</summary>
    Caught,

    /// <summary>Its message is built from values and the text of a caught exception.</summary>
    BuiltOfCaught,
}
