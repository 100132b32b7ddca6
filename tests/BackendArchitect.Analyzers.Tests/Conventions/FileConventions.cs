using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>What stands where in the repository.</summary>
internal static partial class FileConventions
{
    internal const string RulesFolder = "src/BackendArchitect.Analyzers/";
    internal const string TestsFolder = "tests/BackendArchitect.Analyzers.Tests/";

    internal static string RulePath(RuleRow row) => $"{RulesFolder}{row.Family}/{row.Name}.cs";

    internal static string PagePath(RuleRow row) => $"rules-docs/{row.Id}.md";

    internal static string TestPath(RuleRow row) => $"{TestsFolder}Rules/{row.Family}/{row.Name}Tests.cs";

    internal static string FixPath(RuleRow row) => $"src/BackendArchitect.Analyzers.CodeFixes/{row.Family}/{row.Name}Fix.cs";

    /// <summary>A rule is one file, one page and one test class; what is missing is printed to start from.</summary>
    internal static IEnumerable<string> OfRules(IReadOnlyCollection<RuleRow> rows, IEnumerable<RepositoryFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!paths.Contains(RulePath(row)))
                yield return $"{RulePath(row)} is missing: {row.Name} stands elsewhere";
            if (!paths.Contains(PagePath(row)))
                yield return $"{PagePath(row)} is missing; start from\n\n{Skeleton.Page(row)}";
            if (!paths.Contains(TestPath(row)))
                yield return $"{TestPath(row)} is missing; start from\n\n{Skeleton.Tests(row)}";
            if (row.Fix is not null && !paths.Contains(FixPath(row)))
                yield return $"{FixPath(row)} is missing: {row.Name}Fix stands elsewhere";
        }
        var pages = rows.Select(PagePath).ToHashSet(StringComparer.Ordinal);
        foreach (var page in paths.Where(path => PageOfARule().IsMatch(path) && !pages.Contains(path)))
            yield return $"{page} is the page of no rule";
    }

    /// <summary>An id is written in its rule's descriptor and nowhere else in the sources; prose and generated files repeat it.</summary>
    internal static IEnumerable<string> OfIds(IReadOnlyCollection<RuleRow> rows, IEnumerable<RepositoryFile> files)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && !RepeatsIds(f.Path)))
        {
            for (var i = 0; i < file.Lines.Length; i++)
            {
                foreach (Match match in AnyId().Matches(file.Lines[i]))
                {
                    var isOwn = rows.Any(row => row.Id == match.Value && RulePath(row) == file.Path)
                        || (match.Value == BaselineAnalyzer.Unreadable.Id && Path.GetFileNameWithoutExtension(file.Path) == nameof(BaselineAnalyzer));
                    if (!isOwn || !file.Lines[i].Contains($"id: \"{match.Value}\"", StringComparison.Ordinal))
                        yield return $"{file.Path}({i + 1}) writes {match.Value}: an id is written in its rule's descriptor alone, as id: \"...\"";
                    else if (!written.Add(match.Value))
                        yield return $"{file.Path}({i + 1}) writes {match.Value} once more";
                }
            }
        }
    }

    /// <summary>Namespaces follow folders. What fills a gap of the framework has the framework's namespace.</summary>
    internal static IEnumerable<string> OfNamespaces(IEnumerable<RepositoryFile> files)
    {
        foreach (var file in files.Where(IsOurCode))
        {
            var parts = file.Path.Split('/');
            var expected = string.Join('.', parts[1..^1]);
            foreach (var space in Root(file).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()))
                if (space != expected && !space.StartsWith("System.", StringComparison.Ordinal))
                    yield return $"{file.Path} has the namespace {space}, not {expected}";
        }
    }

    /// <summary>A name says what the thing is; these say nothing.</summary>
    internal static IEnumerable<string> OfNames(IEnumerable<RepositoryFile> files)
    {
        foreach (var file in files.Where(IsOurCode))
            foreach (var type in Root(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(t => EmptyName().IsMatch(t.Identifier.Text)))
                yield return $"{file.Path} declares {type.Identifier.Text}, a name that says nothing";
    }

    /// <summary>No file knows the machine it was written on, and none holds a credential that somebody may have to revoke.</summary>
    internal static IEnumerable<string> OfContents(IEnumerable<RepositoryFile> files)
    {
        foreach (var file in files)
        {
            for (var i = 0; i < file.Lines.Length; i++)
            {
                if (MachinePath().Match(file.Lines[i]) is { Success: true } path)
                    yield return $"{file.Path}({i + 1}) holds the machine's path {path.Value}";
                if (LiveToken().IsMatch(file.Lines[i]))
                    yield return $"{file.Path}({i + 1}) holds what looks like a live token";
            }
        }
    }

    /// <summary>The lines of every rule's file, longest first.</summary>
    internal static ImmutableArray<(string Path, int Lines)> LengthsOf(IReadOnlyCollection<RuleRow> rows, IEnumerable<RepositoryFile> files)
    {
        var paths = rows.Select(RulePath).ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(f => paths.Contains(f.Path)).Select(f => (f.Path, f.Text.TrimEnd('\n').Split('\n').Length)).OrderByDescending(f => f.Length)];
    }

    /// <summary>A rule's body is its decision: half of the rules fit into so many lines.</summary>
    internal static IEnumerable<string> OfLengths(ImmutableArray<(string Path, int Lines)> longestFirst, int median)
    {
        // Of an even number the shorter of the two in the middle decides: half of the files are no longer than it.
        if (longestFirst.Length > 0 && longestFirst[longestFirst.Length / 2].Lines > median)
            yield return $"Half of the rules are longer than {median} lines:\n{string.Join('\n', longestFirst.Select(f => $"{f.Lines,5} {f.Path}"))}";
    }

    private static bool IsOurCode(RepositoryFile file) =>
        file.Path.EndsWith(".cs", StringComparison.Ordinal)
        && (file.Path.StartsWith("src/", StringComparison.Ordinal) || file.Path.StartsWith(TestsFolder, StringComparison.Ordinal));

    private static bool RepeatsIds(string path) => Path.GetExtension(path) is ".globalconfig" or ".md" || Path.GetFileName(path) == "rules.props";

    private static CompilationUnitSyntax Root(RepositoryFile file) =>
        CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();

    [GeneratedRegex(@"^rules-docs/BARCH\d+\.md$")]
    private static partial Regex PageOfARule();

    [GeneratedRegex(@"BARCH\d{4}")]
    private static partial Regex AnyId();

    [GeneratedRegex(@"(Utils?|Utilit(y|ies)|Helpers?|Managers?|Commons?)$")]
    private static partial Regex EmptyName();

    // Written in pieces, so that this file does not hold what it looks for.
    [GeneratedRegex(@"(?<![\w.~])/" + @"(work|home|root)/[\w.]")]
    private static partial Regex MachinePath();

    // A key id that ends with EXAMPLE is the one that its vendor publishes.
    [GeneratedRegex(
        @"\bAKIA(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}\b|\bgh[opsur]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}|\bsk_live_[A-Za-z0-9]{24}|\bxox[abprs]-\d{10,}-"
        + @"|\bAIza[\w-]{35}|\bSG\.[\w-]{22}\.[\w-]{43}|\bnpm_[A-Za-z0-9]{36}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}|^\s*(?=.*[G-Zg-z])[A-Za-z0-9+/]{64}$")]
    private static partial Regex LiveToken();
}
