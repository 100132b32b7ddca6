using System;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>The characters of a file for a reader that walks through it: a window moves with the reader, so a large file is never copied whole.</summary>
/// <param name="text">The file.</param>
/// <param name="cancellationToken">Ends the walk.</param>
/// <param name="size">How many characters are in sight. The fewer, the more of what a reader reads again the file itself can count.</param>
internal sealed class TextWindow(SourceText text, CancellationToken cancellationToken, int size = TextWindow.Size)
{
    /// <summary>What stands behind the end.</summary>
    internal const char End = '\0';

    /// <summary>How many characters are in sight.</summary>
    internal const int Size = 4096;

    private readonly char[] _window = new char[size];
    private int _start;
    private int _length;

    internal int Length { get; } = text.Length;

    internal char this[int position]
    {
        get
        {
            var offset = position - _start;
            if ((uint)offset < (uint)_length)
                return _window[offset];
            return position < Length ? Move(position) : End;
        }
    }

    internal string ToString(int start, int end) => text.ToString(TextSpan.FromBounds(start, end));

    private char Move(int position)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A few characters of what lies behind stay in sight: readers look back now and then.
        _start = Math.Max(0, position - 64);
        _length = Math.Min(_window.Length, Length - _start);
        text.CopyTo(_start, _window, 0, _length);
        return _window[position - _start];
    }
}
