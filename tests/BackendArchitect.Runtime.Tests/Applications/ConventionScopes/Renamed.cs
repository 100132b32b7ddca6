using Microsoft.AspNetCore.Mvc;

namespace ConventionScopes;

[ApiController, Renamed, Route("by-text")]
public class RenamedByTextController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;
}

[ApiController, Renamed, Route("[controller]")]
public class RenamedByTokenController : ControllerBase
{
    [HttpGet]
    public int Get() => 1; // unknown route: a convention renames the controller
}
