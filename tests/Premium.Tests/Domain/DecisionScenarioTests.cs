using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What two people decide about an attempt that the bank leaves unknown.</summary>
public sealed class DecisionScenarioTests
{
    private const string Because = "surat bank tidak menyebut transaksi";

    private static readonly DebitId First = Some.BillId().Attempt(1);

    private static Task<World> UnknownAsync(PaymentConduct conduct = PaymentConduct.SilentBeforeEffect) =>
        WithUnknownAsync(new World(conductOf: order => order.Id.Attempt > 1
            ? BankConduct.Good
            : new BankConduct(conduct) { InquiryIsSilent = true }));

    private static async Task<World> WithUnknownAsync(World world)
    {
        await world.WithAsync(10_000_000);
        await world.CollectAsync();
        return world;
    }

    private static Task<PersonResult> DecideAsync(
        World world, DecidedOutcome? outcome, string person, string reason = Because) =>
        world.Deciding().RunAsync(
            new DecisionRequest(First, outcome, reason, "surat bank 14/XII tanggal 2026-12-08", person), default);

    [Fact]
    public async Task Unknown_isEndedByTwoPeople_andTheJournalNamesBoth()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari"));
        var between = (await world.BillAsync()).State;
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi"));
        await world.CollectAsync();

        Assert.Equal(BillState.Unknown, between);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        var sheet = await world.SheetAsync();
        Assert.Equal(DebitState.Abandoned, sheet.Debit(First)!.State);
        var decision = Assert.Single(sheet.DecisionsOn(First));
        Assert.Equal(("sari", "budi", Because), (decision.ProposedBy, decision.ConfirmedBy, decision.Reason));
        var journal = await world.Ledger.JournalAsync(Some.District, Some.December, default);
        Assert.Equal(["person:sari", "person:budi"], journal.Select(e => e.Actor).Where(a => a.StartsWith("person")));
        await world.AuditAsync();
    }

    /// <summary>
    /// Withdrawn, it was put back as it stood before: whoever signs it now would be the second person of nobody, and
    /// the commit would make the row look right.
    /// </summary>
    [Fact]
    public async Task C07_RowsPutBackByAForeignHand_areSignedByNobody_untilTheyAreAsTheJournalSays()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari");
        var proposed = Assert.Single((await world.SheetAsync()).DecisionsOn(First));
        await DecideAsync(world, outcome: null, "sari");
        var withdrawn = Assert.Single((await world.SheetAsync()).DecisionsOn(First));
        void Put(Decision row) => world.Ledger.Tamper(
            Some.District, Some.December, rows => rows.Select(r => r is Decision ? row : r));

        Put(proposed);
        var refused = Assert.IsType<PersonResult.Refused>(
            await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi"));
        var between = (await world.BillAsync()).State;
        Put(withdrawn);

        Assert.Contains("diubah dari luar", refused.Said.Indonesian, StringComparison.Ordinal);
        Assert.Equal(BillState.Unknown, between);
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi"));
        await world.AuditAsync();
    }

    /// <summary>Reserved, then the worker died, and the bank's name was changed in the settings.</summary>
    [Fact]
    public async Task C09_AttemptReservedAtABankWithoutSettings_isOnTheWorklist_andCanBeDecided()
    {
        var world = new World();
        await world.WithAsync(10_000_000);
        world.UseLedger = new RacingLedger(
            world.Ledger, at: 1, () => Task.FromException(new IOException("Killed.")), isAfter: true);
        await Assert.ThrowsAsync<IOException>(() => world.CollectAsync());
        world.UseLedger = world.Ledger;
        Assert.Equal(BillState.Debiting, (await world.BillAsync()).State);
        world.Rules = world.Rules with { Banks = new Dictionary<string, BankTerms>() };
        world.Go("2026-12-04 09:00");
        await world.WatchAsync();

        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        Assert.Contains(await world.ItemsAsync(), i => i.Kind == WorkKinds.Unknown && i.Village == Some.Code);
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.Executed, "sari"));
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.Executed, "budi"));
    }

    [Fact]
    public async Task PersonAlone_decidesNothing_howeverOftenAndUnderWhateverCase()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        await DecideAsync(world, DecidedOutcome.Executed, "sari");
        foreach (var name in new[] { "sari", "Sari", "SARI" })
        {
            Assert.Contains(
                "another person must confirm",
                Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, name)).Why);
        }

        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task PeopleWhoDisagree_decideNothing_untilAProposalIsWithdrawn()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari");
        Assert.Contains(
            "sari proposed NeverExecuted",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "budi")).Why);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, null, "budi"));
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, null, "budi"));
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.Executed, "budi"));
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.Executed, "sari"));

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(
            ["budi", ""], (await world.SheetAsync()).DecisionsOn(First).Select(d => d.WithdrawnBy));
    }

    [Fact]
    public async Task NeverExecuted_isSignedByNobody_beforeTheBankHasSettled()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 07:59");
        Assert.Contains(
            "from 2026-12-08 08:00 on",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari")).Why);
        world.Go("2026-12-08 08:00");
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari"));
    }

    [Fact]
    public async Task NeverExecuted_isSignedByNobody_againstTheStatementOrWithoutOne()
    {
        var executed = await UnknownAsync(PaymentConduct.SilentAfterEffect);
        executed.Go("2026-12-08 09:00");
        Assert.Contains(
            "statement shows attempt",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(executed, DecidedOutcome.NeverExecuted, "sari")).Why);

        var silent = await UnknownAsync();
        silent.Go("2026-12-08 09:00");
        await DecideAsync(silent, DecidedOutcome.NeverExecuted, "sari");
        silent.Bank.WithholdStatement(Some.Account());
        Assert.Contains(
            "needs a complete statement",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(silent, DecidedOutcome.NeverExecuted, "budi")).Why);
        Assert.Equal(BillState.Unknown, (await silent.BillAsync()).State);
    }

    [Fact]
    public async Task NeverExecuted_isSignedByNobody_whereTheBankHasNoSettings()
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        world.Rules = Some.Rules() with { Banks = new Dictionary<string, BankTerms>() };

        Assert.Contains(
            $"The bank '{Some.Bank}' is not in the settings",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari")).Why);
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task PeopleDecide_onlyWhatIsUnknown()
    {
        var world = await new World().WithAsync(10_000_000);
        Assert.IsType<PersonResult.NotThere>(await DecideAsync(world, DecidedOutcome.Executed, "sari"));
        await world.CollectAsync();
        var head = (await world.SheetAsync()).Head;
        Assert.Contains(
            "is Paid: people decide only what is Unknown",
            Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "sari")).Why);
        Assert.Equal(head, (await world.SheetAsync()).Head);
    }

    [Fact]
    public async Task BanksOwnWord_goesBeforeAnOpenProposal()
    {
        var world = await UnknownAsync(PaymentConduct.SilentAfterEffect);
        world.Go("2026-12-08 09:00");
        await DecideAsync(world, DecidedOutcome.Executed, "sari");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "budi"));
    }

    [Fact]
    public async Task BankWhoseAbsenceProvesNothing_isLeftToTwoPeople()
    {
        var world = new World(conductOf: _ => new BankConduct(PaymentConduct.SilentBeforeEffect))
        {
            Rules = Some.Rules(new BankTerms { IsAbsenceFinal = false }),
        };
        await WithUnknownAsync(world);
        world.Go("2026-12-08 09:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task AgeNeverEndsUnknown_asHyperswitch2380()
    {
        var world = await UnknownAsync();
        foreach (var day in new[] { "2026-12-05", "2026-12-31", "2027-02-28" })
        {
            world.Go(day + " 09:00");
            await world.CollectAsync();
            await world.WatchAsync();
            Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        }

        Assert.Single(world.Bank.Received);
    }

    [Theory]
    [InlineData("ya")]
    [InlineData("rekening 3012 3316 1220 10")]
    [InlineData("NIK 3316124107800001")]
    [InlineData("dua\nbaris lagi")]
    public async Task TextWithAnAccountOrNik_orTooShort_isRefusedByName(string reason)
    {
        var world = await UnknownAsync();
        world.Go("2026-12-08 09:00");
        Assert.StartsWith(
            "reason: expected",
            (await Assert.ThrowsAsync<FormatException>(
                () => DecideAsync(world, DecidedOutcome.Executed, "sari", reason))).Message,
            StringComparison.Ordinal);
    }
}
