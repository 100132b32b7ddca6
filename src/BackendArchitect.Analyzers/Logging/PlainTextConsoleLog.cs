using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A service in a container whose log is text that somebody would have to take apart again.</summary>
internal sealed class PlainTextConsoleLog() : ApplicationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4015",
        category: Family.Logging,
        level: Level.Should,
        title: "Plain-text console log",
        messageFormat: "The log of this container ('{0}') is plain text on the console: {1}",
        description: "Write the log of a container as JSON, so that whoever collects it keeps the values of each entry by their names.");

    internal override void Inspect(Application application, Report report)
    {
        var files = report.Files.ToList();
        if (ContainerImage.Sign(files, report.Model.Compilation.AssemblyName) is not { } image || new ConsoleLogFormat(report.Model).Find(files, report.CancellationToken) is not { IsAbsent: true } format)
            return;
        var isSerilog = format.Because == "Serilog";
        report.At(
            application.Location, ImmutableDictionary<string, string?>.Empty.Add("logger", isSerilog ? "Serilog" : null), image,
            isSerilog ? "Serilog's console has no formatter, and it has no other sink" : "neither its code nor its configuration sets a JSON formatter, and no other provider takes it");
    }
}
