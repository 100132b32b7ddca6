using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A CORS policy under which every site may call in the name of whoever visits it.</summary>
internal sealed class PermissiveCors() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5021",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Permissive CORS",
        messageFormat: "The CORS policy allows credentials to every origin: {0}",
        description: "List the origins that may call with credentials, or allow none.",
        cwe: 942);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Uses = [Cors.WithOrigins],
        Remedies = [Cors.WithOrigins],
        Drops = ["SetIsOriginAllowed", "AllowAnyOrigin", "AllowCredentials"],
        Texts = NewTexts.ExampleOrigins,
    });

    internal override ImmutableArray<string> Methods { get; } = [Cors.AllowCredentials.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (call.TargetMethod.Is(Cors.AllowCredentials) && !call.ExcludesProduction(report.Model, report.CancellationToken)
            && CorsPolicy.WhyOpen(call, report.Model, report.CancellationToken) is { } why)
            report.At(call.NameLocation(), why);
    }
}
