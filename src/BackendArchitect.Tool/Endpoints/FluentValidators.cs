using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>
/// For which types the application registers a validator of FluentValidation: one by one, or those of an assembly, of which the public ones are found.
/// See https://docs.fluentvalidation.net/en/latest/di.html.
/// </summary>
internal sealed class FluentValidators(ServiceModel model)
{
    private const string Interface = "IValidator";
    private const string Internal = "includeInternalTypes";

    private static readonly string[] Scans =
        ["AddValidatorsFromAssembly", "AddValidatorsFromAssemblies", "AddValidatorsFromAssemblyContaining", "RegisterValidatorsFromAssembly", "RegisterValidatorsFromAssemblyContaining"];

    /// <summary>Whether a validator of a type is registered.</summary>
    internal bool AreThereFor(ITypeSymbol type, CancellationToken cancellationToken)
    {
        var validators = model.Validation.ValidatorsFor(type, cancellationToken).ToList();
        if (validators.Count == 0)
            return false;
        return (Scans.Any(scan => model.MentionsOf(scan, cancellationToken).Any()) && (validators.Exists(IsPublic) || model.MentionsOf(Internal, cancellationToken).Any()))
            || IsRegistered(type, cancellationToken);
    }

    // 'AddScoped<IValidator<Order>, OrderValidator>()': what a library declares is taken for a service elsewhere, so the registration itself is looked for.
    private bool IsRegistered(ITypeSymbol type, CancellationToken cancellationToken) => model.MentionsOf(Interface, cancellationToken).Any(use =>
        (use.FirstAncestorOrSelf<TypeArgumentListSyntax>(list => list.Parent is GenericNameSyntax) is { Parent: GenericNameSyntax { Identifier.ValueText: var call } } ? IsRegistration(call)
            : use.FirstAncestorOrSelf<TypeOfExpressionSyntax>()?.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } && IsRegistration(called))
        && model.SymbolOf(use, cancellationToken) is INamedTypeSymbol { TypeArguments: [var of] } registered && registered.Is(RequestValidators.ValidatorOf) && of.IsDeclaredAs(type));

    private static bool IsRegistration(string call) => call.StartsWith("Add", StringComparison.Ordinal) || call.StartsWith("TryAdd", StringComparison.Ordinal);

    private static bool IsPublic(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsPublic(outer));
}
