using System;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What methods that check values are called.</summary>
internal static class CheckName
{
    private static readonly string[] Classes = ["Guard", "Ensure", "Throw", "Require", "Requires", "Check", "Contract", "Assert", "Against", "Preconditions", "Ensures", "Verify"];

    private static readonly string[] Refusals =
    [
        "BadRequest", "ValidationProblem", "Problem", "UnprocessableEntity", "NotFound", "Conflict", "StatusCode", "Unauthorized", "Forbid", "Fail", "Failure", "Failed", "Invalid", "Error", "Errors",
        "AddModelError", "AddError", "AddErrors", "ThrowError", "ThrowIfAnyErrors", "SendErrorsAsync", "SendErrors", "ErrorsAsync", "NotFoundAsync", "SendNotFoundAsync", "AddFailure", "Reject",
    ];

    private static readonly string[] Successes = ["Ok", "Created", "CreatedAtRoute", "CreatedAtAction", "NoContent", "Accepted", "AcceptedAtRoute", "Json", "File", "Content", "Text", "Stream", "PhysicalFile", "Success", "Empty"];

    /// <summary>Whether a method throws where a value is not what it should be: <c>ThrowIfNull</c>, <c>Guard.Against.Null</c>.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="called">The class, or the expression it is called on.</param>
    internal static bool IsGuard(string? method, string called) =>
        method is not null && (method.StartsWith("ThrowIf", StringComparison.Ordinal) || method.StartsWith("EnsureThat", StringComparison.Ordinal)
            || Array.Exists(Classes, name => called.StartsWith(name + ".", StringComparison.Ordinal) || called.StartsWith(name + "(", StringComparison.Ordinal) || called.Contains("." + name + ".") || called == name));

    /// <summary>Whether a method tells by what it returns whether a value is right.</summary>
    internal static bool IsVerdict(string method) =>
        method.Contains("Valid") || method.StartsWith("Check", StringComparison.Ordinal) || method.StartsWith("Verify", StringComparison.Ordinal) || method.StartsWith("TryParse", StringComparison.Ordinal)
        || method.StartsWith("TryCreate", StringComparison.Ordinal) || method.StartsWith("Can", StringComparison.Ordinal) || method.Contains("Errors");

    /// <summary>Whether a method makes the answer to a request that is refused.</summary>
    internal static bool IsRefusal(string name) => Array.IndexOf(Refusals, name) >= 0 || name.Contains("Exception") || name.EndsWith("Error", StringComparison.Ordinal);

    /// <summary>Whether a method makes the answer to a request that was right.</summary>
    internal static bool IsSuccess(string name) => Array.IndexOf(Successes, name) >= 0;
}
