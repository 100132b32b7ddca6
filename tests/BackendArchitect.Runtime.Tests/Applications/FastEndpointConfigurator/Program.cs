using FastEndpoints;
using Shop.Public;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddFastEndpoints(options => (options.DisableAutoDiscovery, options.Assemblies) = (true, [typeof(Listed).Assembly]));
var app = builder.Build();

app.UseAuthorization();
app.UseFastEndpoints(config =>
{
    config.Endpoints.ShortNames = true;
    config.Endpoints.Filter = ep => ep.EndpointTags?.Contains("hidden") is not true;
    config.Endpoints.Configurator = ep =>
    {
        if (ep.EndpointTags?.Contains("open") is true)
            ep.AllowAnonymous();
        if (ep.Routes.Any(route => route.StartsWith("/public")) || ep.Verbs[0] == "PUT")
        {
            ep.AllowAnonymous();
            return;
        }
        if (ep.EndpointMetadata?.OfType<OpenToAll>().Any() == true)
            ep.AllowAnonymous();
        if (ep.EndpointType.Namespace?.EndsWith(".Public") == true && !typeof(Base).Equals(ep.EndpointType))
            ep.AllowAnonymous();
        if (ep.EndpointType.IsAssignableTo(typeof(Base)) && ep.EndpointTags == null)
            ep.Roles("staff");
        if (ep.ResDtoType == typeof(string))
            ep.AllowAnonymous();
    };
});

app.Run();

public class OpenToAll;

public abstract class Base : EndpointWithoutRequest
{
    public static string Root { get; } = "/static";

    public override void Configure() => Tags("some", "open");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Listed : Base
{
    public override void Configure() => Get("/listed");
}

public class Tagged : Base
{
    public override void Configure()
    {
        Get($"{Root}/tagged");
        base.Configure();
    }
}

public class Open : Base
{
    public override void Configure() => Get("/public/open");
}

public class Written : Base
{
    public override void Configure() => Put("/written");
}

public class Hidden : Base
{
    public override void Configure()
    {
        Get("/hidden");
        Tags("hidden");
    }
}

// undecidable: what is asked of the metadata is left open
public class Noted : Base
{
    public override void Configure()
    {
        Get("/noted");
        Metadata(new OpenToAll());
    }
}

public record Kept([property: BindFrom("kept-id")] int Id);

// undecidable documentation: not every version of the library sees alike whether such a request has a body
public class Routed : Endpoint<Kept>
{
    public override void Configure()
    {
        Get("/routed/{@id}", kept => new { kept.Id });
        Throttle(5, 60);
    }

    public override Task HandleAsync(Kept req, CancellationToken ct) => Task.CompletedTask;
}

namespace Shop.Public
{
    public class Spaced : EndpointWithoutRequest
    {
        public override void Configure() => Get("/spaced");

        public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
