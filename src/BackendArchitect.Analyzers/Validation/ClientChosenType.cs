using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Taint;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Data from a client that says which objects are made of it: it says what code runs.</summary>
internal sealed class ClientChosenType() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2020",
        category: Family.Validation,
        level: Level.Must,
        title: "Client-chosen type",
        messageFormat: "{0} names the types of the objects that it becomes: {1}",
        description: "Deserialize to types that the code names; where one of several is meant, list them with [JsonDerivedType] or a SerializationBinder.",
        cwe: 502);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Uses = [Remedies.NoTypeNames],
        Drops = ["JsonSerializerSettings", "TypeNameHandling", "Auto", "All", "Objects", "Arrays"],
    });

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal override bool Watches(ISymbol destination) => NamedTypes.IsHandling(destination) || NamedTypes.IsHandlingOfMember(destination) || NamedTypes.IsData(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (NamedTypes.IsHandling(value.Destination))
        {
            if (NamedTypes.NameOf(value.Value) is { } handling && NamedTypes.IsOfRequests(value.Value) && !NamedTypes.IsRestrictedBeside(value.Value))
                report.At(value.Value.Syntax.GetLocation(), "A request", $"TypeNameHandling is {handling}, and no SerializationBinder says which types there are");
        }
        else if (NamedTypes.IsHandlingOfMember(value.Destination))
        {
            if (NamedTypes.NameOf(value.Value) is { } handling && NamedTypes.FilledByClients(value.Value, report.Model, report.CancellationToken) is { } type)
                report.At(value.Value.Syntax.GetLocation(), $"The '{type.Name}' of a request", $"its {value.Destination.Name} is {handling}, and no SerializationBinder says which types there are");
        }
        else if (CallOf(value.Value) is { } call && NamedTypes.Of(call, report.Model, report.CancellationToken) is { } because && ClientIn(value.Value, report) is { } input)
            report.At(value.Value.Syntax.GetLocation(), input, because);
    }

    private static IInvocationOperation? CallOf(IOperation value)
    {
        var at = value.Parent;
        while (at is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            at = at.Parent;
        return at as IInvocationOperation;
    }

    // What a reader of JSON reads, and the content of an upload, are the client's as well.
    private static string? ClientIn(IOperation value, Report report)
    {
        if (value is IObjectCreationOperation { Arguments.Length: 1 } creation && creation.Type.Is(Deserializers.TextReader))
            return ClientIn(creation.Arguments[0].Value.WithoutConversions(), report);
        foreach (var origin in ValueOrigin.Of(value, report.Model, report.CancellationToken))
            if (origin.Value is IInvocationOperation { TargetMethod.Name: "OpenReadStream", Instance.Type: { } file } && file.IsOrDerivesFrom(Antiforgery.FormFile))
                return "The upload";
        var input = TaintReader.Of(report.Model).Reaching(value, Dangers.Code, TaintOptions.TablesOf(report.Options), report.CancellationToken)?.Input;
        return input is null ? null : char.ToUpperInvariant(input[0]) + input.Substring(1);
    }
}
