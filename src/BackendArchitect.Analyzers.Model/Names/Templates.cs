namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Template engines.</summary>
internal static class Templates
{
    internal static readonly TypeName Scriban = new("Scriban", "Template") { Package = "Scriban" };
    internal static readonly TypeName RazorLight = new("RazorLight", "IRazorLightEngine") { Package = "RazorLight" };
    internal static readonly TypeName RazorEngine = new("RazorEngineCore", "IRazorEngine") { Package = "RazorEngineCore" };
    internal static readonly TypeName Handlebars = new("HandlebarsDotNet", "Handlebars") { Package = "Handlebars.Net" };
    internal static readonly TypeName HandlebarsInstance = new("HandlebarsDotNet", "IHandlebars") { Package = "Handlebars.Net" };
    internal static readonly TypeName DotLiquid = new("DotLiquid", "Template") { Package = "DotLiquid" };
    internal static readonly TypeName Fluid = new("Fluid", "FluidParserExtensions") { Package = "Fluid.Core" };
}
