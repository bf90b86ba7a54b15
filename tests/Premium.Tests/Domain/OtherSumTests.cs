using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>A line in what is left of our words, over another sum: its bank took a fee with the payment.</summary>
public sealed class OtherSumTests
{
    private const string Cut = "BPJSTK-3316122010261";

    private const long Fee = 2_500;

    private static readonly Rupiah Sum = Some.Debit().Amount;

    private static readonly Debit Neighbours = Some.Debit(
        DebitState.Paid, 50_400, Segment.Bpu, new Period(2026, 12));

    private static StatementLine Line(
        long amount, string text = Cut, string id = "000001", string at = "2026-12-03 09:01", bool isDebit = true) =>
        new(id, Some.At(at), new Rupiah(amount), isDebit, text, false);

    private static Matching Match(IReadOnlyList<Debit> debits, params StatementLine[] lines) => StatementMatcher.Match(
        new DebitBook(debits, Some.December),
        [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete(lines))],
        Some.Rules());

    private static BillDoubt? Doubt(Matching matching, Debit debit) =>
        matching.Doubts.TryGetValue(debit.Id.Bill, out var doubt) ? doubt : null;

    /// <summary>The last one: cut, with digits of the bank's own behind.</summary>
    public static TheoryData<DebitState, string, long> Lines
    {
        get
        {
            var data = new TheoryData<DebitState, string, long>();
            foreach (var state in Enum.GetValues<DebitState>())
            {
                foreach (var text in new[] { Cut, "TRF/bpjstk 3316122010", "0102611101", "BPJSTK-3316122010261120512" })
                {
                    data.Add(state, text, Fee);
                    data.Add(state, text, -1);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void C03_CutReferenceOverAnotherSum_isADoubt_andTheLineIsShown(DebitState state, string text, long more)
    {
        var debit = Some.Debit(state);
        var matching = Match([debit], Line(Sum.Value + more, text));

        Assert.Equal(BillDoubt.OtherTerms, Doubt(matching, debit));
        Assert.False(Settlement.MayBeAbsent(matching, debit.Id.Bill));
        Assert.DoesNotContain(matching.Breaks, b => b.Kind == BreakKind.MissingAtBank);
        var told = Assert.Single(matching.Breaks, b => b.Kind == BreakKind.AmountDiffers);
        Assert.Equal(Sum.Value + more, told.Theirs.Value);
        Assert.Contains("000001", told.Line, StringComparison.Ordinal);
        Assert.True(matching.Tally.AddsUp);
    }

    /// <summary>It can be of either, and of no attempt that was made after it.</summary>
    [Fact]
    public void C03_CutReferenceOverAnotherSum_isOfAnyAttemptWithoutALine()
    {
        var second = Some.Debit(DebitState.Unknown, attempt: 2) with { ReservedAt = Some.At("2026-12-05 09:00") };
        Debit[] debits = [Some.Debit(DebitState.Refused), second];

        Assert.Equal(BillDoubt.OtherTerms, Doubt(Match(debits, Line(Sum.Value + Fee)), second));
        Assert.Equal(
            BillDoubt.OtherTerms, Doubt(Match(debits, Line(Sum.Value + Fee, at: "2026-12-06 09:00")), second));
        Assert.Empty(Match(debits, Line(Sum.Value + Fee, at: "2026-12-02 09:00")).Doubts);
    }

    [Theory]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    public void C03_FeeBesideThePayment_inWhatIsLeftOfOurWords_holdsNobody_andIsNamed(DebitState state)
    {
        var debit = Some.Debit(state, attempt: 2);
        Debit[] debits = [Some.Debit(DebitState.Refused), debit, Neighbours with { State = DebitState.Refused }];
        var matching = Match(
            debits, Line(Sum.Value, "BPJSTK-" + debit.Id.PaymentReference), Line(Fee, id: "000002"));

        Assert.Empty(matching.Doubts);
        var told = Assert.Single(matching.Breaks);
        Assert.Equal((BreakKind.UnexplainedDebit, Fee), (told.Kind, told.Theirs.Value));
    }

    /// <summary>The fee of one bill is no payment of the other; its payment with a fee is.</summary>
    [Theory]
    [InlineData(DebitState.Paid, DebitState.Unknown, 50_400 + Fee, null, BillDoubt.OtherTerms)]
    [InlineData(DebitState.Paid, DebitState.Refused, 50_400 + Fee, null, BillDoubt.OtherTerms)]
    [InlineData(DebitState.Paid, DebitState.Unknown, Fee, null, null)]
    [InlineData(DebitState.Unknown, DebitState.Paid, 216_742 + Fee, BillDoubt.OtherTerms, null)]
    [InlineData(DebitState.Unknown, DebitState.Paid, Fee, null, null)]
    public void C03_CutReferenceThatTwoBillsShare_isOfTheOneThatLacksALine(
        DebitState pu, DebitState bpu, long amount, BillDoubt? ofPu, BillDoubt? ofBpu)
    {
        Debit[] debits = [Some.Debit(pu), Neighbours with { State = bpu }];
        var paid = debits.Single(d => d.State == DebitState.Paid);
        var matching = Match(debits, Line(paid.Amount.Value), Line(amount, id: "000002"));

        Assert.Equal((ofPu, ofBpu), (Doubt(matching, debits[0]), Doubt(matching, debits[1])));
        Assert.Single(matching.Breaks, b => b.Line.Contains("000002", StringComparison.Ordinal));
    }

    [Fact]
    public void C03_MoreThanThePaymentThatHasItsLine_isADoubt()
    {
        var paid = Some.Debit(DebitState.Paid);
        Assert.Equal(
            BillDoubt.OtherTerms,
            Doubt(Match([paid], Line(Sum.Value), Line(Sum.Value + Fee, id: "000002")), paid));
    }

    /// <summary>The sum in the bank's words and the fee in ours are one payment.</summary>
    [Fact]
    public void C03_SumInTheBanksWords_explainsThePayment_beforeAFeeInOurs()
    {
        var matching = Match([Some.Debit(DebitState.Paid)], Line(Sum.Value, OwnWords), Line(Fee, id: "000002"));
        Assert.Contains(matching.Breaks, b => b.Kind == BreakKind.UnexplainedDebit && b.Theirs == Sum);
    }

    [Theory]
    [InlineData("PAJAK 331612201026")]
    [InlineData("SETORAN 2611101")]
    [InlineData(OwnWords)]
    public void C04_OtherSumInOtherWords_isNothingOfOurs(string text) =>
        Assert.Empty(Match([Some.Debit(DebitState.Unknown)], Line(Sum.Value + Fee, text)).Doubts);

    [Theory]
    [InlineData(PaymentConduct.SilentBeforeEffect, BillState.Unknown)]
    [InlineData(PaymentConduct.Refuses, BillState.Held)]
    public async Task C05_ExecutedWithItsFeeInOneCutLine_isHeld_untilTwoPeopleNameTheLine(
        PaymentConduct conduct, BillState state)
    {
        var world = await WithAsync(new BankConduct(conduct, RefusalReason.NoFunds));
        await world.CollectAsync();
        world.Bank.Book(Some.Account(), Line(218_500, id: "990001", at: "2026-12-03 10:00"));
        world.Go("2026-12-09 09:00");
        var told = (await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks;
        await world.CollectAsync();

        var held = await world.BillAsync();
        Assert.Equal((state, BillDoubt.OtherTerms, 1), (held.State, held.Doubt, Orders(world)));
        Assert.Contains(told, b => b.Kind == BreakKind.AmountDiffers
            && b.Line.Contains("990001", StringComparison.Ordinal));
        Assert.Contains("name the line", Assert.IsType<PersonResult.Refused>(
            await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari")).Why);

        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", "990001");
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", "990001"));
        await world.ReconcileAsync(Some.December);
        Assert.Null((await world.BillAsync()).Doubt);
        await world.AuditAsync();
    }
}
