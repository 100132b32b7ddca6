using System.Text;
using BackendArchitect.Tool.Fixing;
using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Tests.Fixing;

public class FixedFileTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_file_keeps_its_encoding_its_mark_and_its_line_ends(string name)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "Müller.cs");
        var encoding = name == "utf-8" ? new UTF8Encoding(false) : name == "utf-8 with mark" ? new UTF8Encoding(true) : Encoding.GetEncoding(name);
        await File.WriteAllTextAsync(file, "// Größe\r\nclass A;\r\n", encoding);
        await FixedFile.WriteAsync(file, Read(file), SourceText.From("// Größe\nclass A;\nclass B;\n"), CancellationToken.None);
        byte[] expected = [.. encoding.Preamble, .. encoding.GetBytes("// Größe\r\nclass A;\r\nclass B;\r\n")];
        Assert.Equal(expected, await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData("a\nb\n", "a\r\nc\n", "a\nc\n")]
    [InlineData("a\r\nb\n", "a\r\nc\n", "a\r\nc\n")]
    [InlineData("a", "a\r\nb", "a\r\nb")]
    public void Line_ends_are_made_alike_only_where_a_file_has_one_kind(string before, string text, string written) => Assert.Equal(written, FixedFile.WithLineEndsOf(before, text));

    [Fact]
    public async Task What_somebody_changed_meanwhile_stays()
    {
        using var folder = new TemporaryFolder(("A.cs", "class A;"));
        var file = Path.Combine(folder.Path, "A.cs");
        var was = Read(file);
        await File.WriteAllTextAsync(file, "class Mine;");
        var refused = await Assert.ThrowsAsync<UnanswerableException>(() => FixedFile.WriteAsync(file, was, SourceText.From("class B;"), CancellationToken.None));
        Assert.Contains("was changed meanwhile", refused.Message, StringComparison.Ordinal);
        Assert.Equal("class Mine;", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_new_file_is_written_where_there_is_none_and_nowhere_else()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "Orders", "PlaceOrderValidator.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var shop = InMemorySolution.Host("").Projects[0];
        var added = shop.AddDocument("PlaceOrderValidator.cs", "class A;", filePath: file);
        var (path, was, now) = Assert.Single(await ChangedTexts.BetweenAsync(shop.Solution, added.Project.Solution, CancellationToken.None));
        Assert.Equal(file, path);
        Assert.Null(was);
        Assert.Empty(await ShownLines.OfAsync(was, CancellationToken.None));
        await FixedFile.WriteAsync(path, was, now, CancellationToken.None);
        Assert.Equal("class A;", await File.ReadAllTextAsync(file));
        await File.WriteAllTextAsync(file, "class Mine;");
        var refused = await Assert.ThrowsAsync<UnanswerableException>(() => FixedFile.WriteAsync(path, was, now, CancellationToken.None));
        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("class Mine;", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Who_cancels_finds_the_file_as_it_was_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder(("A.cs", "class A;"));
        var file = Path.Combine(folder.Path, "A.cs");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WholeFile.WriteAsync(file, "class B;", cancelled.Token));
        Assert.Equal("class A;", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_draft_that_cannot_take_the_place_of_the_file_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder(("A.cs/inside.txt", ""));
        await Assert.ThrowsAnyAsync<Exception>(() => WholeFile.WriteAsync(Path.Combine(folder.Path, "A.cs"), "class B;", CancellationToken.None));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static SourceText Read(string file)
    {
        using var stream = File.OpenRead(file);
        return SourceText.From(stream);
    }
}
