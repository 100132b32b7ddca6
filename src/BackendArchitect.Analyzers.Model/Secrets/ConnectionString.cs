using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Connection strings: <c>key=value;</c> as ADO.NET, Azure and Entity Framework write them, with quotes, and libpq's <c>key=value</c> with blanks.
/// A text is one when at least two of its keys are known.
/// </summary>
internal static class ConnectionString
{
    private static readonly ImmutableHashSet<string> Passwords =
        ["password", "pwd", "psw", "sslpassword", "certificatepassword", "proxypassword", "sslkeypassword", "saslpassword"];

    private static readonly ImmutableHashSet<string> HostKeys =
        ["server", "datasource", "host", "address", "addr", "networkaddress", "endpoint", "hostname", "accountendpoint", "hosts", "dataaddress"];

    private static readonly ImmutableHashSet<string> UserKeys = ["userid", "uid", "user", "username", "accountname", "sharedaccesskeyname", "login"];

    // Keys that make a text a connection string besides those of hosts, users and credentials.
    private static readonly ImmutableHashSet<string> OtherKeys =
    [
        "database", "initialcatalog", "dbname", "db", "port", "integratedsecurity", "trustedconnection", "encrypt", "trustservercertificate",
        "multipleactiveresultsets", "persistsecurityinfo", "connectiontimeout", "connecttimeout", "commandtimeout", "timeout", "pooling", "minpoolsize",
        "maxpoolsize", "minimumpoolsize", "maximumpoolsize", "applicationname", "app", "sslmode", "authentication", "attachdbfilename", "provider", "metadata", "driver", "dsn", "charset", "defaultendpointsprotocol",
        "endpointsuffix", "blobendpoint", "queueendpoint", "tableendpoint", "fileendpoint", "entitypath", "deviceid", "id", "version", "instrumentationkey",
        "ingestionendpoint", "transporttype", "searchpath", "includeerrordetail", "allowpublickeyretrieval", "allowuservariables", "usessl", "connectionlifetime", "failoverpartner",
        "multisubnetfailover", "mode", "cache", "foreignkeys", "serviceid", "servicename", "sid", "workstationid", "packetsize", "keepalive", "virtualhost", "vhost",
        "usedevelopmentstorage", "usedevelopmentemulator", "authtype", "providerconnectionstring", "role", "account", "warehouse", "schema", "protocol", "requestedheartbeat", "prefetchcount", "publisherconfirms",
    ];

    private const int DeepestNesting = 2;

    /// <summary>Whether a text is a connection string: it may hold a credential, but is none.</summary>
    internal static bool Is(Slice text) => text.Contains(';') && KnownKeys(Parse(text, ';')) >= 2;

    internal static void Find(Slice text, ref List<CredentialSlot>? slots) => Find(text, DeepestNesting, ref slots);

    private static void Find(Slice text, int depth, ref List<CredentialSlot>? slots)
    {
        if (SettingsOf(text) is not { } settings)
            return;

        var nothing = text.Part(0, 0);
        var host = ValueOf(settings, HostKeys) ?? nothing;
        var user = ValueOf(settings, UserKeys) ?? nothing;
        var integrated = IsIntegrated(settings);
        foreach (var (key, value) in settings)
        {
            if (key == "providerconnectionstring" && depth > 0)
                Find(value, depth - 1, ref slots);
            else if (KindOf(key, host, settings) is { } kind && !(integrated && Passwords.Contains(key)))
                CredentialContainer.Add(ref slots, new(kind, value, host, user));
        }
    }

    /// <summary>The settings of a connection string by their keys, in small letters and without blanks; null for any other text.</summary>
    internal static List<(string Key, Slice Value)>? SettingsOf(Slice text)
    {
        var settings = Parse(text, ';');
        if (KnownKeys(settings) >= 2)
            return settings;
        // libpq separates with blanks.
        if (text.Contains(';') || !text.Contains(' '))
            return null;
        settings = Parse(text, ' ');
        return KnownKeys(settings) >= 2 && !IsProse(text, settings.Count) ? settings : null;
    }

    // Whoever explains "username=..., password=..." writes more words than settings.
    private static bool IsProse(Slice text, int settings)
    {
        var (words, inWord) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            words += !inWord && !char.IsWhiteSpace(text[i]) ? 1 : 0;
            inWord = !char.IsWhiteSpace(text[i]);
        }
        return words > settings * 2;
    }

    /// <summary>The host among the settings; null where there is none.</summary>
    internal static Slice? HostOf(List<(string Key, Slice Value)> settings) => ValueOf(settings, HostKeys);

    private static string? KindOf(string key, Slice host, List<(string Key, Slice Value)> settings) => key switch
    {
        "accountkey" when ValueOf(settings, ["accountendpoint"]) is not null => "Azure Cosmos DB key of a connection string",
        "accountkey" => "Azure Storage account key of a connection string",
        "sharedaccesskey" when ValueOf(settings, ["hostname"]) is not null => "Azure IoT Hub shared access key of a connection string",
        "sharedaccesskey" => "Azure messaging shared access key of a connection string",
        "sharedaccesssignature" => "Shared access signature of a connection string",
        "secret" when host.Contains("://") => "Azure App Configuration secret of a connection string",
        "accesskey" when host.Contains("://") => "Azure access key of a connection string",
        _ => Passwords.Contains(key) ? "Password of a connection string" : null,
    };

    // The last of several synonyms wins, as it does when the string is opened.
    private static bool IsIntegrated(List<(string Key, Slice Value)> settings)
    {
        var integrated = false;
        foreach (var (key, value) in settings)
            if (key is "integratedsecurity" or "trustedconnection")
                integrated = value.Is("true") || value.Is("yes") || value.Is("sspi");
        return integrated;
    }

    private static Slice? ValueOf(List<(string Key, Slice Value)> settings, ImmutableHashSet<string> keys)
    {
        foreach (var (key, value) in settings)
            if (keys.Contains(key))
                return value;
        return null;
    }

    private static int KnownKeys(List<(string Key, Slice Value)> settings)
    {
        var known = 0;
        foreach (var (key, _) in settings)
            if (Passwords.Contains(key) || HostKeys.Contains(key) || UserKeys.Contains(key) || OtherKeys.Contains(key)
                || key is "accountkey" or "sharedaccesskey" or "sharedaccesssignature" or "secret" or "accesskey")
                known++;
        return known;
    }

    private static List<(string Key, Slice Value)> Parse(Slice text, char separator)
    {
        var settings = new List<(string, Slice)>();
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && (text[at] == separator || char.IsWhiteSpace(text[at])))
                at++;
            var equals = at;
            while (equals < text.Length && text[equals] != '=' && text[equals] != separator)
                equals++;
            if (equals >= text.Length)
                break;
            if (text[equals] == separator)
            {
                at = equals;
                continue;
            }
            var key = Normalized(text.Part(at, equals - at));
            at = equals + 1;
            while (at < text.Length && text[at] == ' ' && separator != ' ')
                at++;
            settings.Add((key, Value(text, ref at, separator)));
        }
        return settings;
    }

    private static Slice Value(Slice text, ref int at, char separator)
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var quote = text[at];
            var from = at + 1;
            for (var i = from; i < text.Length; i++)
            {
                if (text[i] != quote)
                    continue;
                if (i + 1 < text.Length && text[i + 1] == quote)
                {
                    i++;
                    continue;
                }
                at = i + 1;
                return text.Part(from, i - from);
            }
        }
        var start = at;
        while (at < text.Length && text[at] != separator)
            at++;
        return text.Part(start, at - start).Trimmed();
    }

    private static string Normalized(Slice key)
    {
        var name = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
            if (char.IsLetterOrDigit(key[i]))
                name.Append(char.ToLowerInvariant(key[i]));
        return name.ToString();
    }
}
