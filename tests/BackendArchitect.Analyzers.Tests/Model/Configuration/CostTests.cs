using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class CostTests
{
    [Fact]
    public void A_reader_that_goes_back_for_every_line_is_seen() =>
        Assert.Throws<TrueException>(() => new LineByLine((line, walk) => walk.EndOfLine(0, line)).IsLinear("line\n".Many, 2_000));

    [Fact]
    public void A_reader_that_looks_ahead_to_the_end_is_seen() =>
        Assert.Throws<TrueException>(() => new LineByLine((line, walk) => walk.EndOfLine(line, walk.Length)).IsLinear("line\n".Many, 2_000));

    [Fact]
    public void A_reader_that_copies_what_it_has_for_every_line_is_seen()
    {
        var all = "";
        Assert.Throws<TrueException>(() => new LineByLine((line, _) => all = line == 0 ? "x" : all + "x").IsLinear("line\n".Many, 2_000));
    }

    [Fact]
    public void A_reader_that_goes_on_is_not() => new LineByLine((_, _) => { }).IsLinear("line\n".Many, 2_000);

    /// <summary>A reader that does something of its own at the beginning of every line.</summary>
    private sealed class LineByLine(Action<int, LineByLine.Walking> atLine) : ConfigReader("lines")
    {
        internal override bool Recognizes(string fileName) => false;

        protected override ConfigWalk Walk(TextWindow text) => new Walking(text, atLine);

        internal sealed class Walking(TextWindow text, Action<int, Walking> atLine) : ConfigWalk(text)
        {
            internal int Length => Text.Length;

            internal void EndOfLine(int from, int to)
            {
                while (from < to && Text[from] != TextWindow.End)
                    from++;
            }

            protected override void Document() => Lines(end =>
            {
                atLine(At, this);
                Add(Text.ToString(At, end), TextSpan.FromBounds(At, end), group: 0);
                return end;
            });
        }
    }
}
