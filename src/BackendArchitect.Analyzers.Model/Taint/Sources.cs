using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>What the client of a service decides: members of the request, and values that the framework binds from it.</summary>
internal static class Sources
{
    /// <summary>Members that hand out what the client sent, with what that is called in a sentence.</summary>
    internal static readonly ImmutableArray<(MemberName Member, string Words)> Members =
    [
        (ClientParts.Query, "the query string"),
        (ClientParts.QueryString, "the query string"),
        (ClientParts.Form, "the form"),
        (ClientParts.ReadForm, "the form"),
        (ClientParts.Headers, "the headers"),
        (ClientParts.Cookies, "the cookies"),
        (ClientParts.RouteValues, "the route"),
        (ClientParts.RouteValue, "the route"),
        (ClientParts.RouteData, "the route"),
        (ClientParts.Path, "the path"),
        (ClientParts.Body, "the body"),
        (ClientParts.BodyReader, "the body"),
        (ClientParts.ReadJson, "the body"),
        (ClientParts.DisplayUrl, "the URL"),
        (ClientParts.FileName, "the upload"),
        (ClientParts.SectionFileName, "the upload"),
        (ClientParts.SectionFileNameStar, "the upload"),
        (ClientParts.ActionArguments, "the action's arguments"),
    ];

    /// <summary>What a bound value comes from, in the words of a sentence; null where the client does not decide it, or nobody knows.</summary>
    internal static string? WordsOf(BindingSource source) => source switch
    {
        BindingSource.Route => "the route",
        BindingSource.Query => "the query string",
        BindingSource.Header => "the headers",
        BindingSource.Body => "the body",
        BindingSource.Form => "the form",
        BindingSource.FormFile => "the upload",
        BindingSource.Message => "the message",
        BindingSource.Request or BindingSource.Unspecified => "the request",
        _ => null,
    };
}
