using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What leaves a cookie open by which somebody is known.</summary>
/// <param name="Cookie">Which cookie, as in "the session cookie".</param>
/// <param name="Effect">What anybody can do.</param>
/// <param name="Because">What decides it.</param>
/// <param name="Twin">The rule of the SDK that reports the same, or null.</param>
internal sealed record CookieFlaw(string Cookie, string Effect, string Because, string? Twin = null)
{
    private const string ReadByScripts = "can be read by scripts";
    private const string SentInPlain = "is sent over plain HTTP too";

    private static readonly (MemberName Property, string Cookie)[] Kinds =
    [
        (Cookies.OfAuthentication, "authentication"), (Cookies.OfSession, "session"), (Cookies.OfAntiforgery, "antiforgery"),
        (Cookies.OfCorrelation, "correlation"), (Cookies.OfNonce, "nonce"),
    ];

    // Of a cookie that code writes itself only the name tells what it is for.
    private static readonly string[] CredentialNames = ["accesstoken", "refreshtoken", "idtoken", "authtoken", "sessiontoken", "sessionid", "jwt", "bearer"];

    private static readonly string[] CrossSiteNames = ["xsrf", "csrf", "antiforgery"];

    /// <summary>Whether values that reach a destination may decide it.</summary>
    internal static bool MayStandAt(ISymbol destination) => destination switch
    {
        IPropertySymbol => destination.Is(Cookies.HttpOnly) || destination.Is(Cookies.SecurePolicy) || destination.Is(Cookies.SameSite) || Kinds.Any(kind => destination.Is(kind.Property)),
        IParameterSymbol { Ordinal: 0, ContainingSymbol: var method } => method.Is(Cookies.Append),
        _ => false,
    };

    /// <summary>The flaw that a value gives a cookie, or null.</summary>
    internal static CookieFlaw? Of(ValueUse use, ServiceModel model, CancellationToken cancellationToken)
    {
        if (use.Destination is IParameterSymbol)
            return OfAppended(use.Value, model, cancellationToken);
        if (AssignmentOf(use.Value) is not { Target: IPropertyReferenceOperation target })
            return null;
        if (Kinds.FirstOrDefault(kind => target.Property.Is(kind.Property)).Cookie is { } replaced)
            return use.Value is IObjectCreationOperation { Type: var type } made && type.Is(Cookies.Builder) && Sets(made, Cookies.HttpOnly) is null && !IsSetAround(use.Value, Cookies.HttpOnly, model, cancellationToken)
                && !PolicySets(Cookies.HttpOnlyByPolicy, model, cancellationToken)
                ? new(replaced, ReadByScripts, "HttpOnly of a new CookieBuilder is false unless it is set") : null;
        if (CookieOf(target, model, cancellationToken) is not { } cookie)
            return null;
        if (target.Property.Is(Cookies.HttpOnly))
            return EnvironmentCondition.ExcludesProduction(use.Value, when: true, model, cancellationToken) && !PolicySets(Cookies.HttpOnlyByPolicy, model, cancellationToken)
                ? new(cookie, ReadByScripts, "HttpOnly is false") : null;
        if (PolicySets(Cookies.SecureByPolicy, model, cancellationToken))
            return null;
        return target.Property.Is(Cookies.SecurePolicy)
            ? IsAlways(use.Value, Cookies.NeverSecure, model, cancellationToken) ? new(cookie, SentInPlain, "SecurePolicy is None") : null
            // These two are never secure unless somebody says so; the others are where the request is.
            : cookie is "session" or "antiforgery" && IsAlways(use.Value, Cookies.AnySite, model, cancellationToken) && !IsSetAround(use.Value, Cookies.SecurePolicy, model, cancellationToken)
                ? new(cookie, "is refused by browsers", "SameSite is None, and SecurePolicy does not make it secure") : null;
    }

    private static CookieFlaw? OfAppended(IOperation key, ServiceModel model, CancellationToken cancellationToken)
    {
        if (key.ConstantText() is not { } name || !IsCredential(name) || key.ArgumentOfCall()?.Parent is not IInvocationOperation append)
            return null;
        var missing = Missing(append, model, cancellationToken).ToList();
        if (missing.Count == 0)
            return null;
        var effects = missing.Select(flag => flag == Cookies.HttpOnlyOption ? ReadByScripts : SentInPlain);
        return new($"'{name}'", string.Join(" and ", effects), $"{string.Join(" and ", missing.Select(flag => flag.Name))} {(missing.Count == 1 ? "is" : "are")} not set",
            missing.Contains(Cookies.HttpOnlyOption) ? null : "CA5382");
    }

    private static IEnumerable<MemberName> Missing(IInvocationOperation append, ServiceModel model, CancellationToken cancellationToken)
    {
        var options = append.ArgumentFor("options");
        var made = options is null ? null : ValueOrigin.Of(options, model, cancellationToken).Select(origin => origin.Value).ToList();
        foreach (var (flag, byPolicy) in new[] { (Cookies.HttpOnlyOption, Cookies.HttpOnlyByPolicy), (Cookies.SecureOption, Cookies.SecureByPolicy) })
            if (!PolicySets(byPolicy, model, cancellationToken)
                && (made is null || made.TrueForAll(value => value is IObjectCreationOperation { Type: var type, Arguments.Length: 0 } creation && type.Is(Cookies.Options)
                    && (Sets(creation, flag) is { } set ? EnvironmentCondition.ExcludesProduction(set, when: true, model, cancellationToken) : !IsSetAround(append, flag, model, cancellationToken)))))
                yield return flag;
    }

    private static bool IsCredential(string name)
    {
        var plain = new string([.. name.Where(char.IsLetter)]).ToLowerInvariant();
        return Array.Exists(CredentialNames, plain.Contains) && !Array.Exists(CrossSiteNames, plain.Contains);
    }

    private static string? CookieOf(IPropertyReferenceOperation setting, ServiceModel model, CancellationToken cancellationToken)
    {
        var owner = setting.Instance switch
        {
            IInstanceReferenceOperation { Parent.Parent.Parent.Parent: var around } => around switch
            {
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation member } => member.Property,
                IObjectCreationOperation creation => (AssignmentOf(creation)?.Target as IPropertyReferenceOperation)?.Property,
                _ => null,
            },
            { } instance => ValueOrigin.Of(instance, model, cancellationToken).Select(origin => (origin.Value as IPropertyReferenceOperation)?.Property).FirstOrDefault(),
            null => null,
        };
        return Kinds.FirstOrDefault(kind => owner.Is(kind.Property)).Cookie;
    }

    private static bool IsAlways(IOperation value, MemberName constant, ServiceModel model, CancellationToken cancellationToken) =>
        ValueOrigin.Of(value, model, cancellationToken).Where(origin => !origin.ExcludesProduction(model, cancellationToken)).ToList() is { Count: > 0 } counted
        && counted.TrueForAll(origin => origin.Value is IFieldReferenceOperation { Field: var field } && field.Is(constant));

    private static IOperation? Sets(IObjectCreationOperation creation, MemberName property) => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(set => set.Target is IPropertyReferenceOperation reference && reference.Property.Is(property))?.Value;

    // Which cookie such a statement means is not followed.
    private static bool IsSetAround(IOperation value, MemberName property, ServiceModel model, CancellationToken cancellationToken) =>
        LoneStatement.BodyAround(value.Syntax) is { } body && body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is MemberAccessExpressionSyntax { Name: { } name } && name.Identifier.ValueText == property.Name
            && model.SymbolOf(name, cancellationToken).Is(property)
            && model.OperationOf(assignment.Right, cancellationToken)?.ConstantValue is not { HasValue: true, Value: false });

    private static bool PolicySets(MemberName property, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf("UseCookiePolicy", cancellationToken).Any()
        && model.MentionsOf(property.Name, cancellationToken).Any(use => use.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Left.Span.Contains(use.Span) == true && model.SymbolOf(use, cancellationToken).Is(property));

    private static ISimpleAssignmentOperation? AssignmentOf(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent as ISimpleAssignmentOperation;
    }
}
