using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Logs properties and headers and no bodies, where everything is logged or a direction as a whole.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LoggedBodiesFix() : RuleFix(LoggedBodies.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(site.Node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var field } fields && WithoutBodies(field, fields.Expression.ToString()) is { } without
            ? [FixPlan.Replace(site, "Log properties and headers without bodies", fields, SyntaxFactory.ParseExpression(without).WithTriviaFrom(fields))]
            : []);

    private static string? WithoutBodies(string field, string type) => field switch
    {
        "All" => $"{type}.RequestPropertiesAndHeaders | {type}.ResponsePropertiesAndHeaders",
        "Request" => $"{type}.RequestPropertiesAndHeaders",
        "Response" => $"{type}.ResponsePropertiesAndHeaders",
        _ => null,
    };
}
