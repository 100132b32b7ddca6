namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Directory services, which are asked by filters of <see href="https://www.rfc-editor.org/rfc/rfc4515">LDAP</see>.</summary>
internal static class Directories
{
    internal static readonly TypeName Searcher = new("System.DirectoryServices", "DirectorySearcher") { Package = "System.DirectoryServices" };
    internal static readonly TypeName Entry = new("System.DirectoryServices", "DirectoryEntry") { Package = "System.DirectoryServices" };
    internal static readonly TypeName SearchRequest = new("System.DirectoryServices.Protocols", "SearchRequest") { Package = "System.DirectoryServices.Protocols" };
    internal static readonly TypeName Novell = new("Novell.Directory.Ldap", "ILdapConnection") { Package = "Novell.Directory.Ldap.NETStandard" };
    internal static readonly TypeName NovellConnection = new("Novell.Directory.Ldap", "LdapConnection") { Package = "Novell.Directory.Ldap.NETStandard" };
}
