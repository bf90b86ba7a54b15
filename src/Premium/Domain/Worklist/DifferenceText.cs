namespace Premium.Domain;

/// <summary>Differences of sums and heads in words, with their causes, in both languages.</summary>
internal static class DifferenceText
{
    public static Said Of(IEnumerable<BillingDifference> differences) => Join("; ", differences.Select(d => new Said(
        $"{Name(d.Bill)}: BPJS {d.Billed} ({d.BilledPeople} orang), daftar peserta {d.Ours} ({d.OurPeople} orang), "
            + $"selisih {d.Sum}",
        $"{English(d.Bill)}: BPJS {d.Billed} ({d.BilledPeople} people), our list {d.Ours} ({d.OurPeople} people), "
            + $"difference {d.Sum}")
        + Join(", ", d.Parts.Select(Of), before: ": ")));

    /// <summary>As it was debited, and as its month says now.</summary>
    public static Said OfLate(IEnumerable<(Bill Bill, Bill Now)> changed) => Join("; ", changed.Select(c => new Said(
        $"{Name(c.Bill.Id)}: {(c.Bill.State.IsPaid() ? "didebet" : "diminta")} {c.Bill.Amount} "
            + $"({c.Bill.HeadCount} orang), sekarang {c.Now.Amount} ({c.Now.HeadCount} orang), "
            + $"selisih {c.Now.Amount - c.Bill.Amount}",
        $"{English(c.Bill.Id)}: {(c.Bill.State.IsPaid() ? "debited" : "asked for")} {c.Bill.Amount} "
            + $"({c.Bill.HeadCount} people), now {c.Now.Amount} ({c.Now.HeadCount} people), "
            + $"difference {c.Now.Amount - c.Bill.Amount}")));

    private static Said Of(DifferencePart part)
    {
        var program = part.Program is { } p ? $" {p.ToString().ToUpperInvariant()}" : "";
        return part.Cause switch
        {
            DifferenceCause.MorePeople => new Said(
                $"{part.People} orang lebih {part.Sum}", $"{part.People} more people {part.Sum}"),
            DifferenceCause.FewerPeople => new Said(
                $"{part.People} orang kurang {part.Sum}", $"{part.People} fewer people {part.Sum}"),
            DifferenceCause.Wage => new Said($"upah{program} {part.Sum}", $"wages{program} {part.Sum}"),
            DifferenceCause.Rounding => new Said(
                $"pembulatan{program} {part.Sum}", $"rounding{program} {part.Sum}"),
            DifferenceCause.ProgramNotOurs => new Said(
                $"program{program} tidak ada di daftar {part.Sum}", $"program{program} not in our list {part.Sum}"),
            DifferenceCause.ProgramNotBilled => new Said(
                $"program{program} tidak ditagih BPJS {part.Sum}", $"program{program} not billed {part.Sum}"),
            DifferenceCause.Unexplained => new Said(
                $"belum jelas{program} {part.Sum}", $"unexplained{program} {part.Sum}"),
        };
    }

    private static Said Join(string between, IEnumerable<Said> parts, string before = "")
    {
        var all = parts.ToList();
        return all.Count == 0 ? Said.Nothing : new Said(
            before + string.Join(between, all.Select(p => p.Indonesian)),
            before + string.Join(between, all.Select(p => p.English)));
    }

    private static string Name(BillId bill) => $"{bill.Segment.Label()} {bill.Period.Indonesian}";

    private static string English(BillId bill) => $"{bill.Segment.Label()} {bill.Period.English}";
}
