namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Reflection: calls by name.</summary>
internal static class Reflection
{
    internal static readonly TypeName Type = new("System", "Type");
    internal static readonly TypeName MethodBase = new("System.Reflection", "MethodBase");
}
