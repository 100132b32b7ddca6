using BackendArchitect.Analyzers.Model.Logging;
using CsCheck;
using Microsoft.Extensions.Logging;

namespace BackendArchitect.Analyzers.Tests.Model.Logging;

public class MessageTemplateTests
{
    [Theory]
    [InlineData("Order placed", "")]
    [InlineData("Order {OrderId} by {Name}", "OrderId|Name")]
    [InlineData("{Total,10:N2} {Placed:HH:mm} {@Order}", "Total[,10:N2]|Placed[:HH:mm]|@Order")]
    [InlineData("{{Id}} {{{Id}}}", "Id")]
    [InlineData("{}", "")]
    public void Placeholders_are_read_with_their_layout(string text, string expected)
    {
        var template = MessageTemplate.Parse(text);
        Assert.Equal(expected, string.Join("|", template.Placeholders.Select(p => p.Name + (p.Layout.Length > 0 ? $"[{p.Layout}]" : ""))));
        Assert.True(template.IsWellFormed);
        Assert.All(template.Placeholders, p => Assert.Equal("{" + p.Name + p.Layout + "}", text.Substring(p.Span.Start, p.Span.Length)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{Id")]
    [InlineData("Id}")]
    [InlineData("{a{b}")]
    [InlineData("{{Id}")]
    public void A_brace_without_its_other_is_noticed(string text) => Assert.False(MessageTemplate.Parse(text).IsWellFormed);

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("{ 12 ,3}", true)]
    [InlineData("{A0}", false)]
    [InlineData("{}", false)]
    public void A_number_is_positional(string text, bool expected) => Assert.Equal(expected, Assert.Single(MessageTemplate.Parse(text).Placeholders).IsPositional);

    [Fact]
    public void Names_are_those_that_the_logger_of_the_framework_reads() =>
        Gen.Int[0, 7].Array[0, 12].Select(picks => string.Concat(picks.Select(i => new[] { "{Id}", "{Name,5}", "{At:HH:mm}", "{{", "}}", "text", " ", "{0}" }[i]))).Sample(text =>
        {
            var template = MessageTemplate.Parse(text);
            Assert.True(template.IsWellFormed);
            // Without a value the framework reads no template at all.
            var expected = template.Placeholders.Length == 0 ? [] : NamesReadByTheFramework(text, template.Placeholders.Length);
            Assert.Equal(expected, template.Placeholders.Select(p => p.Name));
        }, seed: "0N0XIzNsQ0O2", iter: 500, threads: 1);

    [Fact]
    public void Escaped_text_is_rendered_as_it_was() =>
        Gen.Int[0, 4].Array[0, 10].Select(picks => string.Concat(picks.Select(i => new[] { "{", "}", "a", "{b}", " " }[i]))).Sample(text =>
        {
            var template = MessageTemplate.Parse(MessageTemplate.Escape(text));
            Assert.True(template.IsWellFormed);
            Assert.Empty(template.Placeholders);
            Assert.Equal(text + "1", Written(MessageTemplate.Escape(text) + "{Id}", 1).Text);
        }, seed: "0N0XIzNsQ0O2", iter: 300, threads: 1);

    private static IEnumerable<string> NamesReadByTheFramework(string text, int values) =>
        Written(text, [.. Enumerable.Range(0, values).Select(i => (object)i)]).Names.Where(name => name != "{OriginalFormat}");

    private static (string Text, string[] Names) Written(string template, params object[] values)
    {
        var logger = new Recorder();
        logger.LogInformation(template, values);
        return (logger.Text, logger.Names);
    }

    private sealed class Recorder : ILogger
    {
        internal string Text { get; private set; } = "";

        internal string[] Names { get; private set; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Names = [.. ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(pair => pair.Key)];
            Text = formatter(state, exception);
        }
    }
}
