namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What proves that a form was made by the service itself, and what binds forms.</summary>
internal static class Antiforgery
{
    internal static readonly TypeName Validate = new("Microsoft.AspNetCore.Mvc", "ValidateAntiForgeryTokenAttribute");
    internal static readonly TypeName AutoValidate = new("Microsoft.AspNetCore.Mvc", "AutoValidateAntiforgeryTokenAttribute");
    internal static readonly TypeName Ignore = new("Microsoft.AspNetCore.Mvc", "IgnoreAntiforgeryTokenAttribute");
    internal static readonly TypeName Service = new("Microsoft.AspNetCore.Antiforgery", "IAntiforgery");
    internal static readonly MemberName ValidateRequest = new(Service, "ValidateRequestAsync");
    internal static readonly MemberName IsRequestValid = new(Service, "IsRequestValidAsync");
    internal static readonly MemberName Disable = new(AspNet.RoutingEndpointConventionBuilderExtensions, "DisableAntiforgery");
    internal static readonly MemberName StrictSite = new(new("Microsoft.AspNetCore.Http", "SameSiteMode"), "Strict");

    internal static readonly TypeName FromForm = new("Microsoft.AspNetCore.Http.Metadata", "IFromFormMetadata");
    internal static readonly TypeName BindingSource = new("Microsoft.AspNetCore.Mvc.ModelBinding", "IBindingSourceMetadata");
    internal static readonly TypeName FormFile = new("Microsoft.AspNetCore.Http", "IFormFile");
    internal static readonly TypeName FormFiles = new("Microsoft.AspNetCore.Http", "IFormFileCollection");
    internal static readonly TypeName FormCollection = new("Microsoft.AspNetCore.Http", "IFormCollection");
    internal static readonly TypeName ViewController = new("Microsoft.AspNetCore.Mvc", "Controller");
    /// <summary>What makes an API controller: the framework's own attribute has it, and so may others.</summary>
    internal static readonly TypeName ApiController = new("Microsoft.AspNetCore.Mvc.Infrastructure", "IApiBehaviorMetadata");
}
