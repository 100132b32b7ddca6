using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>The files that a new rule lacks, to start from.</summary>
internal static class Skeleton
{
    internal static string Page(RuleRow row) => $"""
        # {row.Id}: {row.Title}

        {Pages.Page.FactsOpen}
        {Pages.Page.FactsClose}

        Why this matters, and what happens at run time.

        ## Violation

        {Fence(row, " // " + row.Id)}

        ## Fixed

        {Fence(row, "")}

        ## Options

        {Options(row)}

        ## Not judged

        - What the rule declines to decide.

        ## When to suppress

        Where what the rule reports is right.

        """;

    internal static string Tests(RuleRow row) => $$""""
        using BackendArchitect.Analyzers.{{row.Family}};
        using BackendArchitect.Analyzers.Tests.Testing;

        namespace BackendArchitect.Analyzers.Tests.Rules.{{row.Family}};

        public class {{row.Name}}Tests
        {
            [Fact]
            public Task The_plain_case_is_reported() => Verify.Rule<{{row.Name}}>("""
                [|here|];
                """);

            [Fact]
            public Task The_nearest_right_code_is_silent() => Verify.Rule<{{row.Name}}>("""
                here;
                """);
        }

        """";

    private static string Fence(RuleRow row, string mark) => row.Entry.Rule is ConfigurationRule
        ? $"```json appsettings.json\n{{\n  \"Key\": \"value\"{mark}\n}}\n```"
        : $"```csharp\nclass Example;{mark}\n```";

    private static string Options(RuleRow row) => row.Entry.Options.IsEmpty
        ? "None."
        : string.Join('\n', row.Entry.Options.Select(option => $"- `{option.Key}`: {option.Description}"));
}
