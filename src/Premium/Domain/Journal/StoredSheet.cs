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
}

/// <summary>What is kept of the calls about one bill.</summary>
/// <param name="Rows">In order of attempt and of keeping.</param>
/// <param name="Malformed">Kept, but unreadable.</param>
public sealed record BillEvidence(IReadOnlyList<EvidenceRow> Rows, IReadOnlyList<MalformedRow> Malformed);
