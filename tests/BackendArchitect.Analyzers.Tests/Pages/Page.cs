using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>A rule's page: what people read, and what the tests run.</summary>
/// <param name="Id">The rule's id, from the heading.</param>
/// <param name="Title">The rule's title, from the heading.</param>
/// <param name="Sections">The sections in their order.</param>
internal sealed record Page(string Id, string Title, ImmutableArray<PageSection> Sections)
{
    internal const string FactsOpen = "<!-- facts -->";
    internal const string FactsClose = "<!-- /facts -->";

    /// <summary>The headings that every page has, in this order; others may stand between and after them.</summary>
    internal static readonly ImmutableArray<string> RequiredHeadings = ["Violation", "Fixed", "Options", "Not judged", "When to suppress"];

    internal PageSection Violation => Section("Violation");

    internal PageSection Fixed => Section("Fixed");

    internal PageSection Options => Section("Options");

    /// <summary>The oldest framework that the examples compile on.</summary>
    internal int Framework => Violation.Fences.Concat(Fixed.Fences).Max(fence => fence.Framework);

    private PageSection Section(string heading) => Sections.First(section => section.Heading == heading);
}

/// <summary>What stands under one second-level heading.</summary>
/// <param name="Heading">The heading's text.</param>
/// <param name="Text">The text outside of fences.</param>
/// <param name="Fences">The fences in their order.</param>
internal sealed record PageSection(string Heading, string Text, ImmutableArray<Fence> Fences);

/// <summary>A fenced example.</summary>
/// <param name="Language">The first word of the info string.</param>
/// <param name="FileName">The file that the example is, where the info string names one.</param>
/// <param name="Framework">The oldest framework version that the example compiles on: <c>net10</c> in the info string, else the oldest supported.</param>
/// <param name="Line">The page's line that opens the fence, counted from 1.</param>
/// <param name="Text">The example without its marks.</param>
/// <param name="Marks">The marks, by the lines of the example counted from 0.</param>
internal sealed record Fence(string Language, string? FileName, int Framework, int Line, string Text, ImmutableArray<Mark> Marks);

/// <summary>A trailing comment that announces a finding.</summary>
internal sealed record Mark(string Id, int Line);
