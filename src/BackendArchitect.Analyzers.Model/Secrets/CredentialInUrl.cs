using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// A credential in the path or query of a URL that a request is sent to. Servers, proxies and traces write URLs down, and headers they do not.
/// See CWE-598 and https://www.rfc-editor.org/rfc/rfc6750#section-5.3.
/// </summary>
/// <param name="Name">What the credential is called.</param>
/// <param name="Part">The part of the URL: "query" or "path".</param>
/// <param name="Where">Where the credential is put in.</param>
internal readonly record struct CredentialInUrl(string Name, string Part, Location Where)
{
    internal const string Query = "query";
    internal const string Path = "path";
    private const int MostSteps = 3;

    // Signatures are made to stand in a URL; marks of pages are no credentials.
    private static readonly ImmutableHashSet<string> Others =
        ["sas", "sig", "signature", "page", "next", "previous", "skip", "sync", "delta", "resume", "cursor", "continuation", "change", "lock", "device", "registration", "push"];

    /// <summary>The credentials that a value puts into the URL of a request.</summary>
    internal static IEnumerable<CredentialInUrl> In(ValueUse value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (Argument(value) is { } argument && OfParameter(argument, value, model, cancellationToken) is { } parameter)
        {
            yield return parameter;
            yield break;
        }
        if (value.Value is ILiteralOperation literal)
        {
            foreach (var credential in InterfaceRequest.Of(literal, value.Destination, cancellationToken).Concat(OfFormat(literal, value.Destination, model, cancellationToken)))
                yield return credential;
            yield break;
        }
        foreach (var text in value.Texts)
        {
            var found = OfText(text).ToList();
            if (found.Count > 0 && !text.Operation.ExcludesProduction(model, cancellationToken) && IsRequested(text.Operation, MostSteps, model, cancellationToken))
                foreach (var credential in found)
                    yield return credential;
        }
    }

    private static IEnumerable<CredentialInUrl> OfText(CodeText text)
    {
        foreach (var (start, end, operation) in text.Values)
        {
            if (!IsText(operation.Type) || IsInAuthority(text.Text, start, end))
                continue;
            var parameter = ParameterBefore(text.Text, start);
            if ((parameter is not null && IsCredential(parameter) ? parameter : NameOf(operation)) is { } name && IsCredential(name))
                yield return new(SecretDetector.Redacted(name, ""), parameter is not null ? Query : PartAt(text.Text, start), operation.Syntax.GetLocation());
        }
    }

    // string.Format("https://...?name={0}", value), and AppendFormat
    private static IEnumerable<CredentialInUrl> OfFormat(ILiteralOperation literal, ISymbol destination, ServiceModel model, CancellationToken cancellationToken)
    {
        if (destination is not IParameterSymbol { Name: "format", ContainingSymbol: IMethodSymbol { Name: "Format" or "AppendFormat" } method } || literal.ConstantText() is not { } text
            || !(method.ContainingType.SpecialType == SpecialType.System_String || method.ContainingType.Is(OutgoingUrls.StringBuilder)) || CallAround(literal) is not { } call)
            yield break;
        var holes = new List<(string Name, string Part, IOperation Value)>();
        foreach (var hole in MessageTemplate.Parse(text).Placeholders)
            if (hole is { Number: { } number, Span: { Start: var start, End: var end } } && CompositeFormat.ValueOf(call, number) is { } value && IsText(value.WithoutConversions().Type) && !IsInAuthority(text, start, end)
                && (ParameterBefore(text, start) is { } parameter && IsCredential(parameter) ? parameter : NameOf(value)) is { } name && IsCredential(name))
                holes.Add((name, PartAt(text, start), value));
        if (holes.Count > 0 && !call.ExcludesProduction(model, cancellationToken) && IsRequested(call, MostSteps, model, cancellationToken))
            foreach (var hole in holes)
                yield return new(SecretDetector.Redacted(hole.Name, ""), hole.Part, hole.Value.WithoutConversions().Syntax.GetLocation());
    }

    private static IInvocationOperation? CallAround(IOperation argument)
    {
        var at = argument.Parent;
        while (at is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            at = at.Parent;
        return at as IInvocationOperation;
    }

    // A text may begin with the ampersand that goes on with a query.
    private static string PartAt(string text, int at) => text.IndexOfAny(['?', '&']) is >= 0 and var query && query < at ? Query : Path;

    // ?name={value} and &name={value}, and name={value} where a text begins
    private static string? ParameterBefore(string text, int at)
    {
        if (at == 0 || text[at - 1] != '=')
            return null;
        var start = text.LastIndexOfAny(['?', '&', '/', ' '], at - 1) + 1;
        return start > 0 && text[start - 1] is '/' or ' ' ? null : text.Substring(start, at - 1 - start);
    }

    // https://user:{password}@host is sent as a header.
    private static bool IsInAuthority(string text, int start, int end)
    {
        var next = text.IndexOfAny(['/', '?', '@'], end);
        return next >= 0 && text[next] == '@' && text.LastIndexOf("://", start, StringComparison.Ordinal) >= 0;
    }

    private static IArgumentOperation? Argument(ValueUse value)
    {
        if (value.Destination is not IParameterSymbol { Name: "value" })
            return EntryOf(value);
        var at = value.Value.Parent;
        while (at is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at as IArgumentOperation;
    }

    // A dictionary's indexer has its key for an argument.
    private static IArgumentOperation? EntryOf(ValueUse value)
    {
        if (value.Destination is not IPropertySymbol { IsIndexer: true })
            return null;
        var at = value.Value.Parent;
        while (at is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at is IAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } keys } } ? keys[0] : null;
    }

    /// <summary>A named value: of a query helper, a request's parameter, a collection that becomes a query.</summary>
    private static CredentialInUrl? OfParameter(IArgumentOperation argument, ValueUse value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!IsText(value.Value.Type) || value.Value.ConstantValue is { HasValue: true, Value: null })
            return null;
        if (argument.Parent is IInvocationOperation { TargetMethod.Name: "Append" } append && append.TargetMethod.ContainingType.Is(OutgoingUrls.StringBuilder))
            return OfAppended(append, value.Value, model, cancellationToken);
        var (key, isRequested) = argument.Parent switch
        {
            IInvocationOperation call => ((call.ArgumentFor("name") ?? call.ArgumentFor("key")).ConstantText(), (Func<bool>)(() => TakesParameter(call, model, cancellationToken))),
            IPropertyReferenceOperation entry => (argument.Value.ConstantText(), () => BecomesQuery(entry, model, cancellationToken)),
            _ => (null, () => false),
        };
        if (key is null || !((IsCredential(key) ? key : NameOf(value.Value)) is { } name && IsCredential(name)))
            return null;
        return isRequested() && !argument.ExcludesProduction(model, cancellationToken)
            ? new(SecretDetector.Redacted(name, ""), argument.Parent is IInvocationOperation { TargetMethod.Name: "AddUrlSegment" } ? Path : Query, value.Value.Syntax.GetLocation())
            : null;
    }

    // builder.Append("?name=").Append(value)
    private static CredentialInUrl? OfAppended(IInvocationOperation append, IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value.ConstantValue.HasValue || AppendedBefore(append, model) is not { Length: > 0 } before
            || !((ParameterBefore(before, before.Length) is { } parameter && IsCredential(parameter) ? parameter : NameOf(value)) is { } name && IsCredential(name)))
            return null;
        return !append.ExcludesProduction(model, cancellationToken) && IsRequested(append, MostSteps, model, cancellationToken)
            ? new(SecretDetector.Redacted(name, ""), ParameterBefore(before, before.Length) is null ? PartAt(before, before.Length) : Query, value.Syntax.GetLocation())
            : null;
    }

    // The text that the builder was given just before: by the same chain, or by the statement before.
    private static string? AppendedBefore(IInvocationOperation append, ServiceModel model)
    {
        switch (append.Instance)
        {
            case IInvocationOperation { TargetMethod.Name: "Append" or "AppendLine", Arguments: { Length: 1 } texts }:
                return texts[0].Value.ConstantText();
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments }:
                return arguments[0].Value.ConstantText();
            case ILocalReferenceOperation { Local: var local } reference:
                var before = model.BodyAround(append).ReferencesTo(local).Where(use => use.Syntax.SpanStart < reference.Syntax.SpanStart).OrderBy(use => use.Syntax.SpanStart).LastOrDefault();
                var last = before?.Parent as IInvocationOperation;
                while (last?.Parent is IInvocationOperation { TargetMethod.Name: "Append" } next && next.Instance == last)
                    last = next;
                return last is { TargetMethod.Name: "Append", Arguments: { Length: 1 } written } ? written[0].Value.ConstantText()
                    : before is null ? model.BodyAround(append).ValuesOf(local).OfType<IObjectCreationOperation>().Select(made => made.Arguments.Length > 0 ? made.Arguments[0].Value.ConstantText() : null).FirstOrDefault() : null;
            default:
                return null;
        }
    }

    private static bool TakesParameter(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (OutgoingUrls.Parameters.Any(method => call.TargetMethod.Is(method)))
            return true;
        if (call.TargetMethod.Is(OutgoingUrls.AddQueryString) || call.TargetMethod.Is(OutgoingUrls.CreateQuery))
            return IsRequested(call, MostSteps, model, cancellationToken);
        return call.TargetMethod.Name == "Add" && BecomesQuery(call, model, cancellationToken);
    }

    private static bool BecomesQuery(IOperation entry, ServiceModel model, CancellationToken cancellationToken)
    {
        // HttpUtility.ParseQueryString gives a collection whose text is the query.
        var list = entry is IInvocationOperation call ? call.Instance : ((IPropertyReferenceOperation)entry).Instance;
        if (list is ILocalReferenceOperation { Local: { Type: var type } local } && type.IsOrDerivesFrom(OutgoingUrls.NameValueCollection))
            return model.BodyAround(entry).ReferencesTo(local).Any(use => use.Parent is IInvocationOperation { TargetMethod.Name: "ToString" } or IInterpolationOperation
                && IsRequested(use.Parent is IInvocationOperation ? use.Parent : use, MostSteps, model, cancellationToken));
        return CredentialSink.TakerOf(entry, model) is IInvocationOperation taker && (taker.TargetMethod.Is(OutgoingUrls.AddQueryString) || taker.TargetMethod.Is(OutgoingUrls.CreateQuery))
            && IsRequested(taker, MostSteps, model, cancellationToken);
    }

    /// <summary>Whether a URL, or a part of one, is sent a request to.</summary>
    private static bool IsRequested(IOperation url, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        if (steps == 0)
            return false;
        if (url is IInvocationOperation { TargetMethod: { ContainingType: var type } } call && type.Is(OutgoingUrls.StringBuilder) && call.TargetMethod.Name != "ToString")
            return Texts(call, model).Any(text => IsRequested(text, steps - 1, model, cancellationToken));
        foreach (var arrival in Arrivals.Of(url, followNames: true, model, cancellationToken))
        {
            switch (arrival)
            {
                case IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }
                    when OutgoingUrls.Requests.Any(request => parameter.Name == request.Parameter && method.ContainingType.IsOrDerivesFrom(request.Type)):
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } when property.Is(OutgoingUrls.RequestUri) || property.Is(OutgoingUrls.BaseAddress):
                    return true;
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Query" or "Path" } part } target } when part.ContainingType.Is(Credentials.UriBuilder):
                    if (Builders(target, model).Any(builder => IsRequested(builder, steps - 1, model, cancellationToken)))
                        return true;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Append", ContainingType: var builder } } append } when builder.Is(OutgoingUrls.StringBuilder):
                    if (IsRequested(append, steps - 1, model, cancellationToken))
                        return true;
                    break;
                case IInterpolationOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                    if (IsRequested(Whole(arrival), steps - 1, model, cancellationToken))
                        return true;
                    break;
            }
        }
        return false;
    }

    /// <summary>The texts of a builder that something was appended to: at the end of the chain, and wherever its variable is asked for one.</summary>
    private static IEnumerable<IOperation> Texts(IInvocationOperation append, ServiceModel model)
    {
        IOperation last = append;
        while (last.Parent is IInvocationOperation next && next.Instance == last)
        {
            if (next.TargetMethod.Name == "ToString")
                return [next];
            last = next;
        }
        IOperation? first = append;
        while (first is IInvocationOperation { Instance: { } instance })
            first = instance;
        return first is ILocalReferenceOperation { Local: var local }
            ? model.BodyAround(append).ReferencesTo(local).Select(use => use.Parent).OfType<IInvocationOperation>().Where(use => use.TargetMethod.Name == "ToString")
            : [];
    }

    private static IEnumerable<IOperation> Builders(IPropertyReferenceOperation part, ServiceModel model)
    {
        if (part.Instance is ILocalReferenceOperation builder)
            return model.BodyAround(part).ReferencesTo(builder.Local).Where(use => use.Parent != part);
        // new UriBuilder(...) { Query = ... }
        for (IOperation? at = part.Parent; at is not null; at = at.Parent)
            if (at is IObjectCreationOperation creation)
                return [creation];
        return [];
    }

    private static IOperation Whole(IOperation part)
    {
        var at = part;
        while (at.Parent is IInterpolatedStringOperation or IInterpolationOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at;
    }

    internal static bool IsText(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Object || type?.Name == "StringValues";

    /// <summary>Whether what is called so must not stand in a URL.</summary>
    internal static bool IsCredential(string name) =>
        CredentialNames.Of(name) is not (CredentialName.None or CredentialName.Pass) && !Words.Of(name).Contain(Others);

    /// <summary>What a value is called, behind what encodes it or waits for it.</summary>
    private static string? NameOf(IOperation value)
    {
        value = value.WithoutConversions();
        if (CredentialSink.SettingOf(value) is { } setting)
            return setting;
        switch (value)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation:
                return value.Referred()?.Name;
            case IAwaitOperation awaited:
                return NameOf(awaited.Operation);
            case ICoalesceOperation coalesce:
                return NameOf(coalesce.Value);
            case IInvocationOperation { TargetMethod.Name: "EscapeDataString" or "UrlEncode" or "Encode" or "Escape" or "ToString" or "Trim" or "EscapeUriString" } call:
                return call.Instance is { } instance && call.Arguments.IsEmpty ? NameOf(instance) : call.Arguments.Length > 0 ? NameOf(call.Arguments[call.Arguments.Length - 1].Value) : null;
            case IInvocationOperation { TargetMethod.Name: var name }:
                return name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
            default:
                return null;
        }
    }
}
