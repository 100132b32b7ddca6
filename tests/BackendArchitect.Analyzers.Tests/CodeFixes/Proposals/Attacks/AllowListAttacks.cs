using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Lists and patterns that allow what they should not.</summary>
internal static class AllowListAttacks
{
    internal static ImmutableArray<Attack> All =>
    [
        .. Names(), .. Paths(), .. Addresses(), .. Uploads(),
        Attack.OnPage("BARCH2107", "a list of the client's own", """
            [HttpGet]
            public void Tag(string name)
            {
                if (!Request.Query.Keys.Contains(name))
                    throw new BadHttpRequestException("There is no such tag.");
                Response.Headers[name] = "on";
            }
            """, UnprovenCheck, ForeignName, FindingRemains),
        Attack.OnPage("BARCH2107", "no line break, and nothing else", """
            [HttpGet]
            public void Tag(string name)
            {
                if (name.Contains('\n'))
                    throw new BadHttpRequestException("There is no such tag.");
                Response.Headers[name] = "on";
            }
            """, UnprovenCheck, ForeignName),
        Attack.OnPage("BARCH2107", "one name of the header only", """
            [HttpGet]
            public void Tag(string name)
            {
                if (name is not ("X-Tag" or "X-Label"))
                    throw new BadHttpRequestException("There is no such tag.");
                Response.Headers["X-Tag"] = "on";
            }
            """, OutsideTheShape),
        Attack.OnPage("BARCH2110", "a list that is extended by the input", """
            [HttpGet]
            public string? Export(string format)
            {
                if (!new[] { "Csv", "Json", format }.Contains(format))
                    return null;
                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """, UnprovenCheck),
        Attack.OnPage("BARCH2110", "a comparison that calls everything the same", """
            [HttpGet]
            public string? Export(string format)
            {
                if (!new[] { "Csv", "Json" }.Contains(format[..3]))
                    return null;
                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """, UnprovenCheck, ForeignName),
        Attack.OnPage("BARCH2110", "one list and another", """
            [HttpGet]
            public string? Export(string format)
            {
                if (format is not ("Csv" or "Json") || format != "Xml")
                    return null;
                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """, UnprovenCheck),
        Attack.OnPage("BARCH2110", "after the type was made", """
            [HttpGet]
            public string? Export(string format)
            {
                var type = Type.GetType("Shop.Exports." + format);
                if (format is not ("Csv" or "Json"))
                    return null;
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """, OutsideTheShape, FindingRemains),
        Attack.OnPage("BARCH2110", "a name that begins right", """
            [HttpGet]
            public string? Export(string format)
            {
                if (!format.StartsWith("Csv", StringComparison.Ordinal))
                    return null;
                var type = Type.GetType("Shop.Exports." + format);
                return type is null ? null : Activator.CreateInstance(type)?.ToString();
            }
            """, UnprovenCheck, FindingRemains),
    ];

    // Of LDAP and XPath: letters and digits alone are safe.
    private static IEnumerable<Attack> Names()
    {
        foreach (var (name, condition) in new[]
        {
            ("a predicate that looks at a constant", "name.All(c => char.IsLetterOrDigit('a'))"), ("a predicate that looks at the first letter", "name.All(c => char.IsLetterOrDigit(name[0]))"), ("a predicate that looks at another letter", "name.All(c => char.IsLetter(c) || name[0] == '_')"),
            ("a predicate that takes the first for all", "name.All(c => char.IsLetter(c) || name[0] is '-' or '_')"), ("the first letters alone", "name[..1].All(char.IsLetterOrDigit)"), ("any instead of all", "name.Any(char.IsLetterOrDigit)"),
            ("every printable character", "Regex.IsMatch(name, \"^[ -~]+$\")"), ("a class with the quote in it", "Regex.IsMatch(name, \"^[a-z'=/@()*]+$\")"), ("a class with a parenthesis", "Regex.IsMatch(name, @\"^[\\w()|&*]+$\")"), ("one line of many", "Regex.IsMatch(name, \"^[a-z]+$\", RegexOptions.Multiline)"),
            ("no anchors", "Regex.IsMatch(name, \"[a-z]+\")"), ("an anchor at the beginning only", "Regex.IsMatch(name, \"^[a-z]+\")"), ("an alternative that is not anchored", "Regex.IsMatch(name, \"^[a-z]+$|.*\")"), ("a negated class", "Regex.IsMatch(name, \"^[^a]+$\")"), ("everything but white space", "Regex.IsMatch(name, @\"^\\S+$\")"),
            ("the pattern is the input", "Regex.IsMatch(\"abc\", name)"), ("the pattern is of the input's own", "Regex.IsMatch(name, name)"), ("a length alone", "name.Length < 100"), ("a text that is not empty", "!string.IsNullOrEmpty(name)"), ("a beginning", "name.StartsWith(\"a\", StringComparison.Ordinal)"),
            ("equal to itself", "string.Equals(name, name, StringComparison.Ordinal)"), ("equal in any case to itself", "name.Equals(name, StringComparison.OrdinalIgnoreCase)"), ("a day for a pattern", "Regex.IsMatch(name, \"^[a-z]+$\", RegexOptions.None, TimeSpan.FromSeconds(86400))"), ("a white space of options", "Regex.IsMatch(name, \"^[a-z ]+$\", RegexOptions.IgnorePatternWhitespace)"),
            ("a number or not", "int.TryParse(\"1\", out _)"), ("a character range over both alphabets", "Regex.IsMatch(name, \"^[A-z]+$\")"), ("digits and what stands between them and letters", "Regex.IsMatch(name, \"^[(-z]+$\")"),
        })
        {
            yield return Attack.OnPage("BARCH2108", name, $$"""
                [HttpGet]
                public object? Find(string name) =>
                    {{condition}} ? new DirectorySearcher($"(uid={name})").FindOne() : null;
                """, UnprovenCheck, FindingRemains, ForeignName);
            yield return Attack.OnPage("BARCH2109", name, $$"""
                [HttpGet]
                public string? Role(string name)
                {
                    if (!({{condition}}))
                        return null;
                    return users.SelectSingleNode($"//user[@name='{name}']/@role")?.Value;
                }
                """, UnprovenCheck, FindingRemains, ForeignName);
        }
    }

    private static IEnumerable<Attack> Paths()
    {
        foreach (var (name, check) in new[]
        {
            ("no parent in the path, and nothing else", "if (name.Contains(\"..\")) return NotFound();"), ("no slash, and nothing else", "if (name.Contains('/')) return NotFound();"), ("a file that is there", "if (!System.IO.File.Exists(Path.Combine(\"/data/reports\", name))) return NotFound();"),
            ("an ending", "if (!name.EndsWith(\".pdf\", StringComparison.Ordinal)) return NotFound();"), ("a beginning", "if (!name.StartsWith(\"report\", StringComparison.Ordinal)) return NotFound();"), ("a pattern with dots and slashes", "if (!System.Text.RegularExpressions.Regex.IsMatch(name, \"^[a-z./]+$\")) return NotFound();"),
            ("a path that is not rooted", "if (Path.IsPathRooted(name)) return NotFound();"), ("characters that no file name has", "if (name.IndexOfAny(Path.GetInvalidPathChars()) >= 0) return NotFound();"),
        })
            yield return Attack.OnPage("BARCH2102", name, $$"""
                [HttpGet("{name}")]
                public IActionResult Read(string name)
                {
                    {{check}}
                    return PhysicalFile(Path.Combine("/data/reports", name), "application/pdf");
                }
                """, UnprovenCheck, ForeignName, FindingRemains);
        foreach (var (name, condition) in new[]
        {
            ("a folder without a separator", "!path.StartsWith(\"/data/reports\", StringComparison.Ordinal)"), ("the root", "!path.StartsWith(\"/\", StringComparison.Ordinal)"), ("a folder further up", "!path.StartsWith(\"/data/\", StringComparison.Ordinal)"), ("another folder", "!path.StartsWith(\"/etc/\", StringComparison.Ordinal)"),
            ("the path itself", "!path.StartsWith(path, StringComparison.Ordinal)"), ("the name itself", "!path.StartsWith(name, StringComparison.Ordinal)"), ("a culture's beginning", "!path.StartsWith(\"/data/reports/\", StringComparison.CurrentCulture)"), ("a culture's beginning without a word", "!path.StartsWith(\"/data/reports/\")"),
            ("the folder somewhere in it", "!path.Contains(\"/data/reports/\", StringComparison.Ordinal)"),
        })
            yield return Attack.OnPage("BARCH2102", name + " of the full path", $$"""
                [HttpGet("{name}")]
                public IActionResult Read(string name)
                {
                    var path = Path.GetFullPath(Path.Combine("/data/reports", name));
                    if ({{condition}})
                        return NotFound();
                    return PhysicalFile(path, "application/pdf");
                }
                """, UnprovenCheck, ForeignName, FindingRemains);
        yield return Attack.OnPage("BARCH2102", "a path that was never made full", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.Combine("/data/reports", name);
                if (!path.StartsWith("/data/reports/", StringComparison.Ordinal))
                    return NotFound();
                return PhysicalFile(path, "application/pdf");
            }
            """, FindingRemains, UnprovenCheck);
    }

    private static IEnumerable<Attack> Addresses()
    {
        foreach (var (name, condition) in new[]
        {
            ("any address that is one", "!Uri.TryCreate(url, UriKind.Absolute, out var uri)"), ("an encrypted one", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps"), ("our own machine", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != \"localhost\""),
            ("the metadata service by number", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != \"169.254.169.254\""), ("the metadata service by name", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host is not (\"contoso.com\" or \"metadata.google.internal\")"), ("our own machine by its new number", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != \"[::1]\""), ("our own machine as a number", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host is not (\"contoso.com\" or \"0\")"),
            ("a beginning without an end", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !url.StartsWith(\"https://contoso.com\", StringComparison.Ordinal)"), ("a host that ends so", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.Host.EndsWith(\"contoso.com\", StringComparison.Ordinal)"),
            ("a host that begins so", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.Host.StartsWith(\"contoso.com\", StringComparison.Ordinal)"), ("a host that holds it", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.Host.Contains(\"contoso.com\")"), ("the port alone", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Port < 443"),
            ("the query alone", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Query != \"?safe\""), ("the path alone", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.AbsolutePath != \"/preview\""), ("the user alone", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo != \"contoso.com\""), ("a relative one", "!Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var uri)"), ("no loopback, and nothing else", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.IsLoopback"),
            ("a wildcard", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != \"*\""), ("the right host, or any that is encrypted", "!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != \"contoso.com\" && uri.Scheme != \"https\""), ("the host of another address", "!Uri.TryCreate(\"https://contoso.com\", UriKind.Absolute, out var uri) || uri.Host != \"contoso.com\""),
        })
            yield return Attack.OnPage("BARCH2104", name, $$"""
                [HttpGet]
                public Task<string> Show(string url)
                {
                    if ({{condition}})
                        throw new BadHttpRequestException("This page is not shown.");
                    return http.GetStringAsync(uri);
                }
                """, UnprovenCheck, FindingRemains, ForeignName, NewAddress, OutsideTheShape);
        yield return Attack.OnPage("BARCH2104", "the address that is checked is not the one that is fetched", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != "contoso.com")
                    throw new BadHttpRequestException("This page is not shown.");
                return http.GetStringAsync(url + "?");
            }
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2104", "another call for the same", """
            [HttpGet]
            public Task<string> Show(string url)
            {
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != "contoso.com")
                    throw new BadHttpRequestException("This page is not shown.");
                return new HttpClient().GetStringAsync(uri);
            }
            """, OutsideTheShape);
    }

    private static IEnumerable<Attack> Uploads()
    {
        foreach (var (name, condition) in new[]
        {
            ("any type", "picture.Length > 1_000_000 || picture.ContentType != \"*/*\""), ("pages", "picture.Length > 1_000_000 || picture.ContentType is not (\"image/png\" or \"text/html\")"), ("a size that no file has", "picture.Length > long.MaxValue || picture.ContentType != \"image/png\""), ("a size of a terabyte", "picture.Length > 1_000_000_000_000 || picture.ContentType != \"image/png\""),
            ("an ending of the name that the client chose", "picture.Length > 1_000_000 || Path.GetExtension(picture.FileName) != \".png\""), ("a size below none", "picture.Length < 0 || picture.ContentType != \"image/png\""), ("drawings that run", "picture.Length > 1_000_000 || picture.ContentType is not (\"image/png\" or \"image/svg+xml\")"),
        })
            yield return Attack.OnPage("BARCH2012", name, $$"""
                app.MapPost("/pictures", async (IFormFile picture) =>
                {
                    if ({{condition}})
                        throw new BadHttpRequestException("A PNG picture is needed.");
                    using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                    await picture.CopyToAsync(stream);
                }).RequireAuthorization();
                """, UnprovenCheck, FindingRemains, ForeignName, OutsideTheShape);
        foreach (var (name, path) in new[]
        {
            ("a name that is always the same", "Path.Combine(\"pictures\", \"picture.png\")"), ("no folder", "Path.GetRandomFileName()"), ("a folder up", "Path.Combine(\"..\", Path.GetRandomFileName())"), ("folder and name exchanged", "Path.Combine(Path.GetRandomFileName(), \"pictures\")"),
            ("a temporary file", "Path.GetTempFileName()"), ("the folder's name alone", "Path.GetFileName(Path.Combine(\"pictures\", Path.GetRandomFileName()))"), ("the web root", "Path.Combine(\"wwwroot\", Path.GetRandomFileName())"),
        })
            yield return Attack.OnPage("BARCH2012", name, $$"""
                app.MapPost("/pictures", async (IFormFile picture) =>
                {
                    if (picture.Length > 1_000_000 || picture.ContentType != "image/png")
                        throw new BadHttpRequestException("A PNG picture is needed.");
                    using var stream = File.Create({{path}});
                    await picture.CopyToAsync(stream);
                }).RequireAuthorization();
                """, OutsideTheShape, ForeignName);
        yield return Attack.OnPage("BARCH2012", "after the file was made", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                using var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                if (picture.Length > 1_000_000 || picture.ContentType != "image/png")
                    throw new BadHttpRequestException("A PNG picture is needed.");
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2012", "no stream that is closed", """
            app.MapPost("/pictures", async (IFormFile picture) =>
            {
                if (picture.Length > 1_000_000 || picture.ContentType != "image/png")
                    throw new BadHttpRequestException("A PNG picture is needed.");
                var stream = File.Create(Path.Combine("pictures", Path.GetRandomFileName()));
                await picture.CopyToAsync(stream);
            }).RequireAuthorization();
            """, OutsideTheShape);
    }
}
