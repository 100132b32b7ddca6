using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Writes the framework's log as JSON. What Serilog writes is set up in too many ways.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class PlainTextConsoleLogFix() : RuleFix(PlainTextConsoleLog.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Diagnostic.Properties.TryGetValue("logger", out var logger) && logger is not null
            || StatementBeforeBuild.Insert(site, builder => $"{builder}.Logging.AddJsonConsole();", cancellationToken) is not { } changed)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var root = changed.WithUsing(site, Loggers.Logger.Namespace, "ConsoleLoggerExtensions");
        return Task.FromResult<ImmutableArray<FixPlan>>([new("Write the log as JSON", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
