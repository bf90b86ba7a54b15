namespace Premium.Domain;

/// <summary>The money taken in all, once each attempt was held against its own lines.</summary>
internal sealed partial class BillMatch
{
    /// <summary>What the attempts leave: taken though refused, on other accounts, unexplained, or given back.</summary>
    private void Weigh()
    {
        if (lines.Of(Bill).Any(l => l.Line.IsDebit
            && !debits.Any(d => d.Id == l.Id && d.Source == l.Account) && !IsBackOn(l)))
        {
            Doubt = BillDoubt.OtherTerms;
        }

        var credits = Credits();
        var others = Executed.Count() + debits.Count(d => !d.State.IsFinal() && Proven.All(p => p.Debit != d))
            + book.Elsewhere.Count(d => d.Id.Bill == Bill);
        foreach (var (debit, line) in refusedButTaken.OrderBy(r => r.Line.Line.At))
        {
            if (others == 0 && Adopted is null && Doubt is null)
            {
                Adopted = new ProvenDebit(debit, line.Line) { Proof = line.Proof };
                Differs(BreakKind.RefusedButExecuted, debit, line.Line.Amount, line);
            }
            else if (Back(credits, line) is not { } back)
            {
                Doubt = BillDoubt.SecondDebit;
                Differs(BreakKind.SecondDebit, debit, line.Line.Amount, line);
            }
            else
            {
                credits.Remove(back);
                Tally += new Tally(Expected: 1, Done: 1);
            }
        }

        WeighUnexplained();
        foreach (var (credit, debit) in PartsBack().Concat(UnclearBack()).Concat(
            from credit in credits
            from debit in Executed.Where(d => IsMeant(d, credit)).Take(1)
            select (credit, debit)))
        {
            Doubt ??= BillDoubt.MoneyMayBeBack;
            Shows(BreakKind.MayBeGivenBack, credit, debit);
        }
    }

    /// <summary>
    /// A payment that is known leaves one debit. What is more, or is there of an attempt held to be refused, may be a
    /// payment that we do not know.
    /// </summary>
    private void TakeUnclear(Debit debit, List<AttributedLine> all)
    {
        var isKnown = book.IsBack(debit) || book.IsExecuted(debit) || all.Exists(l => !l.Line.IsUnclear && IsItsSum(l));
        if (all.Find(l => l.Line.IsUnclear && l.Line.IsDebit) is { } taken && (!isKnown || all.Count(IsItsSum) > 1))
        {
            Doubt = isKnown ? BillDoubt.SecondDebit : BillDoubt.UnexplainedDebit;
            Shows(BreakKind.UnexplainedDebit, taken, debit);
        }

        bool IsItsSum(AttributedLine line) => line.Line.IsDebit && line.Line.Amount == debit.Amount;
    }

    /// <summary>A paid attempt that the statement does not name explains one line in the bank's own words.</summary>
    private void WeighUnexplained()
    {
        // What came back was taken first: the line of it says so in the bank's own words.
        foreach (var debit in debits.Where(d => book.IsBack(d)
            && !lines.Of(d.Id).Any(l => l.Line.IsDebit && l.Account == d.Source)))
        {
            // A bank may leave out both: then a line without its return is another attempt's.
            Explain(debit, line => onItsAccounts.Any(c => !c.Line.IsDebit && (c.Id is null || c.Id == debit.Id)
                && c.Account == line.Account && c.Line.Amount == line.Line.Amount && c.Line.At >= line.Line.At));
        }

        foreach (var debit in unseen)
        {
            // A fee alone in our words, and the sum in the bank's, are one payment.
            var line = TakeOther(debit, l => l.Line.Amount > debit.Amount) ?? Explain(debit, _ => true)
                ?? TakeOther(debit, _ => true);
            Lacking.AddRange(line is null ? [debit] : []);
            var isOther = line is not null && line.Line.Amount != debit.Amount;
            Doubt ??= isOther ? BillDoubt.OtherTerms : null;
            Differs(
                line is null ? BreakKind.MissingAtBank
                    : isOther ? BreakKind.AmountDiffers : BreakKind.UnexplainedDebit,
                debit, line?.Line.Amount ?? Rupiah.Zero, line);
        }

        foreach (var line in otherSums)
        {
            Doubt ??= BillDoubt.OtherTerms;
            Shows(BreakKind.AmountDiffers, line, debits.Last(d => line.LeftBy.Contains(d.Id)));
        }

        // A bill paid at its first attempt has none left that such a line could be.
        var open = debits.Where(d => !book.IsExecuted(d) && !book.IsBack(d) && Proven.All(p => p.Debit != d)
            && d.Id != Adopted?.Debit.Id).ToList();
        foreach (var line in unexplained.Where(l => open.Exists(d => d.Source == l.Account)))
        {
            Doubt ??= BillDoubt.UnexplainedDebit;
            Shows(BreakKind.UnexplainedDebit, line, open.Last(d => d.Source == line.Account));
        }
    }

    /// <summary>One line in words that are not ours is of this attempt, as far as anybody can tell.</summary>
    private AttributedLine? Explain(Debit debit, Func<AttributedLine, bool> mayBe) => TakeOne(
        unexplained,
        l => l.Account == debit.Source && l.Line.Day >= Rules.BankDay(debit.ReservedAt) && mayBe(l));

    /// <summary>One line over another sum, in what is left of our words, is of this attempt.</summary>
    private AttributedLine? TakeOther(Debit debit, Func<AttributedLine, bool> mayBe) =>
        TakeOne(otherSums, l => l.LeftBy.Contains(debit.Id) && mayBe(l));

    /// <summary>No line explains two payments.</summary>
    private static AttributedLine? TakeOne(List<AttributedLine> left, Predicate<AttributedLine> isIt)
    {
        var line = left.Find(isIt);
        if (line is not null)
        {
            left.Remove(line);
        }

        return line;
    }

    /// <summary>Credits of the bill's sum that do not carry its reference, or whose debit is not to be seen.</summary>
    private List<AttributedLine> Credits() =>
    [
        .. onItsAccounts.Where(l => l.Line is { IsDebit: false, IsUnclear: false } && !l.NotOf.Contains(Bill)
            && (l.Proof != LineProof.Reference || l.IsNeverMade || unseen.Exists(d => d.Id == l.Id))
            && debits.Any(d => d.Source == l.Account && d.Amount == l.Line.Amount && (l.Sure is null || l.Id == d.Id))),
    ];

    /// <summary>
    /// Credits over another sum than a payment that stands, which quote the bank's own name of it, or are in what is
    /// left of our words.
    /// </summary>
    private IEnumerable<(AttributedLine Credit, Debit Debit)> PartsBack() =>
        from line in onItsAccounts
        where !line.Line.IsDebit && !line.NotOf.Contains(Bill)
        from debit in Executed
        where debit.Source == line.Account && debit.Amount != line.Line.Amount
            && ((line.Proof == LineProof.BankReference && debit.Id == line.Id
                    && (!line.IsByNumber || IsWithin(line, debit)))
                || (line.LeftBy.Contains(debit.Id) && IsMeant(debit, line)))
        select (line, debit);

    /// <summary>Credits that name an attempt and do not tell how much came back, or whether it did.</summary>
    private IEnumerable<(AttributedLine Credit, Debit Debit)> UnclearBack() =>
        from debit in debits
        where !book.IsBack(debit)
        from line in lines.Of(debit.Id)
        where line.Line is { IsUnclear: true, IsDebit: false } && line.Account == debit.Source
        select (line, debit);

    /// <summary>
    /// After the payment, and no more than was taken, the fee included that stands beside it in the bank's words: what
    /// else comes in under the same number gives nothing back.
    /// </summary>
    private bool IsWithin(AttributedLine credit, Debit debit)
    {
        var its = lines.Of(debit.Id).Where(l => l.Line.IsDebit && l.Account == debit.Source
            && (!l.IsByNumber || l.Line.Amount < debit.Amount)).ToList();
        var taken = Rupiah.Sum(its.Select(l => l.Line.Amount));
        var sum = taken < debit.Amount ? debit.Amount : taken;
        bool IsFee(AttributedLine line) => line.Line.IsDebit && line.Id is null && line.Account == debit.Source
            && line.Line.Amount < debit.Amount && line.Line.Amount + sum == credit.Line.Amount
            && line.Line.Day >= Rules.BankDay(debit.ReservedAt) && line.Line.Day <= credit.Line.Day;
        return (its.Count == 0 || its.Exists(l => l.Line.At <= credit.Line.At))
            && (credit.Line.Amount <= sum || onItsAccounts.Any(IsFee));
    }

    private bool IsBackOn(AttributedLine taken) => lines.Of(Bill).Any(l =>
        l.Line is { IsDebit: false, IsUnclear: false } && l.Id == taken.Id && l.Account == taken.Account
        && l.Line.Amount == taken.Line.Amount);

    private static AttributedLine? Back(List<AttributedLine> credits, AttributedLine taken) =>
        credits.Find(c =>
            c.Account == taken.Account && c.Line.At >= taken.Line.At && c.Line.Amount == taken.Line.Amount);

    /// <summary>
    /// A credit that names nothing is taken to be about the last payment before it of that sum, or which left it its
    /// words, of those that people did not say it is none of. Words that are no more than a number may stand on any
    /// money that comes in: more than was taken gives nothing back.
    /// </summary>
    private bool IsMeant(Debit debit, AttributedLine credit)
    {
        if (credit.Sure is { } id)
        {
            return id == debit.Id && debit.Source == credit.Account && debit.Amount == credit.Line.Amount;
        }

        var able = book.Debits.Concat(book.Others).Where(book.IsExecuted).Append(debit)
            .Where(d => d.Source == credit.Account && IsBefore(d) && !credit.NotOf.Contains(d.Id.Bill)).ToList();
        var may = able.FindAll(d => d.Amount == credit.Line.Amount || (IsLeft(d) && IsWithin(credit, d)));
        may = may.Count == 0 && credit.Line.Narratives.Any(n => n.IsOurs) ? able.FindAll(IsLeft) : may;
        return may.Contains(debit) && may.TrueForAll(d => TakenAt(d) <= TakenAt(debit));

        bool IsLeft(Debit d) => credit.LeftBy.Contains(d.Id);

        DateTimeOffset TakenAt(Debit d) =>
            lines.Of(d.Id).FirstOrDefault(l => l.Line.IsDebit)?.Line.At ?? d.ReservedAt;

        // Without a line of its own the hour is unknown, and some banks print days alone.
        bool IsBefore(Debit d) => TakenAt(d) <= credit.Line.At || (Rules.BankDay(d.ReservedAt) == credit.Line.Day
            && !lines.Of(d.Id).Any(l => l.Line.IsDebit));
    }
}
