using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>What a village takes along to its new code, in another district.</summary>
public sealed class TakenAlongTests
{
    private static readonly VillageCode New = VillageCode.Parse("33.16.17.2001");
    private static readonly PayMonth January = PayMonth.Parse("2027-01");

    /// <summary>Two officials and a mandate; BPJS has billed December and January.</summary>
    private static async Task<ImportDesk> BilledAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Billings(Some.Billing(), Some.Billing(month: January, code: "261200000002")));
        return desk;
    }

    private static RegisterFile Recoding(PayMonth? from = null) => new(ImportKind.Recodings, 1, [])
    {
        Recodings = [new(2, new RecodingEntry(Some.Code, New, from ?? January) { District = "Jepon Baru" })],
    };

    private static RegisterFile Billings(params BpjsBilling[] billings) => new(ImportKind.Billings, billings.Length, [])
    {
        Billings = [.. billings.Select((b, i) => new Placed<BpjsBilling>(i + 2, b))],
    };

    private static async Task<IReadOnlyList<BpjsBilling>> BilledAsync(ImportDesk desk, VillageCode village) =>
        [.. (await desk.Registry.BillingsAsync(village.District, Some.December, January, default)).All];

    private static async Task<IReadOnlyList<string?>> NamesAsync(ImportDesk desk) =>
    [
        .. (await new ReadMembers(desk.Registry, desk.People).RunAsync(New.District, default))
            .Select(m => m.Person?.Name),
    ];

    [Fact]
    public async Task BillingsOfItsMonths_goAlong_andNoSumChanges()
    {
        var desk = await BilledAsync();

        var plan = await desk.ImportAsync(Recoding(), from: January);

        Assert.Equal("import recodings: read=1 new=1 changed=1 gone=0 wrong=0", plan.Summary);
        Assert.Equal([Some.Code, New], plan.Villages.Select(v => v.Code));
        Assert.Contains(plan.Villages[1].Notes, n => n.English.StartsWith("1 billings", StringComparison.Ordinal));
        Assert.Equal(Rupiah.Zero, Rupiah.Sum(plan.Bills.Select(b => b.Difference)));
        var billing = Assert.Single(await BilledAsync(desk, New));
        Assert.Equal(("261200000002", January), (billing.KodeIuran, billing.Bill.PayMonth));
        Assert.True((await desk.ShowAsync(Recoding(), from: January)).Plan.ChangesNothing);
    }

    [Fact]
    public async Task BillingThatBpjsSendsAgain_isNoOneElses()
    {
        var desk = await BilledAsync();
        await desk.ImportAsync(Recoding(), from: January);

        var (_, same) = await desk.ShowAsync(
            Billings(Some.Billing(New, month: January, code: "261200000002")), from: January);
        var more = await desk.ImportAsync(
            Billings(Some.Billing(New, month: January, code: "261200000002", jkk: 12_000)), from: January);
        var (_, december) = await desk.ShowAsync(
            Billings(Some.Billing(New, month: January, code: "261200000001")), from: January);

        Assert.Empty(same.Wrong);
        Assert.True(same.ChangesNothing);
        Assert.Empty(more.Wrong);
        Assert.Equal((0, 1), (more.New, more.Changed));
        Assert.Contains($"{Some.Code} PU 2026-11", Assert.Single(december.Wrong).Expected.English,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task BillingThatTheNewCodeHasByNow_stays_whenItsListIsHandedInAgain()
    {
        var desk = await BilledAsync();
        await desk.ImportAsync(Recoding(), from: January);
        await desk.ImportAsync(
            Billings(Some.Billing(New, month: January, code: "261200000009")), from: January);

        await desk.ImportAsync(Recoding(Some.December));

        Assert.Equal(["261200000001", "261200000009"], (await BilledAsync(desk, New)).Select(b => b.KodeIuran));
    }

    [Fact]
    public async Task Names_goAlong_alsoWhereTheyWereLeftBehind()
    {
        var desk = await BilledAsync();
        await desk.ImportAsync(Recoding(), from: January);
        Assert.Equal(["Orang 1", "Orang 2"], await NamesAsync(desk));
        await desk.People.EraseAsync(New.District, desk.People.IdOf(Nik(2)), default);

        var plan = await desk.ImportAsync(Recoding(), from: January);

        Assert.Equal("import recodings: read=1 new=0 changed=1 gone=0 wrong=0", plan.Summary);
        Assert.Equal((New, 1), plan.Villages.Select(v => (v.Code, v.Altered)).Single());
        Assert.Equal(["Orang 1", "Orang 2"], await NamesAsync(desk));
    }

    [Fact]
    public async Task PauseOfTheOldDistrict_isShown_asWhatHoldsTheNewCode()
    {
        var desk = await BilledAsync();
        await new PauseDebits(desk.Registry.Pauses, desk.Registry, desk.Rules, desk.Clock).PauseAsync(
            new PauseRequest("district:33.16.12", "pemilihan kepala desa", "", "", "Sari"), default);

        var (_, plan) = await desk.ShowAsync(Recoding(), from: January);

        Assert.Equal((New, HoldReason.Paused), plan.Held.Select(h => (h.Code, h.Reason)).Single());
    }
}
