using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What one person says about an attempt whose outcome the bank leaves unknown.</summary>
/// <param name="Debit">The attempt.</param>
/// <param name="Outcome">What happened; null withdraws the open proposal.</param>
/// <param name="Reason">Why this person holds it to be so.</param>
/// <param name="Evidence">The document that proves it, with date and number.</param>
/// <param name="Person">Who says so.</param>
public sealed record DecisionRequest(
    DebitId Debit, DecidedOutcome? Outcome, string Reason, string Evidence, string Person)
{
    /// <summary>
    /// Statement lines that stand against it or show it, by their ids; each must be named by both people.
    /// </summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What those lines are; needed with lines.</summary>
    public string LinesAre { get; init; } = "";

    /// <summary>Row keys of the open proposals that this person was shown; null where nobody says.</summary>
    public IReadOnlyList<string>? Shown { get; init; }
}

/// <summary>
/// The way out of an unknown outcome when the bank never says, and of a bill in doubt: two people, a reason and
/// evidence. What the bank does say goes first, and "never executed" needs its settle time to be over and a complete
/// statement that lacks the payment, whoever signs; a line that could be it must be named for what else it is, and
/// another payment that the statement lacks by its reference.
/// </summary>
public sealed partial class DecideUnknown(
    ILedger ledger, IBank bank, IStatements statements, Rules rules, TimeProvider clock, ILogger<DecideUnknown> log,
    IWake? wake = null)
{
    private readonly DebitCalls calls = new(bank, statements, clock, log);

    public async Task<PersonResult> RunAsync(DecisionRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        PersonText.Check("evidence", request.Evidence);
        if (request.Lines.Count > 0 || request.LinesAre.Length > 0)
        {
            PersonText.Check("linesAre", request.LinesAre);
        }

        var sheets = await ledger.SheetOfAsync(request.Debit.Bill, stop);
        var looked = await LookAsync(sheets.All[0], request, stop);
        if ((looked.Objection ?? await ledger.StandsStillAsync(sheets, request.Debit.Bill, stop)) is { } objection)
        {
            return new PersonResult.Refused(objection);
        }

        request = request with { Lines = looked.Lines ?? request.Lines };
        return await sheets.CommitAsync(
            clock.GetUtcNow(), request.Person, sheet => Decide(sheet, request, looked),
            result => ReasonOf(result, request), stop, new PartingNews(rules, wake));
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(
        Sheet sheet, DecisionRequest request, Looked looked)
    {
        var now = clock.GetUtcNow();
        (PersonResult, IReadOnlyList<SheetRow>) No(Said why) => (new PersonResult.Refused(why), []);
        if (!sheet.IsWhole(request.Debit.Bill.Village))
        {
            return No(PersonText.NotWhole(request.Debit.Bill.Village));
        }

        if (sheet.Debit(request.Debit) is not { } debit
            || sheet.Bill(debit.Village, debit.Id.Bill.Segment) is not { } bill)
        {
            return (new PersonResult.NotThere($"attempt {request.Debit}"), []);
        }

        if (!Decision.IsWanted(debit, bill))
        {
            return No(new(
                $"Percobaan {debit.Id} sudah pasti: yang diputuskan hanya yang belum pasti atau diragukan.",
                $"Attempt {debit.Id} is {debit.State}: people decide only what is Unknown, in doubt or contradicted."));
        }

        if (Misfit(sheet, bill, debit, request.Outcome) is { } misfit)
        {
            return No(misfit);
        }

        var before = sheet.DecisionsOn(debit.Id).ToList();
        if (request.Shown is { } shown && before.Exists(d => d.IsOpen != shown.Contains(d.RowKey)))
        {
            return No(OtherProposal);
        }

        if (before.Find(d => d.IsOpen) is not { } open)
        {
            return request.Outcome is { } outcome ? Propose(request, outcome, before.Count + 1, now)
                : No(new(
                    "Tidak ada usul yang terbuka untuk dibatalkan.",
                    $"There is no open proposal on attempt {debit.Id} to withdraw."));
        }

        if (request.Outcome is null)
        {
            var withdrawn = open with { WithdrawnBy = request.Person, ClosedAt = now };
            return (new PersonResult.Done(bill), [withdrawn]);
        }

        if (request.Outcome != open.Outcome)
        {
            return No(new(
                $"{open.ProposedBy} mengusulkan yang lain; batalkan usul itu dulu.",
                $"{open.ProposedBy} proposed {open.Outcome}; withdraw that before proposing otherwise."));
        }

        if (Decision.IsSamePerson(open.ProposedBy, request.Person))
        {
            return No(SamePerson(open.ProposedBy));
        }

        if (!open.NamedLines.Order().SequenceEqual(request.Lines.Order()))
        {
            return No(new(
                $"{open.ProposedBy} menyebut baris mutasi yang lain: yang diharapkan '{open.Lines}'.",
                $"{open.ProposedBy} named other lines of the statement: expected '{open.Lines}'."));
        }

        return Confirm(sheet, bill, debit, open, request, looked, now);
    }

    /// <summary>Nobody signs, or withdraws, what they were not shown.</summary>
    internal static Said OtherProposal => new(
        "Usul yang terbuka bukan lagi yang ditampilkan kepada Anda. Lihat lagi, lalu putuskan.",
        "The open proposal is not the one that you were shown: look again, then decide.");

    /// <summary>Whoever proposed cannot be the second person as well.</summary>
    internal static Said SamePerson(string proposedBy) => new(
        $"{proposedBy} yang mengusulkan ini; orang lain yang harus menyetujuinya.",
        $"{proposedBy} proposed this; another person must confirm it.");

    private static (PersonResult, IReadOnlyList<SheetRow>) Propose(
        DecisionRequest request, DecidedOutcome outcome, int ordinal, DateTimeOffset now)
    {
        var proposal = new Decision
        {
            Debit = request.Debit,
            Ordinal = ordinal,
            Outcome = outcome,
            Reason = request.Reason,
            Evidence = request.Evidence,
            Lines = string.Join(' ', request.Lines),
            LinesAre = request.LinesAre,
            ProposedBy = request.Person,
            ProposedAt = now,
        };
        return (new PersonResult.WaitsForSecond(proposal), [proposal]);
    }

    private (PersonResult, IReadOnlyList<SheetRow>) Confirm(
        Sheet sheet, Bill bill, Debit debit, Decision open, DecisionRequest request, Looked looked,
        DateTimeOffset now)
    {
        var line = looked.Line;
        var why = $"decided by {open.ProposedBy} and {request.Person}: {open.Reason}";
        var evidence = new Evidence(now, Message: open.Evidence, BankReference: line?.TransactionId ?? "");
        IReadOnlyList<SheetRow> rows = (open.Outcome, debit.State) switch
        {
            (DecidedOutcome.GivenBack, _) =>
                new Settlement(rules, now).GivenBack(sheet, new ProvenDebit(debit, line!)),
            (DecidedOutcome.Executed, DebitState.Unknown) =>
                Outcome.Of(sheet, debit.Id, new Answer.Confirmed(why, evidence), now, rules, byInquiry: false).Rows,
            // While another attempt is live its fate goes first; until then the line is known as this one's. Where
            // another one has paid the bill, its money is to come back.
            (DecidedOutcome.Executed, _) when bill.State.On(BillEvent.Adopt).Next is null => [bill],
            (DecidedOutcome.Executed, _) =>
                Settlement.Adopted(sheet, new ProvenDebit(debit, line!) { Proof = LineProof.None }),
            (DecidedOutcome.NeverExecuted, DebitState.Unknown) =>
                Outcome.Of(sheet, debit.Id, new Answer.Absent(why, evidence), now, rules, byInquiry: false).Rows,
            (DecidedOutcome.NeverExecuted, _) => [bill],
        };

        // The lines of this account that raised a doubt are all named, or the outcome was objected to; those of other
        // attempts are weighed by the next comparison, and nothing is debited before.
        var isTwice = (open.Outcome == DecidedOutcome.Executed && rows is [Bill])
            || (open.Outcome == DecidedOutcome.NeverExecuted && looked.ShowsOther)
            || IsTakenByOther(sheet, debit);
        var after = rows.OfType<Bill>().Single().Doubted(isTwice ? BillDoubt.SecondDebit : looked.Elsewhere);
        return (
            new PersonResult.Done(after),
            [
                .. rows.Where(r => r is not Bill), after,
                open with { ConfirmedBy = request.Person, ClosedAt = now },
            ]);
    }

    /// <summary>
    /// Two people have signed that the bank executed another attempt of the bill, while this one was live: nothing is
    /// debited until the statement is compared once more, which lets that one pay the bill, or finds it paid twice.
    /// </summary>
    private static bool IsTakenByOther(Sheet sheet, Debit debit) => sheet.AttemptsOf(debit.BillId)
        .Where(d => d.Id != debit.Id && !sheet.IsExecuted(d) && !sheet.IsGivenBack(d.Id))
        .Any(d => sheet.DecisionsOn(d.Id).LastOrDefault(s => s.ConfirmedBy.Length > 0)
            is { Outcome: DecidedOutcome.Executed });

    private static string ReasonOf(PersonResult result, DecisionRequest request) => result switch
    {
        PersonResult.WaitsForSecond => $"proposed {request.Outcome}: {request.Reason}",
        PersonResult.Done when request.Outcome is null => $"withdrew the proposal: {request.Reason}",
        // Their own proof: the row of the decision has the first person's.
        _ => $"confirmed {request.Outcome}: {request.Reason}; {request.Evidence}",
    };
}
