using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the HTTP rules of a gRPC service, by which JSON transcoding maps its methods once more. The protocol file is not compiled, but the protocol
/// compiler writes a description of it into the code it generates, rules included.
/// See https://learn.microsoft.com/aspnet/core/grpc/json-transcoding and https://protobuf.dev/reference/protobuf/google.protobuf/.
/// </summary>
internal sealed class HttpRuleReader(ServiceModel model, CancellationToken cancellationToken)
{
    // The numbers of fields in descriptor.proto and http.proto.
    private const int Package = 2;
    private const int Services = 6;
    private const int Name = 1;
    private const int Methods = 2;
    private const int MethodOptions = 4;
    private const int ClientStreaming = 5;
    private const int HttpRule = 72295728;
    private const int CustomVerb = 8;
    private const int CustomKind = 1;
    private const int CustomPath = 2;
    private const int AdditionalBindings = 11;

    private static readonly (int Field, string Verb)[] Verbs = [(2, "GET"), (3, "PUT"), (4, "POST"), (5, "DELETE"), (6, "PATCH")];

    /// <summary>The verbs and routes that transcoding gives to the methods of a service; none where the rules are not at hand.</summary>
    /// <param name="generated">The class that the protocol compiler writes for the service.</param>
    /// <param name="service">The full name of the service.</param>
    internal IEnumerable<(string Method, string Verb, string Route)> RulesOf(INamedTypeSymbol? generated, string service)
    {
        if (generated is null || DescriptionOf(generated) is not { } bytes)
            yield break;
        var file = new WireMessage(bytes, 0, bytes.Length);
        var package = file.Texts(Package).FirstOrDefault();
        foreach (var described in file.Messages(Services).Where(s => (string.IsNullOrEmpty(package) ? "" : package + ".") + s.Texts(Name).FirstOrDefault() == service))
            foreach (var method in described.Messages(Methods).Where(m => !m.IsSet(ClientStreaming)))
                foreach (var (verb, path) in method.Messages(MethodOptions).SelectMany(options => options.Messages(HttpRule)).SelectMany(rule => rule.Messages(AdditionalBindings).Prepend(rule)).SelectMany(BindingsOf))
                    yield return (method.Texts(Name).FirstOrDefault() ?? "", verb, TranscodedRoute.Of(path));
    }

    // An additional binding has no additional bindings: see https://github.com/googleapis/googleapis/blob/master/google/api/http.proto.
    private static IEnumerable<(string Verb, string Path)> BindingsOf(WireMessage rule)
    {
        foreach (var (field, verb) in Verbs)
            foreach (var path in rule.Texts(field).Take(1))
                yield return (verb, path);
        foreach (var custom in rule.Messages(CustomVerb))
            yield return (custom.Texts(CustomKind).FirstOrDefault() ?? "", custom.Texts(CustomPath).FirstOrDefault() ?? "");
    }

    // 'public static ServiceDescriptor Descriptor { get { return global::GreetReflection.Descriptor.Services[0]; } }'
    private byte[]? DescriptionOf(INamedTypeSymbol generated)
    {
        var file = generated.GetMembers("Descriptor").SelectMany(member => member.DeclaringSyntaxReferences).SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes())
            .OfType<MemberAccessExpressionSyntax>().Where(access => access.Name.Identifier.ValueText == "Descriptor").Select(access => access.Expression).FirstOrDefault();
        var name = file is MemberAccessExpressionSyntax qualified ? qualified.Name : file as SimpleNameSyntax ?? (file as AliasQualifiedNameSyntax)?.Name;
        if (name is null || model.SymbolOf(name, cancellationToken) is not INamedTypeSymbol reflection)
            return null;
        var texts = reflection.StaticConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences).SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes())
            .OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Convert.FromBase64String) }).Take(1)
            .SelectMany(call => call.ArgumentList.DescendantNodes()).OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.ValueText);
        return FromBase64(string.Concat(texts));
    }

    private static byte[]? FromBase64(string text)
    {
        try
        {
            return text.Length == 0 ? null : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
