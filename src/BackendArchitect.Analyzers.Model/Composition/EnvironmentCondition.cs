using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a condition says about the environment: whether it can hold in Production.</summary>
internal static class EnvironmentCondition
{
    private const string Production = "Production";
    private const int MostSteps = 10;

    /// <summary>Whether the condition has this value only where the environment is not Production. What cannot be decided excludes nothing.</summary>
    internal static bool ExcludesProduction(IOperation condition, bool when, ServiceModel model, CancellationToken cancellationToken) =>
        new Reading(model, cancellationToken).Excludes(condition, when, steps: 0);

    /// <summary>Whether a value matches a pattern only where the environment is not Production.</summary>
    internal static bool ExcludesProduction(IOperation value, IPatternOperation pattern, bool when, ServiceModel model, CancellationToken cancellationToken) =>
        new Reading(model, cancellationToken).Excludes(value, pattern, when, steps: 0);

    /// <summary>Whether a value equals another one, or differs from it, only where the environment is not Production.</summary>
    internal static bool ExcludesProduction(IOperation value, IOperation other, bool when, ServiceModel model, CancellationToken cancellationToken) =>
        new Reading(model, cancellationToken).ExcludesByComparison(value, other, when, steps: 0);

    private readonly struct Reading(ServiceModel model, CancellationToken cancellationToken)
    {
        internal bool Excludes(IOperation condition, bool when, int steps)
        {
            condition = condition.WithoutConversions();
            // What never has this value cannot have it in Production.
            if (condition.ConstantValue is { HasValue: true, Value: bool constant })
                return constant != when;
            switch (condition)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    return Excludes(not.Operand, !when, steps);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                    return when
                        ? Excludes(and.LeftOperand, when, steps) || Excludes(and.RightOperand, when, steps)
                        : Excludes(and.LeftOperand, when, steps) && Excludes(and.RightOperand, when, steps);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                    return when
                        ? Excludes(or.LeftOperand, when, steps) && Excludes(or.RightOperand, when, steps)
                        : Excludes(or.LeftOperand, when, steps) || Excludes(or.RightOperand, when, steps);
                case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                    return (Excludes(choice.Condition, true, steps) || Excludes(choice.WhenTrue, when, steps))
                        && (Excludes(choice.Condition, false, steps) || Excludes(whenFalse, when, steps));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal:
                    return ExcludesByComparison(equal.LeftOperand, equal.RightOperand, when, steps);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differ:
                    return ExcludesByComparison(differ.LeftOperand, differ.RightOperand, !when, steps);
                case IIsPatternOperation match:
                    return Excludes(match.Value, match.Pattern, when, steps);
                case IInvocationOperation call:
                    return ExcludesByCall(call, when) || (steps < MostSteps && ExcludesBehind(call, when, steps));
                case IParameterReferenceOperation reference:
                    return steps < MostSteps && ExcludesByArguments(reference.Parameter, when, steps);
                default:
                    return steps < MostSteps && ExcludesBehind(condition, when, steps);
            }
        }

        internal bool Excludes(IOperation value, IPatternOperation pattern, bool when, int steps)
        {
            switch (pattern)
            {
                case IConstantPatternOperation constant:
                    return ExcludesByComparison(value, constant.Value, when, steps);
                case INegatedPatternOperation not:
                    return Excludes(value, not.Pattern, !when, steps);
                case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                    return when
                        ? Excludes(value, or.LeftPattern, when, steps) && Excludes(value, or.RightPattern, when, steps)
                        : Excludes(value, or.LeftPattern, when, steps) || Excludes(value, or.RightPattern, when, steps);
                case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and:
                    return when
                        ? Excludes(value, and.LeftPattern, when, steps) || Excludes(value, and.RightPattern, when, steps)
                        : Excludes(value, and.LeftPattern, when, steps) && Excludes(value, and.RightPattern, when, steps);
                default:
                    return false;
            }
        }

        internal bool ExcludesByComparison(IOperation left, IOperation right, bool when, int steps)
        {
            left = left.WithoutConversions();
            right = right.WithoutConversions();
            if (right.ConstantValue is { HasValue: true, Value: bool expected })
                return Excludes(left, when == expected, steps);
            if (left.ConstantValue is { HasValue: true, Value: bool expectedLeft })
                return Excludes(right, when == expectedLeft, steps);
            if (NameText(right) is { } name)
                return ExcludesByName(NamesInProduction(left), name, when, StringComparison.Ordinal);
            return NameText(left) is { } nameLeft && ExcludesByName(NamesInProduction(right), nameLeft, when, StringComparison.Ordinal);
        }

        private bool ExcludesByCall(IInvocationOperation call, bool when)
        {
            var method = call.TargetMethod;
            if (method.ContainingType.Is(Environments.HostEnvironmentExtensions) || method.ContainingType.Is(Environments.WebHostingEnvironmentExtensions))
                return method.Name switch
                {
                    "IsDevelopment" or "IsStaging" => when,
                    "IsProduction" => !when,
                    "IsEnvironment" => call.ArgumentFor("environmentName") is { } argument && NameText(argument) is { } name
                        && when != name.Equals(Production, StringComparison.OrdinalIgnoreCase),
                    _ => false,
                };
            if (method.Is(Environments.StringEquals))
            {
                IOperation[] compared = [.. call.Instance is { } instance ? [instance] : Array.Empty<IOperation>(), .. call.Arguments.Where(a => a.Parameter?.Type.TypeKind != TypeKind.Enum).Select(a => a.Value)];
                var comparison = call.Arguments.FirstOrDefault(a => a.Parameter?.Type.TypeKind == TypeKind.Enum)?.Value.ConstantValue is { HasValue: true, Value: int kind }
                    ? (StringComparison)kind : StringComparison.Ordinal;
                return compared.Length == 2
                    && (NameText(compared[1]) is { } second ? ExcludesByName(NamesInProduction(compared[0]), second, when, comparison)
                        : NameText(compared[0]) is { } first && ExcludesByName(NamesInProduction(compared[1]), first, when, comparison));
            }
            return false;
        }

        // Names in Production may be spelled in any case as far as the host is concerned; an ordinal '!=' passes by all but its own spelling.
        private static bool ExcludesByName(ImmutableArray<string?> inProduction, string name, bool when, StringComparison comparison)
        {
            if (inProduction.IsDefault)
                return false;
            return when
                ? !inProduction.Contains(name, StringComparer.OrdinalIgnoreCase)
                : inProduction.All(possible => string.Equals(possible, name, comparison));
        }

        private bool ExcludesBehind(IOperation value, bool when, int steps)
        {
            var any = false;
            foreach (var origin in ValueOrigin.Of(value, model, cancellationToken))
            {
                if (origin.Value == value || !Excludes(origin.Value, when, steps + 1))
                    return false;
                any = true;
            }
            return any;
        }

        private bool ExcludesByArguments(IParameterSymbol parameter, bool when, int steps)
        {
            if (parameter.ContainingSymbol is not IMethodSymbol method || !EnvironmentGuard.IsCalledFromHereAlone(method, model) || IsWritten(parameter))
                return false;
            var any = false;
            foreach (var use in model.UsesOf(method, cancellationToken))
            {
                if (use.Operation(cancellationToken) is not IInvocationOperation call || call.ArgumentFor(parameter.Name) is not { } argument || !Excludes(argument, when, steps + 1))
                    return false;
                any = true;
            }
            return any;
        }

        private bool IsWritten(IParameterSymbol parameter) =>
            parameter.RefKind != RefKind.None
            || model.BodyOf((IMethodSymbol)parameter.ContainingSymbol, cancellationToken) is not { } body
            || body.Descendants().Any(operation => operation is IParameterReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
                && (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference || reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }));

        /// <summary>What an environment name reads in Production; default for what is no environment name.</summary>
        private ImmutableArray<string?> NamesInProduction(IOperation value)
        {
            value = value.WithoutConversions();
            switch (value)
            {
                case ICoalesceOperation coalesce when NameText(coalesce.WhenNull) is { } fallback:
                    var names = NamesInProduction(coalesce.Value);
                    return names.IsDefault ? default : [.. names.Select(name => name ?? fallback).Distinct(StringComparer.OrdinalIgnoreCase)];
                case IPropertyReferenceOperation { Property: { Name: "EnvironmentName", ContainingType: { } owner } }
                    when owner.IsOrDerivesFrom(Environments.HostEnvironment) || owner.IsOrDerivesFrom(Environments.WebHostingEnvironment):
                    return [Production];
                // A variable that is not set means Production to the host, and reads null.
                case IInvocationOperation call when call.TargetMethod.Is(Environments.GetEnvironmentVariable) && IsEnvironmentKey(call.ArgumentFor("variable").ConstantText()):
                case IInvocationOperation { TargetMethod.Name: "GetValue" } read
                    when read.TargetMethod.ContainingType.Is(Environments.ConfigurationBinder) && IsEnvironmentKey(read.ArgumentFor("key").ConstantText()):
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: { } configuration } } indexed
                    when configuration.IsOrDerivesFrom(Environments.Configuration) && IsEnvironmentKey(indexed.Arguments[0].Value.ConstantText()):
                    return [Production, null];
                case IInvocationOperation { TargetMethod.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant", Instance: { } spelled } call:
                    var spelling = NamesInProduction(spelled);
                    return spelling.IsDefault ? default
                        : [.. spelling.Select(name => call.TargetMethod.Name[2] == 'L' ? name?.ToLowerInvariant() : name?.ToUpperInvariant())];
                case IConditionalAccessOperation access when NamesInProduction(access.Operation) is { IsDefault: false } accessed
                    && access.WhenNotNull is IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String }:
                    return accessed;
                default:
                    var origins = ValueOrigin.Of(value, model, cancellationToken).ToImmutableArray();
                    return origins.Length == 1 && origins[0].Value != value ? NamesInProduction(origins[0].Value) : default;
            }
        }

        private static bool IsEnvironmentKey(string? key) =>
            key is not null && (key.Equals("ASPNETCORE_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
                || key.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
                || key.Equals("ENVIRONMENT", StringComparison.OrdinalIgnoreCase));

        private static string? NameText(IOperation value) => value.WithoutConversions() switch
        {
            IFieldReferenceOperation { Field: { ContainingType: { } owner } field } when owner.Is(Environments.WellKnown) || owner.Is(Environments.WebWellKnown) => field.Name,
            var other => other.ConstantText(),
        };
    }
}
