using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;

namespace Premium.Tests.Replying;

/// <summary>
/// A recoding leaves the old code with its contacts: whoever answers by WhatsApp has one village all the same.
/// </summary>
public sealed class RecodedAnswerTests
{
    private const string Old = "2010";
    private const string New = "2099";
    private const string Phone = "+6289012010001";

    private static readonly PayMonth November = PayMonth.Parse("2026-11");

    private static Village Of(string number, PayMonth since, PayMonth? until = null, string account = Old) =>
        Some.Village(World.CodeOf(number), since) with
        {
            Mandate = Some.Mandate(World.CodeOf(account)),
            Contacts = [new Contact("whatsapp", Phone)],
            Until = until,
        };

    private static async Task<World> WithAsync(string now, params Village[] villages)
    {
        var world = new World(now);
        foreach (var village in villages)
        {
            await world.PutAsync(village);
            world.Bank.Deposit(village.Mandate!.Account, new Rupiah(100_000));
        }

        await world.CollectAsync();
        return world;
    }

    /// <summary>What was said back, and whose answers are kept.</summary>
    private static async Task<(string Said, IReadOnlyList<string> Kept)> SayAsync(World world, string text)
    {
        var back = new SaidBack();
        await world.Answers(new InMemoryInbound(), back).RunAsync(
            new InboundText(Phone, world.Time.GetUtcNow(), "wamid.1", text, ""), default);
        var kept = (await world.Replies.DistrictAsync(Some.District, default)).Replies;
        return (Assert.Single(back.Texts), [.. kept.Select(r => r.Village.Number)]);
    }

    [Fact]
    public async Task RecodedVillage_isOne_andAnswersUnderItsNewCode()
    {
        var world = await WithAsync(
            "2026-12-03 09:00", Of(Old, November.Plus(-1), November), Of(New, Some.December));

        var (said, kept) = await SayAsync(world, "2 10 Desember");

        Assert.Contains("menunggu ADD sampai Kamis, 10 Desember 2026", said, StringComparison.Ordinal);
        Assert.Equal([New], kept);
    }

    [Fact]
    public async Task VillageRecodedTwice_isOne()
    {
        var world = await WithAsync(
            "2026-12-03 09:00",
            Of(Old, November.Plus(-2), November.Plus(-1)), Of("2098", November, November), Of(New, Some.December));

        Assert.Equal([New], (await SayAsync(world, "2 10 Desember")).Kept);
    }

    /// <summary>Each code had an account of its own: only that they are over tells.</summary>
    [Fact]
    public async Task CodesThatAreOver_andOweNothing_areNobodysVillage()
    {
        var world = await WithAsync("2026-12-03 09:00", Of(New, Some.December, account: New));
        await world.PutAsync(Of(Old, November.Plus(-3), November.Plus(-2)));
        await world.PutAsync(Of("2098", November.Plus(-1), November.Plus(-1), account: "2098"));

        Assert.Equal([New], (await SayAsync(world, "2 10 Desember")).Kept);
    }

    /// <summary>What it owes is owed under the old code, and is what the village was told of.</summary>
    [Fact]
    public async Task OldCodeThatStillOwes_isAnsweredFor_whileTheNewOneOwesNothing()
    {
        var world = await WithAsync("2026-11-12 09:00", Of(Old, November));
        await world.PutAsync(Of(Old, November, November));
        await world.PutAsync(Of(New, Some.December));

        var (said, kept) = await SayAsync(world, "2 20 November");

        Assert.Contains("menunggu ADD sampai", said, StringComparison.Ordinal);
        Assert.Equal([Old], kept);
    }

    [Fact]
    public async Task WhereBothOwe_theNewCodeAnswers()
    {
        var world = await WithAsync("2026-11-12 09:00", Of(Old, November));
        await world.PutAsync(Of(Old, November, November));
        await world.PutAsync(Of(New, Some.December));
        world.Go("2026-12-03 09:00");
        await world.CollectAsync();

        Assert.Equal([New], (await SayAsync(world, "2 10 Desember")).Kept);
    }

    /// <summary>An account changed hands, and both go on: they are two, and none can be guessed.</summary>
    [Fact]
    public async Task TwoVillagesThatGoOn_areAskedFor_alsoWhereOneHasTheOthersAccount()
    {
        var world = await WithAsync("2026-12-03 09:00", Of(Old, Some.December));
        await world.PutAsync(Of(New, Some.December));
        await world.PutAsync(Of(Old, Some.December, account: "2098"));

        var (said, kept) = await SayAsync(world, "2 10 Desember");

        Assert.Contains("untuk 2 desa", said, StringComparison.Ordinal);
        Assert.Empty(kept);
    }

    private sealed class SaidBack : IAnswerBack
    {
        public List<string> Texts { get; } = [];

        public Task<bool> SayAsync(string number, string text, CancellationToken stop)
        {
            Texts.Add(text);
            return Task.FromResult(true);
        }
    }
}
