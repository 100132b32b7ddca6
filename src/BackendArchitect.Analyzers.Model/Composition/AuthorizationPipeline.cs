using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether the authorization middleware runs before endpoints do. Where it does not, an endpoint that requires authorization fails, and one
/// that relies on the fallback policy answers everybody.
/// </summary>
internal sealed class AuthorizationPipeline(ServiceModel model)
{
    /// <summary>Why the middleware never asks the fallback policy about an endpoint, as the words of a sentence; null where it does or may.</summary>
    internal string? WhyNeverAsked(CancellationToken cancellationToken)
    {
        var authorizing = model.MentionsOf(AspNet.UseAuthorization.Name, cancellationToken).Select(use => CallOf(use, AspNet.UseAuthorization, cancellationToken)).OfType<IInvocationOperation>().ToList();
        if (authorizing.Count == 0)
            return IsImplicit(cancellationToken) ? null : "the fallback policy is never asked, because nobody calls UseAuthorization";
        foreach (var use in model.MentionsOf(AspNet.UseEndpoints.Name, cancellationToken))
            if (CallOf(use, AspNet.UseEndpoints, cancellationToken) is { } running
                && authorizing.TrueForAll(call => IsSameBuilder(call, running) && call.Syntax.SpanStart > running.Syntax.SpanStart))
                return "the fallback policy is never asked, because UseAuthorization stands after UseEndpoints";
        return null;
    }

    // A WebApplication adds the middleware itself; a library may do so where we cannot see it.
    private bool IsImplicit(CancellationToken cancellationToken) =>
        model.MentionsOf(AspNet.WebApplication.MetadataName, cancellationToken).Any()
        || model.Compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
            !ConventionReader.IsFramework(assembly) && assembly.Uses([AspNet.UseAuthorization.Name], ConventionReader.IsFramework));

    private IInvocationOperation? CallOf(SimpleNameSyntax use, MemberName method, CancellationToken cancellationToken) =>
        use.CallBy() is { } syntax
            && model.CallAt(syntax, cancellationToken) is { } call && call.TargetMethod.Is(method)
            ? call
            : null;

    private static bool IsSameBuilder(IInvocationOperation one, IInvocationOperation other) =>
        LoneStatement.Original(one.Syntax).SyntaxTree == LoneStatement.Original(other.Syntax).SyntaxTree && Builder(one) is { } builder && SymbolEqualityComparer.Default.Equals(builder, Builder(other));

    private static ISymbol? Builder(IInvocationOperation call)
    {
        var receiver = call.Receiver();
        while (receiver is IInvocationOperation { Type: { } type } before && type.IsOrDerivesFrom(AspNet.ApplicationBuilder))
            receiver = before.Receiver();
        return receiver switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
    }
}
