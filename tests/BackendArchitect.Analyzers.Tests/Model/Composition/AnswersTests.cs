using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class AnswersTests
{
    [Theory]
    [InlineData("_ => true", true)]
    [InlineData("x => { if (x > 1) return true; return true; }", true)]
    [InlineData("x => x > 1 ? true : Service.Yes", true)]
    [InlineData("delegate { return true; }", true)]
    [InlineData("Service.Always", true)]
    [InlineData("Service.Kept", true)]
    [InlineData("_ => false", false)]
    [InlineData("x => x > 1", false)]
    [InlineData("x => { if (x > 1) throw new Exception(); return true; }", false)]
    // What runs in the lambda inside is not this answer.
    [InlineData("x => { Func<bool> no = () => throw new Exception(); return true; }", true)]
    [InlineData("x => { Check(x); return true; static void Check(int i) { if (i > 1) throw new Exception(); } }", false)]
    [InlineData("x => { Console.WriteLine(x); return true; }", true)]
    // Whoever is called may be the one that checks.
    [InlineData("_ => Service.Always(1)", false)]
    [InlineData("Service.Sometimes", false)]
    [InlineData("Service.Changed", false)]
    [InlineData("Service.Given", false)]
    [InlineData("new Derived().Answer", false)]
    [InlineData("null!", false)]
    public void A_callback_always_says_yes_where_no_way_through_it_ends_otherwise(string callback, bool isYes)
    {
        var service = new MadeService($"Service.Ask({callback});", """
            static class Service
            {
                public const bool Yes = true;
                public static readonly Func<int, bool> Kept = _ => true;
                public static Func<int, bool> Changed = _ => true;
                public static Func<int, bool> Given { get; set; } = null!;
                public static void Ask(Func<int, bool> callback) { }
                public static bool Always(int x) => true;
                public static bool Sometimes(int x) { if (x == 1) { return false; } return true; }
                public static void Change() => Changed = _ => false;
            }
            class Base { public virtual bool Answer(int x) => true; }
            class Derived : Base { public override bool Answer(int x) => true; }
            """);
        Assert.Equal(isYes, Answers.AreAlwaysYes(service.Call("Ask").Arguments[0].Value.WithoutConversions(), service.Model, default));
    }
}
