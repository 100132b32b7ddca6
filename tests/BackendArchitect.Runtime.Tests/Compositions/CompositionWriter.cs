using System.Collections.Immutable;
using System.Text;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>Writes a composition down as a program of several files.</summary>
internal sealed class CompositionWriter
{
    private const string Usings = """
        global using System.Threading.RateLimiting;
        global using Microsoft.AspNetCore.Authorization;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Mvc.Authorization;
        global using Microsoft.AspNetCore.RateLimiting;
        global using Microsoft.Extensions.Options;
        """;

    private const string Policies = """
        public static class Policies
        {
            public const string Staff = "Staff";
            public const string Strict = "strict";
            public const string Loose = "loose";
        }
        """;

    private readonly Composition _composition;
    private readonly IReadOnlySet<int> _leftOut;
    private readonly SortedDictionary<string, StringBuilder> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = [];

    private CompositionWriter(Composition composition, IReadOnlySet<int> leftOut) => (_composition, _leftOut) = (composition, leftOut);

    /// <summary>The source of a composition without some of its parts.</summary>
    internal static ApplicationSource Write(Composition composition, IReadOnlySet<int> leftOut) => new CompositionWriter(composition, leftOut).Write();

    private ApplicationSource Write()
    {
        Declare("Policies.cs", Policies);
        Declare("Program.cs", _composition.Shape == Shape.Startup ? Startup() : Program());
        foreach (var controller in Kept(_composition.Controllers))
            Write(controller);
        foreach (var setting in Kept(_composition.Services))
            if (setting.Declaration is { } declaration)
                Declare("SetUp.cs", declaration);
        return new(_composition.Name, [($"{_composition.Name}/Usings.cs", Usings), .. _files.Select(file => ($"{_composition.Name}/{file.Key}", $"namespace {_composition.Name};\n\n{file.Value}"))]);
    }

    private string Program()
    {
        var body = new Block("        ", "app.Environment");
        body.Line("var builder = WebApplication.CreateBuilder(args);");
        var (services, pipeline) = (Lines(_composition.Services, "builder.Services"), Lines(_composition.Pipeline, ""));
        if (_composition.Shape == Shape.Extensions)
        {
            Declare("SetUp.cs", $$"""
                public static class SetUp
                {
                    public static IServiceCollection AddServices(this IServiceCollection services)
                    {
                        {{string.Join("\n        ", Lines(_composition.Services, "services"))}}
                        return services;
                    }

                    public static WebApplication UsePipeline(this WebApplication app)
                    {
                        {{string.Join("\n        ", pipeline)}}
                        return app;
                    }
                }
                """);
            (services, pipeline) = (["builder.Services.AddServices();"], ["app.UsePipeline();"]);
        }
        body.Lines(services);
        body.Line("var app = builder.Build();");
        body.Lines(pipeline);
        if (_composition.Shape == Shape.UseEndpoints)
            body.Nested("app.UseEndpoints(endpoints =>", ");", inner => Write(_composition.Body, "endpoints", inner));
        else
            Write(_composition.Body, "app", body);
        body.Line("app.Run();");
        return $"public static class Program\n{{\n    public static void Main(string[] args)\n    {{\n{body}    }}\n}}";
    }

    private string Startup()
    {
        var body = new Block("        ", "environment");
        body.Lines(Lines(_composition.Pipeline, ""));
        body.Nested("app.UseEndpoints(endpoints =>", ");", inner => Write(_composition.Body, "endpoints", inner));
        return $$"""
            public static class Program
            {
                public static void Main(string[] args) => Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
            }

            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    {{string.Join("\n        ", Lines(_composition.Services, "services"))}}
                }

                public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
                {
            {{body}}    }
            }
            """;
    }

    private List<string> Lines(ImmutableArray<Setting> settings, string services) => [.. Kept(settings).Select(setting => setting.Text.Replace("{0}", services, StringComparison.Ordinal))];

    private void Write(ImmutableArray<Mapped> parts, string receiver, Block block)
    {
        foreach (var part in Kept(parts))
        {
            switch (part)
            {
                case MapCall call:
                    Write(call, receiver, block);
                    break;
                case Group group:
                    Write(group, receiver, block);
                    break;
                case Section section:
                    Write(section, receiver, block);
                    break;
                case Branch branch:
                    Write(branch, receiver, block);
                    break;
                case ControllerMap map:
                    Write(map, receiver, block);
                    break;
            }
        }
    }

    private void Write(ControllerMap map, string receiver, Block block)
    {
        Declare(map.Links);
        var statements = Kept(map.Links).Where(link => link.IsStatement).ToList();
        var name = statements.Count == 0 ? "" : $"var controllers{map.Id} = ";
        block.Line($"{name}{receiver}.{map.Call}{Chain(map.Links)};");
        foreach (var statement in statements)
            block.Line($"controllers{map.Id}.{statement.Text};");
    }

    private void Write(MapCall call, string receiver, Block block)
    {
        Declare(call.Links);
        var handler = Handler(call, block);
        var text = call.Overload is { } overload ? Overload(call, overload, receiver, handler)
            : $"{receiver}.{call.Verb.Method}(\"{call.Pattern}\", {call.Verb.Between}{handler})";
        var statements = Kept(call.Links).Where(link => link.IsStatement).ToList();
        var sometimes = call.Sometimes is { } link && block.Environment is not null && !_leftOut.Contains(link.Id) ? link : null;
        if (sometimes is not null)
            Declare([sometimes]);
        if (statements.Count == 0 && sometimes is null)
        {
            block.Line($"{text}{Chain(call.Links)};");
            return;
        }
        var name = $"endpoint{call.Id}";
        block.Line($"var {name} = {text}{Chain(call.Links)};");
        foreach (var statement in statements)
            block.Line($"{name}.{statement.Text};");
        if (sometimes is not null)
            block.Line($"if ({block.Environment}.IsProduction()) {name}.{sometimes.Text};");
    }

    private string Overload(MapCall call, ImmutableArray<Link> said, string receiver, string handler)
    {
        var (name, parameters) = ($"Map{call.Id}", $"this IEndpointRouteBuilder routes, string pattern, Delegate handler");
        Declare(said);
        Declare("Maps.cs", $$"""
            public static partial class Maps
            {
                public static IEndpointConventionBuilder {{name}}({{parameters}}) => routes.{{call.Verb.Method}}(pattern, {{call.Verb.Between}}handler){{Chain(said)}};
            }
            """);
        return call.Id % 3 == 0 ? $"Maps.{name}({receiver}, \"{call.Pattern}\", {handler})" : $"{receiver}.{name}(\"{call.Pattern}\", {handler})";
    }

    private string Handler(MapCall call, Block block)
    {
        var marks = Text(call.Marks);
        var named = marks.Length == 0 ? "" : marks + " ";
        switch (call.Handler)
        {
            case HandlerStyle.Lambda:
                return $"{named}() => \"{call.Id}\"";
            case HandlerStyle.AsynchronousLambda:
                return $"{named}async () => {{ await Task.Yield(); return {call.Id}; }}";
            case HandlerStyle.RequestDelegate:
                return $"{named}(HttpContext context) => context.Response.WriteAsync(\"{call.Id}\")";
            case HandlerStyle.Variable:
                block.Line($"var handle{call.Id} = {named}() => \"{call.Id}\";");
                return $"handle{call.Id}";
            case HandlerStyle.LocalFunction:
                block.AtEnd($"{named}static string Handle{call.Id}() => \"{call.Id}\";");
                return $"Handle{call.Id}";
            default:
                Declare("Handlers.cs", $$"""
                    public static class Handlers{{call.Id}}
                    {
                        {{named}}public static string Handle() => "{{call.Id}}";
                    }
                    """);
                return $"Handlers{call.Id}.Handle";
        }
    }

    private void Write(Group group, string receiver, Block block)
    {
        Declare(group.Links);
        Declare(group.Others);
        var (name, id) = ($"group{group.Id}", group.Id);
        var made = $"{receiver}.MapGroup(\"{group.Prefix}\")";
        var protectedHere = $"{made}{Chain(group.Links)}";
        var other = $"{receiver}.MapGroup(\"/other{id}\"){Chain(group.Others)}";
        var file = $"Endpoints{id}.cs";
        switch (group.Style)
        {
            case GroupStyle.Local:
                block.Line($"{(id % 2 == 0 ? "var" : "RouteGroupBuilder")} {name} = {protectedHere};");
                Statements(group, name, block);
                Write(group.Children, name, block);
                break;
            case GroupStyle.Afterwards:
                block.Line($"var {name} = {made};");
                Write(group.Children, name, block);
                foreach (var link in Kept(group.Links).Where(link => !link.IsStatement))
                    block.Line($"{name}.{link.Text};");
                Statements(group, name, block);
                break;
            case GroupStyle.Again:
                block.Line($"var {name} = {made};");
                foreach (var link in Kept(group.Links).Where(link => !link.IsStatement))
                    block.Line($"{name} = {name}.{link.Text};");
                Write(group.Children, name, block);
                Statements(group, name, block);
                break;
            case GroupStyle.Chain:
                Write(group.Children, protectedHere, block);
                break;
            case GroupStyle.Extension:
                block.Line($"{protectedHere}.MapEndpoints{id}();");
                Declare(file, Method($"Endpoints{id}", $"public static void MapEndpoints{id}(this {(id % 2 == 0 ? "RouteGroupBuilder" : "IEndpointRouteBuilder")} group)", inner => Write(group.Children, "group", inner)));
                break;
            case GroupStyle.Returned:
                block.Line($"{receiver}.MapEndpoints{id}(){Chain(group.Others)};");
                Declare(file, Method($"Endpoints{id}", $"public static RouteGroupBuilder MapEndpoints{id}(this IEndpointRouteBuilder routes)", inner =>
                {
                    inner.Line($"var group = routes.MapGroup(\"{group.Prefix}\"){Chain(group.Links)};");
                    Write(group.Children, "group", inner);
                    inner.Line("return group;");
                }));
                break;
            case GroupStyle.Fluent:
                block.Line($"{receiver}.MapEndpoints{id}();");
                Declare(file, Method($"Endpoints{id}", $"public static IEndpointRouteBuilder MapEndpoints{id}(this IEndpointRouteBuilder routes)", inner =>
                {
                    inner.Line($"var {name} = routes.MapGroup(\"{group.Prefix}\"){Chain(group.Links)};");
                    Write(group.Children, name, inner);
                    inner.Line("return routes;");
                }));
                break;
            case GroupStyle.Static:
                block.Line($"Endpoints{id}.Map({protectedHere});");
                Declare(file, Method($"Endpoints{id}", "internal static void Map(RouteGroupBuilder group)", inner => Write(group.Children, "group", inner)));
                break;
            case GroupStyle.Module:
                block.Line($"new Module{id}().Map({protectedHere});");
                // Not public: the framework itself may call a public method of an object, so that it is never one for development alone.
                Declare(file, Method($"Module{id}", "public void Map(IEndpointRouteBuilder endpoints)", inner => Write(group.Children, "endpoints", inner), "internal sealed class"));
                break;
            case GroupStyle.Function:
                block.Line($"MapEndpoints{id}({protectedHere});");
                block.AtEnd(Function($"static void MapEndpoints{id}(RouteGroupBuilder group{id})", name, group, block));
                break;
            case GroupStyle.Through:
                block.Line($"var {name} = Endpoints{id}.Protected({made});");
                Write(group.Children, name, block);
                Declare(file, Method($"Endpoints{id}", "public static RouteGroupBuilder Protected(RouteGroupBuilder group)", inner => inner.Line($"return group{Chain(group.Links)};")));
                break;
            case GroupStyle.Twice:
                block.Line($"MapEndpoints{id}({protectedHere});");
                block.Line($"MapEndpoints{id}({other});");
                block.AtEnd(Function($"static void MapEndpoints{id}(RouteGroupBuilder group{id})", name, group, block));
                break;
            case GroupStyle.Each:
                block.Nested($"foreach (var {name} in new[] {{ {protectedHere}, {other} }})", "", inner => Write(group.Children, name, inner));
                break;
            case GroupStyle.EachOfVariable:
                block.Line($"RouteGroupBuilder[] groups{id} = [{protectedHere}, {other}];");
                block.Nested($"foreach (var {name} in groups{id})", "", inner => Write(group.Children, name, inner));
                break;
        }
    }

    private void Statements(Group group, string name, Block block)
    {
        foreach (var link in Kept(group.Links).Where(link => link.IsStatement))
            block.Line(link.Text.StartsWith("ShortCircuit", StringComparison.Ordinal) ? $"{name}.{link.Text};" : $"((IEndpointConventionBuilder){name}).{link.Text};");
    }

    private void Write(Section section, string receiver, Block block)
    {
        var name = $"Section{section.Id}";
        switch (section.Style)
        {
            case SectionStyle.Extension:
                block.Line($"{receiver}.Map{name}();");
                Declare($"{name}.cs", Method(name, $"public static void Map{name}(this IEndpointRouteBuilder routes)", inner => Write(section.Children, "routes", inner)));
                break;
            case SectionStyle.Static:
                block.Line($"{name}.Map({receiver});");
                Declare($"{name}.cs", Method(name, "public static void Map(IEndpointRouteBuilder routes)", inner => Write(section.Children, "routes", inner)));
                break;
            case SectionStyle.Capturing when receiver.All(char.IsLetterOrDigit):
                block.Line($"Map{name}();");
                block.AtEnd(Function($"void Map{name}()", receiver, section.Children, block, block.Environment));
                break;
            default:
                block.Line($"Map{name}({receiver});");
                block.AtEnd(Function($"static void Map{name}(IEndpointRouteBuilder routes{section.Id})", $"routes{section.Id}", section.Children, block, null));
                break;
        }
    }

    private string Function(string head, string receiver, Group group, Block block) => Function(head, receiver, group.Children, block, null);

    private string Function(string head, string receiver, ImmutableArray<Mapped> children, Block block, string? environment)
    {
        var function = new Block(block.Indent, environment);
        function.Nested(head, "", inner => Write(children, receiver, inner));
        return function.ToString().TrimEnd().TrimStart();
    }

    private void Write(Branch branch, string receiver, Block block)
    {
        // A method that is handed no environment cannot ask it; one condition in another is left out, because both together may never hold.
        if (block.Environment is not { } environment)
        {
            Write(branch.Children, receiver, block);
            return;
        }
        block.Nested($"if ({branch.Condition.Replace("{0}", environment, StringComparison.Ordinal)})", "", inner => Write(branch.Children, receiver, inner), isBranch: true);
        if (Kept(branch.Otherwise).Any())
            block.Nested("else", "", inner => Write(branch.Otherwise, receiver, inner), isBranch: true);
    }

    private void Write(Controller controller)
    {
        foreach (var derivedFrom in Kept(controller.Bases))
            Write(derivedFrom, "abstract class", $"Base{derivedFrom.Id}", "ControllerBase");
        Write(controller, "class", $"C{controller.Id}Controller", Kept(controller.Bases).Select(b => $"Base{b.Id}").FirstOrDefault("ControllerBase"));
    }

    private void Write(Controller controller, string kind, string name, string derivedFrom)
    {
        var actions = Kept(controller.Actions)
            .Where(action => action.Modifier != "override" || Kept(controller.Bases).Any(b => Kept(b.Actions).Any(a => a.Name == action.Name)))
            .Select(action => $"    {(action.Verb.Length == 0 ? "" : $"[{action.Verb}] ")}{Text(action.Marks)}public {action.Modifier} string {action.Name}() => \"{action.Name}\";".Replace("  string", " string", StringComparison.Ordinal));
        Declare("Controllers.cs", $"{controller.Declaration}{Text(controller.Marks)}\npublic {kind} {name} : {derivedFrom}\n{{\n{string.Join("\n\n", actions)}\n}}".TrimStart());
    }

    private string Chain(ImmutableArray<Link> links) => string.Concat(Kept(links).Where(link => !link.IsStatement).Select(link => "." + link.Text));

    private string Text(ImmutableArray<Mark> marks) => Kept(marks).ToList() is { Count: > 0 } kept ? $"[{string.Join(", ", kept.Select(mark => mark.Text))}]" : "";

    private IEnumerable<T> Kept<T>(IEnumerable<T> parts)
        where T : Part => parts.Where(part => !_leftOut.Contains(part.Id));

    private void Declare(ImmutableArray<Link> links)
    {
        foreach (var link in Kept(links))
            if (link.Declaration is { } declaration)
                Declare("Conventions.cs", $"public static partial class Conventions\n{{\n    {declaration}\n}}");
    }

    private void Declare(string file, string type)
    {
        if (!_declared.Add(type))
            return;
        if (!_files.TryGetValue(file, out var text))
            _files.Add(file, text = new());
        text.AppendLine(type).AppendLine();
    }

    private static string Method(string type, string head, Action<Block> write, string kind = "public static class")
    {
        var body = new Block("    ", null);
        body.Nested(head, "", write);
        return $"{kind} {type}\n{{\n{body}}}";
    }

    /// <summary>The statements between two braces.</summary>
    /// <param name="indent">What stands before each.</param>
    /// <param name="environment">How the environment is named here; null where it is not asked.</param>
    private sealed class Block(string indent, string? environment)
    {
        private readonly StringBuilder _lines = new();
        private readonly List<string> _atEnd = [];

        internal string Indent => indent;

        internal string? Environment => environment;

        internal void Line(string text) => _lines.Append(indent).AppendLine(text);

        internal void Lines(IEnumerable<string> texts)
        {
            foreach (var text in texts)
                Line(text);
        }

        /// <summary>Local functions stand behind the statements.</summary>
        internal void AtEnd(string function) => _atEnd.Add(function);

        internal void Nested(string head, string tail, Action<Block> write, bool isBranch = false)
        {
            var inner = new Block(indent + "    ", isBranch ? null : environment);
            write(inner);
            _lines.Append(indent).AppendLine(head).Append(indent).AppendLine("{").Append(inner).Append(indent).AppendLine("}" + tail);
        }

        /// <inheritdoc/>
        public override string ToString() => _lines + string.Concat(_atEnd.Select(function => $"{indent}{function}\n"));
    }
}
