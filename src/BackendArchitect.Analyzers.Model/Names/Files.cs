namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The file system: what takes paths, and what makes them.</summary>
internal static class Files
{
    internal static readonly TypeName Path = new("System.IO", "Path");
    internal static readonly TypeName File = new("System.IO", "File");
    internal static readonly TypeName Directory = new("System.IO", "Directory");
    internal static readonly TypeName FileInfo = new("System.IO", "FileInfo");
    internal static readonly TypeName DirectoryInfo = new("System.IO", "DirectoryInfo");
    internal static readonly TypeName FileSystemInfo = new("System.IO", "FileSystemInfo");
    internal static readonly TypeName FileStream = new("System.IO", "FileStream");
    internal static readonly TypeName MemoryStream = new("System.IO", "MemoryStream");
    internal static readonly TypeName StreamReader = new("System.IO", "StreamReader");
    internal static readonly TypeName StreamWriter = new("System.IO", "StreamWriter");
    internal static readonly TypeName StringReader = new("System.IO", "StringReader");
    internal static readonly TypeName TextReader = new("System.IO", "TextReader");
    internal static readonly TypeName ZipFile = new("System.IO.Compression", "ZipFile");
    internal static readonly TypeName ZipExtensions = new("System.IO.Compression", "ZipFileExtensions");

    internal static readonly TypeName Results = new("Microsoft.AspNetCore.Http", "Results");
    internal static readonly TypeName TypedResults = new("Microsoft.AspNetCore.Http", "TypedResults");
    internal static readonly TypeName PhysicalFileResult = new("Microsoft.AspNetCore.Mvc", "PhysicalFileResult");
    internal static readonly TypeName SendFile = new("Microsoft.AspNetCore.Http", "SendFileResponseExtensions");
}
