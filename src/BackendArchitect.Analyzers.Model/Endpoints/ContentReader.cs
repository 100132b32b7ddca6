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
/// Reads what an endpoint announces that it answers and takes: by calls such as <c>Produces</c>, by attributes, by its return type and by what its
/// parameters are bound to. See https://learn.microsoft.com/aspnet/core/fundamentals/openapi/include-metadata.
/// </summary>
internal sealed class ContentReader(ServiceModel model, CancellationToken cancellationToken)
{
    private const string Json = "application/json";
    private const string Files = "multipart/form-data";
    private const string Fields = "application/x-www-form-urlencoded";

    private static readonly HashSet<string> Signs =
        ["Produces", "ProducesProblem", "ProducesValidationProblem", "ProducesResponseTypeMetadata", "IProducesResponseTypeMetadata", "IApiResponseMetadataProvider", "Accepts", "AcceptsMetadata", "IAcceptsMetadata"];

    /// <summary>What a minimal API announces.</summary>
    /// <param name="own">What is said on its own builder, in the order of the calls.</param>
    /// <param name="handler">The handler, or null where it cannot be seen.</param>
    /// <param name="returned">What the handler returns this time, or null where that is not known.</param>
    /// <param name="parameters">What the handler is given; asked only where no call says more.</param>
    /// <param name="groups">What is said about its groups.</param>
    /// <param name="hidden">Why more may be said where we cannot see it, or null.</param>
    internal EndpointContent Of(
        IReadOnlyList<Convention> own, ISymbol? handler, ITypeSymbol? returned, System.Func<IReadOnlyList<EndpointParameter>> parameters, IEnumerable<Convention> groups, string? hidden)
    {
        var attributes = handler?.GetAttributes() ?? [];
        var inferred = returned is null ? null : ReturnedResponses.OfHandler(returned, model.Compilation);
        var all = new Found(hidden ?? Unseen(own.Concat(groups)));
        foreach (var said in groups.Concat(own))
            Hear(said, all);
        foreach (var attribute in attributes)
            Hear(attribute, all);
        all.Add(inferred, "what the handler returns is not known");
        var accepted = Accepted(own, attributes) ?? (hidden is not null ? new Request([], null, hidden) { IsUnknown = true } : Inferred(parameters()));
        return Content(all, accepted);
    }

    /// <summary>What an endpoint announces that no code in sight handles: by calls alone.</summary>
    internal EndpointContent OfCalls(IReadOnlyList<Convention> said, string? hidden)
    {
        var all = new Found(hidden ?? Unseen(said));
        foreach (var convention in said)
            Hear(convention, all);
        return Content(all, Accepted(said, []) ?? new([], null, null));
    }

    /// <summary>What an action announces: by its attributes, those of its controller and the global filters, and by typed results.</summary>
    internal EndpointContent OfAction(INamedTypeSymbol controller, IMethodSymbol action, IReadOnlyList<EndpointParameter> parameters, IReadOnlyCollection<Convention> mapping, string? hidden)
    {
        var attributes = action.InheritedAttributes().Concat(controller.InheritedAttributes()).Select(a => a.Attribute).ToImmutableArray();
        var all = new Found(hidden ?? Unseen(mapping));
        foreach (var attribute in attributes)
            Hear(attribute, all);
        foreach (var (_, add) in MvcAdditions.CallsOn(AspNet.MvcFilters, model, cancellationToken))
            HearFilter(add, all);
        foreach (var said in mapping)
            Hear(said, all);
        all.Add(ReturnedResponses.OfAction(action.ReturnType, model.Compilation), "what the action returns is not known");
        // The nearest attribute chooses the action; one of an API controller that takes files and has none is given one.
        if (attributes.FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(Documentation.Consumes)) is { } consumes)
            return Content(all, new([.. TextsOf(consumes)], null, null));
        var takesFiles = ApiBehavior.Concerns(controller) && parameters.Any(p => p.Source == BindingSource.FormFile);
        var isSuppressed = takesFiles && model.MentionsOf(Documentation.SuppressConsumesForFiles.Name, cancellationToken).Any();
        return Content(all, new(takesFiles && !isSuppressed ? [Files] : [], null, isSuppressed ? $"{Documentation.SuppressConsumesForFiles.Name} is set" : null) { IsUnknown = isSuppressed });
    }

    private static EndpointContent Content(Found all, Request request) => new(all.Because is null ? [.. all.Responses.Distinct()] : default, all.Because)
    {
        ContentTypes = request.IsUnknown ? default : request.ContentTypes,
        RequestType = request.Type,
        TakesBecause = request.Because,
    };

    private static string? Unseen(IEnumerable<Convention> said) =>
        said.FirstOrDefault(c => c.Kind == ConventionKind.Hidden || (c.Library is { } library && library.Uses(Signs, ConventionReader.IsFramework)))?.Said;

    private void Hear(Convention said, Found all)
    {
        if (said.Description is not { } description)
            return;
        if (description.Made is { } made)
        {
            if (IsResponse(made.Type))
                all.Add(said.IsConditional ? null : OfNew(made), $"{said.Said} cannot be read");
            return;
        }
        var (call, frame) = (description.Call!, description.Frame);
        var isConditional = said.IsConditional;
        if (call.TargetMethod.Is(Documentation.Produces))
            Add(call.TargetMethod.TypeArguments.IsEmpty ? TypeGiven(call, "responseType", frame) : (call.TargetMethod.TypeArguments[0], true));
        else if (call.TargetMethod.Is(Documentation.ProducesProblem))
            Add((model.Compilation.TypeOf(Documentation.Problem), true));
        else if (call.TargetMethod.Is(Documentation.ProducesValidationProblem))
            Add((model.Compilation.TypeOf(Documentation.ValidationProblem), true));

        void Add((ITypeSymbol? Type, bool IsKnown) body)
        {
            var status = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "statusCode") is { } given ? frame.Passed(given.Value).Value.ConstantValue : default;
            var type = body.Type is null ? null : frame.Closed(body.Type, model.Compilation);
            var isKnown = body.IsKnown && (body.Type is null || type is not null) && status is { HasValue: true, Value: int } && !isConditional;
            all.Add(isKnown ? [new((int)status.Value!, Body(type))] : null, isConditional ? $"{said.Said} stands under a condition" : $"{said.Said} is given what is not constant");
        }
    }

    private static (ITypeSymbol? Type, bool IsKnown) TypeGiven(IInvocationOperation call, string parameter, Frame frame) =>
        call.ArgumentFor(parameter) is not { } given ? (null, true) : frame.Passed(given).Value switch
        {
            ITypeOfOperation of => (of.TypeOperand, true),
            { ConstantValue: { HasValue: true, Value: null } } => (null, true),
            _ => (null, false),
        };

    // 'void' is no body.
    private static ITypeSymbol? Body(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Void ? null : type;

    private static bool IsResponse(ITypeSymbol? type) => type.IsOrDerivesFrom(Documentation.ProducesMetadata) || type.IsOrDerivesFrom(Documentation.ResponseProvider);

    private static void Hear(AttributeData attribute, Found all)
    {
        if (attribute.AttributeClass is { TypeKind: TypeKind.Error } unresolved)
            all.Add(null, $"[{unresolved.Name}] cannot be resolved");
        else if (IsResponse(attribute.AttributeClass))
            all.Add(OfAttribute(attribute), $"what [{attribute.AttributeClass!.Name}] announces cannot be seen");
    }

    // By the framework's own attributes, and those of others that are given a status as these are.
    private static IReadOnlyList<EndpointResponse>? OfAttribute(AttributeData attribute)
    {
        var type = attribute.AttributeClass!;
        ITypeSymbol? body = type.TypeArguments.FirstOrDefault();
        int? status = type.IsOrDerivesFrom(Documentation.ProducesFormats) ? 200 : type.IsOrDerivesFrom(Documentation.ProducesDefault) ? 0 : null;
        var given = (attribute.AttributeConstructor?.Parameters ?? []).Zip(attribute.ConstructorArguments, (parameter, value) => (parameter.Name, Value: value))
            .Concat(attribute.NamedArguments.Select(named => (Name: named.Key, Value: named.Value)));
        foreach (var (name, value) in given)
        {
            if (value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: int code } && name is "statusCode" or "StatusCode")
                status = (int)value.Value!;
            else if (value is { Kind: TypedConstantKind.Type } && name is "type" or "Type")
                body = value.Value as ITypeSymbol;
        }
        return status is { } known && (ConventionReader.IsFramework(type.ContainingAssembly) || attribute.ConstructorArguments.Any(a => a is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: int })) ? [new(known, Body(body))] : null;
    }

    private static IReadOnlyList<EndpointResponse>? OfNew(IObjectCreationOperation made)
    {
        if (!ConventionReader.IsFramework(made.Type!.ContainingAssembly))
            return null;
        ITypeSymbol? body = (made.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        int? status = made.Type.IsOrDerivesFrom(Documentation.ProducesFormats) ? 200 : made.Type.IsOrDerivesFrom(Documentation.ProducesDefault) ? 0 : null;
        foreach (var argument in made.Arguments)
        {
            if (argument.Parameter?.Name == "statusCode")
                status = argument.Value.ConstantValue is { HasValue: true, Value: int code } ? code : null;
            else if (argument.Parameter?.Name == "type" && argument.Value.WithoutConversions() is ITypeOfOperation of)
                body = of.TypeOperand;
        }
        return status is { } known ? [new(known, Body(body))] : null;
    }

    private static void HearFilter(IInvocationOperation add, Found all)
    {
        var made = add.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IObjectCreationOperation>().FirstOrDefault();
        var type = made?.Type ?? add.TargetMethod.TypeArguments.FirstOrDefault() ?? add.Arguments.Select(a => a.Value.WithoutConversions()).OfType<ITypeOfOperation>().Select(of => of.TypeOperand).FirstOrDefault();
        if (IsResponse(type))
            all.Add(made is null ? null : OfNew(made), $"what the global filter '{type!.Name}' announces cannot be seen");
    }

    private Request? Accepted(IReadOnlyList<Convention> own, ImmutableArray<AttributeData> attributes)
    {
        if (own.LastOrDefault(said => said.Description is { Call: { } call } && call.TargetMethod.Is(Documentation.Accepts)) is { } said)
        {
            var (call, frame) = (said.Description!.Value.Call!, said.Description.Value.Frame);
            var (type, isKnown) = call.TargetMethod.TypeArguments.IsEmpty ? TypeGiven(call, "requestType", frame) : (frame.Closed(call.TargetMethod.TypeArguments[0], model.Compilation), true);
            var texts = call.Arguments.Where(a => a.Parameter?.Name is "contentType" or "additionalContentTypes")
                .SelectMany(a => a.Parameter!.IsParams ? a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value] : [a.Value]).Select(value => model.Endpoints.Routes.Of(value, frame, cancellationToken)).ToImmutableArray();
            return said.IsConditional || !isKnown || texts.Any(text => text.Contains(RoutePattern.Unknown))
                ? new([], null, $"{said.Said} is given what is not constant, or stands under a condition") { IsUnknown = true }
                : new(texts, type, null);
        }
        return attributes.LastOrDefault(a => a.AttributeClass.IsOrDerivesFrom(Documentation.Consumes)) is { } consumes ? new([.. TextsOf(consumes)], null, null) : null;
    }

    private static Request Inferred(IReadOnlyList<EndpointParameter> parameters)
    {
        // Who reads the body as it comes takes what comes.
        if (parameters.FirstOrDefault(p => p.Source == BindingSource.Body) is { } body)
            return body.Type.Is(Binding.Stream) || body.Type.Is(Binding.PipeReader) ? new([], null, null) : new([Json], body.Type, null);
        if (parameters.FirstOrDefault(p => p.Source is BindingSource.Form or BindingSource.FormFile) is { } form)
            return new(parameters.Any(p => p.Source == BindingSource.FormFile || p.Type.Is(Antiforgery.FormFile) || p.Type.Is(Antiforgery.FormFiles)) ? [Files] : [Files, Fields], form.Type, null);
        return parameters.FirstOrDefault(p => p.IsServiceOrBody || p.Name.Length == 0) is { } open ? new([], null, open.Because) { IsUnknown = true } : new([], null, null);
    }

    private static IEnumerable<string> TextsOf(AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(a => a.Text()).OfType<string>();

    private sealed record Request(ImmutableArray<string> ContentTypes, ITypeSymbol? Type, string? Because)
    {
        internal bool IsUnknown { get; init; }
    }

    // What is heard, in the order it is heard in.
    private sealed class Found(string? because)
    {
        internal List<EndpointResponse> Responses { get; } = [];

        internal string? Because { get; private set; } = because;

        internal void Add(IReadOnlyList<EndpointResponse>? responses, string otherwise)
        {
            if (responses is null)
                Because ??= otherwise;
            else
                Responses.AddRange(responses);
        }
    }
}
