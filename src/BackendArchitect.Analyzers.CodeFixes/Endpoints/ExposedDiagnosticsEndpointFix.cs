using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Adds the page in Development alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ExposedDiagnosticsEndpointFix() : RuleFix(ExposedDiagnosticsEndpoint.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        // A statement that does more than add the page, or an application that is no variable: there is more to decide.
        if (site.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax app } access } } statement
            || access.Name.SpanStart != site.Node.SpanStart || !site.Semantics.GetTypeInfo(app, cancellationToken).Type.Is(AspNet.WebApplication))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var (line, indentation) = (site.Root.LineBreak().ToString(), (statement.Parent is GlobalStatementSyntax global ? global.Indentation() : statement.Indentation()).ToString());
        var body = statement.WithoutTrivia().ToString().Replace(line, line + "    ");
        var guarded = SyntaxFactory.ParseStatement($"if ({app}.Environment.IsDevelopment()){line}{indentation}{{{line}{indentation}    {body}{line}{indentation}}}").WithTriviaFrom(statement);
        var root = site.Root.ReplaceNode((SyntaxNode)statement, guarded).WithUsing(site, Environments.HostEnvironmentExtensions.Namespace, Environments.HostEnvironmentExtensions.MetadataName);
        return Task.FromResult<ImmutableArray<FixPlan>>([new("Only in Development", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
