using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// A member of a form's model that the service fills for its view and never reads: a form may bring it back, and nobody uses what that says.
/// </summary>
internal static class ShownMember
{
    /// <summary>Whether a member is one; not where a serializer reads the type, which is no model of a view then.</summary>
    internal static bool Is(InputMember member, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        if (RequestTypes.AreSerialized(type, model, cancellationToken))
            return false;
        var isFilled = false;
        foreach (var use in model.MentionsOf(member.Property.Name, cancellationToken).Where(use => !IsOfView(use.SyntaxTree)))
        {
            if (use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } || !model.SymbolOf(use, cancellationToken).IsDeclaredAs(member.Property))
                continue;
            var place = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use;
            if (place.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != place)
                return false;
            isFilled = true;
        }
        return isFilled;
    }

    // Views become classes that show their models.
    private static bool IsOfView(SyntaxTree tree) => tree.FilePath.EndsWith("_cshtml.g.cs", StringComparison.OrdinalIgnoreCase);
}
