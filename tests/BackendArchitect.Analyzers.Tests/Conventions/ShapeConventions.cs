using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>Every shape of rules has one host, and hosts are the only analyzers.</summary>
internal static class ShapeConventions
{
    internal static IEnumerable<string> Of(IReadOnlyCollection<Type> types)
    {
        var shapes = types.Where(type => type.BaseType == typeof(Rule)).ToList();
        var analyzers = types.Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).ToList();
        var hosts = analyzers.Where(Hosts.IsHost).ToList();
        foreach (var shape in shapes.Where(shape => !shape.IsAbstract))
            yield return $"{shape.Name} derives from {nameof(Rule)} and is no shape: a rule derives from a shape";
        // The baseline is no rule: it says nothing about the service.
        foreach (var analyzer in analyzers.Except(hosts).Except([typeof(BaselineAnalyzer), typeof(BaselineSuppressor)]))
            yield return $"{analyzer.Name} is an analyzer and no host: rules are run by the hosts of their shapes";
        foreach (var host in hosts.Where(host => host.GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), inherit: false)
            is not [DiagnosticAnalyzerAttribute { Languages: [LanguageNames.CSharp] }]))
            yield return $"{host.Name} lacks [DiagnosticAnalyzer(LanguageNames.CSharp)]: no compiler runs it";
        foreach (var shape in shapes.Where(shape => shape.IsAbstract))
        {
            var own = hosts.Where(host => Hosts.ShapeOfHost(host) == shape).ToList();
            if (own.Count != 1)
                yield return $"{shape.Name} has {own.Count} hosts, not one{string.Concat(own.Select(host => ": " + host.Name))}";
        }
    }
}
