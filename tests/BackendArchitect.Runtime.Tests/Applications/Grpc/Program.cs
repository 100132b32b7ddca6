using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddGrpc();
var app = builder.Build();

app.MapGrpcService<OpenService>();
app.MapGrpcService<MixedService>().AllowAnonymous();
var closed = app.MapGroup("/closed").RequireAuthorization();
closed.MapGrpcService<OpenService>();
app.MapGroup("/mixed").MapGrpcService<ClosedService>();

app.Run();

public class OpenService : Greeter.GreeterBase
{
    public override Task<string> SayHello(string request, ServerCallContext context) => Task.FromResult(request);
}

public class MixedService : Keeper.KeeperBase
{
    [Authorize]
    public override Task<string> Keep(string request, ServerCallContext context) => Task.FromResult(request);
}

[Authorize]
public class ClosedService : Keeper.KeeperBase
{
    public override Task<string> Keep(string request, ServerCallContext context) => Task.FromResult(request);

    [AllowAnonymous]
    public override Task<string> Look(string request, ServerCallContext context) => Task.FromResult(request);
}
