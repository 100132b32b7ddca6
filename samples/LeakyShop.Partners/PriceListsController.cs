using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

namespace LeakyShop.Partners;

/// <summary>Price lists that partners send.</summary>
[ApiController, Route("price-lists"), Authorize]
public class PriceListsController : ControllerBase
{
    private static readonly JsonSerializerSettings Settings = new() { TypeNameHandling = TypeNameHandling.Auto };

    [HttpPost]
    public IActionResult Start(StartImport import) => Ok(import.Reference);

    [HttpPost("lines")]
    public IActionResult Add(ImportLines lines)
    {
        if (lines.Supplier.Contains('\n'))
            return BadRequest();
        return Ok(lines);
    }

    [HttpGet("check")]
    public bool Check([FromQuery] string supplier) => Regex.IsMatch(supplier, @"^(\w+\s?)*$");

    [HttpPost("state")]
    public IActionResult Restore([FromForm] string state) => Ok(JsonConvert.DeserializeObject<ImportLines>(state, Settings));

    [HttpPost("file")]
    public async Task<IActionResult> Upload(IFormFile list)
    {
        await using var stream = System.IO.File.Create(Path.Combine("imports", Path.GetFileName(list.FileName)));
        await list.CopyToAsync(stream);
        return NoContent();
    }
}

/// <summary>An import: the rule stands on the property, and MVC refuses to bind the record.</summary>
public record StartImport([property: Required] string? Reference, ImportMode Mode);

/// <summary>What is imported.</summary>
public class ImportLines
{
    [Required]
    public string Supplier { get; set; } = "";

    [Required]
    public List<int> Products { get; set; } = [];
}

/// <summary>What happens to prices that are there already.</summary>
public enum ImportMode
{
    Add,
    Replace,
}

/// <summary>Where imports are fetched from.</summary>
public class ImportOptions
{
    [Required]
    public string Server { get; set; } = "";
}

/// <summary>What imports need.</summary>
public static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ImportOptions>(configuration.GetSection("Imports"));
        return services;
    }
}
