using Premium.Domain;
using Premium.InMemory;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>What the page says of a person's cover, as the bill goes its way.</summary>
public sealed class CoverPageWordsTests
{
    private static readonly Nik Siti = Nik.Parse("3316120101700001");

    [Fact]
    public async Task Sentence_followsTheBill_toTheReceipt()
    {
        var people = new InMemoryPeople();
        var world = new World();
        await world.PutAsync(
            Some.Village() with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 1 } },
            new Roster(Some.Code, PayerKind.VillageBudget, [Some.Official(people.IdOf(Siti), 2_426_640)]));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        async Task<Rendered> PageAsync() => await Rendered.OfAsync<CoverPage>(new Dictionary<string, object?>
        {
            ["Month"] = Some.November,
            ["Masked"] = "3316************",
            ["Now"] = Some.At("2026-12-03 09:00"),
            ["Root"] = "/pages",
            ["Found"] = await new ReadCover(world.Registry, world.Ledger, people)
                .RunAsync(Siti, Some.November, "33.16", default),
        });

        Assert.Contains("Belum terlindungi: belum ada tagihan", (await PageAsync()).Html, StringComparison.Ordinal);

        await world.CollectAsync();
        var paid = (await PageAsync()).Html;
        Assert.Contains("iuran sudah didebet, bukti bayar BPJS belum ada", paid, StringComparison.Ordinal);
        Assert.Contains(Some.BillId().Attempt(1).PaymentReference, paid, StringComparison.Ordinal);

        var bill = await world.BillAsync();
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(bill.Id, "BP-1", bill.Amount, Some.Day("2026-12-03"), "Sari"), default);
        var covered = await PageAsync();
        Assert.Contains(
            "Terlindungi: bukti bayar BP-1 tanggal 3 Desember 2026.", covered.Html, StringComparison.Ordinal);
        Assert.Contains("JKK, JKM, JHT, JP", covered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Siti.Reveal(), covered.Html, StringComparison.Ordinal);

        // Somebody who is listed for that month afterwards was in no bill, nor is it known any more who was.
        await world.PutAsync(
            Some.Village() with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 2 } },
            new Roster(
                Some.Code, PayerKind.VillageBudget,
                [Some.Official(people.IdOf(Siti), 2_426_640), Some.Official("late", 2_224_420)]));
        Assert.Contains("daftar peserta berubah sesudahnya", (await PageAsync()).Html, StringComparison.Ordinal);
    }

    /// <summary>Whatever more the bank took, BPJS has what its receipt says.</summary>
    [Theory]
    [InlineData(BillState.Covered, null, true, "Terlindungi: bukti bayar")]
    [InlineData(BillState.Covered, BillDoubt.SecondDebit, true, "Terlindungi: bukti bayar")]
    [InlineData(BillState.Covered, BillDoubt.UnexplainedDebit, true, "Terlindungi: bukti bayar")]
    [InlineData(BillState.Covered, BillDoubt.MoneyMayBeBack, false, "ada, tetapi dananya mungkin sudah dikembalikan")]
    [InlineData(BillState.Covered, BillDoubt.OtherTerms, false, "ada, tetapi bank mencatat pendebetan")]
    [InlineData(BillState.Debited, BillDoubt.SecondDebit, false, "Belum terlindungi: pembayaran tagihan ini masih")]
    public void DoubtAboutABill_leavesItsReceipt_unlessTheMoneyItselfIsInQuestion(
        BillState state, BillDoubt? doubt, bool isCovered, string said)
    {
        var bill = VillageSample.Bill(state);
        var evidence = new CoverEvidence(
            VillageSample.Village, Some.Official("x", 2_426_640), bill.Bill with { Doubt = doubt }, bill.PaidBy,
            bill.Receipts.Count == 0 ? null : bill.Receipts[0].Receipt)
        {
            IsCounted = true,
        };

        Assert.Equal(isCovered, evidence.IsCovered);
        Assert.Contains(
            said, new Words(Language.Indonesian, TimeSpan.FromHours(7)).CoverAt(evidence), StringComparison.Ordinal);
    }
}
