namespace Premium.Domain;

/// <summary>Rows of settled months, and those that the daily look could not read, of which no other item tells.
/// </summary>
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
    public IEnumerable<WorkItem> Items(IReadOnlyList<WorkItem> known) => [.. OfOlderMonths(), .. OfLook(known)];

    /// <summary>Of months that no pass looks at any more: they stop nobody.</summary>
    private IEnumerable<WorkItem> OfOlderMonths() =>
        from district in facts.Districts
        from sheet in district.Older
        where sheet.Malformed.Count > 0
        select new WorkItem(WorkKinds.UnreadRows, sheet.Key)
        {
            Place = new Said($"Lembar {sheet.Key}", $"Sheet {sheet.Key}"),
            Why = Unread(sheet.Malformed.Count),
            District = sheet.District,
            Detail = Named([.. sheet.Malformed.Select(m => m.Text)], sheet.Malformed.Count),
        };

    private static Said Unread(int count) =>
        new($"{count} baris tidak dapat dibaca", $"{count} rows cannot be read");

    private static string Named(IReadOnlyList<string> rows, int count) => string.Join("; ", rows.Take(NamedMax))
        + (count > NamedMax ? $" (+{count - Math.Min(NamedMax, rows.Count)})" : "");

    private IEnumerable<WorkItem> OfLook(IReadOnlyList<WorkItem> known)
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
                    Why = Unread(count),
                    Detail = Named([.. rows.Select(r => r.Row.Text)], count),
                };
            }
        }
    }

    private bool IsTold(UnreadRow row, IReadOnlyList<WorkItem> known) => told.Contains(row.Place)
        || facts.Runs.Any(r => !r.IsReadable && r.Id == row.Key)
        || notes.Concat(known.Select(i => i.Detail)).Any(
            text => text.Contains($"{row.Place}: ", StringComparison.Ordinal));
}
