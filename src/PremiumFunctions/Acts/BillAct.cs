using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Something done about one bill, which its form shows as it stands.</summary>
public abstract class BillAct(ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock) : Act
{
    /// <summary>The hidden field of the open proposals that a form has shown.</summary>
    protected const string ShownField = "shown";

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop) =>
        values["bill"].Length == 0 ? View(Fields) : await AboutAsync(values.Bill(), stop);

    /// <summary>What the form begins with.</summary>
    protected virtual IReadOnlyDictionary<string, string> Filled(Sheet sheet, Bill bill) =>
        new Dictionary<string, string>();

    /// <summary>How it stands as they see it, sent back with the form; nothing where that does not matter.</summary>
    protected virtual IReadOnlyDictionary<string, string> Seen(Sheet sheet, Bill bill) =>
        new Dictionary<string, string>();

    /// <summary>What people should know of the bill before they act.</summary>
    protected virtual Task<IReadOnlyList<ActFact>> MoreAsync(Sheet sheet, Bill bill, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ActFact>>([]);

    /// <exception cref="FormatException">There is no such bill.</exception>
    private async Task<ActView> AboutAsync(BillId id, CancellationToken stop)
    {
        var (sheet, bill) = await ReadAsync(id, stop);
        var village = (await registry.DistrictAsync(id.Village.District, stop)).Villages
            .FirstOrDefault(v => v.Code == id.Village);
        var name = village is null ? $"{id.Village}" : $"{village.Name} ({id.Village})";
        var today = rules.Today(clock.GetUtcNow());
        var safeDay = rules.Calendar.SafeDebitDay(id.Segment, id.Period);
        return View(Fields) with
        {
            Bill = id,
            Values = Filled(sheet, bill),
            Marks = Seen(sheet, bill),
            Facts =
            [
                new(new("Desa", "Village"), name),
                new(
                    new("Bulan iuran", "Contribution month"),
                    Both(w => $"{w.Month(id.Period)}, {w.Label(id.Segment)}")),
                new(new("Jumlah", "Sum"), Both(w => $"{bill.Amount}, {w.People(bill.HeadCount)}")),
                new(new("Keadaan", "State"), Both(w => $"{w.Label(bill.State)}: {w.Reason(bill)}")),
                new(
                    new("Batas aman", "Safe debit day"),
                    Both(w => $"{w.Day(safeDay)}, {w.DaysLeft(safeDay.DayNumber - today.DayNumber)}")),
                .. await MoreAsync(sheet, bill, stop),
            ],
        };
    }

    /// <summary>A form opened for no bill has shown none.</summary>
    protected static IReadOnlyList<string> ShownBy(ActValues values) => Asked.Keys(values[ShownField]);

    private async Task<(Sheet Sheet, Bill Bill)> ReadAsync(BillId id, CancellationToken stop)
    {
        var sheet = (await ledger.SheetsAsync(id.Village.District, id.PayMonth, id.PayMonth, stop))[0];
        return sheet.Bill(id.Village, id.Segment) is { } bill && bill.Id == id
            ? (sheet, bill)
            : throw WrongField.Of(new Said(
                $"bill: tidak ada tagihan {id}.", $"bill: expected a bill that is there, not {id}."));
    }

    /// <summary>The same in both languages.</summary>
    protected Said Both(Func<Words, string> say) =>
        new(say(new Words(Language.Indonesian, rules.UtcOffset)), say(new Words(Language.English, rules.UtcOffset)));

    protected ActResult Result(PersonResult result, VillageCode village, Said what, Said next) => result switch
    {
        PersonResult.Done or PersonResult.DoneBefore => Done(what, next) with { Village = village },
        PersonResult.WaitsForSecond or PersonResult.TakingBackWaits => Done(
            new("Usul dicatat; menunggu orang kedua.", "Noted; it waits for a second person."),
            new(
                "Belum berlaku. Orang lain memeriksanya dari daftar kerja dan mengirim keputusan yang sama atas "
                    + "namanya.",
                "Nothing has changed yet. Another person looks at it from the worklist and sends the same decision."))
        with
        {
            Village = village,
        },
        PersonResult.Refused refused => new ActResult.Refused(refused.Said),
        PersonResult.NotThere missing => new ActResult.Refused(missing.Said),
        _ => throw new InvalidOperationException("PersonResult is closed."),
    };
}
