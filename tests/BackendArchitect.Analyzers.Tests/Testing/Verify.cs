using System.Reflection;
using BackendArchitect.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>What a test says about a rule, in one expression.</summary>
internal static class Verify
{
    /// <summary>The rule reports what the sources mark, and nothing else.</summary>
    internal static Task Rule<TRule>(params string[] sources) where TRule : Rule, new() => Rule<TRule>(new Surroundings(), sources);

    /// <inheritdoc cref="Rule{TRule}(string[])"/>
    internal static async Task Rule<TRule>(Surroundings surroundings, params string[] sources) where TRule : Rule, new()
    {
        foreach (var references in surroundings.Frameworks)
            await Test(new TRule(), fix: null, surroundings, references, sources).RunAsync();
    }

    /// <summary>The rule's fix turns the marked sources into the fixed ones: one by one, and all at once where it joins fix-all.</summary>
    internal static Task Fix<TRule>(string before, string after, int choice = 0) where TRule : Rule, new() =>
        Fix<TRule>(new Surroundings(), [before], [after], choice);

    /// <inheritdoc cref="Fix{TRule}(string, string, int)"/>
    internal static Task Fix<TRule>(Surroundings surroundings, string[] before, string[] after, int choice = 0) where TRule : Rule, new()
    {
        var fix = FixOf(typeof(TRule)) ?? throw new InvalidOperationException($"{typeof(TRule).Name} has no fix");
        var test = Test(new TRule(), fix, surroundings, surroundings.Frameworks[0], before);
        test.FixedState.Sources.Add(test.TestState.Sources[0]);
        for (var i = 0; i < after.Length; i++)
            test.FixedState.Sources.Add((NameOf(i, after[i]), after[i]));
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInherit;
        test.CodeActionIndex = choice;
        if (fix.Safety != Safety.Safe)
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
        return test.RunAsync();
    }

    /// <summary>The rule reports what the source marks, and its fix offers nothing there.</summary>
    internal static Task NoFix<TRule>(string source) where TRule : Rule, new() => NoFix<TRule>(new Surroundings(), source);

    /// <inheritdoc cref="NoFix{TRule}(string)"/>
    internal static Task NoFix<TRule>(Surroundings surroundings, string source) where TRule : Rule, new()
    {
        var fix = FixOf(typeof(TRule)) ?? throw new InvalidOperationException($"{typeof(TRule).Name} has no fix");
        var test = Test(new TRule(), fix, surroundings, surroundings.Frameworks[0], [source]);
        test.FixedState.Sources.Add(test.TestState.Sources[0]);
        test.FixedState.Sources.Add((NameOf(0, source), source));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    /// <summary>The fix of a rule, by its name, or null.</summary>
    internal static RuleFix? FixOf(Type rule) =>
        typeof(RuleFix).Assembly.GetTypes().SingleOrDefault(t => t.Name == rule.Name + "Fix") is { } type
            ? (RuleFix)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, null, null)!
            : null;

    private static RuleTest Test(Rule rule, RuleFix? fix, Surroundings surroundings, ReferenceSet references, string[] sources)
    {
        var test = new RuleTest(rule, fix, references);
        for (var i = 0; i < sources.Length; i++)
            test.TestState.Sources.Add((NameOf(i, sources[i]), sources[i]));
        var isHost = surroundings.IsHost ?? sources.Any(RuleTest.HasTopLevelStatements);
        test.TestState.OutputKind = isHost ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        test.TestState.AdditionalReferences.AddRange(surroundings.References);
        foreach (var (path, text) in surroundings.Files)
            test.TestState.AdditionalFiles.Add((path, text));
        if (surroundings.EditorConfig is { } editorConfig)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n" + editorConfig));
        if (surroundings.GlobalConfig is { } globalConfig)
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + globalConfig));
        test.ExpectedDiagnostics.AddRange(surroundings.Expected);
        return test;
    }

    private static string NameOf(int index, string source) =>
        RuleTest.HasTopLevelStatements(source) ? "/service/Program.cs" : $"/service/Source{index}.cs";

}
