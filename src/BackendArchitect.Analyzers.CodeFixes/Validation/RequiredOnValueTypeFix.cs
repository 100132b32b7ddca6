using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Has whoever reads the request ask for the value: the serializer, the model binder, or both.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class RequiredOnValueTypeFix() : RuleFix(RequiredOnValueType.Descriptor, Safety.Safe)
{
    // Whoever asks, it is one fix.
    private const string Key = "Ask for it";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Diagnostic.Properties.TryGetValue(RequiredOnValueType.Asking, out var asking) || asking is null
            || site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: { } bearer } list } attribute)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        // No serializer reads the attributes of a constructor's parameter; a record hands them to the property where they say so.
        var (beside, onProperty) = (list, default(AttributeListSyntax));
        foreach (var name in asking.Split(','))
        {
            var added = SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(name));
            if (bearer is ParameterSyntax && list.Target is null && name == "JsonRequired")
                onProperty = SyntaxFactory.AttributeList(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)), [added]);
            else
                beside = beside.WithAttributes(beside.Attributes.Insert(beside.Attributes.IndexOf(beside.Attributes.First(a => a.ToString() == attribute.ToString())) + 1, added.WithLeadingTrivia(SyntaxFactory.Space)));
        }
        var lists = onProperty is null ? new[] { beside } : [beside.WithoutTrailingTrivia(), onProperty.WithTrailingTrivia(list.GetTrailingTrivia())];
        var root = site.Root.ReplaceNode(list, lists);
        foreach (var name in asking.Split(','))
        {
            var type = name == "JsonRequired" ? Serializers.JsonRequired : RequestValidators.BindRequired;
            root = root.WithUsing(site, type.Namespace, type.MetadataName);
        }
        return Task.FromResult<ImmutableArray<FixPlan>>([new($"Ask for it by [{asking.Replace(",", ", ")}]", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution)) { Key = Key }]);
    }
}
