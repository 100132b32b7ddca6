using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Bounds the member by an attribute, where somebody reads that. The number is a guess, so a person looks at it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnboundedTextFix() : RuleFix(UnboundedText.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(MemberAttribute.Plan(site, "Take at most 200 characters", "StringLength", "200", cancellationToken) is { } plan ? [plan] : []);
}
