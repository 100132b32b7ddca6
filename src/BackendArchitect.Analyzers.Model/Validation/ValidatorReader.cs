using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// The validator classes of FluentValidation and of what builds on it: which type each is for, and which members it has rules for.
/// See https://docs.fluentvalidation.net.
/// </summary>
internal sealed class ValidatorReader(ServiceModel model)
{
    private const string Library = "FluentValidation";

    private static readonly string[] Bases = ["AbstractValidator", "IValidator", "Validator"];
    private static readonly string[] Rules = ["RuleFor", "RuleForEach"];

    // What asks only that there is a value, and what says how a rule is told.
    private static readonly string[] Presence = ["NotEmpty", "NotNull", "WithMessage", "WithName", "WithErrorCode", "WithSeverity", "When", "Unless", "WhenAsync", "UnlessAsync", "Cascade", "OverridePropertyName", "DependentRules"];

    // By the name of the type that each is for: services have hundreds of both.
    private readonly Once<ILookup<string, (INamedTypeSymbol Validator, ITypeSymbol Of)>> _validators = new(token => Read(model, token).ToLookup(found => found.Of.Name));

    private readonly Once<ILookup<string, ITypeSymbol>> _wholes = new(token => ReadWholes(model, token).ToLookup(type => type.Name));

    private readonly Once<object> _areForTheirTypes = new(token => model.Compilation.GetTypesByMetadataName(RequestValidators.ValidatorOf.FullName).Any()
        && !model.Compilations.Any(compilation => compilation.ContainsSymbolsWithName("IValidator", SymbolFilter.Type, token))
        && !model.MentionsOf("IValidator", token).Any(use => use is GenericNameSyntax { IsUnboundGenericName: true, Parent: TypeOfExpressionSyntax { Parent: ArgumentSyntax } }));

    /// <summary>Whether 'IValidator' means the library's, and none is for every type: then a type has those that are for it, and no others.</summary>
    internal bool AreForTheirTypes(CancellationToken cancellationToken) => (bool)_areForTheirTypes.Value(cancellationToken);

    /// <summary>The validators in sight for values of a type.</summary>
    internal IEnumerable<INamedTypeSymbol> For(ITypeSymbol type, CancellationToken cancellationToken) =>
        _validators.Value(cancellationToken)[type.Name].Where(v => v.Of.IsDeclaredAs(type)).Select(v => v.Validator);

    /// <summary>
    /// The members of a type that a validator has rules for, each with whether a rule asks more of it than to be there; null where it may have others than can
    /// be seen.
    /// </summary>
    internal static ImmutableDictionary<string, bool>? MembersOf(INamedTypeSymbol validator, CancellationToken cancellationToken)
    {
        if (validator.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var members = ImmutableDictionary.CreateBuilder<string, bool>();
        foreach (var declaration in validator.SelfAndBases().SelectMany(t => t.DeclaringSyntaxReferences))
            foreach (var call in declaration.GetSyntax(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                var name = call.InvokedName()?.Identifier.ValueText;
                if (name is "Include" or "RuleSet" or "Custom")
                    return null;
                if (!IsRule(call))
                    continue;
                if (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var subject, Body: ExpressionSyntax body })
                    return null;
                // 'RuleFor(x => x)' is a rule about the whole.
                if (body is IdentifierNameSyntax)
                    return null;
                var bounds = AsksForMore(call);
                foreach (var member in body.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
                    if (member.Expression is IdentifierNameSyntax { Identifier.ValueText: var root } && root == subject)
                        members[member.Name.Identifier.ValueText] = bounds || (members.TryGetValue(member.Name.Identifier.ValueText, out var before) && before);
            }
        return members.ToImmutable();
    }

    /// <summary>The rule that a member stands in, last of its path, wherever the rule is written: in the validator of what holds its type, or beside any validator; null elsewhere.</summary>
    internal static InvocationExpressionSyntax? RuleAbout(SimpleNameSyntax member) =>
        member.Parent is MemberAccessExpressionSyntax path && path.Name == member && path.Parent is SimpleLambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && IsRule(call) ? call : null;

    /// <summary>Whether code adds rules about the whole of a value to a validator from outside: 'SharedValidator.RuleFor(tag => tag).Custom(...)'.</summary>
    internal bool IsRuledAsAWhole(INamedTypeSymbol type, CancellationToken cancellationToken) => _wholes.Value(cancellationToken)[type.Name].Any(of => of.IsDeclaredAs(type));

    private static IEnumerable<ITypeSymbol> ReadWholes(ServiceModel model, CancellationToken cancellationToken) =>
        from name in Rules
        from use in model.MentionsOf(name, cancellationToken)
        where use.Parent is MemberAccessExpressionSyntax access && access.Name == use
        let call = use.CallBy()
        where call?.ArgumentList.Arguments.FirstOrDefault()?.Expression is SimpleLambdaExpressionSyntax { Body: IdentifierNameSyntax } && AsksForMore(call)
        let method = model.SymbolOf(call, cancellationToken) as IMethodSymbol
        where method?.ContainingType.Is(RequestValidators.AbstractValidator) == true
        select method.ContainingType.TypeArguments[0];

    private static bool IsRule(InvocationExpressionSyntax call) => Array.IndexOf(Rules, call.InvokedName()?.Identifier.ValueText) >= 0;

    /// <summary>Whether a rule asks more of a value than to be there.</summary>
    internal static bool AsksForMore(InvocationExpressionSyntax rule) => ChainOf(rule).Any(link => Array.IndexOf(Presence, link) < 0);

    // 'RuleFor(...).NotEmpty().MaximumLength(9)'.
    private static IEnumerable<string> ChainOf(InvocationExpressionSyntax rule)
    {
        while (rule.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax next })
        {
            yield return name;
            rule = next;
        }
    }

    private static IReadOnlyList<(INamedTypeSymbol Validator, ITypeSymbol Of)> Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var found = new List<(INamedTypeSymbol, ITypeSymbol)>();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new Queue<string>(Bases);
        var asked = new HashSet<string>(Bases);
        while (names.Count > 0)
            foreach (var use in model.MentionsOf(names.Dequeue(), cancellationToken))
            {
                if (use.FirstAncestorOrSelf<BaseTypeSyntax>() is not { Parent.Parent: TypeDeclarationSyntax declaration }
                    || model.SemanticModelOf(use.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken) is not { } type || !seen.Add(type) || OfValidator(type) is not { } of)
                    continue;
                // A base class of the service's own has validators of its own.
                if (type.IsGenericType || type.IsAbstract)
                {
                    if (asked.Add(type.Name))
                        names.Enqueue(type.Name);
                }
                else
                    found.Add((type, of));
            }
        foreach (var type in model.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => MayHoldSome(assembly, model)).SelectMany(assembly => TypesIn(assembly.GlobalNamespace)))
            if (type is { IsAbstract: false, IsGenericType: false } && OfValidator(type) is { } of)
                found.Add((type, of));
        return found;
    }

    // Libraries of the service that have no source here.
    private static bool MayHoldSome(IAssemblySymbol assembly, ServiceModel model) =>
        !assembly.Name.StartsWith(Library, StringComparison.Ordinal) && !ConventionReader.IsFramework(assembly) && !model.Compilations.Any(c => c.Assembly.Name == assembly.Name)
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == Library));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().SelectMany(SelfAndNested).Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    private static IEnumerable<INamedTypeSymbol> SelfAndNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(SelfAndNested).Prepend(type);

    private static ITypeSymbol? OfValidator(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(i => i.Is(RequestValidators.ValidatorOf))?.TypeArguments[0]
        ?? type.SelfAndBases().FirstOrDefault(t => t.Is(RequestValidators.AbstractValidator))?.TypeArguments[0];
}
