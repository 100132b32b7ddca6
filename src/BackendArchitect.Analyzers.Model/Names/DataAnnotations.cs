namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What says by attributes and interfaces which values are valid.</summary>
internal static class DataAnnotations
{
    internal static readonly TypeName Validation = new("System.ComponentModel.DataAnnotations", "ValidationAttribute");
    internal static readonly TypeName ValidatableObject = new("System.ComponentModel.DataAnnotations", "IValidatableObject");
}
