using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A rate limiter whose callers name their own bucket, and get a fresh one whenever they like.</summary>
internal sealed class SpoofableLimiterKey() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5016",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Spoofable limiter key",
        messageFormat: "Callers choose what the rate limiter counts them by: it reads {0} '{1}', which any of them may set",
        description: "Count by what a caller cannot choose: the user who is signed in, or the remote address behind forwarded headers with known proxies.",
        cwe: 348);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Uses = [Remedies.Connection, Limits.RemoteAddress, Remedies.User, Remedies.Identity, Remedies.IdentityName, Remedies.AddressToText],
        Remedies = [Limits.RemoteAddress, Remedies.IdentityName],
        Drops = ["Request", "Headers", "Query", "Cookies", "ToString", "FirstOrDefault"],
        Operators = ["?", "??"],
        Texts = NewTexts.Names,
    });

    // Who names the proxies takes the addresses of others out of the header.
    private static readonly string[] KnownProxies = ["KnownProxies", "KnownNetworks", "KnownIPNetworks"];

    internal override ImmutableArray<string> Methods { get; } = ["Create", Limits.AddPolicy.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (!call.TargetMethod.Is(Limits.AddPolicy) && !call.TargetMethod.ContainingType.Is(Limits.PartitionedRateLimiter) || call.Syntax is not InvocationExpressionSyntax syntax)
            return;
        var (model, token) = (report.Model, report.CancellationToken);
        var keys = new LimiterKeys(model, token);
        foreach (var (member, what) in new[] { (Limits.Headers, "the header"), (Limits.Query, "the query value") })
            foreach (var read in keys.Reads(syntax, member))
                if (ClientChoice.ReadFrom(read, model, token) is { } choice && !(choice.IsAddress && (ClientChoice.IsDoubted(read) || KnownProxies.Any(name => model.MentionsOf(name, token).Any(IsAdded)))) && !call.ExcludesProduction(model, token))
                {
                    report.At(syntax.Span.Contains(read.Span) && read.SyntaxTree == syntax.SyntaxTree ? read.GetLocation() : call.NameLocation(), what, choice.Name);
                    return;
                }
    }

    // 'KnownProxies.Clear()' trusts everybody.
    private static bool IsAdded(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            && access.Parent is AssignmentExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" });
}
