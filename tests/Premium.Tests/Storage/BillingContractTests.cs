using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>What BPJS bills is kept by pay month, and a replaced code by name.</summary>
public sealed class BillingContractTests
{
    private static readonly PayMonth January = PayMonth.Parse("2027-01");

    [Theory, OnBoth]
    public async Task Billings_comeBackByPayMonth_inOrder(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var pu = Some.Billing(Village(2002));
        var bpu = Some.Billing(Village(2002), Segment.Bpu, December, code: "0012345678901");
        var other = Some.Billing(Village(2001));
        var later = Some.Billing(Village(2001), Segment.Pu, January);

        await registry.TakeBillingsAsync(District, [later, pu, bpu, other], default);

        var read = await registry.BillingsAsync(District, December, December, default);
        Assert.Empty(read.Malformed);
        Assert.Equal([other.Bill, bpu.Bill, pu.Bill], read.All.Select(b => b.Bill));
        Assert.All(new[] { other, bpu, pu }, b => Assert.True(read.Of(b.Bill)!.SaysTheSameAs(b)));
        Assert.Equal("0012345678901", read.Of(bpu.Bill)!.KodeIuran);
        Assert.Null(read.Of(later.Bill));
        Assert.Equal(4, (await registry.BillingsAsync(District, December, January, default)).All.Count);
        Assert.Empty((await registry.BillingsAsync(Neighbour, December, January, default)).All);
    }

    [Theory, OnBoth]
    public async Task NewerCode_replacesTheOlderOne_whichIsKeptByName_andTheSameAgainChangesNothing(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var bill = Some.Billing(Village(2001)).Bill;
        async Task<BpjsBilling> TakeAsync(string code)
        {
            await registry.TakeBillingsAsync(District, [Some.Billing(Village(2001), code: code)], default);
            return (await registry.BillingsAsync(District, December, December, default)).Of(bill)!;
        }

        Assert.Empty((await TakeAsync("261200000001")).EarlierCodes);
        Assert.Empty((await TakeAsync("261200000001")).EarlierCodes);
        Assert.Equal(["261200000001"], (await TakeAsync("261200000002")).EarlierCodes);
        Assert.Equal(["261200000001"], (await TakeAsync("261200000002")).EarlierCodes);
        var third = await TakeAsync("261200000003");
        Assert.Equal(("261200000003", 2), (third.KodeIuran, third.EarlierCodes.Count));
        Assert.Equal(["261200000002", "261200000003"], (await TakeAsync("261200000001")).EarlierCodes);
    }

    [Theory, OnBoth]
    public async Task WrongBilling_isNamed_andNothingIsWritten(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var good = Some.Billing(Village(2001));
        foreach (var (wrong, what) in new[]
        {
            (good with { KodeIuran = "1234567890" }, "kode iuran"),
            (good with { KodeIuran = "2612-0000-0001" }, "kode iuran"),
            (good with { People = 0 }, "head count"),
            (good with { Sums = new Dictionary<SocialProgram, Rupiah>() }, "total is 0"),
            (good with { Village = VillageCode.Of(Neighbour, "2001") }, "does not lie in"),
            (good, "comes twice"),
        })
        {
            var refused = await Assert.ThrowsAsync<FormatException>(
                () => registry.TakeBillingsAsync(District, [wrong, good], default));
            Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await registry.BillingsAsync(District, December, January, default)).All);
    }

    [Fact]
    public async Task MoreThanATransaction_areTakenAll_andTheVillagesStayAsTheyAre()
    {
        var registry = await TestStorage.RegistryAsync(Backend.Azure);
        await registry.ImportAsync(
            District, "D", [new(Some.Village(Village(2001)), Some.Roster(Village(2001)))], default);

        await registry.TakeBillingsAsync(
            District, [.. Enumerable.Range(2001, 250).Select(i => Some.Billing(Village(i)))], default);

        Assert.Equal(250, (await registry.BillingsAsync(District, December, December, default)).All.Count);
        var register = await registry.DistrictAsync(District, default);
        Assert.Equal((1, 0), (register.Villages.Count, register.Malformed.Count));
        Assert.Single(await registry.RostersAsync(District, default));
        Assert.Equal([District], await registry.DistrictsAsync("", default));
    }

    [Theory]
    [InlineData("2026-12~2001~pu", "KodeIuran", "12A")]
    [InlineData("2026-12~2001~pu", "Sums", "Jkk;1")]
    [InlineData("2026-12~2001~pu", "Total", 17L)]
    [InlineData("2026-12~2001~xx", "Npp", "1")]
    [InlineData("2026-12~2001", "Npp", "1")]
    public async Task C10_RowThatMakesNoSense_isNamed_andHidesNoOther(string key, string column, object value)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.TakeBillingsAsync(
            District, [Some.Billing(Village(2001)), Some.Billing(Village(2002))], default);
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12~billing", key) { [column] = value });

        var read = await registry.BillingsAsync(District, December, December, default);

        Assert.NotNull(read.Of(Some.Billing(Village(2002)).Bill));
        var row = Assert.Single(read.Malformed);
        Assert.Equal($"registry 33.16.12~billing {key}", row.Place);
        var checkedRow = Assert.Single(await new RowsCheck(account).RunAsync(default).ToListAsync());
        Assert.Equal(row.Place, checkedRow.Place);
    }
}
