using System.Data.Common;
using System.Diagnostics;
using System.DirectoryServices;
using System.Xml;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Scriban;
using StackExchange.Redis;

namespace LeakyShop.Partners;

[Authorize]
[Route("tools")]
public class ToolsController(DbCommand command, HttpClient http, IDatabase cache, ILogger<ToolsController> logger) : Controller
{
    [HttpGet("count")]
    public object? Count(string table)
    {
        command.CommandText = $"select count(*) from {table}";
        return command.ExecuteScalar();
    }

    [HttpGet("file")]
    public IActionResult Read(string name) => PhysicalFile(Path.Combine("/var/partners", name), "text/plain");

    [HttpGet("ping")]
    public void Ping(string host) => Process.Start("ping", "-c 1 " + host);

    [HttpGet("preview")]
    public Task<string> Preview(string url) => http.GetStringAsync(url);

    [HttpGet("go")]
    public IActionResult Go(string to) => Redirect(to);

    [HttpGet("hello")]
    public IActionResult Hello(string name) => Content($"<h1>Hello {name}</h1>", "text/html");

    [HttpGet("tag")]
    public void Tag(string header) => Response.Headers[header] = "on";

    [HttpGet("person")]
    public object? Person(string name) => new DirectorySearcher($"(uid={name})").FindOne();

    [HttpGet("price")]
    public string? Price(string sku)
    {
        var prices = new XmlDocument();
        prices.Load("/var/partners/prices.xml");
        return prices.SelectSingleNode($"//price[@sku='{sku}']")?.InnerText;
    }

    [HttpGet("export")]
    public object? Export(string format) => Type.GetType("LeakyShop.Partners.Exports." + format) is { } type ? Activator.CreateInstance(type) : null;

    [HttpGet("hits")]
    public object Hits(string page) => cache.ScriptEvaluate($"return redis.call('INCR', '{page}')");

    [HttpGet("mail")]
    public string Mail(string text)
    {
        logger.LogInformation("Preview of " + text);
        return Template.Parse(text).Render(new { Shop = "Leaky" });
    }
}
