using System.CommandLine;
using BackendArchitect.Tool.Findings;
using Spectre.Console;

namespace BackendArchitect.Tool.Explaining;

/// <summary><c>barch explain</c>: the page of a rule, in the terminal.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var id = new Argument<string>("rule") { Description = "Its id or its name." };
        var command = new Command("explain", "Shows the page of a rule: what it reports and why, what is right, what it does not judge, when to suppress it.") { id };
        command.SetAction((parsed, cancellationToken) => Answer.Async(() =>
        {
            PageWriter.Write(RulePage.Of(RuleChoice.One(parsed.GetValue(id)!).Id), AnsiConsole.Console);
            return Task.FromResult(ExitCode.Clean);
        }));
        return command;
    }
}
