using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>A message in the wire format of protocol buffers. See https://protobuf.dev/programming-guides/encoding/.</summary>
/// <param name="Bytes">What it stands in.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct WireMessage(byte[] Bytes, int Start, int End)
{
    /// <summary>The texts of a field, in their order.</summary>
    internal IEnumerable<string> Texts(int number) => Messages(number).Select(message => Encoding.UTF8.GetString(message.Bytes, message.Start, message.End - message.Start));

    /// <summary>The messages of a field, in their order.</summary>
    internal IEnumerable<WireMessage> Messages(int number) => Fields().Where(field => field.Number == number && field.Message is not null).Select(field => field.Message!.Value);

    /// <summary>Whether a field is set to true.</summary>
    internal bool IsSet(int number) => Fields().Any(field => field.Number == number && field.Value != 0);

    // What is no such message ends where it stops being one.
    private IEnumerable<(int Number, ulong Value, WireMessage? Message)> Fields()
    {
        for (var at = Start; at < End;)
        {
            if (Number(ref at) is not { } tag)
                yield break;
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0 when Number(ref at) is { } value:
                    yield return (number, value, null);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2 when Number(ref at) is { } length && length <= (ulong)(End - at):
                    yield return (number, 0, new(Bytes, at, at + (int)length));
                    at += (int)length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    yield break;
            }
        }
    }

    private ulong? Number(ref int at)
    {
        var value = 0ul;
        for (var shift = 0; shift < 64 && at < End; shift += 7)
        {
            var next = Bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        return null;
    }
}
