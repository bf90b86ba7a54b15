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
    DebitId Debit, DecidedOutcome? Outcome, string Reason, string Evidence, string Person);

/// <summary>What became of something a person asked for.</summary>
public abstract record PersonResult
{
    private PersonResult()
    {
    }

    /// <summary>Written down; another person must confirm it.</summary>
    public sealed record WaitsForSecond(Decision Decision) : PersonResult;

    public sealed record Done(Bill Bill) : PersonResult;

    /// <summary>The same was done before; nothing changed.</summary>
    public sealed record DoneBefore(Bill Bill) : PersonResult;

    /// <summary>Nothing changed; says why and what would be accepted.</summary>
    public sealed record Refused(string Why) : PersonResult;

    /// <summary>There is no such bill or attempt.</summary>
    public sealed record NotThere(string What) : PersonResult;
}

/// <summary>
/// The way out of an unknown outcome when the bank never says: two people, a reason and evidence. What the bank does
/// say goes first, and "never executed" needs its settle time to be over and a complete statement that lacks the
/// payment, whoever signs.
/// </summary>
public sealed class DecideUnknown(ILedger ledger, IStatements statements, Rules rules, TimeProvider clock)
{
    public async Task<PersonResult> RunAsync(DecisionRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        PersonText.Check("evidence", request.Evidence);
        var id = request.Debit;
        var sheets = new OpenSheets(ledger, id.Bill.Village.District, id.Bill.PayMonth, id.Bill.PayMonth);
        await sheets.ReadAsync(stop);
        if (request.Outcome == DecidedOutcome.NeverExecuted && sheets.All[0].Debit(id) is { } debit
            && await ObjectionAsync(debit, stop) is { } objection)
        {
            return new PersonResult.Refused(objection);
        }

        PersonResult result = new PersonResult.NotThere($"attempt {id}");
        await sheets.CommitAsync(
            clock.GetUtcNow(),
            $"person:{request.Person}",
            current =>
            {
                (result, var rows) = Decide(current[0], request);
                return [new SheetChange(id.Bill.PayMonth, ReasonOf(result, request), rows)];
            },
            stop);
        return result;
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(Sheet sheet, DecisionRequest request)
    {
        var now = clock.GetUtcNow();
        (PersonResult, IReadOnlyList<SheetRow>) No(string why) => (new PersonResult.Refused(why), []);
        if (!sheet.IsWhole(request.Debit.Bill.Village))
        {
            return No(PersonText.NotWhole(request.Debit.Bill.Village));
        }

        if (sheet.Debit(request.Debit) is not { } debit
            || sheet.Bill(debit.Village, debit.Id.Bill.Segment) is not { } bill)
        {
            return (new PersonResult.NotThere($"attempt {request.Debit}"), []);
        }

        if (debit.State != DebitState.Unknown)
        {
            return No($"Attempt {debit.Id} is {debit.State}: people decide only what is Unknown.");
        }

        var before = sheet.DecisionsOn(debit.Id).ToList();
        if (before.Find(d => d.IsOpen) is not { } open)
        {
            return request.Outcome is { } outcome ? Propose(request, outcome, before.Count + 1, now)
                : No($"There is no open proposal on attempt {debit.Id} to withdraw.");
        }

        if (request.Outcome is null)
        {
            var withdrawn = open with { WithdrawnBy = request.Person, ClosedAt = now };
            return (new PersonResult.Done(bill), [withdrawn]);
        }

        if (request.Outcome != open.Outcome)
        {
            return No($"{open.ProposedBy} proposed {open.Outcome}; withdraw that before proposing otherwise.");
        }

        if (Decision.IsSamePerson(open.ProposedBy, request.Person))
        {
            return No($"{open.ProposedBy} proposed this; another person must confirm it.");
        }

        return Confirm(sheet, open, request, now);
    }

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
            ProposedBy = request.Person,
            ProposedAt = now,
        };
        return (new PersonResult.WaitsForSecond(proposal), [proposal]);
    }

    private (PersonResult, IReadOnlyList<SheetRow>) Confirm(
        Sheet sheet, Decision open, DecisionRequest request, DateTimeOffset now)
    {
        var why = $"decided by {open.ProposedBy} and {request.Person}: {open.Reason}";
        var evidence = new Evidence(now, Message: open.Evidence);
        Answer answer = open.Outcome switch
        {
            DecidedOutcome.Executed => new Answer.Confirmed(why, evidence),
            DecidedOutcome.NeverExecuted => new Answer.Absent(why, evidence),
        };
        var rows = Outcome.Of(sheet, open.Debit, answer, now, rules, byInquiry: false).Rows;
        return (
            new PersonResult.Done(rows.OfType<Bill>().Single()),
            [.. rows, open with { ConfirmedBy = request.Person, ClosedAt = now }]);
    }

    /// <summary>Why nobody may sign that the payment was never executed; null if nothing stands against it.</summary>
    private async Task<string?> ObjectionAsync(Debit debit, CancellationToken stop)
    {
        if (debit.State != DebitState.Unknown)
        {
            return null;
        }

        if (!rules.Banks.TryGetValue(debit.Bank, out var terms))
        {
            return $"The bank '{debit.Bank}' is not in the settings: when its payments are settled is not known, " +
                "and its statement cannot be read.";
        }

        var now = clock.GetUtcNow();
        var settled = debit.ReservedAt + terms.SettleTime;
        if (now < settled)
        {
            return $"The bank may still execute attempt {debit.Id}: never-executed may be signed from " +
                $"{settled.ToOffset(rules.UtcOffset):yyyy-MM-dd HH:mm} on.";
        }

        var account = new BankAccount(debit.Bank, debit.Source);
        return await statements.StatementAsync(account, rules.Today(debit.ReservedAt), rules.Today(now), stop) switch
        {
            StatementReply.Complete complete when complete.Lines.Any(
                line => StatementMatcher.Reference(line.Remark) == debit.Id) =>
                $"The bank's statement shows attempt {debit.Id}; reconcile the month instead.",
            StatementReply.Complete => null,
            StatementReply.Silent silent =>
                $"Never-executed needs a complete statement of the bank, and there is none now: {silent.Why}.",
            _ => throw new InvalidOperationException("StatementReply is closed."),
        };
    }

    private static string ReasonOf(PersonResult result, DecisionRequest request) => result switch
    {
        PersonResult.WaitsForSecond => $"proposed {request.Outcome}: {request.Reason}",
        PersonResult.Done when request.Outcome is null => $"withdrew the proposal: {request.Reason}",
        _ => $"confirmed {request.Outcome}: {request.Reason}",
    };
}
