using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// Judges what somebody proposes for a finding, before anybody sees it: a model, an agent. That it compiles and the finding is gone proves nothing: so does an
/// endpoint that was deleted. What counts is that the answer edits what the rule allows and nothing else, that its checks refuse, that its names mean what
/// they seem to, and that the endpoints are what they were. The cheapest check comes first; a check that fails ends the judgement.
/// </summary>
internal static class ProposalJudge
{
    /// <summary>Judges an answer.</summary>
    /// <param name="document">The document as it is now.</param>
    /// <param name="finding">The finding, as it stands in that document.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">The text of the document when it was asked for; null where it was just now.</param>
    /// <param name="mayAddFile">Whether whoever applies the answer can add a file to the project.</param>
    /// <param name="ignored">Checks that are switched off, which tests alone do.</param>
    /// <param name="cancellationToken">Ends the judgement.</param>
    internal static async Task<Proposal> JudgeAsync(
        Document document, Diagnostic finding, AnswerText answer, SourceText? asked = null, bool mayAddFile = true, ImmutableHashSet<RefusalReason>? ignored = null, CancellationToken cancellationToken = default)
    {
        var (site, why) = await ProposalSite.FindAsync(document, finding, cancellationToken).ConfigureAwait(false);
        return site is null ? Proposal.Refused(new Refusal(RefusalReason.NothingToAsk, why!)) : await new Judgement(site with { MayAddFile = site.MayAddFile && mayAddFile }, ignored ?? [], cancellationToken).OfAsync(answer, asked).ConfigureAwait(false);
    }

    private sealed class Judgement(ProposalSite site, ImmutableHashSet<RefusalReason> ignored, CancellationToken cancellationToken)
    {
        private ImmutableArray<Refusal> _refusals = [];
        private ValidatorFile? _validator;

        internal async Task<Proposal> OfAsync(AnswerText answer, SourceText? asked)
        {
            if (asked is not null && Refuses(asked.ContentEquals(site.Text) ? [] : [new(RefusalReason.Stale, "The file changed since the answer was asked for")]))
                return Refused();
            var transport = answer.Extract(site.MayAddFile, out var code, out var newFile);
            if (Refuses(transport) || Refuses(AnswerText.HiddenCharacters(code, site.Code)) || Refuses(AnswerText.HiddenCharacters(newFile ?? "", site.Code)))
                return Refused();
            if (site.Parse(code, out var isAlone) is not { } rewritten)
                return Proposal.Refused(new Refusal(RefusalReason.OtherSyntax, $"The answer does not parse as the {site.Kind} that was asked for"));
            if (Refuses(isAlone ? [] : [new(RefusalReason.OtherSyntax, $"The answer is more than the {site.Kind} that was asked for")])
                || Refuses(NameCheck.Homoglyphs(site.Unit, rewritten)) || Refuses(TriviaCheck.Directives(rewritten)) || Refuses(TriviaCheck.Comments(site.Unit, rewritten, isLeading: true)))
                return Refused();

            var (after, unit) = await WithAsync(rewritten).ConfigureAwait(false);
            if (unit is null)
                return Proposal.Refused(new Refusal(RefusalReason.OtherSyntax, "The answer does not stand where the code stood"));
                        if (newFile is not null)
            {
                (_validator, var why) = ValidatorFile.Read(newFile, (CSharpParseOptions)site.Root.SyntaxTree.Options);
                if (_validator is null)
                    return Proposal.Refused(why!);
                if (await _validator.AddToAsync(after, site, cancellationToken).ConfigureAwait(false) is not { } added)
                    return Proposal.Refused(new Refusal(RefusalReason.OutsideTheShape, $"There is a file '{_validator.Name}' already"));
                after = added;
            }
            var reading = EditReading.Between(site.Unit, unit);
            var edits = reading.Edits;
            var was = (await site.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var now = (await after.GetDocument(site.Document.Id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (Refuses(edits.IsEmpty && _validator is null ? [new(RefusalReason.Unchanged, "The answer is the code that was there")] : [])
                || Refuses(new ShapeCheck(site, was, new(site.Shape.Rewrite, edits, site.Finding.Location.SourceSpan)).Of(edits))
                || Refuses(TriviaCheck.Layout(reading.Kept))
                || Refuses(TextCheck.Addresses(edits, site.Shape.Rewrite?.Texts == NewTexts.ExampleOrigins))
                || Refuses(TextCheck.Secrets(edits))
                || _validator is not null && (Refuses(NameCheck.Homoglyphs(site.Unit, _validator.Code)) || Refuses(TextCheck.Of(_validator.Code)) || Refuses(await _validator.FaultsAsync(after.GetProject(site.Document.Project.Id)!, unit, now, cancellationToken).ConfigureAwait(false)))
                || Refuses(new NameCheck(site, was, now, cancellationToken).Of(edits))
                || Refuses(new CheckReading(now, site.Shape, site.Rule.Rule is TaintRule, edits, cancellationToken).Unproven())
                || await FactsAsync(after).ConfigureAwait(false) is var facts && Refuses(facts.SelectMany(fact => EndpointFacts.Losses(fact.Was, fact.Now))))
                return Refused();

            var verdict = await FixJudge.JudgeAsync(site.Document.Project.Solution, after, site.Finding, cancellationToken, Reach).ConfigureAwait(false);
            return Refuses(verdict.Refusals) ? Refused() : new(new([]) { ChangedFacts = [.. facts.SelectMany(fact => EndpointFacts.Gains(fact.Was, fact.Now)).Distinct(), .. edits.SelectMany(Sentences), .. _validator is null ? [] : new[] { _validator.Sentence }] }, after);
        }

        private Proposal Refused() => Proposal.Refused(_refusals);

        private bool Refuses(IEnumerable<Refusal> found)
        {
            _refusals = [.. found.Where(refusal => !ignored.Contains(refusal.Reason))];
            return !_refusals.IsEmpty;
        }

        // The document may stand in several projects: one for each framework that it is built for.
        private async Task<(Solution After, MemberDeclarationSyntax? Unit)> WithAsync(MemberDeclarationSyntax rewritten)
        {
            var text = SourceText.From(site.Splice(rewritten), site.Text.Encoding, site.Text.ChecksumAlgorithm);
            var solution = site.Document.Project.Solution;
            var after = WithText(solution, text);
            var document = after.GetDocument(site.Document.Id)!;
            var missing = await MissingNamespacesAsync(document, rewritten).ConfigureAwait(false);
            var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (!missing.IsEmpty)
            {
                after = WithText(solution, SourceText.From(WithUsings(root, text, missing), site.Text.Encoding, site.Text.ChecksumAlgorithm));
                root = (CompilationUnitSyntax)(await after.GetDocument(site.Document.Id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            }
            return (after, site.In(root));
        }

        private Solution WithText(Solution solution, SourceText text) =>
            site.Document.GetLinkedDocumentIds().Add(site.Document.Id).Aggregate(solution, (changed, id) => changed.WithDocumentText(id, text));

        // An answer is one piece of code and cannot import anything: what the shape names is imported for it.
        private async Task<ImmutableArray<string>> MissingNamespacesAsync(Document document, MemberDeclarationSyntax rewritten)
        {
            var semantics = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var named = new HashSet<string>(rewritten.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text), StringComparer.Ordinal);
            var types = site.Shape.Attributes.Concat(site.Shape.Calls.Where(call => named.Contains(call.Name)).Select(call => call.Type))
                .Concat(site.Shape.Rewrite?.Uses.Select(use => use.Type) ?? []).Concat(site.Shape.Guards ? Refusals.Exceptions.Add(Encoders.Regex) : []);
            return
            [
                .. types.Where(type => (named.Contains(type.MetadataName.Split('`')[0]) || named.Contains(EditShape.AttributeName(type)) || site.Shape.Calls.Any(call => call.Type == type))
                        && semantics.Compilation.GetTypesByMetadataName(type.FullName).Any()
                        && semantics.LookupNamespacesAndTypes(site.Unit.SpanStart, name: type.MetadataName.Split('`')[0]).IsEmpty)
                    .Select(type => type.Namespace).Distinct().OrderBy(space => space, StringComparer.Ordinal),
            ];
        }

        private static string WithUsings(CompilationUnitSyntax root, SourceText text, ImmutableArray<string> namespaces)
        {
            var newLine = root.LineBreak().ToString();
            var lines = string.Concat(namespaces.Select(space => "using " + space + ";" + newLine));
            var place = root.Usings.Count > 0 ? root.Usings[root.Usings.Count - 1].FullSpan.End : root.Externs.Count > 0 ? root.Externs[root.Externs.Count - 1].FullSpan.End : 0;
            // A licence stands first.
            if (place == 0)
                place = root.GetFirstToken().SpanStart;
            return text.ToString(TextSpan.FromBounds(0, place)) + lines + (root.Usings.Count == 0 ? newLine : "") + text.ToString(TextSpan.FromBounds(place, text.Length));
        }

        // A check in a handler, or another value in a call of it, says nothing of any other file; a policy, a limiter, an attribute of a type or a validator does.
        private Reach Reach => _validator is null && site.Rule.Descriptor.Category is Family.Validation or Family.Logging && site.Shape is { Attributes.IsEmpty: true, Calls.IsEmpty: true } ? Reach.Body : Reach.Everywhere;

        private SyntaxTree? TreeOf(Compilation compilation) => compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == site.Root.SyntaxTree.FilePath);

        // The project itself, and every host that is built on it.
        private async Task<List<(EndpointFacts? Was, EndpointFacts? Now)>> FactsAsync(Solution after)
        {
            var facts = new List<(EndpointFacts?, EndpointFacts?)>();
            var ids = site.Document.GetLinkedDocumentIds().Add(site.Document.Id).Select(id => id.ProjectId);
            foreach (var id in ids.SelectMany(id => after.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(id).Prepend(id)).Distinct())
            {
                var was = await site.Document.Project.Solution.GetProject(id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
                var now = await after.GetProject(id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
                facts.Add((was is null ? null : EndpointFacts.Of(was, Reach == Reach.Body ? TreeOf(was) : null, cancellationToken), now is null ? null : EndpointFacts.Of(now, Reach == Reach.Body ? TreeOf(now) : null, cancellationToken)));
            }
            return facts;
        }

        private static IEnumerable<string> Sentences(SyntaxEdit edit)
        {
            switch (edit)
            {
                case InsertedStatements inserted:
                    foreach (var statement in inserted.Statements)
                        yield return statement is IfStatementSyntax guard
                            ? $"Refuses when {EditReading.Short(guard.Condition)}"
                            : $"Adds {EditReading.Short(statement)}";
                    break;
                case GuardedExpression guarded:
                    yield return $"Goes on only {(guarded.WhenTrue ? "when" : "unless")} {EditReading.Short(guarded.Condition)}";
                    break;
                case AppendedCalls appended:
                    foreach (var call in appended.Calls)
                        yield return $"Adds .{((MemberAccessExpressionSyntax)call.Expression).Name}{EditReading.Short(call.ArgumentList)}";
                    break;
                case RemovedCalls removed:
                    foreach (var call in removed.Calls)
                        yield return $"Takes away .{((MemberAccessExpressionSyntax)call.Expression).Name}{EditReading.Short(call.ArgumentList)}";
                    break;
                case ReplacedExpression replaced:
                    yield return $"{EditReading.Short(replaced.Was)} becomes {EditReading.Short(replaced.Now)}";
                    break;
                case AddedAttributes added:
                    foreach (var attribute in added.Attributes)
                        yield return $"Adds [{EditReading.Short(attribute)}]";
                    break;
            }
        }
    }
}
