namespace Premium.Domain;

/// <summary>By what a line is known to be of one attempt.</summary>
public enum LineProof
{
    /// <summary>By nothing, or by what several attempts share.</summary>
    None,

    /// <summary>It holds the whole payment reference, or is the line that proved the attempt before.</summary>
    Reference,

    /// <summary>It quotes what the bank itself called the payment.</summary>
    BankReference,

    /// <summary>It holds a part of the payment reference that no other attempt could have left.</summary>
    Cut,
}

/// <summary>A line, and the attempt it is of; null where nothing proves one.</summary>
public sealed record AttributedLine(AccountStatement Statement, StatementLine Line, DebitId? Id, LineProof Proof)
{
    public AccountNo Account => Statement.Account;

    /// <summary>Bills of which people said that it is none of theirs.</summary>
    public IReadOnlyList<BillId> NotOf { get; init; } = [];

    /// <summary>It names no attempt and may be one of this bill for all that is known.</summary>
    public bool MayBeOf(BillId bill) => Id is null && !NotOf.Contains(bill);
}

/// <summary>Finds the attempt that each statement line is of. Never guesses: what fits two fits none.</summary>
public sealed class Attribution(DebitBook book, Rules rules)
{
    private readonly ILookup<AccountNo, Known> debits =
        book.Debits.Concat(book.Others).ToLookup(d => d.Source, d => new Known(d, d.Id.PaymentReference));

    /// <summary>One for each line; a naming by people keeps one line from the bill it was named for.</summary>
    public IReadOnlyList<AttributedLine> Of(IReadOnlyList<AccountStatement> statements)
    {
        var settled = book.Settled.ToList();
        return
        [
            .. statements.SelectMany(s => WithReversals(
                [.. s.Reply.Known.Select(line => Without(Of(s, line), settled))])),
        ];
    }

    private static AttributedLine Without(
        AttributedLine line, List<(BillId Bill, AccountNo Account, string Line)> settled)
    {
        if (settled.Count == 0)
        {
            return line;
        }

        var key = line.Line.Key;
        List<BillId> not =
            [.. settled.Where(s => s.Account == line.Account && s.Line == key).Select(s => s.Bill).Distinct()];
        not.ForEach(bill => settled.Remove((bill, line.Account, key)));
        return line.Id is { } id && not.Contains(id.Bill)
            ? line with { Id = null, Proof = LineProof.None, NotOf = not }
            : line with { NotOf = not };
    }

    private AttributedLine Of(AccountStatement statement, StatementLine line)
    {
        var (texts, key) = (Narratives([.. line.Texts, line.TransactionId]), line.Key);
        var ours = debits[statement.Account];
        AttributedLine Is(IReadOnlyList<DebitId> ids, LineProof proof) =>
            ids is [var only]
                ? new AttributedLine(statement, line, only, proof)
                : new AttributedLine(statement, line, null, LineProof.None);

        var named = texts.Select(t => t.Marked()).OfType<DebitId>()
            .Concat(ours.Where(d => texts.Exists(t => t.Holds(d.Reference)) || IsProofOf(d.Debit, line.IsDebit, key))
                .Select(d => d.Debit.Id))
            .Distinct().ToList();
        if (named.Count == 0)
        {
            named = [.. texts.Select(t => t.Named(statement.Village)).OfType<DebitId>().Distinct()];
        }

        if (named.Count > 0)
        {
            return Is(named, LineProof.Reference);
        }

        var quoted = ours
            .Where(d => d.Debit.BankReference is { Length: > 0 } theirs && texts.Exists(t => t.Quotes(theirs)))
            .Select(d => d.Debit.Id).ToList();
        return quoted.Count > 0
            ? Is(quoted, LineProof.BankReference)
            : Is(
                [.. Cut(ours.Where(d => texts.Exists(t => t.IsCutOf(d.Reference))).Select(d => d.Debit), line)],
                LineProof.Cut);
    }

    private bool IsProofOf(Debit debit, bool isDebit, string key) =>
        key == (isDebit ? book.Adopted : book.GivenBack).GetValueOrDefault(debit.Id);

    private static List<Narrative> Narratives(IEnumerable<string> texts) =>
        [.. texts.Where(t => t.Length > 0).Distinct().Select(t => new Narrative(t))];

    /// <summary>
    /// The attempts that can have left this rest of a reference: of that sum, made before, and if paid, not booked
    /// long ago. Among attempts of one bill the paid one is the one that a line is expected of.
    /// </summary>
    private IEnumerable<DebitId> Cut(IEnumerable<Debit> debits, StatementLine line)
    {
        var able = debits.Where(d => d.Amount == line.Amount && IsInTime(d, line)).ToList();
        return able.Select(d => d.Id.Bill).Distinct().Count() == 1 && able.Where(book.IsExecuted).ToList() is [var paid]
            ? [paid.Id]
            : able.Select(d => d.Id);
    }

    private bool IsInTime(Debit debit, StatementLine line)
    {
        var day = rules.Today(line.At);
        return day >= rules.Today(debit.ReservedAt)
            && (!line.IsDebit || !book.IsExecuted(debit) || book.Adopted.ContainsKey(debit.Id)
                || day <= rules.Today(rules.SettledAt(debit.Bank, debit.ReservedAt)));
    }

    /// <summary>A credit may name the line that it takes back by the bank's own id of that line.</summary>
    private static IReadOnlyList<AttributedLine> WithReversals(IReadOnlyList<AttributedLine> lines)
    {
        var taken = lines.Where(l => l.Line.IsDebit && l.Id is not null && l.Line.TransactionId.Length > 0).ToList();
        AttributedLine Of(AttributedLine credit)
        {
            var texts = Narratives(credit.Line.Texts);
            return taken.Where(t => texts.Exists(text => text.Quotes(t.Line.TransactionId)))
                .Select(t => t.Id).Distinct().ToList() is [{ } only]
                ? credit with { Id = only, Proof = LineProof.BankReference }
                : credit;
        }

        return [.. lines.Select(l => l is { Id: null, Line.IsDebit: false } ? Of(l) : l)];
    }

    /// <summary>A debit with its payment reference, which every line of its account is searched for.</summary>
    private sealed record Known(Debit Debit, string Reference);
}
