namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What sends the caller's browser elsewhere.</summary>
internal static class Redirects
{
    internal static readonly TypeName Response = new("Microsoft.AspNetCore.Http", "HttpResponse");
    internal static readonly TypeName RedirectResult = new("Microsoft.AspNetCore.Mvc", "RedirectResult");
    internal static readonly TypeName AuthenticationProperties = new("Microsoft.AspNetCore.Authentication", "AuthenticationProperties");
    internal static readonly TypeName UrlHelper = new("Microsoft.AspNetCore.Mvc", "IUrlHelper");
    internal static readonly TypeName UrlHelperExtensions = new("Microsoft.AspNetCore.Mvc", "UrlHelperExtensions");
    internal static readonly MemberName IsLocalUrl = new(UrlHelper, "IsLocalUrl");
}
