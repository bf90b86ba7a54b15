namespace Premium.Domain;

/// <summary>One bill held against the lines of its accounts: each attempt first, then the money taken in all.</summary>
internal sealed partial class BillMatch
{
    private readonly DebitBook book;
    private readonly IReadOnlyList<Debit> debits;
    private readonly LineIndex lines;
    private readonly ILookup<AccountNo, AccountStatement> statements;
    private readonly IReadOnlyList<AttributedLine> onItsAccounts;
    private readonly List<AttributedLine> unexplained;
    private readonly List<AttributedLine> otherSums;
    private readonly List<Debit> unseen = [];
    private readonly List<(Debit Debit, AttributedLine Line)> refusedButTaken = [];

    public BillMatch(
        DebitBook book, IReadOnlyList<Debit> debits, LineIndex lines,
        ILookup<AccountNo, AccountStatement> statements)
    {
        (this.book, this.debits, this.lines, this.statements) = (book, debits, lines, statements);
        onItsAccounts = [.. debits.Select(d => d.Source).Distinct().SelectMany(lines.On)];
        unexplained = Unexplained();
        otherSums = [.. onItsAccounts.Where(l => l.Line.IsDebit && l.MayBeLeftBy(Bill))];
        foreach (var debit in debits)
        {
            Take(debit);
        }

        Weigh();
    }

    public BillId Bill => debits[0].Id.Bill;

    public bool IsRead => debits.All(Reads);

    public List<Debit> Matched { get; } = [];

    public List<ProvenDebit> Proven { get; } = [];

    public List<ProvenDebit> GivenBack { get; } = [];

    public ProvenDebit? Adopted { get; private set; }

    public BillDoubt? Doubt { get; private set; }

    public List<Break> Breaks { get; } = [];

    /// <summary>Executed, as we know, and not on the whole statement of its account.</summary>
    public List<Debit> Lacking { get; } = [];

    public Tally Tally { get; private set; } = new();

    private IEnumerable<Debit> Executed => debits.Where(d => book.IsExecuted(d) && GivenBack.All(g => g.Debit != d))
        .Concat(Proven.Select(p => p.Debit)).Concat(Adopted is { } adopted ? [adopted.Debit] : []);

    /// <summary>Debits of an attempt's sum on its account since the first reservation that nothing explains.</summary>
    private List<AttributedLine> Unexplained()
    {
        var first = Rules.BankDay(debits.Min(d => d.ReservedAt));
        var sums = debits.Select(d => (d.Source, d.Amount)).ToHashSet();
        return
        [
            .. onItsAccounts.Where(l => l.Line.IsDebit && l.MayBeOf(Bill)
                && sums.Contains((l.Account, l.Line.Amount)) && l.Line.Day >= first),
        ];
    }

    /// <summary>A whole statement would show it.</summary>
    private bool Reads(Debit debit) => statements[debit.Source].Any(s => s.Shows(debit));

    /// <summary>Older than any statement that is given: what is known of it stays.</summary>
    private bool IsPast(Debit debit) => statements[debit.Source].Any(s => s.BeginsAfter(debit));

    private void Take(Debit debit)
    {
        var all = lines.Of(debit.Id).Where(l => l.Account == debit.Source).ToList();
        TakeUnclear(debit, all);
        var ours = all.FindAll(l => !l.Line.IsUnclear);
        var taken = ours.Where(l => l.Line.IsDebit).ToList();
        List<AttributedLine> beside = [.. Beside(debit, taken)];
        taken.RemoveAll(beside.Contains);
        beside.AddRange(lines.On(debit.Source).Where(l => l.Beside == debit.Id && !l.NotOf.Contains(Bill)));

        // Not every bank marks a reversal as a correction; a credit that carries our reference is money given back.
        var back = ours.Where(l =>
            (l.Line.IsCorrection || !l.Line.IsDebit) && l.Proof == LineProof.Reference).ToList();
        var isRefused = book.IsRefused(debit);
        var isBack = book.IsBack(debit);
        foreach (var line in beside)
        {
            Shows(BreakKind.UnexplainedDebit, line, debit);
        }

        var kind = Judge(debit, taken, back);
        switch (kind)
        {
            case null when (taken.Count == 0 && (isRefused || IsPast(debit))) || isBack:
                return;
            case null when book.IsExecuted(debit):
                Matched.Add(debit);
                Tally += new Tally(Expected: 1, Done: 1);
                return;
            case null:
                Proven.Add(new ProvenDebit(debit, taken.First().Line) { Proof = taken.First().Proof });
                Tally += new Tally(Expected: 1, Done: 1);
                return;
            case BreakKind.RefusedButExecuted:
                refusedButTaken.Add((debit, taken[0]));
                return;
            case BreakKind.MissingAtBank:
                unseen.Add(debit);
                return;
            case BreakKind.GivenBack when !isRefused && back is [{ Line.IsDebit: false } only]
                && only.Line.Amount == debit.Amount:
                GivenBack.Add(new ProvenDebit(debit, only.Line));
                break;
            case BreakKind.GivenBack when !isRefused || back.Exists(b => b.Line.IsDebit)
                || Rupiah.Sum(back.Select(b => b.Line.Amount)) != debit.Amount:
                // Less than the sum, in several credits, or a correction that takes: what the bank keeps, people must
                // find out.
                Doubt = BillDoubt.MoneyMayBeBack;
                break;
            case BreakKind.MayBeGivenBack:
                Doubt = BillDoubt.MoneyMayBeBack;
                break;
            case BreakKind.AmountDiffers when back.All(b => b.Line.Amount != taken[0].Line.Amount):
                Doubt = BillDoubt.OtherTerms;
                break;
            case BreakKind.Duplicate:
                Doubt = BillDoubt.SecondDebit;
                break;
            case BreakKind.MissingWithUs:
                Doubt = BillDoubt.MoneyMayBeBack;
                break;
        }

        var theirs = Rupiah.Sum(taken.Concat(back.Where(b => !b.Line.IsDebit))
            .Select(l => l.Line.IsDebit ? l.Line.Amount : Rupiah.Zero - l.Line.Amount));
        Differs(kind.Value, debit, theirs, ours.FirstOrDefault());
    }

    /// <summary>
    /// What else was taken in the words of one payment, each less than its sum: some banks book their fee under the
    /// narrative of the transfer; or more, where nothing but a number of the bank speaks for it. It is no second
    /// payment, and a person hears of it.
    /// </summary>
    private static List<AttributedLine> Beside(Debit debit, List<AttributedLine> taken) =>
        taken.Count(t => t.Line.Amount == debit.Amount) == 1
        && taken.TrueForAll(t => t.Line.Amount <= debit.Amount || t.IsByNumber)
            ? taken.FindAll(t => t.Line.Amount != debit.Amount)
            : [];

    /// <summary>How a debit disagrees with the statement; null if it agrees.</summary>
    private BreakKind? Judge(Debit debit, List<AttributedLine> taken, List<AttributedLine> back)
    {
        var isBack = book.IsBack(debit);
        var isRefused = book.IsRefused(debit);
        var paidBack = back.Count(l => !l.Line.IsDebit && l.Line.Amount == debit.Amount);
        return (taken.Count, back.Count) switch
        {
            // It names the attempt, which would have to be on it as taken first.
            (0, > 0) when !isBack && (!book.IsExecuted(debit) || IsPast(debit)) => BreakKind.MayBeGivenBack,
            (0, _) when isRefused || isBack || (debit.State.IsFinal() && IsPast(debit)) => null,
            (0, _) when !Reads(debit) => BreakKind.NoStatement,
            (0, _) => debit.State.IsFinal() ? BreakKind.MissingAtBank : BreakKind.StillUnknown,
            ( > 1, _) when paidBack == back.Count && taken.Count - paidBack == 1 && !isRefused && !isBack
                && taken.All(t => t.Line.Amount == debit.Amount) => null,
            ( > 1, _) => BreakKind.Duplicate,
            (1, _) when taken[0].Line.Amount != debit.Amount => BreakKind.AmountDiffers,
            (1, > 0) => isBack ? null : BreakKind.GivenBack,
            (1, _) when isBack => BreakKind.MissingWithUs,
            (1, _) => isRefused ? BreakKind.RefusedButExecuted : null,
            _ => BreakKind.Duplicate,
        };
    }

    private void Differs(BreakKind kind, Debit debit, Rupiah theirs, AttributedLine? line)
    {
        var ours = book.IsRefused(debit) ? Rupiah.Zero : debit.Amount;
        Breaks.Add(new Break(kind, debit.Village, debit.Id.PaymentReference, ours, theirs)
        {
            Line = line?.Line.Shown ?? "",
        });
        Tally += kind switch
        {
            BreakKind.StillUnknown => new Tally(Expected: 1, Unknown: 1),
            BreakKind.NoStatement => new Tally(Expected: 1, Skipped: 1),
            _ => new Tally(Expected: 1, Refused: 1),
        };
    }

    /// <summary>A line beside the attempts, which are counted already.</summary>
    private void Shows(BreakKind kind, AttributedLine line, Debit debit) => Breaks.Add(
        new Break(
            kind, debit.Village, debit.Id.PaymentReference, book.IsRefused(debit) ? Rupiah.Zero : debit.Amount,
            line.Line.IsDebit ? line.Line.Amount : Rupiah.Zero - line.Line.Amount)
        { Line = line.Line.Shown });
}
