using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>
/// For which types the application registers a validator of FluentValidation: one by one, or those of an assembly, of which the public ones are found.
/// See https://docs.fluentvalidation.net/en/latest/di.html.
/// </summary>
internal sealed class FluentValidators(ServiceModel model)
{
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
            || validators.Exists(validator => Interface(validator) is { } registered && model.Application.Services.Answer(registered, cancellationToken).IsService == true);
    }

    private static INamedTypeSymbol? Interface(INamedTypeSymbol validator) => validator.AllInterfaces.FirstOrDefault(i => i.Is(RequestValidators.ValidatorOf));

    private static bool IsPublic(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsPublic(outer));
}
