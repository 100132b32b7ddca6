namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// What limits the size of request bodies. The limits of forms hold beside that of the server and never widen it.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/options#maximum-request-body-size.
/// </summary>
internal static class SizeLimits
{
    internal static readonly TypeName Disabled = new("Microsoft.AspNetCore.Mvc", "DisableRequestSizeLimitAttribute");
    internal static readonly TypeName Limited = new("Microsoft.AspNetCore.Mvc", "RequestSizeLimitAttribute");
    internal static readonly MemberName Kestrel = new(new("Microsoft.AspNetCore.Server.Kestrel.Core", "KestrelServerLimits"), "MaxRequestBodySize");
    internal static readonly MemberName Iis = new(new("Microsoft.AspNetCore.Builder", "IISServerOptions"), "MaxRequestBodySize");
    internal static readonly MemberName HttpSys = new(new("Microsoft.AspNetCore.Server.HttpSys", "HttpSysOptions"), "MaxRequestBodySize");
    internal static readonly MemberName OfRequest = new(new("Microsoft.AspNetCore.Http.Features", "IHttpMaxRequestBodySizeFeature"), "MaxRequestBodySize");
    internal static readonly TypeName FormFile = new("Microsoft.AspNetCore.Http", "IFormFile");
}
