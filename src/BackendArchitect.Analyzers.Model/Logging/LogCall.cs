using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>One call of a logger.</summary>
internal sealed record LogCall(IInvocationOperation Invocation)
{
    internal static LogCall? Read(IInvocationOperation invocation) => null;
}
