using System;
using System.Collections.Generic;
using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>An argument for the build of an image that stands within a text: on a command line, or a line of what an action is given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; empty where the one who builds has it.</param>
/// <remarks>Source: Docker documentation, "docker buildx build --build-arg", and the inputs of docker/build-push-action.</remarks>
internal readonly record struct BuildArgument(Slice Name, Slice Value)
{
    private const string Option = "--build-arg";

    /// <summary>The arguments in the value of an entry.</summary>
    internal static IEnumerable<BuildArgument> In(ConfigEntry entry)
    {
        var text = new Slice(entry.Value);
        if (entry.Name is "build-args" or "build_args")
            for (var at = 0; at < text.Length; at = Past(text, at, '\n'))
            {
                var end = Math.Max(at, Past(text, at, '\n') - 1);
                if (Of(text.Part(at, (end < text.Length && text[end] == '\n' ? end : text.Length) - at).Trimmed()) is { } line)
                    yield return line;
            }
        else if (CommandLine.Is(entry.Key))
            for (var at = text.IndexOf(Option); at >= 0; at = text.IndexOf(Option, at + Option.Length))
            {
                var start = at + Option.Length;
                if (start >= text.Length || text[start] is not (' ' or '=' or '\t'))
                    continue;
                while (start < text.Length && text[start] is ' ' or '=' or '\t' or '"' or '\'')
                    start++;
                var end = start;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'') || IsInExpression(text, start, end))
                    end++;
                if (Of(text.Part(start, end - start)) is { } argument)
                    yield return argument;
            }
    }

    // ${{ secrets.NAME }} has blanks.
    private static bool IsInExpression(Slice text, int start, int end) =>
        end < text.Length && text.Part(start, end - start) is var word && word.LastIndexOf('{') > 0 && word.IndexOf("${{") >= 0 && word.IndexOf("}}") < 0 && text[end] != '\n';

    private static BuildArgument? Of(Slice word)
    {
        var end = 0;
        while (end < word.Length && (Alphabet.IsBase62(word[end]) || word[end] == '_'))
            end++;
        return end == 0 || (end < word.Length && word[end] != '=') ? null : new(word.Part(0, end), word.From(Math.Min(word.Length, end + 1)));
    }

    private static int Past(Slice text, int at, char mark)
    {
        while (at < text.Length && text[at] != mark)
            at++;
        return at + 1;
    }
}
