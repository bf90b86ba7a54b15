using System.IO.Compression;
using System.Text;

namespace Premium.Verification.Fuzzing;

/// <summary>Breaks a file in a few places: its bytes, parts of its archive, or the XML inside of them.</summary>
/// <param name="random">Decides where and how.</param>
public sealed class FileMutator(Random random)
{
    private const int RepeatedBytesMax = 2 * 1024 * 1024;

    /// <summary>One in so many archives is one that inflates to far more than it is.</summary>
    private const int BombEvery = 400;

    private static readonly string[] Pieces =
    [
        "\"", ";", ",", "\t", "\n", "\r", "\r\n", "'", "=", "\0", "\uFEFF", "\uFFFF", "sep=;\n", "1e309", "-1", "0",
        "99999999999999999999999999999999", "3,3161E+09", "NaN", "JUMLAH", "Rp ", "2.384.164,00", "46327", "0000-00-00",
        "<", ">", "</", "/>", "&", "&amp;", "&lol;", "&#x0;", "&#xFFFFFFFF;", "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<row r=\"1048577\">",
        "</row>",
        "<row r=\"-1\"/>", "<c r=\"ZZZZZZZZZ1\">", "<c r=\"A1\" t=\"s\"><v>99999999</v></c>", "<c t=\"d\"><v>x</v></c>",
        "<c t=\"n\" s=\"-5\"><v>1e-400</v></c>", "</c>", "<v>", "</v>", "<f>", "<is><t>", "<rPh>", "<si>", "</si>",
        "<sheetData>", "</sheetData>", "<col min=\"1\" max=\"2147483647\" hidden=\"1\"/>", "xmlns:x=\"y\" ", "a=\"b\" ",
        "Target=\"../../../etc/passwd\" ", "Target=\"worksheets/sheet1.xml\" ", "r:id=\"rId1\" ", "date1904=\"1\" ",
        "_x0000_", "_xD800_", "\uD83D\uDE00", "formatCode=\"[[[[&quot;\" ",
    ];

    public byte[] Mutate(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8) || random.Next(4) == 0)
        {
            return Several(file);
        }

        return Repacked(file);
    }

    private byte[] Several(byte[] bytes)
    {
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            bytes = Once(bytes);
        }

        return bytes;
    }

    private byte[] Once(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        var length = random.Next(Math.Min(bytes.Length - at, 200) + 1);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]];
            case 3 when length > 0:
                return [.. bytes[..at], .. Repeated(bytes.AsSpan(at, length)), .. bytes[at..]];
            case 4 when at < bytes.Length:
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 5:
                var noise = new byte[length];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            default:
                var piece = Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]);
                return [.. bytes[..at], .. random.Next(20) == 0 ? Repeated(piece) : piece, .. bytes[at..]];
        }
    }

    /// <summary>Mostly a few times, now and then as often as fits.</summary>
    private byte[] Repeated(ReadOnlySpan<byte> piece)
    {
        var most = RepeatedBytesMax / piece.Length;
        var repeated = new byte[piece.Length * (random.Next(10) == 0 ? most : Math.Min(most, random.Next(2, 500)))];
        for (var i = 0; i < repeated.Length; i += piece.Length)
        {
            piece.CopyTo(repeated.AsSpan(i));
        }

        return repeated;
    }

    private byte[] Repacked(byte[] file)
    {
        var parts = PartsOf(file);
        var names = parts.Keys.ToList();
        var chosen = names[random.Next(names.Count)];
        var bomb = random.Next(BombEvery) == 0 ? Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]) : [];
        switch (random.Next(10))
        {
            case 0:
                parts.Remove(chosen);
                break;
            case 1:
                parts[chosen] = parts[names[random.Next(names.Count)]];
                break;
            default:
                parts[chosen] = Several(parts[chosen]);
                break;
        }

        using var repacked = new MemoryStream();
        using (var zip = new ZipArchive(repacked, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
                if (bomb.Length > 0 && name == chosen)
                {
                    Inflate(part, content, bomb);
                }
            }
        }

        return repacked.ToArray();
    }

    /// <summary>The part again and again, with something in between, to more than any workbook may hold.</summary>
    private static void Inflate(Stream part, byte[] content, byte[] between)
    {
        const long InflatedBytes = 300L * 1024 * 1024;
        for (long written = 0; written < InflatedBytes; written += content.Length + between.Length)
        {
            part.Write(content);
            part.Write(between);
        }
    }

    private static SortedDictionary<string, byte[]> PartsOf(byte[] file)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(content);
            parts[entry.FullName] = content.ToArray();
        }

        return parts;
    }
}
