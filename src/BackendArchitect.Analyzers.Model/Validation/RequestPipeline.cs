using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// The behaviours that a mediator runs before the handler of a message, by the names that all mediators share: <c>IPipelineBehavior</c> and its kin in any
/// namespace, and the switches of libraries that bring one.
/// </summary>
internal sealed class RequestPipeline(ServiceModel model)
{
    private static readonly string[] Interfaces = ["IPipelineBehavior", "IRequestPreProcessor", "IMessagePreProcessor", "MessagePreProcessor", "IStreamPipelineBehavior"];

    // Libraries whose behaviour has no source here.
    private static readonly string[] Switches = ["UseFluentValidation", "AddFluentValidation", "AddMediatRFluentValidation", "UseValidation", "AddFluentValidationBehavior"];

    private static readonly string[] Mediators = ["IMediator", "ISender", "IPublisher", "Mediator", "ICommandBus", "IQueryBus", "ICommandDispatcher", "IQueryDispatcher", "IMessageBus", "IRequestDispatcher", "ICommandSender", "IDispatcher", "ICommandProcessor", "IBus"];

    private static readonly string[] Sends = ["Send", "SendAsync", "InvokeAsync", "Invoke", "Publish", "PublishAsync", "Dispatch", "DispatchAsync", "Execute", "ExecuteAsync", "Query", "QueryAsync", "CreateStream"];

    private readonly Once<IReadOnlyList<Behavior>> _behaviors = new(token => Read(model, token));

    /// <summary>Whether a method of a mediator takes a message to whoever handles it.</summary>
    internal static bool IsSend(IMethodSymbol method) => System.Array.IndexOf(Sends, method.Name) >= 0
        && ((method.ReducedFrom ?? method).ContainingType is var type && (System.Array.IndexOf(Mediators, type.Name) >= 0 || type.AllInterfaces.Any(i => System.Array.IndexOf(Mediators, i.Name) >= 0)
            || (method.ReducedFrom is { Parameters: { Length: > 0 } parameters } && System.Array.IndexOf(Mediators, parameters[0].Type.Name) >= 0)));

    /// <summary>Whether what is sent passes code that validates it; null where that cannot be seen.</summary>
    internal bool? Validates(INamedTypeSymbol message, CancellationToken cancellationToken)
    {
        var behaviors = _behaviors.Value(cancellationToken).Where(b => b.IsRegistered && b.Admits(message)).ToList();
        if (behaviors.Exists(b => b.Validation.Covers(message) == true))
            return true;
        if (Switches.Any(name => model.MentionsOf(name, cancellationToken).Any(use => use.CallBy() is not null)))
            return true;
        return behaviors.Exists(b => b.Validation.Validates is null) ? null : false;
    }

    /// <summary>Whether a behaviour exists that validates, registered or not.</summary>
    internal bool HasValidation(CancellationToken cancellationToken) => _behaviors.Value(cancellationToken).Any(b => b.Validation.Validates == true);

    private static IReadOnlyList<Behavior> Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var found = new List<Behavior>();
        foreach (var use in Interfaces.SelectMany(name => model.MentionsOf(name, cancellationToken)))
            if (use.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration } && model.SemanticModelOf(use.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken) is { IsAbstract: false } type
                && found.TrueForAll(b => !SymbolEqualityComparer.Default.Equals(b.Type, type)))
                found.Add(new(type, FilterValidation.Of((ITypeSymbol)type, cancellationToken), IsNamed(type, model, cancellationToken)));
        return found;
    }

    // Whoever registers it names it; source generators and scans of assemblies name the interface.
    private static bool IsNamed(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(type.Name, cancellationToken).Any(use => use.FirstAncestorOrSelf<BaseTypeSyntax>() is null && use.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText != type.Name)
        || model.MentionsOf("AsImplementedInterfaces", cancellationToken).Any();

    /// <summary>A class that runs before handlers do.</summary>
    /// <param name="Type">The class.</param>
    /// <param name="Validation">What it validates.</param>
    /// <param name="IsRegistered">Whether anybody names it.</param>
    private sealed record Behavior(INamedTypeSymbol Type, FilterValidation Validation, bool IsRegistered)
    {
        // 'where TRequest : ICommand' keeps it from what is no command.
        internal bool Admits(INamedTypeSymbol message) =>
            Type.TypeParameters.IsEmpty || Type.TypeParameters[0].ConstraintTypes.OfType<INamedTypeSymbol>().Where(c => c.TypeKind == TypeKind.Interface)
                .All(constraint => message.AllInterfaces.Any(i => i.OriginalDefinition.IsDeclaredAs(constraint.OriginalDefinition)));
    }
}
