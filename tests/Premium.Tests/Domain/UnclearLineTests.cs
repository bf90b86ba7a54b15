using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Lines that name an attempt and do not say what a line must say prove nothing, and are not passed over.
/// </summary>
public sealed class UnclearLineTests
{
    [Theory]
    [InlineData(DebitState.Refused, 0, true, BillDoubt.UnexplainedDebit)]
    [InlineData(DebitState.Refused, -2_500, true, BillDoubt.UnexplainedDebit)]
    [InlineData(DebitState.Unknown, 0, true, BillDoubt.UnexplainedDebit)]
    [InlineData(DebitState.Abandoned, 0, true, BillDoubt.UnexplainedDebit)]
    [InlineData(DebitState.Refused, 0, false, BillDoubt.MoneyMayBeBack)]
    [InlineData(DebitState.Paid, 0, false, BillDoubt.MoneyMayBeBack)]
    [InlineData(DebitState.Paid, 0, true, null)]
    [InlineData(DebitState.Paid, 2_500, true, null)]
    public void C03_AnUnclearLineAlone_provesNothing_andRaisesADoubtWhereNoneIsExpected(
        DebitState state, long more, bool isDebit, BillDoubt? doubt)
    {
        var debit = Some.Debit(state);
        var matching = Match(debit, Line(debit, more, isDebit) with { IsUnclear = true });

        Assert.Equal(doubt, DoubtOf(matching, debit));
        Assert.Empty(matching.Proven);
        Assert.Empty(matching.Adopted);
        Assert.Empty(matching.GivenBack);
        Assert.Equal(doubt is not null, matching.Breaks.Any(b => b.Kind != BreakKind.NoStatement));
    }

    [Theory]
    [InlineData(DebitState.Paid, 0, BillDoubt.SecondDebit)]
    [InlineData(DebitState.Unknown, 0, BillDoubt.SecondDebit)]
    [InlineData(DebitState.Paid, -213_500, null)]
    [InlineData(DebitState.Unknown, -213_500, null)]
    public void C03_AnUnclearLineBesideTheDebit_mayBeASecondOne_whereItIsOfItsSum(
        DebitState state, long more, BillDoubt? doubt)
    {
        var debit = Some.Debit(state);
        var matching = Match(
            debit, Line(debit, 0, isDebit: true), Line(debit, more, isDebit: true, "2") with { IsUnclear = true });

        Assert.Equal(doubt, DoubtOf(matching, debit));
        Assert.Equal(state == DebitState.Unknown, matching.Proven.Count == 1);
    }

    [Fact]
    public void C03_RefusedAndExecuted_withAnUnclearReturn_isAdoptedAndInDoubt()
    {
        var debit = Some.Debit(DebitState.Refused);
        var matching = Match(
            debit, Line(debit, 0, isDebit: true), Line(debit, 0, isDebit: false, "2") with { IsUnclear = true });

        Assert.Single(matching.Adopted);
        Assert.Equal(BillDoubt.MoneyMayBeBack, DoubtOf(matching, debit));
    }

    /// <summary>The sum may be what is not told.</summary>
    [Fact]
    public void C03_AnUnclearLineWithTheRestOfAReference_raisesADoubtWhateverItsSum()
    {
        var debit = Some.Debit(DebitState.Refused);
        var line = Line(debit, -1, isDebit: true) with { IsUnclear = true };
        var cut = "IBFT " + debit.Id.PaymentReference[6..];

        Assert.Equal(
            BillDoubt.UnexplainedDebit, DoubtOf(Match(debit, line with { Remark = cut, Texts = [cut] }), debit));
    }

    private static BillDoubt? DoubtOf(Matching matching, Debit debit) =>
        matching.Doubts.TryGetValue(debit.Id.Bill, out var doubt) ? doubt : null;

    private static StatementLine Line(Debit debit, long more, bool isDebit, string id = "1") => new(
        id, Some.At("2026-12-03 09:01"), new Rupiah(debit.Amount.Value + more), isDebit,
        $"BPJSTK-{debit.Id.PaymentReference}", IsCorrection: false);

    private static Matching Match(Debit debit, params StatementLine[] lines) => StatementMatcher.Match(
        new DebitBook([debit], Some.December),
        [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Partial(lines, "odd"))],
        Some.Rules());
}
