using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>A value on its way into a place where text does harm.</summary>
/// <param name="Sink">The row of the place.</param>
/// <param name="Operation">The call, <c>new</c>, assignment or conversion.</param>
/// <param name="Value">The value.</param>
internal sealed record SinkUse(Sink Sink, IOperation Operation, IOperation Value)
{
    /// <summary>The operations that may be one.</summary>
    internal static readonly ImmutableArray<OperationKind> Kinds = [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment, OperationKind.Conversion];

    /// <summary>The member that takes the value, as a sentence names it.</summary>
    internal string Member => Operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation { Type: { } type } => type.Name,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } } => name,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: var name } } => name,
        IConversionOperation { Type: { } type } => type.Name,
        _ => "",
    };

    /// <summary>The places of an operation that take text which does harm there; none for most. Asked for every call of a service.</summary>
    internal static ImmutableArray<SinkUse> In(IOperation operation, TaintTables tables) => operation switch
    {
        IInvocationOperation call => tables.MayBeSink(call.TargetMethod.Name) ? [.. InCall(call, tables)] : [],
        IObjectCreationOperation { Arguments.IsEmpty: false, Constructor: { } constructor } creation =>
            constructor.Parameters.Any(p => tables.ConstructorParameters.Contains(p.Name)) ? [.. InCreation(creation, constructor, tables)] : [],
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target } assignment =>
            tables.MayBeSink(NameOf(property)) ? [.. InAssignment(assignment, target, tables)] : [],
        IConversionOperation { OperatorMethod: { } method } conversion when method.Parameters[0].Type.SpecialType == SpecialType.System_String && tables.MayBeSink(method.Name) =>
            [.. tables.SinksOf(method.Name).Where(sink => method.ContainingType.Is(sink.Type)).SelectMany(sink => Varying(sink, conversion, conversion.Operand))],
        _ => [],
    };

    private static string NameOf(IPropertySymbol property) => property.IsIndexer ? Sinks.Indexer : property.Name;

    private static IEnumerable<SinkUse> InCall(IInvocationOperation call, TaintTables tables)
    {
        foreach (var sink in tables.SinksOf(call.TargetMethod.Name))
        {
            if (!IsOn(call.TargetMethod.ContainingType, sink.Type) || (sink.OnlyOn is { } only && call.Receiver()?.Type.IsOrDerivesFrom(only) != true) || (sink.OnlyAsHtml && !IsHtml(call)) || (sink.OnlyFromAfar && !IsFetched(call)))
                continue;
            if (sink.Parameters.Contains(Sinks.Receiver) && call.Instance is { } instance)
                foreach (var use in Varying(sink, call, instance))
                    yield return use;
            foreach (var use in InArguments(sink, call, call.Arguments))
                yield return use;
        }
    }

    private static IEnumerable<SinkUse> InCreation(IObjectCreationOperation creation, IMethodSymbol constructor, TaintTables tables)
    {
        foreach (var sink in tables.SinksOf(Sinks.New))
            if (constructor.Parameters.Any(p => sink.Parameters.Contains(p.Name)) && IsOn(creation.Type, sink.Type))
                foreach (var use in InArguments(sink, creation, creation.Arguments))
                    yield return use;
    }

    private static IEnumerable<SinkUse> InAssignment(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation target, TaintTables tables)
    {
        foreach (var sink in tables.SinksOf(NameOf(target.Property)))
        {
            if (!IsOn(target.Property.ContainingType, sink.Type) && !(target.Property.IsIndexer && target.Instance?.Type is { } type && IsOn(type, sink.Type)))
                continue;
            var uses = !target.Property.IsIndexer ? sink.Parameters.IsEmpty && (!sink.OnlyAsHtml || IsHtml(assignment)) ? Varying(sink, assignment, assignment.Value) : []
                : sink.OnlyUnder is { } key ? target.Arguments.Any(a => string.Equals(a.Value.ConstantText(), key, System.StringComparison.OrdinalIgnoreCase)) ? Varying(sink, assignment, assignment.Value) : []
                : InArguments(sink, assignment, target.Arguments);
            foreach (var use in uses)
                yield return use;
        }
    }

    private static IEnumerable<SinkUse> InArguments(Sink sink, IOperation operation, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue } && !sink.OnlyInLimit && sink.Parameters.Contains(parameter.Name) && !parameter.Type.Is(Encoders.FormattableString) && !IsList(parameter.Type))
                foreach (var use in Varying(sink, operation, argument.Value))
                    yield return use;
            else if (sink.OnlyInLimit && argument.Parameter is { } text && sink.Parameters.Contains(text.Name))
                foreach (var count in SqlLimit.In(argument.Value, arguments))
                    yield return new(sink, operation, count);
    }

    private static IEnumerable<SinkUse> Varying(Sink sink, IOperation operation, IOperation value) =>
        sink.OnlyInLimit ? SqlLimit.In(value, []).Select(count => new SinkUse(sink, operation, count))
        : value.ConstantValue.HasValue || value.WithoutConversions().ConstantValue.HasValue ? [] : [new(sink, operation, value)];

    // 'query.AsEnumerable().Take(size)' fetches; of what a list or a sequence of unknown origin holds, all may be there already.
    private static bool IsFetched(IInvocationOperation call)
    {
        var from = call.Receiver()?.WithoutConversions();
        while (from is IInvocationOperation { TargetMethod: { } method } link && (method.ReducedFrom ?? method).ContainingType.Is(Paging.Enumerable))
        {
            if (method.Name is "ToList" or "ToArray" or "ToHashSet" or "ToDictionary" or "ToLookup" or "GroupBy")
                return false;
            from = link.Receiver()?.WithoutConversions();
        }
        return from?.Type is { } type && (type.Name == "IQueryable" || type.AllInterfaces.Any(i => i.Name == "IQueryable"));
    }

    // Arguments that are passed one by one are no text that anybody takes apart again.
    private static bool IsList(ITypeSymbol type) => type is IArrayTypeSymbol || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsOn(ITypeSymbol? type, TypeName name) => type.IsOrDerivesFrom(name);

    // A call that says so by its content type, an initializer beside it, or an assignment in the same body.
    private static bool IsHtml(IOperation operation)
    {
        if (operation is IInvocationOperation call)
        {
            if (call.Arguments.Any(a => SaysHtml(a.Value)))
                return true;
            if (!call.TargetMethod.ContainingType.Is(Markup.ResponseWriting))
                return false;
            IOperation root = operation;
            while (root.Parent is { } parent)
                root = parent;
            return root.Descendants().OfType<ISimpleAssignmentOperation>().Any(a => a.Target is IPropertyReferenceOperation { Property: var property } && property.Is(Markup.ContentType) && SaysHtml(a.Value));
        }
        return operation.Parent is IObjectOrCollectionInitializerOperation initializer
            && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(a => a.Target is IPropertyReferenceOperation { Property.Name: "ContentType" } && SaysHtml(a.Value));
    }

    private static bool SaysHtml(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: string type } } => type.IndexOf("html", System.StringComparison.OrdinalIgnoreCase) >= 0,
        IFieldReferenceOperation { Field.Name: "Html" } => true,
        _ => false,
    };
}
