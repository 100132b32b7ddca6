using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What runs before the host does, or after it has ended: the program, its Startup class, methods that set up services or the pipeline, and what is called from
/// there alone. What they hand over to run later, a handler or a callback, is none of it.
/// </summary>
internal static class StartUpCode
{
    // Callers of callers: a seeder that a seeder calls that the program calls.
    private const int MostCallers = 4;

    private static readonly ImmutableArray<TypeName> SetUp =
    [
        Hosting.ServiceCollection, Hosting.HostApplicationBuilder, Hosting.HostBuilder, Hosting.WebHostBuilder, Consoles.Host, Consoles.ConfigurationBuilder, Consoles.LoggingBuilder,
        AspNet.WebApplicationBuilder, AspNet.ApplicationBuilder, AspNet.EndpointRouteBuilder,
    ];

    /// <summary>Whether an operation is part of it.</summary>
    internal static bool Contains(IOperation operation, ServiceModel model, CancellationToken cancellationToken) => Contains(operation, model, MostCallers, cancellationToken);

    private static bool Contains(IOperation operation, ServiceModel model, int callers, CancellationToken cancellationToken)
    {
        for (var at = operation; at.Parent is not null; at = at.Parent)
            if ((at is IAnonymousFunctionOperation lambda && RunsLater(lambda, lambda.Symbol))
                || (at is ILocalFunctionOperation local && IsHandedOver(local)))
                return false;
        var enclosing = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken);
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            enclosing = enclosing.ContainingSymbol;
        return enclosing is IMethodSymbol method && (IsSetUp(method, model, cancellationToken) || (callers > 0 && IsCalledFromThere(method, model, callers, cancellationToken)));
    }

    // The compiler names no symbol for a method group that becomes a plain Delegate; a local function is used in its own body alone.
    private static bool IsHandedOver(ILocalFunctionOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<IMethodReferenceOperation>().Any(reference => SymbolEqualityComparer.Default.Equals(reference.Method, local.Symbol) && RunsLater(reference, local.Symbol));
    }

    private static bool IsSetUp(IMethodSymbol method, ServiceModel model, CancellationToken cancellationToken) =>
        method.ContainingType.Name == "Startup"
        || SymbolEqualityComparer.Default.Equals(method.ContainingType, model.Compilation.GetEntryPoint(cancellationToken)?.ContainingType)
        || method.Parameters.Any(parameter => SetUp.Any(type => parameter.Type.IsOrDerivesFrom(type)));

    private static bool IsCalledFromThere(IMethodSymbol method, ServiceModel model, int callers, CancellationToken cancellationToken) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsOverride: false }
        && model.UsesOf(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method, cancellationToken)
            .Select(use => At(use, cancellationToken)).Where(use => use is IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation).ToList() is { Count: > 0 } uses
        && uses.TrueForAll(use => !(use is IMethodReferenceOperation && RunsLater(use, method)) && Contains(use!, model, callers - 1, cancellationToken));

    // A method that is not called is handed over, and stands under the delegate that is made of it.
    private static IOperation? At(SymbolUse use, CancellationToken cancellationToken) => use.Operation(cancellationToken) is not { } operation ? null
        : use.Name.CallBy() is not null || operation is IObjectCreationOperation ? operation
        : operation.DescendantsAndSelf().OfType<IMethodReferenceOperation>().FirstOrDefault(reference => reference.Method.Name == use.Name.Identifier.ValueText);

    // Handlers are delegates of any kind or get a context; callbacks are called so, and an event or timer calls whenever it likes.
    private static bool RunsLater(IOperation function, IMethodSymbol symbol)
    {
        var parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
            parent = parent.Parent;
        if (symbol.Parameters.Any(parameter => parameter.Type.Name.EndsWith("Context", StringComparison.Ordinal) && !parameter.Type.Name.EndsWith("BuilderContext", StringComparison.Ordinal)
            && !parameter.Type.IsOrDerivesFrom(Services.DbContext)))
            return true;
        return parent switch
        {
            IEventAssignmentOperation => true,
            IAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } } => IsCallback(name),
            IArgumentOperation { Parameter: { } parameter } argument =>
                parameter.Type.SpecialType == SpecialType.System_Delegate || parameter.Type.Name is "Delegate" or "RequestDelegate" || IsCallback(parameter.Name)
                || argument.Parent is IObjectCreationOperation { Type.Name: "Timer" or "Thread" },
            _ => false,
        };
    }

    private static bool IsCallback(string name) => name.Length > 2 && name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && char.IsUpper(name[2]);
}
