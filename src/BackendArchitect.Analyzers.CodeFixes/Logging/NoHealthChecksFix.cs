using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Registers health checks and maps them for everybody: whoever runs the service asks without credentials, and learns one word.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class NoHealthChecksFix() : RuleFix(NoHealthChecks.Descriptor, Safety.Safe)
{
    private static readonly string[] Runs = ["Run", "RunAsync"];

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(Changed(site, cancellationToken) is { } root
            ? [new("Map health checks", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);

    private static SyntaxNode? Changed(FixSite site, CancellationToken cancellationToken)
    {
        // The application has to be a variable, and to run in the statements behind.
        if (site.Node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables: { Count: 1 } variables } declaration || site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() != variables[0]
            || site.Semantics.GetDeclaredSymbol(variables[0], cancellationToken) is not ILocalSymbol { Type: var type } app || !type.Is(AspNet.WebApplication)
            || Statements(declaration).FirstOrDefault(statement => Runs.Any(run => IsCall(statement, app.Name, run))) is not { } running || StatementBeforeBuild.BuildAt(site, cancellationToken) is not var (_, build))
            return null;
        var model = ServiceModel.Of(site.Semantics.Compilation);
        var isRegistered = model.MentionsOf("AddHealthChecks", cancellationToken).Any();
        var isOpen = model.Application.DefaultAuthorization(cancellationToken).IsAbsent;
        var mapped = SyntaxFactory.ParseStatement($"{app.Name}.MapHealthChecks(\"/health\"){(isOpen ? "" : ".AllowAnonymous()")};");
        SyntaxNode place = running.Parent is GlobalStatementSyntax global ? global : running;
        // An empty line before the end of the program stays there.
        mapped = mapped.WithLeadingTrivia(place.Indentation()).WithTrailingTrivia(site.Root.LineBreak());
        var root = site.Root.TrackNodes(place, build);
        root = root.InsertNodesBefore(root.GetCurrentNode(place)!, [place is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(mapped) : mapped]);
        return isRegistered ? root : StatementBeforeBuild.Insert(site, root, node => root.GetCurrentNode(node)!, builder => $"{builder}.Services.AddHealthChecks();", cancellationToken);
    }

    private static IEnumerable<StatementSyntax> Statements(StatementSyntax declaration) =>
        (declaration.Parent is GlobalStatementSyntax global ? global.Parent! : declaration.Parent!).ChildNodes()
            .Select(node => (node as GlobalStatementSyntax)?.Statement ?? node as StatementSyntax).OfType<StatementSyntax>().Where(statement => statement.SpanStart > declaration.SpanStart);

    private static bool IsCall(StatementSyntax statement, string app, string method) =>
        statement is ExpressionStatementSyntax { Expression: var expression }
        && (expression is AwaitExpressionSyntax awaited ? awaited.Expression : expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax on, Name.Identifier.ValueText: var name } }
        && on.Identifier.ValueText == app && name == method;
}
