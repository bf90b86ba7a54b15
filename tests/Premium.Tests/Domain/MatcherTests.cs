using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class MatcherTests
{
    private static readonly Debit Paid = Some.Debit(DebitState.Paid);

    private static StatementLine Line(
        Debit debit, long? amount = null, bool isDebit = true, bool isCorrection = false, string? remark = null) => new(
            "000001", Some.At("2026-12-03 09:01"), amount is { } sum ? new Rupiah(sum) : debit.Amount, isDebit,
            remark ?? $"TRF BPJSTK-{debit.Id.PaymentReference} NGAWEN", isCorrection);

    private static AccountStatement Statement(params StatementLine[] lines) =>
        new(Some.Code, Some.Account().No, new StatementReply.Complete(lines));

    private static Matching Match(Debit debit, params StatementLine[] lines) => Match([debit], [Statement(lines)]);

    private static Matching Match(
        IReadOnlyList<Debit> debits, IReadOnlyList<AccountStatement> statements, DebitId? givenBack = null) =>
        StatementMatcher.Match(
            new DebitBook(debits, Some.December)
            {
                GivenBack = givenBack is { } id ? new Dictionary<DebitId, string> { [id] = "" } : [],
            },
            statements,
            Some.Rules());

    private static (BreakKind Kind, long Ours, long Theirs) OnlyBreak(Matching matching)
    {
        Assert.Empty(matching.Matched);
        Assert.Empty(matching.Proven);
        var only = Assert.Single(matching.Breaks);
        return (only.Kind, only.Ours.Value, only.Theirs.Value);
    }

    [Fact]
    public void SameReferenceAndAmount_match()
    {
        var matching = Match(Paid, Line(Paid));
        Assert.Equal([Paid], matching.Matched);
        Assert.Empty(matching.Breaks);
        Assert.Equal(new Tally(Expected: 1, Done: 1), matching.Tally);
    }

    [Theory]
    [InlineData(DebitState.Unknown)]
    [InlineData(DebitState.Reserved)]
    public void LineOfAnOpenAttempt_provesIt(DebitState state)
    {
        var debit = Some.Debit(state);
        Assert.Equal(debit, Assert.Single(Match(debit, Line(debit)).Proven).Debit);
    }

    [Theory]
    [Trait("Incident", "openIMIS payroll services.py")]
    [Trait("Incident", "g2p-bridge")]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    public void OtherAmount_isABreak_notAMatch_asG2pBridge(DebitState state) => Assert.Equal(
        (BreakKind.AmountDiffers, 216_742, 216_741), OnlyBreak(Match(Some.Debit(state), Line(Paid, 216_741))));

    [Theory]
    [Trait("Incident", "ERPNext #36448, Blnk")]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    [InlineData(DebitState.Refused)]
    public void TwoEqualLines_goToAPerson_asErpNext36448(DebitState state) =>
        Assert.Equal(BreakKind.Duplicate, OnlyBreak(Match(Some.Debit(state), Line(Paid), Line(Paid))).Kind);

    [Fact]
    public void PaidWithoutALine_isMissingAtTheBank() =>
        Assert.Equal((BreakKind.MissingAtBank, 216_742, 0), OnlyBreak(Match(Paid)));

    [Fact]
    public void LineWithoutADebit_isMissingWithUs() => Assert.Equal(
        (BreakKind.MissingWithUs, 0, 216_742),
        OnlyBreak(Match([], [Statement(Line(Paid))])));

    [Theory]
    [InlineData(DebitState.Refused)]
    [InlineData(DebitState.Abandoned)]
    public void LineOfARefusedAttempt_isAdoptedAndTold_andTheSumsShowIt(DebitState state)
    {
        var matching = Match(Some.Debit(state), Line(Paid));
        Assert.Equal((BreakKind.RefusedButExecuted, 0, 216_742), OnlyBreak(matching));
        Assert.Equal(Line(Paid), Assert.Single(matching.Adopted).Line);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MoneyGivenBack_isABreak_whetherOrNotTheBankCallsItACorrection(bool isCorrection)
    {
        var back = Line(Paid, isDebit: false, isCorrection: isCorrection);
        Assert.Equal((BreakKind.GivenBack, 216_742, 0), OnlyBreak(Match(Paid, Line(Paid), back)));
    }

    /// <summary>Less a fee, in halves, or by the bank's own name of it: what it keeps, a person finds out.</summary>
    [Theory]
    [InlineData("reference", 214_242)]
    [InlineData("reference", 108_371, 108_371)]
    [InlineData("bank reference", 214_242)]
    [InlineData("bank reference", 108_371, 108_371)]
    public void C12_MoneyGivenBackInPart_isADoubt_andIsNotPassedOver(string by, params int[] sums)
    {
        var debit = Paid with { BankReference = "FT2633800000000123" };
        var remark = by == "reference" ? null : $"RETUR {debit.BankReference}";
        var matching = Match(
            debit, [Line(debit), .. sums.Select(sum => Line(debit, sum, isDebit: false, remark: remark))]);

        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[debit.Id.Bill]);
        Assert.NotEmpty(matching.Breaks);
        Assert.Empty(matching.GivenBack);
    }

    /// <summary>A debit that is marked as a correction is money gone, whatever the bank calls it.</summary>
    [Theory]
    [InlineData(DebitState.Refused)]
    [InlineData(DebitState.Abandoned)]
    [InlineData(DebitState.Unknown)]
    public void C12_DebitMarkedAsCorrection_isADoubt_whateverWeHoldOfTheAttempt(DebitState state)
    {
        var matching = Match(Some.Debit(state), Line(Paid, isCorrection: true));
        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Paid.Id.Bill]);
        Assert.False(Settlement.MayBeAbsent(matching, Paid.Id.Bill));
    }

    /// <summary>It would have to be taken first: a bank that turns the sign round, or shows half of it.</summary>
    [Theory]
    [InlineData(DebitState.Refused)]
    [InlineData(DebitState.Abandoned)]
    [InlineData(DebitState.Unknown)]
    public void C12_OurReferenceOnACreditAlone_isADoubt(DebitState state)
    {
        var matching = Match(Some.Debit(state), Line(Paid, isDebit: false));
        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Paid.Id.Bill]);
        Assert.Contains(matching.Breaks, b => b.Kind == BreakKind.MayBeGivenBack);
        Assert.Empty(matching.GivenBack);
    }

    /// <summary>Adopted and given back on one statement: it is in doubt at once, not from the next night on.</summary>
    [Theory]
    [InlineData("PENGEMBALIAN")]
    [InlineData("RETUR FT2633800000000123")]
    public void C05_RefusedExecutedAndGivenBackInTheBanksWords_isInDoubtFromTheFirstLook(string text)
    {
        var refused = Some.Debit(DebitState.Refused) with { BankReference = "FT2633800000000123" };
        var back = Line(Paid, isDebit: false, remark: text) with { TransactionId = "000002" };
        var matching = Match(refused, Line(Paid), back);
        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Paid.Id.Bill]);
    }

    [Fact]
    public void MoneyGivenBack_thatWeKnowOf_agrees() => Assert.Empty(Match(
        Some.Debit(DebitState.Refused) with { Refusal = RefusalReason.GivenBack },
        Line(Paid), Line(Paid, isDebit: false, isCorrection: true)).Breaks);

    [Theory]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    public void MoneyGivenBackInFull_isNamedWithItsLine_inPartIsNot(DebitState state)
    {
        var back = Line(Paid, isDebit: false);
        var part = back with { Amount = back.Amount - new Rupiah(1) };
        Assert.Equal(back, Assert.Single(Match(Some.Debit(state), Line(Paid), back).GivenBack).Line);
        Assert.Empty(Match(Some.Debit(state), Line(Paid), part).GivenBack);
        Assert.Empty(Match(Some.Debit(state), Line(Paid), part, part).GivenBack);
        Assert.Empty(Match(Some.Debit(DebitState.Refused), Line(Paid), back).GivenBack);
    }

    [Fact]
    public void ReversalThatWeKnowOf_agrees_andOneTheStatementLacksIsABreak()
    {
        Matching Known(params StatementLine[] lines) =>
            Match([Paid], [Statement(lines)], Paid.Id);
        Assert.Empty(Known(Line(Paid), Line(Paid, isDebit: false)).Breaks);
        Assert.Equal(BreakKind.MissingWithUs, OnlyBreak(Known(Line(Paid))).Kind);
    }

    [Fact]
    public void UnknownWithoutALine_staysUnknown() =>
        Assert.Equal(BreakKind.StillUnknown, OnlyBreak(Match(Some.Debit(DebitState.Unknown))).Kind);

    [Theory]
    [Trait("Incident", "achgateway retry.go")]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Unknown)]
    public void NoStatement_isNotNothingWasPaid_asAchgatewayRetry(DebitState state)
    {
        var silent = new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Silent("time-out"));
        var matching = Match([Some.Debit(state)], [silent]);
        Assert.Equal(BreakKind.NoStatement, OnlyBreak(matching).Kind);
        Assert.Equal(new Tally(Expected: 1, Skipped: 1), matching.Tally);
    }

    [Fact]
    public void NoStatementOfAnAccountWithoutDebits_isSkippedNotClean()
    {
        var silent = new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Silent("time-out"));
        Assert.Equal(
            new Tally(Expected: 1, Skipped: 1), Match([], [silent]).Tally);
    }

    [Fact]
    public void LineOnAnotherAccount_provesNothing()
    {
        var other = new AccountStatement(
            World.CodeOf("2011"), Some.Account(World.CodeOf("2011")).No, new StatementReply.Complete([Line(Paid)]));
        var matching = Match([Paid], [Statement(), other]);
        Assert.Equal([BreakKind.MissingAtBank, BreakKind.MissingWithUs], matching.Breaks.Select(b => b.Kind));
    }

    [Fact]
    public void OtherMonths_areLeftAlone()
    {
        var matching = Match(Paid, Line(Paid), Line(Some.Debit(period: new Period(2026, 10))));
        Assert.Single(matching.Matched);
        Assert.Empty(matching.Breaks);
    }

    /// <summary>Banks glue their own to our words and rewrite them; another number or month is still another.</summary>
    [Theory]
    [InlineData("BPJSTK-33161220102611101", true)]
    [InlineData("RTGS/BPJSTK-33161220102611101/OK", true)]
    [InlineData("BPJSTK-331612201026111017", true)]
    [InlineData("XBPJSTK-33161220102611101", true)]
    [InlineData("bpjstk 3316 1220 1026 1110 1", true)]
    [InlineData("33161220102611101", false)]
    [InlineData("BPJSTK-3316122010261110", false)]
    [InlineData("BPJSTK-3316122010261110\u0661", false)]
    [InlineData("BPJSTK-33161220102613101", false)]
    [InlineData("", false)]
    public void Reference_isReadUnderOurMark(string remark, bool isOurs) =>
        Assert.Equal(isOurs ? Paid.Id : null, StatementMatcher.Reference(remark));

    [Fact]
    public void Tally_countsEveryDebitOnce_andAddsUp()
    {
        var debits = Enum.GetValues<DebitState>().Select((s, i) => Some.Debit(s, attempt: i + 1)).ToList();
        var matching = Match(debits, [Statement([.. debits.Select(d => Line(d))])]);
        Assert.Equal(5, matching.Tally.Expected);
        Assert.True(matching.Tally.AddsUp);
        Assert.Single(matching.Matched);
        Assert.Equal(2, matching.Proven.Count);
        Assert.Equal(2, matching.Breaks.Count);
    }
}
