using System;
using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Whether a rewritten call evaluates what it evaluated, in the same order and as often; where it does not, whether nobody can tell, because
/// all that moves only reads what stands still.
/// </summary>
internal static class EvaluationOrder
{
    internal static bool IsKept(LogCall call, BuiltText built, ConstantTemplate template)
    {
        var before = new List<IOperation>();
        var after = new List<IOperation>();
        if (call.Template is ILocalReferenceOperation)
            before.AddRange(built.Evaluated);
        if (call.Invocation.Instance is { } instance)
            Add(instance, before, after);
        foreach (var argument in call.Invocation.Arguments)
        {
            if (argument == call.TemplateArgument)
            {
                if (call.Template is not ILocalReferenceOperation)
                    before.AddRange(built.Evaluated);
            }
            else if (call.Values.Contains(argument.Value))
                before.Add(argument.Value);
            else if (argument.Parameter is { IsParams: true } && argument.ElementsOfParams() is { IsDefault: false } elements)
                before.AddRange(elements);
            else
                Add(argument.Value, before, after);
        }
        after.AddRange(template.Values.Select(v => v.Operation));

        var movesBefore = before.Where(o => !IsFixed(o)).ToList();
        var movesAfter = after.Where(o => !IsFixed(o)).ToList();
        return movesBefore.SequenceEqual(movesAfter) || movesBefore.Concat(movesAfter).All(IsStill);
    }

    private static void Add(IOperation operation, List<IOperation> before, List<IOperation> after)
    {
        before.Add(operation);
        after.Add(operation);
    }

    /// <summary>Whether nothing that runs in between can change it.</summary>
    internal static bool IsFixed(IOperation operation) => Plain(operation) switch
    {
        { ConstantValue.HasValue: true } => true,
        IInstanceReferenceOperation => true,
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => !LocalWrites.IsReassigned(local, operation),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => !LocalWrites.IsReassigned(parameter, operation),
        IFieldReferenceOperation { Field: { IsReadOnly: true } } field => field.Instance is null || IsFixed(field.Instance),
        // The id of an event that is written as a number.
        IConversionOperation { OperatorMethod: { ContainingType: var type }, Operand.ConstantValue.HasValue: true } => type.Is(Loggers.EventId),
        IObjectCreationOperation { Initializer: null } made => made.Type.Is(Loggers.EventId) && made.Arguments.All(argument => argument.Value.ConstantValue.HasValue),
        _ => false,
    };

    /// <summary>Whether reading it changes nothing, so that it may be read once more, and reads may change places among themselves.</summary>
    internal static bool IsStill(IOperation operation) => Plain(operation) switch
    {
        { ConstantValue.HasValue: true } or IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IDefaultValueOperation => true,
        IFieldReferenceOperation field => field.Instance is null || IsStill(field.Instance),
        var message when ExceptionOfMessage(message) is { } exception => IsStill(exception),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => IsStored(property.Property) && (property.Instance is null || IsStill(property.Instance)),
        _ => false,
    };

    /// <summary>The exception whose message a value is, or null.</summary>
    internal static IOperation? ExceptionOfMessage(IOperation value) =>
        Plain(value) is IPropertyReferenceOperation { Property.Name: nameof(Exception.Message), Instance: { } instance } && instance.Type.IsOrDerivesFrom(Exceptions.Exception) ? instance : null;

    private static bool IsStored(IPropertySymbol property) =>
        !property.IsVirtual && !property.IsAbstract && !property.IsOverride && property.DeclaringSyntaxReferences.Length > 0
        && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(a => a is { Body: null, ExpressionBody: null }),
            _ => false,
        });

    private static IOperation Plain(IOperation operation) => operation.WithoutImplicitConversions();
}
