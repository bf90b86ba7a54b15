namespace Premium.Domain;

/// <summary>What a statement says against an outcome that people sign, and the lines that they name.</summary>
public sealed class NamedLines(DebitBook book, AccountStatement statement, Rules rules, DateTimeOffset now)
{
    private readonly IReadOnlyList<AttributedLine> lines = new Attribution(book, rules).Of([statement]);

    /// <summary>The one line that is named; null where none or several are.</summary>
    public StatementLine? Find(IReadOnlyList<string> named) =>
        named.Count == 1 ? lines.FirstOrDefault(l => l.Line.IsCalled(named[0]))?.Line : null;

    /// <summary>As they are called for good: the bank may give an id again.</summary>
    public IReadOnlyList<string> Keys(IReadOnlyList<string> named) =>
        [.. named.Select(name => lines.FirstOrDefault(l => l.Line.IsCalled(name))?.Line.Key ?? name)];

    /// <summary>Why nobody may sign the outcome of this attempt; null if nothing stands against it.</summary>
    public Said? Objection(Debit debit, DecidedOutcome outcome, IReadOnlyList<string> named)
    {
        switch (statement.Reply)
        {
            case StatementReply.Silent silent:
                return new(
                    $"Perlu mutasi bank yang lengkap, dan sekarang tidak ada: {silent.Why}.",
                    $"It needs a complete statement of the bank, and there is none now: {silent.Why}.");
            case StatementReply.Partial half when outcome == DecidedOutcome.NeverExecuted:
                return new(
                    $"“Tidak pernah mendebet” perlu mutasi bank yang lengkap; yang ada tidak lengkap: {half.Why}.",
                    $"Never-executed needs a complete statement of the bank, and there is half of one: {half.Why}.");
        }

        var lacks = outcome == DecidedOutcome.NeverExecuted ? LacksBut(debit) : [];
        if (named.FirstOrDefault(name => !lacks.Contains(name) && !lines.Any(l => l.Line.IsCalled(name)))
            is { } missing)
        {
            return new($"Mutasi bank tidak memuat baris '{missing}'.", $"The statement has no line '{missing}'.");
        }

        return outcome switch
        {
            DecidedOutcome.NeverExecuted => StandsAgainst(debit, named) ?? Lacks([.. lacks.Except(named)]),
            DecidedOutcome.Executed => Shows(debit, named, isDebit: true)
                ? null
                : new Said(
                    $"“Sudah mendebet” perlu satu baris mutasi yang menunjukkan {debit.Amount} diambil, dan bukan "
                        + "milik percobaan lain.",
                    $"Executed needs the one line of the statement that shows {debit.Amount} taken, and is no other "
                        + "attempt's."),
            DecidedOutcome.GivenBack => Shows(debit, named, isDebit: false)
                ? null
                : new Said(
                    $"“Sudah dikembalikan” perlu satu baris mutasi yang menunjukkan {debit.Amount} kembali.",
                    $"Given-back needs the one line of the statement that shows {debit.Amount} returned."),
        };
    }

    /// <summary>
    /// A payment of another attempt of the bill, which is held to be refused: the bill is paid by it, or was debited
    /// twice, whatever became of this one.
    /// </summary>
    public bool ShowsOther(Debit debit)
    {
        var clear = lines.Where(l => !l.Line.IsUnclear).ToList();
        return clear.Exists(l => l.Line.IsDebit && l.Sure is { } id && id != debit.Id
            && book.Debits.Any(d => d.Id == id && d.Id.Bill == debit.Id.Bill && book.IsRefused(d) && !book.IsBack(d))
            && !clear.Exists(c => !c.Line.IsDebit && c.Id == id && c.Line.Amount == l.Line.Amount));
    }

    private bool Shows(Debit debit, IReadOnlyList<string> named, bool isDebit) =>
        Find(named) is { } line && line.IsDebit == isDebit && line.Amount == debit.Amount
            && lines.First(l => l.Line == line) is var found
            && (found.Sure is null || found.Id == debit.Id);

    /// <summary>References of other payments that are known, and that the statement should show.</summary>
    private List<string> LacksBut(Debit debit) =>
    [
        .. StatementMatcher.Match(book, [statement], rules).LacksOn(statement.Account, rules, now)
            .Where(d => d.Id != debit.Id).Select(d => d.Id.PaymentReference),
    ];

    /// <summary>It may lack this one as well, unless people say of each why it is not there.</summary>
    private static Said? Lacks(IReadOnlyList<string> unnamed) => unnamed.Count == 0 ? null : new Said(
        $"Mutasi bank tidak memuat {string.Join(", ", unnamed)}, yang sudah didebet bank, jadi percobaan ini pun bisa "
            + "belum termuat. Coba lagi nanti, atau, bila bank memastikannya secara tertulis, sebutkan nomor itu di "
            + "antara baris mutasi dan mengapa tidak termuat.",
        $"The bank's statement lacks {string.Join(", ", unnamed)}, which the bank executed: it may lack this attempt "
            + "as well. Try again later; or, with the bank's written word for it, name that number among the lines, "
            + "and why it is not there.");

    /// <summary>A line that could be the payment, and that nobody names for what else it is.</summary>
    private Said? StandsAgainst(Debit debit, IReadOnlyList<string> named)
    {
        var left = named.ToList();
        var first = Rules.BankDay(book.Debits.Where(d => d.Id.Bill == debit.Id.Bill).Min(d => d.ReservedAt));
        bool MayBe(AttributedLine line) => line.MayBeLeftBy(debit.Id.Bill)
            || (line.MayBeOf(debit.Id.Bill) && (line.Line.IsUnclear || line.Line.Amount == debit.Amount));
        var against = lines.Where(l => book.IsExecuted(debit) ? MayBe(l)
            : l.Id == debit.Id ? l.Line.IsDebit || !book.IsBack(debit)
            : l.Line.IsDebit && MayBe(l) && l.Line.Day >= first);
        return against.FirstOrDefault(l => left.Find(l.Line.IsCalled) is not { } name || !left.Remove(name)) switch
        {
            null => null,
            { Sure: not null, Line.IsDebit: true } when !book.IsBack(debit) => new Said(
                $"Mutasi bank menunjukkan percobaan {debit.Id}; cocokkan bulan itu saja.",
                $"The bank's statement shows attempt {debit.Id}; reconcile the month instead."),
            { Line: var line } => new Said(
                $"Mutasi bank menunjukkan {line.Amount} yang belum jelas ({line.Shown}): sebutkan baris itu dan "
                    + "pembayaran apa itu sebenarnya. Bila itu percobaan lain dari tagihan ini, putuskan dahulu bahwa "
                    + "percobaan itu sudah mendebet.",
                $"The bank's statement shows {line.Amount} that nothing explains ({line.Shown}): "
                    + "name the line and what else it is. If it is another attempt of this bill, sign that one as "
                    + "executed first."),
        };
    }
}
