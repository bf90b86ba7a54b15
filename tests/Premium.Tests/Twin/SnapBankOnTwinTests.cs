using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>The real bank adapter against the twin: what each fate turns into, and that payments go out once.</summary>
public sealed class SnapBankOnTwinTests
{
    private static readonly DebitId Id = new BillId(
        VillageCode.Parse("33.16.12.2010"), Segment.Pu, Period.Parse("2026-01")).Attempt(1);

    [Theory]
    [InlineData(AccountFate.Normal, "Paid", 1)]
    [InlineData(AccountFate.ReversedLater, "Paid", 1)]
    [InlineData(AccountFate.Dormant, "Refused AccountBlocked", 0)]
    [InlineData(AccountFate.Blocked, "Refused AccountBlocked", 0)]
    [InlineData(AccountFate.Unknown, "Refused AccountUnknown", 0)]
    [InlineData(AccountFate.CutOff, "Refused CutOff", 0)]
    [InlineData(AccountFate.TooManyRequests, "Refused TooManyRequests", 0)]
    [InlineData(AccountFate.ErrorWithoutEffect, "Unknown", 0)]
    [InlineData(AccountFate.ErrorWithEffect, "Unknown", 1)]
    [InlineData(AccountFate.AnswerLost, "Unknown", 1)]
    [InlineData(AccountFate.LateSuccess, "Unknown", 0)]
    [InlineData(AccountFate.LateFailure, "Unknown", 0)]
    [InlineData(AccountFate.Maintenance, "Unknown", 0)]
    [InlineData(AccountFate.Garbage, "Unknown", 1)]
    [InlineData(AccountFate.CodeDisagrees, "Unknown", 1)]
    [InlineData(AccountFate.FalseConflict, "Unknown", 0)]
    public async Task Payment_is_sent_once_and_read_for_what_it_says(AccountFate fate, string expected, int executed)
    {
        await using var bench = await TwinBench.StartAsync(fate);
        await using var services = Services(bench);

        var reply = await services.GetRequiredService<IBank>().PayAsync(Order(bench), CancellationToken.None);

        var said = reply is PaymentReply.Refused refused ? $"Refused {refused.Reason}" : reply.GetType().Name;
        Assert.Equal(expected, said);
        Assert.Equal(executed, bench.Ledger.Audit().Sum(a => a.TimesExecuted));
        Assert.Equal(1, bench.Ledger.Calls("jateng", TwinService.Transfer, Id.PaymentReference));
    }

    private static PaymentOrder Order(TwinBench bench) =>
        new(Id, new BankAccount("jateng", Payer), new Rupiah(216_000), bench.Clock.GetUtcNow(), FirstRequest: 0);

    private static ServiceProvider Services(TwinBench bench)
    {
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(bench.Clock)
            .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = bench.Profile() })
            .BuildServiceProvider();
    }
}
