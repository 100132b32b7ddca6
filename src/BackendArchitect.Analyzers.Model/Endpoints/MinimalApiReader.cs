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

/// <summary>
/// Reads minimal APIs. A method of the service that hands its own handler or pattern on to a map call is an overload of it: its endpoints
/// stand where it is called.
/// </summary>
internal sealed class MinimalApiReader(ServiceModel model, EndpointReader endpoints)
{
    private const int MostOverloads = 4;

    // The call comes bound from the action that found it: binding its method anew would double the cost of the whole file.
    internal ImmutableArray<Endpoint> Read(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!MayMap(call.TargetMethod, cancellationToken) || MapOverloads.Around(call) is not null)
            return [];
        var found = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var frame in endpoints.Calls.FramesAround(call, cancellationToken))
            foreach (var one in endpoints.Objects.ForEachObject(frame))
                foreach (var (map, inside) in MapCallsOf(call, one, 0, cancellationToken))
                    found.AddRange(Read(map, inside, call, cancellationToken));
        return found.ToImmutable();
    }

    private static bool IsMap(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).ContainingType is var type && (type.Is(AspNet.EndpointRouteBuilderExtensions) || type.Is(AspNet.FallbackEndpointRouteBuilderExtensions) || type.Is(EndpointLibraries.CarterRoutes)) && method.Name != AspNet.MapGroup.Name && method.Name.StartsWith("Map", System.StringComparison.Ordinal);

    private bool MayMap(IMethodSymbol method, CancellationToken cancellationToken) => IsMap(method) || endpoints.Overloads.RunBy(method, cancellationToken).Any();

    private IEnumerable<(IInvocationOperation Map, Frame Frame)> MapCallsOf(IInvocationOperation call, Frame frame, int depth, CancellationToken cancellationToken)
    {
        if (IsMap(call.TargetMethod))
        {
            yield return (call, frame);
            yield break;
        }
        if (depth >= MostOverloads)
            yield break;
        foreach (var overload in endpoints.Overloads.RunBy(call.TargetMethod, cancellationToken))
        {
            if (frame.Runs(overload) || model.BodyOf(overload, cancellationToken) is not { } body)
                continue;
            foreach (var inner in body.Descendants().OfType<IInvocationOperation>())
                if (SymbolEqualityComparer.Default.Equals(MapOverloads.Around(inner), overload) && MayMap(inner.TargetMethod, cancellationToken))
                    foreach (var map in MapCallsOf(inner, frame.Into(overload, call), depth + 1, cancellationToken))
                        yield return map;
        }
    }

    private IEnumerable<Endpoint> Read(IInvocationOperation map, Frame frame, IInvocationOperation at, CancellationToken cancellationToken)
    {
        var conventions = endpoints.Walks.ConventionsOf(map, frame, cancellationToken);
        var handler = HandlerOf(map, frame, cancellationToken);
        var attributes = handler.Symbol is { } symbol
            ? symbol.GetAttributes().SelectMany(a => endpoints.Conventions.Read(a, symbol, cancellationToken)).ToList()
            : [];
        var isFallback = map.TargetMethod.Name == "MapFallback";
        var pattern = map.ArgumentFor("pattern") is { } text ? endpoints.Routes.Of(text, frame, cancellationToken) : isFallback ? RoutePattern.AnythingButFiles : "";
        foreach (var group in endpoints.Builders.GroupsOf(map.Receiver()!, frame, cancellationToken))
        {
            var above = group.SelfAndParents().ToList();
            List<Convention> said = [.. conventions, .. attributes, .. above.SelectMany(g => g.Conventions)];
            var hidden = group.WhyHidden ?? frame.Hidden ?? frame.Doubt ?? (handler.Symbol is null ? "the handler cannot be seen" : null);
            var silent = above.Where(g => g.Parent is not null).Select(g => $"its group '{RoutePattern.Join([g.Prefix])}'").Prepend("the endpoint");
            var authorization = AuthorizationReader.Weigh(
                said, hidden, () => FirstRefusal.In(model, handler.Symbol!, handler.Lambda, cancellationToken), model.Application.DefaultAuthorization(cancellationToken), silent);
            yield return new Endpoint(
                isFallback ? EndpointKind.Fallback : EndpointKind.Minimal,
                VerbsOf(map, frame), RoutePattern.Join([.. group.Prefixes, pattern]), handler.Symbol, at.NameLocation(), null, authorization)
            {
                Spelling = group.Spell(pattern),
                Said = said,
                Hidden = hidden,
                Documentation = token => DocumentationOf(map, frame, handler, conventions, group, pattern, hidden, token),
                Parameters = token => ParametersOf(map, frame, handler.Symbol, handler.Frame, group, pattern, token),
                Filters = token => EndpointFilters.Of([.. Enumerable.Reverse(above).SelectMany(g => g.Conventions), .. conventions], hidden, model, token),
                Function = handler.Lambda,
                Validated = (map.TargetMethod.ReducedFrom ?? map.TargetMethod).ContainingType.Is(EndpointLibraries.CarterRoutes) ? map.TargetMethod.TypeArguments.FirstOrDefault() : null,
                IsRequestDelegate = IsRequestDelegate(map),
                RateLimiting = token => RateLimitingReader.Weigh(
                    [conventions, attributes, .. above.Select(g => g.Conventions)], hidden, model.Application.RateLimiting(token), silent,
                    [conventions.Concat(attributes), .. above.Select(g => g.Conventions)]),
                Cover = above.SelectMany(g => g.Conventions).LastOrDefault(c => c.IsRequirement),
                OnlyRedirects = OnlyRedirects(handler.Symbol, handler.Lambda, cancellationToken),
                IsDevelopmentOnly = token => map.ExcludesProduction(model, token) || (at != map && at.ExcludesProduction(model, token)),
            };
        }
    }

    private EndpointDocumentation DocumentationOf(
        IInvocationOperation map, Frame frame, (IMethodSymbol? Symbol, IOperation? Lambda, Frame Frame) handler, ImmutableArray<Convention> own, EndpointGroup group, string? pattern, string? hidden, CancellationToken cancellationToken)
    {
        List<ImmutableArray<Convention>> groups = [.. group.SelfAndParents().Select(g => g.Conventions)];
        var said = new DocumentationReader(model, cancellationToken).Of(own, handler.Symbol, groups.Select(words => (IReadOnlyList<Convention>)words), hidden);
        var content = new ContentReader(model, cancellationToken);
        List<Convention> ofGroups = [.. Enumerable.Reverse(groups).SelectMany(words => words)];
        if (IsRequestDelegate(map))
            return said with { Content = content.OfCalls([.. ofGroups, .. own], hidden), Operation = Documented.Nothing };
        var returned = handler.Symbol is { } symbol ? handler.Frame.Closed(symbol.ReturnType, model.Compilation) : null;
        return DocumentationReader.WithOperationOf(said, VerbsOf(map, frame)) with
        {
            Content = content.Of(own, handler.Symbol, returned, () => ParametersOf(map, frame, handler.Symbol, handler.Frame, group, pattern, cancellationToken), ofGroups, hidden),
            IsShown = !model.Application.Explorer.ShowsHandlers(cancellationToken) || (map.TargetMethod.Name is "Map" or "MapFallback") ? false : said.Exclusion.Texts.IsDefault ? null : said.Exclusion.Texts.IsEmpty,
        };
    }

    private static bool IsRequestDelegate(IInvocationOperation map) => map.TargetMethod.Parameters[map.TargetMethod.Parameters.Length - 1].Type.Is(AspNet.RequestDelegate);

    private IReadOnlyList<EndpointParameter> ParametersOf(
        IInvocationOperation map, Frame frame, IMethodSymbol? handler, Frame inFrame, EndpointGroup group, string? pattern, CancellationToken cancellationToken)
    {
        if (IsRequestDelegate(map))
            return [];
        if (handler is null)
            return [EndpointParameter.OutOfSight("the handler cannot be seen")];
        var verbs = VerbsOf(map, frame);
        var infersBody = HandlerParameters.InfersBody(verbs, map.TargetMethod.Name != "MapMethods" || !verbs.IsEmpty);
        return new HandlerParameters(model, inFrame, RoutePattern.Join([.. group.Prefixes, pattern]), infersBody, cancellationToken).Of(handler);
    }

    private ImmutableArray<string> VerbsOf(IInvocationOperation map, Frame frame) => map.TargetMethod.Name switch
    {
        "MapGet" => ["GET"],
        "MapPost" => ["POST"],
        "MapPut" => ["PUT"],
        "MapDelete" => ["DELETE"],
        "MapPatch" => ["PATCH"],
        "MapMethods" when map.ArgumentFor("httpMethods") is { } verbs => ListedVerbs(frame.Passed(verbs).Value),
        _ => [],
    };

    private ImmutableArray<string> ListedVerbs(IOperation verbs)
    {
        if (verbs is ILocalReferenceOperation local && model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values)
            verbs = values[0];
        return [.. verbs.DescendantsAndSelf().Select(VerbOf).OfType<string>().Distinct()];
    }

    private static string? VerbOf(IOperation verb) =>
        verb is IFieldReferenceOperation { Field: var field } && field.ContainingType.Is(AspNet.HttpMethods) ? field.Name.ToUpperInvariant() : verb.ConstantText()?.ToUpperInvariant();

    /// <summary>What handles the endpoint of a map call, through variables and parameters; nulls where it cannot be seen.</summary>
    internal (IMethodSymbol? Symbol, IOperation? Lambda, Frame Frame) HandlerOf(IInvocationOperation map, Frame frame, CancellationToken cancellationToken)
    {
        var handler = map.ArgumentFor("handler") ?? map.ArgumentFor("requestDelegate");
        for (var depth = 0; handler is not null && depth < 8; depth++)
        {
            switch (handler.WithoutConversions())
            {
                case IAnonymousFunctionOperation lambda:
                    return (lambda.Symbol, lambda, frame);
                case IMethodReferenceOperation method:
                    // A base class maps what the object overrides.
                    var isOpen = method is { Method: { IsStatic: false } open, Instance: not null } && (open.IsAbstract || open.IsVirtual || open.IsOverride);
                    var overriding = isOpen && endpoints.Objects.TypesOf(method.Instance!, frame) is { Length: 1 } types ? ObjectReader.ImplementationIn(types[0], method.Method) as IMethodSymbol : null;
                    return (overriding ?? method.Method, null, frame);
                case ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values:
                    handler = values[0];
                    break;
                case IParameterReferenceOperation parameter when frame.Passed(parameter) is var passed && passed.Value != parameter:
                    (handler, frame) = passed;
                    break;
                // 'public static Delegate Handler => async (context) => ...'
                case IMemberReferenceOperation { Instance: null, Member: IPropertySymbol { SetMethod: null, IsAbstract: false, IsVirtual: false } or IFieldSymbol { IsReadOnly: true } } shared
                    when shared.Member.WrittenValue(cancellationToken) is { } written && model.OperationOf(written, cancellationToken) is { } kept:
                    handler = kept;
                    break;
                // 'public static Delegate Handler = () => ...', which is set nowhere else. What a library does not set, its host may.
                case IMemberReferenceOperation { Instance: null } shared when (model.IsHost || shared.Member.DeclaredAccessibility == Accessibility.Private) && endpoints.Builders.WritesOf(shared.Member, cancellationToken) is { Count: 1 } writes:
                    (handler, frame) = writes[0];
                    break;
                default:
                    return (null, null, frame);
            }
        }
        return (null, null, frame);
    }

    private bool OnlyRedirects(IMethodSymbol? method, IOperation? lambda, CancellationToken cancellationToken)
    {
        var syntax = lambda?.Syntax ?? method?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (syntax is null || !syntax.DescendantTokens().Any(token => token.ValueText.EndsWith("Redirect", System.StringComparison.Ordinal) || token.ValueText == "RedirectToRoute"))
            return false;
        var returned = (lambda ?? model.BodyOf(method!, cancellationToken))?.Descendants().OfType<IReturnOperation>().Select(r => r.ReturnedValue?.WithoutConversions()).ToList();
        return returned is { Count: > 0 } && returned.All(value => value is IInvocationOperation { TargetMethod: { Name: "Redirect" or "LocalRedirect" or "RedirectToRoute" } method } call
            && (method.ContainingType.Is(AspNet.Results) || method.ContainingType.Is(AspNet.TypedResults)) && call.Arguments.All(a => a.Value.ConstantValue.HasValue));
    }
}
