using System.Globalization;

namespace Premium.Domain;

/// <summary>What an inquiry about one attempt gave.</summary>
public sealed record Inquired(Answer Answer, IReadOnlyList<BankCall> Calls);

/// <summary>
/// The rows that follow from a statement: attempts proven, given back or adopted, bills put in doubt or freed of it.
/// </summary>
public sealed class Settlement(Rules rules, DateTimeOffset now)
{
    /// <param name="sheet">The sheet as it stands, which the matching was made on.</param>
    /// <param name="matching">What the statements show.</param>
    /// <param name="inquired">What fresh inquiries gave of attempts that the statements lack.</param>
    public IReadOnlyList<SheetRow> Rows(
        Sheet sheet, Matching matching, IReadOnlyDictionary<DebitId, Inquired> inquired)
    {
        var before = sheet;
        var rows = new Dictionary<string, SheetRow>(StringComparer.Ordinal);
        var calls = inquired.SelectMany(a => a.Value.Calls.Select(call => (a.Key, call))).ToList();
        void Take(IReadOnlyList<SheetRow> changed, ProvenDebit? by)
        {
            foreach (var row in changed)
            {
                rows[row.RowKey] = row;
            }

            sheet = changed.Count == 0 ? sheet : sheet.With(sheet.Head, changed);
            if (by is not null && changed.Count > 0)
            {
                calls.Add((by.Debit.Id, AsCall(by.Line)));
            }
        }

        bool IsReadable(ProvenDebit proven) => sheet.IsReadable(proven.Debit.Village);
        foreach (var proven in matching.Proven.Where(IsReadable))
        {
            Take(Proven(sheet, proven), proven);
        }

        foreach (var back in matching.GivenBack.Where(IsReadable))
        {
            Take(GivenBack(sheet, back), back);
        }

        // Only for attempts still unknown: another worker may have learned more since they were asked about.
        foreach (var (id, known) in inquired.Where(a => sheet.Debit(a.Key) is { State: DebitState.Unknown }))
        {
            if (known.Answer is not Answer.Absent || MayBeAbsent(matching, id.Bill))
            {
                Take(Outcome.Of(sheet, id, known.Answer, now, rules, byInquiry: true).Rows, by: null);
            }
        }

        foreach (var adopted in matching.Adopted.Where(IsReadable))
        {
            Take(Adopted(sheet, adopted), adopted);
        }

        foreach (var bill in sheet.Bills.Where(b => sheet.IsReadable(b.Village)))
        {
            Take(Doubted(sheet, bill, matching), by: null);
        }

        return [.. rows.Values, .. EvidenceRow.Of(before, calls)];
    }

    /// <summary>No debit on the account could be an attempt of the bill.</summary>
    public static bool MayBeAbsent(Matching matching, BillId bill) =>
        matching.Doubts.GetValueOrDefault(bill, BillDoubt.SecondDebit) == BillDoubt.SecondDebit;

    /// <summary>The bill is paid by an attempt held to be refused; none where another one paid it meanwhile.</summary>
    public static IReadOnlyList<SheetRow> Adopted(Sheet sheet, ProvenDebit adopted)
    {
        var (debit, line) = (adopted.Debit, adopted.Line);
        return sheet.Bill(debit.Village, debit.Id.Bill.Segment) is { } bill
            && bill.State.On(BillEvent.Adopt).Next is not null && sheet.Adoption(debit.Id) is null
            ?
            [
                bill.Moved(BillEvent.Adopt) with { Refusal = null, NextTry = null, Doubt = null },
                new Adoption
                {
                    Debit = debit.Id,
                    Amount = line.Amount,
                    At = line.At,
                    Line = line.Key,
                    Proof = adopted.Proof.ToString(),
                },
            ]
            : [];
    }

    /// <summary>A paid attempt stays as it is and gets a reversal beside it; one still unknown gets its fate.</summary>
    public IReadOnlyList<SheetRow> GivenBack(Sheet sheet, ProvenDebit back)
    {
        var (id, line) = (back.Debit.Id, back.Line);
        if (!back.Debit.State.IsFinal())
        {
            var evidence = new Evidence(line.At, BankReference: line.TransactionId);
            return Outcome.Of(
                sheet,
                id,
                new Answer.Refused(RefusalReason.GivenBack, "statement: executed and given back", evidence),
                now,
                rules,
                byInquiry: false).Rows;
        }

        return sheet.Bill(id.Bill.Village, id.Bill.Segment) is { } bill && sheet.PaidBy(bill)?.Id == id
            ?
            [
                bill.Moved(BillEvent.GiveBack) with
                {
                    Refusal = RefusalReason.GivenBack,
                    NextTry = null,
                    Doubt = null,
                },
                new Reversal { Debit = id, Amount = line.Amount, At = line.At, TransactionId = line.Key },
            ]
            : [];
    }

    private IReadOnlyList<SheetRow> Proven(Sheet sheet, ProvenDebit proven) => Outcome.Of(
        sheet,
        proven.Debit.Id,
        new Answer.Confirmed(
            string.Create(CultureInfo.InvariantCulture, $"statement line, by {Words(proven.Proof)}"),
            new Evidence(proven.Line.At, BankReference: proven.Line.TransactionId)),
        now,
        rules,
        byInquiry: false).Rows;

    private static string Words(LineProof proof) => proof switch
    {
        LineProof.None => "two people",
        LineProof.Reference => "its reference",
        LineProof.BankReference => "the bank's own reference",
        LineProof.Cut => "the rest of its reference",
    };

    private static IReadOnlyList<SheetRow> Doubted(Sheet sheet, Bill bill, Matching matching)
    {
        // Paid otherwise, by a receipt, and executed as well.
        var isSurplus = bill.State.IsPaid() && matching.Adopted.Any(a =>
            a.Debit.Id.Bill == bill.Id && sheet.Adoption(a.Debit.Id) is null);
        if (isSurplus)
        {
            return bill.Doubt == BillDoubt.SecondDebit ? [] : [bill.Doubted(BillDoubt.SecondDebit)];
        }

        if (!matching.Doubts.TryGetValue(bill.Id, out var doubt))
        {
            return bill.Doubt is null || !matching.Read.Contains(bill.Id) ? [] : [bill.Doubted(null)];
        }

        var doubted = bill.Doubted(doubt);
        return doubted == bill ? [] : [doubted];
    }

    private static BankCall AsCall(StatementLine line) =>
        new(SnapService.Statement, CallFate.StatementLine, line.At) { Reply = line.Raw };
}
