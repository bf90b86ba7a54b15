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
}

/// <summary>
/// The way out of an unknown outcome when the bank never says, and of a bill in doubt: two people, a reason and
/// evidence. What the bank does say goes first, and "never executed" needs its settle time to be over and a complete
/// statement that lacks the payment, whoever signs; a line that could be it must be named for what else it is.
/// </summary>
public sealed class DecideUnknown(ILedger ledger, IStatements statements, Rules rules, TimeProvider clock)
{
    public async Task<PersonResult> RunAsync(DecisionRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        PersonText.Check("evidence", request.Evidence);
        if (request.Lines.Count > 0 || request.LinesAre.Length > 0)
        {
            PersonText.Check("linesAre", request.LinesAre);
        }

        var sheets = await ledger.SheetOfAsync(request.Debit.Bill, stop);
        var (objection, line) = await LookAsync(sheets.All[0], request, stop);
        if (objection is not null)
        {
            return new PersonResult.Refused(objection);
        }

        return await sheets.CommitAsync(
            clock.GetUtcNow(), request.Person, sheet => Decide(sheet, request, line),
            result => ReasonOf(result, request), stop);
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(
        Sheet sheet, DecisionRequest request, StatementLine? line)
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

        if (!open.Lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order().SequenceEqual(request.Lines.Order()))
        {
            return No(new(
                $"{open.ProposedBy} menyebut baris mutasi yang lain: yang diharapkan '{open.Lines}'.",
                $"{open.ProposedBy} named other lines of the statement: expected '{open.Lines}'."));
        }

        return Confirm(sheet, bill, debit, open, request, line, now);
    }

    /// <summary>Whoever proposed cannot be the second person as well.</summary>
    internal static Said SamePerson(string proposedBy) => new(
        $"{proposedBy} yang mengusulkan ini; orang lain yang harus menyetujuinya.",
        $"{proposedBy} proposed this; another person must confirm it.");

    /// <summary>Why an outcome cannot be that of this attempt; null if it can.</summary>
    private static Said? Misfit(Sheet sheet, Bill bill, Debit debit, DecidedOutcome? outcome) => outcome switch
    {
        DecidedOutcome.GivenBack when sheet.PaidBy(bill)?.Id != debit.Id =>
            new(
                "Tagihan ini tidak dibayar oleh percobaan itu, jadi tidak ada yang dikembalikan.",
                $"Bill {bill.Id} is not paid by attempt {debit.Id}, so there is nothing to give back."),
        DecidedOutcome.Executed when sheet.IsGivenBack(debit.Id) || debit.Refusal == RefusalReason.GivenBack =>
            new(
                "Bank sudah mengembalikan dana percobaan itu: sebutkan barisnya bersama “tidak pernah mendebet”.",
                $"The bank gave the money of attempt {debit.Id} back: its line is named with never-executed, as that."),
        DecidedOutcome.Executed when debit.State.IsFinal() && bill.State.On(BillEvent.Adopt).Next is null =>
            new(
                "Tagihan ini sudah dibayar; percobaan itu tidak dapat membayarnya lagi.",
                $"Bill {bill.Id} is {bill.State}: attempt {debit.Id} cannot pay it, too."),
        DecidedOutcome.NeverExecuted when bill.Hold == HoldReason.BankContradicts =>
            new(
                "Bank menyatakan percobaan itu didebet: sebutkan barisnya, atau luruskan dengan bank lalu coba lagi.",
                $"The bank says that attempt {debit.Id} was executed: name its line, or mend that and clear the bill."),
        _ => null,
    };

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
        Sheet sheet, Bill bill, Debit debit, Decision open, DecisionRequest request, StatementLine? line,
        DateTimeOffset now)
    {
        var why = $"decided by {open.ProposedBy} and {request.Person}: {open.Reason}";
        var evidence = new Evidence(now, Message: open.Evidence, BankReference: line?.TransactionId ?? "");
        IReadOnlyList<SheetRow> rows = (open.Outcome, debit.State) switch
        {
            (DecidedOutcome.GivenBack, _) =>
                new Settlement(rules, now).GivenBack(sheet, new ProvenDebit(debit, line!)),
            (DecidedOutcome.Executed, DebitState.Unknown) =>
                Outcome.Of(sheet, debit.Id, new Answer.Confirmed(why, evidence), now, rules, byInquiry: false).Rows,
            (DecidedOutcome.Executed, _) =>
                Settlement.Adopted(sheet, new ProvenDebit(debit, line!) { Proof = LineProof.None }),
            (DecidedOutcome.NeverExecuted, DebitState.Unknown) =>
                Outcome.Of(sheet, debit.Id, new Answer.Absent(why, evidence), now, rules, byInquiry: false).Rows,
            (DecidedOutcome.NeverExecuted, _) => [bill],
        };

        // The lines that raised a doubt are all named, or the outcome was objected to.
        var after = rows.OfType<Bill>().Single().Doubted(null);
        return (
            new PersonResult.Done(after),
            [
                .. rows.Where(r => r is not Bill), after,
                open with { ConfirmedBy = request.Person, ClosedAt = now },
            ]);
    }

    /// <summary>
    /// What the bank's statement says to it: why nobody may sign it, and the line that is named to show it.
    /// </summary>
    private async Task<(Said? Objection, StatementLine? Line)> LookAsync(
        Sheet sheet, DecisionRequest request, CancellationToken stop)
    {
        if (request.Outcome is not { } outcome || sheet.Debit(request.Debit) is not { } debit
            || sheet.Bill(debit.Village, debit.Id.Bill.Segment) is not { } bill || !Decision.IsWanted(debit, bill)
            || (outcome == DecidedOutcome.Executed && !debit.State.IsFinal() && request.Lines.Count == 0))
        {
            return (null, null);
        }

        if (!rules.Banks.ContainsKey(debit.Bank))
        {
            return (new(
                $"Bank '{debit.Bank}' tidak ada di pengaturan, jadi mutasinya tidak dapat dibaca.",
                $"The bank '{debit.Bank}' is not in the settings: when its payments are settled is not known, " +
                "and its statement cannot be read."), null);
        }

        var now = clock.GetUtcNow();
        var settled = rules.SettledAt(debit.Bank, debit.ReservedAt);
        if (outcome == DecidedOutcome.NeverExecuted && now < settled)
        {
            var local = settled.ToOffset(rules.UtcOffset);
            var day = AlertText.Day(DateOnly.FromDateTime(local.DateTime));
            return (new(
                $"Bank masih dapat membukukannya: “tidak pernah mendebet” baru boleh diputuskan mulai {day} "
                    + $"pukul {local:HH.mm}.",
                $"The bank may still execute attempt {debit.Id}: never-executed may be signed from "
                    + $"{local:yyyy-MM-dd HH:mm} on."), null);
        }

        var others = await ledger.AroundAsync(sheet.District, sheet.PayMonth, stop);
        var first = sheet.DebitsOf(debit.Village).Where(d => d.Id.Bill == bill.Id).Min(d => d.ReservedAt);
        var reply = await statements.StatementAsync(debit.Account, rules.Today(first), rules.Today(now), stop);
        var shown = new NamedLines(
            DebitBook.Of(sheet, others, debit.Bank), new AccountStatement(debit.Village, debit.Source, reply), rules);
        return (shown.Objection(debit, outcome, request.Lines), shown.Find(request.Lines));
    }

    private static string ReasonOf(PersonResult result, DecisionRequest request) => result switch
    {
        PersonResult.WaitsForSecond => $"proposed {request.Outcome}: {request.Reason}",
        PersonResult.Done when request.Outcome is null => $"withdrew the proposal: {request.Reason}",
        _ => $"confirmed {request.Outcome}: {request.Reason}",
    };
}
