using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>The log call that a finding stands in: the innermost call around it that is a logger's, as a value may be a call itself.</summary>
internal static class LoggerCall
{
    internal static (LogCall Call, InvocationExpressionSyntax Syntax)? At(FixSite site, CancellationToken cancellationToken)
    {
        var model = ServiceModel.Of(site.Semantics.Compilation);
        foreach (var invocation in site.Node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>())
            if (site.Semantics.GetOperation(invocation, cancellationToken) is IInvocationOperation operation && LogCall.Read(operation, model, cancellationToken) is { } call)
                return (call, invocation);
        return null;
    }
}
