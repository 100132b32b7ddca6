using FastEndpoints;

namespace Attic;

public class Chest;

// The assembly is not among those that are looked through.
public class ListChests : EndpointWithoutRequest
{
    public override void Configure() => Get("/chests");

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}
