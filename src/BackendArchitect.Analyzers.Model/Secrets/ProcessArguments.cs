using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The command line that a text is passed on: the program, and the words before it, which say what an option such as <c>-p</c> means.</summary>
internal static class ProcessArguments
{
    /// <summary>What stands before the text on its command line; null for a text that is on none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">What receives it, or the list that it stands in.</param>
    /// <param name="model">The project.</param>
    internal static string? Before(IOperation text, ISymbol destination, ServiceModel model)
    {
        if (destination is IPropertySymbol { Name: "Arguments" } property && property.ContainingType.Is(Credentials.ProcessStartInfo))
            return Joined(ProgramOfAssignment(text), []);
        if (destination is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
            return null;
        if (parameter.Name == "arguments" && (method.ContainingType.Is(Credentials.ProcessStartInfo) || method.ContainingType.Is(Credentials.Process)))
            return Joined(ProgramOfCall(text), WordsBefore(text));
        return parameter.Name == "item" && method.ContainingType.Is(Credentials.Collection) && AddAround(text) is { } add && ListOf(add) is { } list && IsArgumentList(list)
            ? Joined(ProgramOf(list, model), Added(add, list, model))
            : null;
    }

    private static string Joined(string? program, IEnumerable<string> words)
    {
        var line = new StringBuilder();
        if (program is not null)
            line.Append(Quoted(program)).Append(' ');
        foreach (var word in words)
            line.Append(Quoted(word)).Append(' ');
        return line.ToString();
    }

    private static string Quoted(string word) => word.IndexOf(' ') < 0 || word.IndexOf('"') >= 0 ? word : '"' + word + '"';

    // new ProcessStartInfo("docker", "...") and Process.Start("docker", "...")
    private static string? ProgramOfCall(IOperation text)
    {
        for (var at = text.Parent; at is not null; at = at.Parent)
            if (at is IArgumentOperation argument)
                return argument.Parent is IObjectCreationOperation creation ? creation.ArgumentFor("fileName").ConstantText() : (argument.Parent as IInvocationOperation)?.ArgumentFor("fileName").ConstantText();
        return null;
    }

    // new ProcessStartInfo { FileName = "docker", Arguments = "..." } and new ProcessStartInfo("docker") { Arguments = "..." }
    private static string? ProgramOfAssignment(IOperation text)
    {
        for (var at = text.Parent; at is not null; at = at.Parent)
            if (at is IObjectCreationOperation creation)
                return ProgramOf(creation);
        return null;
    }

    private static string? ProgramOf(IObjectCreationOperation creation)
    {
        if (creation.ArgumentFor("fileName").ConstantText() is { } passed)
            return passed;
        foreach (var initializer in creation.Initializer?.Initializers ?? [])
            if (initializer is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment && property.Is(Credentials.FileName))
                return assignment.Value.ConstantText();
        return null;
    }

    // new ProcessStartInfo("docker", ["login", "-p", "..."])
    private static IEnumerable<string> WordsBefore(IOperation text)
    {
        var elements = text.Parent switch
        {
            IArrayInitializerOperation array => array.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            IConversionOperation { Parent: ICollectionExpressionOperation collection } => collection.Elements,
            _ => [],
        };
        foreach (var element in elements)
        {
            if (element.WithoutConversions() == text)
                yield break;
            yield return element.ConstantText() ?? "{0}";
        }
    }

    private static IInvocationOperation? AddAround(IOperation text)
    {
        for (var at = text.Parent; at is not null; at = at.Parent)
            if (at is IInvocationOperation { TargetMethod.Name: "Add" } add)
                return add;
        return null;
    }

    // start.ArgumentList.Add("...") and ArgumentList = { "..." }
    private static IOperation? ListOf(IInvocationOperation add) =>
        add.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && add.Parent?.Parent is IMemberInitializerOperation initializer
            ? initializer.InitializedMember
            : add.Instance;

    private static bool IsArgumentList(IOperation list) => list is IPropertyReferenceOperation { Property: var property } && property.Is(Credentials.ArgumentList);

    private static string? ProgramOf(IOperation list, ServiceModel model)
    {
        if (((IPropertyReferenceOperation)list).Instance is not ILocalReferenceOperation start)
            return ProgramOfAssignment(list);
        foreach (var value in model.BodyAround(list).ValuesOf(start.Local))
            if (value is IObjectCreationOperation creation && ProgramOf(creation) is { } program)
                return program;
        return null;
    }

    private static IEnumerable<string> Added(IInvocationOperation add, IOperation list, ServiceModel model)
    {
        if (add.Parent is IObjectOrCollectionInitializerOperation initializer)
        {
            foreach (var other in initializer.Initializers)
            {
                if (other == add)
                    yield break;
                yield return other is IInvocationOperation { Arguments: { Length: 1 } items } ? items[0].Value.ConstantText() ?? "{0}" : "{0}";
            }
            yield break;
        }
        if (((IPropertyReferenceOperation)list).Instance is not ILocalReferenceOperation start)
            yield break;
        foreach (var use in model.BodyAround(list).ReferencesTo(start.Local))
        {
            if (use.Syntax.SpanStart >= add.Syntax.SpanStart)
                yield break;
            if (use.Parent is IPropertyReferenceOperation { Property: var property, Parent: IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } items } } && property.Is(Credentials.ArgumentList))
                yield return items[0].Value.ConstantText() ?? "{0}";
        }
    }
}
