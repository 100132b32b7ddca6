using Spectre.Console;

namespace BackendArchitect.Tool;

/// <summary>Says on a terminal what is going on. It goes to the error stream, so that what is asked for stands alone in the output.</summary>
internal static class ConsoleProgress
{
    /// <summary>Does something; where nobody watches, silently.</summary>
    internal static Task<T> WhileAsync<T>(Func<IProgress<string>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Interactive
            ? console.Status().StartAsync("Starting", context => work(new Shown(context)))
            : work(null);
    }

    private sealed class Shown(StatusContext context) : IProgress<string>
    {
        void IProgress<string>.Report(string value) => context.Status(Markup.Escape(value));
    }
}
