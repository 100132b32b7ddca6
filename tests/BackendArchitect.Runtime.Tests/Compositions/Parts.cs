using System.Collections.Immutable;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>One part of a composition. What fails is made smaller by leaving parts out.</summary>
/// <param name="Id">Tells it from all others of its composition; names are made of it.</param>
internal abstract record Part(int Id);

/// <summary>What is said on an endpoint's or a group's builder.</summary>
/// <param name="Text">The call, without the dot.</param>
/// <param name="IsStatement">Whether it returns no builder, or one that nothing can be mapped on.</param>
/// <param name="Declaration">The extension method that it calls, where it is the service's own.</param>
internal sealed record Link(int Id, string Text, bool IsStatement = false, string? Declaration = null) : Part(Id);

/// <summary>An attribute of a handler, an action or a controller.</summary>
internal sealed record Mark(int Id, string Text) : Part(Id);

/// <summary>A statement that sets up services, and the type that it needs.</summary>
/// <param name="Text">The statement; <c>{0}</c> is the collection of services.</param>
/// <param name="IsNeeded">Whether nothing runs without it, or runs otherwise than its metadata says.</param>
internal sealed record Setting(int Id, string Text, string? Declaration = null, bool IsNeeded = false) : Part(Id);

/// <summary>What stands among the statements that map endpoints.</summary>
internal abstract record Mapped(int Id) : Part(Id);

/// <summary>How the handler of an endpoint is written.</summary>
internal enum HandlerStyle
{
    Lambda,
    AsynchronousLambda,
    RequestDelegate,
    MethodGroup,
    LocalFunction,
    Variable,
}

/// <summary>One map call.</summary>
internal sealed record MapCall(int Id) : Mapped(Id)
{
    /// <summary>The method that maps, and what it takes between pattern and handler.</summary>
    internal required (string Method, string Between) Verb { get; init; }

    /// <summary>The pattern.</summary>
    internal required string Pattern { get; init; }

    internal required HandlerStyle Handler { get; init; }

    /// <summary>The attributes of the handler.</summary>
    internal required ImmutableArray<Mark> Marks { get; init; }

    internal required ImmutableArray<Link> Links { get; init; }

    /// <summary>What a map overload of the service says itself; null where the framework's is called.</summary>
    internal ImmutableArray<Link>? Overload { get; init; }

    /// <summary>What is said in one environment alone: the model may find it undecidable.</summary>
    internal Link? Sometimes { get; init; }
}

/// <summary>How a group comes to the endpoints in it.</summary>
internal enum GroupStyle
{
    /// <summary>A local, protected where it is made.</summary>
    Local,

    /// <summary>A local, protected when its endpoints are mapped.</summary>
    Afterwards,

    /// <summary>A local that is given itself again.</summary>
    Again,

    /// <summary>No local: each map call stands on a group of its own.</summary>
    Chain,

    /// <summary>Passed to an extension method.</summary>
    Extension,

    /// <summary>Made by an extension method, which returns it to be protected at the call site.</summary>
    Returned,

    /// <summary>Made by an extension method that returns what it was called on.</summary>
    Fluent,

    /// <summary>Passed to a static method of another class.</summary>
    Static,

    /// <summary>Passed to a method of an object.</summary>
    Module,

    /// <summary>Passed to a local function.</summary>
    Function,

    /// <summary>Passed to a method that protects and returns it.</summary>
    Through,

    /// <summary>Two groups, passed to the same local function.</summary>
    Twice,

    /// <summary>Two groups in a loop.</summary>
    Each,

    /// <summary>Two groups in a variable that a loop goes over.</summary>
    EachOfVariable,
}

/// <summary>One group, or two with the same endpoints.</summary>
internal sealed record Group(int Id, GroupStyle Style, string Prefix, ImmutableArray<Link> Links, ImmutableArray<Link> Others, ImmutableArray<Mapped> Children) : Mapped(Id);

/// <summary>How statements come to stand in a method of their own.</summary>
internal enum SectionStyle
{
    Extension,
    Static,
    Function,
    Capturing,
}

/// <summary>Map calls that stand in a method of their own.</summary>
internal sealed record Section(int Id, SectionStyle Style, ImmutableArray<Mapped> Children) : Mapped(Id);

/// <summary>Map calls that run in some environments.</summary>
/// <param name="Condition">The condition; <c>{0}</c> is the environment.</param>
internal sealed record Branch(int Id, string Condition, ImmutableArray<Mapped> Children, ImmutableArray<Mapped> Otherwise) : Mapped(Id);

/// <summary>A call that maps controllers.</summary>
internal sealed record ControllerMap(int Id, string Call, ImmutableArray<Link> Links) : Mapped(Id);

/// <summary>A controller, or a base class of controllers.</summary>
/// <param name="Bases">The base class; one or none.</param>
internal sealed record Controller(int Id, string Declaration, ImmutableArray<Controller> Bases, ImmutableArray<Mark> Marks, ImmutableArray<Action> Actions) : Part(Id);

/// <summary>An action.</summary>
/// <param name="Verb">The attribute that gives it a verb or route; empty where a convention gives both.</param>
/// <param name="Modifier"><c>virtual</c>, <c>override</c> or nothing.</param>
internal sealed record Action(int Id, string Name, string Verb, string Modifier, ImmutableArray<Mark> Marks) : Part(Id);

/// <summary>How the program is written around its endpoints.</summary>
internal enum Shape
{
    /// <summary>Services, pipeline and endpoints in the entry point.</summary>
    Program,

    /// <summary>Services and pipeline in extension methods of another file.</summary>
    Extensions,

    /// <summary>Endpoints in the lambda of <c>UseEndpoints</c>.</summary>
    UseEndpoints,

    /// <summary>A class <c>Startup</c> and a generic host.</summary>
    Startup,
}

/// <summary>A whole application.</summary>
internal sealed record Composition(int Seed, Shape Shape, ImmutableArray<Setting> Services, ImmutableArray<Setting> Pipeline, ImmutableArray<Mapped> Body, ImmutableArray<Controller> Controllers)
{
    internal string Name => $"Composition{Seed}";
}

/// <summary>The parts of a composition in one list.</summary>
internal static class Parts
{
    /// <summary>Every part that may be left out, what contains others before them.</summary>
    internal static IEnumerable<Part> Of(Composition composition) =>
        composition.Body.SelectMany(Of).Concat(composition.Controllers.SelectMany(Of)).Concat(composition.Services.Concat(composition.Pipeline).Where(setting => !setting.IsNeeded));

    private static IEnumerable<Part> Of(Part part) => (part switch
    {
        MapCall call => [.. call.Marks, .. call.Links, .. call.Overload ?? [], .. call.Sometimes is { } link ? [link] : Array.Empty<Part>()],
        Group group => [.. group.Links, .. group.Others, .. group.Children],
        Section section => section.Children,
        Branch branch => [.. branch.Children, .. branch.Otherwise],
        ControllerMap map => map.Links,
        Controller controller => [.. controller.Bases, .. controller.Marks, .. controller.Actions],
        Action action => action.Marks,
        _ => (IEnumerable<Part>)[],
    }).SelectMany(Of).Prepend(part);
}
