using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Finds the configuration that code at a place can read: a configuration, or a builder that has one.</summary>
internal static class ConfigurationInReach
{
    /// <summary>The expression of the configuration, or null.</summary>
    internal static string? At(ExpressionSyntax text, SemanticModel semantics) => SymbolInReach.At(text, semantics, (type, name) =>
        type.IsOrDerivesFrom(Environments.Configuration) ? name
        : type.Is(AspNet.WebApplicationBuilder) || type.Is(AspNet.WebApplication) || type.IsOrDerivesFrom(Hosting.HostApplicationBuilder) ? name + ".Configuration"
        : null);
}
