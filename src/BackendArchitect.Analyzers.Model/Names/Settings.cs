namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// How configuration becomes objects, and what checks these.
/// See https://learn.microsoft.com/dotnet/core/extensions/options.
/// </summary>
internal static class Settings
{
    internal static readonly TypeName OptionsBuilder = new("Microsoft.Extensions.Options", "OptionsBuilder`1");
    internal static readonly TypeName BuilderBinding = new("Microsoft.Extensions.DependencyInjection", "OptionsBuilderConfigurationExtensions");
    internal static readonly MemberName Bind = new(BuilderBinding, "Bind");
    internal static readonly MemberName BindConfiguration = new(BuilderBinding, "BindConfiguration");
    internal static readonly MemberName Configure = new(new("Microsoft.Extensions.DependencyInjection", "OptionsConfigurationServiceCollectionExtensions"), "Configure");
    internal static readonly MemberName AddOptions = new(new("Microsoft.Extensions.DependencyInjection", "OptionsServiceCollectionExtensions"), "AddOptions");
    internal static readonly MemberName ValidateAnnotations = new(new("Microsoft.Extensions.DependencyInjection", "OptionsBuilderDataAnnotationsExtensions"), "ValidateDataAnnotations");
    internal static readonly MemberName ValidateOnStart = new(new("Microsoft.Extensions.DependencyInjection", "OptionsBuilderExtensions"), "ValidateOnStart");
    internal static readonly TypeName Validator = new("Microsoft.Extensions.Options", "IValidateOptions`1");
}
