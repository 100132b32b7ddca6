using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>A file that counts the characters that are taken from it, each as often as it is taken.</summary>
internal sealed class CountedText(string text) : SourceText
{
    internal long Taken { get; private set; }

    public override Encoding? Encoding => null;

    public override int Length => text.Length;

    public override char this[int position]
    {
        get
        {
            Taken++;
            return text[position];
        }
    }

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        Taken += count;
        text.CopyTo(sourceIndex, destination, destinationIndex, count);
    }

    public override string ToString(TextSpan span)
    {
        Taken += span.Length;
        return text.Substring(span.Start, span.Length);
    }
}
