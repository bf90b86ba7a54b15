using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Puts the parts of a statement together, oldest first. Each is asked for to the last whole second of its last day, so
/// a bank may leave out what it booked between that one and the next day: each part must begin with the balance that
/// the one before ends with, or else the two days are asked for as one.
/// </summary>
internal sealed class StatementParts
{
    private readonly List<StatementLine> lines = [];
    private readonly List<string> notes = [];
    private readonly List<string> gaps = [];
    private StatementReply.Complete? oldest;
    private StatementReply.Complete? newest;
    private decimal? end;
    private (decimal End, decimal Start)? told;
    private bool isWhole = true;

    /// <param name="part">The next one.</param>
    /// <param name="first">Its first day.</param>
    /// <returns>False where no balance tells that it follows the part before: its border is to be added.</returns>
    public bool Add(StatementReply part, DateOnly first)
    {
        notes.AddRange(part.Notes);
        lines.AddRange(part.Known);
        var before = newest;
        newest = Judged(part);
        oldest ??= newest;
        if (newest is null)
        {
            return true;
        }

        var follows = before is null || ((end ?? before.Closing) is { } balance && balance == newest.Opening);
        told = end is { } ended && newest.Opening is { } start && !IsMute(newest) ? (ended, start) : null;
        end = IsMute(newest) ? end : newest.Closing;
        return follows;
    }

    /// <summary>
    /// Takes in what the parts lack. Only between their seconds may they lack anything, and no more than the balances
    /// say.
    /// </summary>
    /// <param name="days">The last day of one part and the first of the next, asked for as one.</param>
    /// <param name="first">The latter.</param>
    public void AddBorder(StatementReply days, DateOnly first)
    {
        _ = Judged(days);
        var midnight = new DateTimeOffset(first, TimeOnly.MinValue, SnapTime.Jakarta);
        var border = FormattableString.Invariant(
            $"The statement is not complete: of {first.AddDays(-1):O} and {first:O} ");
        if (days is StatementReply.Complete { Lines: [] }
            && lines.Exists(l => l.At >= midnight.AddDays(-1) && l.At < midnight.AddDays(1)))
        {
            Miss(border + "the bank shows no line that it showed before.");
        }

        // Not by the bank's id: some number lines anew for each answer.
        var had = lines.Select(line => line.Mark).ToHashSet();
        var lacking = days.Known.Where(line => !had.Contains(line.Mark))
            .ToLookup(line => line.At > midnight.AddSeconds(-1) && line.At < midnight);
        lines.AddRange(lacking.SelectMany(line => line));
        if (lacking[false].Any())
        {
            Miss(border + "it lacks lines that the bank shows when it is asked for these two days alone.");
        }

        var moved = lacking[true].Sum(line => line.IsDebit ? -line.Amount.Value : line.Amount.Value);
        if (told is { } balances && balances.End + moved != balances.Start)
        {
            Miss(FormattableString.Invariant(
                $"The statement is not complete: up to {first.AddDays(-1):O} it ends at Rp{balances.End:0.##}, ")
                + FormattableString.Invariant($"and from {first:O} it begins at Rp{balances.Start:0.##}."));
        }

        end += IsMute(newest!) ? moved : 0;
    }

    public StatementReply Together()
    {
        List<StatementLine> sorted = [.. lines.OrderBy(line => line.At)];
        var whole = isWhole && newest is not null
            ? newest with { Lines = sorted, Notes = notes, Opening = oldest?.Opening, Closing = Closing(newest) }
            : null;
        return gaps.Count == 0 && whole is not null
            ? whole
            : new StatementReply.Partial(sorted, string.Join(" ", gaps)) { Notes = notes, ButForLines = whole };
    }

    /// <summary>Nothing moved, and it tells no balance: banks fill in zeros for one.</summary>
    private static bool IsMute(StatementReply.Complete part) =>
        part.Lines.Count == 0 && part.Opening is null or 0 && part.Closing is null or 0;

    /// <summary>Where nothing moved and no balance is told, it ends as the part before did.</summary>
    private decimal? Closing(StatementReply.Complete last) => IsMute(last) && lines.Count > 0 ? end : last.Closing;

    private void Miss(string gap)
    {
        isWhole = false;
        gaps.Add(gap);
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
