using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Has the attributes of the options checked when the application starts. Where the options state nothing there is nothing to check, and a person has to say
/// first what is valid.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnvalidatedOptionsFix() : RuleFix(UnvalidatedOptions.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if ((site.Node as SimpleNameSyntax)?.CallBy() is not { Expression: MemberAccessExpressionSyntax access } call || site.Semantics.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || UnvalidatedOptions.OptionsOf(method) is not { } options || OptionsValidation.Of(options, ServiceModel.Of(site.Semantics.Compilation), cancellationToken) is not { } found
            || (!found.IsChecked && !MemberRules.AreStatedBy(options)))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var builder = method.Is(Settings.Configure) ? BuilderOf(call, access, method) : call.WithoutTrivia();
        if (builder is null)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        if (!found.IsChecked)
            builder = Then(builder, Settings.ValidateAnnotations.Name);
        if (!found.IsAtStart)
            builder = Then(builder, Settings.ValidateOnStart.Name);
        return Task.FromResult<ImmutableArray<FixPlan>>([FixPlan.Replace(site, "Validate the options at start", call, builder.WithTriviaFrom(call))]);
    }

    // 'services.Configure<T>(section)' returns the services, so it must stand alone: the builder returns itself.
    private static InvocationExpressionSyntax? BuilderOf(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        if (call.Parent is not ExpressionStatementSyntax || access.Name is not GenericNameSyntax { TypeArgumentList: var type } || arguments.Count == 0)
            return null;
        var isNamed = method.Parameters[0].Type.SpecialType == SpecialType.System_String;
        var add = SyntaxFactory.InvocationExpression(
            access.WithoutTrivia().WithExpression(access.Expression.WithoutLeadingTrivia()).WithName(SyntaxFactory.GenericName(SyntaxFactory.Identifier(Settings.AddOptions.Name), type.WithoutTrivia())),
            SyntaxFactory.ArgumentList(isNamed ? [arguments[0]] : []));
        var rest = isNamed ? arguments.RemoveAt(0) : arguments;
        return Link(add, Settings.Bind.Name, SyntaxFactory.ArgumentList(rest.Count > 0 ? rest.Replace(rest[0], rest[0].WithoutLeadingTrivia()) : rest));
    }

    private static InvocationExpressionSyntax Then(InvocationExpressionSyntax builder, string member) => Link(builder, member, SyntaxFactory.ArgumentList());

    private static InvocationExpressionSyntax Link(InvocationExpressionSyntax builder, string member, ArgumentListSyntax arguments) =>
        SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, builder, SyntaxFactory.IdentifierName(member)), arguments);
}
