using System.Reflection;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>The conventions, applied to the product. That each can fail is shown by the tests of the conventions beside this one.</summary>
public class ConventionTests(ITestOutputHelper output)
{
    private const int MedianOfRules = 45;

    [Fact]
    public void A_rule_has_its_file_its_page_its_test_class_and_nothing_is_left_over() => Hold(FileConventions.OfRules(RuleRow.All, Repository.Files));

    [Fact]
    public void A_rule_has_a_test_class_with_tests() => Hold(
        from row in RuleRow.All
        let name = $"{GetType().Namespace!.Replace(".Conventions", ".Rules")}.{row.Family}.{row.Name}Tests"
        where GetType().Assembly.GetType(name) is not { } tests || !tests.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))
        select $"{name} has no test");

    [Fact]
    public void A_rule_s_class_states_the_problem_and_is_internal_sealed() =>
        Hold(RuleRow.All.SelectMany(row => RuleConventions.OfClass(row.Entry.Rule.GetType(), row.Family)));

    [Fact]
    public void A_descriptor_is_well_formed() => Hold(RuleRow.All.SelectMany(row => RuleConventions.OfDescriptor(row.Entry.Descriptor)));

    [Fact]
    public void An_option_has_a_key_of_ours_and_one_declaration() => Hold(RuleConventions.OfOptions(RuleRow.All));

    [Fact]
    public void Ids_and_names_are_unique() => Hold(RuleConventions.OfCatalog(RuleRow.All));

    [Fact]
    public void An_id_is_written_in_its_descriptor_alone() => Hold(FileConventions.OfIds(RuleRow.All, Repository.Files));

    [Fact]
    public void A_fix_belongs_to_one_rule_and_hosts_find_it() => Hold(FixConventions.Of(typeof(RuleFix).Assembly.GetTypes(), RuleRow.All));

    [Fact]
    public void A_shape_has_one_host_and_hosts_are_the_only_analyzers() => Hold(ShapeConventions.Of(typeof(Rule).Assembly.GetTypes()));

    [Fact]
    public void References_go_downward() => Hold(
        new[] { typeof(ServiceModel).Assembly, typeof(Rule).Assembly, typeof(RuleFix).Assembly, typeof(BackendArchitect.Analyzers.AI.ModelProposal).Assembly }
            .SelectMany(floor => FloorConventions.Of(floor.GetName().Name!, floor.GetReferencedAssemblies())));

    [Fact]
    public void Namespaces_follow_folders() => Hold(FileConventions.OfNamespaces(Repository.Files));

    [Fact]
    public void Names_say_something() => Hold(FileConventions.OfNames(Repository.Files));

    [Fact]
    public void No_file_holds_a_path_of_a_machine_or_a_live_token() => Hold(FileConventions.OfContents(Repository.Files));

    [Fact]
    public void Half_of_the_rules_are_short()
    {
        var lengths = FileConventions.LengthsOf(RuleRow.All, Repository.Files);
        foreach (var (path, lines) in lengths)
            output.WriteLine($"{lines,5} {path}");
        Hold(FileConventions.OfLengths(lengths, MedianOfRules));
        Assert.Equal(RuleRow.All.Length, lengths.Length);
    }

    private static void Hold(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
