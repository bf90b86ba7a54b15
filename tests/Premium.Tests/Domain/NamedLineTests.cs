using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What people said of a line for one bill says nothing about the other bills of the account.</summary>
public sealed class NamedLineTests
{
    private static readonly Debit Refused = Some.Debit(DebitState.Refused) with { Refusal = RefusalReason.NoFunds };

    [Theory]
    [InlineData(-1, BillDoubt.UnexplainedDebit)]
    [InlineData(0, null)]
    public void C04_aLineNamedForAnotherMonth_stillStandsAgainstThisOne(int months, BillDoubt? doubt)
    {
        var named = Refused.Id.Bill with { Period = Refused.Id.Bill.Period.Plus(months) };
        var line = new StatementLine(
            "000001", Some.At("2026-12-03 09:01"), Refused.Amount, true, DoubtfulBank.OwnWords, false);

        var matching = StatementMatcher.Match(
            new DebitBook([Refused], Some.December) { Settled = [(named, Refused.Source, line.Key)] },
            [new AccountStatement(Some.Code, Refused.Source, new StatementReply.Complete([line]))],
            Some.Rules());

        Assert.Equal(doubt, matching.Doubts.TryGetValue(Refused.Id.Bill, out var found) ? found : null);
    }

    [Fact]
    public void C12_aReversalNamedForAnotherMonth_isStillABreakOfThisOne()
    {
        var paid = Some.Debit(DebitState.Paid);
        var other = paid.Id.Bill with { Period = paid.Id.Bill.Period.Plus(-1) };
        StatementLine Line(string id, bool isDebit, string text) =>
            new(id, Some.At("2026-12-04 09:01"), paid.Amount, isDebit, text, false);

        var matching = StatementMatcher.Match(
            new DebitBook([paid], Some.December) { Settled = [(other, paid.Source, "2")] },
            [
                new AccountStatement(
                    Some.Code, paid.Source,
                    new StatementReply.Complete(
                        [Line("1", true, "BPJSTK-" + paid.Id.PaymentReference), Line("2", false, "PENGEMBALIAN")])),
            ],
            Some.Rules());

        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[paid.Id.Bill]);
    }

    [Theory]
    [InlineData(false, BillDoubt.MoneyMayBeBack)]
    [InlineData(true, null)]
    public void C12_takenInTheBanksWords_andGivenBackInOurs_isNotSilentlyPaid(bool isKnown, BillDoubt? doubt)
    {
        var paid = Some.Debit(DebitState.Paid);
        StatementLine Line(string id, bool isDebit, string text) =>
            new(id, Some.At("2026-12-04 09:01"), paid.Amount, isDebit, text, !isDebit);

        var matching = StatementMatcher.Match(
            new DebitBook([paid], Some.December)
            {
                GivenBack = isKnown ? new Dictionary<DebitId, string> { [paid.Id] = "2" } : [],
            },
            [
                new AccountStatement(
                    Some.Code, paid.Source,
                    new StatementReply.Complete(
                    [
                        Line("1", true, DoubtfulBank.OwnWords),
                        Line("2", false, "BPJSTK-" + paid.Id.PaymentReference),
                    ])),
            ],
            Some.Rules());

        Assert.Equal(doubt, matching.Doubts.TryGetValue(paid.Id.Bill, out var found) ? found : null);
        Assert.Equal(isKnown, matching.Breaks.Count == 0);
    }
}
