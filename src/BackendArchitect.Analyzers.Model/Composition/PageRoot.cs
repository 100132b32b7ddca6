using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// The folder that the Razor pages of an application stand in: their routes begin below it. Those of areas stand in folders of their own. See
/// https://learn.microsoft.com/aspnet/core/razor-pages#specify-that-razor-pages-are-at-the-content-root.
/// </summary>
internal static class PageRoot
{
    /// <summary>Where nobody names another.</summary>
    internal const string Default = "/Pages/";

    /// <summary>The folder with a slash at its end; null where it is not known.</summary>
    internal static string? Of(ServiceModel model, CancellationToken cancellationToken)
    {
        var named = new HashSet<string?>();
        foreach (var use in model.MentionsOf(EndpointMaps.PageRoot.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span) && model.SymbolOf(use, cancellationToken).Is(EndpointMaps.PageRoot))
                named.Add(use.StandsUnderCondition() ? null : TextOf(model.ExpressionAt(assignment.Right, cancellationToken), model, cancellationToken));
        foreach (var name in new[] { "WithRazorPagesRoot", "WithRazorPagesAtContentRoot" })
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is { } syntax && model.CallAt(syntax, cancellationToken) is { } call && (call.TargetMethod.ContainingType.Is(EndpointMaps.MvcPages) || call.TargetMethod.ContainingType.Is(EndpointMaps.MvcCorePages)))
                    named.Add(use.StandsUnderCondition() ? null : name == "WithRazorPagesAtContentRoot" ? "/" : TextOf(call.ArgumentFor("rootDirectory"), model, cancellationToken));
        return named.Count switch
        {
            0 => Default,
            1 when named.Single() is { } only => only.EndsWith("/", System.StringComparison.Ordinal) ? only : only + "/",
            _ => null,
        };
    }

    /// <summary>The one text that a value is, or null.</summary>
    internal static string? TextOf(IOperation? value, ServiceModel model, CancellationToken cancellationToken) =>
        value is not null && ValueOrigin.Of(value, model, cancellationToken).Select(origin => IsEmpty(origin.Value) ? "" : origin.Value.ConstantText()).Distinct().ToList() is { Count: 1 } texts ? texts[0] : null;

    private static bool IsEmpty(IOperation value) => value is IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } };
}
