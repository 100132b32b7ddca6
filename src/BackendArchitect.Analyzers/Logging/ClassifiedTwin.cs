using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>
/// What Meziantou.Analyzer says about classified values: each that the framework's own logger is passed for a placeholder, as it is. It does not look into
/// interpolation, arrays, conditional access, other loggers and methods that log.
/// </summary>
internal static class ClassifiedTwin
{
    private const string Id = "MA0153";
    private const string Package = "Meziantou.Analyzer";

    // The first major version all of whose releases have the rule; it speaks without being configured.
    private const int Since = 3;

    internal static bool Reports(IOperation value, LogCall call, Report report) =>
        call is { Library: LogLibrary.Microsoft, IsWrapped: false, TemplateArgument: not null }
        && !call.Invocation.Arguments.Any(argument => argument is { Parameter.IsParams: true, ArgumentKind: Microsoft.CodeAnalysis.Operations.ArgumentKind.Explicit })
        && call.Values.Any(passed => passed.WithoutConversions() == value)
        && IsOn(call.Invocation.Syntax.SyntaxTree, report);

    private static bool IsOn(SyntaxTree file, Report report) => Twin.IsOn(Id, file, report) || Twin.IsOnInPackage(Id, Package, Since, file, report);
}
