using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Settings that nobody checks before the first request needs them.</summary>
internal sealed class UnvalidatedOptions() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2019",
        category: Family.Validation,
        level: Level.Could,
        title: "Unvalidated options",
        messageFormat: "A wrong or missing setting of '{0}' is found by the first request that needs it: {1}",
        description: "State what is valid for the options and have it checked at start, with ValidateDataAnnotations and ValidateOnStart.");

    internal override ImmutableArray<string> Methods { get; } = [Settings.Bind.Name, Settings.BindConfiguration.Name, Settings.Configure.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (!report.Model.IsService || OptionsOf(call.TargetMethod) is not { } options || !MayBeWrong(options))
            return;
        if (OptionsValidation.Of(options, report.Model, report.CancellationToken) is not { } found || found is { IsChecked: true, IsAtStart: true })
            return;
        report.At(call.NameLocation(), options.Name, found.IsChecked ? "no ValidateOnStart" : "nothing validates them");
    }

    /// <summary>The type that configuration is bound to, whose source is at hand; null for any other call.</summary>
    internal static INamedTypeSymbol? OptionsOf(IMethodSymbol method) =>
        (method.Is(Settings.Bind) || method.Is(Settings.BindConfiguration) || method.Is(Settings.Configure)) && method.TypeArguments is { Length: 1 } types && types[0] is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } options ? options : null;

    // What is wrong with a flag or an enumeration the binder says by itself.
    private static bool MayBeWrong(INamedTypeSymbol options) => InputType.IsFallible(options) == true;
}
