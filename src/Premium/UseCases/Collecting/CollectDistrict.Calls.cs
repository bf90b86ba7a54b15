using Premium.Domain;

namespace Premium.UseCases;

/// <content>From the reservation to the bank's answer. A stop loses neither.</content>
public sealed partial class CollectDistrict
{
    /// <summary>
    /// Sends what is reserved, asks about what is due, and records what is heard: all of it at once, or, once the
    /// worker is stopped, each as it comes. The host waits for half a minute at most, and a bank may be silent for
    /// longer: what was not sent is in the table by then.
    /// </summary>
    /// <returns>As <see cref="RecordAsync"/>.</returns>
    private async Task<IReadOnlyList<string>> CallAsync(
        DebitCalls calls, IReadOnlyList<ReservedDebit> reserved, IReadOnlyList<Debit> due, OpenSheets sheets,
        CancellationToken stop)
    {
        List<string> contradictions = [];
        List<Task<Heard>> made =
        [
            .. reserved.Select(r => calls.PayAsync(r, stop)),
            .. due.Select(d => InquireAsync(calls, d, stop)),
        ];
        var all = Task.WhenAll(made);
        var left = made;
        while (left.Count > 0)
        {
            // A call that breaks is known at the end, once the answers of the others are recorded.
            Task some = stop.IsCancellationRequested ? Task.WhenAny(left) : all.WaitAsync(stop);
            await some.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var ended = left.ToLookup(call => call.IsCompleted);
            left = [.. ended[false]];
            var answers = await Task.WhenAll(ended[true].Where(call => call.IsCompletedSuccessfully));
            var heard = await calls.WithBalancesAsync(answers, stop);
            contradictions.AddRange(await RecordAsync(heard, sheets));
        }

        _ = await all;
        stop.ThrowIfCancellationRequested();
        return contradictions;
    }

    /// <summary>
    /// At a bank without settings nobody can ask: an attempt that was reserved is as unknown as any, and people decide.
    /// </summary>
    private async Task<Heard> InquireAsync(DebitCalls calls, Debit debit, CancellationToken stop) =>
        rules.Banks.ContainsKey(debit.Bank)
        ? await calls.InquireAsync(debit, stop)
        : new Heard(
            debit.Id, debit.Account,
            new Answer.Silence("its bank has no settings", new Evidence(clock.GetUtcNow())), [], ByInquiry: false);

    /// <summary>
    /// Attempts nobody knows the fate of and whose time to ask has come; not those reserved just now.
    /// </summary>
    private List<Debit> DueForInquiry(
        IReadOnlyList<Sheet> sheets, IReadOnlyList<ReservedDebit> reserved, ProveSheets proof)
    {
        var now = LocalDays.Moment(clock.GetUtcNow());
        var ours = reserved.Select(r => r.Debit.Id).ToHashSet();
        return
        [
            .. sheets
                .SelectMany(s => s.Taken.Where(d => !d.State.IsFinal() && d.NextInquiry <= now
                    && s.IsWhole(d.Village) && proof.MayMove(s, d.Village)))
                .Where(d => (rules.Banks.ContainsKey(d.Bank) || d.State == DebitState.Reserved)
                    && !ours.Contains(d.Id)),
        ];
    }

    /// <returns>Answers that contradict what is known, one line each.</returns>
    private async Task<IReadOnlyList<string>> RecordAsync(IReadOnlyList<Heard> heard, OpenSheets sheets)
    {
        var now = clock.GetUtcNow();
        List<string> contradictions = [];
        await sheets.CommitAsync(
            now,
            Actor,
            current =>
            {
                contradictions = [];
                return current.Select(s => Recorded(s, current, heard, now, contradictions));
            },
            CancellationToken.None);
        return contradictions;
    }

    private SheetChange Recorded(
        Sheet sheet, IReadOnlyList<Sheet> months, IReadOnlyList<Heard> heard, DateTimeOffset now,
        List<string> contradictions)
    {
        var rows = new List<SheetRow>();
        var ours = heard.Where(a => a.Debit.Bill.PayMonth == sheet.PayMonth).ToList();
        foreach (var one in ours)
        {
            var outcome = Outcome.Of(sheet, one.Debit, one.Answer, now, rules, one.ByInquiry);
            rows.AddRange(outcome.Rows);
            contradictions.AddRange(outcome.Contradiction is { } text ? [text] : []);
        }

        var answered = rows.OfType<Bill>().Select(b => b.Id).ToHashSet();
        return new SheetChange(
            sheet.PayMonth,
            "recorded what the bank said",
            [
                .. rules.Ladder.WithAlerts(
                    sheet, rows, bill => answered.Contains(bill.Id), now, rules.Local, months),

                // Kept also where the attempt has its fate already: what a bank said late was said.
                .. EvidenceRow.Of(sheet, ours.SelectMany(a => a.Calls.Select(call => (a.Debit, call)))),
            ]);
    }
}
