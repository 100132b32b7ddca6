using System;
using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What builds URLs, and what sends requests to them.</summary>
internal static class OutgoingUrls
{
    internal static readonly TypeName Uri = new("System", "Uri");
    internal static readonly TypeName NameValueCollection = new("System.Collections.Specialized", "NameValueCollection");
    internal static readonly MemberName AddQueryString = new(new("Microsoft.AspNetCore.WebUtilities", "QueryHelpers"), "AddQueryString");
    internal static readonly MemberName CreateQuery = new(new("Microsoft.AspNetCore.Http", "QueryString"), "Create");

    internal static readonly MemberName RequestUri = new(new("System.Net.Http", "HttpRequestMessage"), "RequestUri");
    internal static readonly MemberName BaseAddress = new(new("System.Net.Http", "HttpClient"), "BaseAddress");

    /// <summary>Types whose methods and constructors send requests, with the parameter that takes the URL.</summary>
    internal static readonly ImmutableArray<(TypeName Type, string Parameter)> Requests =
    [
        (new("System.Net.Http", "HttpClient"), "requestUri"),
        (new("System.Net.Http", "HttpRequestMessage"), "requestUri"),
        (new("System.Net.Http.Json", "HttpClientJsonExtensions"), "requestUri"),
        (new("System.Net", "WebClient"), "address"),
        (new("System.Net", "WebRequest"), "requestUriString"),
        (new("System.Net", "WebRequest"), "requestUri"),
        (new("System.Net.WebSockets", "ClientWebSocket"), "uri"),
        (new("RestSharp", "RestRequest") { Package = "RestSharp" }, "resource"),
        (new("RestSharp", "RestClient") { Package = "RestSharp" }, "baseUrl"),
        (new("Flurl.Http", "GeneratedExtensions") { Package = "Flurl.Http" }, "url"),
    ];

    /// <summary>Methods that put a named value into the URL of a request.</summary>
    internal static readonly ImmutableArray<MemberName> Parameters =
    [
        new(new("RestSharp", "RestRequestExtensions") { Package = "RestSharp" }, "AddQueryParameter"),
        new(new("RestSharp", "RestRequestExtensions") { Package = "RestSharp" }, "AddUrlSegment"),
        new(new("RestSharp", "RestRequest") { Package = "RestSharp" }, "AddQueryParameter"),
        new(new("RestSharp", "RestRequest") { Package = "RestSharp" }, "AddUrlSegment"),
        new(new("Flurl", "GeneratedExtensions") { Package = "Flurl" }, "SetQueryParam"),
        new(new("Flurl", "Url") { Package = "Flurl" }, "SetQueryParam"),
        new(new("Flurl.Http", "GeneratedExtensions") { Package = "Flurl.Http" }, "SetQueryParam"),
    ];

    internal static readonly TypeName StringBuilder = new("System.Text", "StringBuilder");

    /// <summary>What declares a request of Refit on a method of an interface, and how a parameter of that method is kept out of the URL.</summary>
    internal static readonly TypeName RefitMethod = new("Refit", "HttpMethodAttribute") { Package = "Refit" };
    internal static readonly TypeName RefitAlias = new("Refit", "AliasAsAttribute") { Package = "Refit" };
    internal static readonly ImmutableArray<TypeName> NotInUrl =
    [
        new("Refit", "HeaderAttribute") { Package = "Refit" }, new("Refit", "HeaderCollectionAttribute") { Package = "Refit" }, new("Refit", "AuthorizeAttribute") { Package = "Refit" },
        new("Refit", "BodyAttribute") { Package = "Refit" }, new("Refit", "PropertyAttribute") { Package = "Refit" },
    ];
    internal static readonly TypeName RefitMultipart = new("Refit", "MultipartAttribute") { Package = "Refit" };

    // What methods of projects call the address that they send a request to, or a part of it.
    private static readonly ImmutableArray<string> Names = ["url", "uri", "endpoint", "query", "path", "address", "link", "route", "resource", "querystring", "urlstring"];

    /// <summary>Whether a parameter of this name takes a URL or a part of one.</summary>
    internal static bool IsName(string parameter)
    {
        foreach (var name in Names)
            if (parameter.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (parameter.Length == name.Length || char.IsUpper(parameter[parameter.Length - name.Length])))
                return true;
        return false;
    }
}
