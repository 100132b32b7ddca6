using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Asks for the environment before something is done.</summary>
internal static class OnlyInDevelopment
{
    /// <summary>The root in which the statement of a call runs in Development alone; null where the statement does more, or the application is no variable.</summary>
    internal static SyntaxNode? Statement(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax app } access } } statement
            || access.Name.SpanStart != site.Node.SpanStart || (EnvironmentOf(site.Semantics.GetTypeInfo(app).Type, app.ToString()) ?? EnvironmentAt(access, site.Semantics)) is not { } environment)
            return null;
        var (line, indentation) = (site.Root.LineBreak().ToString(), (statement.Parent is GlobalStatementSyntax global ? global.Indentation() : statement.Indentation()).ToString());
        var body = statement.WithoutTrivia().ToString().Replace(line, line + "    ");
        var guarded = SyntaxFactory.ParseStatement($"if ({environment}.IsDevelopment()){line}{indentation}{{{line}{indentation}    {body}{line}{indentation}}}").WithTriviaFrom(statement);
        return Imported(site.Root.ReplaceNode((SyntaxNode)statement, guarded), site);
    }

    /// <summary>The expression that is true in Development alone; null where no environment is in reach.</summary>
    internal static ExpressionSyntax? Condition(ExpressionSyntax place, SemanticModel semantics) =>
        EnvironmentAt(place, semantics) is { } environment ? SyntaxFactory.ParseExpression(environment + ".IsDevelopment()") : null;

    /// <summary>The root with what <see cref="Condition"/> needs imported.</summary>
    internal static SyntaxNode Imported(SyntaxNode root, FixSite site) =>
        root.WithUsing(site, Environments.HostEnvironmentExtensions.Namespace, Environments.HostEnvironmentExtensions.MetadataName);

    private static string? EnvironmentAt(ExpressionSyntax place, SemanticModel semantics) => SymbolInReach.At(place, semantics, EnvironmentOf);

    private static string? EnvironmentOf(ITypeSymbol? type, string name) =>
        type.IsOrDerivesFrom(Environments.HostEnvironment) ? name
        : type.Is(AspNet.WebApplication) || type.Is(AspNet.WebApplicationBuilder) || type.IsOrDerivesFrom(Hosting.HostApplicationBuilder) ? name + ".Environment"
        : type.Is(Hosting.HostBuilderContext) || type.Is(Hosting.WebHostBuilderContext) ? name + ".HostingEnvironment"
        : null;
}
