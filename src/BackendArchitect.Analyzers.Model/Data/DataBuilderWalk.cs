using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>
/// Follows the builder of a data model forwards, from where it is made through everything that is called on it and its parts: locals, chains, and methods of
/// the service that are handed one of them.
/// </summary>
internal sealed class DataBuilderWalk(ServiceModel model, DataModel built, IObjectCreationOperation creation, CancellationToken cancellationToken)
{
    private static readonly string[] Named = ["Property", "CollectionProperty", "ComplexProperty", "EnumProperty", "HasMany", "HasOptional", "HasRequired", "ContainsMany", "ContainsOptional", "ContainsRequired", "HasDynamicProperties"];

    // What tells how data may be asked for, and no route depends on.
    private static readonly string[] Queries = ["Filter", "OrderBy", "Expand", "Select", "Page", "Count", "MediaType", "HasETag", "HasReadRestrictions", "HasCountRestrictions", "HasManyBinding", "HasOptionalBinding", "HasRequiredBinding", "HasUrl", "HasFeedSelfLink", "HasEditLink", "HasIdLink"];

    private readonly HashSet<(SyntaxNode, OperationKind, Frame)> _visited = [];

    internal DataModel Built { get; } = built;

    /// <summary>Whether something is said that is not understood.</summary>
    internal bool IsOpen { get; private set; }

    internal void Follow(IOperation value, Frame frame, Part part)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsOpen || !_visited.Add((value.Syntax, value.Kind, frame)))
            return;
        var (child, parent) = (value, value.Parent);
        while (parent is IConversionOperation or IParenthesizedOperation)
            (child, parent) = (parent, parent.Parent);
        switch (parent)
        {
            case IInvocationOperation call when call.Instance == child:
                Hear(call, frame, part);
                break;
            case IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } when model.BodyOf(call.TargetMethod, cancellationToken) is { } body:
                var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
                if (method.MayBeReplaced() || frame.Runs(method) || IsConditional(call))
                    IsOpen = true;
                else
                    foreach (var reference in model.BodyAround(body).ReferencesTo(method.Parameters[parameter.Ordinal]))
                        Follow(reference, frame.Into(method, call), part);
                break;
            case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call }:
                Hear(call, frame, part);
                break;
            case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation set } property when property.Instance == child && set.Target == property:
                Assign(set, frame, part);
                break;
            case IPropertyReferenceOperation property when property.Instance == child:
                Follow(property, frame, part.Member(property.Property.Name));
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == child:
                FollowVariable(local.Local, assignment.Syntax, value, frame, part);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowVariable(declarator.Symbol, declarator.Syntax, value, frame, part);
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation } or IExpressionStatementOperation or null:
                break;
            case IReturnOperation when frame is { Call: { } call, Caller: { } caller }:
                Follow(call, caller, part);
                break;
            case IReturnOperation when part.Kind == PartKind.Detail:
                break;
            default:
                IsOpen = true;
                break;
        }
    }

    private void FollowVariable(ILocalSymbol local, SyntaxNode given, IOperation value, Frame frame, Part part)
    {
        foreach (var read in model.Endpoints.Builders.ReadsOf(local, given, value, cancellationToken))
            Follow(read, frame, part);
    }

    internal void Assign(ISimpleAssignmentOperation set, Frame frame, Part part)
    {
        var name = (set.Target as IPropertyReferenceOperation)?.Property.Name;
        if (IsConditional(set))
        {
            IsOpen = true;
        }
        else if (name == "Namespace" && part.Kind == PartKind.Builder)
        {
            var space = set.Value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Namespace", Instance: ITypeOfOperation { TypeOperand: var type } }
                ? type.ContainingNamespace.ToDisplayString()
                : model.Endpoints.Routes.Of(set.Value, frame, cancellationToken);
            // Types that are added already keep theirs, and the others are added at the end.
            Built.NamespaceOfTypes = Built.Sources.Count == 0 && Built.Operations.Count == 0 && Built.Entities.Count == 0 ? space : RoutePattern.Unknown;
            Built.Namespace = space;
        }
        else if (name is not ("IsComposable" or "IncludeInServiceDocument" or "Title" or "ContainerName"))
        {
            IsOpen = true;
        }
    }

    private void Hear(IInvocationOperation call, Frame frame, Part part)
    {
        if (IsConditional(call))
        {
            IsOpen = true;
            return;
        }
        var next = part.Kind switch
        {
            PartKind.Builder => OnBuilder(call, frame),
            PartKind.Source => part with { Kind = PartKind.Detail },
            PartKind.Type => OnType(call, frame, part.Type!),
            PartKind.Collection => OnCollection(call, frame, part.Type!),
            PartKind.Operation => OnOperation(call, frame, part),
            PartKind.Parameter => OnParameter(call, part),
            _ => part,
        };
        if (next is null)
            IsOpen = true;
        else if (call.TargetMethod.Name != DataServices.GetModel.Name && call.Type is { SpecialType: not SpecialType.System_Void })
            Follow(call, frame, next);
    }

    private Part? OnBuilder(IInvocationOperation call, Frame frame)
    {
        switch (call.TargetMethod.Name)
        {
            case "EntitySet" or "Singleton" when TypeOf(call, frame) is { } type && TextOf(call, frame) is { } name:
                Built.Sources[name] = new(name, type, call.TargetMethod.Name == "Singleton");
                return new(PartKind.Source, type);
            case "EntityType" when TypeOf(call, frame) is { } type:
                Built.Entities.Add(type);
                return new(PartKind.Type, type);
            case "ComplexType" when TypeOf(call, frame) is { } type:
                Built.Complex.Add(type);
                return new(PartKind.Type, type);
            case "Action" or "Function" when TextOf(call, frame) is { } name:
                return Operation(new(name, call.TargetMethod.Name == "Action", null));
            case "EnumType":
                return Part.Detail;
            case "Ignore" when TypeOf(call, frame) is { } type:
                Built.Ignored.Add(type);
                return Part.Builder;
            case "EnableLowerCamelCase" when call.Arguments.Count(a => a.ArgumentKind == ArgumentKind.Explicit) <= 1:
                Built.IsLowerCamelCase = true;
                return Part.Builder;
            case "GetEdmModel":
                return Part.Detail;
            default:
                return null;
        }
    }

    private Part? OnType(IInvocationOperation call, Frame frame, INamedTypeSymbol type)
    {
        switch (call.TargetMethod.Name)
        {
            case "Action" or "Function" when TextOf(call, frame) is { } name:
                return Operation(new(name, call.TargetMethod.Name == "Action", type));
            case "HasKey":
                if (PropertiesNamed(call) is not { Count: > 0 } keys)
                    return null;
                if (!Built.Keys.TryGetValue(type, out var named))
                    Built.Keys.Add(type, named = []);
                named.AddRange(keys.Select(key => key.Name).Except(named).ToList());
                Built.Declared.UnionWith(keys);
                return new(PartKind.Type, type);
            case "Ignore":
                if (PropertiesNamed(call) is not { Count: > 0 } ignored)
                    return null;
                Built.Ignored.UnionWith(ignored);
                return Part.Detail;
            case "Abstract":
                return new(PartKind.Type, type);
            case var name when Named.Contains(name):
                Built.Declared.UnionWith(PropertiesNamed(call));
                return Part.Detail;
            case var name when Queries.Contains(name):
                return new(PartKind.Type, type);
            default:
                return null;
        }
    }

    private Part? OnCollection(IInvocationOperation call, Frame frame, INamedTypeSymbol type) =>
        call.TargetMethod.Name is "Action" or "Function" && TextOf(call, frame) is { } name
            ? Operation(new(name, call.TargetMethod.Name == "Action", type) { IsOfCollection = true })
            : null;

    private Part? OnOperation(IInvocationOperation call, Frame frame, Part part)
    {
        var method = call.TargetMethod.Name;
        if (method.EndsWith("Parameter", System.StringComparison.Ordinal) && method != "SetBindingParameter")
        {
            if (TextOf(call, frame) is not { } name)
                return null;
            var parameter = new DataParameter(name);
            part.Operation!.Parameters.Add(parameter);
            return part with { Kind = PartKind.Parameter, Parameter = parameter };
        }
        if (method is "ReturnsFromEntitySet" or "ReturnsCollectionFromEntitySet" && call.Arguments.Length > 0 && call.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String)
        {
            // The set is added where it is not there yet.
            if (TypeOf(call, frame) is not { } type || TextOf(call, frame) is not { } set)
                return null;
            if (!Built.Sources.ContainsKey(set))
                Built.Sources[set] = new(set, type, false);
        }
        return method.StartsWith("Returns", System.StringComparison.Ordinal) || method.StartsWith("Has", System.StringComparison.Ordinal) ? part : null;
    }

    private static Part? OnParameter(IInvocationOperation call, Part part)
    {
        if (call.TargetMethod.Name is "Optional" or "HasDefaultValue" or "Required")
            part.Parameter!.IsOptional = call.TargetMethod.Name != "Required";
        return call.TargetMethod.Name is "Optional" or "HasDefaultValue" or "Required" or "Has" ? part : null;
    }

    private Part Operation(DataOperation operation)
    {
        Built.Operations.Add(operation);
        return new(PartKind.Operation, Operation: operation);
    }

    private INamedTypeSymbol? TypeOf(IInvocationOperation call, Frame frame) =>
        call.TargetMethod.TypeArguments is { Length: 1 } given ? frame.Closed(given[0], model.Compilation) as INamedTypeSymbol : null;

    private string? TextOf(IInvocationOperation call, Frame frame) =>
        call.Arguments.Select(argument => argument.Value).FirstOrDefault(value => value.Type?.SpecialType == SpecialType.System_String) is { } text
        && model.Endpoints.Routes.Of(text, frame, cancellationToken) is var name && !name.Contains(RoutePattern.Unknown) ? name : null;

    private static List<IPropertySymbol> PropertiesNamed(IInvocationOperation call) =>
    [
        .. call.Arguments.Select(argument => argument.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().SelectMany(lambda => lambda.Descendants()).OfType<IPropertyReferenceOperation>()
            .Where(property => property.Instance?.WithoutConversions() is IParameterReferenceOperation).Select(property => property.Property.OriginalDefinition),
    ];

    // What stands above the builder too is no condition of what is said about it.
    private bool IsConditional(IOperation operation)
    {
        var made = LoneStatement.Original(creation.Syntax);
        for (var at = operation.Parent; at is not null; at = at.Parent)
            if (at is IConditionalOperation or ILoopOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or IAnonymousFunctionOperation or ICoalesceOperation or IConditionalAccessOperation
                && LoneStatement.Original(at.Syntax) is var above && !(above.SyntaxTree == made.SyntaxTree && above.Span.Contains(made.Span)))
                return true;
        return false;
    }

    internal enum PartKind
    {
        Builder,
        Source,
        Type,
        Collection,
        Operation,
        Parameter,
        Detail,
    }

    /// <summary>What an expression stands for while a model is being built.</summary>
    internal sealed record Part(PartKind Kind, INamedTypeSymbol? Type = null, DataOperation? Operation = null, DataParameter? Parameter = null)
    {
        internal static readonly Part Builder = new(PartKind.Builder);
        internal static readonly Part Detail = new(PartKind.Detail);

        /// <summary>What a property of it stands for.</summary>
        internal Part Member(string property) => (Kind, property) switch
        {
            (PartKind.Source, "EntityType") => this with { Kind = PartKind.Type },
            (PartKind.Type, "Collection") => this with { Kind = PartKind.Collection },
            _ => Detail,
        };
    }
}
