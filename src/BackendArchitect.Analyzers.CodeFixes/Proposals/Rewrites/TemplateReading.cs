using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>Whether the values of a template became members of its model, and the template stayed as it was.</summary>
internal static class TemplateReading
{
    private static readonly Regex Place = new(@"\{\{ ?(?<name>[A-Za-z_][A-Za-z0-9_]*) ?\}\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>What speaks against the edits of a template and its model, or null.</summary>
    internal static string? Fault(IReadOnlyList<ReplacedExpression> edits)
    {
        var texts = edits.Where(edit => edit.Was is not AnonymousObjectCreationExpressionSyntax).ToList();
        var what = $"'{EditReading.Short(edits[0].Now)}' does not take the values of '{EditReading.Short(edits[0].Was)}' from the model";
        if (texts.Count != 1 || edits.Count > 2 || Model(texts[0].Was) is not { } oldModel || Model(texts[0].Now) is not { } model || edits.Any(edit => edit != texts[0] && (edit.Was != oldModel || edit.Now != model))
            || Piece.Of(texts[0].Was) is not { } pieces || Piece.TextOf(texts[0].Now) is not { } template)
            return what;
        var given = model.Initializers.Skip(oldModel.Initializers.Count).ToList();
        if (given.Count > pieces.Count || !oldModel.Initializers.Zip(model.Initializers, EditReading.AreSame).All(isSame => isSame) || model.Initializers.Count < oldModel.Initializers.Count)
            return what;
        var place = 0;
        foreach (var piece in pieces)
        {
            if (piece.Value is null)
            {
                if (string.CompareOrdinal(template, place, piece.Text, 0, piece.Text.Length) != 0)
                    return what;
                place += piece.Text.Length;
                continue;
            }
            var match = Place.Match(template, place);
            if (!match.Success || match.Index != place || given.FirstOrDefault(member => IsCalled(NameOf(member), match.Groups["name"].Value)) is not { } value || !EditReading.AreSame(piece.Value, EditReading.Bare(value.Expression)))
                return what;
            place += match.Length;
        }
        return place == template.Length && given.All(member => pieces.Any(piece => piece.Value is { } value && EditReading.AreSame(value, EditReading.Bare(member.Expression)))) ? null : what;
    }

    // The one object without a type in the chain that the template begins.
    private static AnonymousObjectCreationExpressionSyntax? Model(ExpressionSyntax template)
    {
        var chain = template.Ancestors().TakeWhile(node => node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax).OfType<InvocationExpressionSyntax>().LastOrDefault();
        var models = chain?.DescendantNodes().OfType<AnonymousObjectCreationExpressionSyntax>().ToList() ?? [];
        return models.Count == 1 ? models[0] : null;
    }

    private static string NameOf(AnonymousObjectMemberDeclaratorSyntax member) => member.NameEquals?.Name.Identifier.Text ?? (member.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => "",
    });

    // 'FirstName' is 'first_name' in a template of Scriban's.
    private static bool IsCalled(string member, string name) => member == name || Regex.Replace(member, "(?<=[a-z0-9])(?=[A-Z])", "_").ToLowerInvariant() == name;
}
