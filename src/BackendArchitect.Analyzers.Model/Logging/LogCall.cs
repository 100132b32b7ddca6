using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>Whose logger is called.</summary>
internal enum LogLibrary
{
    /// <summary>Microsoft.Extensions.Logging, the logger of the shared framework.</summary>
    Microsoft,

    /// <summary>Serilog.</summary>
    Serilog,

    /// <summary>NLog.</summary>
    NLog,
}

/// <summary>What the template of a call makes.</summary>
internal enum LogCallKind
{
    /// <summary>One entry of the log.</summary>
    Entry,

    /// <summary>A scope, whose properties every entry inside carries.</summary>
    Scope,

    /// <summary>A delegate that writes entries or opens scopes later: <c>LoggerMessage.Define</c>.</summary>
    Definition,
}

/// <summary>How grave an entry is, in the words of the shared framework.</summary>
internal enum LogSeverity
{
    /// <summary>Trace; <c>Verbose</c> in Serilog.</summary>
    Trace,

    /// <summary>Debug.</summary>
    Debug,

    /// <summary>Information; <c>Info</c> in NLog.</summary>
    Information,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Error.</summary>
    Error,

    /// <summary>Critical; <c>Fatal</c> in Serilog and NLog.</summary>
    Critical,
}

/// <summary>One call of a logger that takes a message template.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Library">Whose logger it is.</param>
/// <param name="Kind">What the template makes.</param>
/// <param name="Severity">How grave the entry is; null for scopes and where it is known at run time only.</param>
/// <param name="TemplateArgument">The argument that is the template.</param>
/// <param name="Values">What fills the placeholders, in their order.</param>
/// <param name="HasUnseenValues">Whether further values come in an array that is built elsewhere.</param>
/// <param name="Exception">The exception that the entry carries, or null.</param>
internal sealed record LogCall(
    IInvocationOperation Invocation,
    LogLibrary Library,
    LogCallKind Kind,
    LogSeverity? Severity,
    IArgumentOperation TemplateArgument,
    ImmutableArray<IOperation> Values,
    bool HasUnseenValues,
    IOperation? Exception)
{
    // Every invocation of a compilation is looked up here, so this comes before anything that costs more than a hash.
    private static readonly Dictionary<string, LogSeverity?> Methods = new(StringComparer.Ordinal)
    {
        ["LogTrace"] = LogSeverity.Trace, ["LogDebug"] = LogSeverity.Debug, ["LogInformation"] = LogSeverity.Information,
        ["LogWarning"] = LogSeverity.Warning, ["LogError"] = LogSeverity.Error, ["LogCritical"] = LogSeverity.Critical,
        ["Verbose"] = LogSeverity.Trace, ["Debug"] = LogSeverity.Debug, ["Information"] = LogSeverity.Information,
        ["Warning"] = LogSeverity.Warning, ["Error"] = LogSeverity.Error, ["Fatal"] = LogSeverity.Critical,
        ["Trace"] = LogSeverity.Trace, ["Info"] = LogSeverity.Information, ["Warn"] = LogSeverity.Warning,
        ["ConditionalTrace"] = LogSeverity.Trace, ["ConditionalDebug"] = LogSeverity.Debug,
        ["Log"] = null, ["Write"] = null, ["BeginScope"] = null, ["Define"] = null, ["DefineScope"] = null,
    };

    /// <summary>The template, without conversions.</summary>
    internal IOperation Template => TemplateArgument.Value.WithoutConversions();

    /// <summary>The template's text where the compiler knows it, parsed; null where it is built at run time.</summary>
    internal MessageTemplate? ConstantTemplate => Template.ConstantText() is { } text ? MessageTemplate.Parse(text) : null;

    /// <summary>Reads a call, or answers null when it is no logger's or takes no template.</summary>
    internal static LogCall? Read(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!Methods.TryGetValue(method.Name, out var severity) || TemplateParameterOf(method) is not var (library, kind, parameter))
            return null;
        var template = invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind == ArgumentKind.Explicit);
        if (template?.Parameter?.Type.SpecialType != SpecialType.System_String)
            return null;
        var values = ImmutableArray.CreateBuilder<IOperation>();
        var unseen = false;
        IOperation? exception = null;
        foreach (var argument in invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal))
        {
            if (argument.Parameter is not { } given || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (given.Name == "exception")
                exception = argument.Value.WithoutConversions();
            else if (given.Ordinal > template.Parameter.Ordinal && kind != LogCallKind.Definition)
                unseen |= !AddValues(argument, values);
        }
        return new(invocation, library, kind, severity ?? SeverityArgument(invocation), template, values.ToImmutable(), unseen, exception);
    }

    private static (LogLibrary, LogCallKind, string)? TemplateParameterOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Is(Loggers.LoggerExtensions))
            return method.Name == "BeginScope" ? (LogLibrary.Microsoft, LogCallKind.Scope, "messageFormat") : (LogLibrary.Microsoft, LogCallKind.Entry, "message");
        if (type.Is(Loggers.LoggerMessage))
            return (LogLibrary.Microsoft, LogCallKind.Definition, "formatString");
        // BeginScope("text") without values binds to the interface, whose state may be anything.
        if (method.Name == "BeginScope")
            return type.Is(Loggers.Logger) ? (LogLibrary.Microsoft, LogCallKind.Scope, "state") : null;
        if (type.Is(Loggers.SerilogLog) || type.Is(Loggers.SerilogInterface) || type.Is(Loggers.SerilogLogger))
            return (LogLibrary.Serilog, LogCallKind.Entry, "messageTemplate");
        return type.Is(Loggers.NLogLogger) || type.Is(Loggers.NLogInterface) || type.Is(Loggers.NLogBase) || type.Is(Loggers.NLogExtensions)
            ? (LogLibrary.NLog, LogCallKind.Entry, "message")
            : null;
    }

    private static bool AddValues(IArgumentOperation argument, ImmutableArray<IOperation>.Builder values)
    {
        if (!argument.Parameter!.IsParams)
        {
            values.Add(argument.Value);
            return true;
        }
        if (argument.ElementsOfParams() is not { IsDefault: false } elements)
            return false;
        values.AddRange(elements);
        return true;
    }

    private static LogSeverity? SeverityArgument(IInvocationOperation invocation)
    {
        var level = invocation.ArgumentFor("logLevel") ?? invocation.ArgumentFor("level");
        // The levels of Microsoft and Serilog are enums that count alike from 0; those of NLog are static fields named like its methods.
        return level switch
        {
            { ConstantValue: { HasValue: true, Value: int number } } when number is >= 0 and <= (int)LogSeverity.Critical => (LogSeverity)number,
            IFieldReferenceOperation { Field: { IsStatic: true } field } when Methods.TryGetValue(field.Name, out var severity) => severity,
            _ => null,
        };
    }
}
