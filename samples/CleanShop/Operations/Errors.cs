namespace CleanShop.Operations;

internal static class Errors
{
    internal static void AddErrorHandling(this IServiceCollection services) => services.AddProblemDetails();

    /// <summary>Every failure answers with problem details, and none with its exception.</summary>
    internal static void UseErrorHandling(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            // A malformed request is the caller's fault, and no error of ours.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
    }
}
