namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The members by which code asks a request for what its client sent.</summary>
internal static class ClientParts
{
    internal static readonly MemberName Query = new(AspNet.HttpRequest, "Query");
    internal static readonly MemberName QueryString = new(AspNet.HttpRequest, "QueryString");
    internal static readonly MemberName Form = new(AspNet.HttpRequest, "Form");
    internal static readonly MemberName Headers = new(AspNet.HttpRequest, "Headers");
    internal static readonly MemberName Cookies = new(AspNet.HttpRequest, "Cookies");
    internal static readonly MemberName RouteValues = new(AspNet.HttpRequest, "RouteValues");
    internal static readonly MemberName Path = new(AspNet.HttpRequest, "Path");
    internal static readonly MemberName Body = new(AspNet.HttpRequest, "Body");
    internal static readonly MemberName BodyReader = new(AspNet.HttpRequest, "BodyReader");
    internal static readonly MemberName ReadForm = new(AspNet.HttpRequest, "ReadFormAsync");
    internal static readonly MemberName ReadJson = new(new("Microsoft.AspNetCore.Http", "HttpRequestJsonExtensions"), "ReadFromJsonAsync");
    internal static readonly MemberName RouteValue = new(new("Microsoft.AspNetCore.Routing", "RoutingHttpContextExtensions"), "GetRouteValue");
    internal static readonly MemberName RouteData = new(new("Microsoft.AspNetCore.Routing", "RouteData"), "Values");
    internal static readonly MemberName DisplayUrl = new(new("Microsoft.AspNetCore.Http.Extensions", "UriHelper"), "GetDisplayUrl");
    internal static readonly MemberName FileName = new(Antiforgery.FormFile, "FileName");
    internal static readonly MemberName SectionFileName = new(new("Microsoft.Net.Http.Headers", "ContentDispositionHeaderValue"), "FileName");
    internal static readonly MemberName SectionFileNameStar = new(new("Microsoft.Net.Http.Headers", "ContentDispositionHeaderValue"), "FileNameStar");
    internal static readonly MemberName ActionArguments = new(new("Microsoft.AspNetCore.Mvc.Filters", "ActionExecutingContext"), "ActionArguments");

    internal static readonly TypeName HeaderDictionary = new("Microsoft.AspNetCore.Http", "IHeaderDictionary");
    internal static readonly TypeName HeaderExtensions = new("Microsoft.AspNetCore.Http", "HeaderDictionaryExtensions");
}
