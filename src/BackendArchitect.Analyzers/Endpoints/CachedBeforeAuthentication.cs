using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An output cache that answers before anybody knows who asks.</summary>
internal sealed class CachedBeforeAuthentication() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5024",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Output cache before authentication",
        messageFormat: "The output cache answers before anybody knows who asks: UseOutputCache stands before UseAuthentication",
        description: "Call UseOutputCache behind UseAuthentication and UseAuthorization; before them one caller gets what was cached for another.",
        cwe: 524);

    private const string Convention = "CacheOutput";

    private static readonly string[] Signs = ["OutputCache", "OutputCacheAttribute", "AddBasePolicy"];

    internal override ImmutableArray<string> Methods { get; } = [Middleware.UseOutputCache.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        var (model, token) = (report.Model, report.CancellationToken);
        if (!model.IsHost || !call.TargetMethod.Is(Middleware.UseOutputCache) || !CachesAnything(model, token))
            return;
        var steps = model.Application.Pipeline.StepsAt(call.NameLocation(), Middleware.UseOutputCache, token);
        if (steps.Count > 0 && steps.All(step => IsTooEarly(step, report)) && !call.ExcludesProduction(model, token))
            report.At(call.NameLocation());
    }

    private static bool CachesAnything(ServiceModel model, CancellationToken token) =>
        Signs.Any(sign => model.FilesWith(sign, token).Any())
        || model.MentionsOf(Convention, token).Any(use => use.CallBy() is not { } call || model.CallAt(call, token)?.ExcludesProduction(model, token) != true);

    private static bool IsTooEarly(PipelineStep step, Report report) =>
        !step.IsInBranch && !report.Model.Application.Pipeline.OthersOf(Middleware.UseOutputCache, step, report.CancellationToken).Any()
        && report.Model.Application.Pipeline.OnlyBehind(step, Middleware.UseAuthentication, report.CancellationToken) is not null;
}
