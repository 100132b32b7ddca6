namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The name of a member of a framework type as a value: all overloads of a method are one name.</summary>
internal sealed record MemberName(TypeName Type, string Name);
