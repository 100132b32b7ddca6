using System.Globalization;
using BackendArchitect.Benchmarks;
using BenchmarkDotNet.Running;

// "sizes 0.5 1 2", "model 1 5", "rules", "edits", "edits Program.cs", "files", "taint 1 2", "judge" and "twins 1 2" print telemetry of one run; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["sizes", .. var sizes]:
        await Budget.PrintSizes((sizes.Length == 0 ? ["0.5", "1", "2"] : sizes).Select(size => double.Parse(size, CultureInfo.InvariantCulture)));
        break;
    case ["model", .. var sizes]:
        await ModelBudget.Print((sizes.Length == 0 ? ["0.25", "1", "5"] : sizes).Select(size => double.Parse(size, CultureInfo.InvariantCulture)));
        break;
    case ["rules"]:
        await Budget.PrintRules();
        break;
    case ["edits"]:
        await Budget.PrintEdits();
        break;
    case ["edits", var path]:
        await Budget.PrintEditRules(path);
        break;
    case ["files"]:
        await ConfigurationBudget.Print();
        break;
    case ["taint", .. var sizes]:
        await TaintBudget.Print((sizes.Length == 0 ? ["0.5", "1", "2"] : sizes).Select(size => double.Parse(size, CultureInfo.InvariantCulture)));
        break;
    case ["judge"]:
        await JudgeBudget.Print();
        break;
    case ["twins", .. var sizes]:
        await TwinBudget.Print((sizes.Length == 0 ? ["1"] : sizes).Select(size => double.Parse(size, CultureInfo.InvariantCulture)));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Budget).Assembly).Run(args);
        break;
}
