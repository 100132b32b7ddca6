using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model;

/// <summary>
/// What one compilation says about the service it builds. Created once per compilation, weakly held; everything inside is computed on
/// first use, and rules pull what they need. A referenced project that is itself a compilation, as in an editor, is read like its own sources.
/// </summary>
internal sealed class ServiceModel
{
    private static readonly ConditionalWeakTable<Compilation, ServiceModel> Models = new();

    private static readonly string[] TestFrameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    // After an edit a few hundred names are asked for. Whoever asks for more looks at a whole compilation, where looking through each file for each name
    // costs the square of its size.
    private const int NamesBeforeIndex = 512;

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel?> _semanticModels = new();
    private readonly Once<IReadOnlyList<TreeNames>> _files;
    private readonly Once<ILookup<string, TreeNames>> _filesOfNames;
    private readonly Once<object> _cleansesLog;
    private readonly ConcurrentDictionary<string, ImmutableArray<TreeNames>> _filesByName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxNode, BodyIndex> _bodies = new();
    private readonly ConcurrentDictionary<SyntaxNode, BodyIndex> _statementBodies = new();
    private readonly ConcurrentDictionary<StatementSyntax, SemanticModel?> _boundAlone = new();

    private int _namesAsked;

    private ServiceModel(Compilation compilation, ImmutableArray<ConfigDocument> configuration)
    {
        (Compilation, Configuration) = (compilation, configuration);
        var referenced = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(a => a.Name), StringComparer.OrdinalIgnoreCase);
        IsService = referenced.Contains("Microsoft.AspNetCore.Routing");
        IsTest = referenced.Overlaps(TestFrameworks);
        IsHost = IsService && compilation.Options.OutputKind is (OutputKind.ConsoleApplication or OutputKind.WindowsApplication);
        Compilations = WithReferenced(compilation);
        _files = new(token => [.. Compilations.SelectMany(c => c.SyntaxTrees.Where(tree => c == compilation || !IsProgram(tree, token))).Select(tree => TreeNames.Of(tree, token))]);
        _filesOfNames = new(token => _files.Value(token).SelectMany(file => file.Names.Select(name => (name, file))).ToLookup(pair => pair.name, pair => pair.file, StringComparer.Ordinal));
        _cleansesLog = new(token => LogCleansing.IsIn(this, token));
        Endpoints = new(this);
        Application = new(this);
        Validation = new(this);
    }

    internal Compilation Compilation { get; }

    /// <summary>The application's configuration files; none where only code is looked at, and what they decide is out of sight.</summary>
    internal ImmutableArray<ConfigDocument> Configuration { get; }

    /// <summary>Whether the project builds on ASP.NET Core.</summary>
    internal bool IsService { get; }

    /// <summary>Whether the project has an entry point of its own: what it does not configure, nobody does.</summary>
    internal bool IsHost { get; }

    /// <summary>Whether the project references a test framework.</summary>
    internal bool IsTest { get; }

    /// <summary>The compilation, then the referenced projects whose sources are at hand.</summary>
    internal ImmutableArray<Compilation> Compilations { get; }

    /// <summary>The referenced assemblies whose sources are not at hand: packages, and projects of other languages.</summary>
    internal IEnumerable<IAssemblySymbol> Libraries => Compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => !Compilations.Any(compilation => compilation.Assembly.Identity.Equals(assembly.Identity)));

    /// <summary>The endpoints.</summary>
    internal EndpointReader Endpoints { get; }

    /// <summary>Whether all callers of a method exclude Production, for those that were asked about.</summary>
    internal ConcurrentDictionary<IMethodSymbol, bool> ReachedWithoutProduction { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What methods hand to a logger, for those that were asked about; null for most.</summary>
    internal ConcurrentDictionary<IMethodSymbol, LogWrapper?> LogWrappers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether entries of the log pass through code that may take out what is confidential.</summary>
    internal bool MayCleanseLog(CancellationToken cancellationToken) => (bool)_cleansesLog.Value(cancellationToken);

    /// <summary>What validates the inputs of endpoints.</summary>
    internal ValidationReader Validation { get; }

    /// <summary>What holds for the whole application.</summary>
    internal ApplicationReader Application { get; }

    internal static ServiceModel Of(Compilation compilation) => Models.GetValue(compilation, c => new ServiceModel(c, []));

    /// <summary>The model of a compilation together with the configuration of its application: nobody else is given it.</summary>
    internal static ServiceModel Of(Compilation compilation, ImmutableArray<ConfigDocument> configuration) => new(compilation, configuration);

    /// <summary>
    /// Every use of a name, in the order of the files, without what stands in a Startup class that no host is told to use: what is said there about the
    /// application holds for nothing.
    /// </summary>
    internal IEnumerable<SimpleNameSyntax> MentionsOf(string name, CancellationToken cancellationToken)
    {
        foreach (var file in With(name, cancellationToken))
            foreach (var use in file.MentionsOf(name, cancellationToken))
                if (!IsHost || !file.MayHoldStartup || !Endpoints.Calls.IsForgotten(use, cancellationToken))
                    yield return use;
    }

    /// <summary>The same with what stands in such a class, for those who look for what uses it.</summary>
    internal IEnumerable<SimpleNameSyntax> AllMentionsOf(string name, CancellationToken cancellationToken)
    {
        foreach (var file in With(name, cancellationToken))
            foreach (var use in file.MentionsOf(name, cancellationToken))
                yield return use;
    }

    /// <summary>The files that mention a name anywhere, in their order.</summary>
    internal IEnumerable<SyntaxTree> FilesWith(string name, CancellationToken cancellationToken) =>
        With(name, cancellationToken).Select(file => file.Tree);

    /// <summary>The names of methods that set up an application and begin with one of these prefixes (<c>Add</c>, <c>Use</c>, <c>Map</c>, <c>Configure</c> ...), anywhere in the files.</summary>
    internal IEnumerable<string> SetUpsBeginning(IReadOnlyCollection<string> prefixes, CancellationToken cancellationToken) =>
        _files.Value(cancellationToken).SelectMany(file => file.SetUps).Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    // Rules ask for the same few names at every attribute, call and type: each name is looked for once.
    private ImmutableArray<TreeNames> With(string name, CancellationToken cancellationToken) => _filesByName.TryGetValue(name, out var known) ? known : _filesByName.GetOrAdd(name,
        [.. Interlocked.Increment(ref _namesAsked) > NamesBeforeIndex ? _filesOfNames.Value(cancellationToken)[name] : _files.Value(cancellationToken).Where(file => file.Mentions(name))]);

    /// <summary>
    /// The semantic model of any file at hand, or null. Facts of the file being analysed come from its own action; this is for the few
    /// places elsewhere that a name leads to.
    /// </summary>
    internal SemanticModel? SemanticModelOf(SyntaxTree tree) =>
        _semanticModels.GetOrAdd(tree, t => Compilations.FirstOrDefault(c => c.ContainsSyntaxTree(t)) is { } compilation ? Unannotated.ModelOf(compilation, t) : null);

    /// <summary>The symbol that a name in any file at hand means, or null.</summary>
    internal ISymbol? SymbolOf(SyntaxNode node, CancellationToken cancellationToken) =>
        SemanticModelOf(node.SyntaxTree)?.GetSymbolInfo(node, cancellationToken).Symbol;

    /// <summary>The operation of a node in any file at hand, or null.</summary>
    internal IOperation? OperationOf(SyntaxNode node, CancellationToken cancellationToken) =>
        SemanticModelOf(node.SyntaxTree)?.GetOperation(node, cancellationToken);

    /// <summary>
    /// The operation of an expression in any file at hand, or null. Where its statement can be bound alone, the operation has no more of the body
    /// around it; ask for <see cref="BodyAround"/> to go on from there.
    /// </summary>
    internal IOperation? ExpressionAt(ExpressionSyntax syntax, CancellationToken cancellationToken) =>
        LoneStatement.Around(syntax) is ExpressionStatementSyntax statement && BoundAlone(statement) is { } alone && LoneStatement.CopyOf(syntax) is { } copy
            ? alone.GetOperation(copy, cancellationToken)
            : OperationOf(syntax, cancellationToken);

    /// <summary>The call at a place of any file at hand, or null; as <see cref="ExpressionAt"/>.</summary>
    internal IInvocationOperation? CallAt(InvocationExpressionSyntax syntax, CancellationToken cancellationToken) =>
        ExpressionAt(syntax, cancellationToken) as IInvocationOperation;

    /// <summary>A model of one statement without the rest of its body, or null.</summary>
    internal SemanticModel? BoundAlone(StatementSyntax statement) =>
        _boundAlone.GetOrAdd(statement, s => SemanticModelOf(s.SyntaxTree) is { } model ? LoneStatement.Bind(s, model) : null);

    /// <summary>The body that an operation stands in.</summary>
    internal BodyIndex BodyAround(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return LoneStatement.IsCopy(root.Syntax) && LoneStatement.BodyAround(LoneStatement.Original(root.Syntax)) is { } body
            ? _statementBodies.GetOrAdd(body, b => new StatementBody(this, b))
            : _bodies.GetOrAdd(root.Syntax, _ => new WholeBody(root));
    }

    /// <summary>A lambda that is bound already, looked at by itself: its parameters are named nowhere else.</summary>
    internal BodyIndex BodyOf(IAnonymousFunctionOperation function) => _bodies.GetOrAdd(function.Syntax, _ => new WholeBody(function));

    /// <summary>The body of a method or of the program, bound as a whole.</summary>
    internal BodyIndex WholeBodyOf(SyntaxNode body) => BodyAround(
        OperationOf(body is CompilationUnitSyntax unit ? unit.Members.OfType<GlobalStatementSyntax>().First().Statement : body, CancellationToken.None)!);

    /// <summary>The body of a method or local function whose source is at hand, or null.</summary>
    internal IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (var reference in (definition.PartialImplementationPart ?? definition).DeclaringSyntaxReferences)
            if (OperationOf(reference.GetSyntax(cancellationToken), cancellationToken) is { } body)
                return body;
        return null;
    }

    // The program of a host that is referenced runs in a process of its own: what it maps and registers is not here.
    private static bool IsProgram(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax);

    // A library whose calls are known by their names says the same where it is built beside its samples: following them too would count everything twice.
    private static ImmutableArray<Compilation> WithReferenced(Compilation compilation)
    {
        var found = new List<Compilation> { compilation };
        for (var i = 0; i < found.Count; i++)
            foreach (var reference in found[i].References.OfType<CompilationReference>())
                if (reference.Compilation.Language == LanguageNames.CSharp && !EndpointLibraries.IsReadByName(reference.Compilation.AssemblyName) && !found.Contains(reference.Compilation))
                    found.Add(reference.Compilation);
        return [.. found];
    }
}
