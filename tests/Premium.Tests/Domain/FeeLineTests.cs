using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What stands on a statement under the words of one payment, beside it.</summary>
public sealed class FeeLineTests
{
    private static readonly Debit Paid = Some.Debit(DebitState.Paid);

    private static Matching Match(Debit debit, long other)
    {
        StatementLine Line(string id, Rupiah amount) => new(
            id, Some.At("2026-12-03 09:01"), amount, true, $"TRF BPJSTK-{debit.Id.PaymentReference}", false);
        return StatementMatcher.Match(
            new DebitBook([debit], Some.December),
            [
                new AccountStatement(
                    Some.Code, Some.Account().No,
                    new StatementReply.Complete([Line("000001", debit.Amount), Line("000002", new Rupiah(other))])),
            ],
            Some.Rules());
    }

    /// <summary>Some banks book their fee under the narrative of the transfer: no second payment, and not kept quiet.
    /// </summary>
    [Theory]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    public void FeeUnderOurReference_isBesideTheDebit_andNamed(DebitState state)
    {
        var debit = Some.Debit(state);
        var matching = Match(debit, 2_500);

        Assert.Empty(matching.Doubts);
        Assert.Equal(new Tally(Expected: 1, Done: 1), matching.Tally);
        Assert.Equal(
            (BreakKind.UnexplainedDebit, 2_500),
            (Assert.Single(matching.Breaks).Kind, matching.Breaks[0].Theirs.Value));
    }

    /// <summary>A second line of the whole sum, or of more, is a second debit.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void SecondLineOfTheSumOrMore_isASecondDebit(long more)
    {
        var matching = Match(Paid, Paid.Amount.Value + more);

        Assert.Equal(BillDoubt.SecondDebit, Assert.Single(matching.Doubts).Value);
    }
}
