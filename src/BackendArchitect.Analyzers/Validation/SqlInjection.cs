using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Client input that becomes part of the text of an SQL statement: whoever writes it decides what the statement does.</summary>
internal sealed class SqlInjection() : TaintRule(Descriptor, Dangers.Sql)
{
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
}
