using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What fails between us and a bank for weeks is nobody's in a village, and stays on the worklist.</summary>
public sealed class LongFailureTests
{
    private const string Opened = "2026-12-03 09:00";

    private static readonly Rules Rules = Some.Rules();

    private static IReadOnlyList<WorkItem> ItemsAt(string now, params SheetRow[] rows) => Worklist.Of(
        new WorkFacts(
            Some.At(now), "33.16",
            [
                new DistrictFacts(
                    new DistrictRegister(Some.District, "Ngawen", [Some.Village()], []), [Some.Sheet(rows)]),
            ],
            []),
        Rules);

    private static Bill Failing(RefusalReason reason, int attempts) =>
        Some.Bill() with { Attempts = attempts, Refusal = reason, Since = Some.At(Opened) };

    /// <summary>Nobody in a village can mend it, so nobody there is asked to look; two digits end it all the same.
    /// </summary>
    [Theory]
    [InlineData(RefusalReason.PartnerRejected)]
    [InlineData(RefusalReason.InvalidRequest)]
    [InlineData(RefusalReason.FailedAtBank)]
    [InlineData(RefusalReason.NotSent)]
    [InlineData(RefusalReason.TooManyRequests)]
    [InlineData(RefusalReason.CutOff)]
    public void C09_WhatFailsBetweenUsAndTheBank_usesUpNoneOfTheAttempts(RefusalReason reason)
    {
        bool IsUsedUp(int attempts) => Rules.Retry.IsUsedUp(
            Some.Bill() with { Attempts = attempts, Refusal = reason },
            Some.Sheet([.. Enumerable.Range(1, attempts).Select(i =>
                Some.Debit(DebitState.Refused, attempt: i) with { Refusal = reason })]));

        Assert.False(IsUsedUp(60));
        Assert.False(IsUsedUp(98));
        Assert.True(IsUsedUp(99));
    }

    [Theory]
    [InlineData(RefusalReason.FailedAtBank, 59, "2026-12-03 09:00", "2026-12-03 11:00")]
    [InlineData(RefusalReason.FailedAtBank, 60, "2026-12-03 09:00", "2026-12-04 06:00")]
    [InlineData(RefusalReason.NotSent, 60, "2026-12-03 09:00", "2026-12-04 06:00")]
    [InlineData(RefusalReason.PartnerRejected, 60, "2027-03-05 09:00", "2027-03-16 06:00")]
    [InlineData(RefusalReason.NoFunds, 60, "2026-12-04 09:00", "2026-12-07 06:00")]
    public void C09_WhatFailsBetweenUsForLong_isTriedOnceABankingDay(
        RefusalReason reason, int attempt, string now, string next) => Assert.Equal(
        Some.At(next), Rules.Retry.After(
            reason, "", Some.Debit(attempt: attempt), Some.At(now), Rules.Local, Rules.Banks[Some.Bank]).NextTry);

    /// <summary>Far more often than a bill may be refused for what is its own.</summary>
    [Fact]
    public async Task C09_BankThatRefusesUsForWeeks_keepsItsItem_andEachBillItsAttempts()
    {
        var isMended = false;
        var world = new World(Opened, _ => isMended
            ? BankConduct.Good : new(PaymentConduct.Refuses, RefusalReason.PartnerRejected));
        world.Rules = Rules with
        {
            Retry = new RetryPlan(
                [.. Enum.GetValues<RefusalReason>().Select(r => new RetryRule(
                    r, r == RefusalReason.GivenBack ? RetryWait.Person : RetryWait.NextBankingDay))],
                attemptsPerBill: 2,
                attemptsPerDay: 1),
        };
        await world.WithAsync(10_000_000);
        foreach (var day in (string[])["03", "04", "07", "08", "09"])
        {
            world.Go($"2026-12-{day} 09:00");
            await world.CollectAsync();
        }

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Planned, 5), (bill.State, bill.Attempts));
        Assert.Contains(await world.ItemsAsync(), i => i.Kind == WorkKinds.Partner);
        isMended = true;
        world.Go("2026-12-10 09:00");
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    /// <summary>Then it is to be paid in another way, and the bank is still the one that refuses us.</summary>
    [Theory]
    [InlineData(RefusalReason.PartnerRejected, "partner")]
    [InlineData(RefusalReason.FailedAtBank, "bank-fails")]
    public void C09_LastNumberOfABill_isToldToOperations_andSendsNoTreasurerToLookAtTheBalance(
        RefusalReason reason, string kind)
    {
        var bill = Failing(reason, 99) with { State = BillState.Held, Hold = HoldReason.AttemptsUsedUp };
        var alert = new Alert
        {
            Bill = bill.Id,
            Stage = "missed",
            State = AlertState.Raised,
            Amount = bill.Amount,
            RaisedAt = Some.At("2026-12-14 12:00"),
        };

        var items = ItemsAt("2026-12-14 12:00", [bill, .. Enumerable.Range(1, 99).Select(attempt =>
            Some.Debit(DebitState.Refused, attempt: attempt) with { Refusal = reason, AnsweredAt = Some.At(Opened) })]);
        Assert.Single(items, i => i.Kind.Key == kind);
        Assert.Equal(Gravity.Grave, Assert.Single(items, i => i.Kind == WorkKinds.NoMoreAttempts).Kind.Gravity);
        var body = Some.Text(alert, bill).Body;
        Assert.Contains("Desa tidak perlu melakukan apa pun", body, StringComparison.Ordinal);
        Assert.DoesNotContain("saldo", body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The message of the younger month alone, on the day on which only that one is due to be told.</summary>
    [Theory]
    [InlineData(RefusalReason.PartnerRejected)]
    [InlineData(RefusalReason.NotSent)]
    [InlineData(RefusalReason.CutOff)]
    [InlineData(RefusalReason.TooManyRequests)]
    [InlineData(RefusalReason.FailedAtBank)]
    public void C09_MonthBehindOneThatFailsBetweenUs_isToldAsThatOne(RefusalReason reason)
    {
        var younger = Some.Bill(BillState.Held, period: Some.November.Plus(1)) with
        {
            Hold = HoldReason.OlderBillOpen,
        };
        var alert = new Alert
        {
            Bill = younger.Id,
            Stage = "missed",
            State = AlertState.Sending,
            Amount = younger.Amount,
            RaisedAt = Some.At("2027-01-04 09:00"),
        };
        var text = VillageText.Of(
            new VillageLetter(
                Some.Code, Some.Village(), "Ngawen", [alert],
                [Some.Sheet(Failing(reason, 9)), Some.SheetOf(younger.Id.PayMonth, younger, alert)], Rules,
                alert.RaisedAt)
            {
                Taken = [alert],
            },
            ContactRole.Treasurer);

        foreach (var told in (string[])[text.Body, text.Short])
        {
            Assert.Contains("Desa tidak perlu melakukan apa pun", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Selesaikan iuran", told, StringComparison.Ordinal);
            Assert.DoesNotContain("belum lunas", told, StringComparison.Ordinal);
            Assert.Contains(AlertText.Reason(Failing(reason, 9)), told, StringComparison.Ordinal);
        }
    }
}
