using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Puts the parts of a statement together, oldest first. Each is asked for to the last whole second of its last day, so
/// a bank may leave out what it booked between that one and the next day: each part must begin with the balance that
/// the one before ends with, and where none is told, the two days are asked for as one.
/// </summary>
internal sealed class StatementParts
{
    private readonly List<StatementLine> lines = [];
    private readonly List<string> notes = [];
    private readonly List<string> gaps = [];
    private StatementReply.Complete? oldest;
    private StatementReply.Complete? newest;
    private bool isWhole = true;

    /// <param name="part">The next one.</param>
    /// <param name="first">Its first day.</param>
    /// <returns>False where no balance tells whether it follows the part before.</returns>
    public bool Add(StatementReply part, DateOnly first)
    {
        notes.AddRange(part.Notes);
        lines.AddRange(part.Known);
        var before = newest;
        newest = Judged(part);
        oldest ??= newest;
        if (before is null || newest is null)
        {
            return true;
        }

        if (before.Closing is not { } end || newest.Opening is not { } start)
        {
            return false;
        }

        if (end != start)
        {
            isWhole = false;
            gaps.Add(FormattableString.Invariant(
                $"The statement is not complete: up to {first.AddDays(-1):O} it ends at Rp{end:0.##}, ")
                + FormattableString.Invariant($"and from {first:O} it begins at Rp{start:0.##}."));
        }

        return true;
    }

    /// <param name="days">The last day of one part and the first of the next, asked for as one.</param>
    /// <param name="first">The latter.</param>
    public void AddBorder(StatementReply days, DateOnly first)
    {
        _ = Judged(days);
        var midnight = new DateTimeOffset(first, TimeOnly.MinValue, SnapTime.Jakarta);
        var had = lines.Select(line => line.Key).ToHashSet();
        lines.AddRange(days.Known.Where(line =>
            line.At > midnight.AddSeconds(-1) && line.At < midnight && !had.Contains(line.Key)));
    }

    public StatementReply Together()
    {
        List<StatementLine> sorted = [.. lines.OrderBy(line => line.At)];
        var whole = isWhole && newest is not null
            ? newest with { Lines = sorted, Notes = notes, Opening = oldest?.Opening }
            : null;
        return gaps.Count == 0 && whole is not null
            ? whole
            : new StatementReply.Partial(sorted, string.Join(" ", gaps)) { Notes = notes, ButForLines = whole };
    }

    /// <summary>The reply, if nothing but lines that it shows makes it half.</summary>
    private StatementReply.Complete? Judged(StatementReply reply)
    {
        var (whole, gap) = reply switch
        {
            StatementReply.Complete complete => (complete, null),
            StatementReply.Partial half => (half.ButForLines, half.Why),
            StatementReply.Silent silent => (null, silent.Why),
            _ => throw new InvalidOperationException("StatementReply is closed."),
        };
        isWhole &= whole is not null;
        if (gap is not null)
        {
            gaps.Add(gap);
        }

        return whole;
    }
}
