using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>
/// Finds where an entity data model is built and what its builder is told. Whatever is not understood leaves the whole model unknown.
/// </summary>
internal sealed class DataModelReader(ServiceModel model, CancellationToken cancellationToken)
{
    private const int Deepest = 12;

    // What adds to a model that is built already.
    private static readonly string[] Additions = ["AddElement", "AddEntitySet", "AddSingleton", "AddActionImport", "AddFunctionImport", "AddOperationImport", "AddStructuralProperty", "AddUnidirectionalNavigation", "AddBidirectionalNavigation", "AddKeys"];

    /// <summary>The model that an expression stands for; null where it is not known.</summary>
    internal DataModel? Of(IOperation value, Frame frame)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            (value, frame) = frame.Passed(value);
            switch (value)
            {
                case IInvocationOperation { Instance: { } builder } get when get.TargetMethod.Name == DataServices.GetModel.Name && IsBuilder(get.TargetMethod.ContainingType):
                    return !IsAddedTo(get) && Creation(builder, frame) is { } made ? Built(made.Creation, made.Frame) : null;
                case ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values:
                    (value, frame) = (values[0], frame.Of(local.Local));
                    break;
                case IMemberReferenceOperation { Instance: null } shared when model.Endpoints.Builders.WritesOf(shared.Member, cancellationToken) is { Count: 1 } writes:
                    (value, frame) = writes[0];
                    break;
                case IInvocationOperation call when model.Endpoints.Builders.ReturnedBy(call, frame, cancellationToken) is { Values: { Count: 1 } returned } inside:
                    (value, frame) = (returned[0], inside.Inside);
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    private static bool IsBuilder(ITypeSymbol type) => type.IsOrDerivesFrom(DataServices.ModelBuilder);

    // In the method that builds it, or in one that is handed the result.
    private bool IsAddedTo(IInvocationOperation built)
    {
        var body = LoneStatement.Original(built.Syntax).Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);
        return body is not null && (Adds(body) || body.DescendantNodes(IsOwn).OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments.Count > 0 && model.SymbolOf(call, cancellationToken) is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Type.Name is "EdmModel" or "IEdmModel"))
            .Select(call => model.SymbolOf(call, cancellationToken)).SelectMany(method => (((IMethodSymbol)method!).ReducedFrom ?? method).DeclaringSyntaxReferences).Any(reference => Adds(reference.GetSyntax(cancellationToken))));

        bool IsOwn(SyntaxNode node) => node == body || node is not (LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax);

        bool Adds(SyntaxNode node) => node.DescendantTokens(inner => inner == node || IsOwn(inner)).Any(token => System.Array.IndexOf(Additions, token.ValueText) >= 0);
    }

    private (IObjectCreationOperation Creation, Frame Frame)? Creation(IOperation builder, Frame frame)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            (builder, frame) = frame.Passed(builder);
            switch (builder)
            {
                case IObjectCreationOperation creation:
                    return (creation, frame);
                case ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values:
                    (builder, frame) = (values[0], frame.Of(local.Local));
                    break;
                case IInvocationOperation call when model.Endpoints.Builders.ReturnedBy(call, frame, cancellationToken) is { Values: { Count: 1 } returned } inside:
                    (builder, frame) = (returned[0], inside.Inside);
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    private DataModel? Built(IObjectCreationOperation creation, Frame frame)
    {
        var isConvention = creation.Type.Is(DataServices.ConventionModelBuilder);
        if (!isConvention && !creation.Type.Is(DataServices.ModelBuilder))
            return null;
        var walk = new DataBuilderWalk(model, new(isConvention), creation, cancellationToken);
        foreach (var set in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
            walk.Assign(set, frame, DataBuilderWalk.Part.Builder);
        walk.Follow(creation, frame, DataBuilderWalk.Part.Builder);
        return walk.IsOpen ? null : walk.Built;
    }
}
