using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The form by which two people decide: on the bill that it shows, and on no other.</summary>
public sealed class DecideActTests
{
    [Fact]
    public async Task AttemptOfAnotherBillThanTheOneShown_isRefused_andThatOfThisOneIsProposed()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        var (shown, other) = (Some.BillId(), Some.BillId(code: World.CodeOf("2011")));

        var wrong = await Assert.ThrowsAnyAsync<FormatException>(() => SendAsync(world, shown, other.Attempt(1)));
        Assert.StartsWith("reference: expected an attempt of this bill", wrong.Message, StringComparison.Ordinal);
        Assert.Empty((await world.SheetAsync()).DecisionsOn(other.Attempt(1)));

        Assert.IsType<ActResult.IsDone>(await SendAsync(world, shown, shown.Attempt(1)));
        Assert.Equal("sari", Assert.Single((await world.SheetAsync()).DecisionsOn(shown.Attempt(1))).ProposedBy);
    }

    private static Task<ActResult> SendAsync(World world, BillId bill, DebitId debit) =>
        new DecideAct(world.Deciding(), world.Ledger, world.Registry, world.Rules, world.Time).RunAsync(
            new ActValues(new Dictionary<string, string>
            {
                ["bill"] = $"{bill}",
                ["reference"] = debit.PaymentReference,
                ["outcome"] = "executed",
                ["reason"] = "bank memastikan lewat surat",
                ["evidence"] = "surat bank 14/XII tanggal 2026-12-08",
            }),
            "sari",
            CancellationToken.None);
}
