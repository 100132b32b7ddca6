namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What builds text, and where fixed text comes from.</summary>
internal static class Text
{
    internal static readonly TypeName String = new("System", "String");
    internal static readonly MemberName Concat = new(String, "Concat");
    internal static readonly MemberName Create = new(String, "Create");
    internal static readonly MemberName Empty = new(String, "Empty");
    internal static readonly MemberName Format = new(String, "Format");
    internal static readonly MemberName Join = new(String, "Join");

    internal static readonly MemberName NewLine = new(new("System", "Environment"), "NewLine");
    internal static readonly MemberName Invariant = new(new("System", "FormattableString"), "Invariant");
    internal static readonly MemberName InvariantCulture = new(new("System.Globalization", "CultureInfo"), "InvariantCulture");
    internal static readonly MemberName CurrentCulture = new(new("System.Globalization", "CultureInfo"), "CurrentCulture");

    internal static readonly TypeName Guid = new("System", "Guid");
    internal static readonly TypeName StringBuilder = new("System.Text", "StringBuilder");
    internal static readonly TypeName ResourceManager = new("System.Resources", "ResourceManager");
}
