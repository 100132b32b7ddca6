using System;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// The keyed hash that Azure signs its keys with: the last four bytes of a key are the hash of those before them, keyed by eight characters that
/// name the use of the key.
/// </summary>
internal static class Marvin32
{
    private const int SumLength = 4;

    /// <summary>Whether the last four bytes are the hash of the others under one of the names.</summary>
    internal static bool Signs(byte[] key, params string[] names) =>
        key.Length > SumLength && Array.Exists(names, name => Hash(key, key.Length - SumLength, name) == Word(key, key.Length - SumLength));

    /// <summary>The hash of the first bytes.</summary>
    internal static uint Hash(byte[] data, int length, string name)
    {
        uint low = 0, high = 0;
        for (var i = 0; i < 4; i++)
        {
            high = high << 8 | name[i];
            low = low << 8 | name[i + 4];
        }
        return Hash(data, length, low, high);
    }

    internal static uint Hash(byte[] data, int length, uint low, uint high)
    {
        var at = 0;
        for (; at + 4 <= length; at += 4)
        {
            low += Word(data, at);
            Mix(ref low, ref high);
        }
        var last = 0x80u << 8 * (length - at);
        for (var i = 0; at + i < length; i++)
            last |= (uint)data[at + i] << 8 * i;
        low += last;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;
    }

    private static uint Word(byte[] data, int at) => (uint)(data[at] | data[at + 1] << 8 | data[at + 2] << 16 | data[at + 3] << 24);

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = Rotated(low, 20) + high;
        high = Rotated(high, 9) ^ low;
        low = Rotated(low, 27) + high;
        high = Rotated(high, 19);
    }

    private static uint Rotated(uint value, int bits) => value << bits | value >> 32 - bits;
}
