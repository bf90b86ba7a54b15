using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Codes and accounts that change together: who is whose earlier code.</summary>
public sealed class RecodedNeighbourTests
{
    private const string Old = "2010";
    private const string New = "2099";

    /// <summary>A new code and a new account at once: what is under way on the old one may be paid.</summary>
    [Fact]
    public async Task C06_codeAndAccountChange_whileTheOldAttemptIsUnknown_isNotDebitedAgain()
    {
        var world = await new World(conductOf: _ => new BankConduct(
            PaymentConduct.SilentAfterEffect, InquiryIsSilent: true)).WithAsync(10_000_000);
        await world.CollectAsync();
        world.Registry.Remove(World.CodeOf(Old));
        var other = World.CodeOf("2098");
        world.Bank.Deposit(Some.Account(other), new Rupiah(10_000_000));
        await world.PutAsync(Some.Village(World.CodeOf(New)) with
        {
            Mandate = Some.Mandate(),
            LaterMandates = [Some.Mandate(other) with { ValidFrom = Some.Day("2026-12-04") }],
        });
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
        Assert.Single(world.Bank.Received);
    }
}
