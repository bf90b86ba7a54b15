using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Nobody clears or signs by a form what it has not shown them.</summary>
public sealed class SeenActsTests
{
    private const string Number = "BP-01";

    private static readonly DebitId First = Some.BillId().Attempt(1);

    private static Task<World> UnknownAsync() => StartedAsync(
        new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect)), 10_000_000);

    private static async Task<World> StartedAsync(World world, long money)
    {
        await world.WithAsync(money);
        await world.CollectAsync();
        return world;
    }

    private static async Task<World> CoveredAsync()
    {
        var world = await StartedAsync(new World(), 10_000_000);
        Assert.IsType<PersonResult.Done>(await new RecordReceipt(
            world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
                new ReceiptRequest(
                    Some.BillId(), Number, (await world.BillAsync()).Amount, Some.Day("2026-12-03"), "sari"),
                default));
        return world;
    }

    private static ClearAct Clearing(World world) => new(
        new ClearBill(world.Ledger, world.Wake, world.Time), world.Ledger, world.Registry, world.Rules, world.Time);

    private static DecideAct Deciding(World world) =>
        new(world.Deciding(), world.Worklist(), world.Ledger, world.Registry, world.Rules, world.Time);

    private static WithdrawReceiptAct Withdrawing(World world) => new(
        new TakeBackReceipt(world.Ledger, world.Rules, world.Time), world.Ledger, world.Registry, world.Rules,
        world.Time);

    private static ActValues About() => new(new Dictionary<string, string> { ["bill"] = $"{Some.BillId()}" });

    /// <summary>The form as a person has it before them, filled in.</summary>
    private static async Task<ActValues> FormAsync(Act act, params (string Name, string Value)[] filled)
    {
        var view = await act.ShowAsync(About(), default);
        Assert.NotEmpty(view.Marks);
        var values = new Dictionary<string, string>(view.Marks) { ["bill"] = $"{Some.BillId()}" };
        foreach (var (name, value) in filled)
        {
            values[name] = value;
        }

        return new ActValues(values);
    }

    private static Task<ActValues> DecisionAsync(
        World world, string outcome = "executed", string evidence = "surat 1") => FormAsync(
        Deciding(world), ("reference", First.PaymentReference), ("outcome", outcome), ("reason", "kata bank"),
        ("evidence", evidence));

    private static Task<ActValues> WithdrawalAsync(World world, string what = "take-back") => FormAsync(
        Withdrawing(world), ("number", Number), ("what", what), ("reason", "bukti desa tetangga"));

    private static async Task DoneAsync(Act act, ActValues form, string by) =>
        Assert.IsType<ActResult.IsDone>(await act.RunAsync(form, by, default));

    private static async Task RefusedAsync(Act act, ActValues form, string by, string said) => Assert.Contains(
        said, Assert.IsType<ActResult.Refused>(await act.RunAsync(form, by, default)).Why.English,
        StringComparison.Ordinal);

    /// <summary>A form opened for no bill has shown none; refused, it shows it.</summary>
    [Fact]
    public async Task C01_FormThatShowedNoBill_clearsNone()
    {
        var world = await StartedAsync(new World(), 0);
        var blind = new ActValues(new Dictionary<string, string>
        {
            ["bill"] = $"{Some.BillId()}",
            ["reason"] = "dana sudah masuk",
        });

        await RefusedAsync(Clearing(world), blind, "sari", "look at how this bill stands");
        Assert.Equal(0, (await world.BillAsync()).Cleared);
    }

    /// <summary>A second debit goes out if the bank lies about an attempt that nobody has looked at.</summary>
    [Fact]
    public async Task C01_StaleForm_clearsNoAttemptThatItDidNotShow()
    {
        var world = await StartedAsync(new World(), 0);
        var stale = await FormAsync(Clearing(world), ("reason", "dana sudah masuk"));
        await DoneAsync(Clearing(world), stale, "sari");
        await world.CollectAsync();
        var before = await world.BillAsync();
        Assert.Equal((2, 1), (before.Attempts, before.Cleared));

        await RefusedAsync(Clearing(world), stale, "budi", "has changed since it was shown: look again");

        Assert.Equal(before, await world.BillAsync());
        await DoneAsync(Clearing(world), await FormAsync(Clearing(world), ("reason", "dana sudah masuk")), "budi");
        Assert.Equal(2, (await world.BillAsync()).Cleared);
    }

    [Fact]
    public async Task SameFormOfTwoPeople_isOneClearance()
    {
        var world = await StartedAsync(new World(), 0);
        var (one, other) = (
            await FormAsync(Clearing(world), ("reason", "dana sudah masuk")),
            await FormAsync(Clearing(world), ("reason", "saldo sudah cukup")));

        await DoneAsync(Clearing(world), one, "sari");
        await DoneAsync(Clearing(world), other, "budi");

        Assert.Equal(1, (await world.BillAsync()).Cleared);
    }

    [Theory]
    [InlineData("1~Short")]
    [InlineData("10~Held~AttemptsUsedUp")]
    public void Seen_isReadAsItIsWritten(string text) => Assert.Equal(text, $"{SeenBill.Parse(text)}");

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-1~Short")]
    [InlineData("01~Short")]
    [InlineData("1~short")]
    [InlineData("1~4")]
    [InlineData("1~Short~")]
    [InlineData("1~Held~Nothing")]
    [InlineData("1~Held~InDoubt~x")]
    public void Seen_thatIsNone_isRefusedByName(string text) => Assert.StartsWith(
        "seen: expected", Assert.ThrowsAny<FormatException>(() => SeenBill.Parse(text)).Message,
        StringComparison.Ordinal);

    /// <summary>Both come to propose: the later one would have signed what they were never shown.</summary>
    [Fact]
    public async Task C06_FormThatShowedNoProposal_confirmsNone()
    {
        var world = await UnknownAsync();
        var (first, second) = (await DecisionAsync(world), await DecisionAsync(world));
        await DoneAsync(Deciding(world), first, "sari");

        await RefusedAsync(Deciding(world), second, "budi", "not the one that you were shown");
        Assert.Equal("", Assert.Single((await world.SheetAsync()).DecisionsOn(First)).ConfirmedBy);

        await DoneAsync(Deciding(world), await DecisionAsync(world), "budi");
        Assert.Equal("budi", Assert.Single((await world.SheetAsync()).DecisionsOn(First)).ConfirmedBy);
    }

    /// <summary>Withdrawn and proposed anew, with another reason.</summary>
    [Theory]
    [InlineData("executed")]
    [InlineData("withdraw")]
    public async Task C06_FormThatShowedAnEarlierProposal_signsAndWithdrawsNoLaterOne(string outcome)
    {
        var world = await UnknownAsync();
        await DoneAsync(Deciding(world), await DecisionAsync(world), "sari");
        var stale = await DecisionAsync(world, outcome);
        await DoneAsync(Deciding(world), await DecisionAsync(world, "withdraw"), "sari");
        await RefusedAsync(Deciding(world), stale, "budi", "not the one that you were shown");

        await DoneAsync(Deciding(world), await DecisionAsync(world, evidence: "surat 2"), "sari");
        await RefusedAsync(Deciding(world), stale, "budi", "not the one that you were shown");

        Assert.True((await world.SheetAsync()).DecisionsOn(First).Last().IsOpen);
    }

    [Fact]
    public async Task C06_ProofOfTheSecondPerson_isInTheJournal()
    {
        var world = await UnknownAsync();
        await DoneAsync(Deciding(world), await DecisionAsync(world, evidence: "surat bank 14/XII"), "sari");
        await DoneAsync(Deciding(world), await DecisionAsync(world, evidence: "rekening koran 9/XII"), "budi");

        var journal = await world.Ledger.JournalAsync(Some.District, Some.December, default);
        Assert.Equal("confirmed Executed: kata bank; rekening koran 9/XII", journal[^1].Reason);
    }

    [Theory]
    [InlineData("take-back")]
    [InlineData("withdraw")]
    public async Task C06_ReceiptIsTakenBack_onlyByAFormThatShowedTheProposal(string what)
    {
        var world = await CoveredAsync();
        var stale = await WithdrawalAsync(world, what);
        await DoneAsync(Withdrawing(world), await WithdrawalAsync(world), "sari");

        await RefusedAsync(Withdrawing(world), stale, "budi", "not the one that you were shown");
        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);

        await DoneAsync(Withdrawing(world), await WithdrawalAsync(world, what), "budi");
        Assert.Equal(
            what == "take-back" ? BillState.Debited : BillState.Covered, (await world.BillAsync()).State);
    }
}
