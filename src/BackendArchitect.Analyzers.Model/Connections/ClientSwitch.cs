using System;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Connections;

/// <summary>Reads the same from options of clients: a property that is switched, a member that names the mode without encryption.</summary>
internal static class ClientSwitch
{
    private static readonly ImmutableDictionary<string, ImmutableArray<(MemberName Switch, bool Off, string Effect)>> Switches = new (MemberName Switch, bool Off, string Effect)[]
    {
        (Clients.SqlEncrypt, false, ConnectionFlaw.Plain),
        (Clients.OldSqlEncrypt, false, ConnectionFlaw.Plain),
        (Clients.SqlTrust, true, ConnectionFlaw.AnyCertificate),
        (Clients.OldSqlTrust, true, ConnectionFlaw.AnyCertificate),
        (Clients.NpgsqlTrust, true, ConnectionFlaw.AnyCertificate),
        (Clients.RedisSsl, false, ConnectionFlaw.Plain),
        (Clients.RabbitSsl, false, ConnectionFlaw.Plain),
        (Clients.MongoTls, false, ConnectionFlaw.Plain),
        (Clients.MongoSsl, false, ConnectionFlaw.Plain),
        (Clients.MongoInsecureTls, true, ConnectionFlaw.AnyCertificate),
        (Clients.KafkaVerification, false, ConnectionFlaw.AnyCertificate),
        (Clients.SmtpSsl, false, ConnectionFlaw.Plain),
        (Clients.LdapSsl, false, ConnectionFlaw.Plain),
        (Clients.NovellLdapSsl, false, ConnectionFlaw.Plain),
    }.GroupBy(entry => entry.Switch.Name).ToImmutableDictionary(same => same.Key, same => same.ToImmutableArray());

    private static readonly ImmutableDictionary<string, ImmutableArray<(MemberName Mode, string Effect, string Remedy)>> Modes = new (MemberName Mode, string Effect, string Remedy)[]
    {
        (Clients.OptionalEncryption, ConnectionFlaw.Plain, "Mandatory"),
        (Clients.NpgsqlSslDisabled, ConnectionFlaw.Plain, "VerifyFull"),
        (Clients.NpgsqlSslAllowed, ConnectionFlaw.PlainFirst, "VerifyFull"),
        (Clients.MySqlSslNone, ConnectionFlaw.Plain, "VerifyFull"),
        (Clients.MySqlSslDisabled, ConnectionFlaw.Plain, "VerifyFull"),
        (Clients.OracleMySqlSslNone, ConnectionFlaw.Plain, "VerifyFull"),
        (Clients.OracleMySqlSslDisabled, ConnectionFlaw.Plain, "VerifyFull"),
        (Clients.KafkaPlaintext, ConnectionFlaw.Plain, "Ssl"),
        (Clients.KafkaSaslPlaintext, ConnectionFlaw.Plain, "SaslSsl"),
        (Clients.NoMailEncryption, ConnectionFlaw.Plain, "StartTls"),
        (Clients.NoFtpEncryption, ConnectionFlaw.Plain, "Explicit"),
        (Clients.InsecureGrpc, ConnectionFlaw.Plain, "SecureSsl"),
    }.GroupBy(entry => entry.Mode.Name).ToImmutableDictionary(same => same.Key, same => same.ToImmutableArray());

    /// <summary>Whether values of this destination may be switches or modes; asked for every value that moves.</summary>
    internal static bool MayReceive(ISymbol destination) => destination switch
    {
        IPropertySymbol property => property.Type.SpecialType != SpecialType.System_Boolean || Switches.ContainsKey(property.Name),
        IParameterSymbol parameter => parameter.Type.SpecialType is SpecialType.None && parameter.Type.TypeKind != TypeKind.Delegate,
        ILocalSymbol or IFieldSymbol => true,
        _ => false,
    };

    /// <summary>The flaw that a value is in its destination, or null.</summary>
    internal static ConnectionFlaw? FlawOf(ValueUse value)
    {
        if (value.Value is IMemberReferenceOperation { Member: { IsStatic: true } mode } && Modes.TryGetValue(mode.Name, out var modes))
            return modes.FirstOrDefault(known => mode.Is(known.Mode)) is { Mode: not null } found && LiteralHost(value.Value) is var server && !IsLocal(server) && (server is not null || !mode.Is(Clients.InsecureGrpc))
                ? new(mode.ContainingType.Name + "." + mode.Name, server ?? "", found.Effect, 0, 0, found.Remedy)
                : null;
        return value is { Destination: IPropertySymbol property, Value.ConstantValue: { HasValue: true, Value: bool set } } && Switches.TryGetValue(property.Name, out var switches)
            && switches.FirstOrDefault(known => property.Is(known.Switch)) is { Switch: not null } off && off.Off == set && LiteralHost(value.Value) is var host && !IsLocal(host)
            ? new($"{property.ContainingType.Name}.{property.Name} = {(set ? "true" : "false")}", host ?? "", off.Effect, 0, 0, set ? "false" : "true")
            : null;
    }

    private static bool IsLocal(string? host) => host is not null && Hosts.IsLoopback(new(host));

    // The host that is written around the switch, in the same call or body, where it is the machine itself or an address without encryption.
    private static string? LiteralHost(IOperation value)
    {
        var around = value.Syntax.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax)
            ?? value.Syntax.Ancestors().FirstOrDefault(node => node is GlobalStatementSyntax) ?? value.Syntax;
        var literals = around.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.Value).OfType<string>().ToList();
        return literals.Find(IsLocalHost) ?? literals.Where(text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == "http").Select(text => new Uri(text).Host).FirstOrDefault();
    }

    private static bool IsLocalHost(string text) => text.Length is >= 4 and < 100 && (char.IsLetterOrDigit(text[0]) || text[0] is '(' or '[') && IsLocal(text);
}
