using System.Globalization;
using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A password that is hashed fast: whoever gets the hashes tries all likely passwords.</summary>
internal sealed class FastPasswordHash() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1010",
        category: Family.Secrets,
        level: Level.Must,
        title: "Fast password hash",
        messageFormat: "{0} hashed by '{1}': {2}",
        description: "Hash passwords with PasswordHasher<TUser>, Argon2id or PBKDF2 with a random salt and as many iterations as OWASP asks for.",
        cwe: 916);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new() { Kind = RewriteKind.Iterations });

    // What the framework takes by itself: fewer is a step back.
    private const int IterationsOfIdentity = 100_000;

    internal override bool Watches(ISymbol destination) =>
        destination is IParameterSymbol parameter ? PasswordHashing.IsInput(parameter) : destination.Is(Hashes.IterationCount) || destination.Is(Hashes.CompatibilityMode);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (value.Destination is IParameterSymbol)
        {
            if (PasswordHashing.Of(value.Value, report.Model, report.CancellationToken) is { } hashing && !hashing.At.ExcludesProduction(report.Model, report.CancellationToken))
                // The whole of it: a finding that does not touch the value that is shown is none of this document's to an editor.
                report.At(hashing.At.Syntax.GetLocation(), $"The password '{hashing.Password}' is", hashing.By, hashing.Flaw);
            return;
        }
        var flaw = value.Destination.Is(Hashes.CompatibilityMode)
            ? value.Value is IFieldReferenceOperation { Field: var mode } && mode.Is(Hashes.IdentityV2) ? "version 2 takes 1,000 iterations of HMAC-SHA1" : null
            : PasswordHashing.NumbersOf(value.Value, report.Model, report.CancellationToken).Where(number => number < IterationsOfIdentity)
                .Select(number => string.Format(CultureInfo.InvariantCulture, "{0:N0} iterations are fewer than the {1:N0} that it takes by itself", number, IterationsOfIdentity)).FirstOrDefault();
        if (flaw is not null && !value.Value.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(value.Value.Syntax.GetLocation(), "Passwords are", "PasswordHasher", flaw);
    }
}
