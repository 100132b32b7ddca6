using Depot;
using FastEndpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("known", policy => policy.RequireAuthenticatedUser());
    options.AddPolicy("keeper", policy => policy.RequireRole("keeper"));
});
builder.Services.AddSingleton<Attic.Chest>();
builder.Services.AddFastEndpoints(options =>
{
    options.DisableAutoDiscovery = true;
    options.Assemblies = [typeof(ListParcels).Assembly, typeof(Depot.Guard).Assembly];
});
var app = builder.Build();

app.UseDepot("depot/v1");

app.Run();

public class ListParcels : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/parcels");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

// Both are left out by the library.
[DontRegister]
public class ForgottenParcels : EndpointWithoutRequest
{
    public override void Configure() => Get("/forgotten");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class ParcelsOf<T> : EndpointWithoutRequest
{
    public override void Configure() => Get("/generic");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class KnownParcels : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/known");
        Policies("known");
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

public class KeptParcels : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("/kept");
        Policies("known", "keeper");
    }

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}
