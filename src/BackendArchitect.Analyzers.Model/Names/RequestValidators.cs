namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What checks the input of endpoints: the framework's validation and the libraries that people use in its place.</summary>
internal static class RequestValidators
{
    internal static readonly TypeName GeneratedValidation = new("Microsoft.Extensions.DependencyInjection", "ValidationServiceCollectionExtensions") { Since = 10 };
    internal static readonly MemberName AddValidation = new(GeneratedValidation, "AddValidation");
    internal static readonly TypeName ValidationConventions = new("Microsoft.AspNetCore.Builder", "ValidationEndpointConventionBuilderExtensions") { Since = 10 };
    internal static readonly MemberName DisableValidation = new(ValidationConventions, "DisableValidation");

    internal static readonly TypeName ControllerBase = new("Microsoft.AspNetCore.Mvc", "ControllerBase");
    internal static readonly MemberName ModelState = new(ControllerBase, "ModelState");
    internal static readonly TypeName ModelStateDictionary = new("Microsoft.AspNetCore.Mvc.ModelBinding", "ModelStateDictionary");
    internal static readonly TypeName NonHandler = new("Microsoft.AspNetCore.Mvc.RazorPages", "NonHandlerAttribute");
    internal static readonly TypeName PageFilter = new("Microsoft.AspNetCore.Mvc.Filters", "IPageFilter");
    internal static readonly TypeName AsyncPageFilter = new("Microsoft.AspNetCore.Mvc.Filters", "IAsyncPageFilter");
    internal static readonly TypeName ValidateNever = new("Microsoft.AspNetCore.Mvc.ModelBinding.Validation", "ValidateNeverAttribute");
    internal static readonly TypeName ModelValidator = new("Microsoft.AspNetCore.Mvc.ModelBinding.Validation", "IModelValidator");
    internal static readonly TypeName BindNever = new("Microsoft.AspNetCore.Mvc.ModelBinding", "BindNeverAttribute");
    internal static readonly TypeName Bind = new("Microsoft.AspNetCore.Mvc", "BindAttribute");
    internal static readonly TypeName BindingBehavior = new("Microsoft.AspNetCore.Mvc.ModelBinding", "BindingBehaviorAttribute");
    internal static readonly TypeName BindRequired = new("Microsoft.AspNetCore.Mvc.ModelBinding", "BindRequiredAttribute");
    internal static readonly TypeName JsonIgnore = new("System.Text.Json.Serialization", "JsonIgnoreAttribute");
    internal static readonly TypeName JsonConverter = new("System.Text.Json.Serialization", "JsonConverterAttribute");
    internal static readonly TypeName MvcOptions = new("Microsoft.AspNetCore.Mvc", "MvcOptions");
    internal static readonly MemberName SuppressImplicitRequired = new(MvcOptions, "SuppressImplicitRequiredAttributeForNonNullableReferenceTypes");

    internal static readonly TypeName AbstractValidator = new("FluentValidation", "AbstractValidator`1") { Package = "FluentValidation" };
    internal static readonly TypeName ValidatorOf = new("FluentValidation", "IValidator`1") { Package = "FluentValidation" };
}
