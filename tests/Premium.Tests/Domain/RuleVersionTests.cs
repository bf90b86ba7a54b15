using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Holidays, ladder, retry plan and tariffs are put in place of the shipped ones, dated and by name.</summary>
public sealed class RuleVersionTests
{
    [Fact]
    public async Task C30_HolidayAddedWeeksAhead_movesTheSafeDay_forPlanningAndAlerts()
    {
        var desk = new RuleDesk();
        await desk.AddAsync("2026-12-15");
        var rules = await desk.LaterAsync();

        Assert.Equal(Some.Day("2026-12-14"), rules.Calendar.SafeDebitDay(Segment.Pu, Some.November));
        Assert.Equal(Some.Day("2026-12-16"), rules.Calendar.LegalDueDay(Segment.Pu, Some.November));
        Assert.Equal("due-1", await StageAsync(Some.Rules()));
        Assert.Equal("due-0", await StageAsync(rules));
        Assert.Equal(0, await AttemptsOnTheFifteenthAsync(rules));
        Assert.Equal(1, await AttemptsOnTheFifteenthAsync(Some.Rules()));
    }

    [Fact]
    public async Task C30_ShippedRules_areTheDefault_andCountUntilTheDayThatIsNamed()
    {
        var desk = new RuleDesk();
        var shipped = await desk.LaterAsync();
        Assert.Empty(shipped.Versions);
        Assert.Empty(shipped.VersionProblems);

        var ladder = RuleDesk.Shipped(RuleFile.Ladder).Replace("due-5", "due-9").Replace("\"days\": 7", "\"days\": 9");
        var taken = await desk.TakenAsync(RuleFile.Ladder, ladder, from: "2026-12-05", by: "budi");
        Assert.Same(shipped.Ladder, (await desk.LaterAsync()).Ladder);
        desk.Time.SetUtcNow(Some.At("2026-12-04 23:59").ToUniversalTime());
        Assert.Empty((await desk.LaterAsync(TimeSpan.FromSeconds(50))).Versions);

        // The day itself, although the last reading is seconds old.
        var rules = await desk.LaterAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(taken, rules.Versions[RuleFile.Ladder]);
        Assert.Equal(("budi", "diumumkan pemerintah"), (taken.By, taken.Reason));
        Assert.NotSame(shipped.Ladder, rules.Ladder);
    }

    [Fact]
    public async Task C30_EveryFile_isTakenAsShipped_changesNothing_andCountsOnceItIsAnother()
    {
        var desk = new RuleDesk();
        foreach (var file in RuleFile.All)
        {
            Assert.IsType<RulesResult.Unchanged>(
                await desk.TakeAsync(file, "\uFEFF" + RuleDesk.Shipped(file).ReplaceLineEndings("\r\n")));
            await desk.TakenAsync(file, RuleDesk.Shipped(file) + "\n");
            Assert.IsType<RulesResult.Unchanged>(await desk.TakeAsync(file, RuleDesk.Shipped(file) + "\n"));
        }

        var rules = await desk.LaterAsync();
        Assert.Equal(RuleFile.All.Order(), rules.Versions.Keys.Order());
        Assert.Empty(rules.VersionProblems);
        Assert.All(rules.Versions.Values, v => Assert.Equal(1, v.Number));
    }

    [Fact]
    public async Task C30_TariffReplaced_makesTheBillsOfItsMonths_andHolidaysComeOnTopOfAWholeFile()
    {
        var desk = new RuleDesk();
        await desk.TakenAsync(
            RuleFile.Tariffs,
            RuleDesk.Shipped(RuleFile.Tariffs).Replace("\"employerPer10000\": 30,", "\"employerPer10000\": 60,"));
        await desk.AddAsync("2027-09-14");
        await desk.TakenAsync(
            RuleFile.Holidays, RuleDesk.Shipped(RuleFile.Holidays) + "2027-09-20,Cuti,cuti_bersama,x\n");
        await desk.AddAsync("2027-09-21");
        var rules = await desk.LaterAsync();

        Assert.Equal((13_953, 27_907), (Jkm(Some.Rules()), Jkm(rules)));
        Assert.Equal(
            [true, false, false],
            new[] { "2027-09-14", "2027-09-20", "2027-09-21" }.Select(d => rules.Calendar.IsBankingDay(Some.Day(d))));
    }

    [Fact]
    public async Task C30_LaterVersion_countsInsteadOfOneStillToBegin_andSaysSo()
    {
        var desk = new RuleDesk();
        static string Plan(int attempts) => RuleDesk.Shipped(RuleFile.RetryPlan)
            .Replace("\"attemptsPerBill\": 60", $"\"attemptsPerBill\": {attempts}");
        await desk.TakenAsync(RuleFile.RetryPlan, Plan(10), "2027-01-01");
        var now = Assert.IsType<RulesResult.Taken>(
            await desk.TakeAsync(RuleFile.RetryPlan, Plan(20), "2026-12-02"));

        Assert.Equal([1], now.Instead.Select(v => v.Number));
        Assert.Equal(20, (await desk.LaterAsync(TimeSpan.FromDays(60))).Retry.AttemptsPerBill);
    }

    [Theory]
    [InlineData("2026-11-30", "from: expected a day from 2026-12-01")]
    [InlineData("2062-12-01", "from: expected a day from 2026-12-01 to 2028-01-05, not 2062-12-01")]
    public async Task C30_DayThatIsOver_orFarAhead_isRefused(string from, string message) =>
        await RefusedAsync(RuleFile.Ladder, RuleDesk.Shipped(RuleFile.Ladder) + "\n", message, from: from);

    [Fact]
    public async Task C30_Versions_areAChain_thatNamesWhatWasTakenOutOrWrittenAnew()
    {
        var desk = new RuleDesk();
        foreach (var day in new[] { "2027-09-14", "2027-09-20", "2027-09-21" })
        {
            await desk.AddAsync(day);
        }

        var all = await desk.Versions.ReadAsync(default);
        Assert.Equal(["", all[0].Hash, all[1].Hash], all.Select(s => s.Version!.Previous));
        Assert.Equal([1, 2, 3], all.Select(s => s.Number));
        Assert.Empty(new RuleBook(all).Problems);

        var forged = StoredRules.Of(all[1].Version! with { Text = RuleDesk.Holiday("2027-09-24") });
        Assert.All(
            new StoredRules[][] { [all[0], forged, all[2]], [all[0], all[2]] },
            stored => Assert.StartsWith(
                "rules holidays-id.csv, version 3: was not written after the version that stands before it",
                Assert.Single(new RuleBook(stored).Problems), StringComparison.Ordinal));
    }

    [Fact]
    public async Task C30_StoredVersionThatCannotBeRead_leavesTheLastGoodOne_andIsNamed()
    {
        var desk = new RuleDesk();
        await desk.AddAsync("2027-09-14");
        desk.Versions.Spoil(RuleFile.Holidays, 2, "column Text00: expected text, found a 32-bit number");
        desk.Versions.Spoil(RuleFile.Tariffs, 1, "column Hash: expected text");
        await desk.Versions.AddAsync(
            new RuleVersion(
                RuleFile.Ladder, 1, false, "[]", Some.Day("2026-12-01"), "sari", desk.Time.GetUtcNow(), "uji", ""),
            default);
        var rules = await desk.LaterAsync();

        Assert.False(rules.Calendar.IsBankingDay(Some.Day("2027-09-14")));
        Assert.Equal(1, rules.Versions[RuleFile.Holidays].Number);
        Assert.Equal(Jkm(Some.Rules()), Jkm(rules));
        Assert.Equal("due-1", await StageAsync(rules));
        Assert.Equal(3, rules.VersionProblems.Count);
        Assert.All(
            [
                "rules holidays-id.csv, version 2: cannot be read and does not count: column Text00",
                "rules tariffs.json, version 1: cannot be read",
                "rules ladder.json, version 1: is not accepted any more and does not count: ladder.json: expected",
            ],
            problem => Assert.Contains(
                rules.VersionProblems, p => p.StartsWith(problem, StringComparison.Ordinal)));

        // The next version takes the number after it, and the shipped rules can be sent to count again.
        Assert.Equal(3, (await desk.TakenAsync(RuleFile.Holidays, RuleDesk.Holiday("2027-09-20"), adds: true)).Number);
    }

    [Fact]
    public async Task C30_TwoAdminsAtOnce_oneWins_andTheOtherIsTold()
    {
        var desk = new RuleDesk();
        var second = new RuleDesk(versions: new Behind(desk.Versions));
        Assert.IsType<RulesResult.Taken>(await desk.AddAsync("2027-09-14", by: "sari"));
        var lost = Assert.IsType<RulesResult.Lost>(await second.AddAsync("2027-09-20", by: "budi"));

        Assert.StartsWith("Another admin was first with version 1 of holidays-id.csv", lost.Why.English);
        Assert.Equal("sari", Assert.Single(await desk.Versions.ReadAsync(default)).Version!.By);
    }

    [Fact]
    public async Task C30_NewRules_neverCountInTheMiddleOfWorkThatBegan()
    {
        var desk = new RuleDesk();
        var begun = await desk.LaterAsync();
        await desk.AddAsync("2026-12-15");
        await desk.InForce.RefreshAsync(default);

        Assert.True(begun.Calendar.IsBankingDay(Some.Day("2026-12-15")));
        Assert.False(desk.InForce.Now.Calendar.IsBankingDay(Some.Day("2026-12-15")));
    }

    [Fact]
    public async Task C30_RulesThatCannotBeReadAgain_stayAsTheyWere_andNobodyWorksByRulesNeverRead()
    {
        var down = new Down(new RuleDesk().Versions) { IsDown = true };
        var desk = new RuleDesk(versions: down);
        await Assert.ThrowsAsync<IOException>(() => desk.InForce.RefreshAsync(default));

        down.IsDown = false;
        await desk.AddAsync("2027-09-14");
        Assert.False((await desk.LaterAsync()).Calendar.IsBankingDay(Some.Day("2027-09-14")));
        down.IsDown = true;
        Assert.False((await desk.LaterAsync()).Calendar.IsBankingDay(Some.Day("2027-09-14")));
        Assert.Equal(4, down.Readings);
        await desk.InForce.RefreshAsync(default);
        Assert.Equal(4, down.Readings);
    }

    private static async Task RefusedAsync(
        string file, string text, string message, bool adds = false, string? from = null)
    {
        var desk = new RuleDesk();
        var refused = await Assert.ThrowsAsync<FormatException>(() => desk.TakeAsync(file, text, from, adds));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }

    private static long Jkm(Rules rules) => Assert
        .IsType<Billing.Billed>(rules.Tariffs.Bill(Some.Roster(), Segment.Pu, Some.November)).Lines
        .Single(l => l.Program == SocialProgram.Jkm).Employer.Value;

    /// <summary>What a village without money is told on the day before the fifteenth.</summary>
    private static async Task<string> StageAsync(Rules rules)
    {
        var world = await new World("2026-12-14 09:00") { Rules = rules }.WithAsync(0);
        await world.CollectAsync();
        return Assert.Single((await world.SheetAsync()).Alerts).Stage;
    }

    private static async Task<int> AttemptsOnTheFifteenthAsync(Rules rules)
    {
        var world = await new World("2026-12-15 09:00") { Rules = rules }.WithAsync(10_000_000);
        await world.CollectAsync();
        return (await world.SheetAsync()).Debits.Count();
    }

    /// <summary>Sees nothing of what the other admin has just written.</summary>
    private sealed class Behind(IRuleVersions inner) : IRuleVersions
    {
        public Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<StoredRules>>([]);

        public Task<bool> AddAsync(RuleVersion version, CancellationToken stop) => inner.AddAsync(version, stop);
    }

    private sealed class Down(IRuleVersions inner) : IRuleVersions
    {
        public bool IsDown { get; set; }

        public int Readings { get; private set; }

        public Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop)
        {
            Readings++;
            return IsDown ? throw new IOException("storage is away") : inner.ReadAsync(stop);
        }

        public Task<bool> AddAsync(RuleVersion version, CancellationToken stop) => inner.AddAsync(version, stop);
    }
}
