using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>A flag of an options class of the framework, as the service sets it.</summary>
internal static class ConfiguredFlag
{
    /// <summary>What the flag is; null where it is set to what is no constant, under a condition, or to both.</summary>
    /// <param name="option">The property.</param>
    /// <param name="byDefault">What it is where nobody sets it.</param>
    /// <param name="model">The service.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static bool? Of(MemberName option, bool byDefault, ServiceModel model, CancellationToken cancellationToken)
    {
        bool? set = null;
        foreach (var use in model.MentionsOf(option.Name, cancellationToken))
        {
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment || !assignment.Left.Span.Contains(use.Span))
                continue;
            bool? value = assignment.Right.Kind() switch { SyntaxKind.TrueLiteralExpression => true, SyntaxKind.FalseLiteralExpression => false, _ => null };
            if (value is null || assignment.StandsUnderCondition() || (set is not null && set != value))
                return null;
            set = value;
        }
        return set ?? byDefault;
    }
}
