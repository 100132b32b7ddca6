namespace BackendArchitect.Analyzers.Tests.Generated;

public class RuleReleasesTests
{
    [Fact]
    public void A_rule_belongs_to_the_release_that_brought_it()
    {
        var versions = RuleReleases.Read("""
            ; Shipped analyzer releases

            ## Release 0.1.0

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            BARCH1001 | Secrets | Warning | HardcodedSecret

            ## Release 0.2.0

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            BARCH4001 | Logging | Warning | InterpolatedLogMessage

            ### Changed Rules

            Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
            --------|--------------|--------------|--------------|--------------|-------
            BARCH1001 | Secrets | Info | Secrets | Warning | HardcodedSecret
            """);
        Assert.Equal(("0.1.0", "0.2.0", 2), (versions["BARCH1001"], versions["BARCH4001"], versions.Count));
    }

    [Fact]
    public void What_no_release_has_yet_belongs_to_the_next() => Assert.All(RuleCatalog.Entries, entry => Assert.Matches(@"^\d+\.\d+\.\d+$", entry.Since));
}
