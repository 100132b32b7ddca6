using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Which setting of the application's configuration an expression reads.</summary>
internal static class SettingPath
{
    /// <summary>The names of a setting's sections and its own, with colons between them; null for what reads none, or one whose name is not known.</summary>
    internal static string? Of(IOperation value, Frame frame, int depth, ServiceModel model, CancellationToken cancellationToken)
    {
        (value, frame) = frame.Passed(value);
        if (depth > RouteText.Deepest)
            return null;
        return value switch
        {
            // 'configuration["Api:Prefix"]'
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var of }, Instance: { } section, Arguments: { Length: 1 } key } when of.IsOrDerivesFrom(Environments.Configuration) =>
                Below(OfSection(section, frame, depth + 1, model, cancellationToken), key[0].Value, frame, depth, model, cancellationToken),
            // 'configuration.GetValue<string>("Api:Prefix")'
            IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType: var of } } call when of.Is(Environments.ConfigurationBinder) && call.Receiver() is { } section && call.ArgumentFor("key") is { } key =>
                Below(OfSection(section, frame, depth + 1, model, cancellationToken), key, frame, depth, model, cancellationToken),
            // 'configuration.GetSection("Api:Prefix").Value' and '.Get<string>()'
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: var of }, Instance: { } section } when of.Is(Credentials.ConfigurationSection) => OfSection(section, frame, depth + 1, model, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: var of, ReturnType.SpecialType: SpecialType.System_String } } call when of.Is(Environments.ConfigurationBinder) && call.Receiver() is { } section =>
                OfSection(section, frame, depth + 1, model, cancellationToken),
            // 'configuration.GetSection("Api").Get<ApiSettings>().Prefix'
            IPropertyReferenceOperation { Property.Name: var name, Instance: { } whole } when BoundBy(whole, model) is { } bound && bound.Receiver() is { } section =>
                OfSection(section, frame, depth + 1, model, cancellationToken) is { Length: > 0 } path ? path + ":" + name : null,
            _ => null,
        };
    }

    /// <summary>The path of a section of the application's configuration, empty for the whole of it; null for anything else.</summary>
    internal static string? OfSection(IOperation section, Frame frame, int depth, ServiceModel model, CancellationToken cancellationToken)
    {
        (section, frame) = frame.Passed(section);
        // Code that does not compile may give a variable its own value.
        if (depth > RouteText.Deepest)
            return null;
        switch (section)
        {
            case IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call when call.Receiver() is { } above && call.ArgumentFor("key") is { } key:
                return Below(OfSection(above, frame, depth + 1, model, cancellationToken), key, frame, depth, model, cancellationToken);
            case ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values:
                return OfSection(values[0], frame.Of(local.Local), depth + 1, model, cancellationToken);
            case IMemberReferenceOperation or IParameterReferenceOperation or IInvocationOperation when section.Type is { } type && !type.Is(Credentials.ConfigurationSection) && type.IsOrDerivesFrom(Environments.Configuration):
                return section is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } ? null : "";
            default:
                return null;
        }
    }

    private static string? Below(string? section, IOperation key, Frame frame, int depth, ServiceModel model, CancellationToken cancellationToken) =>
        section is not null && model.Endpoints.Routes.Of(key, frame, depth + 1, cancellationToken) is var name && !name.Contains(RoutePattern.Unknown) ? section.Length == 0 ? name : section + ":" + name : null;

    // What makes an object of a section, where no code changes it after that.
    private static IInvocationOperation? BoundBy(IOperation whole, ServiceModel model)
    {
        whole = whole.WithoutConversions();
        if (whole is ILocalReferenceOperation local && model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values)
            whole = values[0].WithoutConversions();
        if (whole is ICoalesceOperation { WhenNull: var otherwise } choice && otherwise.WithoutConversions() is IThrowOperation)
            whole = choice.Value.WithoutConversions();
        return whole is IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: var of } } call && of.Is(Environments.ConfigurationBinder) ? call : null;
    }
}
