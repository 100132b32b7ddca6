using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// What <c>AddValidation()</c> of .NET 10 validates: the types that the SDK's generator found, which stand in what it wrote. It sees handlers that are
/// written into a map call, public types and the projects that call it; of everything else nothing is validated, silently.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis#validation-support-in-minimal-apis.
/// </summary>
internal sealed class GeneratedValidation(ServiceModel model)
{
    // The file that the generator writes, and the method that answers for types.
    private const string Resolver = "ValidatableInfoResolver.g.cs";
    private const string Answer = "TryGetValidatableTypeInfo";

    private readonly Once<Known> _known = new(token => Read(model, token));

    /// <summary>Whether the service switches it on.</summary>
    internal bool IsOn(CancellationToken cancellationToken) => _known.Value(cancellationToken).Calls > 0;

    /// <summary>Whether the generator wrote anything for the project.</summary>
    internal bool IsWritten(CancellationToken cancellationToken) => _known.Value(cancellationToken).IsWrittenHere;

    /// <summary>Whether values of a type are validated; null where the generator did not run, or other projects may know the type.</summary>
    internal bool? Validates(ITypeSymbol type, CancellationToken cancellationToken)
    {
        var known = _known.Value(cancellationToken);
        if (known.Calls == 0)
            return false;
        if (IsPassedOver(type))
            return false;
        if (InputType.ElementsOf(type) is { } asked && known.Types.Contains(asked.ToDisplayString()))
            return true;
        return known.IsWritten && !known.IsElsewhere ? false : known.Calls > 1 && !known.IsElsewhere ? false : null;
    }

    /// <summary>Whether no generator looks at the rules of a type, whoever runs it: it does not say that it is public, or is the value of a dictionary.</summary>
    internal static bool IsPassedOver(ITypeSymbol type) => IsDictionary(type) || (InputType.ElementsOf(type) is { DeclaredAccessibility: not Accessibility.Public });

    /// <summary>Whether a type holds values under keys: the values of a dictionary are not looked at.</summary>
    internal static bool IsDictionary(ITypeSymbol type) =>
        type.Core() is INamedTypeSymbol named && named.AllInterfaces.Add(named).Any(i => i.Name is "IDictionary" or "IReadOnlyDictionary" && i.TypeArguments.Length == 2);

    private static Known Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var calls = model.MentionsOf(RequestValidators.AddValidation.Name, cancellationToken)
            .Count(use => use.CallBy() is { } call && !IsGenerated(use.SyntaxTree) && model.SymbolOf(call, cancellationToken).Is(RequestValidators.AddValidation));
        var types = new HashSet<string>(StringComparer.Ordinal);
        var (isWritten, isWrittenHere) = (false, false);
        foreach (var tree in calls == 0 ? [] : model.FilesWith(Answer, cancellationToken).Where(IsGenerated))
        {
            isWritten = true;
            isWrittenHere |= model.Compilation.ContainsSyntaxTree(tree);
            if (model.SemanticModelOf(tree) is not { } semantics)
                continue;
            foreach (var of in tree.GetRoot(cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == Answer)
                         .SelectMany(method => method.DescendantNodes().OfType<IfStatementSyntax>()).SelectMany(test => test.Condition.DescendantNodesAndSelf().OfType<TypeOfExpressionSyntax>()))
                if (semantics.GetTypeInfo(of.Type, cancellationToken).Type is { } type)
                    types.Add(type.ToDisplayString());
        }
        // A library without source that switches it on knows types that nobody can see here.
        var isElsewhere = model.Libraries.Any(assembly => !ConventionReader.IsFramework(assembly)
            && assembly.Uses([RequestValidators.AddValidation.Name], ConventionReader.IsFramework) && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == "Microsoft.Extensions.Validation")));
        return new(calls + (isElsewhere ? 1 : 0), isWritten, isWrittenHere, isElsewhere, types);
    }

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(Resolver, StringComparison.Ordinal);

    /// <summary>What is known of it.</summary>
    /// <param name="Calls">How often it is switched on.</param>
    /// <param name="IsWritten">Whether the generator wrote a resolver.</param>
    /// <param name="IsWrittenHere">Whether it did so for this project, and not only for one that is referenced.</param>
    /// <param name="IsElsewhere">Whether a library may know more types.</param>
    /// <param name="Types">The names of the types that the resolvers in sight know.</param>
    private sealed record Known(int Calls, bool IsWritten, bool IsWrittenHere, bool IsElsewhere, HashSet<string> Types);
}
