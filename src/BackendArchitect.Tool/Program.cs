using System.CommandLine;
using BackendArchitect.Tool.Agents;
using BackendArchitect.Tool.Baselines;
using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Explaining;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Fixing;

return await new RootCommand("Reviews an ASP.NET Core service as a backend architect would.") { CheckCommand.Create(), FixCommand.Create(), BaselineCommand.Create(), EndpointsCommand.Create(), ExplainCommand.Create(), RulesCommand.Create(), McpCommand.Create(), AgentsMdCommand.Create() }.Parse(args).InvokeAsync();
