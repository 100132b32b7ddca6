using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Credentials on command lines: options that say so (<c>--password=...</c>, <c>--api-key ...</c>), short options of known tools
/// (<c>curl -u user:password</c>, <c>mysql -p...</c>), headers, and variables set for a command (<c>PGPASSWORD=... psql</c>).
/// </summary>
internal static class CommandLine
{
    private const int DeepestNesting = 2;

    // The words that say what a tool shall do come first.
    private const int LongestCommand = 64;

    // What settings and arguments that hold command lines are called: in Dockerfiles, compose files, workflows, manifests, launch profiles and code.
    private static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "command", "args", "entrypoint", "script", "before_script", "after_script", "commandLineArgs", "arguments", "argumentList",
        "user_data", "inline", "UserData", "postStartCommand", "test", "bash", "sh", "pwsh", "powershell");

    // Which short option of a tool takes a credential, behind which of its commands.
    private static readonly ImmutableArray<(string Tool, string Command, string Option)> ShortOptions =
    [
        ("docker", " login ", "-p"), ("podman", " login ", "-p"), ("az", " login ", "-p"), ("helm", " login ", "-p"), ("oras", " login ", "-p"), ("nerdctl", " login ", "-p"),
        ("sshpass", "", "-p"), ("mysql", "", "-p"), ("mysqldump", "", "-p"), ("mysqladmin", "", "-p"), ("mariadb", "", "-p"), ("mongo", "", "-p"), ("mongosh", "", "-p"),
        ("mongodump", "", "-p"), ("mongorestore", "", "-p"), ("sqlcmd", "", "-P"), ("bcp", "", "-P"), ("redis-cli", "", "-a"), ("dotnet", " push ", "-k"), ("dotnet", " source ", "-p"), ("ldapsearch", "", "-w"),
        ("ldapadd", "", "-w"), ("ldapmodify", "", "-w"),
    ];

    // These take the credential in the same word alone: what follows a blank is the name of a database.
    private static readonly ImmutableHashSet<string> AttachedOnly = ["mysql", "mysqldump", "mysqladmin", "mariadb"];

    private static readonly ImmutableHashSet<string> Variables = ["-e", "--env", "--build-arg", "--from-literal", "--set", "--set-string", "--env-add"];

    private static readonly ImmutableHashSet<string> Starters = ["sudo", "env", "exec", "export", "set", "time", "nohup", "then", "do", "else", "if", "!", "CMD", "CMD-SHELL"];

    /// <summary>Whether texts of this name are command lines, or words of one.</summary>
    internal static bool Is(string path)
    {
        var end = path.Length;
        while (end > 0)
        {
            var start = path.LastIndexOf(':', end - 1) + 1;
            var part = new Slice(path, start, end - start);
            if (!part.All(Alphabet.IsDigit))
                return Names.Contains(part.ToString()) || part.EndsWith(".sh") || path.LastIndexOf("scripts:", start, StringComparison.Ordinal) == start - "scripts:".Length && start > 0;
            end = start - 1;
        }
        return false;
    }

    /// <summary>Finds the credentials in one word of a command whose words before it are given, as the items of a list are.</summary>
    internal static void Find(string before, Slice word, ref List<CredentialSlot>? slots)
    {
        List<CredentialSlot>? found = null;
        Find(new Slice(before + " " + word), DeepestNesting, ref found);
        foreach (var slot in found ?? [])
            if (slot.Value.Start - before.Length - 1 is >= 0 and var start && start + slot.Value.Length <= word.Length)
                CredentialContainer.Add(ref slots, slot with { Value = word.Part(start, slot.Value.Length), Host = word.Part(0, 0), User = word.Part(0, 0) });
    }

    /// <summary>Finds the credentials on a command line, or in a script of several.</summary>
    internal static void Find(Slice text, ref List<CredentialSlot>? slots) => Find(text, DeepestNesting, ref slots);

    private static void Find(Slice text, int nesting, ref List<CredentialSlot>? slots)
    {
        var (tool, command, option) = ("", "", default(Slice));
        for (var at = 0; NextWord(text, ref at) is var (word, isQuoted) && !word.IsEmpty;)
        {
            if (!isQuoted && IsSeparator(word))
            {
                (tool, command, option) = ("", "", default);
                continue;
            }
            if (!option.IsEmpty && !word.StartsWith("-"))
            {
                OfOption(tool, command, option, word, nesting, ref slots);
                option = default;
                continue;
            }
            option = default;
            if (tool.Length == 0 && !word.StartsWith("-"))
            {
                if (!Assignment(word, ref slots) && !Starters.Contains(word.ToString()))
                    tool = FileName(word);
            }
            else if (word.StartsWith("-"))
                option = Option(tool, command, word, nesting, ref slots);
            else
                // "login" of "az acr login", "push" of "dotnet nuget push Shop.nupkg"
                command = command.Length < LongestCommand ? $"{command} {word} " : command;
        }
    }

    /// <summary>Judges an option that holds its value, or answers one that waits for it.</summary>
    private static Slice Option(string tool, string command, Slice word, int nesting, ref List<CredentialSlot>? slots)
    {
        var equals = word.IndexOf('=');
        if (word.StartsWith("--") && equals > 0)
        {
            OfOption(tool, command, word.Part(0, equals), Unquoted(word.From(equals + 1)), nesting, ref slots);
            return default;
        }
        if (!word.StartsWith("--") && word.Length > 2)
        {
            var flag = word.Part(0, 2).ToString();
            if (IsShort(tool, command, flag) || (tool is "curl" && flag is "-u" or "-H"))
            {
                OfOption(tool, command, word.Part(0, 2), Unquoted(word.From(2)), nesting, ref slots);
                return default;
            }
        }
        return word;
    }

    private static void OfOption(string tool, string command, Slice option, Slice value, int nesting, ref List<CredentialSlot>? slots)
    {
        var name = option.ToString();
        if (name is "-c" or "-lc" && value.Contains(' ') && nesting > 0)
            Find(value, nesting - 1, ref slots);
        else if (Variables.Contains(name))
            Assignment(value, ref slots);
        else if (name is "-H" or "--header")
            Header(value, ref slots);
        else if (name is "-u" or "--user" or "-U" or "--proxy-user" && tool is "curl" && value.IndexOf(':') is > 0 and var colon)
            Add(value.From(colon + 1), value.Part(0, colon), isPassword: true, ref slots);
        else if (name.StartsWith("-pass", StringComparison.Ordinal) && value.StartsWith("pass:"))
            Add(value.From(5), default, isPassword: true, ref slots);
        else if (IsShort(tool, command, name))
        {
            if (!char.IsWhiteSpace(value.Text[option.End]) || !AttachedOnly.Contains(tool))
                Add(value, default, isPassword: name != "-k", ref slots);
        }
        else if (NameOf(option) is var kind and not CredentialName.None && !value.StartsWith("id=") && !value.StartsWith("src=") && !value.StartsWith("type="))
            Add(value, default, kind is CredentialName.Password or CredentialName.Pass, ref slots);
    }

    private static CredentialName NameOf(Slice option) =>
        !option.StartsWith("--") || option.StartsWith("--no-") ? CredentialName.None
        : option.Is("--requirepass") || option.Is("--masterauth") ? CredentialName.Password
        : CredentialNames.Of(option.ToString());

    private static bool IsShort(string tool, string command, string option)
    {
        foreach (var known in ShortOptions)
            if (known.Tool == tool && known.Option == option && (known.Command.Length == 0 || command.Contains(known.Command)))
                return true;
        return false;
    }

    // NAME=value: a name like that of any setting, so its value must look like a credential.
    private static bool Assignment(Slice word, ref List<CredentialSlot>? slots)
    {
        var equals = word.IndexOf('=');
        if (equals < 1 || !word.Part(0, equals).All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.'))
            return false;
        var name = CredentialNames.Of(word.Part(0, equals).ToString());
        var value = Unquoted(word.From(equals + 1));
        if (name != CredentialName.None && SecretDetector.IsPasswordLike(name, value))
            Add(value, default, name is CredentialName.Password or CredentialName.Pass, ref slots);
        return true;
    }

    private static void Header(Slice header, ref List<CredentialSlot>? slots)
    {
        var before = slots?.Count ?? 0;
        AuthorizationHeader.Find(header, ref slots);
        if ((slots?.Count ?? 0) == before && header.IndexOf(':') is > 0 and var colon && CredentialNames.Of(header.Part(0, colon).ToString()) != CredentialName.None)
            Add(header.From(colon + 1).Trimmed(), default, isPassword: false, ref slots);
    }

    private static void Add(Slice value, Slice user, bool isPassword, ref List<CredentialSlot>? slots)
    {
        if (value.IsEmpty || IsVariable(value) || NegativeEvidence.Of(value) is Excuse.OtherThing)
            return;
        var nothing = value.Part(0, 0);
        CredentialContainer.Add(ref slots, new(isPassword ? "Password on a command line" : "Credential on a command line", value, nothing, user.IsEmpty ? nothing : user, MustBeRandom: !isPassword));
    }

    // What a shell puts in: $NAME, ${NAME}, $(command), `command`, %NAME%
    private static bool IsVariable(Slice value)
    {
        for (var i = 0; i + 1 < value.Length; i++)
            if (value[i] == '$' && (Alphabet.IsLetter(value[i + 1]) || value[i + 1] is '{' or '(' or '_' or '1' or '@' or '*'))
                return true;
        return value[0] == '`' || (value[0] == '%' && value[value.Length - 1] == '%');
    }

    private static string FileName(Slice word) => word.From(word.LastIndexOf('/') + 1).ToString();

    private static Slice Unquoted(Slice value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0] ? value.Part(1, value.Length - 2) : value;

    private static bool IsSeparator(Slice word) => word[0] is ';' or '|' or '&' or '\n' or '(' or ')';

    /// <summary>The next word, without the quotes around it, or a separator of commands. Empty at the end.</summary>
    private static (Slice Word, bool IsQuoted) NextWord(Slice text, ref int at)
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r')
                at++;
            else if (text[at] is '\\' or '`' && IsEndOfLine(text, at + 1))
                at = PastLine(text, at);
            else if (text[at] == '#' && (at == 0 || text[at - 1] is ' ' or '\t' or '\n'))
                at = PastLine(text, at) - 1;
            else
                break;
        }
        if (at >= text.Length)
            return (text.Part(text.Length, 0), false);
        var start = at;
        if (text[at] is ';' or '|' or '&' or '\n' or '(' or ')')
        {
            at++;
            return (text.Part(start, 1), false);
        }
        while (at < text.Length && text[at] is not (' ' or '\t' or '\r' or '\n' or ';' or '|' or '&' or ')'))
        {
            var quote = text[at++];
            if (quote == '\\' && at < text.Length && text[at] is not ('\r' or '\n'))
                at++;
            else if (quote is '"' or '\'')
                while (at < text.Length && text[at++] != quote)
                    at += quote == '"' && text[at - 1] == '\\' && at < text.Length ? 1 : 0;
        }
        var word = text.Part(start, at - start);
        var inner = Unquoted(word);
        return inner.Length < word.Length ? (inner.IsEmpty ? word : inner, true) : (word, false);
    }

    private static bool IsEndOfLine(Slice text, int at) => at >= text.Length || text[at] is '\r' or '\n';

    private static int PastLine(Slice text, int at)
    {
        while (at < text.Length && text[at] != '\n')
            at++;
        return Math.Min(at + 1, text.Length);
    }
}
