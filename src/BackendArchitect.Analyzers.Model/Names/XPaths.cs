namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What takes the text of XPath expressions.</summary>
internal static class XPaths
{
    internal static readonly TypeName Node = new("System.Xml", "XmlNode");
    internal static readonly TypeName Navigator = new("System.Xml.XPath", "XPathNavigator");
    internal static readonly TypeName Expression = new("System.Xml.XPath", "XPathExpression");
    internal static readonly TypeName Extensions = new("System.Xml.XPath", "Extensions");
}
