using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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

    /// <summary>log4net.</summary>
    Log4Net,
}

/// <summary>How a logger reads the message that it is given.</summary>
internal enum LogMessageForm
{
    /// <summary>As a message template, whose placeholders have names: https://messagetemplates.org.</summary>
    Template,

    /// <summary>As <c>string.Format</c> does: the <c>Format</c> methods of log4net.</summary>
    Format,

    /// <summary>As it is: the other methods of log4net.</summary>
    Text,
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

/// <summary>One call of a logger, or of a method that hands its arguments to one.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Library">Whose logger it is.</param>
/// <param name="Kind">What the template makes.</param>
/// <param name="Severity">How grave the entry is; null for scopes and where it is known at run time only.</param>
/// <param name="TemplateArgument">The argument that is the template; null where the called method itself states the template.</param>
/// <param name="Values">What fills the placeholders, in their order.</param>
/// <param name="UnseenValues">The array that brings further values and is built elsewhere, or null.</param>
/// <param name="Exception">The exception that the entry carries, or null.</param>
internal sealed record LogCall(
    IInvocationOperation Invocation,
    LogLibrary Library,
    LogCallKind Kind,
    LogSeverity? Severity,
    IArgumentOperation? TemplateArgument,
    ImmutableArray<IOperation> Values,
    IOperation? UnseenValues,
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
        ["DebugFormat"] = LogSeverity.Debug, ["InfoFormat"] = LogSeverity.Information, ["WarnFormat"] = LogSeverity.Warning,
        ["ErrorFormat"] = LogSeverity.Error, ["FatalFormat"] = LogSeverity.Critical,
        ["Log"] = null, ["Write"] = null, ["BeginScope"] = null, ["Define"] = null, ["DefineScope"] = null,
    };

    /// <summary>How the message is read.</summary>
    internal LogMessageForm Form { get; init; }

    /// <summary>Whether a method of the solution is called that passes the template on to a logger.</summary>
    internal bool IsWrapped { get; init; }

    /// <summary>Whether the call's form has a place for values.</summary>
    internal bool TakesValues { get; init; } = true;

    /// <summary>The template that the called method states by its <c>[LoggerMessage]</c>, or null.</summary>
    internal string? DeclaredTemplate { get; init; }

    /// <summary>Whether further values come in an array that is built elsewhere.</summary>
    internal bool HasUnseenValues => UnseenValues is not null;

    /// <summary>The template, without conversions; null where the called method itself states it.</summary>
    internal IOperation? Template => TemplateArgument?.Value.WithoutConversions();

    /// <summary>The template's text where the compiler knows it, parsed; null where it is built at run time.</summary>
    internal MessageTemplate? ConstantTemplate => (DeclaredTemplate ?? Template.ConstantText()) is { } text ? MessageTemplate.Parse(text) : null;

    /// <summary>Reads a call of a logger, or of a method of the solution that hands its arguments to one; null for any other call.</summary>
    internal static LogCall? Read(IInvocationOperation invocation, ServiceModel model, CancellationToken cancellationToken) =>
        Read(invocation) ?? (invocation.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? null : ReadDeclared(invocation) ?? LogWrapper.Read(invocation, model, cancellationToken));

    /// <summary>Reads a call, or answers null when it is no logger's own or takes no template.</summary>
    internal static LogCall? Read(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!Methods.TryGetValue(method.Name, out var severity) || TemplateParameterOf(method) is not var (library, kind, form, parameter))
            return null;
        var template = invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind == ArgumentKind.Explicit);
        if (template?.Parameter is not { } given || (form != LogMessageForm.Text && given.Type.SpecialType != SpecialType.System_String))
            return null;
        var (values, unseen, exception) = Rest(invocation, a => kind != LogCallKind.Definition && a.Ordinal > given.Ordinal, p => p.Name == "exception");
        return new(invocation, library, kind, severity ?? SeverityArgument(invocation), template, values, unseen, exception) { Form = form };
    }

    /// <summary>Where the template stands in the call; the method's name where it stands in an attribute.</summary>
    internal Location TemplateLocation() =>
        TemplateArgument is { } argument ? (argument.Written()?.Expression ?? argument.Value.WithoutConversions().Syntax).GetLocation() : Invocation.NameLocation();

    /// <summary>Whether a method of this name may be a logger's, or a wrapper's that is named for what it does.</summary>
    internal static bool MayLog(string? method) => method is not null && (Methods.ContainsKey(method) || method.IndexOf("Log", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>What a call passes beside its template.</summary>
    internal static (ImmutableArray<IOperation> Values, IOperation? Unseen, IOperation? Exception) Rest(
        IInvocationOperation invocation, Func<IParameterSymbol, bool> isValue, Func<IParameterSymbol, bool> isException)
    {
        var values = ImmutableArray.CreateBuilder<IOperation>();
        IOperation? unseen = null;
        IOperation? exception = null;
        foreach (var argument in invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal))
        {
            if (argument.Parameter is not { } given || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (isException(given))
                exception = argument.Value.WithoutConversions();
            else if (isValue(given) && !AddValues(argument, values))
                unseen = argument.Value.WithoutConversions();
        }
        return (values.ToImmutable(), unseen, exception is { ConstantValue: { HasValue: true, Value: null } } ? null : exception);
    }

    // A method whose body the framework's generator writes: logger, level and exception have their own places, all else is a value.
    private static LogCall? ReadDeclared(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!(method.IsPartialDefinition || method.PartialDefinitionPart is not null)
            || (method.PartialDefinitionPart ?? method).GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(Loggers.LoggerMessageAttribute)) is not { } attribute)
            return null;
        var logger = method.Parameters.FirstOrDefault(p => p.Type.IsOrDerivesFrom(Loggers.Logger));
        var thrown = method.Parameters.FirstOrDefault(p => p.Type.IsOrDerivesFrom(Exceptions.Exception));
        var level = method.Parameters.FirstOrDefault(p => p.Type.Is(Loggers.LogLevel));
        var (values, unseen, exception) = Rest(invocation, p => p.Ordinal != logger?.Ordinal && p.Ordinal != level?.Ordinal, p => p.Ordinal == thrown?.Ordinal);
        var stated = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Where(n => n.Key is "Level" or "Message").Select(n => n.Value)).ToList();
        var severity = stated.Where(c => c.Type.Is(Loggers.LogLevel)).Select(c => c.Value as int?).LastOrDefault();
        return new(invocation, LogLibrary.Microsoft, LogCallKind.Entry, severity is >= 0 and <= (int)LogSeverity.Critical ? (LogSeverity)severity : null, null, values, unseen, exception)
        {
            DeclaredTemplate = stated.Select(c => c.Text()).LastOrDefault(text => text is not null) ?? "",
        };
    }

    private static (LogLibrary, LogCallKind, LogMessageForm, string)? TemplateParameterOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.Is(Loggers.LoggerExtensions))
            return method.Name == "BeginScope"
                ? (LogLibrary.Microsoft, LogCallKind.Scope, LogMessageForm.Template, "messageFormat")
                : (LogLibrary.Microsoft, LogCallKind.Entry, LogMessageForm.Template, "message");
        if (type.Is(Loggers.LoggerMessage))
            return (LogLibrary.Microsoft, LogCallKind.Definition, LogMessageForm.Template, "formatString");
        // BeginScope("text") without values binds to the interface, whose state may be anything.
        if (method.Name == "BeginScope")
            return type.Is(Loggers.Logger) ? (LogLibrary.Microsoft, LogCallKind.Scope, LogMessageForm.Template, "state") : null;
        if (type.Is(Loggers.SerilogLog) || type.Is(Loggers.SerilogInterface) || type.Is(Loggers.SerilogLogger))
            return (LogLibrary.Serilog, LogCallKind.Entry, LogMessageForm.Template, "messageTemplate");
        if (type.Is(Loggers.NLogLogger) || type.Is(Loggers.NLogInterface) || type.Is(Loggers.NLogBase) || type.Is(Loggers.NLogExtensions))
            return (LogLibrary.NLog, LogCallKind.Entry, LogMessageForm.Template, "message");
        if (!type.Is(Loggers.Log4NetInterface) && !type.Is(Loggers.Log4NetLogger))
            return null;
        return method.Name.EndsWith("Format", StringComparison.Ordinal)
            ? (LogLibrary.Log4Net, LogCallKind.Entry, LogMessageForm.Format, "format")
            : (LogLibrary.Log4Net, LogCallKind.Entry, LogMessageForm.Text, "message");
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
