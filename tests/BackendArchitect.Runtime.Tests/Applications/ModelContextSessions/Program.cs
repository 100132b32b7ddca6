// The library marks sessions and the transport of the first edition as outdated, and maps them where they are chosen: that is what is compared.
#pragma warning disable MCP9004, MCP9003
using ModelContextProtocol.Server;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddMcpServer().WithHttpTransport(options =>
{
    options.Stateless = false;
    options.EnableLegacySse = true;
}).WithTools<ClockTool>();
var app = builder.Build();

app.MapMcp("/mcp").RequireAuthorization();
app.Run();

[McpServerToolType]
public sealed class ClockTool
{
    [McpServerTool]
    public static string Tell() => "noon";
}
