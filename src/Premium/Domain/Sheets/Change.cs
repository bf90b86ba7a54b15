namespace Premium.Domain;

/// <summary>Rows to write, by whom, when and why. Empty changes are not committed.</summary>
public sealed record Change(DateTimeOffset At, string Actor, string Reason, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>An entity-group transaction takes 100 entities; head and journal entry are two of them.</summary>
    public const int RowsMax = 98;

    /// <summary>The change in parts that fit one commit each, never splitting a village.</summary>
    public IEnumerable<Change> Parts()
    {
        var part = new List<SheetRow>();
        foreach (var village in Rows.GroupBy(r => r.Village))
        {
            var count = village.Count();
            if (count > RowsMax)
            {
                throw new InvalidOperationException(
                    $"{count} changed rows of village {village.Key} do not fit one commit of {RowsMax}.");
            }

            if (part.Count + count > RowsMax)
            {
                yield return this with { Rows = part };
                part = [];
            }

            part.AddRange(village);
        }

        if (part.Count > 0)
        {
            yield return this with { Rows = part };
        }
    }
}
