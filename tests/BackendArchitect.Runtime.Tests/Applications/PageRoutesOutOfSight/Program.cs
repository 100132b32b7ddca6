using Microsoft.AspNetCore.Mvc.ApplicationModels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddRazorPages(options =>
{
    options.Conventions.AddFolderRouteModelConvention("/Shop", model =>
    {
        foreach (var selector in model.Selectors)
            selector.AttributeRouteModel!.Template = "{language}/" + selector.AttributeRouteModel.Template;
    });
});
var app = builder.Build();

app.MapRazorPages(); // unknown route: a convention gives other templates

app.Run();
