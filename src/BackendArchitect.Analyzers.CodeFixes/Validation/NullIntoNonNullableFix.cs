using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Has the serializers that read bodies heed the annotations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class NullIntoNonNullableFix() : RuleFix(NullIntoNonNullable.Descriptor, Safety.Review)
{
    private const string OfMinimalApis = "ConfigureHttpJsonOptions(options => options.SerializerOptions.RespectNullableAnnotations = true)";
    private const string OfActions = "Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(options => options.JsonSerializerOptions.RespectNullableAnnotations = true)";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue(NullIntoNonNullable.Readers, out var text) || !Enum.TryParse<BoundFrom>(text, out var readers))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var settings = readers switch { BoundFrom.Body => OfMinimalApis, BoundFrom.ActionBody => OfActions, _ => $"{OfMinimalApis}{site.Root.LineBreak()}    .{OfActions}" };
        return Task.FromResult<ImmutableArray<FixPlan>>(StatementBeforeBuild.Insert(site, builder => $"{builder}.Services.{settings};", cancellationToken) is { } root
            ? [new("Refuse null for what is not nullable", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);
    }
}
