using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// What the framework's logs of requests and responses are told to write that is nobody's business: bodies, credentials in headers, cookies.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/http-logging.
/// </summary>
/// <param name="What">What is written, as the words of a sentence.</param>
/// <param name="Where">The expression that says so.</param>
internal sealed record HttpLogContent(string What, IOperation Where)
{
    private static readonly ImmutableArray<(string Field, string What)> Bodies = [("RequestBody", "bodies of requests"), ("ResponseBody", "bodies of responses")];
    private static readonly ImmutableArray<(string Field, string What)> Cookies = [("Cookie", "cookies")];

    private static readonly ImmutableArray<string> Credentials =
        ["Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "X-Auth-Token", "X-CSRF-Token", "X-XSRF-TOKEN", "ProxyAuthorization", "SetCookie", "XApiKey"];

    private static readonly ImmutableArray<string> Interceptors = [HttpLogs.Interceptor.MetadataName, "AddHttpLoggingInterceptor", "AddHttpLoggingRedaction"];

    /// <summary>The names of the methods that say what is written.</summary>
    internal static ImmutableArray<string> Methods { get; } = [HttpLogs.WithHttpLogging.Name, "Add"];

    /// <summary>The names of the attributes that do.</summary>
    internal static ImmutableArray<string> Attributes { get; } = ["HttpLogging"];

    /// <summary>What an operation has written in Production; null where it is nothing of that kind, or nobody can know.</summary>
    internal static HttpLogContent? Of(IOperation operation, ServiceModel model, CancellationToken cancellationToken) =>
        In(operation) is var (content, middleware) && IsUsed(middleware, model, cancellationToken)
        && !operation.ExcludesProduction(model, cancellationToken) && !operation.StandsUnderOpenCondition(model, cancellationToken)
        // What is written may be changed on its way, or taken out.
        && !Interceptors.Any(name => model.MentionsOf(name, cancellationToken).Any())
            ? content
            : null;

    private static (HttpLogContent, MemberName)? In(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } set when property.Is(HttpLogs.Fields) => Fields(set.Value, Bodies, HttpLogs.UseHttpLogging),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } set when property.Is(HttpLogs.W3CFields) => Fields(set.Value, Cookies, HttpLogs.UseW3CLogging),
        IInvocationOperation call when call.TargetMethod.Is(HttpLogs.WithHttpLogging) && call.ArgumentFor("loggingFields") is { } fields => Fields(fields, Bodies, HttpLogs.UseHttpLogging),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: var headers } } call
            when headers.Is(HttpLogs.RequestHeaders) || headers.Is(HttpLogs.ResponseHeaders) || headers.Is(HttpLogs.W3CHeaders) => Header(call, headers.Is(HttpLogs.W3CHeaders) ? HttpLogs.UseW3CLogging : HttpLogs.UseHttpLogging),
        IAttributeOperation { Operation: IObjectCreationOperation made } when made.Type.Is(HttpLogs.Attribute) && made.ArgumentFor("loggingFields") is { } fields => Fields(fields, Bodies, HttpLogs.UseHttpLogging),
        _ => null,
    };

    // Flags: what a part that is not constant adds is not known, and the others are on all the same.
    private static (HttpLogContent, MemberName)? Fields(IOperation value, ImmutableArray<(string Field, string What)> harmful, MemberName middleware)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue is { HasValue: true, Value: { } constant } && value.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            var found = harmful.Where(one => type.GetMembers(one.Field).OfType<IFieldSymbol>().FirstOrDefault() is { ConstantValue: { } flag } && (Bits(constant) & Bits(flag)) == Bits(flag)).ToList();
            return found.Count == 0 ? null : (new(string.Join(" and ", found.Select(one => one.What)), value), middleware);
        }
        return value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } both
            ? Fields(both.LeftOperand, harmful, middleware) ?? Fields(both.RightOperand, harmful, middleware)
            : null;
    }

    private static long Bits(object value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static (HttpLogContent, MemberName)? Header(IInvocationOperation call, MemberName middleware) =>
        call.Arguments.FirstOrDefault()?.Value.WithoutConversions() is { } name
        && (name.ConstantText() ?? (name as IMemberReferenceOperation)?.Member.Name) is { } header && Credentials.Contains(header, StringComparer.OrdinalIgnoreCase)
            ? (new($"the header '{header}'", name), middleware)
            : null;

    // What no middleware writes, or one that runs in Development alone, is not written; who uses it in another project is not known.
    private static bool IsUsed(MemberName middleware, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(middleware.Name, cancellationToken).Any(use => use.CallBy() is { } syntax && model.OperationOf(syntax, cancellationToken) is IInvocationOperation call && call.TargetMethod.Is(middleware)
            && !call.ExcludesProduction(model, cancellationToken) && !call.StandsUnderOpenCondition(model, cancellationToken));
}
