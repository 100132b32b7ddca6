using System;
using System.Collections.Concurrent;
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
/// What the serializers of a service ask of the bodies they read beyond the words of a type, as it sets them. Minimal APIs and actions have options of their own.
/// See https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/nullable-annotations.
/// </summary>
internal sealed class JsonDemands(ServiceModel model)
{
    /// <summary>The setting that refuses null for what is not nullable.</summary>
    internal const string Nullability = "RespectNullableAnnotations";

    /// <summary>The setting that refuses a body without a constructor's parameter that has no default.</summary>
    internal const string Parameters = "RespectRequiredConstructorParameters";

    // These options have both settings on.
    private const string Strict = "Strict";

    private readonly ConcurrentDictionary<(string, BoundFrom), bool> _known = new();

    /// <summary>Whether the serializer of the framework that is compiled against can heed annotations at all: that of .NET 9 is the first.</summary>
    internal static bool KnowsNullability(Compilation compilation) => compilation.TypeOf(Serializers.Options)?.GetMembers(Nullability).IsEmpty == false;

    /// <summary>Whether actions have their bodies read by Newtonsoft.Json, to which none of this is anything.</summary>
    internal bool IsNewtonsoft(CancellationToken cancellationToken) => model.MentionsOf("AddNewtonsoftJson", cancellationToken).Any(use => use.CallBy() is not null);

    /// <summary>Whether the serializer that reads bodies of a kind may have a setting on; what cannot be assigned to one of them counts for both.</summary>
    internal bool MayHave(string setting, BoundFrom body, CancellationToken cancellationToken)
    {
        // The host of a library configures its serializers.
        if (!model.IsHost)
            return true;
        if (_known.TryGetValue((setting, body), out var known))
            return known;
        return _known.GetOrAdd((setting, body), IsSet(setting, body, cancellationToken));
    }

    /// <summary>Whether the service may tell a serializer by code which members it must find.</summary>
    internal bool MayAskForMembers(CancellationToken cancellationToken) => !model.IsHost || model.MentionsOf(Serializers.IsRequired.Name, cancellationToken)
        .Any(use => use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span) && model.SymbolOf(use, cancellationToken).Is(Serializers.IsRequired));

    private bool IsSet(string setting, BoundFrom body, CancellationToken cancellationToken) =>
        model.MentionsOf(setting, cancellationToken).Any(use => IsTurnedOn(use) && Concerns(use, body, cancellationToken))
        || model.MentionsOf(Strict, cancellationToken).Any(use => use.Parent is MemberAccessExpressionSyntax { Expression: { } of } && IsOfSerializer(of.ToString()) && Concerns(use, body, cancellationToken))
        // The switch that makes it the default of the process.
        || model.MentionsOf("SetSwitch", cancellationToken).Any(use => use.CallBy() is { ArgumentList.Arguments: { Count: 2 } arguments } && arguments[0].ToString().Contains(setting) && !arguments[1].Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    private static bool IsOfSerializer(string owner) => owner.EndsWith("JsonSerializerOptions", StringComparison.Ordinal) || owner.EndsWith("JsonSerializerDefaults", StringComparison.Ordinal);

    private static bool IsTurnedOn(SimpleNameSyntax use) => use.FirstAncestorOrSelf<SyntaxNode>(node => node is AssignmentExpressionSyntax or AttributeArgumentSyntax) switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.Span.Contains(use.Span) && !assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression),
        AttributeArgumentSyntax { NameEquals: not null } argument => !argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression),
        _ => false,
    };

    // 'ConfigureHttpJsonOptions(o => ...)' is for minimal APIs, 'AddJsonOptions(o => ...)' for actions, and 'Configure<JsonOptions>(o => ...)' for one of the two.
    private bool Concerns(SyntaxNode use, BoundFrom body, CancellationToken cancellationToken)
    {
        foreach (var call in use.Ancestors().OfType<InvocationExpressionSyntax>())
            switch (call.InvokedName())
            {
                case { Identifier.ValueText: "ConfigureHttpJsonOptions" }:
                    return (body & BoundFrom.Body) != 0;
                case { Identifier.ValueText: "AddJsonOptions" }:
                    return (body & BoundFrom.ActionBody) != 0;
                case GenericNameSyntax { Identifier.ValueText: "Configure" or "PostConfigure", TypeArgumentList.Arguments: { Count: 1 } of } when model.SymbolOf(of[0], cancellationToken) is ITypeSymbol options:
                    return options.Is(Serializers.MvcJsonOptions) ? (body & BoundFrom.ActionBody) != 0 : !options.Is(Serializers.HttpJsonOptions) || (body & BoundFrom.Body) != 0;
            }
        return true;
    }
}
