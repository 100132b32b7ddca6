using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// A route that YARP's reverse proxy makes an endpoint of, as it is configured in files or in code.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/config-files.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">What it matches, null where it matches every path.</param>
/// <param name="Methods">The HTTP methods it matches, none where it matches all.</param>
/// <param name="Authorization">Its authorization policy, or null.</param>
/// <param name="RateLimiter">Its rate limiter policy, or null.</param>
internal sealed record ConfiguredRoute(string Name, string? Path, ImmutableArray<string> Methods, string? Authorization, string? RateLimiter)
{
    private static readonly string[] Decisive = ["AuthorizationPolicy", "RateLimiterPolicy", "Match"];

    /// <summary>Why it may be another in some environment, or where it is read from cannot be followed; null as a rule.</summary>
    internal string? Hidden { get; init; }

    /// <summary>Whether only developers' machines have it.</summary>
    internal bool IsDevelopmentOnly { get; init; }

    /// <summary>All routes of the service; null where some of them are out of sight.</summary>
    internal static IReadOnlyList<ConfiguredRoute>? All(ServiceModel model, CancellationToken cancellationToken)
    {
        if (model.MentionsOf("IProxyConfigProvider", cancellationToken).Any() || model.MentionsOf("AddConfigFilter", cancellationToken).Any())
            return null;
        var routes = new List<ConfiguredRoute>();
        foreach (var use in model.MentionsOf("LoadFromConfig", cancellationToken).Concat(model.MentionsOf("LoadFromMemory", cancellationToken)))
        {
            if (use.CallBy() is not { } syntax || model.CallAt(syntax, cancellationToken) is not { } call)
                continue;
            var found = call.TargetMethod.Is(ReverseProxies.LoadFromConfig) ? Sections(call, model, cancellationToken) is { } sections ? InFiles(sections, model) : null
                : call.TargetMethod.Is(ReverseProxies.LoadFromMemory) ? InCode(call.ArgumentFor("routes"), model, cancellationToken) : [];
            if (found is null)
                return null;
            routes.AddRange(found);
        }
        return routes.Count == 0 ? null : routes;
    }

    private static List<string>? Sections(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        var sections = new List<string>();
        foreach (var frame in call.ArgumentFor("config") is { } config ? model.Endpoints.Calls.FramesAround(call, cancellationToken) : [])
            if (SettingPath.OfSection(call.ArgumentFor("config")!, frame, 0, model, cancellationToken) is { } section)
                sections.Add(section);
            else
                return null;
        return [.. sections.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IReadOnlyList<ConfiguredRoute>? InFiles(List<string> sections, ServiceModel model)
    {
        if (SettingsFiles.Of(model.Configuration) is not { } files)
            return null;
        var routes = new List<ConfiguredRoute>();
        foreach (var section in sections)
        {
            var known = Settings(files.Base, section);
            var added = files.Others.SelectMany(file => Settings(file, section).Select(route => (File: file, Route: route))).ToList();
            foreach (var route in known)
                routes.Add(Of(route) with { Hidden = added.Where(other => Equal(other.Route.Key, route.Key) && Changes(other.Route, route)).Select(other => $"'{ConfigDocument.FileName(other.File.Path)}' says something else").FirstOrDefault() });
            foreach (var route in added.Where(other => !known.Exists(route => Equal(route.Key, other.Route.Key))).GroupBy(other => other.Route.Key, StringComparer.OrdinalIgnoreCase))
                routes.Add(Of(route.First().Route) with
                {
                    IsDevelopmentOnly = route.All(other => other.File.Audience == ConfigAudience.Developers),
                    Hidden = route.Count() > 1 ? "several files say it" : null,
                });
        }
        return routes.Count == 0 ? null : routes;
    }

    private static bool Equal(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    // The settings of each route by what stands below its name.
    private static List<(string Key, List<(string Key, string Value)> Settings)> Settings(ConfigDocument file, string section)
    {
        var prefix = (section.Length == 0 ? "" : section + ":") + "Routes:";
        return
        [
            .. from entry in file.Entries
               where entry.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
               let path = entry.Key.Substring(prefix.Length)
               let end = path.IndexOf(':')
               where end > 0
               group (path.Substring(end + 1), entry.Value) by path.Substring(0, end) into route
               select (route.Key, route.ToList()),
        ];
    }

    private static bool Changes((string Key, List<(string Key, string Value)> Settings) other, (string Key, List<(string Key, string Value)> Settings) route) =>
        other.Settings.Exists(setting => Array.Exists(Decisive, name => Equal(setting.Key.Split(':')[0], name)) && !route.Settings.Exists(known => Equal(known.Key, setting.Key) && known.Value == setting.Value));

    private static ConfiguredRoute Of((string Key, List<(string Key, string Value)> Settings) route) => new(
        route.Key, Value(route.Settings, "Match:Path"),
        [.. route.Settings.Where(setting => setting.Key.StartsWith("Match:Methods:", StringComparison.OrdinalIgnoreCase)).Select(setting => setting.Value.ToUpperInvariant())],
        Value(route.Settings, "AuthorizationPolicy"), Value(route.Settings, "RateLimiterPolicy"));

    // Of two equal keys the last is read.
    private static string? Value(List<(string Key, string Value)> settings, string key) =>
        settings.FindLast(setting => Equal(setting.Key, key)).Value is { Length: > 0 } value ? value : null;

    private static IReadOnlyList<ConfiguredRoute>? InCode(IOperation? routes, ServiceModel model, CancellationToken cancellationToken)
    {
        if (routes is null || PartReader.ElementsOf(Written(routes, model, 0, cancellationToken)) is not { } elements)
            return null;
        var found = elements.Select(element => Of(Written(element.Value, model, 0, cancellationToken), model, cancellationToken)).ToList();
        return found.TrueForAll(route => route is not null) ? [.. found.OfType<ConfiguredRoute>()] : null;
    }

    // Where a value is written out: through locals, static members, methods that return it and the library's methods that add transforms to a route.
    private static IOperation Written(IOperation value, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        var source = depth > BuilderReader.DeepestFrame ? null : value switch
        {
            ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values => values[0],
            IMemberReferenceOperation { Instance: null, Member: IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } } member =>
                member.Member.WrittenValue(cancellationToken) is { } written ? model.OperationOf(written, cancellationToken) : null,
            IInvocationOperation call when call.TargetMethod.ContainingAssembly.Name == ReverseProxies.Assembly && call.TargetMethod.Name.StartsWith("WithTransform", StringComparison.Ordinal) => call.Receiver(),
            IInvocationOperation call when !call.TargetMethod.MayBeReplaced() && model.BodyOf(call.TargetMethod, cancellationToken)?.ReturnedValues().ToList() is { Count: 1 } returned => returned[0],
            _ => null,
        };
        return source is null ? value : Written(source, model, depth + 1, cancellationToken);
    }

    private static ConfiguredRoute? Of(IOperation route, ServiceModel model, CancellationToken cancellationToken)
    {
        if (route is not IObjectCreationOperation { Arguments.IsEmpty: true } creation || !creation.Type.Is(ReverseProxies.Route))
            return null;
        var isKnown = true;
        var match = Set(creation, "Match") is { } written ? Written(written, model, 0, cancellationToken) as IObjectCreationOperation : null;
        isKnown &= match is not null || Set(creation, "Match") is null;
        var methods = match is not null && Set(match, "Methods") is { } listed ? PartReader.ElementsOf(Written(listed, model, 0, cancellationToken))?.Select(method => Text(method.Value)).ToList() : [];
        isKnown &= methods is not null;
        return new ConfiguredRoute(
            NameOf(Set(creation, "RouteId")), Text(match is null ? null : Set(match, "Path")), [.. methods?.OfType<string>().Select(method => method.ToUpperInvariant()) ?? []],
            Text(Set(creation, "AuthorizationPolicy")), Text(Set(creation, "RateLimiterPolicy"))) is var found && isKnown
            ? found with { Path = found.Path is { Length: > 0 } ? found.Path : null }
            : null;

        // Nobody asks for a route by its name.
        string NameOf(IOperation? name) => name is null ? "" : model.Endpoints.Routes.Of(name, Frame.OutOfSight(null, "nobody passes it"), cancellationToken);

        string? Text(IOperation? value)
        {
            if (value is null || value.WithoutConversions().ConstantValue is { HasValue: true, Value: null })
                return null;
            var text = model.Endpoints.Routes.Of(value, Frame.OutOfSight(null, "nobody passes it"), cancellationToken);
            isKnown &= !text.Contains(RoutePattern.Unknown);
            return text;
        }
    }

    private static IOperation? Set(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target.Referred()?.Name == property)?.Value;
}
