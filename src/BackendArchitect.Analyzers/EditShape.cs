using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers;

/// <summary>
/// What a proposal for a finding of one rule may change. Everything else stays as it is, token by token: a proposal that needs more is none. A rule for
/// which no mechanical fix is right declares one; where what would have to change cannot be stated so, it declares none and nobody is asked.
/// </summary>
internal sealed record EditShape
{
    /// <summary>The calls that may be added to the flagged chain.</summary>
    internal ImmutableArray<MemberName> Calls { get; private init; } = [];

    /// <summary>The attributes that may be added to the flagged member, its parameters or its class.</summary>
    internal ImmutableArray<TypeName> Attributes { get; private init; } = [];

    /// <summary>Whether checks that refuse bad input may be put before what the member does.</summary>
    internal bool Guards { get; private init; }

    /// <summary>Whether a validator class of FluentValidation may be added, in a file of its own.</summary>
    internal bool Validator { get; init; }

    /// <summary>What an expression of the flagged statement may become, or null when none may change.</summary>
    internal Rewrite? Rewrite { get; private init; }

    /// <summary>Calls such as <c>RequireAuthorization</c> are added to the flagged chain.</summary>
    internal static EditShape AddCalls(params MemberName[] calls) => new() { Calls = [.. calls] };

    /// <summary>Attributes are added.</summary>
    internal static EditShape AddAttribute(params TypeName[] attributes) => new() { Attributes = [.. attributes] };

    /// <summary>Checks are put before what the body does.</summary>
    internal static EditShape WrapBody() => new() { Guards = true };

    /// <summary>An expression of the flagged statement is replaced.</summary>
    internal static EditShape ReplaceInvocation(Rewrite rewrite) => new() { Rewrite = rewrite };

    /// <summary>A validator class is added, in a file of its own.</summary>
    internal static EditShape AddValidator() => new() { Validator = true };

    /// <summary>What either shape allows.</summary>
    internal EditShape Or(EditShape other) => new()
    {
        Calls = Calls.AddRange(other.Calls),
        Attributes = Attributes.AddRange(other.Attributes),
        Guards = Guards || other.Guards,
        Validator = Validator || other.Validator,
        Rewrite = Rewrite ?? other.Rewrite,
    };

    /// <summary>The shape in the words of a sentence, for pages and prompts.</summary>
    internal string Words => string.Join("; ", Parts());

    private IEnumerable<string> Parts()
    {
        if (!Calls.IsEmpty)
            yield return "may add " + Listed(Calls.Select(call => call.Name)) + " to the flagged chain";
        if (!Attributes.IsEmpty)
            yield return "may add " + Listed(Attributes.Select(type => "[" + AttributeName(type) + "]"));
        if (Guards)
            yield return "may put checks that refuse bad input before what the code does";
        if (Validator)
            yield return "may add a validator class of FluentValidation in one new file, where the project has that library";
        if (Rewrite is { } rewrite)
            yield return rewrite.Words;
    }

    /// <summary>The name that an attribute is written with.</summary>
    internal static string AttributeName(TypeName type) =>
        type.MetadataName.EndsWith("Attribute", System.StringComparison.Ordinal) ? type.MetadataName.Substring(0, type.MetadataName.Length - "Attribute".Length) : type.MetadataName;

    internal static string Listed(IEnumerable<string> names) => string.Join(", ", names.Distinct().Select(name => "`" + name + "`"));
}
