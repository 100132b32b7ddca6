using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An attribute about callers that stands where nobody reads it.</summary>
internal sealed class IneffectiveAttribute() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5010",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Ineffective attribute",
        messageFormat: "Nobody reads [{0}] here: {1}",
        description: "Put the attribute on the method or lambda that is mapped, or say it by a call on the endpoint or its group.",
        cwe: 862);

    internal override ImmutableArray<string> Methods => [];

    internal override ImmutableArray<string> Attributes { get; } = ["Authorize", "AllowAnonymous", "EnableRateLimiting"];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
    }

    internal override void Inspect(IAttributeOperation attribute, Report report)
    {
        if (attribute is { Operation: IObjectCreationOperation { Type: { } type }, Syntax: AttributeSyntax { Parent.Parent: { } declaration } syntax }
            && (type.IsOrDerivesFrom(AspNet.AuthorizeData) || type.IsOrDerivesFrom(AspNet.AllowAnonymous) || type.Is(AspNet.EnableRateLimiting))
            && attribute.SemanticModel?.GetDeclaredSymbol(declaration, report.CancellationToken) is { } bearer
            && UnreadAttribute.WhyUnread(bearer, report.Model, report.CancellationToken) is { } why)
            report.At(syntax.GetLocation(), syntax.ShortName(), why);
    }
}
