using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
var hyphens = new PageRouteTransformerConvention(new Hyphens());
builder.Services.AddRazorPages(options =>
{
    options.RootDirectory = "/Site";
    options.Conventions.AddFolderRouteModelConvention("/StockLevels", model => hyphens.Apply(model));
    options.Conventions.AddPageRouteModelConvention("/Orders/List", model =>
    {
        var selectors = model.Selectors.Count;
        for (var i = 0; i < selectors; i++)
        {
            var selector = model.Selectors[i];
            model.Selectors.Add(new SelectorModel
            {
                AttributeRouteModel = new AttributeRouteModel { Order = 2, Template = AttributeRouteModel.CombineTemplates(selector.AttributeRouteModel!.Template, "{year:int?}") },
            });
        }
    });
    options.Conventions.AddPageRouteModelConvention("/Orders/Index", model => model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = "all-orders" } }));
    options.Conventions.AddPageRoute("/StockLevels/TopSellers", "BestOfAll");
    options.Conventions.AddPageRoute("/Home", string.Empty);
    options.Conventions.AddFolderApplicationModelConvention("/Staff", model => model.Filters.Add(new AuthorizeFilter()));
    options.Conventions.AddPageApplicationModelConvention("/Orders/List", model => model.EndpointMetadata.Add(new AuthorizeAttribute()));
    options.Conventions.AddPageApplicationModelConvention("/Orders/Index", model => model.Properties["seen"] = true);
    options.Conventions.AddPageApplicationModelConvention("/Marked", model =>
    {
        if (model.ModelType is null)
            model.Filters.Add(new AuthorizeFilter());
    });
    options.Conventions.Add(new Stamping());
});
var app = builder.Build();

app.MapRazorPages();

app.Run();

public class Hyphens : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) =>
        value == null ? null : Regex.Replace(value.ToString()!, "([a-z])([A-Z])", "$1-$2", RegexOptions.None, TimeSpan.FromMilliseconds(100)).ToLower();
}

// Says nothing about who may call.
public class Stamping : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model) => model.Properties["stamp"] = model.ViewEnginePath;
}

[PageModel]
public class MarkedModel // undecidable: a convention may add a filter
{
    public void OnGet()
    {
    }
}

// What a page shows is no page model.
public class Shown
{
    public string Text { get; set; } = "";
}
