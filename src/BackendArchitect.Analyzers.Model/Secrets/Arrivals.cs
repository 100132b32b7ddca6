using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Follows a value forward to where it arrives: through operators that choose, encodings and digests, locals, loops, fields, properties and methods
/// of the project, and what these do with their parameters. Forward and not backward, so that a constant is reported in the file it stands in and
/// once, however many places use it.
/// </summary>
internal static class Arrivals
{
    private const int MostSteps = 4;

    /// <summary>The arguments, assignments, initializers, comparisons, longer texts, conversions by an operator and fallbacks that the value reaches.</summary>
    /// <param name="value">The value.</param>
    /// <param name="followNames">Whether to go on behind locals, members and parameters: that costs a search.</param>
    /// <param name="model">The project.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static IEnumerable<IOperation> Of(IOperation value, bool followNames, ServiceModel model, CancellationToken cancellationToken) =>
        Of(value, followNames ? MostSteps : 0, model, cancellationToken);

    private static IEnumerable<IOperation> Of(IOperation value, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var at = value;
        while (at.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation { OperatorMethod: not null }:
                    yield return parent;
                    at = parent;
                    continue;
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                case ISwitchExpressionArmOperation arm when at == arm.Value:
                case ISwitchExpressionOperation:
                case IInvocationOperation call when at == call.Instance && HandsOn(call.TargetMethod):
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } joined when (at == joined.LeftOperand ? joined.RightOperand : joined.LeftOperand).ConstantValue.HasValue:
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String } } character when at == character.Instance:
                    at = parent;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "ToString" } call when at == call.Instance && IsUrl(call.Instance.Type):
                case IPropertyReferenceOperation { Property.Name: "Uri" or "AbsoluteUri" or "PathAndQuery" or "OriginalString" } part when at == part.Instance && IsUrl(part.Instance.Type):
                case IArgumentOperation { Parameter.Name: "uri" or "uriString", Parent: IInvocationOperation { TargetMethod: var build } } when build.Is(OutgoingUrls.AddQueryString):
                    at = parent is IArgumentOperation ? parent.Parent! : parent;
                    continue;
                case IConditionalOperation conditional when at != conditional.Condition:
                    yield return conditional;
                    at = parent;
                    continue;
                case ICoalesceOperation coalesce:
                    if (at == coalesce.WhenNull)
                        yield return coalesce;
                    at = parent;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call } argument when HandsOn(call.TargetMethod) || IsDigest(call, argument.Parameter):
                    at = call;
                    continue;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } creation } when IsView(type) || type.Is(OutgoingUrls.Uri) || type.Is(Credentials.UriBuilder):
                    at = creation;
                    continue;
            }
            break;
        }

        if (at.Parent is IArgumentOperation or IPropertyInitializerOperation or IParameterInitializerOperation || (at.Parent is IAssignmentOperation assignment && at == assignment.Value)
            || at.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.Add } or IInterpolationOperation
            || (at.Parent is IInvocationOperation { TargetMethod.Name: "Equals" } equality && at == equality.Instance))
            yield return at.Parent;
        if (steps == 0)
            yield break;
        foreach (var use in UsesOfHolder(at, model, cancellationToken))
            if (!IsTarget(use))
                foreach (var arrival in Of(use, steps - 1, model, cancellationToken))
                    yield return arrival;
    }

    private static IEnumerable<IOperation> UsesOfHolder(IOperation at, ServiceModel model, CancellationToken cancellationToken) => at.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => model.BodyAround(at).ReferencesTo(declarator.Symbol),
        IAssignmentOperation { Target: ILocalReferenceOperation target } => model.BodyAround(at).ReferencesTo(target.Local),
        IAssignmentOperation { Target: IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field } } => Uses(field, model, cancellationToken),
        // Whatever is called a credential and is given a constant somewhere holds one; other properties hold many things in many objects.
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, DeclaringSyntaxReferences.IsEmpty: false } property } } when IsCredential(property) =>
            Uses(property, model, cancellationToken),
        IFieldInitializerOperation initializer => initializer.InitializedFields.SelectMany(field => Uses(field, model, cancellationToken)),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.SelectMany(property => Uses(property, model, cancellationToken)),
        IParameterInitializerOperation { Parameter: var parameter } when IsFollowed(parameter) => UsesOfParameter(parameter, model, cancellationToken),
        IArgumentOperation { Parameter: { } parameter } when IsFollowed(parameter) => UsesOfParameter(parameter, model, cancellationToken),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator } loop when at == loop.Collection => model.BodyAround(at).ReferencesTo(declarator.Symbol),
        IReturnOperation returned => MemberAround(returned, cancellationToken) is { } member ? Uses(member, model, cancellationToken) : [],
        _ => [],
    };

    private static bool IsCredential(ISymbol holder) => CredentialNames.Of(holder.Name) is not (CredentialName.None or CredentialName.Pass);

    private static bool IsFollowed(IParameterSymbol parameter) => OutgoingUrls.IsName(parameter.Name) || IsCredential(parameter);

    /// <summary>What the project's own methods do with what they are passed; a record hands it on to the property of the parameter's name.</summary>
    private static IEnumerable<IOperation> UsesOfParameter(IParameterSymbol parameter, ServiceModel model, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method || method.MayBeReplaced())
            return [];
        var definition = method.OriginalDefinition.Parameters[parameter.Ordinal];
        if (model.BodyOf(method, cancellationToken) is { } body)
            return model.BodyAround(body).ReferencesTo(definition);
        // The parameters of a type itself are read by all of its members.
        var uses = Uses(definition, model, cancellationToken);
        return method.ContainingType is { IsRecord: true } record
            ? uses.Concat(record.GetMembers(parameter.Name).OfType<IPropertySymbol>().SelectMany(property => Uses(property, model, cancellationToken)))
            : uses;
    }

    private static IEnumerable<IOperation> Uses(ISymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.UsesOf(member, cancellationToken).Select(use => use.Operation(cancellationToken)).OfType<IOperation>();

    /// <summary>The method or property that returns the value; null where a lambda or local function does.</summary>
    internal static ISymbol? MemberAround(IReturnOperation returned, CancellationToken cancellationToken) =>
        returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart, cancellationToken) is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet } method
            ? method.AssociatedSymbol ?? method
            : null;

    private static bool IsTarget(IOperation use) => use.Parent is IAssignmentOperation assignment && assignment.Target == use;

    // A digest of what everybody knows is known too; that of a keyed algorithm is not.
    private static bool IsDigest(IInvocationOperation call, IParameterSymbol? parameter) =>
        call.TargetMethod.Name is "HashData" or "ComputeHash" && parameter?.Name is "source" or "buffer"
        && (call.Instance?.Type ?? call.TargetMethod.ContainingType) is var type
        && (type.Is(Ciphers.CryptographicOperations) || (type.IsOrDerivesFrom(Ciphers.HashAlgorithm) && !type.IsOrDerivesFrom(Ciphers.KeyedHashAlgorithm)));

    private static bool IsUrl(ITypeSymbol? type) => type.Is(OutgoingUrls.Uri) || type.Is(Credentials.UriBuilder);

    private static bool IsView(ITypeSymbol? type) => type.Is(Credentials.ReadOnlySpan) || type.Is(Credentials.ReadOnlyMemory) || type.Is(Credentials.Span);

    // What comes out is what went in, in another form.
    private static bool HandsOn(IMethodSymbol method) => method.Name switch
    {
        "GetBytes" => method.ContainingType.IsOrDerivesFrom(Credentials.Encoding),
        "FromBase64String" or "FromHexString" => method.ContainingType.Is(Credentials.Convert),
        "Trim" or "ToCharArray" or "PadRight" or "PadLeft" or "Substring" or "ToUpperInvariant" or "ToLowerInvariant" or "ToString" =>
            method.ContainingType.SpecialType == SpecialType.System_String,
        "ToArray" or "Take" or "ToList" => method.ContainingType.Is(Credentials.ReadOnlySpan) || method.ContainingType.Is(Credentials.Enumerable),
        "AsSpan" or "AsMemory" => method.ContainingType.Is(Credentials.MemoryExtensions),
        // How clients' secrets are stored by the servers that issue tokens.
        "Sha256" or "Sha512" => method.ContainingType.Name == "HashExtensions" && CredentialClients.IsClient(method.ContainingNamespace.ToDisplayString()),
        _ => false,
    };
}
