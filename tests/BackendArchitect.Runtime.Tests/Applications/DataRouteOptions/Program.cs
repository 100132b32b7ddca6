using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Extensions;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.AspNetCore.OData.Routing.Conventions;
using Microsoft.AspNetCore.OData.Routing.Template;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

[assembly: ApplicationPart("Microsoft.AspNetCore.OData")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers().AddOData(options =>
{
    var model = new ODataConventionModelBuilder();
    model.EntitySet<Book>("Books");
    model.EntityType<Book>().Function("Cheapest").Returns<int>();
    model.EntityType<Book>().Action("Borrow").Parameter<string>("by");
    model.Function("Today").Returns<string>();
    options.AddRouteComponents("books", model.GetEdmModel());
    options.AddRouteComponents("shelves", Shelves());
    options.RouteOptions.EnableKeyAsSegment = false;
    options.RouteOptions.EnableQualifiedOperationCall = false;
    options.RouteOptions.EnableNonParenthesisForEmptyParameterFunction = true;
    options.RouteOptions.EnableDollarCountRouting = false;
    options.RouteOptions.EnableDollarValueRouting = false;
    options.RouteOptions.EnableActionNameCaseInsensitive = true;
    options.RouteOptions.EnableControllerNameCaseInsensitive = true;
    options.RouteOptions.EnablePropertyNameCaseInsensitive = true;
    options.Conventions.Add(new OwnConvention());
});
var app = builder.Build();

app.MapGroup("/inner").RequireAuthorization().MapControllers();

app.Run();

// Who builds a model by hand is not followed.
static IEdmModel Shelves()
{
    var model = new EdmModel();
    var container = new EdmEntityContainer("Default", "Container");
    var shelf = new EdmEntityType("Default", "Shelf");
    shelf.AddKeys(shelf.AddStructuralProperty("Id", EdmPrimitiveTypeKind.Int32));
    model.AddElement(shelf);
    container.AddEntitySet("Shelves", shelf);
    model.AddElement(container);
    return model;
}

public class Book
{
    public int BookID { get; set; }

    public string Title { get; set; } = "";

    public string? Note { get; set; }

    public Chapter? First { get; set; }

    public DateOnly? Printed { get; private set; }

    public List<Chapter> Chapters { get; } = [];
}

public class Chapter
{
    public string Head { get; set; } = "";
}

public class booksController : ODataController
{
    public IActionResult get() => Ok();

    public IActionResult GetBooks(int key) => Ok();

    public IActionResult Get(int key) => Ok();

    public IActionResult Gettitle(int key) => Ok();

    public IActionResult DeleteToNote(int key) => Ok();

    public IActionResult DeleteToTitle(int key) => Ok();

    public IActionResult GetChapters(int key) => Ok();

    public IActionResult PostToChapters(int key) => Ok();

    public IActionResult GetPrinted(int key) => Ok();

    [HttpGet]
    public IActionResult cheapest(int key) => Ok();

    [HttpPost]
    public IActionResult Borrow(int key) => Ok();
}

public class ODataOperationImportController : ControllerBase
{
    [HttpGet]
    public IActionResult Today() => Ok();
}

public class ShelvesController : ODataController
{
    // unknown route: the model is built by hand
    public IActionResult Get() => Ok();
}

public class OwnConvention : IODataControllerActionConvention
{
    public int Order => -50;

    public bool AppliesToController(ODataControllerActionContext context) => context.Controller.ControllerName == "Stranger";

    public bool AppliesToAction(ODataControllerActionContext context)
    {
        context.Action.AddSelector("Get", context.Prefix, context.Model, new ODataPathTemplate(new EntitySetSegmentTemplate(context.Model.EntityContainer.EntitySets().First())));
        return true;
    }
}

public class StrangerController : ControllerBase
{
    // unknown route: a convention of the service's own gives it
    public IActionResult Get() => Ok();
}
