using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// Whether entries pass through code of the service that takes out what is confidential before anybody reads them: a layout, formatter, enricher, target or
/// provider of its own that speaks of masking. What it takes out cannot be known at compile time.
/// </summary>
internal static class LogCleansing
{
    // What such code derives from, and the assembly that a library needs for it.
    private static readonly (TypeName Base, string Assembly)[] Bases =
    [
        (Loggers.NLogLayout, "NLog"), (Loggers.NLogLayoutRenderer, "NLog"), (Loggers.NLogTarget, "NLog"),
        (Loggers.SerilogFormatter, "Serilog"), (Loggers.SerilogEnricher, "Serilog"), (Loggers.SerilogSink, "Serilog"),
        (Loggers.Log4NetLayout, "log4net"), (Loggers.Log4NetConverter, "log4net"), (Loggers.Log4NetAppender, "log4net"),
        (Loggers.LoggerProvider, "Microsoft.Extensions.Logging.Abstractions"), (Loggers.ConsoleFormatter, "Microsoft.Extensions.Logging.Console"),
    ];

    private static readonly string[] Stems = ["cleans", "mask", "redact", "sanitiz", "sanitis", "scrub", "censor", "sensitive", "obfuscat", "anonymi"];

    /// <summary>Whether that may happen: looks at every type, once for all calls that would be reported.</summary>
    internal static bool IsIn(ServiceModel model, CancellationToken cancellationToken) =>
        model.Compilations.Any(compilation => Declares(compilation.Assembly, isSource: true, cancellationToken))
        || model.Compilation.SourceModule.ReferencedAssemblySymbols.Any(library => Bases.Any(known => References(library, known.Assembly)) && !IsOfLoggers(library) && Declares(library, isSource: false, cancellationToken));

    private static bool References(IAssemblySymbol library, string assembly) => library.Modules.Any(module => module.ReferencedAssemblies.Any(a => a.Name == assembly));

    private static bool IsOfLoggers(IAssemblySymbol library) =>
        Endpoints.ConventionReader.IsFramework(library) || Bases.Any(known => library.Name.StartsWith(known.Assembly, StringComparison.Ordinal));

    private static bool Declares(IAssemblySymbol assembly, bool isSource, CancellationToken cancellationToken)
    {
        var around = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
        while (around.Count > 0)
            foreach (var member in around.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                around.Push(member);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type && (isSource ? Speaks(type, cancellationToken) : Speaks(type)) && Bases.Any(known => type.IsOrDerivesFrom(known.Base))
                    && !(isSource && EnrichesOthers(type, cancellationToken)))
                    return true;
            }
        return false;
    }

    private static bool Speaks(INamedTypeSymbol type) => IsSpoken(type.Name) || type.GetMembers().Any(member => IsSpoken(member.Name));

    private static bool Speaks(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax(cancellationToken) is TypeDeclarationSyntax { BaseList: not null } written
            && written.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && IsSpoken(token.ValueText)));

    // An enricher changes no message, and no properties but those that it names: one that masks the path of a request leaves a password as it is.
    private static bool EnrichesOthers(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!type.IsOrDerivesFrom(Loggers.SerilogEnricher))
            return false;
        var names = type.DeclaringSyntaxReferences.SelectMany(declared => declared.GetSyntax(cancellationToken).DescendantNodes()).Select(NameOfProperty).Where(name => name is not null).ToList();
        return names.Count > 0 && names.TrueForAll(name => name is LiteralExpressionSyntax { Token.ValueText: { Length: > 0 } text }
            && CredentialInName.Of(text, owner: null, type) is null && !PersonalName.Is(text));
    }

    // How an enricher gives a property a value, or takes it away.
    private static ExpressionSyntax? NameOfProperty(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when call.InvokedName()?.Identifier.ValueText is "CreateProperty" or "RemovePropertyIfPresent" => call.ArgumentList.Arguments.FirstOrDefault()?.Expression ?? call,
        ObjectCreationExpressionSyntax { Type: var type } made when type.ToString().EndsWith("LogEventProperty", StringComparison.Ordinal) => made.ArgumentList?.Arguments.FirstOrDefault()?.Expression ?? made,
        // Whatever else may make one.
        InvocationExpressionSyntax call when call.InvokedName()?.Identifier.ValueText is "AddOrUpdateProperty" && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not IdentifierNameSyntax and not InvocationExpressionSyntax and not ObjectCreationExpressionSyntax => call,
        ImplicitObjectCreationExpressionSyntax made => made,
        _ => null,
    };

    private static bool IsSpoken(string name) => Array.Exists(Stems, stem => name.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0);
}
