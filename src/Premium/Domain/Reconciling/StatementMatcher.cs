namespace Premium.Domain;

/// <summary>The movements of one account over the days compared.</summary>
public sealed record AccountStatement(VillageCode Village, AccountNo Account, StatementReply Reply)
{
    /// <summary>The first day compared; null where that is before every debit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Made before the first day: it says nothing of the debit, unless it was booked late.</summary>
    public bool BeginsAfter(Debit debit) => Rules.BankDay(debit.ReservedAt) < From;

    /// <summary>Whole, and begun in time.</summary>
    public bool Shows(Debit debit) => Reply is StatementReply.Complete && !BeginsAfter(debit);
}

/// <param name="Matched">Executed debits the statement shows once, with the same amount.</param>
/// <param name="Proven">Attempts without a fate that the statement shows once, with the same amount.</param>
/// <param name="GivenBack">Debits not refused that the statement shows taken once and given back in full.</param>
/// <param name="Breaks">Everything else that does not agree, and what was given back.</param>
/// <param name="Tally">Every debit compared, by how it came out.</param>
public sealed record Matching(
    IReadOnlyList<Debit> Matched, IReadOnlyList<ProvenDebit> Proven, IReadOnlyList<ProvenDebit> GivenBack,
    IReadOnlyList<Break> Breaks, Tally Tally)
{
    /// <summary>Attempts held to be refused that the statement shows once, and nothing else paid their bill.</summary>
    public IReadOnlyList<ProvenDebit> Adopted { get; init; } = [];

    /// <summary>Bills of which the statement shows what no attempt explains.</summary>
    public IReadOnlyDictionary<BillId, BillDoubt> Doubts { get; init; } = new Dictionary<BillId, BillDoubt>();

    /// <summary>
    /// Bills of which every account at this bank was read whole: what stands against them no more, is over.
    /// </summary>
    public IReadOnlySet<BillId> Read { get; init; } = new HashSet<BillId>();

    /// <summary>
    /// Executed, as we know, and nothing on the whole statements of their accounts can be them: what else these lack
    /// may have been executed as well.
    /// </summary>
    public IReadOnlyList<Debit> Lacking { get; init; } = [];

    /// <summary>Those of them that the account's statement should show by now.</summary>
    public IEnumerable<Debit> LacksOn(AccountNo account, Rules rules, DateTimeOffset now) =>
        Lacking.Where(d => d.Source == account && rules.ShowsFrom(d) <= now);

    /// <summary>The first of them; null if the statement may be whole.</summary>
    public Debit? LackOn(AccountNo account, Rules rules, DateTimeOffset now) =>
        LacksOn(account, rules, now).FirstOrDefault();

    /// <summary>
    /// What a statement proves: one that lacks a payment which is known, and should be on it by now, is half a
    /// statement, however well its sums tie.
    /// </summary>
    public StatementReply Proving(AccountStatement statement, Rules rules, DateTimeOffset now) =>
        LackOn(statement.Account, rules, now) is { } lack
            ? new StatementReply.Partial(
                statement.Reply.Known, $"it lacks {lack.Id.PaymentReference}, which the bank executed")
            {
                Notes = statement.Reply.Notes,
            }
            : statement.Reply;

    /// <summary>This bank's statements are whole and show nothing that stands against the bill.</summary>
    public bool Clears(BillId bill) => Read.Contains(bill) && !Speaks(bill);

    /// <summary>This bank's statements show what stands against the bill as it is known.</summary>
    public bool Speaks(BillId bill) => Doubts.ContainsKey(bill) || Adopted.Any(a => a.Debit.Id.Bill == bill);
}

public sealed record ProvenDebit(Debit Debit, StatementLine Line)
{
    public LineProof Proof { get; init; } = LineProof.Reference;
}

/// <summary>
/// Compares debits with statement lines. Never guesses: two lines for one reference, or a line that fits only nearly,
/// goes to a person. Lines prove also where the statement is not complete; only a complete one proves an absence.
/// </summary>
public static class StatementMatcher
{
    /// <summary>The debit a text names in full; null if it is not one of ours.</summary>
    public static DebitId? Reference(string remark) => new Narrative(remark).Marked();

    /// <param name="book">What we hold to be true.</param>
    /// <param name="statements">One for each account the bank may have debited.</param>
    /// <param name="rules">Local time, and how long a bank may take to book.</param>
    public static Matching Match(DebitBook book, IReadOnlyList<AccountStatement> statements, Rules rules)
    {
        var lines = new Attribution(book, rules).Of(statements);
        var reach = statements.ToLookup(s => s.Account);
        var index = new LineIndex(lines);
        var whole = book.Debits.GroupBy(d => d.Id.Bill)
            .Select(bill => new BillMatch(book, [.. bill], index, reach))
            .ToList();

        // A line on another account than the debit's is not explained by it: the bank took the wrong money.
        var known = book.Debits.Select(d => (d.Id, d.Source)).ToHashSet();
        var foreign = lines.Where(l =>
            l.Line.IsDebit && l.Id is { } id && id.Bill.PayMonth == book.PayMonth && !known.Contains((id, l.Account)));
        List<Break> breaks =
        [
            .. whole.SelectMany(b => b.Breaks),
            .. foreign.Select(l => new Break(
                BreakKind.MissingWithUs, l.Id!.Value.Bill.Village, l.Id.Value.PaymentReference, Rupiah.Zero,
                l.Line.Amount) { Line = l.Line.Shown }),
            .. new LostAttempts(book, index, rules).Breaks(),
        ];

        // Without a statement nothing is known of the account, even if no debit of ours hangs on it.
        var counted = book.Debits.Where(d => !book.IsRefused(d)).Select(d => d.Source).ToHashSet();
        var unread = statements.Count(s => s.Reply is not StatementReply.Complete && !counted.Contains(s.Account));
        return new Matching(
            [.. whole.SelectMany(b => b.Matched)],
            [.. whole.SelectMany(b => b.Proven)],
            [.. whole.SelectMany(b => b.GivenBack)],
            breaks,
            whole.Aggregate(new Tally(Expected: unread, Skipped: unread), (sum, b) => sum + b.Tally))
        {
            Adopted = [.. whole.Select(b => b.Adopted).OfType<ProvenDebit>()],
            Doubts = whole.Where(b => b.Doubt is not null).ToDictionary(b => b.Bill, b => b.Doubt!.Value),
            Read = whole.Where(b => b.IsRead).Select(b => b.Bill).ToHashSet(),
            Lacking = [.. whole.SelectMany(b => b.Lacking), .. LackingOf(book, index, reach)],
        };
    }

    /// <summary>Of other months: no line names them, is over their sum in words of the bank's own, or a rest of them.
    /// </summary>
    private static IEnumerable<Debit> LackingOf(
        DebitBook book, LineIndex lines, ILookup<AccountNo, AccountStatement> statements)
    {
        bool MayBe(AttributedLine line, Debit debit) => line.Line.IsDebit
            && (line.Id == debit.Id || line.Beside == debit.Id || line.MayBeLeftBy(debit.Id.Bill)
                || (line.MayBeOf(debit.Id.Bill) && line.Line.Amount == debit.Amount
                    && line.Line.Day >= Rules.BankDay(debit.ReservedAt)));
        return book.Others.Where(d => book.IsExecuted(d)
            && statements[d.Source].Any(s => s.Shows(d))
            && !lines.On(d.Source).Any(l => MayBe(l, d)));
    }
}
