using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>One name for a handler, from its metadata and from its symbol.</summary>
internal static partial class HandlerName
{
    internal const string Lambda = "lambda";

    /// <summary>What the framework or a library handles has no handler that the model could know.</summary>
    internal const string Framework = "the framework";

    internal static string Of(MethodInfo method)
    {
        if (LambdaName().IsMatch(method.Name))
            return Lambda;
        return LocalFunctionName().Match(method.Name) is { Success: true } local ? local.Groups[1].Value : $"{WithoutArity(method.DeclaringType!.Name)}.{method.Name}";
    }

    internal static string? Of(ISymbol? handler) => handler switch
    {
        null => null,
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => Lambda,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.Name,
        _ => $"{handler.ContainingType.Name}.{handler.Name}",
    };

    internal static string WithoutArity(string typeName) => typeName.Split('`')[0];

    [GeneratedRegex(">b__")]
    private static partial Regex LambdaName();

    [GeneratedRegex(@">g__(\w+)\|")]
    private static partial Regex LocalFunctionName();
}
