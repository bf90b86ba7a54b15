namespace Premium.Domain;

/// <summary>Which advance notice was the last one; kept in the outbox under <see cref="AdvanceId.Last"/>.</summary>
/// <param name="Notice">Its id.</param>
/// <param name="Number">Counts the sums that were told.</param>
internal sealed record LastTold(string Notice, int Number)
{
    public static LastTold? Of(Notice? kept) => kept is null ? null : new(kept.Subject, kept.Tries);

    /// <summary>The one that says a sum: the last one, or where that says another sum the next.</summary>
    /// <param name="last">Null where none was told.</param>
    /// <param name="id">Whose.</param>
    /// <param name="total">The sum.</param>
    public static LastTold Next(LastTold? last, AdvanceId id, Rupiah total)
    {
        var number = 1 + (last?.Number ?? 0);
        return last is not null && last.Notice == id.Of(total, last.Number) ? last : new(id.Of(total, number), number);
    }

    /// <summary>As it is kept: no message, so there is nothing to send.</summary>
    public Notice AsNotice(AdvanceId id, DateTimeOffset at) =>
        new(id.Last, at, Notice, "") { IsDone = true, Tries = Number };
}
