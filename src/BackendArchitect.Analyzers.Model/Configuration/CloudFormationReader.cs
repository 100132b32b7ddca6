using System;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads templates of AWS CloudFormation, which are JSON or YAML and have any name: by what stands in a file, not by what it is called.
/// </summary>
internal sealed class CloudFormationReader() : ConfigReader("cloudformation")
{
    // The version of the format or the first resource stands near the beginning.
    private const int LookedAt = 256 * 1024;
    private const int Step = 4096;

    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) => false;

    /// <summary>Whether a file of this name may be a template, where no reader knows it by its name.</summary>
    internal static bool MayBe(string fileName) => EndsWith(fileName, ".json") || EndsWith(fileName, ".template");

    /// <summary>Whether the file is a template.</summary>
    internal static bool Describes(SourceText text) => Mentions(text, "AWSTemplateFormatVersion") || (Mentions(text, "Resources") && Mentions(text, "\"AWS::"));

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF'))
            at++;
        return text[at] == '{' ? WalkOf(Json, text) : WalkOf(Yaml, text);
    }

    // A part at a time, each overlapping the one before: the file is not copied whole.
    private static bool Mentions(SourceText text, string word)
    {
        for (var at = 0; at < Math.Min(text.Length, LookedAt); at += Step)
            if (text.ToString(TextSpan.FromBounds(at, Math.Min(text.Length, at + Step + word.Length))).IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        return false;
    }
}
