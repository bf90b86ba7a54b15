using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Storage;

public sealed class ReceiptNumbersContractTests
{
    private static readonly BillId First = BillId.Parse("33.16.12.2010~pu~2026-11");
    private static readonly BillId Second = BillId.Parse("33.16.13.2001~bpu~2026-12");

    private static async Task<IReceiptNumbers> NumbersAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryReceiptNumbers()
        : new TableReceiptNumbers(await TestStorage.AccountAsync());

    [Theory, OnBoth]
    public async Task Number_isOneBillsOnly_inEitherCase_untilItsOwnerIsKnownToHaveNone(Backend backend)
    {
        var numbers = await NumbersAsync(backend);
        async Task<BillId> TakeAsync(
            string number, BillId bill, BillId? insteadOf = null, string regency = "33.16") =>
            (await numbers.TakeAsync(
                regency, number, new NumberTaking(bill, Samples.Noon),
                insteadOf is { } owner ? new NumberTaking(owner, Samples.Noon) : null, default)).Bill;

        Assert.Equal(First, await TakeAsync("BP/12-a.1", First));
        Assert.Equal(First, await TakeAsync("bp/12-A.1", First));
        Assert.Equal(First, await TakeAsync("bp/12-A.1", Second));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", Second, regency: "33.17"));
        Assert.Equal(First, await TakeAsync("BP/12-a.1", Second, insteadOf: Second));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", Second, insteadOf: First));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", First));
    }

    [Theory, OnBoth]
    public async Task C17_NumberTakenAnewByItsBill_isNotTakenFromIt_asOfBefore(Backend backend)
    {
        var numbers = await NumbersAsync(backend);
        var (before, now) = (new NumberTaking(First, Samples.Noon), Samples.Noon.AddMinutes(20));
        Task<NumberTaking> TakeAsync(NumberTaking taking, NumberTaking? insteadOf = null) =>
            numbers.TakeAsync("33.16", "BP-1", taking, insteadOf, default);

        Assert.Equal(before, await TakeAsync(before));
        Assert.Equal(before, await TakeAsync(new NumberTaking(Second, now)));
        Assert.Equal(new NumberTaking(First, now), await TakeAsync(before with { At = now }));
        Assert.Equal(new NumberTaking(First, now), await TakeAsync(before));
        Assert.Equal(new NumberTaking(First, now), await TakeAsync(new NumberTaking(Second, now), before));
        Assert.Equal(
            new NumberTaking(Second, now), await TakeAsync(new NumberTaking(Second, now), before with { At = now }));
    }

    /// <summary>As versions before this one left them.</summary>
    [Fact]
    public async Task RowThatDoesNotSayWhen_wasTakenLongAgo()
    {
        var account = await TestStorage.AccountAsync();
        await account.Receipts.AddEntityAsync(new TableEntity("33.16", "BP-1") { ["Bill"] = First.ToString() });
        var numbers = new TableReceiptNumbers(account);
        var second = new NumberTaking(Second, Samples.Noon);

        var owner = await numbers.TakeAsync("33.16", "BP-1", second, null, default);

        Assert.Equal(new NumberTaking(First, DateTimeOffset.MinValue), owner);
        Assert.Equal(second, await numbers.TakeAsync("33.16", "BP-1", second, owner, default));
    }

    [Theory, OnBoth]
    public async Task ManyAtOnce_agreeOnOneOwner(Backend backend)
    {
        var numbers = await NumbersAsync(backend);
        var owners = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => numbers.TakeAsync(
            "33.16", "BP-1", new NumberTaking(i % 2 == 0 ? First : Second, Samples.Noon), insteadOf: null, default)));

        Assert.Single(owners.Distinct());
    }
}
