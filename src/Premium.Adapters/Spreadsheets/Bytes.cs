using System.Runtime.InteropServices;

namespace Premium.Adapters.Spreadsheets;

internal static class Bytes
{
    /// <summary>Reads them where they lie.</summary>
    public static MemoryStream StreamOf(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(file.ToArray(), writable: false);
}
