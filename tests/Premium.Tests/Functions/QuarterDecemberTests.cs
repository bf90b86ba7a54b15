using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using static Premium.Tests.Functions.QuarterOffice;

namespace Premium.Tests.Functions;

/// <summary>
/// What the Dinas PMD sees and does from 1 December to the first days of January, day by day. Jegong gets its money
/// late, Tempurejo's account is dormant, Kodokan's debit is given back, Pojokwatu never pays; the mandates of Mernung
/// and Kacangan end with the year.
/// </summary>
public sealed class QuarterDecemberTests
{
    private const string Jegong = "2010";
    private const string Tempurejo = "2011";
    private const string Kodokan = "2012";
    private const string Pojokwatu = "2013";
    private const string Mernung = "2014";
    private const string Kacangan = "2015";

    private static readonly DateOnly YearsEnd = new(2026, 12, 31);

    private QuarterOffice office = null!;

    private World World => office.World;

    [Fact]
    public async Task December_dayByDay()
    {
        await using (office = await QuarterOffice.OpenAsync(
            "2026-12-01 07:40",
            [
                QuarterOffice.Village(Jegong, "Jegong"), QuarterOffice.Village(Tempurejo, "Tempurejo"),
                QuarterOffice.Village(Kodokan, "Kodokan"), QuarterOffice.Village(Pojokwatu, "Pojokwatu"),
                QuarterOffice.Village(Mernung, "Mernung", YearsEnd),
                QuarterOffice.Village(Kacangan, "Kacangan", YearsEnd),
            ],
            Conduct))
        {
            office.Deposit(Jegong, 31_000);
            office.Deposit(Pojokwatu, 31_000);
            foreach (var number in new[] { Tempurejo, Kodokan, Mernung, Kacangan })
            {
                office.Deposit(number, 10_000_000);
            }

            await December01_mandatesThatEnd_areOneLineOfTheDistrict_withItsFile();
            await December03_morningPage_isAmber_andAddsUp();
            await December08_fiveBankingDaysLeft_theHeadIsTold_theCamatReadsTheName_andItIsPutOff();
            await December10_whatWasPutOffIsBack_andWhatWasPaidIsGone();
            await December15_listOfTheDay_andTriedAgainNow();
            await December16_late_isShownWithItsLapse_andToldByName();
            await December20_moneyGivenBack_isGrave_andMailedAtOnce();
            await December28_digestAndReport_sayTheSame();
            await January_whoseMandateWasNotRenewed_isHeld_withItsOwner();
        }
    }

    private static BankConduct Conduct(PaymentOrder order) => order.Id switch
    {
        { Bill.Village.Number: Tempurejo, Attempt: 1 } =>
            new BankConduct(PaymentConduct.Refuses, RefusalReason.AccountBlocked),
        { Bill.Village.Number: Kodokan } => BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(16) },
        _ => BankConduct.Good,
    };

    private async Task December01_mandatesThatEnd_areOneLineOfTheDistrict_withItsFile()
    {
        await office.TellAsync();
        var page = await office.ReadAsync("pages/worklist");
        Shows(page, "surat kuasa 2 desa berakhir Kamis, 31 Desember 2026");
        Shows(page, "Desa Mernung, Kec. Ngawen Desa Kacangan, Kec. Ngawen");
        Shows(page, "30 hari lagi");
        Shows(await office.ReadAsync("worklist?format=csv"), "surat kuasa 2 desa berakhir");
        Shows(Mail("digest-33.16-2026-12-01").Body, "surat kuasa 2 desa berakhir");
    }

    private async Task December03_morningPage_isAmber_andAddsUp()
    {
        await office.RunAsync("2026-12-03 06:30");
        World.Go("2026-12-03 08:00");
        var page = await office.ReadAsync("pages");
        Shows(page, "Kuning: selesai, ada yang perlu seseorang");
        Shows(page, "Dari 6 tagihan di 6 desa, 3 sudah dibayar.");
        var sum = (await office.BillAsync(Jegong)).Amount;
        Shows(page, $"Belum dibayar: {sum + sum + sum}");
        Shows(page, "2 Saldo kurang , 4 orang");
        Shows(page, "1 Rekening bermasalah , 2 orang");

        var list = await office.ReadAsync("pages/worklist");
        Shows(list, "Desa Tempurejo, Kec. Ngawen");
        Shows(list, "12 hari lagi");
    }

    private async Task December08_fiveBankingDaysLeft_theHeadIsTold_theCamatReadsTheName_andItIsPutOff()
    {
        await office.RunAsync("2026-12-08 07:30", RunPurpose.Watch);
        Assert.Contains(Mails("kades-2011@desa.example"), m => m.Body.Contains("Tempurejo"));
        var camat = Assert.Single(Mails(QuarterOffice.Camat), m => m.Id.EndsWith("2026-12-08"));
        Shows(camat.Body, "Desa Tempurejo, Kec. Ngawen");
        Shows(camat.Body, "7 hari lagi");

        await office.DoAsync(
            "note", ("item", $"account~{World.CodeOf(Tempurejo)}"), ("owner", "Sari"), ("snoozedUntil", "2026-12-10"),
            ("comment", "ke bank hari ini"));
        var page = await office.ReadAsync($"pages/worklist?q={World.CodeOf(Tempurejo)}");
        Shows(page, "Ditunda oleh seseorang (1)");
        Shows(page, "ke bank hari ini");
        Shows(page, "dipegang Sari");
    }

    private async Task December10_whatWasPutOffIsBack_andWhatWasPaidIsGone()
    {
        office.Deposit(Jegong, 10_000_000);
        await office.RunAsync("2026-12-10 12:00");
        var page = await office.ReadAsync("pages/worklist");
        Assert.DoesNotContain("Ditunda oleh seseorang", page, StringComparison.Ordinal);
        Shows(page, "ke bank hari ini");
        Assert.DoesNotContain("Jegong", page, StringComparison.Ordinal);
    }

    private async Task December15_listOfTheDay_andTriedAgainNow()
    {
        await office.RunAsync("2026-12-15 06:30");
        var page = await office.ReadAsync("pages/worklist");
        Shows(page, "hari ini 15 Desember 2026");
        Shows(page, "Coba lagi sekarang");
        var said = await office.DoAsync(
            "try-again", ("bill", $"{World.CodeOf(Tempurejo)}~pu~2026-11"), ("reason", "rekening aktif lagi"));
        Shows(said, "Tagihan ini dicoba lagi.");
        await office.RunAsync("2026-12-15 09:00");
        page = await office.ReadAsync("pages/worklist");
        Assert.DoesNotContain("Tempurejo", page, StringComparison.Ordinal);
        Shows(page, "Pojokwatu");
        Assert.Equal(1, World.Bank.Transfers.Count(t => t.Id.Bill.Village == World.CodeOf(Tempurejo)));
    }

    private async Task December16_late_isShownWithItsLapse_andToldByName()
    {
        await office.RunAsync("2026-12-16 07:30");
        var page = await office.ReadAsync($"pages/worklist?q={World.CodeOf(Pojokwatu)}");
        Shows(page, "lewat 1 hari 15 Desember 2026");
        Shows(page, "perlindungan terputus 23 Maret 2027");
        foreach (var (who, id) in new[]
        {
            (QuarterOffice.Camat, "kecamatan-33.16.12-2026-12-16"), (QuarterOffice.Office, "digest-33.16-2026-12-16"),
        })
        {
            var digest = Assert.Single(Mails(who), m => m.Id == id);
            Shows(digest.Body, "Desa Pojokwatu, Kec. Ngawen");
            Shows(digest.Body, "lewat 1 hari");
        }

        // The stage of the village itself reaches both, too.
        Assert.Contains(Mails(QuarterOffice.Camat), m => m.Id.Contains("2013-pu-2026-11-late-1"));
        Assert.Contains(Mails(QuarterOffice.Office), m => m.Id.Contains("2013-pu-2026-11-late-1"));
    }

    private async Task December20_moneyGivenBack_isGrave_andMailedAtOnce()
    {
        await office.RunAsync("2026-12-20 20:30", RunPurpose.Reconcile, Some.December);
        var mail = Assert.Single(Mails(QuarterOffice.Office), m => m.Id.StartsWith("work-given-back-"));
        Shows(mail.Subject, "Dana dikembalikan bank: Desa Kodokan");
        var page = await office.ReadAsync("pages/worklist");
        Shows(page, "! Dana dikembalikan bank PU November 2026");
        Shows(await office.ReadAsync("pages"), "Dari 6 tagihan di 6 desa, 4 sudah dibayar.");
    }

    private async Task December28_digestAndReport_sayTheSame()
    {
        await office.RunAsync("2026-12-28 07:30");
        var digest = Mail("digest-33.16-2026-12-28").Body;
        Shows(digest, "Kodokan");
        Shows(digest, "Pojokwatu");
        Shows(digest, "surat kuasa 2 desa berakhir Kamis, 31 Desember 2026");

        Shows(await office.ReadAsync("pages"), "Lewat batas aman: 4 orang di 2 desa.");
        Shows(await office.ReadAsync("pages/report?payMonth=2026-12"), "4 orang di 2 desa, tunggakan");
    }

    private async Task January_whoseMandateWasNotRenewed_isHeld_withItsOwner()
    {
        var mernung = World.CodeOf(Mernung);
        var (_, address) = await office.UploadAsync(
            "mandates", "2027-01", "kode desa;bank;no rekening;sumber dana;berlaku dari;berlaku sampai;batas per bulan",
            $"{mernung};{Bank};{AccountOf(Mernung).No.Reveal()};ADD;2027-01-01;2027-12-31;5000000");
        Shows(await office.TakeAsync(address), "Register sudah berubah.");

        await office.RunAsync("2027-01-04 08:00");
        var page = await office.ReadAsync("pages/worklist?q=surat%20kuasa");
        Shows(page, "Desa Kacangan");
        Shows(page, "masa berlaku surat kuasa pendebetan sudah habis");
        Shows(page, "diberi tahu berikutnya");
        Assert.DoesNotContain("Mernung", page, StringComparison.Ordinal);
        Assert.Equal(
            BillState.Debited, (await office.BillAsync(Mernung, new Period(2026, 12))).State);
        Assert.Equal(BillState.Held, (await office.BillAsync(Kacangan, new Period(2026, 12))).State);
    }

    private AlertMessage Mail(string id) => office.Mails.First(m => m.Id == id);

    private IEnumerable<AlertMessage> Mails(string recipient) => office.Mails.Where(m => m.Recipient == recipient);
}
