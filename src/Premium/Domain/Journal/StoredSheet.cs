namespace Premium.Domain;

/// <summary>One partition of the sheets' table as it is stored, in order of row key, understood or not.</summary>
public sealed record StoredSheet(string Key, IReadOnlyList<StoredRow> Rows)
{
    private JournalCheck? check;

    /// <summary>What was found in the other does not hold for a sheet made from it.</summary>
    private StoredSheet(StoredSheet other) => (Key, Rows) = (other.Key, other.Rows);

    /// <summary>Its rows held against its journal.</summary>
    internal JournalCheck Check => check ??= new JournalCheck(this);

    public bool Equals(StoredSheet? other) => other is not null && (Key, Rows) == (other.Key, other.Rows);

    public override int GetHashCode() => HashCode.Combine(Key, Rows);
}

/// <summary>One stored row. It never changes, so what is worked out of it once holds.</summary>
/// <param name="Key">Its row key.</param>
/// <param name="Columns">Every column but the keys.</param>
/// <param name="WrittenAt">When storage last took it in, which no writer can choose; null if unsaid.</param>
public sealed record StoredRow(
    string Key, IReadOnlyDictionary<string, object> Columns, DateTimeOffset? WrittenAt = null)
{
    private string? hash;
    private StoredEntry? entry;
    private ((DistrictCode, PayMonth) Sheet, string? What)? problem;

    /// <summary>What was worked out of the other does not hold for a row made from it.</summary>
    private StoredRow(StoredRow other) => (Key, Columns, WrittenAt) = (other.Key, other.Columns, other.WrittenAt);

    /// <summary>Of its canonical form.</summary>
    public string Hash => hash ??= JournalEntry.HashOf(Key, Columns);

    /// <summary>What it holds as an entry of the journal.</summary>
    /// <exception cref="UnreadableRowException">It cannot be read as one.</exception>
    public StoredEntry Entry => entry ??= StoredEntry.Read(this);

    public RowReader Reader => new(Key, Columns);

    public bool IsEntry => Key.StartsWith(JournalEntry.KeyPrefix, StringComparison.Ordinal);

    public bool IsEvidence => Key.StartsWith(EvidenceRow.KeyPrefix, StringComparison.Ordinal);

    /// <summary>It has the columns that are written, all of them and no other.</summary>
    public bool HasColumnsOf(Action<RowWriter> write)
    {
        var ours = new RowWriter();
        write(ours);
        return Columns.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(ours.Columns.Select(c => c.Key));
    }

    /// <summary>Why it cannot be read as a row of this sheet; null if it can.</summary>
    public string? Problem(DistrictCode district, PayMonth payMonth)
    {
        if (problem?.Sheet != (district, payMonth))
        {
            problem = ((district, payMonth), Reading(district, payMonth));
        }

        return problem?.What;
    }

    public bool Equals(StoredRow? other) =>
        other is not null && (Key, Columns, WrittenAt) == (other.Key, other.Columns, other.WrittenAt);

    public override int GetHashCode() => HashCode.Combine(Key, Columns, WrittenAt);

    private string? Reading(DistrictCode district, PayMonth payMonth)
    {
        try
        {
            var key = SheetRow.Read(district, payMonth, Key, Columns).RowKey;
            return key == Key ? null : $"its key would be written '{key}'";
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return e.Message;
        }
    }
}

/// <summary>An entry of the journal as it is stored.</summary>
/// <param name="Entry">As it reads.</param>
/// <param name="Stored">The hash that is stored with it.</param>
/// <param name="Hash">The hash that it has.</param>
/// <param name="IsAsWritten">It has the hash that is stored with it, and the columns of an entry.</param>
/// <param name="Rows">Key and hash of each row that it names.</param>
public sealed record StoredEntry(
    JournalEntry Entry, string Stored, string Hash, bool IsAsWritten, IReadOnlyList<(string Key, string Hash)> Rows)
{
    /// <exception cref="UnreadableRowException">The row cannot be read as an entry.</exception>
    public static StoredEntry Read(StoredRow row)
    {
        var entry = JournalEntry.Read(row.Key, row.Reader);
        var (stored, hash) = (row.Reader.Text("Hash"), entry.Hash);
        return new StoredEntry(
            entry, stored, hash, stored == hash && row.HasColumnsOf(entry.Write),
            [
                .. entry.Rows.Split('\n').Select(line => line.LastIndexOf(' ') is >= 0 and var space
                    ? (line[..space], line[(space + 1)..])
                    : (line, line)),
            ]);
    }
}

/// <summary>What is kept of the calls about one bill.</summary>
/// <param name="Rows">In order of attempt and of keeping.</param>
/// <param name="Malformed">Kept, but unreadable.</param>
public sealed record BillEvidence(IReadOnlyList<EvidenceRow> Rows, IReadOnlyList<MalformedRow> Malformed);
