namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The loggers of the shared framework, Serilog, NLog and log4net.</summary>
internal static class Loggers
{
    internal static readonly TypeName Logger = new("Microsoft.Extensions.Logging", "ILogger");
    internal static readonly TypeName LoggerOf = new("Microsoft.Extensions.Logging", "ILogger`1");
    internal static readonly TypeName LoggerExtensions = new("Microsoft.Extensions.Logging", "LoggerExtensions");
    internal static readonly TypeName LoggerMessage = new("Microsoft.Extensions.Logging", "LoggerMessage");
    internal static readonly TypeName LoggerMessageAttribute = new("Microsoft.Extensions.Logging", "LoggerMessageAttribute");
    internal static readonly TypeName LogProperties = new("Microsoft.Extensions.Logging", "LogPropertiesAttribute") { Package = "Microsoft.Extensions.Telemetry.Abstractions" };
    internal static readonly TypeName DataClassification = new("Microsoft.Extensions.Compliance.Classification", "DataClassificationAttribute") { Package = "Microsoft.Extensions.Compliance.Abstractions" };
    internal static readonly TypeName LoggerProvider = new("Microsoft.Extensions.Logging", "ILoggerProvider");
    internal static readonly TypeName ConsoleFormatter = new("Microsoft.Extensions.Logging.Console", "ConsoleFormatter");
    internal static readonly TypeName EventId = new("Microsoft.Extensions.Logging", "EventId");
    internal static readonly TypeName LogLevel = new("Microsoft.Extensions.Logging", "LogLevel");

    internal static readonly TypeName SerilogLog = new("Serilog", "Log") { Package = "Serilog" };
    internal static readonly TypeName SerilogInterface = new("Serilog", "ILogger") { Package = "Serilog" };
    internal static readonly TypeName SerilogLogger = new("Serilog.Core", "Logger") { Package = "Serilog" };

    internal static readonly TypeName SerilogFormatter = new("Serilog.Formatting", "ITextFormatter") { Package = "Serilog" };
    internal static readonly TypeName SerilogEnricher = new("Serilog.Core", "ILogEventEnricher") { Package = "Serilog" };
    internal static readonly TypeName SerilogSink = new("Serilog.Core", "ILogEventSink") { Package = "Serilog" };

    internal static readonly TypeName NLogLogger = new("NLog", "Logger") { Package = "NLog" };
    internal static readonly TypeName NLogInterface = new("NLog", "ILogger") { Package = "NLog" };
    internal static readonly TypeName NLogBase = new("NLog", "ILoggerBase") { Package = "NLog" };
    internal static readonly TypeName NLogLayout = new("NLog.Layouts", "Layout") { Package = "NLog" };
    internal static readonly TypeName NLogLayoutRenderer = new("NLog.LayoutRenderers", "LayoutRenderer") { Package = "NLog" };
    internal static readonly TypeName NLogTarget = new("NLog.Targets", "Target") { Package = "NLog" };
    internal static readonly TypeName NLogExtensions = new("NLog", "ILoggerExtensions") { Package = "NLog" };

    internal static readonly TypeName Log4NetInterface = new("log4net", "ILog") { Package = "log4net" };
    internal static readonly TypeName Log4NetLayout = new("log4net.Layout", "LayoutSkeleton") { Package = "log4net" };
    internal static readonly TypeName Log4NetConverter = new("log4net.Util", "PatternConverter") { Package = "log4net" };
    internal static readonly TypeName Log4NetAppender = new("log4net.Appender", "AppenderSkeleton") { Package = "log4net" };
    internal static readonly TypeName Log4NetLogger = new("log4net.Core", "LogImpl") { Package = "log4net" };
}
