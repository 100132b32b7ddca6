using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// How a parameter or member is classified by an attribute that derives from the framework's.
/// See https://learn.microsoft.com/dotnet/core/extensions/data-classification.
/// </summary>
/// <param name="Name">The name of the attribute without its suffix.</param>
/// <param name="IsPersonal">Whether the name says that the data are a person's.</param>
internal sealed record DataClass(string Name, bool IsPersonal)
{
    private const string Suffix = "Attribute";

    private static readonly ImmutableHashSet<string> Open = ["public", "nodataclassification", "none", "system"];

    private static readonly ImmutableHashSet<string> Persons = ["personal", "pii", "euii", "eupi", "private", "customer", "user", "person"];

    /// <summary>The classification of a symbol, or of the type it has; null where there is none, or it says that anybody may read the data.</summary>
    internal static DataClass? Of(ISymbol symbol)
    {
        var attributes = symbol.GetAttributes().AsEnumerable();
        // The parameter of a positional record carries what its property is declared with.
        if (symbol is IPropertySymbol { ContainingType: { IsRecord: true } record })
            attributes = attributes.Concat(record.InstanceConstructors.SelectMany(c => c.Parameters).Where(p => p.Name == symbol.Name).SelectMany(p => p.GetAttributes()));
        foreach (var attribute in attributes)
        {
            if (!attribute.AttributeClass.IsOrDerivesFrom(Loggers.DataClassification))
                continue;
            var name = attribute.AttributeClass!.Name;
            var plain = name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
            var words = Words.Of(plain);
            return words.Contain(Open) ? null : new(plain, words.Contain(Persons));
        }
        return null;
    }
}
