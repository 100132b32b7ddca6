namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Reflection: calls by name.</summary>
internal static class Reflection
{
    internal static readonly MemberName GetProperty = new(new("System", "Type"), "GetProperty");
    internal static readonly MemberName TypeOfObject = new(new("System", "Object"), "GetType");
    internal static readonly MemberName GetValue = new(new("System.Reflection", "PropertyInfo"), "GetValue");
    internal static readonly TypeName Type = new("System", "Type");
    internal static readonly TypeName MemberInfo = new("System.Reflection", "MemberInfo");
    internal static readonly TypeName ReferenceAssembly = new("System.Runtime.CompilerServices", "ReferenceAssemblyAttribute");
    internal static readonly TypeName MethodBase = new("System.Reflection", "MethodBase");
}
