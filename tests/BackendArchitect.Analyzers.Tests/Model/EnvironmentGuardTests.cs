using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Tests.Model;

public class EnvironmentGuardTests
{
    [Theory]
    [InlineData("if (env.IsDevelopment()) Weaken();")]
    [InlineData("if (env.IsStaging()) Weaken();")]
    [InlineData("if (!env.IsProduction()) Weaken();")]
    [InlineData("if (env.IsEnvironment(\"Development\")) Weaken();")]
    [InlineData("if (env.IsEnvironment(\"Local\")) Weaken();")]
    [InlineData("if (!env.IsEnvironment(\"Production\")) Weaken();")]
    [InlineData("if (env.IsEnvironment(Environments.Development)) Weaken();")]
    [InlineData("if (env.IsDevelopment() == true) Weaken();")]
    [InlineData("if (env.IsProduction() == false) Weaken();")]
    [InlineData("if (env.IsProduction() is false) Weaken();")]
    [InlineData("if (env.IsProduction() != true) Weaken();")]
    [InlineData("if (env.IsProduction()) { } else { Weaken(); }")]
    [InlineData("if (flag) { } else if (env.IsDevelopment()) { Weaken(); }")]
    [InlineData("if (env.IsDevelopment() && flag) Weaken();")]
    [InlineData("if (flag && env.IsDevelopment()) Weaken();")]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) Weaken();")]
    [InlineData("if (!(env.IsProduction() || flag)) Weaken();")]
    [InlineData("if (env.IsDevelopment() & flag) Weaken();")]
    [InlineData("if (env.IsProduction() || flag) { } else Weaken();")]
    [InlineData("if (flag ? env.IsDevelopment() : env.IsStaging()) Weaken();")]
    [InlineData("if (env.IsDevelopment()) { if (flag) { foreach (var _ in \"ab\") Weaken(); } }")]
    [InlineData("if (env.IsDevelopment()) Run(() => Weaken());")]
    public void A_condition_on_the_environment_guards(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("Weaken();")]
    [InlineData("if (flag) Weaken();")]
    [InlineData("if (env.IsProduction()) Weaken();")]
    [InlineData("if (!env.IsDevelopment()) Weaken();")]
    [InlineData("if (env.IsDevelopment()) { } else Weaken();")]
    [InlineData("if (env.IsDevelopment()) { } Weaken();")]
    [InlineData("if (env.IsDevelopment() || flag) Weaken();")]
    [InlineData("if (!(env.IsProduction() && flag)) Weaken();")]
    [InlineData("if (env.IsProduction() && flag) { } else Weaken();")]
    [InlineData("if (env.IsEnvironment(name)) Weaken();")]
    [InlineData("if (!env.IsEnvironment(name)) Weaken();")]
    [InlineData("if (env.IsEnvironment(\"production\")) Weaken();")]
    [InlineData("if (env.IsEnvironment(Environments.Production)) Weaken();")]
    [InlineData("if (flag ? env.IsDevelopment() : flag) Weaken();")]
    [InlineData("if (env.IsProduction() == true) Weaken();")]
    [InlineData("if (env.ApplicationName == \"Development\") Weaken();")]
    [InlineData("if (Weakened() && env.IsDevelopment()) { }")]
    public void What_can_be_reached_in_Production_is_not_guarded(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("if (env.EnvironmentName == \"Development\") Weaken();")]
    [InlineData("if (\"Development\" == env.EnvironmentName) Weaken();")]
    [InlineData("if (env.EnvironmentName == Environments.Development) Weaken();")]
    [InlineData("if (env.EnvironmentName != \"Production\") Weaken();")]
    [InlineData("if (env.EnvironmentName != Environments.Production) Weaken();")]
    [InlineData("if (env.EnvironmentName is \"Development\" or \"Local\") Weaken();")]
    [InlineData("if (env.EnvironmentName is not \"Production\") Weaken();")]
    [InlineData("if (env.EnvironmentName is not null and not \"Production\") Weaken();")]
    [InlineData("if (env.EnvironmentName.Equals(\"development\", StringComparison.OrdinalIgnoreCase)) Weaken();")]
    [InlineData("if (string.Equals(env.EnvironmentName, \"Development\")) Weaken();")]
    [InlineData("if (!string.Equals(\"production\", env.EnvironmentName, StringComparison.OrdinalIgnoreCase)) Weaken();")]
    [InlineData("if (env.EnvironmentName.ToLower() == \"development\") Weaken();")]
    [InlineData("if (env.EnvironmentName.ToLowerInvariant() != \"production\") Weaken();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\") Weaken();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\") is \"Development\") Weaken();")]
    [InlineData("if ((Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") ?? \"Production\") != \"Production\") Weaken();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\")?.ToLower() == \"development\") Weaken();")]
    [InlineData("if (configuration[\"ASPNETCORE_ENVIRONMENT\"] == \"Development\") Weaken();")]
    [InlineData("if (configuration.GetValue<string>(\"DOTNET_ENVIRONMENT\") == \"Development\") Weaken();")]
    [InlineData("var current = env.EnvironmentName; if (current == \"Development\") Weaken();")]
    public void A_comparison_of_the_name_guards(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("if (env.EnvironmentName == \"Production\") Weaken();")]
    [InlineData("if (env.EnvironmentName != \"Development\") Weaken();")]
    [InlineData("if (env.EnvironmentName != \"production\") Weaken();")]
    [InlineData("if (env.EnvironmentName is \"Development\" or \"Production\") Weaken();")]
    [InlineData("if (env.EnvironmentName == name) Weaken();")]
    [InlineData("if (name == \"Development\") Weaken();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") != \"Production\") Weaken();")]
    [InlineData("if ((Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") ?? \"Development\") == \"Development\") Weaken();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MODE\") == \"Development\") Weaken();")]
    [InlineData("if (configuration[\"Mode\"] == \"Development\") Weaken();")]
    public void A_name_that_Production_may_have_does_not_guard(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("if (!env.IsDevelopment()) return; Weaken();")]
    [InlineData("if (env.IsProduction()) throw new InvalidOperationException(); Weaken();")]
    [InlineData("if (env.IsProduction()) { Console.WriteLine(); return; } if (flag) Weaken();")]
    [InlineData("if (env.IsDevelopment()) { } else { return; } Weaken();")]
    [InlineData("if (env.IsProduction() || flag) return; Weaken();")]
    [InlineData("foreach (var _ in \"ab\") { if (env.IsProduction()) continue; Weaken(); }")]
    [InlineData("if (env.IsProduction()) { if (flag) return; else throw new InvalidOperationException(); } Weaken();")]
    public void An_early_exit_guards_what_follows(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("Weaken(); if (!env.IsDevelopment()) return;")]
    [InlineData("if (env.IsDevelopment()) return; Weaken();")]
    [InlineData("if (env.IsProduction()) Console.WriteLine(); Weaken();")]
    [InlineData("if (env.IsProduction() && flag) return; Weaken();")]
    [InlineData("if (env.IsProduction()) { if (flag) return; } Weaken();")]
    [InlineData("foreach (var _ in \"ab\") { if (env.IsProduction()) continue; } Weaken();")]
    [InlineData("if (env.IsProduction()) { Action exit = () => { return; }; } Weaken();")]
    public void An_exit_that_Production_passes_does_not_guard(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("var x = env.IsDevelopment() ? Weakened() : false;")]
    [InlineData("var x = env.IsProduction() ? false : Weakened();")]
    [InlineData("var x = env.IsDevelopment() && Weakened();")]
    [InlineData("var x = env.IsProduction() || Weakened();")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Local\": Weaken(); break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Production\": break; default: Weaken(); break; }")]
    [InlineData("switch (flag) { case true when env.IsDevelopment(): Weaken(); break; }")]
    [InlineData("switch (env.IsDevelopment()) { case true: Weaken(); break; }")]
    [InlineData("var x = env.EnvironmentName switch { \"Development\" => Weakened(), _ => false };")]
    [InlineData("var x = env.EnvironmentName switch { \"Production\" => false, _ => Weakened() };")]
    [InlineData("var x = flag switch { true when env.IsDevelopment() => Weakened(), _ => false };")]
    public void A_choice_by_environment_guards(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("var x = env.IsDevelopment() ? false : Weakened();")]
    [InlineData("var x = env.IsDevelopment() || Weakened();")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Production\": Weaken(); break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": break; default: Weaken(); break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Production\" when flag: break; default: Weaken(); break; }")]
    [InlineData("switch (flag) { case true: Weaken(); break; }")]
    [InlineData("var x = env.EnvironmentName switch { \"Development\" => false, _ => Weakened() };")]
    [InlineData("var x = env.EnvironmentName switch { \"Production\" when flag => false, _ => Weakened() };")]
    public void A_choice_that_Production_may_take_does_not_guard(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("var isDev = env.IsDevelopment(); if (isDev) Weaken();")]
    [InlineData("bool isDev; isDev = env.IsDevelopment(); if (isDev) Weaken();")]
    [InlineData("var isProd = !env.IsDevelopment() && true; if (!isProd) Weaken();")]
    [InlineData("var isDev = env.IsDevelopment(); var lax = isDev && flag; if (lax) Weaken();")]
    [InlineData("if (IsLocal(env)) Weaken();")]
    [InlineData("if (_isDevelopment) Weaken();")]
    [InlineData("if (IsDevelopment) Weaken();")]
    public void A_condition_under_a_name_guards(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("var isDev = env.IsDevelopment(); isDev = flag; if (isDev) Weaken();")]
    [InlineData("var isDev = env.IsDevelopment(); isDev |= flag; if (isDev) Weaken();")]
    [InlineData("var isDev = env.IsDevelopment(); Change(ref isDev); if (isDev) Weaken();")]
    [InlineData("var isDev = false; if (env.IsDevelopment()) isDev = true; if (isDev) Weaken();")]
    [InlineData("bool.TryParse(name, out var isDev); if (isDev) Weaken();")]
    [InlineData("var (isDev, other) = (flag, name); if (isDev) Weaken();")]
    [InlineData("if (Settable) Weaken();")]
    [InlineData("if (Recursive()) Weaken();")]
    public void A_variable_that_may_say_something_else_does_not_guard(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("void Local() { Weaken(); } if (env.IsDevelopment()) Local();")]
    [InlineData("if (env.IsDevelopment()) Local(); void Local() => Weaken();")]
    [InlineData("if (env.IsDevelopment()) Run(Local); void Local() => Weaken();")]
    [InlineData("Local(env.IsDevelopment()); void Local(bool lax) { if (lax) Weaken(); }")]
    public void A_local_function_is_guarded_where_it_is_called(string body) => Assert.True(IsGuarded(body));

    [Theory]
    [InlineData("if (env.IsDevelopment()) Local(); Local(); void Local() => Weaken();")]
    [InlineData("if (!env.IsDevelopment()) return; void Local() => Weaken();")]
    [InlineData("Run(Local); if (!env.IsDevelopment()) return; void Local() => Weaken();")]
    [InlineData("Local(env.IsDevelopment()); Local(flag); void Local(bool lax) { if (lax) Weaken(); }")]
    [InlineData("Local(env.IsDevelopment()); void Local(bool lax) { lax = true; if (lax) Weaken(); }")]
    public void A_local_function_that_Production_calls_is_not_guarded(string body) => Assert.False(IsGuarded(body));

    [Theory]
    [InlineData("#if DEBUG\nWeaken();\n#endif", true)]
    [InlineData("#if DEBUG && TRACE\nWeaken();\n#endif", true)]
    [InlineData("#if !RELEASE\nWeaken();\n#endif", true)]
    [InlineData("#if !DEBUG\n#else\nWeaken();\n#endif", true)]
    [InlineData("#if RELEASE\n#elif TRACE\nWeaken();\n#endif", true)]
    [InlineData("#if DEBUG\n#if TRACE\nWeaken();\n#endif\n#endif", true)]
    [InlineData("#if DEBUG || TRACE\nWeaken();\n#endif", false)]
    [InlineData("#if TRACE\nWeaken();\n#endif", false)]
    [InlineData("#if DEBUG\n#endif\nWeaken();", false)]
    [InlineData("#if !DEBUG\n#endif\n#region DEBUG\nWeaken();\n#endregion", false)]
    public void A_debug_build_is_no_Production(string body, bool guarded) => Assert.Equal(guarded, IsGuarded("\n" + body + "\n"));

    [Theory]
    [InlineData("private static void Lax() => Weaken();", "if (env.IsDevelopment()) Lax();", true)]
    [InlineData("private static void Lax() => Weaken();", "Lax();", false)]
    [InlineData("private static void Lax() => Weaken();", "", false)]
    [InlineData("private static void Lax() => Weaken();", "if (env.IsDevelopment()) Lax(); Lax();", false)]
    [InlineData("private static void Lax(int i) { if (i > 0) Lax(i - 1); Weaken(); }", "if (env.IsDevelopment()) Lax(3);", true)]
    [InlineData("private static void Lax() => Laxer(); private static void Laxer() => Weaken();", "if (env.IsDevelopment()) Lax();", true)]
    [InlineData("private static void Lax(bool dev) { if (dev) Weaken(); }", "Lax(env.IsDevelopment());", true)]
    [InlineData("private static void Lax(bool dev) { if (dev) Weaken(); }", "Lax(flag);", false)]
    [InlineData("[System.Diagnostics.Conditional(\"DEBUG\")] public static void Lax() => Weaken();", "", true)]
    [InlineData("[System.Diagnostics.Conditional(\"TRACE\")] public static void Lax() => Weaken();", "", false)]
    [InlineData("public static void Lax() => Weaken();", "if (env.IsDevelopment()) Lax();", false)]
    [InlineData("internal virtual void Lax() => Weaken();", "if (env.IsDevelopment()) new Service().Lax();", false)]
    [InlineData("private static void Lax() => Weaken();", "_ = nameof(Lax); if (env.IsDevelopment()) Lax();", true)]
    public void A_method_is_guarded_where_it_is_called(string method, string calls, bool guarded) => Assert.Equal(guarded, IsGuarded(calls, method));

    [Fact]
    public void A_public_static_method_of_a_host_is_called_by_the_host_alone()
    {
        const string Method = "public static void Lax() => Weaken();";
        Assert.True(IsGuarded("if (env.IsDevelopment()) Lax();", Method, OutputKind.ConsoleApplication));
        Assert.False(IsGuarded("if (env.IsDevelopment()) Lax();", "public void Lax() => Weaken();", OutputKind.ConsoleApplication));
    }

    [Fact]
    public void A_constructor_is_guarded_where_its_type_is_used()
    {
        const string Members = "private sealed class Lax { public Lax() => Weaken(); }";
        Assert.True(IsGuarded("if (env.IsDevelopment()) new Lax();", Members));
        Assert.True(IsGuarded("if (env.IsDevelopment()) Register<Lax>();", Members));
        Assert.False(IsGuarded("Register<Lax>();", Members));
    }

    private static bool IsGuarded(string body, string members = "", OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var source = $$"""
            using System;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Hosting;
            public class Service
            {
                private readonly bool _isDevelopment;
                public bool IsDevelopment { get; }
                public bool Settable { get; set; }
                public Service() { }
                public Service(IHostEnvironment env)
                {
                    _isDevelopment = env.IsDevelopment();
                    IsDevelopment = _isDevelopment;
                    Settable = env.IsDevelopment();
                }
                static void Main() { }
                static void Weaken() { }
                static bool Weakened() => true;
                static void Run(Action action) => action();
                static void Register<T>() { }
                static void Change(ref bool value) => value = true;
                static bool IsLocal(IHostEnvironment env) => env.IsDevelopment() || env.IsEnvironment("Local");
                static bool Recursive() => Recursive();
                {{members}}
                void Configure(IHostEnvironment env, IConfiguration configuration, bool flag, string name)
                {
                    {{body}}
                }
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: Defined(body)));
        var compilation = CSharpCompilation.Create("service", [tree], ReferenceSet.Net10.References, new CSharpCompilationOptions(kind));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var weakening = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.Expression is IdentifierNameSyntax { Identifier.Text: "Weaken" or "Weakened" });
        var operation = compilation.GetSemanticModel(tree).GetOperation(weakening)!;
        return operation.ExcludesProduction(ServiceModel.Of(compilation), CancellationToken.None);
    }

    // Whatever makes the compiler read the weakening call.
    private static ImmutableArray<string> Defined(string body) =>
        !body.Contains('#') ? [] : body.Contains("#if RELEASE") ? ["TRACE"] : ["DEBUG", "TRACE"];
}
