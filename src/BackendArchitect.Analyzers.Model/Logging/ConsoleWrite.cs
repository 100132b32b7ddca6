using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>A call that writes text where no logger comes by: the console, a debugger, listeners of traces.</summary>
/// <param name="Name">The method as a person would write it: <c>Console.Error.WriteLine</c>.</param>
/// <param name="Loss">What is lost, as the words of a sentence.</param>
/// <param name="Severity">How grave a logger would call it.</param>
internal sealed record ConsoleWrite(string Name, string Loss, LogSeverity Severity)
{
    private const string NoEntry = "what it writes has no level and no properties, and no setting switches it off";
    private const string NoRelease = "a release build leaves it out";
    private const string NoListener = "listeners of traces alone hear it";

    // Who makes output: consoles of the service's own, loggers and their sinks, commands, and what runs for developers alone.
    private static readonly ImmutableArray<string> Writers =
    [
        "ILogger", "ILoggerProvider", "ILogEventSink", "TextWriter", "TraceListener", "EventListener", "BaseExporter", "ConsoleFormatter", "IDesignTimeDbContextFactory", "Migration",
    ];

    private static readonly ImmutableArray<string> CommandLines = ["CommandLine", "Spectre", "McMaster", "CliFx", "Cocona", "Oakton", "JasperFx"];

    /// <summary>The names of the methods that write.</summary>
    internal static ImmutableArray<string> Methods { get; } =
    [
        "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "WriteIf", "WriteLineIf", "Print", "TraceInformation", "TraceWarning", "TraceError",
    ];

    /// <summary>What a method writes past the logger, or null.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instance">What it is called on.</param>
    internal static ConsoleWrite? By(IMethodSymbol method, IOperation? instance)
    {
        var type = method.ContainingType;
        if (!Methods.Contains(method.Name))
            return null;
        if (type.Is(Consoles.Console))
            return new($"Console.{method.Name}", NoEntry, LogSeverity.Information);
        if (instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: var owner } stream } && owner.Is(Consoles.Console) && type.IsOrDerivesFrom(Consoles.Writer))
            return new($"Console.{stream.Name}.{method.Name}", NoEntry, stream.Name == "Error" ? LogSeverity.Error : LogSeverity.Information);
        if (type.Is(Consoles.Debug))
            return new($"Debug.{method.Name}", NoRelease, LogSeverity.Debug);
        return !type.Is(Consoles.Trace) ? null : new($"Trace.{method.Name}", NoListener, method.Name switch
        {
            "TraceError" => LogSeverity.Error,
            "TraceWarning" => LogSeverity.Warning,
            _ => LogSeverity.Information,
        });
    }

    /// <summary>Whether a type is there to make output, so that a logger is no better place for it.</summary>
    internal static bool IsWriter(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            if (type.Name.Contains("Console") || type.SelfAndBases().Concat(type.AllInterfaces).Any(known => Writers.Contains(known.Name) || IsOfCommandLine(known.ContainingNamespace))
                || type.GetAttributes().Any(attribute => IsOfCommandLine(attribute.AttributeClass?.ContainingNamespace)))
                return true;
        return false;
    }

    private static bool IsOfCommandLine(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            if (CommandLines.Contains(space.Name) && space.Locations.All(location => !location.IsInSource))
                return true;
        return false;
    }
}
