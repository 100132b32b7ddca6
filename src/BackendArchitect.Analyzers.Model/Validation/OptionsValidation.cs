using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What checks the options of a type, and when.</summary>
/// <param name="IsChecked">Whether anything does.</param>
/// <param name="IsAtStart">Whether it does so before the application takes requests.</param>
internal readonly record struct OptionsValidation(bool IsChecked, bool IsAtStart)
{
    private static readonly string[] BuilderMembers = ["Bind", "BindConfiguration", "Configure", "PostConfigure", "Validate", "ValidateDataAnnotations", "ValidateOnStart"];

    /// <summary>What is known of the options of a type; null where somebody unseen may check them.</summary>
    internal static OptionsValidation? Of(INamedTypeSymbol options, ServiceModel model, CancellationToken cancellationToken)
    {
        // The host of a library may check whatever options it can name.
        if (!model.IsHost && options.DeclaredAccessibility == Accessibility.Public)
            return null;
        var (isChecked, isAtStart) = (false, false);
        foreach (var use in model.MentionsOf(options.Name, cancellationToken))
        {
            if (use.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var generic } taker } || !model.SymbolOf(use, cancellationToken).IsDeclaredAs(options))
                continue;
            switch (generic)
            {
                case "IValidateOptions" when taker.FirstAncestorOrSelf<BaseTypeSyntax>() is not null || taker.Parent is TypeArgumentListSyntax:
                    isChecked = true;
                    break;
                // Read while the application is built: what is wrong shows there.
                case "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" when taker.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "GetRequiredService" or "GetService" } }:
                    return null;
                case "AddOptions" or "AddOptionsWithValidateOnStart" or "Configure" or "OptionsBuilder":
                    isAtStart |= generic == "AddOptionsWithValidateOnStart";
                    // A validator is the second of its types.
                    isChecked |= generic == "AddOptionsWithValidateOnStart" && taker.TypeArgumentList.Arguments.Count > 1;
                    foreach (var name in LinksAfter(taker))
                    {
                        if (Array.IndexOf(BuilderMembers, name.Identifier.ValueText) < 0 && !IsFramework(name, model, cancellationToken))
                            return null;
                        isAtStart |= name.Identifier.ValueText == "ValidateOnStart";
                        isChecked |= name.Identifier.ValueText is "Validate" or "ValidateDataAnnotations";
                    }
                    // A builder that is kept or handed on may be told more elsewhere.
                    if (generic == "OptionsBuilder" || (generic.StartsWith("AddOptions", StringComparison.Ordinal) && EndOf(taker)?.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or MemberAccessExpressionSyntax or LambdaExpressionSyntax)))
                        return null;
                    break;
            }
        }
        return new(isChecked, isAtStart);
    }

    // 'Validate' of FluentValidation's helpers and of services' own stand in the chain as the framework's do.
    private static bool IsFramework(SimpleNameSyntax name, ServiceModel model, CancellationToken cancellationToken) =>
        name.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is IMethodSymbol method && Endpoints.ConventionReader.IsFramework(method.ContainingAssembly);

    private static IEnumerable<SimpleNameSyntax> LinksAfter(SimpleNameSyntax first)
    {
        for (var call = first.CallBy(); call?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access; call = next)
            yield return access.Name;
    }

    private static SyntaxNode? EndOf(SimpleNameSyntax first)
    {
        var call = first.CallBy();
        while (call?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
            call = next;
        return call;
    }
}
