namespace Premium.Domain;

/// <summary>One partition of the sheets' table as it is stored, in order of row key, understood or not.</summary>
public sealed record StoredSheet(string Key, IReadOnlyList<StoredRow> Rows);

/// <summary>One stored row.</summary>
/// <param name="Key">Its row key.</param>
/// <param name="Columns">Every column but the keys.</param>
/// <param name="WrittenAt">When storage last took it in, which no writer can choose; null if unsaid.</param>
public sealed record StoredRow(
    string Key, IReadOnlyDictionary<string, object> Columns, DateTimeOffset? WrittenAt = null)
{
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
        try
        {
            var key = SheetRow.Read(district, payMonth, Key, Columns).RowKey;
            return key == Key ? null : $"its key would be written '{key}'";
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            return e.Message;
        }
    }
}

/// <summary>What is kept of the calls about one bill.</summary>
/// <param name="Rows">In order of attempt and of keeping.</param>
/// <param name="Malformed">Kept, but unreadable.</param>
public sealed record BillEvidence(IReadOnlyList<EvidenceRow> Rows, IReadOnlyList<MalformedRow> Malformed);
