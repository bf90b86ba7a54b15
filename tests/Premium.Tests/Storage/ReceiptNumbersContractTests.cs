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
        Task<BillId> TakeAsync(string number, BillId bill, BillId? insteadOf = null, string regency = "33.16") =>
            numbers.TakeAsync(regency, number, bill, insteadOf, default);

        Assert.Equal(First, await TakeAsync("BP/12-a.1", First));
        Assert.Equal(First, await TakeAsync("bp/12-A.1", First));
        Assert.Equal(First, await TakeAsync("bp/12-A.1", Second));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", Second, regency: "33.17"));
        Assert.Equal(First, await TakeAsync("BP/12-a.1", Second, insteadOf: Second));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", Second, insteadOf: First));
        Assert.Equal(Second, await TakeAsync("BP/12-a.1", First));
    }

    [Theory, OnBoth]
    public async Task ManyAtOnce_agreeOnOneOwner(Backend backend)
    {
        var numbers = await NumbersAsync(backend);
        var owners = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => numbers.TakeAsync(
            "33.16", "BP-1", i % 2 == 0 ? First : Second, insteadOf: null, default)));

        Assert.Single(owners.Distinct());
    }
}
