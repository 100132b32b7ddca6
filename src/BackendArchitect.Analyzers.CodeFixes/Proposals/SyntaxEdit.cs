using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>One difference between a piece of code and its rewriting.</summary>
/// <param name="Old">What stands there, or the nearest thing around it.</param>
internal abstract record SyntaxEdit(SyntaxNode Old);

/// <summary>Statements that were not there.</summary>
/// <param name="Old">The statement that they stand before; the block where they stand at its end; the expression that a body consisted of.</param>
/// <param name="Statements">The statements.</param>
internal sealed record InsertedStatements(SyntaxNode Old, ImmutableArray<StatementSyntax> Statements) : SyntaxEdit(Old);

/// <summary>An expression that became another.</summary>
internal sealed record ReplacedExpression(ExpressionSyntax Was, ExpressionSyntax Now) : SyntaxEdit(Was);

/// <summary>An expression that is now evaluated under a condition only; what else differs in it is an edit of its own.</summary>
/// <param name="Was">The expression.</param>
/// <param name="Condition">The condition.</param>
/// <param name="WhenTrue">Whether it is evaluated where the condition holds.</param>
/// <param name="Otherwise">What is evaluated else.</param>
internal sealed record GuardedExpression(ExpressionSyntax Was, ExpressionSyntax Condition, bool WhenTrue, ExpressionSyntax Otherwise) : SyntaxEdit(Was);

/// <summary>Calls that follow an expression.</summary>
internal sealed record AppendedCalls(ExpressionSyntax Was, ImmutableArray<InvocationExpressionSyntax> Calls) : SyntaxEdit(Was);

/// <summary>Calls of a chain that are gone.</summary>
internal sealed record RemovedCalls(ExpressionSyntax Was, ImmutableArray<InvocationExpressionSyntax> Calls) : SyntaxEdit(Was);

/// <summary>Attributes that were not there.</summary>
internal sealed record AddedAttributes(SyntaxNode Old, ImmutableArray<AttributeSyntax> Attributes) : SyntaxEdit(Old);

/// <summary>Any other difference: no shape allows it.</summary>
/// <param name="Old">Where.</param>
/// <param name="What">What is different, as the words of a sentence.</param>
internal sealed record ForeignEdit(SyntaxNode Old, string What) : SyntaxEdit(Old);
