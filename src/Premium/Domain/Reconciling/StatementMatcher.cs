namespace Premium.Domain;

/// <summary>The movements of one account over the days compared.</summary>
public sealed record AccountStatement(VillageCode Village, AccountNo Account, StatementReply Reply);

/// <param name="Matched">Paid debits the statement shows once, with the same amount.</param>
/// <param name="Proven">Attempts without a fate that the statement shows once, with the same amount.</param>
/// <param name="GivenBack">Debits not refused that the statement shows taken once and given back in full.</param>
/// <param name="Breaks">Everything else that does not agree, and what was given back.</param>
/// <param name="Tally">Every debit compared, by how it came out.</param>
public sealed record Matching(
    IReadOnlyList<Debit> Matched, IReadOnlyList<ProvenDebit> Proven, IReadOnlyList<ProvenDebit> GivenBack,
    IReadOnlyList<Break> Breaks, Tally Tally);

public sealed record ProvenDebit(Debit Debit, StatementLine Line);

/// <summary>
/// Compares debits with statement lines by exact reference and amount. Never guesses: two lines for one reference, or
/// a line that fits only nearly, goes to a person. Nothing is concluded from a statement that is not complete.
/// </summary>
public static class StatementMatcher
{
    private const string Mark = "BPJSTK-";

    private const int ReferenceLength = 17;

    /// <param name="debits">The debits of one pay month at one bank, refused ones included.</param>
    /// <param name="statements">One for each account the bank may have debited.</param>
    /// <param name="month">Lines for other pay months are left alone.</param>
    /// <param name="isGivenBack">Whether a paid debit is known to be given back.</param>
    public static Matching Match(
        IReadOnlyList<Debit> debits, IReadOnlyList<AccountStatement> statements, PayMonth month,
        Func<DebitId, bool> isGivenBack)
    {
        var lines = Lines(statements, month);
        var byDebit = lines.ToLookup(l => (l.Id, l.Account), l => l.Line);
        var readable = statements.Where(s => s.Reply is StatementReply.Complete).Select(s => s.Account).ToHashSet();
        var matched = new List<Debit>();
        var proven = new List<ProvenDebit>();
        var givenBack = new List<ProvenDebit>();
        var breaks = new List<Break>();
        var tally = new Tally();
        foreach (var debit in debits)
        {
            var ours = byDebit[(debit.Id, debit.Source)].ToList();
            var isBack = isGivenBack(debit.Id) || (IsRefused(debit) && debit.Refusal == RefusalReason.GivenBack);
            switch (Judge(debit, ours, readable.Contains(debit.Source), isBack))
            {
                case null when IsRefused(debit) || isBack:
                    continue;
                case null when debit.State == DebitState.Paid:
                    matched.Add(debit);
                    tally += new Tally(Expected: 1, Done: 1);
                    break;
                case null:
                    proven.Add(new ProvenDebit(debit, ours.Single(l => l.IsDebit)));
                    tally += new Tally(Expected: 1, Done: 1);
                    break;
                case { } kind:
                    if (kind == BreakKind.GivenBack && !IsRefused(debit) && InFull(debit, ours) is { } line)
                    {
                        givenBack.Add(new ProvenDebit(debit, line));
                    }

                    var theirs = Rupiah.Sum(ours.Select(l => l.IsDebit ? l.Amount : Rupiah.Zero - l.Amount));
                    breaks.Add(new Break(kind, debit.Village, debit.Id.PaymentReference, Held(debit), theirs));
                    tally += Counted(kind);
                    break;
            }
        }

        // A line on another account than the debit's is not explained by it: the bank took the wrong money.
        var known = debits.Select(d => (d.Id, d.Source)).ToHashSet();
        breaks.AddRange(lines
            .Where(l => l.Line.IsDebit && !known.Contains((l.Id, l.Account)))
            .Select(l => new Break(
                BreakKind.MissingWithUs, l.Id.Bill.Village, l.Id.PaymentReference, Rupiah.Zero, l.Line.Amount)));

        // Without a statement nothing is known of the account, even if no debit of ours hangs on it.
        var counted = debits.Where(d => !IsRefused(d)).Select(d => d.Source).ToHashSet();
        var unread = statements.Count(s => s.Reply is not StatementReply.Complete && !counted.Contains(s.Account));
        return new Matching(matched, proven, givenBack, breaks, tally + new Tally(Expected: unread, Skipped: unread));
    }

    /// <summary>The one line that gives the whole sum back; null where it is not that plain.</summary>
    private static StatementLine? InFull(Debit debit, IReadOnlyList<StatementLine> lines) =>
        lines.Where(l => !l.IsDebit).ToList() is [{ } only] && only.Amount == debit.Amount ? only : null;

    /// <summary>What we believe the bank holds of a debit.</summary>
    private static Rupiah Held(Debit debit) => IsRefused(debit) ? Rupiah.Zero : debit.Amount;

    private static bool IsRefused(Debit debit) => debit.State is DebitState.Refused or DebitState.Abandoned;

    /// <summary>The debit a remark names; null if it is not one of ours.</summary>
    public static DebitId? Reference(string remark)
    {
        var at = remark.IndexOf(Mark, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + Mark.Length + ReferenceLength;
            var stands = end <= remark.Length
                && (at == 0 || !char.IsAsciiLetterOrDigit(remark[at - 1]))
                && (end == remark.Length || !char.IsAsciiLetterOrDigit(remark[end]));
            if (stands && DebitId.TryParseReference(remark[(at + Mark.Length)..end], out var id))
            {
                return id;
            }

            at = remark.IndexOf(Mark, at + 1, StringComparison.Ordinal);
        }

        return null;
    }

    private static List<(DebitId Id, AccountNo Account, StatementLine Line)> Lines(
        IReadOnlyList<AccountStatement> statements, PayMonth month) =>
        [.. statements
            .SelectMany(s => s.Reply is StatementReply.Complete complete
                ? complete.Lines.Select(line => (Id: Reference(line.Remark), s.Account, Line: line))
                : [])
            .Where(l => l.Id is { } id && id.Bill.Period == id.Bill.Segment.PeriodDueIn(month))
            .Select(l => (l.Id!.Value, l.Account, l.Line))];

    /// <summary>How a debit disagrees with the statement; null if it agrees.</summary>
    private static BreakKind? Judge(Debit debit, IReadOnlyList<StatementLine> lines, bool isReadable, bool isBack)
    {
        var taken = lines.Where(l => l.IsDebit).ToList();

        // Not every bank marks a reversal as a correction; a credit that carries our reference is money given back.
        var back = lines.Count(l => l.IsCorrection || !l.IsDebit);
        var isOpen = !debit.State.IsFinal();
        var isRefused = IsRefused(debit);
        return (taken.Count, back) switch
        {
            (0, _) when isRefused => null,
            (0, _) when !isReadable => BreakKind.NoStatement,
            (0, _) => isOpen ? BreakKind.StillUnknown : BreakKind.MissingAtBank,
            ( > 1, _) => BreakKind.Duplicate,
            (1, _) when taken[0].Amount != debit.Amount => BreakKind.AmountDiffers,
            (1, > 0) => isBack ? null : BreakKind.GivenBack,
            (1, _) => isRefused || isBack ? BreakKind.MissingWithUs : null,
            _ => BreakKind.Duplicate,
        };
    }

    private static Tally Counted(BreakKind kind) => kind switch
    {
        BreakKind.StillUnknown => new Tally(Expected: 1, Unknown: 1),
        BreakKind.NoStatement => new Tally(Expected: 1, Skipped: 1),
        BreakKind.MissingAtBank => new Tally(Expected: 1, Refused: 1),
        BreakKind.MissingWithUs => new Tally(Expected: 1, Refused: 1),
        BreakKind.AmountDiffers => new Tally(Expected: 1, Refused: 1),
        BreakKind.GivenBack => new Tally(Expected: 1, Refused: 1),
        BreakKind.Duplicate => new Tally(Expected: 1, Refused: 1),
    };
}
