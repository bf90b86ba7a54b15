using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Gives a bank a timetable where the day is too short for all that is to be tried there. On a usual day it only
/// compares the figures of the last run with the banks' limits; the districts are read only where they come close.
/// </summary>
public sealed partial class PlanDay(
    IRegistry registry, ILedger ledger, IBankLimits limits, Rules rules, TimeProvider clock, ILogger<PlanDay> log)
{
    /// <summary>More bills than nearly all districts have; used where no run has counted them.</summary>
    private const int BillsOfADistrict = 100;

    private const int DistrictsAtOnce = 8;

    /// <summary>What goes wrong here never stops a run: without a timetable the order is only less strict.</summary>
    /// <param name="districts">Districts of the run that begins.</param>
    /// <param name="counted">Bills of the last run over them; null if there was none.</param>
    /// <param name="stop">Stops between two districts.</param>
    public async Task RunAsync(IReadOnlyList<DistrictCode> districts, int? counted, CancellationToken stop)
    {
        var local = LocalDays.Moment(clock.GetUtcNow()).ToOffset(rules.UtcOffset);
        var bills = counted ?? districts.Count * (long)BillsOfADistrict;
        if (!rules.Calendar.IsBankingDay(rules.Today(local))
            || rules.Banks.Values.All(terms => Timetable.Fits(bills, terms, local.DateTime)))
        {
            return;
        }

        try
        {
            foreach (var (bank, open) in await CountAsync(districts, rules.Today(local), stop))
            {
                if (Timetable.Of(open, rules.Banks[bank], local) is { Count: > 0 } timetable)
                {
                    await limits.ClaimAsync(bank, timetable, stop);
                    DayIsShort(bank, open.Values.Sum(), timetable[^1].Until);
                }
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            NoTimetable(e);
        }
    }

    private async Task<IReadOnlyDictionary<string, Dictionary<PayMonth, int>>> CountAsync(
        IReadOnlyList<DistrictCode> districts, DateOnly today, CancellationToken stop)
    {
        var found = new List<(string Bank, PayMonth PayMonth)>();
        foreach (var some in districts.Chunk(DistrictsAtOnce))
        {
            found.AddRange((await Task.WhenAll(some.Select(d => OpenBillsAsync(d, today, stop)))).SelectMany(b => b));
        }

        return found.GroupBy(f => f.Bank).ToDictionary(
            bank => bank.Key,
            bank => bank.GroupBy(f => f.PayMonth).ToDictionary(month => month.Key, month => month.Count()));
    }

    private async Task<List<(string Bank, PayMonth PayMonth)>> OpenBillsAsync(
        DistrictCode district, DateOnly today, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, today, stop);
        var sheets = OpenSheets.InScope(ledger, district, rules, today);
        await sheets.ReadAsync(stop);
        var firstMade = rules.OpenSheets(today).From;
        return
        [
            .. from village in register.Villages
            where village.Mandate is { } mandate && rules.Banks.ContainsKey(mandate.Account.Bank)
            from sheet in sheets.All
            from segment in Segments.All
            where village.Owes(segment, sheet.PayMonth)
            let bill = sheet.Bill(village.Code, segment)
            where bill is null
                ? sheet.PayMonth >= firstMade
                : bill.State is BillState.Planned or BillState.Short or BillState.Held
            select (village.Mandate!.Account.Bank, sheet.PayMonth),
        ];
    }

    [LoggerMessage(501, LogLevel.Information,
        "bank {Bank} may not take all {Bills} bills today; the least urgent ones begin at {From}")]
    private partial void DayIsShort(string bank, int bills, DateTimeOffset from);

    [LoggerMessage(502, LogLevel.Warning, "The timetable of a short day could not be made")]
    private partial void NoTimetable(Exception e);
}
