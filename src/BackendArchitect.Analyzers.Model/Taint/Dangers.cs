using System;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>What client input may do where it arrives; a check or an encoder averts some of them.</summary>
[Flags]
internal enum Dangers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It changes a statement of SQL: CWE-89.</summary>
    Sql = 1 << 0,

    /// <summary>It leads to another file: CWE-22.</summary>
    Path = 1 << 1,

    /// <summary>It changes what a process or a shell is told: CWE-78.</summary>
    Command = 1 << 2,

    /// <summary>It chooses the host that a request is sent to: CWE-918.</summary>
    Url = 1 << 3,

    /// <summary>It chooses where the caller's browser goes: CWE-601.</summary>
    Redirect = 1 << 4,

    /// <summary>It becomes markup: CWE-79.</summary>
    Html = 1 << 5,

    /// <summary>It names a header: CWE-113.</summary>
    Header = 1 << 6,

    /// <summary>It changes a filter of LDAP: CWE-90.</summary>
    Ldap = 1 << 7,

    /// <summary>It changes an XPath: CWE-643.</summary>
    XPath = 1 << 8,

    /// <summary>It becomes code, or names a type: CWE-94 and CWE-470.</summary>
    Code = 1 << 9,

    /// <summary>It changes a query of a document store: CWE-943.</summary>
    NoSql = 1 << 10,

    /// <summary>It becomes a template: CWE-1336.</summary>
    Template = 1 << 11,

    /// <summary>It forges lines of a log: CWE-117.</summary>
    Log = 1 << 12,

    /// <summary>It decides how much is fetched: CWE-770.</summary>
    Size = 1 << 13,

    /// <summary>It keeps a regular expression busy: CWE-1333.</summary>
    Pattern = 1 << 14,

    /// <summary>Those where only what stands before the path of a URL counts.</summary>
    Hosts = Url | Redirect,

    /// <summary>All of them.</summary>
    All = (1 << 15) - 1,
}
