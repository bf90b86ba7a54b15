using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Premium.InMemory;

/// <summary>Long text kept in little room: rows of one commit say nearly the same again and again.</summary>
internal readonly struct Packed
{
    // The fastest: what is won after it is little, and it is paid at every commit.
    private const int Quality = 1;
    private const int Window = 18;

    private readonly byte[] packed;
    private readonly int length;

    public Packed(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        length = plain.Length;
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(length));
        try
        {
            packed = BrotliEncoder.TryCompress(plain, room, out var written, Quality, Window)
                ? room[..written]
                : throw new InvalidOperationException($"{length} bytes do not fit into {room.Length}.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    public string Text()
    {
        var plain = new byte[length];
        return BrotliDecoder.TryDecompress(packed, plain, out var written) && written == length
            ? Encoding.UTF8.GetString(plain)
            : throw new InvalidOperationException($"{packed.Length} bytes do not give {length}.");
    }
}
