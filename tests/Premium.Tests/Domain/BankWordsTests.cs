using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>A line is ours by what is left of our words, in whatever field, or by the bank's own reference.</summary>
public sealed class BankWordsTests
{
    private const string Remark = "BPJSTK-33161220102611101";

    private static readonly Debit Paid = Some.Debit(DebitState.Paid);

    private static StatementLine Line(
        string[] texts, bool isDebit = true, string id = "000001", string at = "2026-12-03 09:01") =>
        new(id, Some.At(at), Paid.Amount, isDebit, texts[0], false) { Texts = texts };

    private static Matching Match(IReadOnlyList<Debit> debits, params StatementLine[] lines) => StatementMatcher.Match(
        new DebitBook(debits, Some.December),
        [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete(lines))],
        Some.Rules());

    [Fact]
    public void C03_RemarkRewrittenAnyhow_isMatched()
    {
        var dice = new Random(20261203);
        string[] glue = ["", " ", "-", ".", "/", "_", " - "];
        string[] around = ["", "TRF", "IB/", "0471 ", "ID-99 ", " NGAWEN", "X", "7"];
        string Pick(string[] from) => from[dice.Next(from.Length)];
        for (var i = 0; i < 2_000; i++)
        {
            var between = Pick(glue);
            var at = dice.Next(1, 17);
            var core = $"BPJSTK{Pick(glue)}{Remark[7..(7 + at)]}{between}{Remark[(7 + at)..]}";
            core = dice.Next(2) == 0 ? core.ToLowerInvariant() : core;
            core = dice.Next(3) == 0 ? core.Replace("BPJSTK", "", StringComparison.OrdinalIgnoreCase) : core;
            string[] texts = [Pick(around) + core + Pick(around), "DEBIT OTOMATIS"];
            if (dice.Next(2) == 0)
            {
                Array.Reverse(texts);
            }

            Assert.True(Match([Paid], Line(texts)).Matched.Count == 1, string.Join('|', texts));
            Assert.Single(Match([Some.Debit(DebitState.Unknown)], Line(texts)).Proven);
        }
    }

    [Theory]
    [InlineData("BPJSTK-3316122010261")]
    [InlineData("BPJSTK-33161220102611")]
    [InlineData("BPJSTK-3316122010")]
    [InlineData("TRF/bpjstk 3316122010261110")]
    [InlineData("3316122010261 NGAWEN")]
    [InlineData("2010 / 161220102611101")]
    [InlineData("0102611101")]
    public void C03_CutRemark_isMatched_whereItNamesOneAttempt(string text)
    {
        Assert.Single(Match([Paid], Line([text])).Matched);
        Assert.Equal(LineProof.Cut, Assert.Single(Match([Some.Debit(DebitState.Unknown)], Line([text])).Proven).Proof);
    }

    /// <summary>Read together they are the reference of another attempt, which nobody made.</summary>
    [Theory]
    [InlineData("2112")]
    [InlineData("0112")]
    [InlineData("1101")]
    [InlineData("2205")]
    public void C03_CutRemark_withDigitsOfTheBankBehind_isNoOtherAttempt(string digits)
    {
        var line = Line([$"BPJSTK-3316122010261 {digits} KE BPJS"]);
        Assert.Single(Match([Paid], line).Matched);
        Assert.Single(Match([Some.Debit(DebitState.Unknown)], line).Proven);
    }

    /// <summary>The bank's digits make another attempt of it, of this month or another, which nobody made.</summary>
    [Theory]
    [InlineData("BPJSTK-3316122010261120512")]
    [InlineData("DEBET 3316122010 261215 0930")]
    [InlineData("DEBET 3316122010 261127 0930")]
    public void C03_LineThatReadsAsAnAttemptNobodyMade_mayBeTheOneThatWasMade(string text)
    {
        var unknown = Match([Some.Debit(DebitState.Unknown)], Line([text]));
        Assert.Empty(unknown.Proven);
        Assert.False(Settlement.MayBeAbsent(unknown, Some.BillId()));

        Assert.Equal(BreakKind.UnexplainedDebit, Match([Paid], Line([text])).Breaks[0].Kind);
    }

    /// <summary>Read together they are a month of which no sheet is held: an old debt, paid now.</summary>
    [Fact]
    public void C03_LineOfAnAttemptThatIsNotHeldHere_isNotThisMonths() =>
        Assert.Empty(Match([Some.Debit(DebitState.Unknown)], Line(["BPJSTK-33161220102510103"])).Doubts);

    [Fact]
    public void C03_RemarkCutAt20_isMatched() =>
        Assert.Single(Match([Paid], Line([Remark[..20]])).Matched);

    [Theory]
    [InlineData("3316122010")]
    [InlineData("PAJAK 331612201026")]
    [InlineData("2611101")]
    [InlineData("BPJSTK-33161220102612101")]
    [InlineData("3316122010261299")]
    public void C03_NumberThatNamesNoAttempt_provesNothing(string text)
    {
        Assert.Empty(Match([Paid], Line([text])).Matched);
        Assert.Empty(Match([Some.Debit(DebitState.Unknown)], Line([text])).Proven);
    }

    [Fact]
    public void C03_CutThatTwoAttemptsCouldHaveLeft_goesToAPerson()
    {
        var other = Some.Debit(DebitState.Unknown, period: new Period(2026, 10));
        var book = new DebitBook([Some.Debit(DebitState.Unknown)], Some.December) { Others = [other] };
        var matching = StatementMatcher.Match(
            book,
            [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete([Line([Remark[..20]])]))],
            Some.Rules());

        Assert.Empty(matching.Proven);
        Assert.Equal(BillDoubt.UnexplainedDebit, matching.Doubts[Some.BillId()]);
        Assert.Contains(matching.Breaks, b => b.Kind == BreakKind.UnexplainedDebit && b.Line.Contains("000001"));
    }

    [Fact]
    public void C03_CutOfAPaidAttempt_isNotTheRefusedOneBeforeIt() => Assert.Equal(
        2,
        Assert.Single(Match(
            [Some.Debit(DebitState.Refused), Some.Debit(DebitState.Paid, attempt: 2)],
            Line([Remark[..20]])).Matched).Id.Attempt);

    [Fact]
    public void C03_PaymentBookedLongAgo_leavesTheCutToTheYoungerOne()
    {
        var old = Some.Debit(DebitState.Paid, period: new Period(2026, 10)) with
        {
            ReservedAt = Some.At("2026-11-03 09:00"),
        };
        var matching = StatementMatcher.Match(
            new DebitBook([Paid], Some.December) { Others = [old] },
            [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete([Line([Remark[..20]])]))],
            Some.Rules());
        Assert.Equal([Paid], matching.Matched);
    }

    [Theory]
    [InlineData("FT26338XK2", true)]
    [InlineData("OVB FT26338XK2 POT AUTO", true)]
    [InlineData("ft26338xk2", true)]
    [InlineData("FT26338XK", false)]
    public void C03_BanksOwnReference_isOurs(string text, bool isOurs) => Assert.Equal(
        isOurs ? 1 : 0, Match([Paid with { BankReference = "FT26338XK2" }], Line(["SETORAN", text])).Matched.Count);

    [Fact]
    public void C03_BanksOwnReference_asIdOfTheLine_isOurs() => Assert.Single(
        Match([Paid with { BankReference = "FT26338XK2" }], Line(["AUTODEBET"], id: "FT26338XK2")).Matched);

    /// <summary>A daily number of the bank names an old payment and a new one alike.</summary>
    [Fact]
    public void C13_BanksOwnReference_thatAnOldPaymentHad_hidesNoNewOne()
    {
        var old = Some.Debit(DebitState.Paid, period: new Period(2026, 9)) with
        {
            ReservedAt = Some.At("2026-10-03 09:00"),
            BankReference = "000123",
        };
        var matching = StatementMatcher.Match(
            new DebitBook([Some.Debit(DebitState.Unknown)], Some.December) { Others = [old] },
            [
                new AccountStatement(
                    Some.Code, Some.Account().No, new StatementReply.Complete([Line(["TARIKAN"], id: "000123")])),
            ],
            Some.Rules());

        Assert.Equal(BillDoubt.UnexplainedDebit, matching.Doubts[Some.BillId()]);
    }

    /// <summary>Midnight in Makassar or Jayapura is the day before in Jakarta.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void C04_DayAlone_inTheBanksOwnZone_isThatDay(int hours)
    {
        var line = Line(["TARIKAN"]) with { At = new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.FromHours(hours)) };

        Assert.Equal(
            BillDoubt.UnexplainedDebit, Match([Some.Debit(DebitState.Unknown)], line).Doubts[Some.BillId()]);
    }

    /// <summary>A bank may leave out what it took and gave back.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void C12_AttemptGivenBack_explainsALine_onlyWithItsReturn(bool isReturned)
    {
        StatementLine[] lines = isReturned
            ? [Line(["TARIKAN"]), Line(["KOREKSI"], isDebit: false, id: "000002", at: "2026-12-03 12:00")]
            : [Line(["TARIKAN"])];
        var matching = Match(
            [
                Some.Debit(DebitState.Refused) with { Refusal = RefusalReason.GivenBack },
                Some.Debit(DebitState.Unknown, attempt: 2),
            ],
            lines);

        Assert.Equal(isReturned, matching.Doubts.Count == 0);
    }

    /// <summary>Some banks print days alone: a debit and its return on one day are both at midnight.</summary>
    [Fact]
    public void C12_DebitAndItsReturn_onOneDay_areADoubt()
    {
        var matching = Match(
            [Paid], Line(["TARIKAN"], at: "2026-12-03 00:00"),
            Line(["KOREKSI"], isDebit: false, id: "000002", at: "2026-12-03 00:00"));

        Assert.Equal(BillDoubt.MoneyMayBeBack, matching.Doubts[Some.BillId()]);
    }

    [Fact]
    public void C13_LinesWithBlankOrSharedIds_doNotCollapse()
    {
        foreach (var id in new[] { "", " ", "000001" })
        {
            var matching = Match([Paid], Line([Remark], id: id), Line([Remark], id: id), Line(["TARIKAN"], id: id));
            Assert.Equal(BreakKind.Duplicate, Assert.Single(matching.Breaks).Kind);
            Assert.Equal(BillDoubt.SecondDebit, matching.Doubts[Some.BillId()]);
        }
    }

    [Fact]
    public void C13_LineWithTwoReferences_isNeither()
    {
        var second = Some.Debit(DebitState.Paid, attempt: 2);
        var matching = Match([Some.Debit(DebitState.Refused), second],
            Line([Remark, "BPJSTK-33161220102611102"]));
        Assert.Empty(matching.Adopted);
    }

    [Fact]
    public void Lines_areEqualByTheirTexts_andShownWithoutAccounts()
    {
        Assert.Equal(Line(["a", "b"]), Line(["a", "b"]));
        Assert.NotEqual(Line(["a", "b"]), Line(["a", "c"]));
        Assert.Equal("2026-12-03 000001: POT *** OK", Line(["POT 3012 3316 1220 10 OK"]).Shown);
    }
}
