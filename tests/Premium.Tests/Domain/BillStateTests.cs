using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class BillStateTests
{
    /// <summary>Every pair, written out by hand: next state, or the refusal in brackets.</summary>
    private const string Table = """
        event        | Planned   | Held      | Debiting  | Unknown  | Short     | Refused  | Debited   | Covered
        Hold         | Held      | Held      | [live]    | [live]   | Held      | [person] | [paid]    | [paid]
        Release      | [free]    | Planned   | [free]    | [free]   | [free]    | [free]   | [free]    | [free]
        Reserve      | Debiting  | [held]    | [live]    | [live]   | Debiting  | [person] | [paid]    | [paid]
        Paid         | [none]    | [none]    | Debited   | Debited  | [none]    | [none]   | [paid]    | [paid]
        ShortOfFunds | [none]    | [none]    | Short     | Short    | [none]    | [none]   | [paid]    | [paid]
        TryLater     | [none]    | [none]    | Planned   | Planned  | [none]    | [none]   | [paid]    | [paid]
        NeedsPerson  | [none]    | [none]    | Refused   | Refused  | [none]    | [none]   | [paid]    | [paid]
        Silence      | [none]    | [none]    | Unknown   | Unknown  | [none]    | [none]   | [paid]    | [paid]
        Abandon      | [none]    | [none]    | [live]    | Planned  | [none]    | [none]   | [paid]    | [paid]
        Clear        | [nothing] | [nothing] | [nothing] | [live]   | Planned   | Planned  | [nothing] | [nothing]
        Receipt      | Covered   | Covered   | [live]    | [live]   | Covered   | Covered  | Covered   | [paid]
        Adopt        | Debited   | Debited   | [live]    | [live]   | Debited   | Debited  | [paid]    | [paid]
        GiveBack     | [unpaid]  | [unpaid]  | [unpaid]  | [unpaid] | [unpaid]  | [unpaid] | Refused   | Refused
        Uncover      | [bare]    | [bare]    | [bare]    | [bare]   | [bare]    | [bare]   | [bare]    | Debited
        Reopen       | [bare]    | [bare]    | [bare]    | [bare]   | [bare]    | [bare]   | [bare]    | Held
        """;

    private static readonly Dictionary<string, BillRefusal> Refusals = new(StringComparer.Ordinal)
    {
        ["[live]"] = BillRefusal.AttemptLive,
        ["[none]"] = BillRefusal.NoAttemptLive,
        ["[paid]"] = BillRefusal.AlreadyPaid,
        ["[unpaid]"] = BillRefusal.NotPaid,
        ["[bare]"] = BillRefusal.NotCovered,
        ["[held]"] = BillRefusal.IsHeld,
        ["[free]"] = BillRefusal.NotHeld,
        ["[person]"] = BillRefusal.WaitsForPerson,
        ["[nothing]"] = BillRefusal.NothingToClear,
    };

    private static IEnumerable<(BillState State, BillEvent Event, string Answer)> Pairs()
    {
        var rows = Table.Split('\n').Select(r => r.Split('|', StringSplitOptions.TrimEntries)).ToList();
        return
            from row in rows.Skip(1)
            from column in Enumerable.Range(1, row.Length - 1)
            select (Enum.Parse<BillState>(rows[0][column]), Enum.Parse<BillEvent>(row[0]), row[column]);
    }

    public static TheoryData<BillState, BillEvent> AllPairs()
    {
        var data = new TheoryData<BillState, BillEvent>();
        foreach (var state in Enum.GetValues<BillState>())
        {
            foreach (var happened in Enum.GetValues<BillEvent>())
            {
                data.Add(state, happened);
            }
        }

        return data;
    }

    [Theory]
    [Trait("Incident", "openIMIS payment services.py")]
    [MemberData(nameof(AllPairs))]
    public void EveryPair_answersAsInTheTable(BillState state, BillEvent happened)
    {
        var (_, _, expected) = Pairs().Single(p => p.State == state && p.Event == happened);
        var answer = state.On(happened);
        Assert.Equal(
            Refusals.TryGetValue(expected, out var refusal)
                ? new BillAnswer(null, refusal)
                : new BillAnswer(Enum.Parse<BillState>(expected), null),
            answer);
    }

    [Fact]
    public void PaidLiveAndMissed_areTheStatesTheyName()
    {
        var all = Enum.GetValues<BillState>();
        Assert.Equal([BillState.Debited, BillState.Covered], all.Where(s => s.IsPaid()));
        Assert.Equal([BillState.Debiting, BillState.Unknown], all.Where(s => s.IsLive()));
        Assert.Equal([BillState.Held, BillState.Short, BillState.Refused], all.Where(s => s.IsMissed()));
    }

    [Fact]
    public void Unknown_isLeftByEvidenceOnly()
    {
        BillEvent[] evidence =
            [BillEvent.Paid, BillEvent.ShortOfFunds, BillEvent.TryLater, BillEvent.NeedsPerson, BillEvent.Abandon];
        var leaving = Enum.GetValues<BillEvent>()
            .Where(e => BillState.Unknown.On(e).Next is { } next && next != BillState.Unknown);
        Assert.Equal(evidence.Order(), leaving.Order());
    }

    [Theory]
    [InlineData(BillState.Debited, BillEvent.GiveBack)]
    [InlineData(BillState.Covered, BillEvent.GiveBack, BillEvent.Reopen)]
    public void Paid_goesBackByMoneyGivenBack_orByAReceiptTakenBackThatAloneCoveredIt(
        BillState state, params BillEvent[] events) => Assert.Equal(
        events,
        Enum.GetValues<BillEvent>().Where(e => state.On(e).Next is { } next && !next.IsPaid()));

    [Fact]
    public void NewAttempt_startsFromPlannedOrShortOnly() => Assert.Equal(
        [BillState.Planned, BillState.Short],
        Enum.GetValues<BillState>().Where(s => s.On(BillEvent.Reserve).Next is not null));

    [Fact]
    public void NothingButReserve_makesAnAttemptLive() => Assert.Equal(
        [BillEvent.Reserve],
        Pairs().Where(p => !p.State.IsLive() && p.State.On(p.Event).Next is { } next && next.IsLive())
            .Select(p => p.Event).Distinct());

    [Fact]
    public void Moved_byARefusedEvent_namesBillStateAndRefusal()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => Some.Bill(BillState.Debited).Moved(BillEvent.Reserve));
        Assert.Contains("33.16.12.2010~pu~2026-11 is Debited and refuses Reserve: AlreadyPaid", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void HeldBill_thatIsCovered_canBeReadBack()
    {
        var covered = Some.Bill(BillState.Held).Moved(BillEvent.Receipt);
        var columns = covered.Columns().ToDictionary(c => c.Key, c => c.Value);

        var back = Assert.IsType<Bill>(SheetRow.Read(Some.District, Some.December, covered.RowKey, columns));

        Assert.Equal(BillState.Covered, back.State);
        Assert.Null(back.Hold);
    }
}
