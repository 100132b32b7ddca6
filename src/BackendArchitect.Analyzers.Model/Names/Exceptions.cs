namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Exceptions, and what throws them again.</summary>
internal static class Exceptions
{
    internal static readonly TypeName Exception = new("System", "Exception");
    internal static readonly TypeName DispatchInfo = new("System.Runtime.ExceptionServices", "ExceptionDispatchInfo");
}
