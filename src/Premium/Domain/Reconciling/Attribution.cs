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

    /// <summary>
    /// What it names nobody here made: digits of the bank's own behind a cut reference may read as one, so it names
    /// nothing for certain.
    /// </summary>
    public bool IsNeverMade { get; init; }

    /// <summary>It names no attempt that was made, and may be one of this bill for all that is known.</summary>
    public bool MayBeOf(BillId bill) => (Id is null || IsNeverMade) && !NotOf.Contains(bill);
}

/// <summary>Finds the attempt that each statement line is of. Never guesses: what fits two fits none.</summary>
public sealed class Attribution(DebitBook book, Rules rules)
{
    private readonly ILookup<AccountNo, Debit> debits = book.Debits.Concat(book.Others).ToLookup(d => d.Source);
    private readonly ILookup<string, DebitId> adopted = book.Adopted.Select(a => (a.Key, a.Value)).Concat(book.Shown)
        .ToLookup(a => a.Item2, a => a.Item1);

    private readonly Lazy<HashSet<DebitId>> made = new(
        () => [.. book.Debits.Concat(book.Others).Select(d => d.Id)], isThreadSafe: false);

    private readonly ILookup<string, DebitId> givenBack = book.GivenBack.ToLookup(g => g.Value, g => g.Key);

    /// <summary>One for each line; a naming by people keeps one line from the bill it was named for.</summary>
    public IReadOnlyList<AttributedLine> Of(IReadOnlyList<AccountStatement> statements)
    {
        var settled = book.Settled.ToList();
        return
        [
            .. statements.SelectMany(s => WithReversals(
                s.Reply.Known.Count > 0 ? new Known([.. debits[s.Account]]) : Known.None, s, settled)),
        ];
    }

    private static AttributedLine Without(
        AttributedLine line, List<(BillId Bill, AccountNo Account, string Line)> settled)
    {
        if (settled.Count == 0)
        {
            return line;
        }

        var its = settled.Where(s => s.Account == line.Account && line.Line.IsCalled(s.Line))
            .DistinctBy(s => s.Bill).ToList();
        its.ForEach(s => settled.Remove(s));
        List<BillId> not = [.. its.Select(s => s.Bill)];
        return line.Id is { } id && not.Contains(id.Bill)
            ? line with { Id = null, Proof = LineProof.None, NotOf = not }
            : line with { NotOf = not };
    }

    private AttributedLine Of(AccountStatement statement, StatementLine line, Known ours)
    {
        var texts = line.Narratives;
        AttributedLine Is(IReadOnlyList<DebitId> ids, LineProof proof) =>
            ids is [var only]
                ? new AttributedLine(statement, line, only, proof) { IsNeverMade = IsNeverMade(only, ours) }
                : new AttributedLine(statement, line, null, LineProof.None);

        var named = Named(line, texts, ours);
        if (named.Count == 0)
        {
            named = [.. texts.Select(t => Made(t, t.Named(statement.Village), ours)).OfType<DebitId>().Distinct()];
        }

        if (named.Count > 0)
        {
            return Is(named, LineProof.Reference);
        }

        // Some banks number payments anew each day: the name of an old one is that of a younger one as well.
        var quoted = ours.Quoted
            .Where(q => texts.Any(t => t.Quotes(q.Theirs)) && (!line.IsDebit || IsInTime(q.Debit, line)))
            .Select(q => q.Debit.Id).ToList();
        return quoted.Count > 0
            ? Is(quoted, LineProof.BankReference)
            : Is([.. Cut(ours.CutIn([.. texts.Where(t => t.MayBeCut)]), line)], LineProof.Cut);
    }

    /// <summary>By our mark, a whole reference of this account, or as the line that proved it before.</summary>
    private List<DebitId> Named(StatementLine line, IReadOnlyList<Narrative> texts, Known ours)
    {
        var named = new List<DebitId>();
        void Add(DebitId? id)
        {
            if (id is { } known && !named.Contains(known))
            {
                named.Add(known);
            }
        }

        foreach (var text in texts)
        {
            Add(Made(text, text.Marked(), ours));
            foreach (var reference in text.Whole)
            {
                Add(ours.Named(reference));
            }
        }

        var byLine = line.IsDebit ? adopted : givenBack;
        foreach (var id in line.Names.SelectMany(name => byLine[name]).Where(ours.Has))
        {
            Add(id);
        }

        return named.Count > 1 ? [.. named.Where(id => !IsNeverMade(id, ours))] : named;
    }

    /// <summary>Of this district and of months held here, and no attempt of theirs.</summary>
    private bool IsNeverMade(DebitId id, Known ours) =>
        !ours.Has(id) && book.Holds(id.Bill) && !made.Value.Contains(id);

    /// <summary>
    /// The attempt that a text names, unless we never made it: a cut reference with digits of the bank's own behind it
    /// may read as another one.
    /// </summary>
    private static DebitId? Made(Narrative text, DebitId? named, Known ours) =>
        named is { } id && !ours.Has(id) && text.MayBeCut && ours.CutIn([text]).Any() ? null : named;

    /// <summary>
    /// The attempts that can have left this rest of a reference: of that sum, where it is clear, made before, and if
    /// paid, not booked long ago. Among attempts of one bill the paid one is the one that a line is expected of.
    /// </summary>
    private IEnumerable<DebitId> Cut(IEnumerable<Debit> debits, StatementLine line)
    {
        var able = debits.Where(d => (d.Amount == line.Amount || line.IsUnclear) && IsInTime(d, line)).ToList();
        return able.Select(d => d.Id.Bill).Distinct().Count() == 1 && able.Where(book.IsExecuted).ToList() is [var paid]
            ? [paid.Id]
            : able.Select(d => d.Id);
    }

    private bool IsInTime(Debit debit, StatementLine line)
    {
        var day = line.Day;
        return day >= Rules.BankDay(debit.ReservedAt)
            && (!line.IsDebit || !book.IsExecuted(debit) || book.Adopted.ContainsKey(debit.Id)
                || day <= Rules.BankDay(rules.SettledAt(debit.Bank, debit.ReservedAt)));
    }

    /// <summary>A credit may name the line that it takes back by the bank's own id of that line.</summary>
    private IReadOnlyList<AttributedLine> WithReversals(
        Known ours, AccountStatement statement, List<(BillId Bill, AccountNo Account, string Line)> settled)
    {
        var lines = statement.Reply.Known.Select(line => Without(Of(statement, line, ours), settled)).ToList();
        var taken = lines.Where(l => l.Line.IsDebit && l.Id is not null && l.Line.TransactionId.Length > 0)
            .Select(l => (l.Id, Theirs: new Narrative(l.Line.TransactionId))).ToList();
        AttributedLine Back(AttributedLine credit)
        {
            var texts = credit.Line.Texts.Where(t => t.Length > 0).Select(t => new Narrative(t)).ToList();
            return taken.Where(t => texts.Exists(text => text.Quotes(t.Theirs)))
                .Select(t => t.Id).Distinct().ToList() is [{ } only]
                ? credit with { Id = only, Proof = LineProof.BankReference }
                : credit;
        }

        return [.. lines.Select(l => l is { Id: null, Line.IsDebit: false } ? Back(l) : l)];
    }

    /// <summary>The debits of one account, by what a line may name them by; worked out when a line asks.</summary>
    private sealed class Known(IReadOnlyList<Debit> debits)
    {
        public static readonly Known None = new([]);

        private readonly Lazy<Dictionary<string, DebitId>> byReference = new(
            () => debits.ToDictionary(d => d.Id.PaymentReference, d => d.Id, StringComparer.Ordinal), false);

        private readonly Lazy<List<(Debit Debit, Narrative Theirs)>> quoted = new(
            () => [.. debits.Where(d => d.BankReference is { Length: > 0 })
                .Select(d => (d, new Narrative(d.BankReference)))],
            false);

        /// <summary>What the bank called the payments.</summary>
        public IReadOnlyList<(Debit Debit, Narrative Theirs)> Quoted => quoted.Value;

        public DebitId? Named(string reference) =>
            byReference.Value.TryGetValue(reference, out var id) ? id : null;

        public bool Has(DebitId id) => debits.Any(d => d.Id == id);

        public IEnumerable<Debit> CutIn(IReadOnlyList<Narrative> texts) =>
            texts.Count == 0 ? [] : debits.Where(d => texts.Any(t => t.IsCutOf(d.Id.PaymentReference)));
    }
}
