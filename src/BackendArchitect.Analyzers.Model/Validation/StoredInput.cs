using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>An object that a client filled and a database stores as it is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="By">The method that stores it, as <c>DbSet.Add</c>.</param>
/// <param name="Where">The call.</param>
internal sealed record StoredInput(ITypeSymbol Type, string By, Location Where)
{
    // Asked for every input of every endpoint.
    private static readonly ConditionalWeakTable<ServiceModel, StrongBox<bool>> Known = new();

    /// <summary>Whether any library that stores objects is in reach of the service at all.</summary>
    internal static bool MayBe(ServiceModel model) => Known.GetValue(model, of => new(Reaches(of))).Value;

    private static bool Reaches(ServiceModel model) => model.Compilations.Any(compilation => Stores.Writes.Any(store => !compilation.GetTypesByMetadataName(store.Type.FullName).IsEmpty));

    /// <summary>How the value of a parameter, or of a bound property, comes to be stored; null where it does not, or nobody can see it.</summary>
    /// <param name="method">The method or lambda that handles requests.</param>
    /// <param name="function">The lambda where it is bound already, or null.</param>
    /// <param name="input">The parameter or property.</param>
    /// <param name="type">Its type.</param>
    /// <param name="model">The service.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static StoredInput? Of(IMethodSymbol method, IOperation? function, ISymbol input, ITypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        var search = new Search(model, cancellationToken);
        return function is IAnonymousFunctionOperation lambda ? search.Follow(new(model.BodyOf(lambda), method, 0), input, type) : search.In(method, input, type, 0);
    }

    private sealed class Search(ServiceModel model, CancellationToken cancellationToken)
    {
        private const int MostForwards = 5;
        private const int MostMethods = 40;

        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        internal StoredInput? In(IMethodSymbol method, ISymbol input, ITypeSymbol type, int depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (depth > MostForwards || _followed.Count > MostMethods || model.BodyOf(method, cancellationToken) is not { } body)
                return null;
            return Follow(new(model.BodyAround(body), method, depth), input, type);
        }

        internal StoredInput? Follow(Scope scope, ISymbol holder, ITypeSymbol type)
        {
            if (!_followed.Add(holder))
                return null;
            var references = holder is IPropertySymbol ? model.UsesOf(holder, cancellationToken).Select(use => use.Operation(cancellationToken)).OfType<IOperation>() : scope.Body.ReferencesTo(holder);
            var named = references.ToList();
            // 'user = users.Find(user.Name); users.Update(user)': from there on it is another object, or nobody can say which.
            var replaced = named.Where(reference => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
                .Select(reference => LoneStatement.Original(reference.Parent!.Syntax).Span.End).DefaultIfEmpty(int.MaxValue).Min();
            foreach (var reference in named)
                if ((holder is IPropertySymbol || LoneStatement.Original(reference.Syntax).SpanStart < replaced) && At(reference, scope, type) is { } stored)
                    return stored;
            return null;
        }

        // As long as it is the object itself, or an object that it brought.
        private StoredInput? At(IOperation at, Scope scope, ITypeSymbol type)
        {
            while (at.Parent is { } parent)
            {
                switch (parent)
                {
                    case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                        break;
                    case IMemberReferenceOperation { Type: { } inner } member when member.Instance == at && InputType.ElementsOf(inner) is not null && !IsTarget(member):
                        type = inner;
                        break;
                    case IArgumentOperation { Parent: IInvocationOperation call } argument:
                        return StoredBy(call, type) ?? Entered(call, argument, scope, type);
                    case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                        return Follow(scope, local, type);
                    case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == at:
                        return Follow(scope, local, type);
                    case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var element } } loop when loop.Collection == at:
                        return Follow(scope, element, element.Type);
                    default:
                        return null;
                }
                at = parent;
            }
            return null;
        }

        private static bool IsTarget(IOperation member) => member.Parent is IAssignmentOperation assignment && assignment.Target == member;

        private StoredInput? StoredBy(IInvocationOperation call, ITypeSymbol type)
        {
            var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
            // An extension method of a library stands in a class of its own; what it is called on says whose it is.
            var owner = method.IsExtensionMethod ? call.Receiver()?.Type : method.ContainingType;
            var stores = Stores.Writes.Any(store => store.Methods.Contains(method.Name) && owner.IsOrDerivesFrom(store.Type));
            // 'db.Entry(order).State = EntityState.Modified'.
            var isMarked = method.Name is "Entry" or "Attach" && (owner.IsOrDerivesFrom(Services.DbContext) || owner.IsOrDerivesFrom(Stores.DbSet))
                && call.Parent is IPropertyReferenceOperation { Property.Name: "State", Parent: ISimpleAssignmentOperation { Value: var state } } && state.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Modified" or "Added" };
            // 'entry.CurrentValues.SetValues(order)' copies what has the same name: of a type for requests what that has, of an entity all.
            var isCopied = method.Name == "SetValues" && owner.IsOrDerivesFrom(Stores.PropertyValues) && type is INamedTypeSymbol copied && EntityType.Is(copied, model, cancellationToken);
            return (stores || isMarked || isCopied) && InputType.ElementsOf(type) is { } stored ? new(stored, $"{owner!.Name}.{method.Name}", call.Syntax.LocationInFile()) : null;
        }

        private StoredInput? Entered(IInvocationOperation call, IArgumentOperation argument, Scope scope, ITypeSymbol type)
        {
            if (argument.Parameter is not { } parameter)
                return null;
            var definition = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
            if (ConventionReader.IsFramework(definition.ContainingAssembly))
                return null;
            var target = definition.Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? definition.Parameters[Math.Min(parameter.Ordinal, definition.Parameters.Length - 1)];
            if (!definition.MayBeReplaced())
                return definition.DeclaringSyntaxReferences.IsEmpty ? null : In(definition, target, type, scope.Depth + 1);
            foreach (var run in model.Endpoints.Calls.RunBy(call, Frame.OutOfSight(scope.Method, "it is followed from the handler"), cancellationToken))
                if (target.Ordinal < run.Parameters.Length && In(run, run.Parameters[target.Ordinal], type, scope.Depth + 1) is { } stored)
                    return stored;
            return null;
        }

        /// <summary>One method on the way.</summary>
        /// <param name="Body">Its body.</param>
        /// <param name="Method">The method.</param>
        /// <param name="Depth">How many calls lie between it and the handler.</param>
        internal sealed record Scope(BodyIndex Body, IMethodSymbol Method, int Depth);
    }
}
