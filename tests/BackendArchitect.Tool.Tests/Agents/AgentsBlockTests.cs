using BackendArchitect.Tool.Agents;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Agents;

public class AgentsBlockTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# Shop\n")]
    [InlineData("# Shop\r\n\r\nBe kind.\r\n")]
    [InlineData("# Shop, without a last line end")]
    public void It_is_written_once_and_leaves_as_it_came(string file)
    {
        var once = AgentsBlock.In(file);
        Assert.StartsWith(file, once, StringComparison.Ordinal);
        Assert.Contains("check_patch", once, StringComparison.Ordinal);
        Assert.Equal(once, AgentsBlock.In(once));
        Assert.Equal(file.TrimEnd('\r', '\n'), AgentsBlock.OutOf(once).TrimEnd('\r', '\n'));
        if (file.Contains('\r'))
            Assert.DoesNotContain('\n', once.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void What_stands_around_it_stays()
    {
        var file = AgentsBlock.In("# Shop\n") + "\n## More\n";
        Assert.Equal(file, AgentsBlock.In(file.Replace("- Keep credentials", "- Lose credentials", StringComparison.Ordinal)));
        Assert.Equal("# Shop\n\n\n## More\n", AgentsBlock.OutOf(file));
        Assert.Equal("# Shop\n", AgentsBlock.OutOf("# Shop\n"));
    }

    [Fact]
    public void It_names_no_vendor() =>
        Assert.DoesNotContain(["Claude", "Copilot", "Codex", "Gemini", "GPT"], name => AgentsBlock.In("").Contains(name, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task A_file_keeps_its_mark_and_one_that_held_nothing_else_goes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "AGENTS.md");
        await AgentsMdCommand.RunAsync(file, remove: true, CancellationToken.None);
        Assert.False(File.Exists(file));
        await AgentsMdCommand.RunAsync(file, remove: false, CancellationToken.None);
        Assert.Equal(AgentsBlock.In(""), await File.ReadAllTextAsync(file));
        await AgentsMdCommand.RunAsync(file, remove: true, CancellationToken.None);
        Assert.False(File.Exists(file));
        await File.WriteAllTextAsync(file, "# Größe\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await AgentsMdCommand.RunAsync(file, remove: false, CancellationToken.None);
        byte[] marked = [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(AgentsBlock.In("# Größe\n"))];
        Assert.Equal(marked, await File.ReadAllBytesAsync(file));
    }
}
