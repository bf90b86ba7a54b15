namespace Premium.Domain;

/// <summary>Rows that the daily look could not read, and of which no other item tells.</summary>
internal sealed class RowsWork(WorkFacts facts)
{
    private const int NamedMax = 12;

    private readonly HashSet<string> told =
    [
        .. facts.Districts.SelectMany(d => d.Register.Malformed
            .Concat(d.Register.Flaws).Concat(d.Register.Pauses.Malformed)
            .Concat(d.Rosters.Malformed).Concat(d.Billings.Malformed)).Select(m => m.Place),
        .. facts.Replies.Malformed.Concat(facts.UnreadImports).Concat(facts.UnreadNotices).Select(m => m.Place),
        .. facts.StrangeKeys,
        .. facts.StrangeRuns.Concat(facts.Manifests.SelectMany(m => m.Strange)),
    ];

    private readonly IReadOnlyList<string> notes =
    [
        .. facts.Manifests.SelectMany(m => m.Reports).SelectMany(r => r.Problems),
        facts.ImportsProblem,
        facts.RepliesProblem,
    ];

    /// <param name="known">Items there are already: what they tell of is not said twice.</param>
    public IEnumerable<WorkItem> Items(IReadOnlyList<WorkItem> known)
    {
        if (facts.Rows is not { } look)
        {
            yield break;
        }

        if (look.Problem.Length > 0)
        {
            yield return new WorkItem(WorkKinds.UnreadRows, "look")
            {
                Place = new Said("Pemeriksaan harian baris data", "The daily look at stored rows"),
                Why = new Said(
                    "tidak semua baris dapat diperiksa; dicoba lagi setiap jam",
                    "not all rows could be looked at; it is tried again each hour"),
                Detail = look.Problem,
            };
        }

        foreach (var table in look.Found.Select(f => f.Table).Concat(look.More.Keys).Distinct())
        {
            List<UnreadRow> rows = [.. look.Found.Where(f => f.Table == table && !IsTold(f, known))];
            if (rows.Count + look.More.GetValueOrDefault(table) is > 0 and var count)
            {
                yield return new WorkItem(WorkKinds.UnreadRows, table)
                {
                    Place = new Said($"Tabel {table}", $"Table {table}"),
                    Why = new Said($"{count} baris tidak dapat dibaca", $"{count} rows cannot be read"),
                    Detail = string.Join("; ", rows.Take(NamedMax).Select(r => r.Row.Text))
                        + (count > NamedMax ? $" (+{count - Math.Min(NamedMax, rows.Count)})" : ""),
                };
            }
        }
    }

    private bool IsTold(UnreadRow row, IReadOnlyList<WorkItem> known) => told.Contains(row.Place)
        || facts.Runs.Any(r => !r.IsReadable && r.Id == row.Key)
        || notes.Concat(known.Select(i => i.Detail)).Any(
            text => text.Contains($"{row.Place}: ", StringComparison.Ordinal));
}
