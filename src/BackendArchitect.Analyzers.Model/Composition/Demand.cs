using System.Collections.Generic;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What who requires authorization asks of a caller, the least first.</summary>
internal enum Demand
{
    /// <summary>A name that is known, and nothing else.</summary>
    Name,

    /// <summary>A name at least; whether more, nobody can say.</summary>
    Undecidable,

    /// <summary>More than a known name: a role, a claim, a requirement.</summary>
    More,
}

/// <summary>What several demands come to.</summary>
internal static class DemandExtensions
{
    /// <summary>What is asked where each of them is asked.</summary>
    internal static Demand OfAll(this IEnumerable<Demand> demands) => demands.DefaultIfEmpty(Demand.Name).Max();

    /// <summary>What is asked where one of them is, and nobody can say which.</summary>
    internal static Demand OfOne(this IEnumerable<Demand> demands)
    {
        var different = demands.Distinct().Take(2).ToList();
        return different.Count == 1 ? different[0] : Demand.Undecidable;
    }
}
