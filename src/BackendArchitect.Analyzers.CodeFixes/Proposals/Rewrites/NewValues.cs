using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>The variables that checks made, with what they were made of.</summary>
internal sealed record NewValues(IReadOnlyDictionary<string, ExpressionSyntax> Made)
{
    /// <summary>Reads the variables of a member that have a name of their own, those that were there too.</summary>
    internal static NewValues In(SyntaxNode? member) => new((member?.DescendantNodes().OfType<VariableDeclaratorSyntax>() ?? []).Where(variable => variable.Initializer is not null).GroupBy(variable => variable.Identifier.ValueText)
        .Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.First().Initializer!.Value, StringComparer.Ordinal));

    /// <summary>Reads the variables of new statements.</summary>
    internal static NewValues Of(ImmutableArray<SyntaxEdit> edits)
    {
        var made = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
        foreach (var statement in edits.OfType<InsertedStatements>().SelectMany(edit => edit.Statements))
        {
            if (statement is LocalDeclarationStatementSyntax local)
                foreach (var variable in local.Declaration.Variables)
                    if (variable.Initializer is { } initializer)
                        made[variable.Identifier.Text] = initializer.Value;
            // 'Uri.TryCreate(url, UriKind.Absolute, out var uri)': the new value comes of the first argument.
            foreach (var argument in statement.DescendantNodes().OfType<ArgumentSyntax>())
                if (argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax name } && argument.Parent is ArgumentListSyntax list && list.Arguments[0].Expression is var first && first != argument.Expression)
                    made[name.Identifier.Text] = first;
        }
        return new(made);
    }
}
