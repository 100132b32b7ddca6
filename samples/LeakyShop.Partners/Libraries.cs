// What the tools use of three packages, so that the sample needs none of them.
namespace System.DirectoryServices
{
    public sealed class DirectorySearcher(string filter)
    {
        public object? FindOne() => filter;
    }
}

namespace StackExchange.Redis
{
    public interface IDatabase
    {
        object ScriptEvaluate(string script, string[]? keys = null, string[]? values = null);
    }
}

namespace Scriban
{
    public sealed class Template
    {
        public static Template Parse(string text) => new() { Text = text };

        public string Text { get; private init; } = "";

        public string Render(object model) => Text + model;
    }
}
