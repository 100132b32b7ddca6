using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What a filter, behaviour or middleware of the service's own validates, read from the words of its source.</summary>
/// <param name="Validates">Whether it validates anything; null where it has no source.</param>
/// <param name="Types">The types of which it validates values; none where it does so for all it is given.</param>
internal sealed record FilterValidation(bool? Validates, ImmutableArray<ITypeSymbol> Types)
{
    private static readonly FilterValidation Nothing = new(false, []);
    private static readonly FilterValidation Unseen = new(null, []);

    private static readonly HashSet<string> Words =
    [
        "Validate", "ValidateAsync", "ValidateAndThrow", "ValidateAndThrowAsync", "TryValidate", "TryValidateAsync", "TryValidateObject", "ValidateObject", "IValidator", "IValidatableObject", "MiniValidator",
        "ValidationProblem", "ValidationException", "ModelState",
    ];

    // The interface of FluentValidation's validators, and what else validates besides them.
    private const string Validator = "IValidator";
    private static readonly HashSet<string> OtherWays = ["TryValidate", "TryValidateAsync", "TryValidateObject", "ValidateObject", "IValidatableObject", "MiniValidator", "ModelState"];

    // Every endpoint that a filter runs for asks about it.
    private static readonly ConditionalWeakTable<ITypeSymbol, FilterValidation> OfTypes = new();
    private static readonly ConditionalWeakTable<SyntaxNode, FilterValidation> OfFunctions = new();

    /// <summary>Whether it asks the validators of a type and nobody else: where there are none, it lets everything pass.</summary>
    internal bool AsksValidators { get; private init; }

    /// <summary>Whether values of a type are validated; null where that cannot be seen.</summary>
    internal bool? Covers(ITypeSymbol type) => Validates != true ? Validates : Types.IsEmpty || Types.Any(t => t.IsDeclaredAs(type) || t is ITypeParameterSymbol);

    /// <summary>What a class does.</summary>
    internal static FilterValidation Of(ITypeSymbol filter, CancellationToken cancellationToken) => OfTypes.GetValue(filter, type => Read(type, cancellationToken));

    private static FilterValidation Read(ITypeSymbol filter, CancellationToken cancellationToken)
    {
        if (filter.DeclaringSyntaxReferences.IsEmpty)
            return ConventionReader.IsFramework(filter.ContainingAssembly) ? Nothing : Unseen;
        var sources = ((filter as INamedTypeSymbol)?.SelfAndBases() ?? []).SelectMany(t => t.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken)).ToList();
        if (!sources.Exists(Speaks))
            // A base class or a service that does the work need not stand here.
            return sources.Exists(HandsOnItsArguments) ? Unseen : Nothing;
        return new(true, filter is INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } ? arguments : []) { AsksValidators = sources.TrueForAll(source => !Speaks(source) || AsksOnlyValidators(source)) && !InheritsUnseen(filter) };
    }

    /// <summary>What a function does.</summary>
    internal static FilterValidation Of(IOperation? function, CancellationToken cancellationToken) => function switch
    {
        IAnonymousFunctionOperation => OfFunctions.GetValue(function.Syntax, OfCode),
        IMethodReferenceOperation { Method.DeclaringSyntaxReferences: { IsEmpty: false } declarations } => OfFunctions.GetValue(declarations[0].GetSyntax(cancellationToken), OfCode),
        _ => Unseen,
    };

    private static FilterValidation OfCode(SyntaxNode code) => Speaks(code) || Refuses(code) ? new(true, []) { AsksValidators = AsksOnlyValidators(code) } : HandsOnItsArguments(code) ? Unseen : Nothing;

    /// <summary>Whether code speaks of validation at all.</summary>
    internal static bool Speaks(SyntaxNode code) => code.DescendantTokens().Any(token => IsWord(token.ValueText));

    /// <summary>Whether a name is one that code which validates speaks.</summary>
    internal static bool IsWord(string name) => Words.Contains(name);

    // A base class that is not at hand may look at the values itself.
    private static bool InheritsUnseen(ITypeSymbol filter) => filter is INamedTypeSymbol type
        && type.SelfAndBases().Skip(1).Any(ancestor => ancestor.TypeKind == TypeKind.Error || ancestor.DeclaringSyntaxReferences.IsEmpty && !ConventionReader.IsFramework(ancestor.ContainingAssembly));

    private static bool AsksOnlyValidators(SyntaxNode code) =>
        code.DescendantTokens().Any(token => token.ValueText == Validator) && !code.DescendantTokens().Any(token => OtherWays.Contains(token.ValueText));

    // It looks at what the handler is given and answers by itself.
    private static bool Refuses(SyntaxNode code) =>
        HandsOnItsArguments(code) && code.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax
            || (node is InvocationExpressionSyntax call && call.InvokedName() is { } name && CheckName.IsRefusal(name.Identifier.ValueText)));

    private static bool HandsOnItsArguments(SyntaxNode code) => code.DescendantTokens().Any(token => token.ValueText is "GetArgument" or "Arguments" or "ActionArguments");
}
