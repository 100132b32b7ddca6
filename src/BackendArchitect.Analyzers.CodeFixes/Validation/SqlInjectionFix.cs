using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Passes the values of a statement as parameters: to Entity Framework as the holes of an interpolated string, to Dapper as an object, to ADO.NET through the
/// command's collection. Only where every value stands where a parameter may; names of tables and columns are no values, and left to a person.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SqlInjectionFix() : RuleFix(SqlInjection.Descriptor, Safety.Review)
{
    private const string Title = "Pass the values as parameters";

    // The same method for an interpolated string, by its name of today and the one before.
    private static readonly ImmutableDictionary<string, string[]> Interpolated = ImmutableDictionary<string, string[]>.Empty
        .Add("FromSqlRaw", ["FromSql", "FromSqlInterpolated"])
        .Add("ExecuteSqlRaw", ["ExecuteSql", "ExecuteSqlInterpolated"])
        .Add("ExecuteSqlRawAsync", ["ExecuteSqlAsync", "ExecuteSqlInterpolatedAsync"])
        .Add("SqlQueryRaw", ["SqlQuery"]);

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = site.Node is ArgumentSyntax argument ? argument.Expression : site.Node as ExpressionSyntax;
        return Task.FromResult<ImmutableArray<FixPlan>>(text is not null && Plan(text, site, cancellationToken) is { } root
            ? [new(Title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);
    }

    private static SyntaxNode? Plan(ExpressionSyntax text, FixSite site, CancellationToken cancellationToken)
    {
        var (semantics, declaration) = (site.Semantics, default(VariableDeclaratorSyntax));
        var written = text;
        // 'var sql = $"..."; command.CommandText = sql;', where nobody else reads it.
        if (text is IdentifierNameSyntax && semantics.GetSymbolInfo(text, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local
            && declared[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: { } block } } } declarator
            && block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == local.Name) == 1)
            (declaration, written) = (declarator, value);
        if (StatementText.Of(written, semantics, cancellationToken) is not { Values.Count: > 0 } statement)
            return null;
        return text.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument when semantics.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method =>
                IsOn(method, SqlText.EntityQueries) || IsOn(method, SqlText.EntityDatabase) ? ToEntityFramework(call, method, argument, written, declaration, statement, site)
                : IsOn(method, SqlText.Dapper) ? ToDapper(call, argument, written, statement, site) : null,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } when creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax command } && command.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } around =>
                ToCommand(semantics.GetTypeInfo(creation, cancellationToken).Type, command.Identifier.Text, around, written, statement, site),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText", Expression: IdentifierNameSyntax command }, Parent: ExpressionStatementSyntax around } =>
                ToCommand(semantics.GetTypeInfo(command, cancellationToken).Type, command.Identifier.Text, around, written, statement, site),
            _ => null,
        };
    }

    private static bool IsOn(IMethodSymbol method, TypeName type) => (method.ReducedFrom ?? method).ContainingType.Is(type);

    private static SyntaxNode? ToEntityFramework(InvocationExpressionSyntax call, IMethodSymbol method, ArgumentSyntax argument, ExpressionSyntax written, VariableDeclaratorSyntax? declaration, StatementText statement, FixSite site)
    {
        // Values beside it have numbers in the text.
        if (argument.NameColon is not null || method.Parameters.Any(p => p.IsParams) && call.ArgumentList.Arguments.Count > 1 || method.Parameters.Any(p => p.Name == "parameters" && !p.IsParams)
            || call.InvokedName() is not { } name || !Interpolated.TryGetValue(name.Identifier.ValueText, out var candidates)
            || candidates.FirstOrDefault(candidate => (method.ReducedFrom ?? method).ContainingType.GetMembers(candidate).OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => p.Type.Is(Encoders.FormattableString)))) is not { } safe)
            return null;
        var renamed = name.WithIdentifier(SyntaxFactory.Identifier(safe).WithTriviaFrom(name.Identifier));
        if (declaration?.Parent is not VariableDeclarationSyntax { Type: { } type })
            return site.Root.ReplaceNodes([name, written], (old, _) => old == name ? renamed : statement.AsInterpolated().WithTriviaFrom(written));
        var root = site.Root.ReplaceNodes(new SyntaxNode[] { name, written, type }, (old, _) => old == name ? renamed : old == written ? statement.AsInterpolated().WithTriviaFrom(written) : SyntaxFactory.IdentifierName("FormattableString").WithTriviaFrom(type));
        return root.WithUsing(site, "System", "FormattableString");
    }

    private static SyntaxNode? ToDapper(InvocationExpressionSyntax call, ArgumentSyntax argument, ExpressionSyntax written, StatementText statement, FixSite site)
    {
        var values = SyntaxFactory.ParseExpression($"new {{ {string.Join(", ", statement.Values.Select(value => value.IsNamedSo ? value.Expression.ToString() : $"{value.Name} = {value.Expression}"))} }}");
        var arguments = call.ArgumentList.Arguments;
        if (arguments.IndexOf(argument) != 0 || arguments.Skip(1).Any(a => a.NameColon is null || a.NameColon.Name.Identifier.ValueText == "param"))
            return null;
        var root = site.Root.TrackNodes(call, written);
        root = root.ReplaceNode(root.GetCurrentNode(written)!, statement.AsParameterized().WithTriviaFrom(written));
        var current = root.GetCurrentNode(call)!;
        return root.ReplaceNode(current, current.WithArgumentList(current.ArgumentList.WithArguments(current.ArgumentList.Arguments.Insert(1, SyntaxFactory.Argument(values).WithLeadingTrivia(SyntaxFactory.Space)))));
    }

    private static SyntaxNode? ToCommand(ITypeSymbol? type, string command, StatementSyntax around, ExpressionSyntax written, StatementText statement, FixSite site)
    {
        if (around.Parent is not (BlockSyntax or GlobalStatementSyntax) || Collection(type) is not { } collection)
            return null;
        var takesValues = Has(collection, "AddWithValue");
        // Some providers know parameters by their order, and some by another sign.
        if (!takesValues && !(type.Is(SqlText.Command) || type.Is(SqlText.DbCommand)))
            return null;
        var names = statement.Values.Select(value => value.Name + "Parameter").ToList();
        if (!takesValues && site.Semantics.LookupSymbols(around.SpanStart).Any(symbol => names.Contains(symbol.Name)))
            return null;
        var (anchor, indentation) = (around.Parent is GlobalStatementSyntax global ? (SyntaxNode)global : around, around.Indentation());
        var added = statement.Values.SelectMany(value => takesValues ? [$"{command}.Parameters.AddWithValue(\"@{value.Name}\", {value.Passed});"] : Created(command, value))
            .Select(text => SyntaxFactory.ParseStatement(text).WithLeadingTrivia(indentation).WithTrailingTrivia(site.Root.LineBreak()))
            .Select(added => anchor is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : (SyntaxNode)added).ToList();
        var root = site.Root.TrackNodes(anchor, written);
        root = root.ReplaceNode(root.GetCurrentNode(written)!, statement.AsParameterized().WithTriviaFrom(written));
        root = root.InsertNodesAfter(root.GetCurrentNode(anchor)!, added);
        return statement.Values.Any(value => value.Passed.Contains("DBNull")) ? root.WithUsing(site, "System", "DBNull") : root;
    }

    private static string[] Created(string command, StatementValue value) =>
    [
        $"var {value.Name}Parameter = {command}.CreateParameter();",
        $"{value.Name}Parameter.ParameterName = \"@{value.Name}\";",
        $"{value.Name}Parameter.Value = {value.Passed};",
        $"{command}.Parameters.Add({value.Name}Parameter);",
    ];

    private static ITypeSymbol? Collection(ITypeSymbol? command)
    {
        for (var type = command; type is not null; type = type.BaseType)
            if (type.GetMembers("Parameters").OfType<IPropertySymbol>().FirstOrDefault() is { } parameters)
                return parameters.Type;
        return null;
    }

    private static bool Has(ITypeSymbol type, string method) => (type as INamedTypeSymbol)?.SelfAndBases().Any(t => t.GetMembers(method).OfType<IMethodSymbol>().Any(m => m.Parameters.Length == 2)) == true;
}
