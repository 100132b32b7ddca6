namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The calls that add ASP.NET Core's own middleware to a pipeline.</summary>
internal static class Middleware
{
    internal static readonly MemberName UseAuthentication = new(new("Microsoft.AspNetCore.Builder", "AuthAppBuilderExtensions"), "UseAuthentication");
    internal static readonly MemberName UseCors = new(new("Microsoft.AspNetCore.Builder", "CorsMiddlewareExtensions"), "UseCors");
    internal static readonly MemberName UseExceptionHandler = new(new("Microsoft.AspNetCore.Builder", "ExceptionHandlerExtensions"), "UseExceptionHandler");
    internal static readonly MemberName UseSession = new(new("Microsoft.AspNetCore.Builder", "SessionMiddlewareExtensions"), "UseSession");
    internal static readonly MemberName UseOutputCache = new(new("Microsoft.AspNetCore.Builder", "OutputCacheApplicationBuilderExtensions"), "UseOutputCache");
    internal static readonly MemberName UseMiddleware = new(new("Microsoft.AspNetCore.Builder", "UseMiddlewareExtensions"), "UseMiddleware");
    internal static readonly MemberName AddAuthentication = new(new("Microsoft.Extensions.DependencyInjection", "AuthenticationServiceCollectionExtensions"), "AddAuthentication");
}
