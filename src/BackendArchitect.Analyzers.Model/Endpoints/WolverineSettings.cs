using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What is said about all of Wolverine's endpoints where they are mapped. See https://wolverinefx.net/guide/http/policies.</summary>
/// <param name="Mappings">The builders that they are mapped on.</param>
/// <param name="Said">What is said about all of them.</param>
/// <param name="Hidden">Why something more may be said where nobody sees it, or null.</param>
internal sealed record WolverineSettings(ImmutableArray<Mapping> Mappings, ImmutableArray<Convention> Said, string? Hidden)
{
    /// <summary>What stands before all routes; null where nothing does.</summary>
    internal string? Prefix { get; private init; }

    /// <summary>What stands before the routes of a namespace.</summary>
    internal ImmutableArray<(string Prefix, string Namespace)> PrefixesOfNamespaces { get; private init; } = [];

    /// <summary>Whether versions may change the routes of those that bear one.</summary>
    internal bool IsVersioned { get; private init; }

    internal static WolverineSettings Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var said = ImmutableArray.CreateBuilder<Convention>();
        var mappings = CallsOf(Wolverine.Map.Name).Where(call => call.TargetMethod.Is(Wolverine.Map)).SelectMany(call => Mapping.Of(model, call, cancellationToken)).ToImmutableArray();
        string? hidden = null;
        string? prefix = null;
        var ofNamespaces = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var call in OfOptions("RequireAuthorizeOnAll"))
            said.Add(new(ConventionKind.RequireAuthorization, "RequireAuthorizeOnAll", call.NameLocation())
            {
                IsConditional = IsConditional(call), Demand = model.Application.DefaultDemand(cancellationToken),
            });
        foreach (var call in OfOptions("ConfigureEndpoints"))
            if (call.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault() is IAnonymousFunctionOperation configure)
                said.AddRange(SaidIn(configure, IsConditional(call), model, cancellationToken));
            else
                hidden ??= "what configures all endpoints cannot be followed";
        foreach (var call in OfOptions("RoutePrefix"))
            if (call.Arguments.Length == 1)
                prefix = IsConditional(call) ? RoutePattern.Unknown : TextOf(call, "prefix").Trim('/');
            else
                ofNamespaces.Add((TextOf(call, "prefix").Trim('/'), TextOf(call, "forEndpointsInNamespace")));
        // A policy of the service's own may say anything of any endpoint, and a middleware may turn callers away.
        foreach (var call in OfOptions("AddPolicy").Concat(OfOptions("AddMiddleware")))
            if ((call.TargetMethod.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(argument => argument.Value.WithoutConversions()).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand) is { } type)
                hidden ??= MaySpeak(type, model, cancellationToken) ? $"'{type.Name}' may say who may call" : null;
        return new(mappings, said.ToImmutable(), hidden)
        {
            Prefix = prefix,
            PrefixesOfNamespaces = ofNamespaces.ToImmutable(),
            IsVersioned = OfOptions("UseApiVersioning").Any(),
        };

        IEnumerable<IInvocationOperation> OfOptions(string name) => CallsOf(name).Where(call => call.TargetMethod.ContainingType.Is(Wolverine.Options));

        IEnumerable<IInvocationOperation> CallsOf(string name) =>
            model.MentionsOf(name, cancellationToken).Select(use => use.CallBy()).OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>()
                .Select(syntax => model.OperationOf(syntax, cancellationToken)).OfType<IInvocationOperation>();

        string TextOf(IInvocationOperation call, string parameter) => call.ArgumentFor(parameter) is { } text
            && model.Endpoints.Calls.FramesAround(call, cancellationToken) is { IsEmpty: false } frames ? model.Endpoints.Routes.Of(text, frames[0], cancellationToken) : RoutePattern.Unknown;
    }

    /// <summary>What a function says about the endpoint that it is handed to configure.</summary>
    internal static IEnumerable<Convention> SaidIn(IOperation configure, bool isConditional, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var call in configure.Descendants().OfType<IInvocationOperation>())
        {
            foreach (var convention in model.Endpoints.Conventions.Read(call, Frame.OutOfSight(null, "the library calls it"), cancellationToken) ?? Foreign(call))
                yield return convention with { IsConditional = convention.IsConditional || isConditional || IsConditional(call, configure) };
        }

        IEnumerable<Convention> Foreign(IInvocationOperation call) => call.Arguments.Any(argument => argument.Value.WithoutConversions().Type.Is(Wolverine.Chain)) && !call.TargetMethod.ContainingAssembly.Name.StartsWith("Wolverine", StringComparison.Ordinal)
            ? [new(ConventionKind.Hidden, $"'{call.TargetMethod.Name}' is handed the endpoint", call.NameLocation())]
            : [];
    }

    /// <summary>Whether the code of a type that runs for endpoints may say something about who may call, or turn callers away.</summary>
    internal static bool MaySpeak(ITypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.IsEmpty
            ? !type.ContainingAssembly.Name.StartsWith("Wolverine", StringComparison.Ordinal) && (model.Endpoints.Conventions.CanSpeak(type.ContainingAssembly) || model.Endpoints.Conventions.CanFilter(type.ContainingAssembly))
            : type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken).DescendantTokens().Any(token => token.ValueText is "RequireAuthorization" or "AllowAnonymous" or "AuthorizeAttribute" or "AllowAnonymousAttribute"))
                || type.GetMembers().OfType<IMethodSymbol>().Any(method => model.BodyOf(method, cancellationToken) is { } body && Refusal.In(body));

    private static bool IsConditional(IOperation operation, IOperation? inside = null)
    {
        for (var at = operation.Parent; at is not null && at != inside; at = at.Parent)
            if (at is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ILoopOperation or ICoalesceOperation or IConditionalAccessOperation)
                return true;
        return inside is not null && inside.Descendants().Any(end => end is IReturnOperation { IsImplicit: false, ReturnedValue: null } && end.Syntax.Span.End <= operation.Syntax.SpanStart);
    }
}
