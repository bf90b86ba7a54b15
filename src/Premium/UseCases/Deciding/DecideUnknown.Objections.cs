using Premium.Domain;

namespace Premium.UseCases;

/// <summary>What stands against an outcome that people sign.</summary>
public sealed partial class DecideUnknown
{
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
        DecidedOutcome.Executed when sheet.IsExecuted(debit) =>
            new(
                "Percobaan itu memang sudah tercatat mendebet.",
                $"Attempt {debit.Id} is known as executed already."),
        DecidedOutcome.NeverExecuted when bill.Hold == HoldReason.BankContradicts =>
            new(
                "Bank menyatakan percobaan itu didebet: sebutkan barisnya, atau luruskan dengan bank lalu coba lagi.",
                $"The bank says that attempt {debit.Id} was executed: name its line, or mend that and clear the bill."),
        _ => null,
    };

    /// <summary>
    /// What the bank's statement says to it: why nobody may sign it, and the line that is named to show it.
    /// </summary>
    private async Task<Looked> LookAsync(
        Sheet sheet, DecisionRequest request, CancellationToken stop)
    {
        if (request.Outcome is not { } outcome || sheet.Debit(request.Debit) is not { } debit
            || sheet.Bill(debit.Village, debit.Id.Bill.Segment) is not { } bill || !Decision.IsWanted(debit, bill)
            || (outcome == DecidedOutcome.Executed && !debit.State.IsFinal() && request.Lines.Count == 0))
        {
            return new Looked(null, null);
        }

        if (!rules.Banks.ContainsKey(debit.Bank))
        {
            return new Looked(new(
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
            return new Looked(new(
                $"Bank masih dapat membukukannya: “tidak pernah mendebet” baru boleh diputuskan mulai {day} "
                    + $"pukul {local:HH.mm}.",
                $"The bank may still execute attempt {debit.Id}: never-executed may be signed from "
                    + $"{local:yyyy-MM-dd HH:mm} on."), null);
        }

        var others = await ledger.AroundAsync(sheet.District, sheet.PayMonth, stop);
        var first = sheet.AttemptsOf(bill.Id).Min(d => d.ReservedAt);
        var today = Rules.BankDay(now);

        // Of an attempt older than any statement the document tells, and the statement that it was not booked since.
        var from = Rules.StatementFrom(first, today);
        var reply = await calls.StatementAsync(debit.Account, from, today, stop);
        if (outcome == DecidedOutcome.NeverExecuted)
        {
            // Whoever signs says what the lines are that nobody can read for certain; where they do not, it is asked.
            reply = (reply as StatementReply.Partial)?.ButForLines ?? reply;
            reply = await new StatementReach(calls, clock).UpToDateAsync(debit.Account, reply, settled, stop);
        }

        var shown = new NamedLines(
            DebitBook.Of(sheet, others, debit.Bank),
            new AccountStatement(debit.Village, debit.Source, reply) { From = from },
            rules,
            now);
        var objection = shown.Objection(debit, outcome, request.Lines);
        return new Looked(objection, shown.Find(request.Lines))
        {
            ShowsOther = shown.ShowsOther(debit),
            Lines = shown.Keys(request.Lines),
            Elsewhere = objection is null ? await ElsewhereAsync(sheet, others, bill, debit, from, stop) : null,
        };
    }

    /// <summary>
    /// What the other accounts of a bill in doubt leave of it, whatever is signed of this one. Where they give no
    /// statement, or one that lacks what is known, a paid bill keeps its doubt; of an unpaid one the look before its
    /// next attempt asks for them.
    /// </summary>
    private async Task<BillDoubt?> ElsewhereAsync(
        Sheet sheet, IReadOnlyList<Sheet> others, Bill bill, Debit debit, DateOnly from, CancellationToken stop)
    {
        if (bill.Doubt is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var today = Rules.BankDay(now);
        var reach = new StatementReach(calls, clock);
        foreach (var there in sheet.AttemptsOf(bill.Id)
            .Where(d => d.Account != debit.Account)
            .DistinctBy(d => d.Account)
            .GroupBy(d => d.Bank))
        {
            var read = await Task.WhenAll(there.Select(async d => new AccountStatement(
                d.Village,
                d.Source,
                rules.Banks.ContainsKey(d.Bank)
                    ? await reach.UpToDateAsync(
                        d.Account, await calls.StatementAsync(d.Account, from, today, stop),
                        bill.Since ?? d.ReservedAt, stop)
                    : new StatementReply.Silent("its bank has no settings"))
            { From = from }));
            var matching = StatementMatcher.Match(DebitBook.Of(sheet, others, there.Key), read, rules);
            var isUnread = read.Any(r => matching.Proving(r, rules, now) is not StatementReply.Complete);
            if (matching.Speaks(bill.Id) || (isUnread && bill.State.IsPaid()))
            {
                return matching.Doubts.TryGetValue(bill.Id, out var shown) ? shown : bill.Doubt;
            }
        }

        return null;
    }

    /// <summary>What a statement says to what somebody signs.</summary>
    /// <param name="Objection">Why nobody may sign it; null where nothing stands against it.</param>
    /// <param name="Line">The one line that is named; null where none or several are.</param>
    private sealed record Looked(Said? Objection, StatementLine? Line)
    {
        /// <summary>As <see cref="NamedLines.ShowsOther"/>.</summary>
        public bool ShowsOther { get; init; }

        /// <summary>As <see cref="NamedLines.Keys"/>; null where no statement was asked for.</summary>
        public IReadOnlyList<string>? Lines { get; init; }

        /// <summary>What other accounts of the bill leave in doubt.</summary>
        public BillDoubt? Elsewhere { get; init; }
    }
}
