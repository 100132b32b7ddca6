using Microsoft.AspNetCore.Mvc;

namespace ForgottenStartup;

[Route("levels/[action]")]
public class LevelsController : Controller
{
    [HttpGet]
    public Task<int> CountAsync() => Task.FromResult(1);
}
