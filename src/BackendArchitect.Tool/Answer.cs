using BackendArchitect.Tool.Loading;

namespace BackendArchitect.Tool;

/// <summary>Runs what a command does, and says what it cannot do where a person looks for that.</summary>
internal static class Answer
{
    internal static async Task<int> Async(Func<Task<int>> question)
    {
        try
        {
            return await question();
        }
        catch (UnanswerableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unanswerable;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unanswerable;
        }
    }
}
