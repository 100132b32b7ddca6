using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Of which classes there are objects where a loop runs over what a scan found: reflection over the types of an assembly, or the container after
/// Scrutor's <c>Scan</c> (https://github.com/khellang/Scrutor).
/// </summary>
internal sealed class FoundObjects(ServiceModel model)
{
    private const int Deepest = 12;

    // What registers a scanned class under an interface; 'AsSelf' does not.
    private static readonly string[] AsContract = ["AsImplementedInterfaces", "AsSelfWithInterfaces", "As", "AsMatchingInterface", "UsingAttributes"];

    private const string Strategy = "UsingRegistrationStrategy";

    private static readonly string[] Sequences = ["GetServices", "GetRequiredService", "GetService"];

    /// <summary>Whether a call may run on an object of a class: null where a filter decides that nobody can read. Where nothing is scanned, all classes are there.</summary>
    internal bool? Include(IInvocationOperation call, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // Objects of the classes that derive from it run its method too, and the filter may let those pass.
        if (type.IsAbstract || model.MentionsOf(type.Name, cancellationToken).Any(use => use.FirstAncestorOrSelf<BaseTypeSyntax>() is not null))
            return true;
        bool? verdict = true;
        var source = CollectionOf(call.Instance, 0);
        for (var depth = 0; source is not null && depth < Deepest; depth++)
        {
            if (Elements.Source(source, model) is not IInvocationOperation step)
                break;
            if (step.TargetMethod.Name == "Where" && step.Arguments.Length > 0 && IsOverTypes(step))
                verdict = TypeTest.And(verdict, TypeTest.Passes(step.Arguments[step.Arguments.Length - 1].Value, type));
            else if (Array.IndexOf(Sequences, step.TargetMethod.Name) >= 0 && step.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && elements[0] is INamedTypeSymbol contract)
                return TypeTest.And(verdict, IsRegistered(type, contract, cancellationToken));
            source = step.Receiver();
        }
        return verdict;
    }

    private static bool IsOverTypes(IInvocationOperation where) => where.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && elements[0].Is(Reflection.Type);

    // What a loop runs over, where an object is its variable or made of it: 'Activator.CreateInstance(type)'.
    private IOperation? CollectionOf(IOperation? made, int depth)
    {
        if (depth > Deepest)
            return null;
        switch (made?.WithoutConversions())
        {
            case ILocalReferenceOperation local:
                var body = model.BodyAround(local);
                return body.LoopOf(local.Local)?.Collection ?? (body.ValuesOf(local.Local).ToList() is { Count: 1 } values ? CollectionOf(values[0], depth + 1) : null);
            case IParameterReferenceOperation parameter when parameter.Lambda()?.CallThatTakes() is { TargetMethod.Name: "ForEach" } each:
                return each.Receiver();
            case IInvocationOperation call:
                return CollectionOf(call.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault(value => value is ILocalReferenceOperation or IParameterReferenceOperation && value.Type.Is(Reflection.Type)), depth + 1);
            default:
                return null;
        }
    }

    private bool? IsRegistered(INamedTypeSymbol type, INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        var scans = model.MentionsOf("AddClasses", cancellationToken).Select(use => use.CallBy()).OfType<InvocationExpressionSyntax>()
            .Select(syntax => model.CallAt(syntax, cancellationToken)).OfType<IInvocationOperation>().Where(scan => scan.TargetMethod.DeclaringSyntaxReferences.IsEmpty).ToList();
        // Who names the class may register it, and the contract is what other ways to find classes ask for.
        if (scans.Count == 0 || model.MentionsOf(type.Name, cancellationToken).Any(use => use.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText != type.Name))
            return true;
        var verdicts = scans.ConvertAll(scan => AddsAs(scan, type, contract));
        return verdicts.Contains(true) ? true
            : verdicts.TrueForAll(verdict => verdict == false) && !model.MentionsOf(contract.Name, cancellationToken).Any(FindsOtherwise) ? false
            : null;
    }

    private static bool? AddsAs(IInvocationOperation scan, INamedTypeSymbol type, INamedTypeSymbol contract)
    {
        if (type.IsGenericType)
            return null;
        var chain = LoneStatement.Original(scan.Syntax).Ancestors().OfType<InvocationExpressionSyntax>().Select(call => (Call: call, Name: call.InvokedName()))
            .TakeWhile(call => call.Name?.Identifier.ValueText != "AddClasses").ToList();
        var added = chain.Select(call => call.Name).FirstOrDefault(name => name?.Identifier.ValueText is { } called && (called == "AsSelf" || Array.IndexOf(AsContract, called) >= 0));
        var kind = added?.Identifier.ValueText;
        var given = scan.Arguments.Where(argument => !argument.IsImplicit).Select(argument => argument.Value).ToList();
        var passes = given.FirstOrDefault(value => value.WithoutConversions() is IAnonymousFunctionOperation) is { } filter ? TypeTest.Passes(filter, type) : given.Count == 0 ? true : null;
        // One strategy registers the first class alone, others put one in the place of another.
        if (chain.Exists(call => call.Name?.Identifier.ValueText == Strategy && !IsAppend(call.Call)))
            return TypeTest.And(passes, null);
        var isSeen = type.DeclaredAccessibility == Accessibility.Public || scan.ArgumentFor("publicOnly")?.ConstantValue is { HasValue: true, Value: false };
        return kind switch
        {
            "AsImplementedInterfaces" or "AsSelfWithInterfaces" => TypeTest.And(passes, isSeen ? true : null),
            // 'As<IModule>()' is spelled by the name of the contract, or of another type that may be any.
            "As" when added is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } named } && named[0] is SimpleNameSyntax { Identifier.ValueText: var name } && name == contract.Name =>
                TypeTest.And(passes, isSeen ? true : null),
            "AsSelf" => false,
            "AsMatchingInterface" when contract.Name != "I" + type.Name => false,
            _ => TypeTest.And(passes, null),
        };
    }

    private static bool IsAppend(InvocationExpressionSyntax strategy) => strategy.ArgumentList.Arguments.FirstOrDefault()?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" };

    // 'services.AddTransient(typeof(IModule), type)', a factory, a list that is handed on: whoever names the contract apart from a scan, a base list and the question for its services.
    private static bool FindsOtherwise(SimpleNameSyntax use) => use.FirstAncestorOrSelf<BaseTypeSyntax>() is null
        && !use.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.InvokedName()?.Identifier.ValueText is { } name
            && (name is "AddClasses" or "FromAssemblyOf" or "FromAssembliesOf" || Array.IndexOf(Sequences, name) >= 0));
}
