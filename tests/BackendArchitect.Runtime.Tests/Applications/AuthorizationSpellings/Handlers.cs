using Microsoft.AspNetCore.Authorization;

namespace AuthorizationSpellings;

public static class Policies
{
    public const string Adults = "Adults";
}

public static class Handlers
{
    [Authorize]
    public static int Protected() => 1;

    [AllowAnonymous]
    public static int Open() => 1;
}

[Authorize]
public static class ProtectedHandlers
{
    // The attribute of a handler's class is no metadata of the endpoint.
    public static int Get() => 1;
}

public class OpenMetadata;
