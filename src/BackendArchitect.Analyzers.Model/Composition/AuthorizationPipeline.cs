using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;

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
        var authorizing = model.Application.Pipeline.StepsOf(AspNet.UseAuthorization, cancellationToken);
        if (authorizing.Count == 0)
            return IsImplicit(cancellationToken) ? null : "the fallback policy is never asked, because nobody calls UseAuthorization";
        return model.Application.Pipeline.StepsOf(AspNet.UseEndpoints, cancellationToken).Any(running => authorizing.All(step => running.To(step) == PipelineOrder.Before))
            ? "the fallback policy is never asked, because UseAuthorization stands after UseEndpoints"
            : null;
    }

    // A WebApplication adds the middleware itself; a library may do so where we cannot see it.
    private bool IsImplicit(CancellationToken cancellationToken) =>
        model.MentionsOf(AspNet.WebApplication.MetadataName, cancellationToken).Any()
        || model.Libraries.Any(assembly =>
            !ConventionReader.IsFramework(assembly) && assembly.Uses([AspNet.UseAuthorization.Name], ConventionReader.IsFramework));
}
