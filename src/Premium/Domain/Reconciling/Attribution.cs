namespace Premium.Domain;

/// <summary>Finds the attempt that each statement line is of. Never guesses: what fits two fits none.</summary>
public sealed partial class Attribution(DebitBook book, Rules rules)
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
            .. statements.Where(s => s.Reply.Known.Count > 0)
                .SelectMany(s => WithReversals(new Known([.. debits[s.Account]]), s, settled)),
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
            .Where(q => texts.Any(t => t.Quotes(q.Theirs)) && IsInTime(q.Debit, line)).ToList();
        return quoted.Count > 0
            ? Is([.. quoted.Select(q => q.Debit.Id)], LineProof.BankReference) with
            {
                IsByNumber = quoted is [var only] && IsNumber(line, only.Theirs),
            }
            : Is([.. Cut(ours.CutIn(texts), line)], LineProof.Cut);
    }

    /// <summary>It may be the line's number of the day: it stands as its id, or is too short for a name.</summary>
    private static bool IsNumber(StatementLine line, Narrative theirs) =>
        theirs.IsShort || new Narrative(line.TransactionId).Quotes(theirs);

    /// <summary>With the sum as well, a number is name enough where nothing else names a line of the payment.</summary>
    private static List<AttributedLine> Weighed(Known ours, List<AttributedLine> lines)
    {
        var own = lines.Where(l => l.Line.IsDebit && !l.IsByNumber).Select(l => l.Id).OfType<DebitId>().ToHashSet();
        bool IsNamed(AttributedLine line) => line.Id is { } id && ours.IsOf(id, line.Line.Amount)
            && !(line.Line.IsDebit && own.Contains(id));
        return [.. lines.Select(l => l.IsByNumber && (l.Id is null || IsNamed(l)) ? l with { IsByNumber = false } : l)];
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
        named is { } id && !ours.Has(id) && ours.CutIn([text]).Any() ? null : named;

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

    /// <summary>A credit may name the line that it takes back by the bank's own id of that line, or have it too.
    /// </summary>
    private IReadOnlyList<AttributedLine> WithReversals(
        Known ours, AccountStatement statement, List<(BillId Bill, AccountNo Account, string Line)> settled)
    {
        var lines = WithOtherSums(
            ours, Weighed(ours, [.. statement.Reply.Known.Select(l => Without(Of(statement, l, ours), settled))]));
        if (!lines.Exists(IsUnnamedCredit))
        {
            return lines;
        }

        var taken = lines
            .Where(l => l.Line.IsDebit && l is { Id: not null, IsByNumber: false } && l.Line.TransactionId.Length > 0)
            .Select(l => (l.Id, l.Line, Theirs: new Narrative(l.Line.TransactionId))).ToList();
        AttributedLine Back(AttributedLine credit)
        {
            var id = new Narrative(credit.Line.TransactionId);
            var texts = credit.Line.Texts.Where(t => t.Length > 0).Select(t => new Narrative(t)).ToList();

            // As the id of a line of another day, a number is that of any other line, too.
            var named = taken.Where(t => t.Line.Day <= credit.Line.Day && (texts.Exists(text => text.Quotes(t.Theirs))
                || (id.Quotes(t.Theirs) && (t.Line.Day == credit.Line.Day || !t.Theirs.IsCount)))).ToList();
            return named.Select(t => t.Id).Distinct().ToList() is [{ } only]
                ? credit with
                {
                    Id = only,
                    Proof = LineProof.BankReference,
                    IsByNumber = named.TrueForAll(t =>
                        t.Line.Amount != credit.Line.Amount && IsNumber(credit.Line, t.Theirs)),
                }
                : credit;
        }

        return [.. lines.Select(l => IsUnnamedCredit(l) ? Back(l) : l)];
    }

    private static bool IsUnnamedCredit(AttributedLine line) => line is { Id: null, Line.IsDebit: false };

    /// <summary>The debits of one account, by what a line may name them by; worked out when a line asks.</summary>
    private sealed class Known(IReadOnlyList<Debit> debits)
    {
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

        public bool IsOf(DebitId id, Rupiah amount) => debits.Any(d => d.Id == id && d.Amount == amount);

        public IEnumerable<Debit> CutIn(IReadOnlyList<Narrative> texts)
        {
            var cut = texts.Where(t => t.MayBeCut).ToList();
            return cut.Count == 0 ? [] : debits.Where(d => cut.Exists(t => t.IsCutOf(d.Id.PaymentReference)));
        }

        public IEnumerable<Debit> BegunIn(IReadOnlyList<Narrative> texts) =>
            debits.Where(d => texts.Any(t => t.Begins(d.Id.PaymentReference)));
    }
}
