using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>One message a village, to whoever must act next, from the first warning to the lapse and back.</summary>
public sealed class VillageMessageTests
{
    private static Contact Of(ContactRole role) => new("email", $"{role}@desa.example") { Role = role };

    private static readonly Contact[] Everybody =
        [Of(ContactRole.Treasurer), Of(ContactRole.Secretary), Of(ContactRole.Head), Of(ContactRole.Subdistrict)];

    private static async Task<World> WorldAsync(
        long money, IReadOnlyList<Contact> contacts, Func<AlertMessage, DeliveryFault>? faultOf = null)
    {
        var world = await new World("2026-12-03 09:00", faultOf: faultOf).WithAsync(money);
        world.OfficeContacts = [new Contact("email", "pmd@kab.example")];
        await world.PutAsync(Some.Village() with { Contacts = contacts });
        return world;
    }

    private static async Task DayAsync(World world, string day)
    {
        world.Go(day + " 09:00");
        await world.CollectAsync();
        await world.PumpAsync();
    }

    private static string[] To(World world, int after) =>
        [.. world.Mail.Messages.Skip(after).Select(m => m.Recipient.Split('@')[0])];

    [Fact]
    public async Task EachStage_reachesMorePeople_andSaysWhoIsNext()
    {
        var world = await WorldAsync(0, Everybody);
        await DayAsync(world, "2026-12-03");
        Assert.Equal(["Treasurer"], To(world, 0));
        Assert.Contains(
            "pada Selasa, 8 Desember 2026 pesan ini juga sampai kepada kepala desa", world.Mail.Messages[0].Body,
            StringComparison.Ordinal);

        await DayAsync(world, "2026-12-08");
        Assert.Equal(["Treasurer", "Head"], To(world, 1));
        await DayAsync(world, "2026-12-16");
        Assert.Equal(["Treasurer", "Secretary", "Head", "Subdistrict", "pmd"], To(world, 3));
        var late = world.Mail.Messages[^1];
        Assert.StartsWith("LEWAT 1 HARI, Rp429.758: ", late.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Yth. Dinas PMD\n", late.Body, StringComparison.Ordinal);
        Assert.Contains("santunan kematian Rp42.000.000", late.Body, StringComparison.Ordinal);
        Assert.Contains("terputus pada Selasa, 23 Maret 2027", late.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSuchMailbox_isTriedOnce_andTheNextOneUpIsTold()
    {
        var world = await WorldAsync(0, Everybody, m => m.Recipient.StartsWith("Treasurer", StringComparison.Ordinal)
            ? DeliveryFault.Refused
            : DeliveryFault.None);
        await DayAsync(world, "2026-12-03");

        Assert.Equal(["Secretary"], To(world, 0));
        Assert.StartsWith("Yth. Sekretaris Desa", world.Mail.Messages[0].Body, StringComparison.Ordinal);
        Assert.Equal(2, world.Mail.Tries);
    }

    [Fact]
    public async Task VillageWithoutContact_isToldToTheOffice()
    {
        var world = await WorldAsync(0, []);
        await DayAsync(world, "2026-12-03");

        Assert.Equal(["pmd"], To(world, 0));
        Assert.Equal(AlertState.Sent, Assert.Single((await world.SheetAsync()).Alerts).State);
    }

    [Fact]
    public async Task PaidAfterAWarning_isToldOnce_andGivenBackIsToldAgain()
    {
        var world = await WorldAsync(0, Everybody);
        await DayAsync(world, "2026-12-03");
        world.Bank.Deposit(Some.Account(), new Rupiah(1_000_000));
        await DayAsync(world, "2026-12-04");
        await DayAsync(world, "2026-12-07");

        Assert.Equal(2, world.Mail.Messages.Count);
        var paid = world.Mail.Messages[1];
        Assert.Equal(
            "Terbayar, Rp429.758: iuran BPJS Ketenagakerjaan Desa Sumberwaras, bukti menyusul", paid.Subject);
        Assert.Contains("referensi 33161220102611102", paid.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("terlindungi", paid.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OlderAndNewerMonth_areOneMessage_withOneTotal()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(0, bpu: 3);
        await DayAsync(world, "2026-12-03");
        world.Go("2027-01-05 09:00");
        await world.CollectAsync();
        var before = world.Mail.Messages.Count;
        await world.PumpAsync();

        var message = Assert.Single(world.Mail.Messages.Skip(before));
        string[] months = ["PU November 2026", "BPU Desember 2026", "PU Desember 2026", "BPU Januari 2027"];
        foreach (var month in months)
        {
            Assert.Contains($"- {month} ", message.Body, StringComparison.Ordinal);
        }

        var sheets = await world.Ledger.SheetsAsync(
            Some.District, Some.December, PayMonth.Of(Some.Day("2027-01-01")), default);
        var total = Rupiah.Sum(sheets.SelectMany(s => s.Bills).Select(b => b.Amount));
        Assert.Contains($", {total}: ", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lapsed_isSaidOnlyWhereTheStatementsProveIt()
    {
        var world = await WorldAsync(0, Everybody);
        await DayAsync(world, "2026-12-03");
        await DayAsync(world, "2027-03-23");
        var unproven = world.Mail.Messages[^1];
        await world.ReconcileAsync(PayMonth.Of(Some.Day("2027-03-01")));
        await DayAsync(world, "2027-03-30");
        var proven = world.Mail.Messages[^1];

        Assert.DoesNotContain("TERPUTUS", unproven.Subject, StringComparison.Ordinal);
        Assert.Contains("belum dapat dipastikan apakah perlindungan", unproven.Body, StringComparison.Ordinal);
        Assert.StartsWith("PERLINDUNGAN TERPUTUS, ", proven.Subject, StringComparison.Ordinal);
        Assert.Contains("terputus sejak Selasa, 23 Maret 2027", proven.Body, StringComparison.Ordinal);
    }

    /// <summary>PU of November lapses on 23 March, BPU of January a month later.</summary>
    [Fact]
    public void SegmentsThatLapseOnTwoDays_areSaidWithTheirOwnPeople()
    {
        var pu = LetterDesk.BillOf(BillState.Short, people: 40);
        var january = Some.Bill(BillState.Short, segment: Segment.Bpu, period: new Period(2027, 1));
        var bpu = january with { HeadCount = 4 };
        var letter = LetterDesk.Letter("id", "lapsed", "2027-03-23", [pu, bpu]) with
        {
            Sheets = [Some.Sheet(pu), Some.SheetOf(bpu.Id.PayMonth, bpu)],
            ProvenTo = Some.Day("2027-03-23"),
        };

        var text = VillageText.Of(letter, ContactRole.Treasurer).Body;

        Assert.Contains(
            "Perlindungan 40 peserta terputus sejak Selasa, 23 Maret 2027.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Tanpa pembayaran, perlindungan 4 peserta lainnya terputus pada Jumat, 23 April 2027.", text,
            StringComparison.Ordinal);
    }

    /// <summary>Who takes it on is promised that those above hear nothing meanwhile.</summary>
    [Fact]
    public async Task VillageThatSomebodyHasTakenOn_isInNoDigestOfItsDistrict_andApartInTheOffices()
    {
        var world = await WorldAsync(0, Everybody);
        await DayAsync(world, "2026-12-08");
        await world.Notes.PutAsync(
            new WorkNote($"short~{Some.Code}", "admin", world.Time.GetUtcNow())
            {
                Owner = "Rina",
                SnoozedUntil = Some.Day("2026-12-10"),
            },
            "", default);
        await world.TellAsync();

        Assert.DoesNotContain(world.Mail.Messages, m => m.Id.StartsWith("kecamatan-", StringComparison.Ordinal));
        var digest = Assert.Single(world.Mail.Messages, m => m.Id == "digest-33.16-2026-12-08").Body;
        var apart = digest.IndexOf("Ditunda oleh seseorang:", StringComparison.Ordinal);
        Assert.True(apart > 0 && digest.IndexOf("Sumberwaras", StringComparison.Ordinal) > apart);
        Assert.Contains("(ditunda: Rina, sampai Kamis, 10 Desember 2026)", digest, StringComparison.Ordinal);

        world.Go("2026-12-10 09:00");
        await world.TellAsync();
        Assert.Contains(world.Mail.Messages, m => m.Id == "kecamatan-33.16.12-2026-12-10");
    }

    [Fact]
    public async Task OfficeOfTheDistrict_getsItsPartOfTheDigest_onceADay()
    {
        var world = await WorldAsync(0, Everybody);
        await DayAsync(world, "2026-12-08");
        await world.TellAsync();
        await world.TellAsync();

        var digest = Assert.Single(world.Mail.Messages, m =>
            m.Recipient.StartsWith("Subdistrict", StringComparison.Ordinal));
        Assert.Equal("kecamatan-33.16.12-2026-12-08", digest.Id);
        Assert.Contains("Desa Sumberwaras", digest.Body, StringComparison.Ordinal);
    }
}
