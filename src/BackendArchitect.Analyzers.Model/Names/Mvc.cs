namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What decides which types MVC takes for controllers.</summary>
internal static class Mvc
{
    internal static readonly TypeName ControllerFeatureProvider = new("Microsoft.AspNetCore.Mvc.Controllers", "ControllerFeatureProvider");
}
