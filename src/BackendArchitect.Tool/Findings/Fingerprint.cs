using System.Security.Cryptography;
using System.Text;
using BackendArchitect.Analyzers.Baseline;

namespace BackendArchitect.Tool.Findings;

/// <summary>Names a finding so that it is known again after lines moved: by rule, file and subject, and by its place among those that have all these in common.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprints of findings, in their order.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<Finding> findings, string root)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var prints = new List<string>();
        foreach (var finding in findings)
        {
            // A message about endpoints may count them.
            var said = finding.Subjects.Any(subject => subject.Kind == SubjectKind.Endpoint) ? "" : finding.Message;
            var text = string.Join('\n', [finding.Id, finding.PathFrom(root), finding.Subject, said]);
            var nth = seen[text] = seen.GetValueOrDefault(text) + 1;
            prints.Add(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\n{nth}")))[..32]);
        }
        return prints;
    }
}
