using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AttributeControllers;

public enum Generation
{
    First = 1,
    Second,
}

/// <summary>A route that begins with a member of an enumeration.</summary>
public class GenerationRouteAttribute : RouteAttribute
{
    public GenerationRouteAttribute(Generation generation, string action = "")
        : base("/numbered/" + generation.ToString() + "/[controller]/" + action)
    {
    }
}

public class InterpolatedRouteAttribute(Generation generation) : RouteAttribute($"written/{generation}/[controller]");

public class ConstantRouteAttribute() : RouteAttribute($"fixed/{Generation.First}/" + (int)Generation.Second + "/[controller]");

[GenerationRoute(Generation.Second), ApiController]
public class NumberedController : ControllerBase
{
    [HttpGet]
    public string Get() => "numbered";

    [HttpGet, GenerationRoute(Generation.First, "old"), Authorize]
    public string Old() => "old";
}

[InterpolatedRoute(Generation.First)]
public class WrittenController : ControllerBase
{
    [HttpGet]
    public string Get() => "written";
}

[ConstantRoute]
public class FixedController : ControllerBase
{
    [HttpGet]
    public string Get() => "fixed";
}
