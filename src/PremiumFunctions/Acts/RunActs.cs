using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Starts a collection, having shown what it would try.</summary>
public sealed class CollectAct(
    StartRun start, ReadDistricts districts, IPauses pauses, Settings settings, Rules rules, TimeProvider clock) : Act
{
    public override string Key => "collect";

    public override Said Title => new("Mulai pendebetan sekarang", "Start a collection now");

    public override Said Effect => new(
        "Semua kecamatan direncanakan lagi, lalu tagihan yang siap didebet. Memulainya dua kali tidak membayar "
            + "dua kali.",
        "All districts are planned anew, then the bills that are ready are debited. Started twice, nothing is "
            + "paid twice.");

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var bills = (await districts.RegencyAsync(settings.Regency, stop)).SelectMany(d => d.Bills)
            .Select(b => b.Bill).Where(b => !b.State.IsPaid()).ToList();
        var ready = bills.Where(b => b is { State: BillState.Planned or BillState.Short, Doubt: null }
            && !(b.NextTry > now)).ToList();
        var later = bills.Where(b => b.State is BillState.Planned or BillState.Short && b.NextTry > now).ToList();
        var asked = bills.Where(b => b.State.IsLive()).ToList();
        var waiting = bills.Except(ready).Except(later).Except(asked).ToList();
        var today = rules.Today(now);
        var facts = new List<ActFact>
        {
            new(new("Akan dicoba sekarang", "Tried now"), CountOf(ready)),
            new(new("Baru dicoba nanti, menurut jadwal ulang", "Tried later, by the retry plan"), CountOf(later)),
            new(new("Hanya ditanyakan lagi ke bank", "Only asked about at the bank"), CountOf(asked)),
            new(new("Ditahan atau menunggu orang", "Held, or waiting for a person"), CountOf(waiting)),
        };
        var inForce = (await pauses.ReadAsync(stop)).Orders.Count(o => o.IsOn(today));
        if (inForce > 0)
        {
            facts.Add(new(new("Penghentian yang berlaku", "Pauses in force"), $"{inForce}"));
        }

        if (!rules.Calendar.IsBankingDay(today))
        {
            facts.Add(new(
                new("Hari ini", "Today"),
                new Said(
                    "bank tutup: tidak ada yang didebet sebelum hari kerja bank berikutnya",
                    "banks are shut: nothing is debited before the next banking day")));
        }

        return View([]) with { Facts = facts };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop) =>
        Done(
            new("Pendebetan dimulai.", "The collection was started."),
            new(
                "Hasil tiap kecamatan muncul satu per satu di halaman prosesnya.",
                "Each district's result shows on the page of the run as it comes."))
        with
        {
            Run = (await start.RunAsync(RunPurpose.Collect, settings.Regency, stop)).Id,
        };

    private static Said CountOf(IReadOnlyList<Bill> bills)
    {
        var sum = Rupiah.Sum(bills.Select(b => b.Amount));
        return new($"{bills.Count} tagihan, {sum}", $"{bills.Count} bills, {sum}");
    }
}

/// <summary>Looks at every district without debiting.</summary>
public sealed class WatchAct(StartRun start, Settings settings) : Act
{
    public override string Key => "watch";

    public override Said Title => new("Periksa semua desa tanpa mendebet", "Look at all villages without debiting");

    public override Said Effect => new(
        "Jawaban bank yang belum pasti ditanyakan lagi, perlindungan dihitung ulang, peringatan yang perlu dikirim. "
            + "Tidak ada rekening yang didebet.",
        "What the bank left open is asked again, cover is worked out anew, alerts that are due are sent. "
            + "No account is debited.");

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop) =>
        Done(
            new("Pemeriksaan dimulai.", "The watch was started."),
            new("Hasilnya muncul di halaman prosesnya.", "Its result shows on the page of the run."))
        with
        {
            Run = (await start.RunAsync(RunPurpose.Watch, settings.Regency, stop)).Id,
        };
}

/// <summary>Compares a bank's statements of a month with what we hold to be true.</summary>
public sealed class ReconcileAct(StartRun start, Settings settings, Rules rules, TimeProvider clock) : Act
{
    public override string Key => "reconcile";

    public override Said Title => new("Rekonsiliasi dengan bank", "Reconcile with a bank");

    public override Said Effect => new(
        "Mutasi rekening tiap desa diambil dari bank dan dibandingkan dengan catatan kami. Selisih masuk daftar kerja.",
        "Each village's statement is fetched from the bank and compared with our books. Differences go to the "
            + "worklist.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        new("bank", new Said("Bank", "Bank"), ActFieldKind.Choice)
        {
            Options =
            [
                Choose,
                .. rules.Banks.Keys.Order(StringComparer.Ordinal).Select(b => (b, new Said(b, b))),
            ],
        },
        new("payMonth", new Said("Bulan bayar", "Pay month"), ActFieldKind.Month)
        {
            Hint = new Said(
                "Bulan jatuh tempo: 2026-12 untuk iuran PU November dan BPU Desember.",
                "The month of the due day: 2026-12 for PU of November and BPU of December."),
        },
    ];

    public override Task<ActView> ShowAsync(ActValues values, CancellationToken stop) => Task.FromResult(
        View(Fields) with
        {
            Values = new Dictionary<string, string>
            {
                ["payMonth"] = $"{rules.Today(clock.GetUtcNow()):yyyy-MM}",
            },
        });

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var (bank, month) = (
            Asked.Bank(values.Required("bank"), rules), SaidDays.PayMonth("payMonth", values.Required("payMonth")));
        var run = await start.RunAsync(RunPurpose.Reconcile, settings.Regency, stop, bank, month);
        return Done(
            new($"Rekonsiliasi {bank}, bulan bayar {month}, dimulai.", $"Reconciling {bank}, pay month {month}."),
            new(
                "Kecamatan yang selesai dan selisihnya muncul di halaman prosesnya.",
                "Districts that are done, and differences, show on the page of the run."))
        with
        {
            Run = run.Id,
        };
    }
}
