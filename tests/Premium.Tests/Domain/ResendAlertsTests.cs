using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Alerts that reached nobody, sent once more by a person who mended the contact.</summary>
public sealed class ResendAlertsTests
{
    private const string Reason = "alamat diperbaiki";

    private static Contact Mail(string name) => new("email", $"{name}@desa.example");

    private static async Task<World> UndeliveredAsync(params string[] numbers)
    {
        var world = await new World(faultOf: m => m.Recipient.StartsWith("lama", StringComparison.Ordinal)
            ? DeliveryFault.Refused : DeliveryFault.None).WithAsync(100_000, numbers: numbers);
        foreach (var number in numbers)
        {
            await world.PutAsync(Some.Village(World.CodeOf(number)) with { Contacts = [Mail($"lama{number}")] });
        }

        await world.CollectAsync();
        await world.PumpAsync();
        foreach (var number in numbers)
        {
            await world.PutAsync(Some.Village(World.CodeOf(number)) with { Contacts = [Mail($"baru{number}")] });
        }

        return world;
    }

    private static async Task<AlertState> StateAsync(World world, string number) =>
        Assert.Single((await world.SheetAsync()).Alerts, a => a.Village.Number == number).State;

    private static async Task<IReadOnlyList<string>> KindsAsync(World world) =>
        [.. (await world.ItemsAsync()).Select(i => i.Kind.Key).Where(k => k == WorkKinds.AlertUndelivered.Key)];

    [Fact]
    public async Task Alert_goesOut_toTheNewAddress_andLeavesTheWorklist()
    {
        var world = await UndeliveredAsync("2010", "2011");
        Assert.Equal(AlertState.Failed, await StateAsync(world, "2010"));
        Assert.Equal(2, (await KindsAsync(world)).Count);

        Assert.Equal(1, await world.Resending().RunAsync("33.16", World.CodeOf("2010"), Reason, "Sari", default));
        await world.PumpAsync();

        Assert.Equal(AlertState.Sent, await StateAsync(world, "2010"));
        Assert.Equal(AlertState.Failed, await StateAsync(world, "2011"));
        Assert.Equal(["baru2010@desa.example"], world.Mail.Messages.Select(m => m.Recipient));
        Assert.Single(await KindsAsync(world));
        await world.AuditAsync();
    }

    [Fact]
    public async Task All_meansEveryVillage_andASecondTimeNone()
    {
        var world = await UndeliveredAsync("2010", "2011");

        Assert.Equal(2, await world.Resending().RunAsync("33.16", null, Reason, "Sari", default));
        Assert.Equal(0, await world.Resending().RunAsync("33.16", null, Reason, "Sari", default));
        await world.PumpAsync();
        Assert.Equal(0, await world.Resending().RunAsync("33.16", null, Reason, "Sari", default));
        Assert.Equal(2, world.Mail.Messages.Count);
    }

    [Fact]
    public async Task PaidMeanwhile_isNotSentAsUnpaid()
    {
        var world = await UndeliveredAsync("2010");
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(0, await world.Resending().RunAsync("33.16", null, Reason, "Sari", default));
    }

    [Fact]
    public async Task VillageThatIsNotInTheRegister_isRefusedByName_ratherThanSaidToLackNothing()
    {
        var world = await UndeliveredAsync("2010");
        var refused = await Assert.ThrowsAnyAsync<FormatException>(
            () => world.Resending().RunAsync("33.16", World.CodeOf("2099"), Reason, "Sari", default));

        Assert.StartsWith("village: expected the code of a village in the register", refused.Message,
            StringComparison.Ordinal);
        Assert.Equal(AlertState.Failed, await StateAsync(world, "2010"));
    }

    [Fact]
    public async Task ReasonThatSaysNothing_isRefused_andNothingIsWritten()
    {
        var world = await UndeliveredAsync("2010");
        await Assert.ThrowsAsync<FormatException>(
            () => world.Resending().RunAsync("33.16", null, "x", "Sari", default));
        Assert.Equal(AlertState.Failed, await StateAsync(world, "2010"));
    }
}
