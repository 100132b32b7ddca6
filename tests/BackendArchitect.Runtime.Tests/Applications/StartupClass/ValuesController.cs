using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace StartupClass;

[ApiController, Route("api/values")]
public class ValuesController : ControllerBase
{
    [HttpGet]
    public string Get() => "values";

    [HttpGet("open"), AllowAnonymous]
    public string Open() => "open";
}
