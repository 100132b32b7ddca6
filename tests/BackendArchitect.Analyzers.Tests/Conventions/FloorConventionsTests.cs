using System.Reflection;

namespace BackendArchitect.Analyzers.Tests.Conventions;

public class FloorConventionsTests
{
    [Theory]
    [InlineData(FloorConventions.Model, "Microsoft.CodeAnalysis, Version=4.14.0.0")]
    [InlineData(FloorConventions.Rules, FloorConventions.Model)]
    [InlineData(FloorConventions.CodeFixes, "Microsoft.CodeAnalysis.Workspaces, Version=4.14.0.0")]
    [InlineData(FloorConventions.CodeFixes, FloorConventions.Rules)]
    [InlineData(FloorConventions.AI, "Microsoft.Extensions.AI.Abstractions, Version=10.0.0.0")]
    public void A_reference_downward_is_fine(string floor, string reference) => Assert.Empty(FloorConventions.Of(floor, [new AssemblyName(reference)]));

    [Theory]
    [InlineData(FloorConventions.Model, FloorConventions.Rules)]
    [InlineData(FloorConventions.Model, "Microsoft.CodeAnalysis.Workspaces, Version=4.14.0.0")]
    [InlineData(FloorConventions.Rules, "Microsoft.CodeAnalysis.CSharp.Workspaces, Version=4.14.0.0")]
    [InlineData(FloorConventions.Rules, FloorConventions.CodeFixes)]
    [InlineData(FloorConventions.CodeFixes, "BackendArchitect.Analyzers.AI")]
    [InlineData(FloorConventions.CodeFixes, "Microsoft.Extensions.AI.Abstractions, Version=10.0.0.0")]
    [InlineData(FloorConventions.Rules, "System.Text.Json, Version=8.0.0.0")]
    [InlineData(FloorConventions.AI, "OpenAI, Version=2.0.0.0")]
    public void A_reference_upward_or_sideward_is_refused(string floor, string reference) => Assert.Equal(
        $"{floor} references {new AssemblyName(reference).Name}, which its floor may not", Assert.Single(FloorConventions.Of(floor, [new AssemblyName(reference)])));

    [Fact]
    public void A_newer_compiler_is_refused() => Assert.Equal(
        "BackendArchitect.Analyzers references Microsoft.CodeAnalysis.CSharp 5.0.0.0: an older compiler drops it with a warning, and every rule with it",
        Assert.Single(FloorConventions.Of(FloorConventions.Rules, [new AssemblyName("Microsoft.CodeAnalysis.CSharp, Version=5.0.0.0")])));
}
