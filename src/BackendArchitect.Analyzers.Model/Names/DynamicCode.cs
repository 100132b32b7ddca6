namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes code, types or expressions of text.</summary>
internal static class DynamicCode
{
    internal static readonly TypeName Type = Reflection.Type;
    internal static readonly TypeName Assembly = new("System.Reflection", "Assembly");
    internal static readonly TypeName Activator = new("System", "Activator");
    internal static readonly TypeName DataTable = new("System.Data", "DataTable");
    internal static readonly TypeName LoadContext = new("System.Runtime.Loader", "AssemblyLoadContext");

    internal static readonly TypeName Script = new("Microsoft.CodeAnalysis.CSharp.Scripting", "CSharpScript") { Package = "Microsoft.CodeAnalysis.CSharp.Scripting" };
    internal static readonly TypeName DynamicQueries = new("System.Linq.Dynamic.Core", "DynamicQueryableExtensions") { Package = "System.Linq.Dynamic.Core" };
    internal static readonly TypeName DynamicParser = new("System.Linq.Dynamic.Core", "DynamicExpressionParser") { Package = "System.Linq.Dynamic.Core" };
    internal static readonly TypeName Jint = new("Jint", "Engine") { Package = "Jint" };
}
