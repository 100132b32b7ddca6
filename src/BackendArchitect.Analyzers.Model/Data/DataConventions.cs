using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>
/// The routes that OData gives an action by its name and parameters, one convention after the other in the order in which the library asks them: most
/// end the search. See https://learn.microsoft.com/odata/webapi-8/fundamentals/routing-overview.
/// </summary>
internal sealed class DataConventions(DataModel data, DataRouteOptions options, ServiceModel model, CancellationToken cancellationToken)
{
    private const string OperationImports = "ODataOperationImport";
    private const string From = "From";

    private static readonly ImmutableArray<string> Get = ["GET"];
    private static readonly ImmutableArray<string> Post = ["POST"];

    private readonly DataTypes _types = new(data, model);

    private StringComparison OfActions => options.IgnoresCaseOfActions ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The verbs and routes of an action, below the prefix of the model.</summary>
    internal IEnumerable<(ImmutableArray<string> Verbs, string Route)> RoutesOf(DataAction action) =>
        PathsOf(action).SelectMany(found => found.Path.Spellings().Select(route => (found.Verbs, route)));

    private IEnumerable<(ImmutableArray<string> Verbs, DataPath Path)> PathsOf(DataAction action)
    {
        if (SourceOf(action.Controller) is not { } source)
            return action.Controller == OperationImports ? OfImport(action) : [];
        var keys = _types.KeysOf(source.Type);
        var hasKey = action.TakesKey(keys, options);
        var one = source.IsSingleton ? DataPath.Of(source) : hasKey ? DataPath.Of(source).ByKey(keys, options) : null;
        List<(ImmutableArray<string>, DataPath)> found = [.. source.IsSingleton ? OfSingleton(action, source) : hasKey ? OfEntity(action, source, one!) : OfEntitySet(action, source)];
        if (found.Count > 0)
            return found;
        // A single entity is reached by its key, or is the only one.
        if (one is not null && source.IsSingleton != hasKey)
            found.AddRange(OfProperty(action, source, one) is { Count: > 0 } properties ? properties : OfNavigation(action, source, one));
        if (found.Count > 0)
            return found;
        if (!(source.IsSingleton && hasKey))
            found.AddRange(OfOperations(action, source, keys, hasKey));
        // Those of operations do not end the search.
        return one is null || source.IsSingleton == hasKey ? found : [.. found, .. OfReference(action, source, one)];
    }

    private DataSource? SourceOf(string controller) => data.Sources.TryGetValue(controller, out var source) ? source
        : options.IgnoresCaseOfControllers ? data.Sources.Values.FirstOrDefault(s => s.Name.Equals(controller, StringComparison.OrdinalIgnoreCase)) : null;

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfEntitySet(DataAction action, DataSource source)
    {
        var (name, cast) = (action.Name, (string?)null);
        var verb = VerbOfSet(name, source);
        if (verb is null && name.IndexOf(From, StringComparison.Ordinal) is > 0 and var at && Relative(source.Type, name.Substring(at + From.Length), options.IgnoresCaseOfActions) is { } type)
            (verb, cast) = (VerbOfSet(name.Substring(0, at), source), _types.FullName(type));
        if (verb is null)
            yield break;
        var path = DataPath.Of(source).Then(cast);
        yield return ([verb], path);
        if (verb == "GET" && options.CountsElements)
            yield return (Get, path.Then("$count"));
    }

    private string? VerbOfSet(string name, DataSource source) =>
        name.Equals("Get", OfActions) || name.Equals("Get" + source.Name, OfActions) ? "GET"
        : name.Equals("Post", OfActions) || name.Equals("Post" + source.Type.Name, OfActions) ? "POST"
        : name.Equals("Patch", OfActions) || name.Equals("Patch" + source.Name, OfActions) ? "PATCH"
        : null;

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfSingleton(DataAction action, DataSource source)
    {
        if (VerbOf(action.Name) is { } verb)
            yield return ([verb], DataPath.Of(source));
        else if (action.Name.IndexOf(From, StringComparison.Ordinal) is > 0 and var at && VerbOf(action.Name.Substring(0, at)) is { } of
            && Relative(source.Type, action.Name.Substring(at + From.Length), options.IgnoresCaseOfActions) is { } type)
            yield return ([of], DataPath.Of(source).Then(_types.FullName(type)));

        string? VerbOf(string name) => Array.Find(["Get", "Put", "Patch"], verb => name.Equals(verb, OfActions) || name.Equals(verb + source.Name, OfActions))?.ToUpperInvariant();
    }

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfEntity(DataAction action, DataSource source, DataPath one)
    {
        if (Array.Find(["Get", "Put", "Patch", "Delete"], verb => action.Name.StartsWith(verb, StringComparison.Ordinal)) is not { } verb)
            yield break;
        ImmutableArray<string> verbs = [verb.ToUpperInvariant()];
        var name = action.Name.Substring(verb.Length);
        if (name.Length == 0)
            yield return (verbs, one);
        else if (Relative(source.Type, name, options.IgnoresCaseOfActions) is { } type)
        {
            if (SymbolEqualityComparer.Default.Equals(type, source.Type))
                yield return (verbs, one);
            yield return (verbs, one.Then(_types.FullName(type)));
        }
    }

    private List<(ImmutableArray<string>, DataPath)> OfProperty(DataAction action, DataSource source, DataPath one)
    {
        if (Split(action.Name, ["Get", "PostTo", "PutTo", "PatchTo", "DeleteTo"]) is not { Subject.Length: > 0 } split)
            return [];
        var (verb, text) = split;
        string? cast = null;
        var of = text.IndexOf("Of", StringComparison.Ordinal);
        var name = of > 0 ? text.Substring(0, of) : text;
        var (last, declaring) = Declaring(of > 0 ? text.Substring(of + 2) : text);
        (name, cast) = of > 0 ? (name, last) : (last, null);
        if (DeclaringType(source, declaring) is not { } owner || _types.Property(owner, name, options.IgnoresCaseOfProperties) is not { } property || _types.IsNavigation(property))
            return [];
        var isCollection = DataTypes.IsCollection(property);
        if ((verb == "PatchTo" && isCollection) || (verb == "PostTo" && !isCollection) || (verb == "DeleteTo" && !DataTypes.MayBeNull(property)))
            return [];
        var path = one.Then(CastTo(owner, source)).Then(_types.Spelled(property.Name));
        if (cast is not null)
        {
            if (DataTypes.ValueTypeOf(property) is not { } value || !_types.IsComplex(value) || Relative(value, cast, false) is not { } type)
                return [];
            path = path.Then(_types.FullName(type));
        }
        var found = new List<(ImmutableArray<string>, DataPath)> { (VerbsOf(verb), path) };
        if (verb == "Get" && isCollection && options.CountsElements)
            found.Add((Get, path.Then("$count")));
        if (verb == "Get" && DataTypes.IsSimple(property) && options.GivesValues)
            found.Add((Get, path.Then("$value")));
        return found;
    }

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfNavigation(DataAction action, DataSource source, DataPath one)
    {
        if (Split(action.Name, ["Get", "PostTo", "PutTo", "PatchTo"]) is not { Subject.Length: > 0 } split)
            yield break;
        var (name, declaring) = Declaring(split.Subject);
        if (DeclaringType(source, declaring) is not { } owner || _types.Property(owner, name, options.IgnoresCaseOfProperties) is not { } property || !_types.IsNavigation(property))
            yield break;
        var path = one.Then(CastTo(owner, source)).Then(_types.Spelled(property.Name));
        yield return (VerbsOf(split.Verb), path);
        if (split.Verb == "Get" && options.CountsElements && DataTypes.IsCollection(property))
            yield return (Get, path.Then("$count"));
    }

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfOperations(DataAction action, DataSource source, IReadOnlyList<string> keys, bool hasKey)
    {
        if (!action.IsGet && !action.IsPost)
            yield break;
        var (name, cast, isOnCollection) = (action.Name, (INamedTypeSymbol?)null, false);
        var candidates = Bound(name);
        if (candidates.Count == 0)
        {
            isOnCollection = name.LastIndexOf("OnCollectionOf", OfActions) > 0;
            var on = isOnCollection ? "OnCollectionOf" : "On";
            if (name.LastIndexOf(on, OfActions) is > 0 and var at)
            {
                cast = Relative(source.Type, name.Substring(at + on.Length), options.IgnoresCaseOfActions);
                candidates = cast is null ? [] : Bound(name.Substring(0, at));
            }
        }
        foreach (var operation in candidates)
        {
            if (operation.IsOfCollection ? source.IsSingleton || hasKey : isOnCollection || (!source.IsSingleton && !hasKey))
                continue;
            var binding = operation.Binding!;
            var isSelf = source.Type.SelfAndBases().Contains(binding, SymbolEqualityComparer.Default);
            if (cast is null ? !isSelf && !binding.SelfAndBases().Contains(source.Type, SymbolEqualityComparer.Default) : !SymbolEqualityComparer.Default.Equals(binding, cast))
                continue;
            var type = cast is null ? isSelf ? null : binding : SymbolEqualityComparer.Default.Equals(cast, source.Type) ? null : cast;
            if (operation.IsAction ? !action.IsPost || (operation.Parameters.Count > 0 && !action.TakesParameters) : !action.IsGet || !operation.Parameters.TrueForAll(p => p.IsOptional || action.Takes(p.Name)))
                continue;
            var path = DataPath.Of(source);
            path = (!source.IsSingleton && hasKey ? path.ByKey(keys, options) : path).Then(type is null ? null : _types.FullName(type));
            yield return operation.IsAction
                ? (Post, path.Calling(FullName(operation), operation.Name, "", options))
                : (Get, path.Calling(FullName(operation), operation.Name, ParametersIn(operation, action), options));
        }
    }

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfReference(DataAction action, DataSource source, DataPath one)
    {
        ImmutableArray<string> verbs = action.Name.StartsWith("CreateRef", StringComparison.Ordinal) ? ["POST", "PUT"] : action.Name.StartsWith("GetRef", StringComparison.Ordinal) ? Get
            : action.Name.StartsWith("DeleteRef", StringComparison.Ordinal) ? ["DELETE"] : [];
        if (verbs.IsEmpty)
            yield break;
        var rest = action.Name.Substring(action.Name.IndexOf("Ref", StringComparison.Ordinal) + 3);
        if (rest.Length == 0)
        {
            var related = action.Takes("relatedKey") ? "relatedKey" : action.Takes("relatedId") ? "relatedId" : null;
            if (action.TakesText("navigationProperty"))
                foreach (var key in related is null ? [""] : new[] { $"({{{related}}})", $"/{{{related}}}" })
                    if (related is null || (key[0] == '(' ? options.HasKeysInParentheses : options.HasKeysAsSegments))
                        yield return (verbs, one.Then("{navigationProperty}" + key + "/$ref"));
            yield break;
        }
        if (!rest.StartsWith("To", StringComparison.OrdinalIgnoreCase))
            yield break;
        var (name, declaring) = Declaring(rest.Substring(2), StringComparison.OrdinalIgnoreCase);
        if (DeclaringType(source, declaring) is not { } owner || _types.Property(owner, name, options.IgnoresCaseOfProperties) is not { } property || !_types.IsNavigation(property))
            yield break;
        var keys = DataTypes.ValueTypeOf(property) is { } target ? _types.KeysOf(target) : [];
        var prefix = Array.Find(["relatedKey", "relatedId"], related => action.TakesKey(keys, options, related));
        yield return (verbs, one.Then(CastTo(owner, source)).Linked(_types.Spelled(property.Name), keys, options, prefix));
    }

    private IEnumerable<(ImmutableArray<string>, DataPath)> OfImport(DataAction action)
    {
        var imports = data.Operations.FindAll(operation => operation.Binding is null && operation.Name.Equals(action.Name, StringComparison.OrdinalIgnoreCase));
        if (imports.Exists(operation => operation.IsAction))
            return imports.Count == 1 && action.IsPost ? [(Post, DataPath.Of(imports[0].Name))] : [];
        return action.IsGet && imports.Find(operation => operation.Parameters.TrueForAll(p => action.Takes(p.Name))) is { } function
            ? [(Get, DataPath.Of(function.Name + (function.Parameters.Count == 0 && options.CallsWithoutParentheses ? "" : "(" + string.Join(",", function.Parameters.Select(p => $"{p.Name}={{{p.Name}}}")) + ")")))]
            : [];
    }

    private List<DataOperation> Bound(string name) => data.Operations.FindAll(operation => operation.Binding is not null && operation.Name.Equals(name, OfActions));

    private string FullName(DataOperation operation) => data.Namespace + "." + operation.Name;

    private string ParametersIn(DataOperation function, DataAction action)
    {
        var taken = function.Parameters.FindAll(p => action.Takes(p.Name));
        return taken.Count == 0 && options.CallsWithoutParentheses ? "" : "(" + string.Join(",", taken.Select(p => $"{p.Name}={{{p.Name}}}")) + ")";
    }

    private static (string Verb, string Subject)? Split(string name, string[] verbs) =>
        Array.Find(verbs, verb => name.StartsWith(verb, StringComparison.Ordinal)) is { } verb ? (verb, name.Substring(verb.Length)) : null;

    private static (string Name, string? Declaring) Declaring(string text, StringComparison comparison = StringComparison.Ordinal) =>
        text.IndexOf(From, comparison) is > 0 and var at ? (text.Substring(0, at), text.Substring(at + From.Length)) : (text, null);

    private INamedTypeSymbol? DeclaringType(DataSource source, string? declaring) => declaring is null ? source.Type : Relative(source.Type, declaring, false);

    private string? CastTo(INamedTypeSymbol owner, DataSource source) => SymbolEqualityComparer.Default.Equals(owner, source.Type) ? null : _types.FullName(owner);

    private INamedTypeSymbol? Relative(INamedTypeSymbol type, string name, bool anyCase) => name.Length == 0 ? null : _types.Relative(type, name, anyCase, cancellationToken);

    private static ImmutableArray<string> VerbsOf(string verb) => [(verb.EndsWith("To", StringComparison.Ordinal) ? verb.Substring(0, verb.Length - 2) : verb).ToUpperInvariant()];
}
