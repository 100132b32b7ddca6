namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What writes HTML as it is.</summary>
internal static class Markup
{
    internal static readonly TypeName HtmlString = new("Microsoft.AspNetCore.Html", "HtmlString");
    internal static readonly TypeName MarkupString = new("Microsoft.AspNetCore.Components", "MarkupString");
    internal static readonly TypeName HtmlHelper = new("Microsoft.AspNetCore.Mvc.Rendering", "IHtmlHelper");
    internal static readonly TypeName ContentBuilder = new("Microsoft.AspNetCore.Html", "IHtmlContentBuilder");
    internal static readonly TypeName ContentBuilderExtensions = new("Microsoft.AspNetCore.Html", "HtmlContentBuilderExtensions");
    internal static readonly TypeName TagContent = new("Microsoft.AspNetCore.Razor.TagHelpers", "TagHelperContent");
    internal static readonly TypeName ContentResult = new("Microsoft.AspNetCore.Mvc", "ContentResult");
    internal static readonly TypeName ResponseWriting = new("Microsoft.AspNetCore.Http", "HttpResponseWritingExtensions");
    internal static readonly MemberName ContentType = new(Redirects.Response, "ContentType");
}
