using System.IO.Pipelines;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Clock>();
builder.Services.AddScoped<IStore, Store>();
builder.Services.TryAddTransient(_ => new Made());
builder.Services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
builder.Services.AddKeyedSingleton<Keyed>("a");
builder.Services.AddHttpClient<Shipping>();
builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRule, FirstRule>());
builder.Services.Add(new ServiceDescriptor(typeof(Described), typeof(Described), ServiceLifetime.Singleton));
builder.Services.AddEntity<Order>();
builder.Services.AddAuthentication();
builder.Services.AddIdentityCore<User>();
builder.Services.AddTransient<IUserStore<User>, Users>();
var app = builder.Build();

// Route, query and what is read from text.
app.MapGet("/text/{id:int}/{*path}", (int id, string path, string? search, Guid? cursor, DateOnly on, Kind kind, Uri uri, StringValues tags, int[] numbers, string[] words, Point at, TimeSpan span) => 1);
app.MapPost("/text/{code:regex(^\\d{{3}}$)}", (string code, int number, Point[] points) => 1);
app.MapPost("/words", (StringValues words) => 1);
app.MapGroup("/groups/{group}").MapGroup("/{inner?}").MapGet("/{id=3}", (string group, int? inner, int id, Half half) => 1);
app.MapGet("/case/{ID}", (int id) => 1);

// Attributes, also of the service's own.
app.MapPost("/said/{id}/{Name}", ([FromRoute(Name = "id")] int key, [FromQuery(Name = "q")] string search, [FromHeader(Name = "X-Trace")] string trace, [FromBody] Order order, [FromServices] Clock clock, [FromName] string name, [FromKeyedServices("a")] Keyed keyed) => 1);
app.MapGet("/body", ([FromBody] Order order) => 1);
app.MapPost("/form", ([FromForm] Order order, [FromForm] IFormFile file, [FromForm(Name = "b")] string text) => 1).DisableAntiforgery();
app.MapPost("/stream", ([FromBody] Stream body) => 1);

// The request itself.
app.MapPost("/request", (HttpContext context, HttpRequest request, HttpResponse response, ClaimsPrincipal caller, CancellationToken ended, Stream body) => Results.Ok(1));
app.MapPost("/pipe", (PipeReader body) => 1);
app.MapPost("/files", (IFormFile file, IFormFileCollection files, IFormCollection form) => 1).DisableAntiforgery();

// What binds itself.
app.MapGet("/self/{id}", (Page page, Sorted sorted, Filter filter, Interval? interval) => 1);

// Services or body.
app.MapPost("/services", (IStore store, Clock clock, Made made, IRepository<Order> orders, Shipping shipping, Described described, IRule rule, ILogger<Order> logger, IConfiguration configuration, IOptions<Order> options, Order order) => 1);
app.MapPost("/framework", (UserManager<User> users, HttpClient client, LinkGenerator links, IServiceProvider provider, IHostEnvironment environment, IWebHostEnvironment web, TimeProvider time, Order order) => 1);
app.MapPost("/sequence", (IEnumerable<Order> orders) => 1);
app.MapPost("/list", (List<Order> orders) => 1);
app.MapPost("/dictionary", (Dictionary<string, int> values) => 1);
app.MapPost("/object", (object anything) => 1);
app.MapPost("/keyed", (Keyed keyed) => 1);
// undecidable documentation: what it accepts follows from where the parameter comes from
app.MapPost("/unregistered", (IUnregistered service) => 1); // undecidable parameter: one of the libraries may register it
app.MapPut("/entity", (IEntities<Order> entities, Order order) => 1);
app.MapPatch("/record", (Placed placed) => 1);
app.MapDelete("/get", (Clock clock, IStore store) => 1);
app.Map("/any", (Order order) => 1);
app.MapMethods("/some", ["POST", "PUT"], (Order order) => 1);
app.MapMethods("/mixed", ["GET", "POST"], (Clock clock) => 1);
app.MapFallback("/else", (Order order, string? text) => 1);

// Properties in place of the parameter.
app.MapGet("/parts/{id}", ([AsParameters] Search search) => 1);
app.MapPost("/parts/{id}", ([AsParameters] Command command, CancellationToken ended) => 1);
app.MapGet("/settable/{id}", ([AsParameters] Settable settable) => 1);
app.MapGet("/struct/{id}", ([AsParameters] Pair pair) => 1);
app.MapGet("/derived/{id}", ([AsParameters] Derived derived) => 1);

// Handlers of every kind.
app.MapPost("/method", Handlers.Create);
app.MapPost("/instance", new Handlers().Update);
app.MapGet("/delegate", (HttpContext context) => context.Response.WriteAsync(""));
int Local(int id, Clock clock) => id;
app.MapGet("/local", Local);
app.MapCrud<Order>("/orders");
app.MapCrud<Placed>("/placed");

app.Run();

enum Kind { One }

class Clock;

class Keyed;

class Made;

class Described;

class Shipping(HttpClient client)
{
    public HttpClient Client => client;
}

interface IStore;

class Store : IStore;

interface IRule;

class FirstRule : IRule;

interface IUnregistered;

interface IRepository<T>;

class Repository<T> : IRepository<T>;

interface IEntities<T>;

class Entities<T> : IEntities<T>;

class Order
{
    public int Id { get; set; }
}

record Placed(int Id, string? Name);

class User;

readonly record struct Point(int X, int Y)
{
    public static bool TryParse(string? text, out Point point)
    {
        point = default;
        return true;
    }
}

record Filter(string Text) : IParsable<Filter>
{
    static Filter IParsable<Filter>.Parse(string s, IFormatProvider? provider) => new(s);

    static bool IParsable<Filter>.TryParse(string? s, IFormatProvider? provider, out Filter result)
    {
        result = new(s ?? "");
        return true;
    }
}

record Page(int Number)
{
    public static ValueTask<Page?> BindAsync(HttpContext context, ParameterInfo parameter) => new(new Page(1));
}

record Sorted(string By) : IBindableFromHttpContext<Sorted>
{
    static ValueTask<Sorted?> IBindableFromHttpContext<Sorted>.BindAsync(HttpContext context, ParameterInfo parameter) => new(new Sorted("a"));
}

readonly record struct Interval(int From)
{
    public static ValueTask<Interval> BindAsync(HttpContext context) => new(new Interval(1));
}

record Search(int Id, string? Text, [FromHeader(Name = "X-Page")] int Page, Clock Clock, HttpContext Context)
{
    public int Skip => Page * 10;
}

record Command([FromRoute] int Id, Placed Placed, IStore Store);

class Settable
{
    public int Id { get; set; }

    public string? Text { get; init; }

    [FromServices]
    public IStore? Store { get; set; }

    public int Computed => Id;

    public int Private { get; private set; }
}

struct Pair
{
    public int Id { get; set; }

    public int Other { get; set; }
}

class Base
{
    public int Id { get; set; }
}

class Derived : Base
{
    public int More { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
class FromNameAttribute : Attribute, Microsoft.AspNetCore.Http.Metadata.IFromRouteMetadata
{
    public string? Name => "Name";
}

class Handlers
{
    public static int Create(Order order, Clock clock, int number) => 1;

    public int Update(Placed placed, [FromHeader] string? trace = null) => 1;
}

class Users : IUserStore<User>
{
    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();
}

static class Extensions
{
    public static IServiceCollection AddEntity<T>(this IServiceCollection services) => services.AddScoped<IEntities<T>, Entities<T>>();

    public static void MapCrud<T>(this IEndpointRouteBuilder routes, string prefix) where T : class
    {
        var group = routes.MapGroup(prefix);
        group.MapPost("/", (T entity, IRepository<T> entities) => 1);
        group.MapPut("/{id}", (int id, T entity) => 1);
        group.MapGet("/{id}", Get<T>);
    }

    private static int Get<T>(int id, IRepository<T> entities) => id;
}

interface ISeeder<TContext>;

static class Seeders
{
    // Nobody calls it: whatever it would register is a seeder.
    public static IServiceCollection AddSeeder<TContext, TSeeder>(this IServiceCollection services) where TSeeder : class, ISeeder<TContext> =>
        services.AddScoped<ISeeder<TContext>, TSeeder>();

    public static IServiceCollection AddItself<TSeeder>(this IServiceCollection services) where TSeeder : class, ISeeder<string> => services.AddScoped<TSeeder>();
}
