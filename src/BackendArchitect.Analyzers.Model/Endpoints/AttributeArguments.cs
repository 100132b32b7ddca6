using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The texts that an attribute gives the constructor of the framework's class: those of its own place, or those that a class of the service
/// in between hands on to its base.
/// </summary>
internal sealed class AttributeArguments
{
    private readonly Dictionary<string, ImmutableArray<string?>> _values;

    private AttributeArguments(Dictionary<string, ImmutableArray<string?>> values) => _values = values;

    /// <summary>The text given for a parameter; null where there is none.</summary>
    internal string? Text(string parameter) => _values.TryGetValue(parameter, out var texts) ? texts.FirstOrDefault() : null;

    /// <summary>The texts given for a parameter that takes several.</summary>
    internal ImmutableArray<string> Texts(string parameter) => _values.TryGetValue(parameter, out var texts) ? [.. texts.OfType<string>()] : [];

    internal static AttributeArguments Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, ImmutableArray<string?>>(StringComparer.Ordinal);
        var constructor = attribute.AttributeConstructor;
        if (constructor is null)
            return new(values);
        for (var i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            values[constructor.Parameters[i].Name] = TextsOf(attribute.ConstructorArguments[i]);
        // A class may hand on to itself before it hands on to its base.
        for (var depth = 0; depth < 8 && BaseCall(constructor, model, cancellationToken) is { } call; depth++)
        {
            values = call.Arguments.Where(a => a.Parameter is not null).ToDictionary(a => a.Parameter!.Name, a => TextsOf(a.Value.WithoutConversions(), values));
            constructor = call.TargetMethod;
        }
        return new(values);
    }

    private static IInvocationOperation? BaseCall(IMethodSymbol constructor, ServiceModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? written = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ConstructorDeclarationSyntax declaration => declaration.Initializer,
            TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        return written is null ? null : model.OperationOf(written, cancellationToken) as IInvocationOperation;
    }

    private static ImmutableArray<string?> TextsOf(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? [.. constant.Values.Select(value => value.Text())] : [constant.Text()];

    private static ImmutableArray<string?> TextsOf(IOperation value, Dictionary<string, ImmutableArray<string?>> given) => value switch
    {
        IParameterReferenceOperation { Parameter.Name: var name } => given.TryGetValue(name, out var texts) ? texts : [],
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.SelectMany(element => TextsOf(element.WithoutConversions(), given))],
        ICollectionExpressionOperation list => [.. list.Elements.SelectMany(element => TextsOf(element.WithoutConversions(), given))],
        { ConstantValue: { HasValue: true, Value: null } } => [null],
        _ => value.ConstantText() is { } text ? [text] : [RoutePattern.Unknown],
    };
}
