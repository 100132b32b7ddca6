using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// How a service writes its log: with a value for each placeholder, as JSON on the console or to a server of logs; or as plain text, which is what the framework
/// does by itself. See https://learn.microsoft.com/dotnet/core/extensions/logging/console-log-formatter.
/// </summary>
internal sealed class ConsoleLogFormat(ServiceModel model)
{
    private const string FormatterName = "Logging:Console:FormatterName";

    // Formatters and providers that keep the values, or may do so.
    private static readonly string[] Names =
    [
        "AddJsonConsole", "FormatterName", "ConsoleFormatterNames", "ConsoleFormatter", "AddConsoleFormatter", "JsonLayout", "JsonFormatter", "CompactJsonFormatter", "RenderedCompactJsonFormatter", "ExpressionTemplate",
        "EcsTextFormatter", "ElasticsearchJsonFormatter", "JsonValueFormatter", "ITextFormatter", "ILoggerProvider", "AddProvider", "WithLogging", "OtlpExporter",
    ];

    private static readonly string[] Prefixes =
    [
        "AddApplicationInsights", "UseApplicationInsights", "UseAzureMonitor", "AddAzureMonitor", "UseOpenTelemetry", "ConfigureOpenTelemetryLogger", "AddSeq", "AddElastic", "AddSentry", "UseSentry", "AddNLog", "UseNLog",
        "AddLog4Net", "UseLog4Net", "AddZLogger", "AddGelf", "AddAWSProvider", "AddAWSLogging", "AddGoogle", "AddDatadog", "AddLoki", "AddLoggly", "AddFluentd", "AddFile",
    ];

    // What a library has to use to write the log for its callers.
    private static readonly HashSet<string> Providers = ["AddJsonConsole", "ILoggerProvider", "AddProvider", "AddSerilog", "UseSerilog", "AddNLog", "UseNLog", "ConsoleFormatterNames", "AddOpenTelemetry"];

    // Sinks of Serilog that write text where nobody reads it by name and value, and those that only hand on.
    private static readonly HashSet<string> TextSinks = ["Console", "Debug", "Trace", "Async", "Conditional", "Logger"];

    /// <summary>What keeps the values; absent when the log is plain text for certain.</summary>
    /// <param name="files">The configuration files of the service.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal Claim Find(IReadOnlyCollection<ConfigDocument> files, CancellationToken cancellationToken)
    {
        foreach (var name in Names.Concat(model.SetUpsBeginning(Prefixes, cancellationToken)))
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (!TelemetryEvidence.IsOwn(use, model, cancellationToken))
                    return Claim.Stated(name, use.GetLocation());
        foreach (var entry in files.Where(file => file.Audience == ConfigAudience.Everyone).SelectMany(file => file.Entries))
            if (entry.Key.EndsWith(FormatterName, StringComparison.OrdinalIgnoreCase) && !entry.Value.Equals("simple", StringComparison.OrdinalIgnoreCase))
                return Claim.Stated(FormatterName);
        if (OpenTelemetry(cancellationToken) is { } exporter)
            return exporter;
        if (TelemetryEvidence.Agent(files) is { } agent)
            return Claim.Undecidable($"'{agent}' may attach an agent");
        if (TelemetryEvidence.UnseenDefaults(model, cancellationToken) is { } defaults)
            return Claim.Undecidable($"'{defaults.Identifier.ValueText}' may register a provider", defaults.GetLocation());
        if (model.SetUpsBeginning(["UseSerilog", "AddSerilog"], cancellationToken).Any())
            return Serilog(files, cancellationToken);
        return new ForeignSetup(model).ThatMaySetUp(Providers, cancellationToken) is { } foreign
            ? Claim.Undecidable($"'{foreign}' has no source and may register a provider")
            : Claim.Absent;
    }

    // 'builder.Services.AddOpenTelemetry()' sends metrics and traces; logs go by 'builder.Logging.AddOpenTelemetry()'.
    private Claim? OpenTelemetry(CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf("AddOpenTelemetry", cancellationToken))
            if (use.CallBy() is { } call && (model.SymbolOf(call, cancellationToken) as IMethodSymbol is not { } method || (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type.Is(Consoles.LoggingBuilder) != false))
                return Claim.Stated("AddOpenTelemetry", use.GetLocation());
        return null;
    }

    // One sink that takes values is enough; of the console it depends on its formatter.
    private Claim Serilog(IReadOnlyCollection<ConfigDocument> files, CancellationToken cancellationToken)
    {
        var sinks = model.MentionsOf("WriteTo", cancellationToken)
            .Select(use => use.Parent is MemberAccessExpressionSyntax written && written.Name == use && written.Parent is MemberAccessExpressionSyntax sink ? sink.Name : null).ToList();
        var settings = files.SelectMany(file => file.Entries).Where(entry => entry.Key.StartsWith("Serilog:", StringComparison.OrdinalIgnoreCase)).ToList();
        var named = settings.Where(entry => entry.Key.IndexOf(":WriteTo:", StringComparison.OrdinalIgnoreCase) >= 0 && entry.Name.Equals("Name", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Value).ToList();
        if (sinks.Count + named.Count == 0 || sinks.Contains(null))
            return Claim.Undecidable("nobody sees where Serilog writes to");
        if (settings.Exists(entry => entry.Name.Equals("formatter", StringComparison.OrdinalIgnoreCase)) || sinks.Exists(sink => !TextSinks.Contains(sink!.Identifier.ValueText) || HasFormatter(sink))
            || named.Exists(sink => !TextSinks.Contains(sink)))
            return Claim.Stated("a sink of Serilog");
        return Claim.Absent with { Because = "Serilog" };
    }

    // A text is the template of the output, and so is what one formatter is given; whatever else stands first may be another.
    private static bool HasFormatter(SimpleNameSyntax sink) =>
        sink.CallBy()?.ArgumentList.Arguments is { Count: > 0 } arguments
        && (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "formatter")
            ?? (arguments[0] is { NameColon: null, Expression: BaseObjectCreationExpressionSyntax or IdentifierNameSyntax } ? arguments[0] : null)) is { Expression: var formatter }
        && formatter is not ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "MessageTemplateTextFormatter" } };
}
