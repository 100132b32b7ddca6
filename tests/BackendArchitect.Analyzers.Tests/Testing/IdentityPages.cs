using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>A library in the place of Identity's user interface: two pages for each version of Bootstrap, and what adds them.</summary>
internal static class IdentityPages
{
    internal static readonly MetadataReference Library = Testing.Library.Compile("Microsoft.AspNetCore.Identity.UI", """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.ApplicationParts;
        using Microsoft.AspNetCore.Razor.Hosting;
        [assembly: ProvideApplicationPartFactory("Microsoft.AspNetCore.Mvc.ApplicationParts.NullApplicationPartFactory, Microsoft.AspNetCore.Mvc.Core")]
        [assembly: RazorCompiledItem(typeof(V4.Login), "mvc.1.0.razor-page", "/Areas/Identity/Pages/V4/Account/Login.cshtml")]
        [assembly: RazorCompiledItem(typeof(V5.Login), "mvc.1.0.razor-page", "/Areas/Identity/Pages/V5/Account/Login.cshtml")]
        [assembly: RazorCompiledItem(typeof(V5.Manage), "mvc.1.0.razor-page", "/Areas/Identity/Pages/V5/Account/Manage/Email.cshtml")]
        namespace V4
        {
            class Login : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public Login Model => this; }
        }
        namespace V5
        {
            [Microsoft.AspNetCore.Authorization.AllowAnonymous] class Login : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public Login Model => this; }
            class Manage : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public Manage Model => this; }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class IdentityServiceCollectionUIExtensions
            {
                public static IdentityBuilder AddDefaultIdentity<TUser>(this IServiceCollection services) where TUser : class => new(typeof(TUser), services);
            }
        }
        namespace Microsoft.AspNetCore.Identity
        {
            public static class IdentityBuilderUIExtensions
            {
                public static IdentityBuilder AddDefaultUI(this IdentityBuilder builder) => builder;
            }
        }
        """);
}
