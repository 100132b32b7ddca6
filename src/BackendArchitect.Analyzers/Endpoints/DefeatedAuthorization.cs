using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A requirement that nobody has to meet, because anonymous callers are let in beside it or farther out.</summary>
internal sealed class DefeatedAuthorization() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5009",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Defeated authorization",
        messageFormat: "{0} requires nothing here: anonymous callers are let in by {1}, and that wins wherever it stands",
        description: "Allow anonymous callers nearer to the endpoint than authorization is required, or not at all.",
        cwe: 863);

    // The framework's own analyzer tells of it since .NET 9.
    private const string TwinId = "ASP0026";
    private const int TwinSince = 9;

    internal override ImmutableArray<string> Methods { get; } = [AspNet.RequireAuthorization.Name];

    internal override ImmutableArray<string> Attributes { get; } = ["Authorize"];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (call.TargetMethod.Is(AspNet.RequireAuthorization) && new WaiverReader(report.Model).Over(call, report.CancellationToken) is { } waiver
            && !call.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(call.NameLocation(), AspNet.RequireAuthorization.Name, waiver);
    }

    internal override void Inspect(IAttributeOperation attribute, Report report)
    {
        if (attribute is { Operation: IObjectCreationOperation { Type: { } type }, Syntax: AttributeSyntax { Parent.Parent: { } declaration } syntax } && type.IsOrDerivesFrom(AspNet.AuthorizeData)
            && BearerOf(declaration, attribute.SemanticModel!, report) is { } bearer
            && new WaiverReader(report.Model).Over(syntax, bearer, Twin.IsOnInFramework(TwinId, TwinSince, syntax.SyntaxTree, report), report.CancellationToken) is { } waiver)
            report.At(syntax.GetLocation(), $"[{syntax.ShortName()}]", waiver);
    }

    private static ISymbol? BearerOf(SyntaxNode declaration, SemanticModel semantics, Report report) => declaration is LambdaExpressionSyntax
        ? semantics.GetSymbolInfo(declaration, report.CancellationToken).Symbol
        : semantics.GetDeclaredSymbol(declaration, report.CancellationToken);
}
