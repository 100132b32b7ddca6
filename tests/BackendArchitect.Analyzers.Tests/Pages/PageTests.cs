using System.Collections.Immutable;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>Every page of <c>rules-docs</c>, executed.</summary>
public class PageTests
{
    /// <summary>The rules whose finding is about the whole application and stands at its <c>Build()</c> or where its services are set up.</summary>
    internal static ImmutableHashSet<string> ApplicationWide { get; } =
        [.. RuleCatalog.Entries.Where(entry => entry.Rule.JudgesTheWhole).Select(entry => entry.Id)];

    /// <summary>Every rule that has a page; a convention test asks for the others. The specimen keeps the theory honest where there is none.</summary>
    public static TheoryData<string> Ids => [Specimen.Id, .. RuleRow.All.Select(row => row.Id).Where(id => File.Exists(PathOf(id)))];

    [Theory, MemberData(nameof(Ids))]
    public async Task A_page_s_examples_are_reported_clean_and_fixed_as_it_says(string id)
    {
        var isSpecimen = id == Specimen.Id;
        var row = isSpecimen ? Specimen.Row : RuleRow.All.Single(r => r.Id == id);
        var page = isSpecimen ? Specimen.Page : PageReader.Read($"rules-docs/{id}.md", await File.ReadAllTextAsync(PathOf(id)));
        var complaints = await new PageCheck(row, isSpecimen ? Specimen.Analyzers : Hosts.All, ApplicationWide).ComplaintsAsync(page);
        Assert.True(complaints.IsEmpty, $"rules-docs/{id}.md:\n" + string.Join('\n', complaints));
    }

    [Theory, MemberData(nameof(Frameworks))]
    public async Task The_host_that_surrounds_the_examples_is_clean_under_every_rule(string framework)
    {
        var host = PageProject.Of(new PageSection("Host", "", []), ReferenceSet.All.Single(set => set.ToString() == framework), Hosts.All);
        Assert.Equal(["Program.cs"], host.Files.Select(file => file.Name));
        Assert.Empty(await host.ErrorsAsync());
        Assert.Empty(await host.FindingsAsync());
    }

    public static TheoryData<string> Frameworks => new(ReferenceSet.All.Select(set => set.ToString()));

    private static string PathOf(string id) => Repository.FullPath($"rules-docs/{id}.md");
}
