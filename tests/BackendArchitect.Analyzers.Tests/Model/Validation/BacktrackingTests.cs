using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Validation;

namespace BackendArchitect.Analyzers.Tests.Model.Validation;

public class BacktrackingTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("a|b")]
    [InlineData("^[a-z]+$")]
    [InlineData(@"^\d{4}-\d{2}$")]
    [InlineData(@"^\d{1,10}$")]
    [InlineData(@"^.{1,4000}$")]
    [InlineData("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    [InlineData(@"^\w+@\d+$")]
    [InlineData(@"^([a-z]+\.)+$")]
    [InlineData("^.*foo$")]
    [InlineData("^(?<a>[a-z]+),(?<b>[0-9]*)$")]
    [InlineData("^(?=.*[a-z])(?=.*[0-9]).{8,20}$")]
    [InlineData("[a-z]+")]
    [InlineData("#[0-9]+;")]
    [InlineData(@"\bx[^x]*y")]
    [InlineData(@"^\p{L}+$")]
    [InlineData("(?i)^[a-z]+-[0-9]+$")]
    [InlineData(@"\s*")]
    [InlineData(@"^[\w-]+$")]
    [InlineData("^{a}+$")]
    [InlineData(@"^(?:shop\.([a-z0-9]+\.)*[a-z0-9]+|unrestricted)$")]
    [InlineData(@"^([a-z]+-)*[a-z]+$")]
    [InlineData(@"^(token|bearer)\s+(\S+)")]
    [InlineData(@"^\s+\S+$")]
    [InlineData(@"^\w+\W+$")]
    [InlineData(@"^\d+\D+$")]
    [InlineData(@"^[^é]+é")]
    [InlineData(@"(?i)\bcontoso\.com/title/(tt\d{7,})\b")]
    [InlineData("(?x) \\b ( a | b ) \\b # one of two")]
    [InlineData("(?x) [ab] + $ ")]
    public void A_pattern_whose_next_character_decides_takes_no_longer_than_its_text(string pattern)
    {
        Assert.False(Backtracking.IsPossible(pattern, 0));
        // Run on texts that fit its repetitions and then do not: the square of their length would take minutes.
        var regex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(20));
        foreach (var text in new[] { "a", "1", "-", " ", "x", "a.", "a-", "shop.a", "a.a.", "ab,", "#1", "x1" })
            regex.IsMatch(string.Concat(Enumerable.Repeat(text, 100_000)) + "!");
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData(@"^[^é]+[à]+$")]
    [InlineData(@"^[à-ö]+\w+$")]
    [InlineData(@"^\S+\w+$")]
    [InlineData(@"^\W+\S+$")]
    [InlineData(@"(?i)^k+\w+$")]
    [InlineData(@"^[^\p{L}]+a+$")]
    [InlineData("(?x) ^ (a +) + $ # again and again")]
    [InlineData("^a{0,2147483647}a*b$")]
    [InlineData(@"^(\w+\.?)*\w+$")]
    [InlineData(@"^([a-z.]+\.)*[a-z]+$")]
    [InlineData(@"^([a-z]+\.)*[a-z]+x[a-z]+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(a|ab)*$")]
    [InlineData(@"^(\w+\s?)*$")]
    [InlineData(@"^\s*(.*)x$")]
    [InlineData("<[^>]+>")]
    [InlineData(@"x.*-")]
    [InlineData(@"^.*a.*b$")]
    [InlineData("^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$")]
    [InlineData(@"^(a?){30}a{30}$")]
    [InlineData(@"(a)\1*b")]
    [InlineData("a (?#comment)")]
    [InlineData(@"\d+-.*x")]
    [InlineData("x(?=.*y)")]
    public void A_pattern_that_may_try_again_or_cannot_be_read_may_take_longer(string pattern)
    {
        Assert.True(new Regex(pattern).GetGroupNumbers().Length > 0);
        Assert.True(Backtracking.IsPossible(pattern, 0));
    }

    [Theory]
    [InlineData(RegexOptions.None, "^A+a+$", false)]
    [InlineData(RegexOptions.IgnoreCase, "^A+a+$", true)]
    [InlineData(RegexOptions.Multiline, "^a+b$", true)]
    [InlineData(RegexOptions.Multiline, "^xa+b$", false)]
    [InlineData(RegexOptions.RightToLeft, "^a+$", true)]
    [InlineData(RegexOptions.IgnorePatternWhitespace, "^a+ $", false)]
    [InlineData(RegexOptions.IgnorePatternWhitespace, "^a+ a +$", true)]
    public void Options_count(RegexOptions options, string pattern, bool mayTakeLonger) => Assert.Equal(mayTakeLonger, Backtracking.IsPossible(pattern, (int)options));

    [Theory]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("[a-")]
    [InlineData("a{2")]
    [InlineData("\\")]
    [InlineData("(?<a")]
    [InlineData("(?i")]
    [InlineData("*")]
    [InlineData("[^")]
    [InlineData("\\u12")]
    [InlineData("\\p{L")]
    public void What_is_no_pattern_ends(string pattern) => _ = Backtracking.IsPossible(pattern, 0);
}
