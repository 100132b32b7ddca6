using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

[ApiController, Route("api/{tenant}")]
public class InferringController : ControllerBase
{
    [BindProperty(SupportsGet = true)]
    public string? Bound { get; set; }

    [FromHeader(Name = "X-Trace")]
    public string? Trace { get; set; }

    public string? Unbound { get; set; }

    [HttpGet("simple/{id:int}/{*path}")]
    public int Simple(int id, string path, string tenant, string? search, Guid? cursor, DateOnly on, TimeSpan span, Uri uri, Version version, Kind kind, Temperature temperature, Point point, decimal amount, DateTimeOffset at) => 1;

    [HttpPost("body/{id}")]
    public int Body(int id, Order order, CancellationToken ended) => 1;

    [HttpGet("arrays")]
    public int Arrays(int[] numbers) => 1;

    [HttpPost("sequence")]
    public int Sequence(IEnumerable<Order> orders) => 1;

    [HttpPost("lists")]
    public int Lists(List<string> words) => 1;

    [HttpPost("said/{id}")]
    public int Said([FromRoute] int id, [FromQuery] Order query, [FromForm] Order form, [FromHeader] string header, [FromServices] IStore store, [FromKeyedServices("a")] Clock keyed) => 1;

    [HttpPost("inferred")]
    public int Services(Clock clock, IStore store, ILogger<Order> logger, Order order) => 1;

    [HttpPost("files")]
    public int Files(IFormFile file, List<IFormFile> files, IFormFileCollection all, IFormCollection form) => 1;

    [HttpPost("bound")]
    public int Bind([ModelBinder(typeof(Binder))] Order order, [ModelBinder(Name = "n")] int number, [Bind("Id")] Placed placed) => 1;

    [HttpPost("binders")]
    public int Binders([BindOrder] Order given, [BindGeneric] Order generic, [BindSet] Order set, [ModelBinder<Binder>] Order typed, [BindNamed] int named) => 1;

    [HttpGet("one"), HttpGet("two/{id}")]
    public int Two(int id) => 1;

    [HttpPost("typed")]
    public int Typed(SelfBound bound, [FromTheQuery] Order order, object anything) => 1;
}

[Route("plain")]
public class PlainController : Controller
{
    public IFormFile? File { get; set; }

    [HttpPost("{id}")]
    public int Post(int id, Order order, string? text, CancellationToken ended, IFormFile file, [FromBody] Placed placed) => 1;

    [HttpGet]
    public int Index([FromQuery] int page, [Bind(Prefix = "o")] Order order) => 1;
}

[BindProperties]
public class BoundController : ControllerBase
{
    public int Number { get; set; }

    [FromQuery]
    public string? Search { get; set; }

    public int Index(int id) => 1;
}

public abstract class Crud<T> : ControllerBase
{
    [FromHeader]
    public string? Culture { get; set; }

    [HttpPost]
    public virtual int Create(T entity) => 1;

    [HttpPut("{id}")]
    public virtual int Update([FromRoute] int id, T entity) => 1;
}

[ApiController, Route("orders")]
public class OrdersController : Crud<Order>
{
    public override int Update(int id, Order entity) => 2;
}

[ApiController, Route("[controller]/{key}")]
public class TokensController : ControllerBase
{
    [HttpGet("[action]")]
    public int All(string key, string action) => 1;
}

public enum Kind { One }

public class Clock;

public interface IStore;

public class Store : IStore;

public class Order
{
    public int Id { get; set; }
}

public record Placed(int Id);

[TypeConverter(typeof(TemperatureConverter))]
public class Temperature;

public class TemperatureConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => new Temperature();
}

public class Point
{
    public static bool TryParse(string? text, out Point point)
    {
        point = new();
        return true;
    }
}

[ModelBinder(typeof(Binder))]
public class SelfBound;

public class Binder : IModelBinder
{
    public Task ModelBindAsync(ModelBindingContext context) => Task.CompletedTask;

    public Task BindModelAsync(ModelBindingContext bindingContext) => Task.CompletedTask;
}

public sealed class BindOrderAttribute() : ModelBinderAttribute(typeof(Binder));

public sealed class BindGenericAttribute : ModelBinderAttribute<Binder>;

public sealed class BindSetAttribute : ModelBinderAttribute
{
    public BindSetAttribute() => BinderType = typeof(Binder);
}

public sealed class BindNamedAttribute : ModelBinderAttribute
{
    public BindNamedAttribute() => Name = "n";
}

public class FromTheQueryAttribute : Attribute, IBindingSourceMetadata
{
    public BindingSource BindingSource => BindingSource.Query;
}
