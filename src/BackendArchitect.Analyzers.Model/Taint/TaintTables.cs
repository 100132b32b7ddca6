using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>The three tables, with what a project adds to them.</summary>
internal sealed class TaintTables
{
    /// <summary>The tables as they are.</summary>
    internal static readonly TaintTables Default = new([], [], []);

    private readonly ILookup<string, Sink> _sinks;
    private readonly ILookup<string, (MemberName Member, string Words)> _sources;
    private readonly ILookup<string, (Dangers Averts, TypeName Type)> _sanitizers;
    private readonly ImmutableArray<(Dangers Averts, TypeName Type)> _harmlessTypes;

    internal TaintTables(IEnumerable<string> sources, IEnumerable<string> sinks, IEnumerable<string> sanitizers)
    {
        var added = sinks.Select(Sinks.Parse).OfType<Sink>().ToList();
        _sinks = Sinks.All.Concat(added).SelectMany(sink => sink.Members.Select(member => (member, sink))).ToLookup(row => row.member, row => row.sink, StringComparer.Ordinal);
        ConstructorParameters = [.. _sinks[Sinks.New].SelectMany(sink => sink.Parameters)];
        _sources = Sources.Members.Concat(sources.Select(MemberOf).OfType<MemberName>().Select(member => (member, $"'{member.Name}'"))).ToLookup(row => row.Item1.Name, StringComparer.Ordinal);
        var harmless = Sanitizers.Values.Concat(sanitizers.SelectMany(ParseSanitizer)).ToList();
        _sanitizers = harmless.Where(row => row.Item3 is not null).ToLookup(row => row.Item3!, row => (row.Item1, row.Item2), StringComparer.Ordinal);
        _harmlessTypes = [.. harmless.Where(row => row.Item3 is null).Select(row => (row.Item1, row.Item2))];
    }

    /// <summary>The names of parameters of constructors that may take what does harm: most constructors have none of them.</summary>
    internal ImmutableHashSet<string> ConstructorParameters { get; }

    /// <summary>The rows of a member's name.</summary>
    internal IEnumerable<Sink> SinksOf(string member) => _sinks[member];

    /// <summary>Whether any row has a member's name.</summary>
    internal bool MayBeSink(string member) => _sinks.Contains(member);

    /// <summary>What a member hands out of the request, in the words of a sentence; null for most.</summary>
    internal string? SourceOf(ISymbol member)
    {
        foreach (var (name, words) in _sources[member.Name])
            if (member.Is(name) || (member is not IMethodSymbol { IsExtensionMethod: true } && member.ContainingType.IsOrDerivesFrom(name.Type)))
                return words;
        return null;
    }

    /// <summary>What the value of a member cannot do any more.</summary>
    internal Dangers AvertedBy(ISymbol member)
    {
        var averted = Dangers.None;
        var type = ((member as IMethodSymbol)?.ReducedFrom ?? member).ContainingType;
        foreach (var (averts, of) in _sanitizers[member.Name])
            if (type.IsOrDerivesFrom(of))
                averted |= averts;
        foreach (var (averts, of) in _harmlessTypes)
            if (type.Is(of))
                averted |= averts;
        return averted;
    }

    /// <summary>The danger of a name in an option: <c>sql</c>, <c>path</c> ...</summary>
    internal static bool TryDanger(string name, out Dangers danger) =>
        Enum.TryParse(name, ignoreCase: true, out danger) && danger != Dangers.None && name.All(char.IsLetter);

    /// <summary>The member of a full name in an option, or null.</summary>
    internal static MemberName? MemberOf(string fullName)
    {
        fullName = fullName.Trim();
        var member = fullName.LastIndexOf('.');
        var type = member > 0 ? fullName.LastIndexOf('.', member - 1) : -1;
        return type > 0 && member < fullName.Length - 1 ? new(new(fullName.Substring(0, type), fullName.Substring(type + 1, member - type - 1)), fullName.Substring(member + 1)) : null;
    }

    // 'Contoso.Text.Names.Clean', or for some dangers alone: 'path, url: Contoso.Text.Names.Clean'.
    private static IEnumerable<(Dangers, TypeName, string?)> ParseSanitizer(string row)
    {
        var colon = row.IndexOf(':');
        var averts = colon < 0 ? Dangers.All : Dangers.None;
        if (colon >= 0)
            foreach (var name in row.Substring(0, colon).Split(','))
                if (TryDanger(name.Trim(), out var danger))
                    averts |= danger;
        return averts != Dangers.None && MemberOf(row.Substring(colon + 1)) is { } member ? [(averts, member.Type, member.Name)] : [];
    }
}
