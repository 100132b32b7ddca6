using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>The route of a running endpoint, to be read and to be asked.</summary>
internal static class RequestPath
{
    /// <summary>The route as it is written, with the names of controller and action in their places where they are chosen by a conventional route.</summary>
    internal static string Template(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern;
        if (pattern.PathSegments.All(segment => segment.Parts.OfType<RoutePatternParameterPart>().All(part => Required(pattern, part) is null)))
            return "/" + string.Join('/', (pattern.RawText ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        // The parts of a pattern do not hold the text that they were read from.
        var written = (pattern.RawText ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', pattern.PathSegments.Select((segment, i) =>
            segment.Parts is [RoutePatternParameterPart parameter] && Required(pattern, parameter) is { } value ? value : written[i]));
    }

    /// <summary>A path that the route matches.</summary>
    internal static string Of(RouteEndpoint endpoint)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => TextOf(endpoint.RoutePattern, part))));
        return "/" + string.Join('/', segments.Where(segment => segment.Length > 0));
    }

    private static string TextOf(RoutePattern pattern, RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Required(pattern, parameter) ?? (parameter.IsOptional ? "" : Sample(parameter)),
        _ => throw new InvalidOperationException($"{part.GetType()} is no part of a route that is known"),
    };

    private static string? Required(RoutePattern pattern, RoutePatternParameterPart parameter) =>
        pattern.RequiredValues.TryGetValue(parameter.Name, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static string Sample(RoutePatternParameterPart parameter)
    {
        var constraints = parameter.ParameterPolicies.Select(policy => policy.Content).ToList();
        return constraints switch
        {
            _ when constraints.Contains("guid") => "0f8fad5b-d9cb-469f-a165-70867728950e",
            _ when constraints.Contains("bool") => "true",
            _ when constraints.Contains("datetime") => "2020-01-01",
            _ when constraints.Contains("alpha") => "abcdefgh",
            _ => "7",
        };
    }
}
