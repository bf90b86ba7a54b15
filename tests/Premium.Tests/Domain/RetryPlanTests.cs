using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class RetryPlanTests
{
    private static readonly Rules Rules = Some.Rules();

    private static RetryDecision After(
        RefusalReason reason, string now = "2026-12-03 09:00", Rules? rules = null, string code = "",
        Debit? debit = null)
    {
        var ours = rules ?? Rules;
        var attempt = debit ?? Some.Debit();
        return ours.Retry.After(
            reason, code, attempt, Some.At(now), ours.Local, ours.Banks.GetValueOrDefault(attempt.Bank));
    }

    private static RetryPlan Plan(params RetryRule[] special) => new(
        [
            .. special,
            .. Enum.GetValues<RefusalReason>().Select(r => new RetryRule(r, RetryWait.Person)),
        ],
        attemptsPerBill: 60,
        attemptsPerDay: 3);

    [Theory]
    [InlineData(RefusalReason.NoFunds, "2026-12-04 09:00", "2026-12-07 06:00")]
    [InlineData(RefusalReason.CutOff, "2026-12-03 05:59", "2026-12-03 06:00")]
    [InlineData(RefusalReason.CutOff, "2026-12-03 06:00", "2026-12-04 06:00")]
    [InlineData(RefusalReason.CutOff, "2026-12-03 21:30", "2026-12-04 06:00")]
    [InlineData(RefusalReason.TooManyRequests, "2026-12-03 09:00", "2026-12-03 09:30")]
    [InlineData(RefusalReason.NotSent, "2026-12-03 09:00", "2026-12-03 09:05")]
    [InlineData(RefusalReason.FailedAtBank, "2026-12-03 09:00", "2026-12-03 11:00")]
    [InlineData(RefusalReason.PartnerRejected, "2027-03-04 09:00", "2027-03-05 06:00")]
    [InlineData(RefusalReason.PartnerRejected, "2027-03-05 09:00", "2027-03-05 11:30")]
    [InlineData(RefusalReason.PartnerRejected, "2027-03-05 19:30", "2027-03-16 06:00")]
    public void ShippedPlan_goesByReasonAndBankingDays(RefusalReason reason, string now, string next) =>
        Assert.Equal(Some.At(next), After(reason, now).NextTry);

    [Theory]
    [InlineData(RefusalReason.NoFunds, BillEvent.ShortOfFunds)]
    [InlineData(RefusalReason.CutOff, BillEvent.TryLater)]
    [InlineData(RefusalReason.TooManyRequests, BillEvent.TryLater)]
    [InlineData(RefusalReason.NotSent, BillEvent.TryLater)]
    [InlineData(RefusalReason.FailedAtBank, BillEvent.TryLater)]
    [InlineData(RefusalReason.PartnerRejected, BillEvent.TryLater)]
    [InlineData(RefusalReason.AccountBlocked, BillEvent.NeedsPerson)]
    [InlineData(RefusalReason.AccountUnknown, BillEvent.NeedsPerson)]
    [InlineData(RefusalReason.LimitExceeded, BillEvent.NeedsPerson)]
    [InlineData(RefusalReason.NotPermitted, BillEvent.NeedsPerson)]
    [InlineData(RefusalReason.InvalidRequest, BillEvent.NeedsPerson)]
    [InlineData(RefusalReason.GivenBack, BillEvent.NeedsPerson)]
    public void ShippedPlan_leavesToAPersonWhatDoesNotPassByItself(RefusalReason reason, BillEvent expected)
    {
        var decision = After(reason);
        Assert.Equal(expected, decision.Event);
        Assert.Equal(expected == BillEvent.NeedsPerson, decision.NextTry is null);
        Assert.NotNull(BillState.Debiting.On(decision.Event).Next);
    }

    [Theory]
    [InlineData("", "2026-12-03 09:00", "2026-12-04 06:00")]
    [InlineData("7", "2026-12-03 09:00", "2026-12-07 06:00")]
    [InlineData("5", "2026-12-03 09:00", "2026-12-07 06:00")]
    [InlineData("20", "2026-12-03 09:00", "2026-12-08 06:00")]
    [InlineData("20", "2026-12-11 09:00", "2026-12-15 06:00")]
    [InlineData("2026-12-04, 20", "2026-12-03 09:00", "2026-12-04 06:00")]
    [InlineData("3", "2026-12-03 09:00", "2026-12-03 11:30")]
    [InlineData("3", "2026-12-03 19:30", "2026-12-04 06:00")]
    [InlineData("3", "2026-12-04 09:00", "2026-12-07 06:00")]
    [InlineData("3", "2026-12-08 09:00", "2026-12-11 06:00")]
    [InlineData("5", "2026-12-05 09:00", "2026-12-07 06:00")]
    [InlineData("5", "2026-12-07 09:00", "2026-12-07 11:30")]
    [InlineData("5,20,2026-12-10", "2026-12-10 06:30", "2026-12-10 09:00")]
    [InlineData("5,20,2026-12-10", "2026-12-21 19:30", "2026-12-22 06:00")]
    [InlineData("20", "2026-12-15 20:00", "2026-12-18 06:00")]
    public void NoFunds_waitsForMoney_theSafeDayOrThreeBankingDays(string days, string now, string next)
    {
        Assert.True(MoneyDays.TryParse(days, out var expected));
        Assert.Equal(Some.At(next), After(RefusalReason.NoFunds, now, Rules with { MoneyDays = expected }).NextTry);
    }

    [Fact]
    public void MoneyDays_goByMonthAndDate_andRefuseTheRest()
    {
        Assert.True(MoneyDays.TryParse("5, 2026-12-10,20", out var days));
        Assert.Equal(Some.Day("2026-12-05"), days.After(Some.Day("2026-12-04")));
        Assert.Equal(Some.Day("2026-12-10"), days.After(Some.Day("2026-12-05")));
        Assert.Equal(Some.Day("2026-12-20"), days.After(Some.Day("2026-12-10")));
        Assert.Equal(Some.Day("2027-01-05"), days.After(Some.Day("2026-12-20")));
        Assert.Null(new MoneyDays([], days.Dates).Last(Some.Day("2026-12-09")));
        Assert.Equal(Some.Day("2026-11-20"), days.Last(Some.Day("2026-12-04")));
        Assert.Equal(Some.Day("2026-12-05"), days.Last(Some.Day("2026-12-09")));
        Assert.Equal(Some.Day("2026-12-10"), days.Last(Some.Day("2026-12-10")));
        Assert.Equal(Some.Day("2026-12-20"), days.Last(Some.Day("2027-01-04")));
        Assert.True(MoneyDays.TryParse("1, 28", out _));
        Assert.Null(MoneyDays.NotKnown.After(Some.Day("2026-12-04")));
        Assert.All(
            ["29", "0", "-5", "2026-02-30", "tanggal 5", "5;6"], text => Assert.False(MoneyDays.TryParse(text, out _)));
    }

    [Fact]
    public void MostSpecialRule_wins_bankAndCodeBeforeBankBeforeCode()
    {
        RetryRule Minutes(int minutes, string bank = "", string code = "") =>
            new(RefusalReason.NotPermitted, RetryWait.Minutes, minutes, Bank: bank, Code: code);
        DateTimeOffset? Next(string bank, string code) => After(
            RefusalReason.NotPermitted,
            rules: Rules with
            {
                Banks = new Dictionary<string, BankTerms> { [Some.Bank] = new(), ["other"] = new() },
                Retry = Plan(Minutes(30, code: "4031718"), Minutes(20, Some.Bank), Minutes(10, Some.Bank, "4031718")),
            },
            code: code,
            debit: Some.Debit() with { Bank = bank }).NextTry;

        Assert.Equal(Some.At("2026-12-03 09:10"), Next(Some.Bank, "4031718"));
        Assert.Equal(Some.At("2026-12-03 09:20"), Next(Some.Bank, "4031799"));
        Assert.Equal(Some.At("2026-12-03 09:30"), Next("other", "4031718"));
        Assert.Null(Next("other", "4031799"));
    }

    [Theory]
    [InlineData(1, 1, "2026-12-04 07:00")]
    [InlineData(2, 1, "2026-12-04 08:00")]
    [InlineData(2, 2, "2026-12-04 07:00")]
    [InlineData(2, 3, null)]
    public void AttemptsWithin24Hours_areCapped(int attempts, int perDay, string? notBefore)
    {
        var plan = new RetryPlan(
            [.. Enum.GetValues<RefusalReason>().Select(r => new RetryRule(r, RetryWait.Person))], 60, perDay);
        var debits = Enumerable.Range(1, attempts).Select(i => Some.Debit(DebitState.Refused, attempt: i) with
        {
            ReservedAt = Some.At($"2026-12-03 0{6 + i}:00"),
        });
        var bill = Some.Bill() with { Attempts = attempts };
        DateTimeOffset? expected = notBefore is null ? null : Some.At(notBefore);

        Assert.Equal(
            expected,
            plan.NotBefore(bill, Some.Sheet([bill, .. debits]), Some.At("2026-12-03 09:00"), Rules.Local));
    }

    [Fact]
    public void AnswerAfterTheCap_isTriedWhenTheFirstAttemptIsADayOld()
    {
        var debits = Enumerable.Range(1, 3).Select(i => Some.Debit(
            i == 3 ? DebitState.Reserved : DebitState.Refused, attempt: i) with
        {
            ReservedAt = Some.At($"2026-12-03 0{6 + i}:00"),
        }).ToList();
        var bill = Some.Bill(BillState.Debiting) with { Attempts = 3 };
        var rows = Outcome.Of(
            Some.Sheet([bill, .. debits]),
            debits[2].Id,
            new Answer.Refused(RefusalReason.FailedAtBank, "failed", Some.Evidence()),
            Some.At("2026-12-03 09:01"),
            Rules,
            byInquiry: false).Rows;

        Assert.Equal(Some.At("2026-12-04 07:00"), rows.OfType<Bill>().Single().NextTry);
    }

    [Theory]
    [InlineData(59, 0, false)]
    [InlineData(60, 0, true)]
    [InlineData(60, 1, false)]
    [InlineData(98, 98, false)]
    [InlineData(99, 99, true)]
    public void AttemptsOfABill_areUsedUp_untilAPersonLooked(int attempts, int cleared, bool isUsedUp) =>
        Assert.Equal(
            isUsedUp,
            Rules.Retry.IsUsedUp(Some.Bill() with { Attempts = attempts, Cleared = cleared }, Some.Sheet()));

    [Fact]
    public void NextTry_isWhenThatBankOpens() => Assert.Equal(
        Some.At("2026-12-04 07:30"),
        After(
            RefusalReason.CutOff,
            rules: Some.Rules(new BankTerms { WindowOpens = new TimeOnly(7, 30) })).NextTry);

    [Fact]
    public void RefusalAtABankWithoutSettings_waitsForAPerson_whateverItsReason() => Assert.All(
        Enum.GetValues<RefusalReason>(),
        reason => Assert.Equal(
            new RetryDecision(BillEvent.NeedsPerson, null),
            After(reason, debit: Some.Debit() with { Bank = "without settings" })));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    public void CapsAndMinutes_atTheirBounds_areTaken(int perBill, int perDay)
    {
        var plan = new RetryPlan(
            [
                new RetryRule(RefusalReason.NotSent, RetryWait.Minutes, Minutes: 1, Bank: "x"),
                .. Enum.GetValues<RefusalReason>().Select(r => new RetryRule(r, RetryWait.Person)),
            ],
            perBill,
            perDay);
        Assert.Equal((perBill, perDay), (plan.AttemptsPerBill, plan.AttemptsPerDay));
    }

    public static TheoryData<string, RetryRule> Refusable => new()
    {
        { "NotSent: minutes above 0", new(RefusalReason.NotSent, RetryWait.Minutes, Bank: "x") },
        { "NotSent: minutes above 0", new(RefusalReason.NotSent, RetryWait.NextBankingDay, 5, Bank: "x") },
        { "NoFunds: bankingDays", new(RefusalReason.NoFunds, RetryWait.MoneyDay, BankingDays: 0, Bank: "x") },
        { "CutOff: another wait than MoneyDay", new(RefusalReason.CutOff, RetryWait.MoneyDay, Bank: "x") },
        { "GivenBack: Person", new(RefusalReason.GivenBack, RetryWait.NextBankingDay, Bank: "x") },
        { "NotSent: exactly one rule", new(RefusalReason.NotSent, RetryWait.Person) },
    };

    [Theory]
    [MemberData(nameof(Refusable))]
    public void PlanThatCannotBeMeant_isRefusedByName(string expected, RetryRule rule) => Assert.Contains(
        expected, Assert.Throws<FormatException>(() => Plan(rule)).Message, StringComparison.Ordinal);

    [Fact]
    public void PlanWithTwoRulesForOneCase_orWithoutOne_orWithWildCaps_isRefused()
    {
        var special = new RetryRule(RefusalReason.CutOff, RetryWait.Person, Bank: "x");
        Assert.Contains(
            "one rule for each reason, bank and code",
            Assert.Throws<FormatException>(
                () => Plan(special, special with { Wait = RetryWait.NextBankingDay })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "NoFunds: exactly one rule",
            Assert.Throws<FormatException>(() => new RetryPlan([], 60, 3)).Message,
            StringComparison.Ordinal);
        Assert.All(
            [(0, 3), (100, 3), (60, 0), (60, 100)],
            caps => Assert.Contains(
                "attemptsPer",
                Assert.Throws<FormatException>(() => new RetryPlan([], caps.Item1, caps.Item2)).Message,
                StringComparison.Ordinal));
    }
}
