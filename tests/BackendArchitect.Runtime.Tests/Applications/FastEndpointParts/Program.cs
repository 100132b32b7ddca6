using Depot;
using FastEndpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
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
