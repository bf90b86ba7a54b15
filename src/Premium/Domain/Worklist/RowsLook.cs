namespace Premium.Domain;

/// <summary>A row that cannot be read, by its keys.</summary>
/// <param name="Table">Without prefix.</param>
/// <param name="Partition">Of the table.</param>
/// <param name="Key">In its partition.</param>
/// <param name="Problem">For people; a long one is cut, because what was found is kept in one row.</param>
public sealed record UnreadRow(string Table, string Partition, string Key, string Problem)
{
    public string Problem { get; } = MalformedRow.Cut(Problem);

    public string Place => $"{Table} {Partition} {Key}";

    /// <summary>As other rows that cannot be read are told of.</summary>
    public MalformedRow Row => new(Place, Problem);
}

/// <summary>What a look at all rows found.</summary>
/// <param name="At">When.</param>
/// <param name="Found">The first ones of each table.</param>
/// <param name="More">By table, how many others.</param>
/// <param name="Problem">Why not all were looked at; empty where they were.</param>
public sealed record RowsLook(
    DateTimeOffset At, IReadOnlyList<UnreadRow> Found, IReadOnlyDictionary<string, int> More, string Problem);
