using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// The one file that an answer may bring along: a validator class of FluentValidation for what the flagged member takes. It is read by a grammar of its own: one
/// class, one constructor, and in that nothing but rules whose names and bounds are known. See https://docs.fluentvalidation.net/en/latest/built-in-validators.html.
/// </summary>
internal sealed class ValidatorFile
{
    private readonly string _text;
    private readonly CompilationUnitSyntax _root;
    private readonly ClassDeclarationSyntax _class;
    private DocumentId? _id;

    private ValidatorFile(string text, CompilationUnitSyntax root, ClassDeclarationSyntax declared) => (_text, _root, _class) = (text, root, declared);

    /// <summary>What the file is called, after the class in it.</summary>
    internal string Name => _class.Identifier.ValueText + ".cs";

    /// <summary>Whether anybody could run a validator in a project.</summary>
    internal static bool IsPossibleIn(Compilation compilation) => compilation.GetTypesByMetadataName(RequestValidators.AbstractValidator.FullName).Any();

    /// <summary>Reads the file, or says why it is none that may be added.</summary>
    internal static (ValidatorFile? File, Refusal? Refusal) Read(string code, CSharpParseOptions options)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, options).GetRoot();
        if (root.ContainsDiagnostics && root.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) || root.ContainsSkippedText)
            return (null, new(RefusalReason.OtherSyntax, "The new file does not parse"));
        if (root.DescendantTrivia(descendIntoTrivia: true).FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } odd)
            return (null, new(odd.IsDirective ? RefusalReason.Directive : RefusalReason.CommentChanged, $"The new file holds '{odd.ToString().Trim()}'"));
        var members = root.Members.Only() is BaseNamespaceDeclarationSyntax { Externs.Count: 0, Usings.Count: 0 } space ? space.Members : root.Members;
        if (members.Only() is not ClassDeclarationSyntax declared || root.Externs.Count > 0 || root.AttributeLists.Count > 0
            || root.Usings.Any(directive => directive.Alias is not null || !directive.StaticKeyword.IsKind(SyntaxKind.None) || !directive.GlobalKeyword.IsKind(SyntaxKind.None)))
            return (null, new(RefusalReason.OtherSyntax, "The new file is more than one validator class"));
        return (new(code, root, declared), null);
    }

    /// <summary>The solution with the file beside the type that it validates, in every framework that the project is built for; null where that place is taken.</summary>
    internal async Task<Solution?> AddToAsync(Solution solution, ProposalSite site, CancellationToken cancellationToken)
    {
        var compilation = (await site.Document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var beside = site.Document;
        if (_class.BaseList?.Types.FirstOrDefault()?.Type is GenericNameSyntax { TypeArgumentList.Arguments: var arguments } && arguments.Only() is { } of
            && compilation.GetSymbolsWithName(of.ToString().Split('.').Last(), SymbolFilter.Type, cancellationToken).FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is { } tree)
            beside = site.Document.Project.GetDocument(tree) ?? beside;
        var path = beside.FilePath is { } file && Path.GetDirectoryName(file) is { } folder ? folder.Length == 0 ? Name : folder.TrimEnd('/', '\\') + (file.IndexOf('\\') < 0 ? "/" : "\\") + Name : Name;
        if (solution.Projects.SelectMany(project => project.Documents).Any(document => string.Equals(document.FilePath, path, StringComparison.OrdinalIgnoreCase)))
            return null;
        var newLine = site.Root.LineBreak().ToString();
        var text = SourceText.From(string.Join(newLine, _text.Trim('\n').Split('\n')) + newLine, site.Text.Encoding, site.Text.ChecksumAlgorithm);
        foreach (var project in site.Document.GetLinkedDocumentIds().Add(site.Document.Id).Select(id => id.ProjectId).Distinct())
        {
            var id = DocumentId.CreateNewId(project);
            if (project == site.Document.Project.Id)
                _id = id;
            solution = solution.AddDocument(id, Name, text, beside.Folders, path);
        }
        return solution;
    }

    /// <summary>What is not as it must be.</summary>
    /// <param name="project">The project with the file in it.</param>
    /// <param name="unit">The member that is answered about, in that project.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<IEnumerable<Refusal>> FaultsAsync(Project project, MemberDeclarationSyntax unit, SemanticModel model, CancellationToken cancellationToken)
    {
        var semantics = (await project.GetDocument(_id!)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var declared = semantics.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var inputs = unit.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => model.GetDeclaredSymbol(parameter, cancellationToken)?.Type).OfType<ITypeSymbol>();
        return Faults(declared, semantics, inputs, cancellationToken);
    }

    private static IEnumerable<Refusal> Faults(ClassDeclarationSyntax declared, SemanticModel semantics, IEnumerable<ITypeSymbol> inputs, CancellationToken cancellationToken)
    {
        if (semantics.GetDeclaredSymbol(declared, cancellationToken) is not { } type || Validated(declared, type) is not { } of)
            return [new(RefusalReason.OutsideTheShape, "The new file holds something else than a plain validator class")];
        if (!inputs.Any(input => SymbolEqualityComparer.Default.Equals(input, of)))
            return [new(RefusalReason.OutsideTheShape, $"The new class validates '{of.Name}', which the flagged code does not take")];
        if (semantics.Compilation.GetSymbolsWithName(type.Name, SymbolFilter.Type, cancellationToken).Any(other => !SymbolEqualityComparer.Default.Equals(other, type)))
            return [new(RefusalReason.OutsideTheShape, $"There is a type '{type.Name}' already")];
        if (!type.ContainingNamespace.IsGlobalNamespace && !type.ContainingNamespace.GetMembers().Any(member => !SymbolEqualityComparer.Default.Equals(member, type)))
            return [new(RefusalReason.OutsideTheShape, $"'{type.ContainingNamespace.ToDisplayString()}' is no namespace of the project")];
        var rules = new ValidatorRules(semantics, cancellationToken);
        return declared.Members.Only() is ConstructorDeclarationSyntax { Initializer: null, AttributeLists.Count: 0, ParameterList.Parameters.Count: 0 } constructor
            && constructor.Modifiers.Only() is { RawKind: (int)SyntaxKind.PublicKeyword }
                ? rules.Of(constructor) : [new(RefusalReason.OutsideTheShape, "The new class has more than one public constructor without parameters")];
    }

    /// <summary>What the file states, in a sentence.</summary>
    internal string Sentence => $"Adds {Name}: " + string.Join("; ", _class.DescendantNodes().OfType<ExpressionStatementSyntax>().Select(rule => EditReading.Short(rule.Expression))
        .Concat(_class.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Select(arrow => EditReading.Short(arrow.Expression))));

    /// <summary>Everything in it: all of it is new.</summary>
    internal SyntaxNode Code => _root;

    private static ITypeSymbol? Validated(ClassDeclarationSyntax declared, INamedTypeSymbol type) =>
        declared is { AttributeLists.Count: 0, TypeParameterList: null, ParameterList: null, ConstraintClauses.Count: 0, Parent: CompilationUnitSyntax or BaseNamespaceDeclarationSyntax }
        && declared.Modifiers.All(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.SealedKeyword)
        && declared.BaseList?.Types.Only() is SimpleBaseTypeSyntax && type.Name.EndsWith("Validator", StringComparison.Ordinal)
        && type.BaseType is { } ancestor && (ancestor.Is(RequestValidators.AbstractValidator) || ancestor.Is(EndpointLibraries.FastValidator)) ? ancestor.TypeArguments[0] : null;
}
