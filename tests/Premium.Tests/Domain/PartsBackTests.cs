using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>
/// Money that comes back over another sum, in what is left of our words or under the id of the payment's line: it is
/// told from money that comes in as it does each month.
/// </summary>
public sealed class PartsBackTests
{
    private const string Cut = "REV BPJSTK-3316122010261";

    private const string Long = "FT2633800000000123";

    private static readonly Debit Paid = Some.Debit(DebitState.Paid);

    private static readonly Debit Neighbours = Some.Debit(
        DebitState.Paid, 50_400, Segment.Bpu, new Period(2026, 12));

    private static StatementLine Own(string id = "0001", Debit? debit = null, string at = "2026-12-03 09:01") => new(
        id, Some.At(at), (debit ?? Paid).Amount, true, "BPJSTK-" + (debit ?? Paid).Id.PaymentReference, false);

    private static StatementLine Credit(
        long amount, string text = Cut, string id = "0777", string at = "2026-12-04 09:00") =>
        new(id, Some.At(at), new Rupiah(amount), false, text, false);

    private static Matching Match(Debit[] debits, params StatementLine[] lines) => StatementMatcher.Match(
        new DebitBook(debits, Some.December),
        [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete(lines))],
        Some.Rules());

    /// <summary>Less, half, with its fee, two payments at once; also with digits of the bank behind.</summary>
    [Theory]
    [InlineData(Cut, 214_242, 108_371, 219_242, 267_142)]
    [InlineData("REV BPJSTK-3316122010261120512", 214_242, 108_371, 216_742, 219_242)]
    [InlineData("RETUR/bpjstk 3316122010", 214_242, 108_371, 219_242)]
    [InlineData("RETUR 0102611101", 214_242, 108_371, 219_242)]
    public void C12_GivenBackOverAnotherSum_inWhatIsLeftOfOurWords_isADoubt(string text, params int[] sums)
    {
        foreach (var sum in sums)
        {
            var fee = Credit(2_500, "BIAYA ADM", "0002", "2026-12-03 09:01") with { IsDebit = true };
            var matching = Match([Paid], Own(), fee, Credit(sum, text));

            Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Paid.Id.Bill]);
            var told = Assert.Single(matching.Breaks);
            Assert.Equal((BreakKind.MayBeGivenBack, -sum), (told.Kind, told.Theirs.Value));
            Assert.Empty(matching.GivenBack);
        }
    }

    [Theory]
    [InlineData("0001", "2026-12-03 15:00", 108_371)]
    [InlineData("0001", "2026-12-03 15:00", 214_242)]
    [InlineData(Long, "2026-12-03 15:00", 214_242)]
    [InlineData(Long, "2026-12-10 09:00", 108_371)]
    public void C12_GivenBackInPart_underTheIdOfThePayment_isADoubt(string id, string at, long amount)
    {
        var matching = Match([Paid], Own(id), Credit(amount, "KOREKSI", id, at));

        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Paid.Id.Bill]);
        Assert.NotEmpty(matching.Breaks);
    }

    /// <summary>
    /// Number of the village and the month, a transfer for the premium, and ids that begin anew each day.
    /// </summary>
    [Theory]
    [InlineData(10_000_000, "ADD TAHAP IV", "0777", "2026-12-21 08:00")]
    [InlineData(10_000_000, "ADD 3316122010 2612", "0777", "2026-12-21 08:00")]
    [InlineData(10_000_000, "DANA BPJSTK 3316122010", "0777", "2026-12-21 08:00")]
    [InlineData(300_000, "ADD 3316122010", "0777", "2026-12-21 08:00")]
    [InlineData(100_000, "BPJSTK-3316122010261", "0777", "2026-12-02 08:00")]
    [InlineData(10_000_000, "ADD TAHAP IV", "0001", "2026-12-03 15:00")]
    [InlineData(100_000, "SETORAN TUNAI", "0001", "2026-12-03 08:00")]
    [InlineData(100_000, "SETORAN TUNAI", "0001", "2026-12-21 08:00")]
    [InlineData(100_000, "SETORAN TUNAI", "000000000001", "2026-12-21 08:00")]
    [InlineData(100_000, "SETORAN TUNAI", "", "2026-12-03 15:00")]
    public void C13_MoneyThatComesIn_givesNothingBack(long amount, string text, string id, string at)
    {
        var matching = Match([Paid], Own(id == "0777" ? "0001" : id), Credit(amount, text, id, at));

        Assert.Equal([Paid], matching.Matched);
        Assert.Empty(matching.Doubts);
        Assert.Empty(matching.Breaks);
    }

    /// <summary>What is left may be that of several: it is of the last payment, first of those that it can be of.
    /// </summary>
    [Theory]
    [InlineData("2026-12-03 09:00", 30_000, Cut, true, true)]
    [InlineData("2026-12-01 09:00", 30_000, Cut, true, false)]
    [InlineData("2026-12-01 09:00", 108_371, Cut, false, true)]
    [InlineData("2026-12-01 09:00", 108_371, "RETUR 3316122010261", false, true)]
    [InlineData("2026-12-01 09:00", 267_142, Cut, true, false)]
    [InlineData("2026-12-01 09:00", 267_142, "ADD 3316122010261", false, false)]
    public void C12_PartInWordsThatTwoPaymentsShare_isOfTheLastOne(
        string paidAt, long amount, string text, bool ofBpu, bool ofPu)
    {
        var pu = Paid with { ReservedAt = Some.At(paidAt) };
        var bpu = Neighbours with { ReservedAt = Some.At("2026-12-03 09:00") };
        var matching = Match(
            [pu, bpu], Own(debit: pu, at: paidAt), Own("0002", bpu, "2026-12-03 09:00"), Credit(amount, text));

        Assert.Equal(
            (ofBpu, ofPu), (matching.Doubts.ContainsKey(bpu.Id.Bill), matching.Doubts.ContainsKey(pu.Id.Bill)));
    }

    [Fact]
    public async Task C12_GivenBackInPartInCutWords_isInDoubt_untilTwoPeopleNameTheLine()
    {
        var world = await WithAsync(BankConduct.Good);
        await world.CollectAsync();
        world.Bank.Book(Some.Account(), Credit(108_371, id: "990001", at: "2026-12-04 10:00"));
        world.Bank.Book(Some.Account(), Credit(10_000_000, "ADD TAHAP IV", "990002", "2026-12-05 10:00"));
        world.Go("2026-12-08 09:00");
        var told = await OnlyBreakAsync(world);
        var bill = await world.BillAsync();

        Assert.Equal(BreakKind.MayBeGivenBack, told.Kind);
        Assert.Contains("990001", told.Line, StringComparison.Ordinal);
        Assert.Equal((BillState.Debited, BillDoubt.MoneyMayBeBack), (bill.State, bill.Doubt));

        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", "990001");
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", "990001"));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        Assert.Equal((BillState.Debited, null), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
        Assert.Equal(1, Orders(world));
        await world.AuditAsync();
    }
}
