using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What a collection holds, where it is written out: <c>new[] { a, b }</c>, <c>[a, b]</c>, <c>new List&lt;T&gt; { a, b }</c>, through one local or a static field.</summary>
internal static class Elements
{
    /// <summary>The elements, or null where they are not written out.</summary>
    internal static IReadOnlyList<IOperation>? Of(IOperation collection, ServiceModel model) => Source(collection, model) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation expression when !expression.Elements.Any(e => e is ISpreadOperation) => expression.Elements,
        IObjectCreationOperation { Initializer: { } initializer, Arguments.IsEmpty: true } when initializer.Initializers.All(i => i is IInvocationOperation { Arguments.Length: 1 }) =>
            [.. initializer.Initializers.Cast<IInvocationOperation>().Select(add => add.Arguments[0].Value)],
        _ => null,
    };

    /// <summary>The expression that makes a collection, through one local or a static field; null where the local is given several.</summary>
    internal static IOperation? Source(IOperation collection, ServiceModel model)
    {
        var source = collection.WithoutConversions();
        if (source is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }
            && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer })
            return model.OperationOf(initializer, CancellationToken.None)?.WithoutConversions();
        if (source is not ILocalReferenceOperation local)
            return source;
        var values = model.BodyAround(local).ValuesOf(local.Local).ToList();
        return values.Count == 1 ? values[0].WithoutConversions() : null;
    }
}
