using Premium.Domain;
using Premium.Ports;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// The ledger as one worker meets it: throttled, timing out before or after the effect, losing races. After a
/// time-out it throws, as the real adapter does when reading back fails too. What is in goes to the auditor.
/// </summary>
internal sealed class FaultyLedger(ILedger ledger, Worker worker, Scene scene) : ILedger
{
    private readonly FaultRates rates = scene.Dice.Rates;
    private readonly FaultyStorage storage = new(worker, scene);

    public Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        ReadAsync("read sheets", () => ledger.SheetsAsync(district, from, to, stop));

    public Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        ReadAsync("read open months", () => ledger.OpenMonthsAsync(district, before, fateSince, stop));

    public Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(
        DistrictCode district, PayMonth before, CancellationToken stop) =>
        ReadAsync("read untold months", () => ledger.UntoldMonthsAsync(district, before, stop));

    public Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop) =>
        ReadAsync("read awaited months", () => ledger.AwaitedMonthsAsync(district, from, before, stop));

    public async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        storage.ThrowIf(rates.CommitLostBefore, "commit, before it was done");
        if (scene.Dice.Fault(rates.LostRace))
        {
            scene.Log.Add("lost race", sheet.Key, worker.Name);
            return new CommitResult.Lost();
        }

        var result = await ledger.CommitAsync(sheet, change, stop);
        if (result is CommitResult.Committed)
        {
            scene.Log.Add("commit", sheet.Key, change.Reason);
            scene.Auditor.Committed(
                sheet.District,
                sheet.PayMonth,
                [.. change.Rows.Select(r => new AuditRow(r.RowKey, r.Columns()))],
                (change.Actor, worker.Name),
                worker.Sightings,
                scene.Clock.GetUtcNow());
        }
        else
        {
            scene.Log.Add("lost race", sheet.Key, worker.Name);
        }

        worker.Leave(call);
        storage.ThrowIf(rates.CommitLostAfter, "commit, after it was done");
        return result;
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(
        DistrictCode district, PayMonth payMonth, CancellationToken stop)
    {
        await storage.EnterAsync("read journal");
        return await ledger.JournalAsync(district, payMonth, stop);
    }

    public async Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop)
    {
        await storage.EnterAsync("read evidence");
        return await ledger.EvidenceAsync(bill, stop);
    }

    public async Task<IReadOnlyList<DateTimeOffset?>> CallTimesAsync(DebitId id, CancellationToken stop)
    {
        await storage.EnterAsync("read evidence");
        return await ledger.CallTimesAsync(id, stop);
    }

    public IAsyncEnumerable<StoredSheet> StoredAsync(
        DistrictCode? district, PayMonth? from, PayMonth? to, CancellationToken stop) =>
        ledger.StoredAsync(district, from, to, stop);

    public async Task<Run> OpenRunAsync(
        Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var call = await storage.EnterAsync("open run");
        var opened = await ledger.OpenRunAsync(run, districts, stop);
        if (opened.State == RunState.Open)
        {
            scene.Log.Add("run opened", opened.Id);
            scene.Auditor.RunOpened(opened.Id, districts, opened.StartedAt, scene.Clock.GetUtcNow());
        }

        else if (opened.State == RunState.Red)
        {
            // One that did not begin is written down as such.
            scene.Auditor.RunMissed(opened.Id, opened.ClosedAt);
        }

        worker.Leave(call);
        storage.ThrowIf(rates.StorageThrottle, "open run, after it was done");
        return opened;
    }

    public async Task ReportAsync(string run, DistrictReport report, CancellationToken stop)
    {
        var call = await storage.EnterAsync("report");
        await ledger.ReportAsync(run, report, stop);
        scene.Log.Add("report", run, report.District);
        if (report.Disbelieved > 0 && scene.Auditor.IsTampered(report.District))
        {
            scene.Dice.Saw("a wrong hand is told");
        }

        if (report.Reconciliation is not null && PayMonth.TryParse(run.Split('~')[^2], out var month))
        {
            scene.Auditor.Reconciled(Period.Of(month.FirstDay), worker.Sightings, scene.Clock.GetUtcNow());
            scene.Auditor.Compared(run, report.District, worker.Statements);
        }

        scene.Auditor.Reported(
            run,
            report.District,
            Seen(report.Tally),
            worker.IsAlone && !run.StartsWith("reconcile", StringComparison.Ordinal),
            scene.Clock.GetUtcNow());
        worker.Leave(call);
        storage.ThrowIf(rates.StorageThrottle, "report, after it was done");
    }

    public async Task<RunManifest?> RunAsync(string run, CancellationToken stop)
    {
        await storage.EnterAsync("read run");
        return await ledger.RunAsync(run, stop);
    }

    public async Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop)
    {
        await storage.EnterAsync("read runs");
        return await ledger.RunsAsync(from, to, stop);
    }

    public Task<IReadOnlyList<string>> StrangeRunsAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        ledger.StrangeRunsAsync(from, to, stop);

    public async Task CloseRunAsync(Run run, CancellationToken stop)
    {
        var call = await storage.EnterAsync("close run");
        await ledger.CloseRunAsync(run, stop);
        scene.Log.Add("run closed", run.Id, run.State);
        scene.Auditor.RunClosed(
            run.Id, run.State.ToString(), run.Note, Seen(run.Tally) ?? AuditTally.None, run.ClosedAt, worker.IsAlone);
        worker.Leave(call);
        storage.ThrowIf(rates.StorageThrottle, "close run, after it was done");
    }

    private async Task<T> ReadAsync<T>(string what, Func<Task<T>> readAsync)
    {
        var call = await storage.EnterAsync(what);
        var read = await readAsync();
        worker.Leave(call);
        return read;
    }

    private static AuditTally? Seen(Tally? tally) => tally is null
        ? null
        : new AuditTally(
            tally.Expected, tally.Done, tally.Short, tally.Refused, tally.Unknown, tally.Held, tally.Skipped);
}
