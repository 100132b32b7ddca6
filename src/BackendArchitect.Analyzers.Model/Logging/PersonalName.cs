using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>Reads by whole words whether what a name names is said of a person: an address, a number by which a state, bank or telephone company knows him, his birth.</summary>
internal static class PersonalName
{
    private static readonly ImmutableHashSet<string> Data =
    [
        "email", "emails", "emailaddress", "emailaddresses", "mailaddress", "phonenumber", "phonenumbers", "mobilenumber", "telephonenumber", "cellphone", "ssn", "socialsecuritynumber", "nationalid",
        "nationalidnumber", "nationalinsurancenumber", "passportnumber", "driverslicense", "taxnumber", "creditcard", "creditcardnumber", "cardnumber", "iban", "bankaccountnumber", "fulladdress",
        "streetaddress", "homeaddress", "postaladdress", "mailingaddress", "shippingaddress", "billingaddress", "deliveryaddress",
    ];

    private static readonly ImmutableHashSet<string> Births = ["dateofbirth", "birthdate", "birthday", "dob"];

    // The addresses of a service, and what is none.
    private static readonly ImmutableHashSet<string> Others =
    [
        "from", "sender", "support", "admin", "noreply", "reply", "system", "default", "server", "host", "test", "seed", "masked", "redacted", "hashed", "hash", "encrypted", "obfuscated", "anonymized",
        "truncated", "template", "subject", "invalid", "smtp", "service", "contact", "app", "site", "company",
    ];

    /// <summary>Whether a text, or a date for births, of this name is personal.</summary>
    internal static bool Is(string name, ITypeSymbol? type) =>
        LoggedValue.IsText(type) && !type.Is(Text.Guid) ? Is(name) : IsDate(type) && Words.Of(name) is var words && !words.Contain(Others) && words.EndWith(Births, words.Count) > 0;

    /// <summary>Whether a text of this name is personal.</summary>
    internal static bool Is(string name) =>
        Words.Of(name) is { Count: > 0 } words && !words.Contain(Others) && (words.EndWith(Data, words.Count) > 0 || words.EndWith(Births, words.Count) > 0);

    private static bool IsDate(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } inner } ? IsDate(inner[0])
        : type is { SpecialType: SpecialType.System_DateTime } or { Name: "DateOnly" or "DateTimeOffset", ContainingNamespace.Name: "System" };
}
