using System.CommandLine;
using BackendArchitect.Tool.Endpoints;

return await new RootCommand("Asks an ASP.NET Core service questions that a backend architect has.") { EndpointsCommand.Create() }.Parse(args).InvokeAsync();
