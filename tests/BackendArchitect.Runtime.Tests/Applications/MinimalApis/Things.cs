namespace MinimalApis;

public record Thing(int Id, string Name);

public class Clock
{
    public DateTime Now => DateTime.UtcNow;
}

public class Things
{
    public static IEnumerable<Thing> List() => [];

    public static string Of<T>() => typeof(T).Name;

    public int Count() => 0;
}

public static class Routes
{
    public const string Constant = "/routes/constant";

    public static readonly string Static = "/routes/static";
}
