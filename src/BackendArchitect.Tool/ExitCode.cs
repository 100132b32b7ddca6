namespace BackendArchitect.Tool;

/// <summary>How the process ends.</summary>
internal static class ExitCode
{
    /// <summary>The question was answered, and nothing is wrong.</summary>
    internal const int Clean = 0;

    /// <summary>The question was answered, and something is wrong.</summary>
    internal const int Found = 1;

    /// <summary>The question could not be answered.</summary>
    internal const int Unanswerable = 2;
}
