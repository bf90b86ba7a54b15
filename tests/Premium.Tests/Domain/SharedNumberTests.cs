using Premium.Domain;
using Premium.InMemory;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>Many banks number the lines of an account anew each day: a number shared is no payment shared.</summary>
public sealed class SharedNumberTests
{
    private const string Number = "0001";

    private const string Long = "FT2633800000000123";

    private static readonly Debit Paid = Some.Debit(DebitState.Paid) with { BankReference = Number };

    private static readonly long Sum = Paid.Amount.Value;

    private static StatementLine Line(
        long amount, string text, bool isDebit, string at, string id = Number) =>
        new(id, Some.At(at), new Rupiah(amount), isDebit, text, false);

    private static StatementLine Own(string id = Number) =>
        Line(Sum, "BPJSTK-" + Paid.Id.PaymentReference, true, "2026-12-03 09:01", id);

    private static Matching Match(IReadOnlyList<Debit> debits, params StatementLine[] lines) => StatementMatcher.Match(
        new DebitBook(debits, Some.December),
        [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete(lines))],
        Some.Rules());

    [Theory]
    [InlineData("2026-12-02 08:00", 10_000_000, "ADD TAHAP IV")]
    [InlineData("2026-12-02 08:00", 100_000, "SETORAN TUNAI")]
    [InlineData("2026-12-03 08:00", 10_000_000, "ADD TAHAP IV")]
    [InlineData("2026-12-03 08:00", 100_000, "SETORAN TUNAI")]
    [InlineData("2026-12-03 15:00", 10_000_000, "ADD TAHAP IV")]
    [InlineData("2026-12-21 08:00", 10_000_000, "ADD TAHAP IV")]
    [InlineData("2026-12-21 08:00", 300_000, "ADD TAHAP 0001")]
    public void C13_DepositUnderTheNumberOfAPayment_givesNothingBack(string at, long amount, string text)
    {
        foreach (var number in new[] { Number, "000000000001" })
        {
            var paid = Paid with { BankReference = number };
            var matching = Match([paid], Own(number), Line(amount, text, false, at, number));

            Assert.Equal([paid], matching.Matched);
            Assert.Empty(matching.Doubts);
            Assert.Empty(matching.Breaks);
        }
    }

    /// <summary>In another line's words, a number is one of many; before the payment, it is another's.</summary>
    [Theory]
    [InlineData("2026-12-21 08:00", 10_000_000)]
    [InlineData("2026-12-02 08:00", 100_000)]
    public void C13_DepositThatQuotesTheNumberOfAPayment_givesNothingBack(string at, long amount) => Assert.Empty(
        Match([Paid with { BankReference = "" }], Own(), Line(amount, "ADD TAHAP 0001", false, at, "0777")).Doubts);

    [Theory]
    [InlineData("2026-12-03 15:00")]
    [InlineData("2026-12-04 08:00")]
    public void C13_GreaterDebitUnderTheNumberOfAPayment_isNoSecondDebit_andIsNamed(string at)
    {
        var matching = Match([Paid], Own(), Line(500_000, "LISTRIK KANTOR", true, at));

        Assert.Equal([Paid], matching.Matched);
        Assert.Empty(matching.Doubts);
        var told = Assert.Single(matching.Breaks);
        Assert.Equal((BreakKind.UnexplainedDebit, 500_000), (told.Kind, told.Theirs.Value));
    }

    /// <summary>Alone it may be the payment, with a fee in the bank's own words; of the sum it is twice.</summary>
    [Fact]
    public void C13_DebitUnderTheNumber_isOfThePayment_whereNothingElseIs_orWhereItHasTheSum()
    {
        var alone = Match([Paid], Line(Sum + 2_500, "TARIKAN", true, "2026-12-03 15:00"));
        Assert.Equal(BillDoubt.OtherTerms, alone.Doubts[Paid.Id.Bill]);

        var twice = Match([Paid], Own(), Line(Sum, "TARIKAN", true, "2026-12-04 08:00"));
        Assert.Equal(BillDoubt.SecondDebit, twice.Doubts[Paid.Id.Bill]);
    }

    /// <summary>The number of one bill's payment hides no payment of another: of another sum, or of the same.</summary>
    [Theory]
    [InlineData(50_400)]
    [InlineData(300_000)]
    [InlineData(216_742)]
    public void C13_NumberOfAnotherPayment_hidesNoUnknownOne(long amount)
    {
        var unknown = Some.Debit(DebitState.Unknown, amount, Segment.Bpu, new Period(2026, 12));
        var matching = Match([Paid, unknown], Own(), Line(amount, "TARIKAN", true, "2026-12-04 08:00"));

        Assert.Equal(BillDoubt.UnexplainedDebit, matching.Doubts[unknown.Id.Bill]);
        Assert.False(Settlement.MayBeAbsent(matching, unknown.Id.Bill));
    }

    [Fact]
    public void C13_NumberOfAnotherPayment_hidesNoReturn()
    {
        var other = Some.Debit(DebitState.Paid, 50_400, Segment.Bpu, new Period(2026, 12));
        var matching = Match(
            [Paid, other], Own(),
            Line(50_400, "BPJSTK-" + other.Id.PaymentReference, true, "2026-12-03 09:01", "0002"),
            Line(50_400, "KOREKSI", false, "2026-12-04 08:00"));

        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[other.Id.Bill]);
    }

    /// <summary>Part, whole, and the sum with its fee; by own id, the bank's name of it, or the line's id.</summary>
    [Theory]
    [InlineData("PENGEMBALIAN", Number, Number, 108_371)]
    [InlineData("PENGEMBALIAN", Number, Number, 216_742)]
    [InlineData("PENGEMBALIAN", Number, Number, 219_242)]
    [InlineData("REV 0001", "0777", Number, 108_371)]
    [InlineData("REV 0001", "0777", Number, 219_242)]
    [InlineData("PENGEMBALIAN", "0777", Number, 216_742)]
    [InlineData("PENGEMBALIAN", Long, Long, 214_242)]
    [InlineData("PENGEMBALIAN", Long, Long, 219_242)]
    [InlineData("RETUR FT2633800000000123", "0777", Long, 219_242)]
    [InlineData("RETUR FT2633800000000123", "0777", Long, 230_000)]
    [InlineData("RETUR BPJSTK-33161220102611101", Number, Number, 219_242)]
    public void C12_MoneyGivenBack_isSeen_underWhateverName(string text, string id, string reference, long amount)
    {
        foreach (var day in new[] { "2026-12-03 15:00", "2026-12-10 09:00" })
        {
            var paid = Paid with { BankReference = reference };
            var matching = Match(
                [paid], Own(reference), Line(2_500, "BIAYA ADM", true, "2026-12-03 09:01", "0002"),
                Line(amount, text, false, day, id));

            Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[paid.Id.Bill]);
            Assert.NotEmpty(matching.Breaks);
        }
    }

    /// <summary>A silent payment that its line proved is called by that line's number, in every month after.</summary>
    [Fact]
    public async Task C13_SilentPaymentProvenByItsLine_staysPaid_whateverComesInUnderItsNumber()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.SilentBeforeEffect));
        await world.CollectAsync();
        var sum = (await world.BillAsync()).Amount.Value;
        var own = "BPJSTK-" + First.PaymentReference;
        world.Bank.Book(Some.Account(), Line(sum, own, true, "2026-12-03 10:00"));
        await world.ReconcileAsync(Some.December);
        Assert.Equal(Number, (await world.SheetAsync()).Debit(First)!.BankReference);

        world.Bank.Book(Some.Account(), Line(10_000_000, "ADD TAHAP IV", false, "2026-12-02 08:00"));
        world.Bank.Book(Some.Account(), Line(10_000_000, "ADD TAHAP V", false, "2026-12-07 08:00"));
        world.Go("2026-12-09 09:00");

        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null), (bill.State, bill.Doubt));
        await world.AuditAsync();
    }
}
