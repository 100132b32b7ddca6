using System.CommandLine;
using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Findings;

return await new RootCommand("Reviews an ASP.NET Core service as a backend architect would.") { CheckCommand.Create(), EndpointsCommand.Create() }.Parse(args).InvokeAsync();
