using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.OData;
using Shop.Data;

// The SDK says so of every project that references the library.
[assembly: ApplicationPart("Microsoft.AspNetCore.OData")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
var sales = Models.Sales();
builder.Services.AddControllers().AddOData(options => options
    .Select().Filter().Count()
    .AddRouteComponents("odata", sales)
    .AddRouteComponents("/v{version}/", Models.People())
    .AddRouteComponents(Models.Explicit()));
var app = builder.Build();

app.MapControllers();

app.Run();
