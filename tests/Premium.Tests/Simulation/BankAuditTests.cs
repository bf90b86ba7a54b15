using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>What the auditor holds to be the bank's fault, and what the engine's.</summary>
public sealed class BankAuditTests
{
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");

    private static readonly DebitId First = Some.BillId().Attempt(1);

    private static readonly DebitId Second = Some.BillId(code: World.CodeOf("2011")).Attempt(1);

    private readonly Auditor auditor = new(
        new AuditCalendar(RulesData.Shipped("holidays-id.csv")),
        new Dictionary<string, BankHours>
        {
            [Some.Bank] = new BankHours(new TimeOnly(6, 0), new TimeOnly(21, 0), 2, TimeSpan.FromHours(8)),
        },
        new EventLog(new SimulatedClock(Now), null));

    public BankAuditTests()
    {
        foreach (var village in new[] { First.Bill.Village, Second.Bill.Village })
        {
            var mandate = new MandateFacts(
                Some.Bank, Some.Account().No.Reveal(), true, Some.Day("2026-01-01"), Some.Day("2027-12-31"),
                village == First.Bill.Village ? Some.Bill().Amount : new Rupiah(100_000_000), false);
            List<InsuredPerson> people =
            [
                .. Enumerable.Range(1, Some.Bill().HeadCount).SelectMany(i => Segments.All.Select(s =>
                    new InsuredPerson($"{village} {s} {i}", s, 2_000_000, "JKK", null, null))),
            ];
            auditor.IsNow(
                new VillageFacts(village, new Period(2026, 12), people, mandate, false, true, true, true), Now);
        }
    }

    /// <summary>One account under two codes: what it refused and books after all is the bank's second debit.</summary>
    [Fact]
    public void RefusedAndBookedLater_besideOneReservedAtTheSameMoment_isTheBanksFault()
    {
        Reserve(First);
        Answer(First, isPaid: false);
        Reserve(Second);
        auditor.Executed(Second, Some.Account().No.Reveal(), Some.Bill().Amount, isGivenBack: false, Now);
        Answer(Second, isPaid: true);
        auditor.Executed(First, Some.Account().No.Reveal(), Some.Bill().Amount, isGivenBack: false, Now);

        Assert.Null(auditor.Breach);
    }

    /// <summary>One account under two codes: a limit counts what was reserved before, not what comes after.</summary>
    [Fact]
    public void LimitOfOneCode_isNotPassedByWhatAnotherReservesAfterIt()
    {
        var second = Second.Bill.Village;
        Commit(
            [],
            Some.Bill(BillState.Debiting),
            Some.Debit(),
            Some.Bill(BillState.Debiting, segment: Segment.Bpu, period: new Period(2026, 12), code: second),
            Some.Debit(segment: Segment.Bpu, period: new Period(2026, 12), code: second) with
            {
                Source = Some.Account().No,
            });

        Assert.Null(auditor.Breach);
    }

    [Fact]
    public void ReservedBesideAnUnknownOne_isTheEnginesFault()
    {
        Reserve(First);
        Reserve(Second);

        Assert.Equal("1", auditor.Breach?.Rule);
    }

    [Fact]
    public void TriedAgainByWhomAStatementShowedItTaken_isTheEnginesFault()
    {
        Reserve(First);
        Answer(First, isPaid: false);
        auditor.Executed(First, Some.Account().No.Reveal(), Some.Bill().Amount, isGivenBack: false, Now);
        auditor.Inquired(First, null, isNotFound: true, Now);
        Reserve(First.Bill.Attempt(2), new Sighting(First, IsDebit: true));

        Assert.Contains("whom a statement had shown", auditor.Breach?.Text, StringComparison.Ordinal);
    }

    /// <summary>The message left while the bill was owed; the channel tells of it once the money is in.</summary>
    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "8")]
    public void WordOfAMessage_isNoTaking_andTakingItAgainIsTheEnginesFault(int tries, string? rule)
    {
        var taken = new Alert
        {
            Bill = First.Bill,
            Stage = "due-5",
            State = AlertState.Sending,
            Amount = Some.Bill().Amount,
            RaisedAt = Now,
            Tries = 1,
            Message = "due-5",
        };
        Reserve(First);
        Commit([], taken);
        auditor.Executed(First, Some.Account().No.Reveal(), Some.Bill().Amount, isGivenBack: false, Now);
        Answer(First, isPaid: true);
        Commit([], taken.Heard("whatsapp:0=Accepted", Now) with { Tries = tries });

        Assert.Equal(rule, auditor.Breach?.Rule);
    }

    /// <summary>And sends it.</summary>
    private void Reserve(DebitId id, params IReadOnlyList<Sighting> seen)
    {
        Commit(
            seen,
            Some.Bill(BillState.Debiting, code: id.Bill.Village) with { Attempts = id.Attempt },
            Some.Debit(code: id.Bill.Village, attempt: id.Attempt) with { Source = Some.Account().No });
        auditor.PaymentSent(id, Some.Bank, Some.Account().No.Reveal(), Some.Bill().Amount);
    }

    private void Answer(DebitId id, bool isPaid)
    {
        auditor.PaymentAnswered(id, isPaid);
        Commit(
            [],
            Some.Bill(isPaid ? BillState.Debited : BillState.Short, code: id.Bill.Village),
            Some.Debit(isPaid ? DebitState.Paid : DebitState.Refused, code: id.Bill.Village) with
            {
                Source = Some.Account().No,
                Refusal = isPaid ? null : RefusalReason.NoFunds,
            });
    }

    private void Commit(IReadOnlyList<Sighting> seen, params IReadOnlyList<SheetRow> rows) => auditor.Committed(
        Some.District, Some.December, [.. rows.Select(r => new AuditRow(r.RowKey, r.Columns()))],
        ("collect", "collect"), seen, Now);
}
