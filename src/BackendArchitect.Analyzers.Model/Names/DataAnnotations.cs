namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What says by attributes and interfaces which values are valid.</summary>
internal static class DataAnnotations
{
    internal static readonly TypeName Validation = new("System.ComponentModel.DataAnnotations", "ValidationAttribute");
    internal static readonly TypeName ValidatableObject = new("System.ComponentModel.DataAnnotations", "IValidatableObject");

    /// <summary>A validation attribute that accepts every value: it only says how to show it.</summary>
    internal static readonly TypeName DataType = new("System.ComponentModel.DataAnnotations", "DataTypeAttribute");
    internal static readonly TypeName Required = new("System.ComponentModel.DataAnnotations", "RequiredAttribute");
    internal static readonly TypeName Range = new("System.ComponentModel.DataAnnotations", "RangeAttribute");
    internal static readonly TypeName EnumDataType = new("System.ComponentModel.DataAnnotations", "EnumDataTypeAttribute");
    internal static readonly TypeName Compare = new("System.ComponentModel.DataAnnotations", "CompareAttribute");
    internal static readonly TypeName StringLength = new("System.ComponentModel.DataAnnotations", "StringLengthAttribute");
    internal static readonly TypeName MaxLength = new("System.ComponentModel.DataAnnotations", "MaxLengthAttribute");
    internal static readonly TypeName Length = new("System.ComponentModel.DataAnnotations", "LengthAttribute");
    internal static readonly TypeName AllowedValues = new("System.ComponentModel.DataAnnotations", "AllowedValuesAttribute");
    internal static readonly TypeName RegularExpression = new("System.ComponentModel.DataAnnotations", "RegularExpressionAttribute");
}
