using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>States <c>[EnumDataType]</c> at each value, where something reads that: <c>[ApiController]</c> or the generated validation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UndefinedEnumValueFix() : RuleFix(UndefinedEnumValue.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var model = ServiceModel.Of(site.Semantics.Compilation);
        var endpoints = EndpointsAt(site, model, cancellationToken).ToList();
        if (endpoints.Count == 0 || !endpoints.TrueForAll(endpoint => ReadsAttributes(endpoint, model, cancellationToken)))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var declarations = endpoints.SelectMany(endpoint => EnumInput.UndefinedOf(endpoint, model, cancellationToken))
            .Select(input => (Node: input.Declaration.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken), input.Type)).ToList();
        if (declarations.Count == 0 || declarations.Exists(d => d.Node is not (PropertyDeclarationSyntax or ParameterSyntax) || site.Document.Project.GetDocument(d.Node.SyntaxTree) is null))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var types = declarations.GroupBy(d => d.Node!).ToDictionary(group => group.Key, group => group.First().Type);
        var solution = site.Document.Project.Solution;
        foreach (var file in types.Keys.GroupBy(node => node.SyntaxTree))
        {
            var document = site.Document.Project.GetDocument(file.Key)!;
            var (root, semantics) = (file.Key.GetRoot(cancellationToken), model.SemanticModelOf(file.Key)!);
            var changed = root.ReplaceNodes(file, (node, _) => MemberAttribute.On(node, "EnumDataType", $"typeof({types[node].ToMinimalDisplayString(semantics, node.SpanStart)})", root));
            solution = solution.WithDocumentSyntaxRoot(document.Id, changed.WithUsing(site with { Document = document, Root = root, Semantics = semantics }, DataAnnotations.Validation.Namespace, "EnumDataTypeAttribute"));
        }
        return Task.FromResult<ImmutableArray<FixPlan>>([new("State [EnumDataType]", _ => Task.FromResult(solution))]);
    }

    private static IEnumerable<Endpoint> EndpointsAt(FixSite site, ServiceModel model, CancellationToken cancellationToken) => site.Node switch
    {
        SimpleNameSyntax called when called.CallBy() is { } call => site.Semantics.GetOperation(call, cancellationToken) is IInvocationOperation map ? model.Endpoints.MappedBy(map, cancellationToken) : [],
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type, Identifier: var name } => site.Semantics.GetDeclaredSymbol(type, cancellationToken) is { } controller
            ? model.Endpoints.Of(controller, cancellationToken).Where(endpoint => endpoint.Location.SourceTree == type.SyntaxTree && endpoint.Location.SourceSpan == name.Span) : [],
        TypeDeclarationSyntax type => site.Semantics.GetDeclaredSymbol(type, cancellationToken) is { } controller ? model.Endpoints.Of(controller, cancellationToken) : [],
        _ => [],
    };

    private static bool ReadsAttributes(Endpoint endpoint, ServiceModel model, CancellationToken cancellationToken) => endpoint.Kind == EndpointKind.Action
        ? endpoint.Controller is { } controller && model.Validation.RejectsInvalid(controller, cancellationToken) == true
        // The generator sees handlers that are written into the call, and public types.
        : endpoint.Kind == EndpointKind.Minimal && model.Validation.IsSwitchedOn(cancellationToken) && endpoint.Handler is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            && !endpoint.Said.Any(c => c.Kind == ConventionKind.DisableValidation) && endpoint.Parameters(cancellationToken).All(p => p.Type is null || !GeneratedValidation.IsPassedOver(p.Type));
}
