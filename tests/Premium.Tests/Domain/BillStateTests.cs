using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class BillStateTests
{
    /// <summary>Every pair, written out by hand: next state, or the refusal in brackets.</summary>
    private const string Table = """
        event        | Planned            | Held               | Debiting         | Unknown          | Short              | Refused            | Debited          | Covered
        Hold         | Held               | Held               | [AttemptLive]    | [AttemptLive]    | Held               | [WaitsForPerson]   | [AlreadyPaid]    | [AlreadyPaid]
        Release      | [NotHeld]          | Planned            | [NotHeld]        | [NotHeld]        | [NotHeld]          | [NotHeld]          | [NotHeld]        | [NotHeld]
        Reserve      | Debiting           | [IsHeld]           | [AttemptLive]    | [AttemptLive]    | Debiting           | [WaitsForPerson]   | [AlreadyPaid]    | [AlreadyPaid]
        Paid         | [NoAttemptLive]    | [NoAttemptLive]    | Debited          | Debited          | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        ShortOfFunds | [NoAttemptLive]    | [NoAttemptLive]    | Short            | Short            | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        TryLater     | [NoAttemptLive]    | [NoAttemptLive]    | Planned          | Planned          | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        NeedsPerson  | [NoAttemptLive]    | [NoAttemptLive]    | Refused          | Refused          | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        Silence      | [NoAttemptLive]    | [NoAttemptLive]    | Unknown          | Unknown          | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        Abandon      | [NoAttemptLive]    | [NoAttemptLive]    | [AttemptLive]    | Planned          | [NoAttemptLive]    | [NoAttemptLive]    | [AlreadyPaid]    | [AlreadyPaid]
        Clear        | [NothingToClear]   | [NothingToClear]   | [NothingToClear] | [AttemptLive]    | [NothingToClear]   | Planned            | [NothingToClear] | [NothingToClear]
        Receipt      | Covered            | Covered            | [AttemptLive]    | [AttemptLive]    | Covered            | Covered            | Covered          | [AlreadyPaid]
        GiveBack     | [NotPaid]          | [NotPaid]          | [NotPaid]        | [NotPaid]        | [NotPaid]          | [NotPaid]          | Refused          | Refused
        """;

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
    [MemberData(nameof(AllPairs))]
    public void EveryPair_answersAsInTheTable(BillState state, BillEvent happened)
    {
        var (_, _, expected) = Pairs().Single(p => p.State == state && p.Event == happened);
        var answer = state.On(happened);
        Assert.Equal(expected, answer.Next?.ToString() ?? $"[{answer.Refusal}]");
        Assert.NotEqual(answer.Next is null, answer.Refusal is null);
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
    [InlineData(BillState.Debited)]
    [InlineData(BillState.Covered)]
    public void Paid_goesBackByGiveBackOnly(BillState state) => Assert.Equal(
        [BillEvent.GiveBack],
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

        var back = Assert.IsType<Bill>(SheetRow.Read(Some.District, Some.November, covered.RowKey, columns));

        Assert.Equal(BillState.Covered, back.State);
        Assert.Null(back.Hold);
    }

    [Fact]
    public void EveryRefusalReason_leadsOutOfALiveAttempt() => Assert.All(
        Enum.GetValues<RefusalReason>(),
        reason => Assert.NotNull(BillState.Debiting.On(reason.AsBillEvent()).Next));
}
