using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of the text of an SQL statement: whoever writes it decides what the statement does.</summary>
internal sealed class SqlInjection() : TaintRule(Descriptor, Dangers.Sql)
{
    private const string TwinPackage = "Microsoft.EntityFrameworkCore";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2101",
        category: Family.Validation,
        level: Level.Must,
        title: "SQL injection",
        messageFormat: "{0} reaches the {1} of '{2}'{3} unchecked",
        description: "Pass values as parameters: an interpolated string to FromSql or ExecuteSql, a parameter object to Dapper, DbParameter to a command; take names of columns from a list.",
        cwe: 89);

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sinks = TaintOptions.Sinks;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;

    // Entity Framework reports every text that is put together in the argument of its own raw methods.
    internal override bool IsSaidElsewhere(TaintFlow flow, Report report) =>
        (flow.Use.Sink.Type == SqlText.EntityQueries || flow.Use.Sink.Type == SqlText.EntityDatabase) && flow.Use.Value.WithoutImplicitConversions() switch
        {
            IInterpolatedStringOperation text => Twin.IsOnInPackage("EF1002", TwinPackage, since: 8, text.Syntax.SyntaxTree, report),
            IBinaryOperation text => Twin.IsOnInPackage("EF1003", TwinPackage, since: 10, text.Syntax.SyntaxTree, report),
            _ => false,
        };
}
