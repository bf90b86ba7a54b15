using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class PlanningTests
{
    private static readonly Rules Rules = Some.Rules();

    private static IReadOnlyList<Sheet> Sheets(string now, params SheetRow[] rows)
    {
        var (from, to) = Rules.OpenSheets(Rules.Today(Some.At(now)));
        return
        [
            .. Enumerable.Range(0, 12).Select(from.Plus).TakeWhile(p => p <= to).Select(p =>
                Some.SheetOf(p, [.. rows.Where(r => r.BillId.PayMonth == p)])),
        ];
    }

    private static Plan Plan(
        string now, Village village, IReadOnlyList<Sheet>? sheets = null, Roster? roster = null,
        bool mayReserve = true, Dictionary<DebitId, LastLook>? looks = null)
    {
        var rosters = new Dictionary<VillageCode, Roster> { [village.Code] = roster ?? Some.Roster(village.Code) };
        var turns = mayReserve ? PaymentTurns.Unlimited : PaymentTurns.None;
        return new Planning(Rules, new DistrictRoster([village], rosters), Some.At(now), turns, looks)
            .For(sheets ?? Sheets(now));
    }

    private static IReadOnlyList<T> Rows<T>(Plan plan)
        where T : SheetRow => [.. plan.Sheets.SelectMany(s => s.Rows).OfType<T>()];

    [Fact]
    public void OldestMonth_isReservedFirst_andNewerOnesWaitWithoutAnAlert()
    {
        var plan = Plan("2026-12-03 09:00", Some.Village(since: PayMonth.Parse("2026-10")));

        Assert.Equal(new Period(2026, 9), Assert.Single(Rows<Debit>(plan)).Id.Bill.Period);
        Assert.Equal(
            [BillState.Debiting, BillState.Planned, BillState.Planned], Rows<Bill>(plan).Select(b => b.State));
        Assert.Empty(Rows<Alert>(plan));
    }

    [Theory]
    [InlineData(BillState.Unknown)]
    [InlineData(BillState.Refused)]
    public void NewerMonth_isHeldWhileAnOlderOneIsOpen(BillState older)
    {
        const string now = "2026-12-03 09:00";
        var october = new Period(2026, 10);
        var attempt = Some.Debit(
            older == BillState.Unknown ? DebitState.Unknown : DebitState.Refused, period: october);
        var rows = Sheets(now, Some.Bill(older, period: october), attempt);

        var plan = Plan(now, Some.Village(since: Some.December.Plus(-1)), rows);

        var newer = Assert.Single(Rows<Bill>(plan));
        Assert.Equal((Some.November, HoldReason.OlderBillOpen), (newer.Id.Period, newer.Hold));
        Assert.Empty(Rows<Debit>(plan));
    }

    [Fact]
    public void HeldMonth_isReleasedAndReserved_whenTheOlderOneIsPaid()
    {
        const string now = "2026-12-03 09:00";
        var october = new Period(2026, 10);
        var sheets = Sheets(
            now,
            Some.Bill(BillState.Debited, period: october),
            Some.Debit(DebitState.Paid, period: october),
            Some.Bill(BillState.Held) with { Hold = HoldReason.OlderBillOpen });

        var bill = Assert.Single(Rows<Bill>(Plan(now, Some.Village(since: Some.December.Plus(-1)), sheets)));

        Assert.Equal(BillState.Debiting, bill.State);
        Assert.Null(bill.Hold);
    }

    [Theory]
    [InlineData(DebitState.Paid, true)]
    [InlineData(DebitState.Unknown, true)]
    [InlineData(DebitState.Reserved, true)]
    [InlineData(DebitState.Refused, false)]
    [InlineData(DebitState.Abandoned, false)]
    public void MonthlyLimit_countsLiveAndPaidDebitsOfTheMonth_notRefusedOnes(DebitState state, bool counts)
    {
        var (hold, _) = HoldWith(Some.Debit(state, amount: 100, segment: Segment.Bpu, period: Some.November.Plus(1)));
        Assert.Equal(counts ? HoldReason.OverLimit : null, hold);
    }

    [Fact]
    public void MonthlyLimit_forgetsTheMonthBefore()
    {
        // 23:30 on 30 November in UTC is 1 December in the regency, and one hour earlier is not.
        var late = Some.Debit(DebitState.Paid, amount: 100, segment: Segment.Bpu, period: Some.November.Plus(1));
        Assert.Null(HoldWith(late with { ReservedAt = Some.At("2026-11-30 23:59") }).Hold);
        Assert.Equal(HoldReason.OverLimit, HoldWith(late with { ReservedAt = Some.At("2026-12-01 00:00") }).Hold);
    }

    private static (HoldReason? Hold, int Reserved) HoldWith(Debit other)
    {
        const string now = "2026-12-03 09:00";
        var amount = Rows<Bill>(Plan(now, Some.Village())).Single().Amount;
        var village = Some.Village() with
        {
            Mandate = Some.Mandate() with { MonthlyLimit = amount + new Rupiah(99) },
        };
        var bill = Some.Bill(
            other.State switch
            {
                DebitState.Paid => BillState.Debited,
                DebitState.Refused => BillState.Refused,
                DebitState.Abandoned => BillState.Held,
                _ => BillState.Unknown,
            },
            other.Amount.Value, other.Id.Bill.Segment, other.Id.Bill.Period) with
        { Attempts = 1 };
        var plan = Plan(now, village, Sheets(now, bill, other));
        return (Rows<Bill>(plan).Single().Hold, Rows<Debit>(plan).Count);
    }

    [Fact]
    public void TwoSegments_shareTheMonthlyLimit()
    {
        IReadOnlyList<Segment> ReservedUpTo(long limit)
        {
            var village = Some.Village(bpu: 1) with
            {
                Mandate = Some.Mandate() with { MonthlyLimit = new Rupiah(limit) },
            };
            var plan = Plan("2026-12-03 09:00", village, roster: Some.Roster(bpu: 1));
            return [.. Rows<Debit>(plan).Select(d => d.Id.Bill.Segment)];
        }

        // PU of November is Rp429.758, BPU of December Rp16.800.
        Assert.Equal([Segment.Pu, Segment.Bpu], ReservedUpTo(446_558));
        Assert.Equal([Segment.Pu], ReservedUpTo(446_557));
        Assert.Equal([Segment.Bpu], ReservedUpTo(429_757));
    }

    [Theory]
    [InlineData("2026-12-03 05:59", 0)]
    [InlineData("2026-12-03 06:00", 1)]
    [InlineData("2026-12-03 20:59", 1)]
    [InlineData("2026-12-03 21:00", 0)]
    [InlineData("2026-12-05 09:00", 0)]
    [InlineData("2026-12-25 09:00", 0)]
    public void OutsideTheBanksWindow_nothingIsReserved(string now, int reserved) =>
        Assert.Equal(reserved, Rows<Debit>(Plan(now, Some.Village())).Count);

    [Theory]
    [InlineData("2026-12-04 05:59", 0)]
    [InlineData("2026-12-04 06:00", 1)]
    public void NextTry_isKept(string now, int reserved)
    {
        var bill = Some.Bill(BillState.Short) with { NextTry = Some.At("2026-12-04 06:00") };
        var plan = Plan(now, Some.Village(), Sheets(now, bill, Some.Debit(DebitState.Refused)),
            looks: new() { [bill.Id.Attempt(1)] = LastLook.AsKnown });
        Assert.Equal(reserved, Rows<Debit>(plan).Count);
        Assert.All(Rows<Debit>(plan), d => Assert.Equal(2, d.Id.Attempt));
    }

    [Theory]
    [InlineData("2026-12-31", 0)]
    [InlineData("2027-01-04", 1)]
    public void NewMonth_opensOnItsOpeningDay(string day, int bills)
    {
        var village = Some.Village(since: PayMonth.Parse("2027-01"));
        Assert.Equal(bills, Rows<Bill>(Plan(day + " 09:00", village)).Count);
    }

    [Fact]
    public void Watch_reservesNothing() =>
        Assert.Empty(Rows<Debit>(Plan("2026-12-03 09:00", Some.Village(), mayReserve: false)));

    [Fact]
    public void PausedVillage_isHeld()
    {
        var plan = Plan("2026-12-03 09:00", Some.Village() with { IsPaused = true });
        Assert.Equal(HoldReason.Paused, Assert.Single(Rows<Bill>(plan)).Hold);
        Assert.Equal("missed", Assert.Single(Rows<Alert>(plan)).Stage);
    }

    [Fact]
    public void Kelurahan_isIgnored()
    {
        var code = VillageCode.Parse("33.16.12.1001");
        Assert.All(Plan("2026-12-03 09:00", Some.Village(code)).Sheets, s => Assert.Empty(s.Rows));
    }

    [Fact]
    public void RosterThatDiffersFromTheRegister_isAProblem_notABill()
    {
        var village = Some.Village() with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 } };
        var plan = Plan("2026-12-03 09:00", village);
        Assert.Empty(Rows<Bill>(plan));
        Assert.Contains("roster has 2 people, the register 3", Assert.Single(plan.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void SameInput_givesTheSamePlan()
    {
        string Text() => string.Join('\n', Plan(
            "2026-12-03 09:00", Some.Village(since: PayMonth.Parse("2026-09"), bpu: 2), roster: Some.Roster(bpu: 2))
            .Sheets.SelectMany(s => s.Rows).Select(JournalEntry.HashOf));
        Assert.Equal(Text(), Text());
    }
}
