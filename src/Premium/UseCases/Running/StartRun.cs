using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Opens a run and wakes its districts. A run of the same purpose that is still open from today is taken up again
/// instead. Its districts are woken once more, all of them: what a stop left unsent is found by looking. A district
/// that cannot be woken keeps no other from it.
/// </summary>
public sealed class StartRun(
    IRegistry registry, ILedger ledger, IWake wake, PlanDay planDay, Rules rules, TimeProvider clock)
{
    /// <summary>How far back the last run is looked for; what an older one left open, this one finds itself.</summary>
    private const int DaysBack = 7;

    /// <param name="purpose">What for.</param>
    /// <param name="regency">Code of the regency, such as <c>33.16</c>; empty for all.</param>
    /// <param name="stop">Stops between two messages; starting again takes the run up.</param>
    /// <param name="bank">For a reconciliation: which bank.</param>
    /// <param name="payMonth">For a reconciliation: which month.</param>
    /// <param name="only">Districts to wake; null for all of the regency.</param>
    public async Task<Run> RunAsync(
        RunPurpose purpose, string regency, CancellationToken stop, string bank = "", PayMonth? payMonth = null,
        IReadOnlyList<DistrictCode>? only = null)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var runs = (await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
            .Where(r => r.Purpose == purpose && r.Regency == regency && r.Bank == bank && r.PayMonth == payMonth)
            .ToList();
        var sameDay = runs.Where(r => r.Day == today).ToList();
        var districts = only ?? await registry.DistrictsAsync(regency, stop);

        // A run taken up again is opened again, too: whoever opened it may have died before its districts were in.
        var run = await ledger.OpenRunAsync(
            sameDay.FirstOrDefault(r => r.State == RunState.Open) ?? new Run(
                IdOf(purpose, today, regency, bank, payMonth, sameDay.Count + 1),
                purpose, regency, now, RunState.Open, new Tally(), Bank: bank, PayMonth: payMonth,
                Before: LeftOpen.By(runs.FirstOrDefault())),
            districts,
            stop);

        var manifest = await ledger.RunAsync(run.Id, stop)
            ?? throw new InvalidOperationException($"Run {run.Id} was opened and is gone.");
        if (purpose == RunPurpose.Collect)
        {
            await planDay.RunAsync(
                districts, runs.FirstOrDefault(r => r.State.IsWhole())?.Tally.Expected, stop);
        }

        var failure = new FirstFailure(stop);
        foreach (var report in manifest.Reports)
        {
            await failure.TryAsync(() => wake.ForRunAsync(run, report.District, stop));
        }

        failure.Throw();
        return run;
    }

    private static string IdOf(
        RunPurpose purpose, DateOnly today, string regency, string bank, PayMonth? payMonth, int number) =>
        string.Join('~', new[]
        {
            purpose.ToString().ToLowerInvariant(),
            today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            regency, bank, payMonth?.ToString() ?? "",
            number.ToString("00", CultureInfo.InvariantCulture),
        }.Where(part => part.Length > 0));
}
