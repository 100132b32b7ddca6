using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>Data of a person that a log call writes: CWE-532, and CWE-359 as to whom it concerns.</summary>
/// <param name="Operation">What gives them.</param>
/// <param name="Words">What they are, as words of a sentence.</param>
internal sealed record LoggedPerson(IOperation Operation, string Words)
{
    // By these a log tells one user from another.
    private static readonly ImmutableHashSet<string> Identifiers = ["id", "ids", "guid", "key", "username", "login", "number"];

    // How pipelines call the type of whatever is sent through them.
    private static readonly ImmutableHashSet<string> Requests = ["TRequest", "TCommand", "TMessage", "TInput", "TBody", "TModel", "TDto"];

    /// <summary>Whether an attribute of the value itself says that it is sensitive.</summary>
    internal bool IsClassified { get; init; }

    /// <summary>The personal data that a call writes.</summary>
    internal static IEnumerable<LoggedPerson> In(LogCall call, ServiceModel model, CancellationToken cancellationToken) =>
        LoggedValue.In(call, cancellationToken).Select(value => Read(value, model, cancellationToken) is { } words ? new LoggedPerson(value.Operation, words) { IsClassified = value.Operation.Referred() is { } symbol && DataClass.Of(symbol) is not null } : null).OfType<LoggedPerson>();

    private static string? Read(LoggedValue value, ServiceModel model, CancellationToken cancellationToken)
    {
        var (operation, type) = (value.Operation, value.Type);
        if (operation.Referred() is { } symbol)
        {
            if (IsPersonal(symbol))
                return $"'{symbol.Name}', which is classified as personal,";
            if (PersonalName.Is(symbol.Name, type) && operation is not IPropertyReferenceOperation { Property.IsIndexer: true } and not IFieldReferenceOperation { Field.IsStatic: true } and not IPropertyReferenceOperation { Property.IsStatic: true })
                return $"the personal '{symbol.Name}'";
        }
        if (value.How != LoggedAs.Text && type.IsOrDerivesFrom(RequestParts.Form))
            return "a whole form";
        if (value.How != LoggedAs.Text && IsClaims(type))
            return "all claims of a person";
        if (WholeObject.IsReshaped(model, cancellationToken))
            return null;
        if (value.How == LoggedAs.Whole && type is ITypeParameterSymbol parameter)
            return Requests.Contains(parameter.Name) ? $"the whole request, whatever '{parameter.Name}' holds," : null;
        return type is INamedTypeSymbol named && (value.How == LoggedAs.Whole || WholeObject.WritesItself(named))
            && WholeObject.MembersOf(named).FirstOrDefault(way => PersonalName.Is(way.Last().Name, way.Last().Type) || IsPersonal(way.Last())) is { IsDefault: false } member
                ? $"all of {WholeObject.Called(named)}, the personal '{string.Join(".", member.Select(m => m.Name))}' with it,"
                : null;
    }

    private static bool IsPersonal(ISymbol symbol) =>
        !(Secrets.Words.Of(symbol.Name) is { Count: > 0 } words && words.EndWith(Identifiers, words.Count) > 0)
        && (DataClass.Of(symbol) is { IsPersonal: true }
            || (symbol is IPropertySymbol { Type.SpecialType: SpecialType.System_String } && symbol.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(RequestParts.PersonalData))));

    private static bool IsClaims(ITypeSymbol? type) =>
        type is INamedTypeSymbol sequence && sequence.AllInterfaces.Prepend(sequence).Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && i.TypeArguments[0].Is(RequestParts.Claim));
}
