using System.Security.Cryptography;
using System.Text;

namespace Premium.Adapters.Storage;

/// <summary>Reads an export row by row, and believes none of it before its end has been seen once.</summary>
internal sealed class ExportReader : IDisposable
{
    private readonly StreamReader lines;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int line;

    private ExportReader(Stream file) => lines = new StreamReader(file, Encoding.UTF8);

    public ExportHeader Header { get; private set; } = null!;

    /// <summary>The next row; null at the end.</summary>
    public ExportedRow? Next { get; private set; }

    public long Rows { get; private set; }

    /// <exception cref="FormatException">It is no export of this version.</exception>
    public static async Task<ExportReader> OpenAsync(Stream file, IReadOnlyList<string> known, CancellationToken stop)
    {
        var reader = new ExportReader(file);
        try
        {
            var first = await reader.LineAsync(stop);
            reader.Header = reader.Of(() => ExportLines.ReadHeader(first));
            var unknown = reader.Header.Tables.Except(known).FirstOrDefault();
            if (unknown is not null || reader.Header.Tables.Distinct().Count() < reader.Header.Tables.Count)
            {
                throw reader.Wrong($"expected tables of {string.Join(", ", known)}, each once, not '{unknown}'.");
            }

            reader.Hash(first);
            await reader.MoveAsync(stop);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <exception cref="FormatException">
    /// The line is no row, out of order or changed, or the file ends too early; the message names the line.
    /// </exception>
    public async Task MoveAsync(CancellationToken stop)
    {
        var before = Next;
        var text = await LineAsync(stop);
        Next = Of(() => ExportLines.ReadRow(text));
        if (Next is { } row)
        {
            if (!Header.Tables.Contains(row.Table) || (before is not null && !IsAfter(before, row)))
            {
                throw Wrong("expected the next row in order of table and key.");
            }

            Rows++;
            Hash(text);
            return;
        }

        if (text != ExportLines.End(Rows, Convert.ToHexStringLower(hash.GetCurrentHash())))
        {
            throw Wrong($"the end says other rows than the {Rows} before it: the file was changed.");
        }

        if (await lines.ReadLineAsync(stop) is not null)
        {
            throw Wrong("expected nothing after the end.");
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        hash.Dispose();
    }

    private bool IsAfter(ExportedRow before, ExportedRow row)
    {
        var tables = Header.Tables.ToList();
        var (from, to) = (tables.IndexOf(before.Table), tables.IndexOf(row.Table));
        return from < to || (from == to && KeyOrder.Compare(before.Entity, row.Entity) < 0);
    }

    private async Task<string> LineAsync(CancellationToken stop)
    {
        line++;
        return await lines.ReadLineAsync(stop) ?? throw Wrong("the file is cut off: expected a row or the end.");
    }

    private void Hash(string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\n"u8);
    }

    private T Of<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new FormatException($"line {line}: {e.Message}", e);
        }
    }

    private FormatException Wrong(string what) => new($"line {line}: {what}");
}
