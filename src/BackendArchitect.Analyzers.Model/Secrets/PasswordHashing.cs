using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// A password on its way into a hash that is too fast, and why it is: a function that was made to be fast, too few iterations, or one salt for all. The
/// least numbers of iterations are those of the OWASP Password Storage Cheat Sheet,
/// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2.
/// </summary>
/// <param name="At">The call or creation that hashes.</param>
/// <param name="Password">What the password is called.</param>
/// <param name="By">What hashes it.</param>
/// <param name="Flaw">Why that is too fast, as the end of a sentence.</param>
internal sealed record PasswordHashing(IOperation At, string Password, string By, string Flaw)
{
    private const int IterationsOfSha1 = 1_300_000;
    private const int IterationsOfSha256 = 600_000;
    private const int IterationsOfSha512 = 210_000;
    private const int DefaultIterations = 1000;
    private const int MostCallers = 50;

    private static readonly ImmutableHashSet<string> Inputs = ["buffer", "inputStream", "source", "data", "inputBuffer", "ikm", "password"];

    // What asks for the answer to a challenge hashes the password because the protocol says so.
    private static readonly ImmutableHashSet<string> Challenges = ["nonce", "cnonce", "realm", "challenge", "qop", "scramble"];

    private static readonly ImmutableHashSet<string> SlowHashes = ["bcrypt", "argon", "scrypt", "pbkdf", "hashpassword", "enhancedhashpassword", "passwordhasher", "rfc"];

    /// <summary>Whether the parameter takes what is hashed; asked for every argument there is.</summary>
    internal static bool IsInput(IParameterSymbol parameter) =>
        Inputs.Contains(parameter.Name) && parameter.ContainingSymbol is IMethodSymbol { ContainingType: var type } method
        && (type.IsOrDerivesFrom(Ciphers.HashAlgorithm) || type.Is(Ciphers.IncrementalHash) || type.Is(Ciphers.CryptographicOperations) || type.Is(Ciphers.Hkdf) || IsPbkdf2(method) || method.Name is "HashData" && type.ContainingNamespace?.Name == "Cryptography");

    /// <summary>What is wrong with the way in which a value is hashed; null where it is no password, or nothing is.</summary>
    internal static PasswordHashing? Of(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        var argument = value.Parent;
        while (argument is IConversionOperation or IParenthesizedOperation)
            argument = argument.Parent;
        return argument?.Parent switch
        {
            IInvocationOperation call when IsPbkdf2(call.TargetMethod) => OfPbkdf2(call, call.TargetMethod, call.Arguments, value, model, cancellationToken),
            IObjectCreationOperation { Constructor: { } constructor } creation when IsPbkdf2(constructor) => OfPbkdf2(creation, constructor, creation.Arguments, value, model, cancellationToken),
            IInvocationOperation call when NameOf(value, model, cancellationToken) is { } name && !IsAnswer(value, model, cancellationToken) && !IsAskedForLeaks(call) && !IsSlowedDown(call, model) =>
                new(call, name, FunctionOf(call) + "." + call.TargetMethod.Name, "it was made to be fast, so whoever gets the hashes tries millions of passwords a second"),
            _ => null,
        };
    }

    private static string FunctionOf(IInvocationOperation call) => (call.Instance?.WithoutConversions().Type ?? call.TargetMethod.ContainingType).Name;

    private static bool IsPbkdf2(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? method.ContainingType.Is(Ciphers.Rfc2898DeriveBytes) : method.Is(Hashes.Pbkdf2) || method.Is(Hashes.DerivePbkdf2);

    private static PasswordHashing? OfPbkdf2(
        IOperation at, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation password, ServiceModel model, CancellationToken cancellationToken)
    {
        // A key that a machine drew needs no slowing down.
        var steps = ValueSteps.Of(password, model, cancellationToken).Select(Called).OfType<string>().ToList();
        if (!steps.Exists(ProofName.IsPassword) && steps.Exists(name => CredentialNames.Of(name) is CredentialName.Secret or CredentialName.SigningKey))
            return null;
        var by = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        var name = steps.Find(ProofName.IsPassword) ?? steps.FirstOrDefault() ?? "password";
        var prf = ValueFor("hashAlgorithm", "prf") is { } function ? function.Syntax.ToString() : method.Parameters.Any(p => p.Name is "hashAlgorithm" or "prf") ? "" : "SHA1";
        var (hash, least) = LeastFor(prf);
        var iterations = method.Parameters.Any(p => p.Name is "iterations" or "iterationCount")
            ? NumbersOf(ValueFor("iterations", "iterationCount"), model, cancellationToken)
            : [DefaultIterations];
        foreach (var number in iterations)
            if (number < least)
                return new(at, name, by, string.Format(CultureInfo.InvariantCulture, "{0:N0} iterations are too few, {1} needs {2:N0}", number, hash, least));
        return ValueFor("salt", "salt") is { } salt && IsFixed(salt, model, 0, cancellationToken) ? new(at, name, by, "the salt is the same for every password") : null;

        IOperation? ValueFor(string one, string other) => arguments.FirstOrDefault(a => a.Parameter is { } p && (p.Name == one || p.Name == other) && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value.WithoutConversions();
    }

    private static (string Hash, int Least) LeastFor(string prf) =>
        prf.Contains("512") || prf.Contains("384") ? ("HMAC-SHA512", IterationsOfSha512)
        : prf.Contains("256") ? ("HMAC-SHA256", IterationsOfSha256)
        : prf.EndsWith("SHA1", StringComparison.OrdinalIgnoreCase) || prf.EndsWith("MD5", StringComparison.OrdinalIgnoreCase) ? ("HMAC-SHA1", IterationsOfSha1)
        : ("even HMAC-SHA512", IterationsOfSha512);

    /// <summary>The numbers that a value may be, as far as they are written: here, where a member is declared, or where the method is called.</summary>
    internal static IEnumerable<int> NumbersOf(IOperation? value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value is null)
            yield break;
        foreach (var origin in ValueOrigin.Of(value, model, cancellationToken))
        {
            if (origin.Value.ConstantValue is { HasValue: true, Value: int number })
                yield return number;
            else if (origin.Value is IParameterReferenceOperation { Parameter: var parameter })
                foreach (var (passed, _) in PassedTo(parameter, model, cancellationToken))
                    if (passed.ConstantValue is { HasValue: true, Value: int given })
                        yield return given;
        }
    }

    private static string? NameOf(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var step in StepsOf(value, model, cancellationToken))
        {
            if (Called(step) is { } name && ProofName.IsPassword(name))
                return name;
            if (step is not IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } || IsOfLambda(method))
                continue;
            // HashPassword(string input)
            if (Words.Of(method.Name) is var words && words.Contain("password") && (words.Contain("hash") || words.Contain("encrypt") || words.Contain("encode") || words.Contain("verify")) && parameter.Ordinal == 0 && ProofName.Of(parameter.Name) == ProofKind.None)
                return parameter.Name;
            foreach (var (passed, _) in PassedTo(parameter, model, cancellationToken))
                foreach (var before in ValueSteps.Of(passed, model, cancellationToken))
                    if (Called(before) is { } given && ProofName.IsPassword(given))
                        return given;
        }
        return null;
    }

    private static bool IsOfLambda(IMethodSymbol method) => method.MethodKind is MethodKind.LambdaMethod or MethodKind.Constructor;

    private static string? Called(IOperation step) => step switch
    {
        _ when CredentialSink.SettingOf(step) is { } setting => setting.Substring(setting.LastIndexOf(':') + 1),
        IPropertyReferenceOperation { Property.Name: "Value" or "Span" } => null,
        IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => step.Referred()!.Name,
        _ => null,
    };

    // Also what is copied into an array that is then hashed.
    private static IEnumerable<IOperation> StepsOf(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var step in ValueSteps.Of(value, model, cancellationToken))
        {
            yield return step;
            if (step is ILocalReferenceOperation { Local: { Type: IArrayTypeSymbol } local })
                foreach (var use in model.BodyAround(step).ReferencesTo(local))
                    if (CopiedInto(use) is { } source)
                        foreach (var part in ValueSteps.Of(source, model, cancellationToken))
                            yield return part;
        }
    }

    private static IOperation? CopiedInto(IOperation target)
    {
        var argument = target.Parent;
        while (argument is IConversionOperation)
            argument = argument.Parent;
        if (argument is not IArgumentOperation { Parameter.Ordinal: > 0, Parent: IInvocationOperation { TargetMethod.Name: "BlockCopy" or "Copy" or "CopyTo" or "GetBytes" } call })
            return null;
        return call.Instance is { } copied && call.TargetMethod.Name == "CopyTo" ? copied : call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
    }

    /// <summary>What is passed for a parameter by the project's own calls of its method, or of the interface's that it implements.</summary>
    private static IEnumerable<(IOperation Value, IInvocationOperation Call)> PassedTo(IParameterSymbol parameter, ServiceModel model, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
            yield break;
        var called = method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name))
            .Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)).Prepend(method);
        foreach (var use in called.SelectMany(symbol => model.UsesOf(symbol, cancellationToken)).Take(MostCallers))
            if (use.Name.CallBy() is { } syntax && model.CallAt(syntax, cancellationToken) is { } call
                && call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } argument)
                yield return (argument.Value.WithoutConversions(), call);
    }

    private static bool IsAnswer(IOperation value, ServiceModel model, CancellationToken cancellationToken) =>
        ValueSteps.Of(value, model, cancellationToken).Any(step => Called(step) is { } name && Words.Of(name).Contain(Challenges));

    // The first five characters of the SHA-1 are what the range API of leaked passwords is asked for.
    private static bool IsAskedForLeaks(IInvocationOperation call) =>
        FunctionOf(call).StartsWith("SHA1", StringComparison.Ordinal) && call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && type.DescendantNodes().Any(node => node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text.IndexOf("pwned", StringComparison.OrdinalIgnoreCase) >= 0,
            RangeExpressionSyntax { LeftOperand: null, RightOperand: LiteralExpressionSyntax { Token.Value: 5 } } => true,
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } cut => cut.InvokedName()?.Identifier.ValueText is "Substring" or "Slice" or "AsSpan"
                && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: 0 } && arguments[1].Expression is LiteralExpressionSyntax { Token.Value: 5 },
            _ => false,
        });

    // bcrypt takes 72 bytes: longer passwords are hashed first.
    private static bool IsSlowedDown(IInvocationOperation call, ServiceModel model)
    {
        for (IOperation at = call; at.Parent is { } parent; at = parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation outer } && IsSlow(outer.TargetMethod))
                return true;
            if (parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
                return model.BodyAround(call).ReferencesTo(local).Any(use => IsPassedToSlow(use));
        }
        return false;
    }

    private static bool IsPassedToSlow(IOperation use)
    {
        for (var at = use.Parent; at is not null and not IBlockOperation; at = at.Parent)
            if (at is IArgumentOperation { Parent: IInvocationOperation outer } && IsSlow(outer.TargetMethod) || at is IObjectCreationOperation { Constructor: { } constructor } && IsSlow(constructor))
                return true;
        return false;
    }

    private static bool IsSlow(IMethodSymbol method) => IsPbkdf2(method) || Words.Of(method.ContainingType.Name + ":" + method.Name).Contain(SlowHashes);

    private static bool IsFixed(IOperation value, ServiceModel model, int steps, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue.HasValue || value is IUtf8StringOperation)
            return true;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.All(element => element.ConstantValue.HasValue),
            // An array that has a name may be filled.
            IArrayCreationOperation => steps == 0,
            ICollectionExpressionOperation collection => collection.Elements.All(element => element.ConstantValue.HasValue),
            IInvocationOperation { Arguments: { Length: > 0 } arguments, TargetMethod: { Name: "GetBytes" or "FromBase64String" or "FromHexString", ContainingType: var type } } when type.IsOrDerivesFrom(Credentials.Encoding) || type.Is(Credentials.Convert) =>
                IsFixed(arguments[0].Value, model, steps, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "ToArray" }, Instance: { } instance } => IsFixed(instance, model, steps, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => true,
            ILocalReferenceOperation or IFieldReferenceOperation when steps == 0 => ValueOrigin.Of(value, model, cancellationToken).All(origin => origin.Value != value && IsFixed(origin.Value, model, 1, cancellationToken)),
            _ => false,
        };
    }
}
