namespace Premium.Domain;

/// <summary>Lines in what is left of our words, over no sum that an attempt has.</summary>
public sealed partial class Attribution
{
    private List<AttributedLine> WithOtherSums(Known ours, List<AttributedLine> lines)
    {
        var own = lines.Where(l => l.Line.IsDebit).Select(l => l.Sure).OfType<DebitId>().ToHashSet();
        return [.. lines.Select(l => l.Sure is null ? WithOtherSums(l, ours, own) : l)];
    }

    /// <summary>
    /// Some banks take their fee in the line of the payment, others beside it. More than the sum of an attempt without
    /// a line of its own may be that attempt; less than one that has its line is beside that one, and holds nobody.
    /// What is more than all that have theirs was taken once too often. A credit gives back any of them, or a part.
    /// </summary>
    private AttributedLine WithOtherSums(AttributedLine odd, Known ours, HashSet<DebitId> own)
    {
        var sum = odd.Line.Amount;
        var able = Left(odd, ours).Where(d => IsInTime(d, odd.Line)).ToList();
        if (able.Exists(d => d.Amount == sum))
        {
            // It is held against all of that sum, whatever it says.
            return odd;
        }

        if (!odd.Line.IsDebit)
        {
            return odd with { LeftBy = [.. able.Select(d => d.Id)] };
        }

        var beside = able.Where(d => own.Contains(d.Id) && d.Amount > sum).MaxBy(d => d.ReservedAt);
        var lacking = able.FindAll(d => !own.Contains(d.Id) && (d.Amount < sum || beside is null));
        return lacking.Count == 0 && beside is not null
            ? odd with { Beside = odd.Id is null ? beside.Id : null }
            : odd with { LeftBy = [.. (lacking.Count > 0 ? lacking : able).Select(d => d.Id)] };
    }

    /// <summary>Digits of the bank's own, glued behind the rest, may read as an attempt that nobody made.</summary>
    private static IEnumerable<Debit> Left(AttributedLine line, Known ours) => line.IsNeverMade
        ? ours.BegunIn(line.Line.Narratives)
        : ours.CutIn(line.Line.Narratives);
}
