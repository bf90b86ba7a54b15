using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Lists of villages, mandates and contacts.</summary>
public sealed class VillageImportTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    [Fact]
    public async Task FullList_endsWhoIsNotInIt_forNoMonthThatWasBilled()
    {
        var desk = new ImportDesk { Policy = new(DropPercentMax: 100) };
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(Members(Member(1), Member(2, village: Neighbour)));

        var (shown, plan) = await desk.ShowAsync(Villages(Village()), isFull: true);

        Assert.True(shown.NeedsSecond);
        Assert.Equal((Neighbour, VillageFate.Gone), plan.Villages.Select(v => (v.Code, v.Fate)).Single());
        await desk.TakeAsync(shown.Id, "Budi");
        var gone = await desk.VillageAsync(Neighbour);
        Assert.Equal(PayMonth.Parse("2026-11"), gone.Until);
        Assert.False(gone.Owes(Segment.Pu, Some.December));
    }

    /// <summary>Two contacts of one mailbox would get every message twice.</summary>
    [Fact]
    public async Task C25_MailboxInCapitals_isTheSameContact()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        foreach (var address in new[] { "bendahara@desa.example", "Bendahara@Desa.Example" })
        {
            await desk.ImportAsync(new RegisterFile(ImportKind.Contacts, 1, [])
            {
                Contacts = [new(2, new ContactEntry(Some.Code, new Contact("email", address)))],
            });
        }

        Assert.Equal("Bendahara@Desa.Example", Assert.Single((await desk.VillageAsync()).Contacts).Address);
    }

    [Theory]
    [InlineData("33.17.12.2010", "Banjarejo", "33.16")]
    [InlineData("33.16.12.1001", "Banjarejo", "kelurahan")]
    [InlineData("33.16.12.2012", "Jepon", "Banjarejo")]
    [InlineData("33.16.13.2001", "", "the name of district 33.16.13")]
    public async Task VillageThatCannotBe_isNamed(string code, string district, string expected)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));

        var (_, plan) = await desk.ShowAsync(
            Villages(Village(VillageCode.Parse(code)) with { District = district }));

        Assert.Contains(expected, Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.True(plan.ChangesNothing);
    }

    [Fact]
    public async Task MandateOfNextYear_doesNotReplaceTheOneInForce()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        var now = Some.Mandate() with { ValidTo = new DateOnly(2026, 12, 31) };
        var next = now with { ValidFrom = new DateOnly(2027, 1, 1), ValidTo = new DateOnly(2027, 12, 31) };

        await desk.ImportAsync(Mandates(now));
        await desk.ImportAsync(Mandates(next));

        var village = await desk.VillageAsync();
        Assert.Equal(now, village.On(new DateOnly(2026, 12, 31)).Mandate);
        Assert.Equal(next, village.On(new DateOnly(2027, 1, 1)).Mandate);
    }

    [Theory]
    [InlineData("0030123456", "30123456", true)]
    [InlineData("30123456", "0030123456", true)]
    [InlineData("30123456", "30123456", false)]
    [InlineData("30123456", "301234560", false)]
    public async Task C18_anAccountThatDiffersOnlyInZeros_isNoted_andTaken(string known, string written, bool isNoted)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        Mandate Of(string digits, string scan) => Some.Mandate() with
        {
            Account = new BankAccount(Some.Bank, AccountNo.Parse(digits)),
            Scan = scan,
        };
        await desk.ImportAsync(Mandates(Of(known, "")));

        var plan = await desk.ImportAsync(Mandates(Of(written, "sk-2.pdf")));

        Assert.Equal(
            isNoted,
            plan.Villages.Single().Notes.Any(n => n.English.Contains("only in zeros", StringComparison.Ordinal)));
        Assert.Equal(written, (await desk.VillageAsync()).Mandate!.Account.No.Reveal());
    }

    [Fact]
    public async Task MandateThatWouldHold_isShown_andUnknownBankIsWrong()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(Member(1)));

        var (_, ended) = await desk.ShowAsync(Mandates(Some.Mandate() with { ValidTo = new DateOnly(2026, 11, 1) }));
        var (_, unknown) = await desk.ShowAsync(Mandates(
            Some.Mandate() with { Account = new BankAccount("bank-lain", Some.Account().No) }));

        Assert.Equal(HoldReason.MandateExpired, Assert.Single(ended.Held).Reason);
        Assert.Contains(Some.Bank, Assert.Single(unknown.Wrong).Expected.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task LimitThatBothBillsOfAMonthExceedOnlyTogether_isAmongWhatWouldHold(long tooLittle, bool holds)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        var members = Members(Member(1), Member(2, MemberGroup.Neighbourhood));
        var bills = (await desk.ShowAsync(members)).Plan.Bills.Select(b => b.After!.Value).ToList();
        Assert.Equal(2, bills.Count);
        await desk.ImportAsync(members);

        var (_, plan) = await desk.ShowAsync(Mandates(
            Some.Mandate() with { MonthlyLimit = new Rupiah(Rupiah.Sum(bills).Value - tooLittle) }));

        HoldReason[] expected = holds ? [HoldReason.OverLimit] : [];
        Assert.Equal(expected, plan.Held.Select(h => h.Reason));
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("bank:" + Some.Bank, true)]
    [InlineData("district:33.16.12", true)]
    [InlineData("village:33.16.12.2010", true)]
    [InlineData("village:33.16.12.2011", false)]
    public async Task PauseThatAnAdminOrdered_isAmongWhatWouldHold(string scope, bool holds)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        var now = desk.Clock.GetUtcNow();
        await desk.Registry.Pauses.AddAsync(
            new PauseOrder(
                1, PauseScope.Parse(scope), new Pause("Sari", "pemeriksaan", DateOnly.FromDateTime(now.Date), null),
                now),
            CancellationToken.None);

        var (_, plan) = await desk.ShowAsync(Members(Member(1)));

        HoldReason[] expected = holds ? [HoldReason.Paused] : [];
        Assert.Equal(expected, plan.Held.Select(h => h.Reason));
    }

    [Fact]
    public async Task PausedVillage_isPausedUntilItsDay()
    {
        var desk = new ImportDesk();

        await desk.ImportAsync(Villages(Village() with
        {
            PausedBecause = "pilkades",
            PausedUntil = new DateOnly(2026, 12, 9),
        }));

        var village = await desk.VillageAsync();
        Assert.True(village.On(new DateOnly(2026, 12, 9)).IsPaused);
        Assert.False(village.On(new DateOnly(2026, 12, 10)).IsPaused);
    }

    /// <summary>A list that has no such column says nothing of it; one that has it is seen to change it.</summary>
    [Fact]
    public async Task PauseAndPayer_stayWhereAListDoesNotSpeakOfThem_andAreNotedWhereItDoes()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with
        {
            Payer = PayerKind.Private,
            PausedBecause = "pilkades",
        }));

        await desk.ImportAsync(Villages(Village() with { Name = "Sumberwaras Baru" }));

        Assert.Equal("pilkades", (await desk.VillageAsync()).Pause?.Reason);
        Assert.Equal(PayerKind.Private, (await desk.RosterAsync()).Payer);

        var plan = await desk.ImportAsync(Villages(Village() with
        {
            Payer = PayerKind.VillageBudget,
            PausedBecause = "",
        }));

        Assert.Equal(
            ["paused no more", "payer village budget instead of private"],
            Assert.Single(plan.Villages).Notes.Select(n => n.English));
        Assert.Null((await desk.VillageAsync()).Pause);
        Assert.Equal(PayerKind.VillageBudget, (await desk.RosterAsync()).Payer);
    }

    /// <summary>Whatever month the list counts for: the bill would be nobody's, and nobody would be told.</summary>
    [Fact]
    public async Task MonthThatHasItsBill_isNotLeftOutByALaterBeginning()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-11") }));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.PlanAsync(PayMonth.Parse("2026-11"));

        var (_, plan) = await desk.ShowAsync(Villages(Village()), from: PayMonth.Parse("2026-12"));

        Assert.Contains("after 2026-11", Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void VillageWhoseRowCannotBeRead_keepsItsMembers()
    {
        var register = new DistrictRegister(
            Some.District, "Banjarejo", [], [new MalformedRow("registry", "column Since: not a month", Some.Code)]);
        var state = new RegisterState(
            Regency, Some.Day("2026-11-25"),
            [
                new DistrictState(
                    register, new RosterBook(new Dictionary<VillageCode, Roster> { [Some.Code] = Some.Roster() }), []),
            ]);

        var plan = new ImportPlanning(state, Some.Rules(), nik => nik.Reveal()).Plan(
            Villages(Village()), new ImportTerms(ImportKind.Villages, IsFull: false, Some.December));

        var (village, roster) = Assert.Single(Assert.Single(plan.Districts).Villages);
        Assert.Equal(Some.Roster().Members.Count, roster.Members.Count);
        Assert.True(village.Owes(Segment.Pu, Some.December));
    }
}
