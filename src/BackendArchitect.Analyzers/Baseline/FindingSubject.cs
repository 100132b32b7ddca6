using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Baseline;

/// <summary>What the name of a subject is.</summary>
internal enum SubjectKind
{
    /// <summary>Verb and route.</summary>
    Endpoint,

    /// <summary>A declaration, with its namespace and types.</summary>
    Symbol,

    /// <summary>The path of a key in a configuration file.</summary>
    Setting,
}

/// <summary>What a finding is about, by a name that stays when lines move.</summary>
/// <param name="Kind">What the name is.</param>
/// <param name="Name">The name: <c>GET /orders/{id}</c>, <c>Shop.Orders.OrderService.Place</c>, <c>ConnectionStrings:Cache</c>.</param>
internal readonly record struct FindingSubject(SubjectKind Kind, string Name)
{
    private const string Endpoints = "endpoints";
    private const char Separator = '\n';

    /// <summary>The properties of a finding that is about endpoints.</summary>
    internal static ImmutableDictionary<string, string?> Properties(IEnumerable<string> endpoints) =>
        ImmutableDictionary<string, string?>.Empty.Add(Endpoints, string.Join(Separator.ToString(), endpoints));

    /// <summary>The subjects of a finding: each of its endpoints, else the declaration or setting that it stands in.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="root">The root of the file that it stands in; null where that is no C#.</param>
    /// <param name="document">The configuration file that it stands in; null where it is none.</param>
    internal static ImmutableArray<FindingSubject> Of(Diagnostic finding, SyntaxNode? root, ConfigDocument? document) =>
        finding.Properties.TryGetValue(Endpoints, out var endpoints) && endpoints is { Length: > 0 } ? [.. endpoints.Split(Separator).Select(name => new FindingSubject(SubjectKind.Endpoint, name))]
        : document is not null ? [new(SubjectKind.Setting, SettingAt(finding, document))]
        : [new(SubjectKind.Symbol, root is null ? "" : DeclaredAround(root.FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true)))];

    private static string SettingAt(Diagnostic finding, ConfigDocument document)
    {
        var entry = document.Entries.Where(entry => entry.Span.Contains(finding.Location.SourceSpan)).OrderBy(entry => entry.Span.Length).FirstOrDefault();
        // The key may repeat the credential.
        return entry is null ? "" : SecretDetector.Redacted(entry.Key, entry.Value);
    }

    private static string DeclaredAround(SyntaxNode node) => string.Join(".", node.AncestorsAndSelf().Select(NameOf).OfType<string>().Reverse());

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        ConstructorDeclarationSyntax => ".ctor",
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax property => property.Identifier.ValueText,
        IndexerDeclarationSyntax => "this[]",
        OperatorDeclarationSyntax method => method.OperatorToken.ValueText,
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        GlobalStatementSyntax => "Program",
        _ => null,
    };
}
