using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What code that looks at input asks, and how it says no. What else a check may call is named nowhere, so that nobody need guess what it does.</summary>
internal static class Refusals
{
    private static readonly TypeName Text = new("System", "String");
    private static readonly TypeName Array = new("System", "Array");
    private static readonly TypeName Char = new("System", "Char");
    private static readonly TypeName Enum = new("System", "Enum");
    private static readonly TypeName Uri = OutgoingUrls.Uri;
    private static readonly TypeName Enumerable = new("System.Linq", "Enumerable");
    private static readonly TypeName ModelState = new("Microsoft.AspNetCore.Mvc.ModelBinding", "ModelStateDictionary");
    private static readonly TypeName UrlHelper = new("Microsoft.AspNetCore.Mvc", "IUrlHelper");
    private static readonly TypeName Validator = new("System.ComponentModel.DataAnnotations", "Validator");

    /// <summary>Questions whose answer <see langword="true"/> speaks against the input.</summary>
    internal static readonly ImmutableArray<MemberName> Faults = [new(Text, "IsNullOrEmpty"), new(Text, "IsNullOrWhiteSpace")];

    /// <summary>Questions whose answer <see langword="true"/> speaks for the input.</summary>
    internal static readonly ImmutableArray<MemberName> Merits =
    [
        new(Enum, "IsDefined"), new(Uri, "TryCreate"), new(Uri, "IsWellFormedUriString"), new(UrlHelper, "IsLocalUrl"), new(ModelState, "IsValid"),
        new(Validator, "TryValidateObject"), new(new("System", "Guid"), "TryParse"), new(new("System", "Int32"), "TryParse"), new(new("System", "Int64"), "TryParse"),
        new(new("System.Net", "IPAddress"), "TryParse"), new(new("FluentValidation.Results", "ValidationResult") { Package = "FluentValidation" }, "IsValid"),
        new(new("MiniValidation", "MiniValidator") { Package = "MiniValidation" }, "TryValidate"),
    ];

    /// <summary>Kinds of characters that an allow-list may consist of.</summary>
    internal static readonly ImmutableArray<MemberName> Characters =
    [
        new(Char, "IsLetterOrDigit"), new(Char, "IsLetter"), new(Char, "IsDigit"), new(Char, "IsAsciiLetterOrDigit"), new(Char, "IsAsciiLetter"), new(Char, "IsAsciiDigit"),
        new(Char, "IsAsciiHexDigit"),
    ];

    /// <summary>Asks whether all or any of a sequence are so.</summary>
    internal static readonly MemberName All = new(Enumerable, "All");

    /// <inheritdoc cref="All"/>
    internal static readonly MemberName Any = new(Enumerable, "Any");

    /// <summary>Ask whether a value is one of a list.</summary>
    internal static readonly ImmutableArray<MemberName> Memberships =
    [
        new(Enumerable, "Contains"), new(new("System.Collections.Generic", "HashSet`1"), "Contains"), new(new("System.Collections.Generic", "ICollection`1"), "Contains"),
        new(new("System.Collections.Generic", "List`1"), "Contains"), new(new("System.Collections.Frozen", "FrozenSet`1"), "Contains"), new(Array, "IndexOf"),
        new(new("System", "MemoryExtensions"), "Contains"), new(new("System.Collections.Immutable", "ImmutableHashSet`1"), "Contains"),
    ];

    /// <summary>Asks whether a text begins with another.</summary>
    internal static readonly MemberName StartsWith = new(Text, "StartsWith");

    /// <summary>Asks whether a text matches a pattern.</summary>
    internal static readonly MemberName IsMatch = new(Encoders.Regex, "IsMatch");

    /// <summary>Compares two texts.</summary>
    internal static readonly MemberName TextEquals = new(Text, "Equals");

    /// <summary>What runs a validator: its result says whether the input is valid.</summary>
    internal static readonly ImmutableArray<MemberName> Validations =
    [
        new(new("FluentValidation", "IValidator`1") { Package = "FluentValidation" }, "Validate"), new(new("FluentValidation", "IValidator`1") { Package = "FluentValidation" }, "ValidateAsync"),
        new(new("FluentValidation", "IValidator") { Package = "FluentValidation" }, "Validate"), new(new("FluentValidation", "IValidator") { Package = "FluentValidation" }, "ValidateAsync"),
    ];

    /// <summary>Answers that refuse a request, by the class that makes them.</summary>
    internal static readonly ImmutableArray<MemberName> Answers =
    [
        .. Of(AspNet.Results, "BadRequest", "ValidationProblem", "UnprocessableEntity", "NotFound", "Problem"),
        .. Of(AspNet.TypedResults, "BadRequest", "ValidationProblem", "UnprocessableEntity", "NotFound", "Problem"),
        .. Of(AspNet.ControllerBase, "BadRequest", "ValidationProblem", "UnprocessableEntity", "NotFound", "Problem"),
    ];

    /// <summary>Exceptions that refuse input.</summary>
    internal static readonly ImmutableArray<TypeName> Exceptions =
    [
        new("Microsoft.AspNetCore.Http", "BadHttpRequestException"), new("System", "ArgumentException"), new("System", "ArgumentOutOfRangeException"), new("System", "ArgumentNullException"),
        new("Microsoft.AspNetCore.SignalR", "HubException"), new("System.ComponentModel.DataAnnotations", "ValidationException"),
        new("Grpc.Core", "RpcException") { Package = "Grpc.Core.Api" },
    ];

    /// <summary>Calls that throw when the input is bad.</summary>
    internal static readonly ImmutableArray<MemberName> Throwing =
    [
        .. Of(new("System", "ArgumentException"), "ThrowIfNullOrEmpty", "ThrowIfNullOrWhiteSpace"), .. Of(new("System", "ArgumentNullException"), "ThrowIfNull"),
        .. Of(new("System", "ArgumentOutOfRangeException"), "ThrowIfGreaterThan", "ThrowIfGreaterThanOrEqual", "ThrowIfLessThan", "ThrowIfLessThanOrEqual", "ThrowIfNegative", "ThrowIfNegativeOrZero", "ThrowIfZero"),
    ];

    /// <summary>How long a pattern may be tried.</summary>
    internal static readonly ImmutableArray<MemberName> Times = [.. Of(new("System", "TimeSpan"), "FromSeconds", "FromMilliseconds")];

    private static MemberName[] Of(TypeName type, params string[] names) => System.Array.ConvertAll(names, name => new MemberName(type, name));
}
