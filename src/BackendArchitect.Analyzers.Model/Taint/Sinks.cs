using System;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>One place where text does harm.</summary>
/// <param name="Danger">What it may do there.</param>
/// <param name="Type">The type whose member it is; what derives from it or implements it has the member too.</param>
/// <param name="Members">The methods, properties or, as <see cref="Sinks.New"/>, constructors.</param>
/// <param name="Parameters">The parameters that take the text; <see cref="Sinks.Receiver"/> for the object itself, none where a property is assigned.</param>
/// <param name="Words">What the text is there, in the words of a sentence.</param>
internal sealed record Sink(Dangers Danger, TypeName Type, ImmutableArray<string> Members, ImmutableArray<string> Parameters, string Words)
{
    /// <summary>Whether a call counts only when it says that the text is HTML.</summary>
    internal bool OnlyAsHtml { get; init; }

    /// <summary>The parameter that must be the constant text beside it, or null: the key of a header.</summary>
    internal string? OnlyUnder { get; init; }

    /// <summary>What the object itself must be where the member belongs to a wider interface, or null.</summary>
    internal TypeName? OnlyOn { get; init; }

    /// <summary>Whether a call counts only when it takes from what is known to be fetched, such as a query.</summary>
    internal bool OnlyFromAfar { get; init; }

    /// <summary>Whether of a text of SQL only what stands behind its LIMIT, TOP or FETCH counts.</summary>
    internal bool OnlyInLimit { get; init; }
}

/// <summary>Every place where text does harm, by the names of the framework and of well-known libraries.</summary>
internal static class Sinks
{
    /// <summary>The name of constructors.</summary>
    internal const string New = WellKnownMemberNames.InstanceConstructorName;

    /// <summary>The name of indexers.</summary>
    internal const string Indexer = WellKnownMemberNames.Indexer;

    /// <summary>Stands for the object that a method is called on.</summary>
    internal const string Receiver = "this";

    private static readonly ImmutableArray<string> PathParameters = ["path", "sourceFileName", "destFileName", "sourceDirName", "destDirName", "sourceArchiveFileName", "destinationDirectoryName", "destinationFileName", "sourceDirectoryName", "destinationArchiveFileName"];

    private static readonly ImmutableArray<string> FileMethods =
    [
        "Open", "OpenRead", "OpenWrite", "OpenText", "OpenHandle", "Create", "CreateText", "AppendText", "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines",
        "ReadAllLinesAsync", "ReadLines", "ReadLinesAsync", "WriteAllText", "WriteAllTextAsync", "WriteAllBytes", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync", "AppendAllText",
        "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "Delete", "Copy", "Move", "Replace",
    ];

    private const string PageSize = "page size";
    private const string SizeInText = "number of rows";

    private static readonly ImmutableArray<string> DapperQueries =
    [
        "ExecuteReader", "ExecuteReaderAsync", "Query", "QueryAsync", "QueryUnbufferedAsync", "QueryFirst", "QueryFirstAsync", "QueryFirstOrDefault", "QueryFirstOrDefaultAsync", "QuerySingle", "QuerySingleAsync",
        "QuerySingleOrDefault", "QuerySingleOrDefaultAsync", "QueryMultiple", "QueryMultipleAsync",
    ];

    private static readonly ImmutableArray<string> RedirectMethods = ["Redirect", "RedirectPermanent", "RedirectPreserveMethod", "RedirectPermanentPreserveMethod"];

    internal static readonly ImmutableArray<Sink> All =
    [
        new(Dangers.Sql, SqlText.Command, [New], ["cmdText", "commandText"], "SQL text"),
        new(Dangers.Sql, SqlText.Command, ["CommandText"], [], "SQL text"),
        new(Dangers.Sql, SqlText.BatchCommand, [New], ["commandText"], "SQL text"),
        new(Dangers.Sql, SqlText.BatchCommand, ["CommandText"], [], "SQL text"),
        new(Dangers.Sql, SqlText.DataAdapter, [New], ["selectCommandText"], "SQL text"),
        new(Dangers.Sql, SqlText.DataSource, ["CreateCommand"], ["commandText"], "SQL text"),
        new(Dangers.Sql, SqlText.EntityQueries, ["FromSqlRaw"], ["sql"], "SQL text"),
        new(Dangers.Sql, SqlText.EntityDatabase, ["ExecuteSqlRaw", "ExecuteSqlRawAsync", "SqlQueryRaw"], ["sql"], "SQL text"),
        new(Dangers.Sql, SqlText.Dapper, ["Execute", "ExecuteAsync", "ExecuteScalar", "ExecuteScalarAsync", .. DapperQueries], ["sql"], "SQL text"),
        new(Dangers.Sql, SqlText.DapperCommand, [New], ["commandText"], "SQL text"),
        new(Dangers.Sql, SqlText.DapperBuilder, ["AddTemplate", "Where", "OrWhere", "Select", "OrderBy", "GroupBy", "Having", "Join", "InnerJoin", "LeftJoin", "RightJoin", "Set", "Intersect"], ["sql"], "SQL text"),
        new(Dangers.Sql, SqlText.NHibernate, ["CreateQuery", "CreateSQLQuery"], ["queryString"], "query text"),

        new(Dangers.Path, Files.File, FileMethods, PathParameters, "file path"),
        new(Dangers.Path, Files.Directory, ["CreateDirectory", "Delete", "Move", "EnumerateFiles", "GetFiles", "EnumerateDirectories", "GetDirectories", "EnumerateFileSystemEntries", "GetFileSystemEntries"], PathParameters, "directory path"),
        new(Dangers.Path, Files.FileStream, [New], ["path"], "file path"),
        new(Dangers.Path, Files.StreamReader, [New], ["path"], "file path"),
        new(Dangers.Path, Files.StreamWriter, [New], ["path"], "file path"),
        new(Dangers.Path, Files.FileInfo, ["Open", "OpenRead", "OpenWrite", "OpenText", "Create", "CreateText", "AppendText", "Delete", "CopyTo", "MoveTo"], [Receiver, "destFileName"], "file path"),
        new(Dangers.Path, Files.DirectoryInfo, ["Create", "Delete", "MoveTo", "EnumerateFiles", "GetFiles", "EnumerateDirectories", "GetDirectories"], [Receiver, "destDirName"], "directory path"),
        new(Dangers.Path, Files.ZipFile, ["Open", "OpenRead", "ExtractToDirectory", "CreateFromDirectory"], ["archiveFileName", .. PathParameters], "file path"),
        new(Dangers.Path, Files.ZipExtensions, ["ExtractToFile", "ExtractToDirectory"], PathParameters, "file path"),
        new(Dangers.Path, Files.TypedResults, ["PhysicalFile"], ["path"], "file path"),
        new(Dangers.Path, AspNet.ControllerBase, ["PhysicalFile"], ["physicalPath"], "file path"),
        new(Dangers.Path, EndpointMaps.PageModel, ["PhysicalFile"], ["physicalPath"], "file path"),
        new(Dangers.Path, Files.PhysicalFileResult, [New], ["fileName"], "file path"),
        new(Dangers.Path, Files.SendFile, ["SendFileAsync"], ["fileName"], "file path"),

        new(Dangers.Command, Processes.Process, ["Start"], ["fileName", "arguments"], "command line"),
        new(Dangers.Command, Processes.StartInfo, [New], ["fileName", "arguments"], "command line"),
        new(Dangers.Command, Processes.StartInfo, ["FileName", "Arguments"], [], "command line"),
        new(Dangers.Command, Processes.PowerShell, ["AddScript", "AddCommand"], ["script", "cmdlet"], "script"),
        new(Dangers.Command, Processes.CliWrap, ["Wrap"], ["targetFilePath"], "command line"),
        new(Dangers.Command, Processes.CliCommand, ["WithArguments"], ["arguments"], "command line"),

        new(Dangers.Url, new("System.Net.Http", "HttpClient"),
            ["GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync"], ["requestUri"], "URL of the request"),
        new(Dangers.Url, new("System.Net.Http", "HttpClient"), ["BaseAddress"], [], "URL of the request"),
        new(Dangers.Url, new("System.Net.Http.Json", "HttpClientJsonExtensions"),
            ["GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync"], ["requestUri"], "URL of the request"),
        new(Dangers.Url, new("System.Net.Http", "HttpRequestMessage"), [New], ["requestUri"], "URL of the request"),
        new(Dangers.Url, new("System.Net.Http", "HttpRequestMessage"), ["RequestUri"], [], "URL of the request"),
        new(Dangers.Url, new("System.Net", "WebClient"),
            ["DownloadString", "DownloadStringTaskAsync", "DownloadData", "DownloadDataTaskAsync", "DownloadFile", "DownloadFileTaskAsync", "OpenRead", "OpenReadTaskAsync", "UploadString", "UploadStringTaskAsync", "UploadData"],
            ["address"], "URL of the request"),
        new(Dangers.Url, new("System.Net", "WebRequest"), ["Create", "CreateHttp", "CreateDefault"], ["requestUriString", "requestUri"], "URL of the request"),
        new(Dangers.Url, new("System.Net.WebSockets", "ClientWebSocket"), ["ConnectAsync"], ["uri"], "URL of the connection"),
        new(Dangers.Url, new("System.Net.Sockets", "TcpClient"), ["Connect", "ConnectAsync"], ["hostname", "host"], "host of the connection"),
        new(Dangers.Url, new("System.Net.Sockets", "TcpClient"), [New], ["hostname"], "host of the connection"),
        new(Dangers.Url, new("RestSharp", "RestRequest") { Package = "RestSharp" }, [New], ["resource"], "URL of the request"),
        new(Dangers.Url, new("RestSharp", "RestClient") { Package = "RestSharp" }, [New], ["baseUrl"], "URL of the request"),
        new(Dangers.Url, new("Flurl.Http", "GeneratedExtensions") { Package = "Flurl.Http" },
            ["GetAsync", "GetStringAsync", "GetJsonAsync", "GetStreamAsync", "GetBytesAsync", "PostAsync", "PostJsonAsync", "PostStringAsync", "PutAsync", "PutJsonAsync", "DeleteAsync", "SendAsync", "DownloadFileAsync"],
            ["url"], "URL of the request"),

        new(Dangers.Redirect, AspNet.ControllerBase, RedirectMethods, ["url"], "redirect target"),
        new(Dangers.Redirect, EndpointMaps.PageModel, RedirectMethods, ["url"], "redirect target"),
        new(Dangers.Redirect, Redirects.RedirectResult, [New], ["url"], "redirect target"),
        new(Dangers.Redirect, Files.Results, ["Redirect"], ["url"], "redirect target"),
        new(Dangers.Redirect, Files.TypedResults, ["Redirect"], ["url"], "redirect target"),
        new(Dangers.Redirect, Redirects.Response, ["Redirect"], ["location"], "redirect target"),
        new(Dangers.Redirect, Redirects.AuthenticationProperties, ["RedirectUri"], [], "redirect target"),
        new(Dangers.Redirect, ClientParts.HeaderDictionary, ["Location"], [], "redirect target"),
        new(Dangers.Redirect, ClientParts.HeaderDictionary, [Indexer], [], "redirect target") { OnlyUnder = "Location" },

        new(Dangers.Html, Markup.HtmlHelper, ["Raw"], ["value"], "raw HTML"),
        new(Dangers.Html, Markup.HtmlString, [New], ["value"], "raw HTML"),
        new(Dangers.Html, Markup.MarkupString, [New], ["value"], "raw HTML"),
        new(Dangers.Html, Markup.ContentBuilder, ["AppendHtml"], ["encoded"], "raw HTML"),
        new(Dangers.Html, Markup.ContentBuilderExtensions, ["AppendHtmlLine", "SetHtmlContent"], ["encoded"], "raw HTML"),
        new(Dangers.Html, Markup.TagContent, ["AppendHtml", "SetHtmlContent"], ["encoded"], "raw HTML"),
        new(Dangers.Html, AspNet.ControllerBase, ["Content"], ["content"], "raw HTML") { OnlyAsHtml = true },
        new(Dangers.Html, EndpointMaps.PageModel, ["Content"], ["content"], "raw HTML") { OnlyAsHtml = true },
        new(Dangers.Html, Files.Results, ["Content", "Text"], ["content"], "raw HTML") { OnlyAsHtml = true },
        new(Dangers.Html, Files.TypedResults, ["Content", "Text"], ["content"], "raw HTML") { OnlyAsHtml = true },
        new(Dangers.Html, Markup.ContentResult, ["Content"], [], "raw HTML") { OnlyAsHtml = true },
        new(Dangers.Html, Markup.ResponseWriting, ["WriteAsync"], ["text"], "raw HTML") { OnlyAsHtml = true },

        new(Dangers.Header, ClientParts.HeaderDictionary, [Indexer], ["key"], "name of a response header"),
        new(Dangers.Header, ClientParts.HeaderExtensions, ["Append", "AppendCommaSeparatedValues", "SetCommaSeparatedValues"], ["key"], "name of a response header"),
        new(Dangers.Header, new("System.Collections.Generic", "IDictionary`2"), ["Add"], ["key"], "name of a response header") { OnlyOn = ClientParts.HeaderDictionary },

        new(Dangers.Ldap, Directories.Searcher, [New], ["filter"], "LDAP filter"),
        new(Dangers.Ldap, Directories.Searcher, ["Filter"], [], "LDAP filter"),
        new(Dangers.Ldap, Directories.Entry, [New], ["path"], "LDAP path"),
        new(Dangers.Ldap, Directories.SearchRequest, [New], ["ldapFilter", "distinguishedName"], "LDAP filter"),
        new(Dangers.Ldap, Directories.SearchRequest, ["Filter", "DistinguishedName"], [], "LDAP filter"),
        new(Dangers.Ldap, Directories.Novell, ["Search", "SearchAsync"], ["filter", "base", "@base"], "LDAP filter"),
        new(Dangers.Ldap, Directories.NovellConnection, ["Search", "SearchAsync"], ["filter", "base", "@base"], "LDAP filter"),

        new(Dangers.XPath, XPaths.Node, ["SelectNodes", "SelectSingleNode"], ["xpath"], "XPath"),
        new(Dangers.XPath, XPaths.Navigator, ["Select", "SelectSingleNode", "Evaluate", "Compile", "Matches"], ["xpath"], "XPath"),
        new(Dangers.XPath, XPaths.Expression, ["Compile"], ["xpath"], "XPath"),
        new(Dangers.XPath, XPaths.Extensions, ["XPathSelectElement", "XPathSelectElements", "XPathEvaluate"], ["expression"], "XPath"),

        new(Dangers.Code, DynamicCode.Type, ["GetType"], ["typeName"], "name of a type"),
        new(Dangers.Code, DynamicCode.Type, ["GetMethod", "InvokeMember"], ["name"], "name of a method"),
        new(Dangers.Code, DynamicCode.Assembly, ["GetType", "CreateInstance"], ["name", "typeName"], "name of a type"),
        new(Dangers.Code, DynamicCode.Assembly, ["Load", "LoadFrom", "LoadFile", "UnsafeLoadFrom", "LoadWithPartialName"], ["assemblyString", "assemblyFile", "path", "partialName"], "name of an assembly"),
        new(Dangers.Code, DynamicCode.LoadContext, ["LoadFromAssemblyPath"], ["assemblyPath"], "name of an assembly"),
        new(Dangers.Code, DynamicCode.Activator, ["CreateInstance", "CreateInstanceFrom"], ["typeName", "assemblyName", "assemblyFile"], "name of a type"),
        new(Dangers.Code, DynamicCode.DataTable, ["Compute"], ["expression", "filter"], "expression"),
        new(Dangers.Code, DynamicCode.Script, ["Create", "Run", "RunAsync", "EvaluateAsync"], ["code"], "code of a script"),
        new(Dangers.Code, DynamicCode.DynamicQueries,
            ["Where", "OrderBy", "ThenBy", "Select", "SelectMany", "GroupBy", "Any", "All", "Count", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Sum", "Average", "Max", "Min", "SkipWhile", "TakeWhile", "Aggregate"],
            ["predicate", "ordering", "selector", "keySelector", "expression", "function", "member"], "dynamic expression"),
        new(Dangers.Code, DynamicCode.DynamicParser, ["ParseLambda"], ["expression"], "dynamic expression"),
        new(Dangers.Code, DynamicCode.Jint, ["Execute", "Evaluate"], ["code"], "code of a script"),

        new(Dangers.NoSql, Documents.BsonDocument, ["Parse"], ["json"], "text of a query"),
        new(Dangers.NoSql, Documents.BsonJavaScript, [New], ["code"], "code of a query"),
        new(Dangers.NoSql, Documents.JsonCommand, [New], ["json"], "text of a command"),
        new(Dangers.NoSql, Documents.JsonFilter, [New], ["json"], "text of a query"),
        new(Dangers.NoSql, Documents.Filter, [WellKnownMemberNames.ImplicitConversionName], ["json"], "text of a query"),
        new(Dangers.NoSql, Documents.Update, [WellKnownMemberNames.ImplicitConversionName], ["json"], "text of an update"),
        new(Dangers.NoSql, Documents.MongoCommand, [WellKnownMemberNames.ImplicitConversionName], ["json"], "text of a command"),
        new(Dangers.NoSql, Documents.Redis, ["ScriptEvaluate", "Execute"], ["script", "command"], "script"),
        new(Dangers.NoSql, Documents.RedisAsync, ["ScriptEvaluateAsync", "ExecuteAsync"], ["script", "command"], "script"),
        new(Dangers.NoSql, Documents.RedisScript, ["Prepare"], ["script"], "script"),
        new(Dangers.NoSql, Documents.CosmosQuery, [New], ["query"], "text of a query"),
        new(Dangers.NoSql, Documents.CosmosContainer, ["GetItemQueryIterator", "GetItemQueryStreamIterator"], ["queryText"], "text of a query"),

        new(Dangers.Template, Templates.Scriban, ["Parse", "ParseLiquid", "Evaluate", "EvaluateAsync"], ["text", "templateText"], "text of a template"),
        new(Dangers.Template, Templates.RazorLight, ["CompileRenderStringAsync"], ["content"], "text of a template"),
        new(Dangers.Template, Templates.RazorEngine, ["Compile", "CompileAsync"], ["content"], "text of a template"),
        new(Dangers.Template, Templates.Handlebars, ["Compile"], ["template"], "text of a template"),
        new(Dangers.Template, Templates.HandlebarsInstance, ["Compile"], ["template"], "text of a template"),
        new(Dangers.Template, Templates.DotLiquid, ["Parse"], ["source"], "text of a template"),
        new(Dangers.Pattern, Encoders.Regex, RegularExpression.Methods, ["input", "pattern"], "regular expression"),
        new(Dangers.Pattern, Encoders.Regex, [New], ["pattern"], "regular expression"),

        new(Dangers.Template, Templates.Fluid, ["Parse", "TryParse"], ["template"], "text of a template"),

        new(Dangers.Size, Paging.Queryable, ["Take"], ["count"], PageSize),
        new(Dangers.Size, Paging.Enumerable, ["Take"], ["count"], PageSize) { OnlyFromAfar = true },
        new(Dangers.Size, Paging.MongoFind, ["Limit"], ["limit"], PageSize),
        new(Dangers.Size, Paging.MongoAggregate, ["Limit"], ["limit"], PageSize),
        new(Dangers.Size, Paging.MongoOptions, ["Limit"], [], PageSize),
        new(Dangers.Size, Paging.CosmosOptions, ["MaxItemCount"], [], PageSize),
        new(Dangers.Size, Paging.PagedLists, ["ToPagedList", "ToPagedListAsync"], ["pageSize"], PageSize),
        new(Dangers.Size, Paging.PagedListsOf10, ["ToPagedList", "ToPagedListAsync"], ["pageSize"], PageSize),
        new(Dangers.Size, Paging.PagedListsOfEntities, ["ToPagedListAsync"], ["pageSize"], PageSize),
        new(Dangers.Size, Paging.MartenPages, ["ToPagedList", "ToPagedListAsync"], ["pageSize"], PageSize),
        new(Dangers.Size, Paging.Specifications, ["Take"], ["take"], PageSize),
        new(Dangers.Size, Paging.NHibernateQuery, ["SetMaxResults"], ["maxResults"], PageSize),
        new(Dangers.Size, Paging.NHibernateCriteria, ["SetMaxResults"], ["maxResults"], PageSize),
        new(Dangers.Size, SqlText.Command, ["CommandText"], [], SizeInText) { OnlyInLimit = true },
        new(Dangers.Size, SqlText.EntityQueries, ["FromSql", "FromSqlRaw", "FromSqlInterpolated"], ["sql"], SizeInText) { OnlyInLimit = true },
        new(Dangers.Size, SqlText.EntityDatabase, ["SqlQuery", "SqlQueryRaw"], ["sql"], SizeInText) { OnlyInLimit = true },
        new(Dangers.Size, SqlText.Dapper, DapperQueries, ["sql"], SizeInText) { OnlyInLimit = true },
    ];

    /// <summary>Reads a row of the option: a danger, a colon, the full name of a type, a dot, a member and, for methods, a parameter in parentheses.</summary>
    internal static Sink? Parse(string row)
    {
        var colon = row.IndexOf(':');
        if (colon < 0 || !TaintTables.TryDanger(row.Substring(0, colon).Trim(), out var danger))
            return null;
        var named = row.Substring(colon + 1).Trim();
        var open = named.IndexOf('(');
        var parameter = open < 0 ? null : named.Substring(open + 1).TrimEnd(')').Trim();
        return TaintTables.MemberOf(open < 0 ? named : named.Substring(0, open)) is { } member
            ? new(danger, member.Type, [member.Name == "new" ? New : member.Name], parameter is { Length: > 0 } ? [parameter] : [], $"'{member.Name}'")
            : null;
    }
}
