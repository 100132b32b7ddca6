using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// Offers to ask a model where no mechanical fix is right, and offers what it answered once that is proven. Asking and applying are two actions: an editor
/// lists and previews actions as it likes, and nothing may touch a network for that.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelProposal))]
public sealed class ModelProposal : CodeFixProvider
{
    private static readonly ImmutableArray<string> Proposing = [.. RuleCatalog.Entries.Where(entry => entry.Rule.Proposal is not null).Select(entry => entry.Id)];

    // A host that fixes unattended runs one provider for an id: where there is a mechanical fix, it is that one.
    private static readonly ImmutableHashSet<string> Mechanical =
    [
        .. typeof(RuleFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(RuleFix).IsAssignableFrom(type))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds),
    ];

    private readonly Func<AiSettings?> _settings;
    private readonly Func<AiSettings, Asker> _asker;

    /// <summary>The provider as an editor makes it.</summary>
    public ModelProposal() : this(AiSettings.OfUser, Asker.Of)
    {
    }

    internal ModelProposal(Func<AiSettings?> settings, Func<AiSettings, Asker> asker) => (_settings, _asker) = (settings, asker);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => _settings() switch
    {
        null => Proposing,
        { IsUnattended: true } => [.. Proposing.Where(id => !Mechanical.Contains(id))],
        _ => Proposing,
    };

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _settings() is { IsUnattended: true } ? SequentialFixAll.Instance : null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (_settings() is not { } user || await context.Document.GetSyntaxTreeAsync(context.CancellationToken).ConfigureAwait(false) is not { } tree
            || user.For(context.Document.Project, tree) is not { } settings)
            return;
        var asker = _asker(settings);
        foreach (var finding in context.Diagnostics.Where(finding => Proposing.Contains(finding.Id)))
        {
            var (site, _) = await ProposalSite.FindAsync(context.Document, finding, context.CancellationToken).ConfigureAwait(false);
            if (site is null)
                continue;
            if (settings.IsUnattended)
            {
                // Such a host writes the files that it has read, and no other.
                context.RegisterCodeFix(new AskAction(site with { MayAddFile = false }, asker, settings, isUnattended: true, why: null), finding);
                continue;
            }
            var known = await asker.RecallAsync(site, context.CancellationToken).ConfigureAwait(false);
            if (known is { IsAccepted: true, Proposal: { After: { } after } proposal })
                context.RegisterCodeFix(CodeAction.Create("Apply the proposal: " + Sentence(proposal.Verdict.ChangedFacts), _ => Task.FromResult(after), equivalenceKey: "Apply the proposal"), finding);
            // What must not be sent is not offered; what was sent in vain is, with the reason.
            else if (known is not { IsForbidden: true })
                context.RegisterCodeFix(new AskAction(site, asker, settings, isUnattended: false, known?.Why), finding);
        }
    }

    private static string Sentence(ImmutableArray<string> facts) => string.Join("; ", facts.Take(3)) + (facts.Length > 3 ? " …" : "");

    /// <summary>Asks when it is applied, and at no other time.</summary>
    private sealed class AskAction(ProposalSite site, Asker asker, AiSettings settings, bool isUnattended, string? why) : CodeAction
    {
        // An editor finds an action again by its title.
        public override string Title { get; } = $"Ask the model for a proposal ({settings.Model}): {site.Rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture)}" + (why is null ? "" : " - " + Cut(why));

        public override string? EquivalenceKey => isUnattended ? nameof(ModelProposal) : null;

        protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<CodeActionOperation>());

        protected override async Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
        {
            var outcome = await asker.AskAsync(site, cancellationToken).ConfigureAwait(false);
            return isUnattended && outcome is { IsAccepted: true, Proposal.After: { } after } ? [new ApplyChangesOperation(after)] : [];
        }

        protected override Task<Document> GetChangedDocumentAsync(CancellationToken cancellationToken) => Task.FromResult(site.Document);

        private static string Cut(string text) => text.Length <= 120 ? text : text.Substring(0, 120) + "…";
    }
}
