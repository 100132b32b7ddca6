using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>The policies of one kind that an application defines by name.</summary>
/// <param name="Names">Their names as they are written, compared as the framework does.</param>
/// <param name="Unseen">Why there may be others, or null where these are all.</param>
internal sealed record DefinedPolicies(ImmutableHashSet<string> Names, string? Unseen)
{
    /// <summary>Those that ask callers for a name and nothing else, wherever they are defined; none for other kinds than authorization.</summary>
    internal ImmutableHashSet<string> AskingForAName { get; private init; } = Names.Clear();

    internal static DefinedPolicies Read(PolicyKind kind, ServiceModel model, CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder<string>(kind.Names);
        var demanding = ImmutableHashSet.CreateBuilder<string>(kind.Names);
        if (!model.IsHost)
            return new(names.ToImmutable(), "the host defines them");
        foreach (var provider in kind.Providers)
            foreach (var use in model.MentionsOf(provider.MetadataName, cancellationToken))
                if (use.FirstAncestorOrSelf<BaseListSyntax>() is not null || use.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not null)
                    return new(names.ToImmutable(), "a provider makes them up");
        foreach (var sign in kind.Definers.Select(definer => definer.Name).Append(kind.Unnamed?.Name).OfType<string>().Distinct())
        {
            foreach (var use in model.LiveMentionsOf(sign, cancellationToken))
            {
                // Code that is being written, or a method that somebody else calls: who knows what it defines.
                if (use.CallBy() is not { } syntax || model.CallAt(syntax, cancellationToken) is not { } call)
                    return new(names.ToImmutable(), $"'{sign}' does not resolve to a call");
                if (kind.Unnamed is { } unnamed && call.TargetMethod.Is(unnamed))
                    names.Add(kind.NameOfUnnamed!);
                if (!kind.Definers.Any(definer => call.TargetMethod.Is(definer)))
                    continue;
                if (NameIn(call, model, cancellationToken) is not { } name)
                    return new(names.ToImmutable(), $"'{sign}' is given a name that is not constant");
                names.Add(name);
                if (kind != PolicyKind.Authorization || PolicyDemand.IsMoreThanAName(call.Arguments[call.Arguments.Length - 1].Value, model, cancellationToken))
                    demanding.Add(name);
            }
        }
        return new(names.ToImmutable(), new ForeignSetup(model).ThatUses(kind.Signs) is { } foreign ? $"'{foreign}' has no source and may define them" : null)
        {
            AskingForAName = names.ToImmutable().Except(demanding),
        };
    }

    private static string? NameIn(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) =>
        (call.ArgumentFor("name") ?? call.ArgumentFor("policyName")) is { } name
            && model.Endpoints.Routes.Of(name, Frame.OutOfSight(null, "any"), cancellationToken) is var text && !text.Contains(RoutePattern.Unknown)
            ? text
            : null;
}
