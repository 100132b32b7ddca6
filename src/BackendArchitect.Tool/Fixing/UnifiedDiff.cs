using System.Text;

namespace BackendArchitect.Tool.Fixing;

/// <summary>Shows what changes in a file, as every tool that shows differences does.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // Beyond this the lines between the first and the last that differ are shown as replaced.
    private const long MostCompared = 4_000_000;

    /// <summary>The difference; nothing where there is none.</summary>
    /// <param name="path">How the file is called.</param>
    /// <param name="before">Its lines as they were.</param>
    /// <param name="after">Its lines as they are.</param>
    internal static string Of(string path, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var steps = Steps(before, after);
        var text = new StringBuilder();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Mark == ' ')
                continue;
            // What lies closer than the lines around it is one part.
            var end = i;
            for (var next = i; next < steps.Count && next <= end + 2 * Context; next++)
                end = steps[next].Mark == ' ' ? end : next;
            var (first, last) = (Math.Max(0, i - Context), Math.Min(steps.Count - 1, end + Context));
            if (text.Length == 0)
                text.Append("--- a/").Append(path).Append("\n+++ b/").Append(path).Append('\n');
            Append(text, steps, first, last);
            i = last;
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, List<(char Mark, string Line)> steps, int first, int last)
    {
        int Count(int from, int to, char without) => steps.Take(to).Skip(from).Count(step => step.Mark != without);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"@@ -{Count(0, first, '+') + 1},{Count(first, last + 1, '+')} +{Count(0, first, '-') + 1},{Count(first, last + 1, '-')} @@\n");
        foreach (var (mark, line) in steps.Take(last + 1).Skip(first))
            text.Append(mark).Append(line).Append('\n');
    }

    private static List<(char Mark, string Line)> Steps(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Count - start && end < after.Count - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return
        [
            .. before.Take(start).Select(line => (' ', line)),
            .. Between([.. before.Take(before.Count - end).Skip(start)], [.. after.Take(after.Count - end).Skip(start)]),
            .. before.Skip(before.Count - end).Select(line => (' ', line)),
        ];
    }

    private static List<(char Mark, string Line)> Between(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostCompared)
            return [.. before.Select(line => ('-', line)), .. after.Select(line => ('+', line))];
        // The longest lines that both have in common, from the end.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var steps = new List<(char Mark, string Line)>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                steps.Add((' ', before[i++]));
                j++;
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                steps.Add(('-', before[i++]));
            }
            else
            {
                steps.Add(('+', after[j++]));
            }
        }
        return steps;
    }
}
