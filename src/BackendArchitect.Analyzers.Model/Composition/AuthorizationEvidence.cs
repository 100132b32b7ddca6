using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Looks for the first sign that anybody in the application speaks about who may call. Signs are found by name, so the question costs
/// little where there are some, and nothing per endpoint.
/// </summary>
internal sealed class AuthorizationEvidence(ServiceModel model)
{
    private static readonly string[] Words =
    [
        "RequireAuthorization", "Authorize", "AuthorizeAttribute", "AllowAnonymous", "AllowAnonymousAttribute", "AuthorizeFolder", "AuthorizePage",
        "AuthorizeAreaFolder", "AuthorizeAreaPage", "AllowAnonymousToPage", "AllowAnonymousToFolder",
    ];

    internal Claim Find(CancellationToken cancellationToken)
    {
        var application = model.Application.DefaultAuthorizationOfActions(cancellationToken);
        if (!application.IsAbsent)
            return application;
        foreach (var word in Words)
            foreach (var use in model.MentionsOf(word, cancellationToken))
                if (Speaks(use, cancellationToken))
                    return Claim.Stated(word, use.GetLocation());
        foreach (var type in model.Compilation.GetSymbolsWithName(IsAttribute, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>())
            if (IsUsed(type, cancellationToken) && MaySpeak(type, cancellationToken))
                return Claim.Stated("[" + type.Name + "]", type.FirstDeclaration());
        foreach (var controller in ControllerReader.CandidatesOfApplication(model, cancellationToken).Concat(ControllerReader.CandidatesOfLibraries(model, cancellationToken)))
            foreach (var bearer in controller.SelfAndBases().Cast<ISymbol>().Concat(controller.GetMembers().OfType<IMethodSymbol>()))
                foreach (var attribute in bearer.GetAttributes())
                    if (model.Endpoints.Conventions.Read(attribute, bearer, cancellationToken).FirstOrDefault(c => c.ConcernsAuthorization) is { } said)
                        return Claim.Stated(said.Said, said.Where);
        return Claim.Absent;
    }

    private static bool IsAttribute(string name) => name.EndsWith("Attribute", System.StringComparison.Ordinal);

    private bool Speaks(SimpleNameSyntax use, CancellationToken cancellationToken)
    {
        var node = (SyntaxNode?)use.FirstAncestorOrSelf<AttributeSyntax>() ?? use;
        return model.SymbolOf(node, cancellationToken) switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => SpeaksBy(constructor.ContainingType),
            IMethodSymbol method => method.ContainingAssembly.Name.StartsWith("Microsoft.AspNetCore", System.StringComparison.Ordinal),
            INamedTypeSymbol type => SpeaksBy(type),
            _ => false,
        };
    }

    private static bool SpeaksBy(ITypeSymbol type) =>
        type.IsOrDerivesFrom(AspNet.AuthorizeData) || type.IsOrDerivesFrom(AspNet.AllowAnonymous) || type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData);

    private bool MaySpeak(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SpeaksBy(type) || (type.IsOrDerivesFrom(AspNet.FilterMetadata) && Refusal.MayRefuse(model, type, cancellationToken));

    private bool IsUsed(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        model.MentionsOf(type.Name, cancellationToken).Concat(model.MentionsOf(type.Name.Substring(0, type.Name.Length - "Attribute".Length), cancellationToken))
            .Any(use => use.FirstAncestorOrSelf<AttributeSyntax>() is not null || use.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not null);
}
