using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>A receipt whose number lies in a row that another tool wrote back.</summary>
public sealed class UnreadableNumberTests
{
    /// <summary>Asked again later it is as unreadable, so that nobody is told to.</summary>
    [Theory]
    [InlineData("TakenAt", "2026-12-03T05:00:00Z")]
    [InlineData("Bill", 7)]
    public async Task C29_NumberWhoseRowLostItsType_isRefusedByItsRow_whichIsToBeMended(string column, object value)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2011", "2012"]);
        await world.CollectAsync();
        var account = await TestStorage.AccountAsync();
        var row = new TableEntity("33.16", "NB-2011")
        {
            ["Bill"] = $"{World.CodeOf("2012")}~pu~2026-11",
            ["TakenAt"] = Samples.Noon,
        };
        row.Remove(column);
        row[column] = value;
        await account.Receipts.AddEntityAsync(row);
        var bill = await world.BillAsync("2011");
        var receipts = new RecordReceipt(world.Ledger, new TableReceiptNumbers(account), world.Rules, world.Time);

        var one = Assert.IsType<PersonResult.Refused>(await receipts.RunAsync(
            new ReceiptRequest(bill.Id, "NB-2011", bill.Amount, Some.Day("2026-12-03"), "Sari"), default));
        var file = Assert.IsType<ActResult.IsDone>(await new ReceiptsAct(receipts, NullLogger<ReceiptsAct>.Instance)
            .RunAsync(
                new ActValues(new Dictionary<string, string>())
                {
                    File = ("bukti", Encoding.UTF8.GetBytes(
                        "tagihan;nomor bukti;jumlah;tanggal bayar\n"
                            + $"{bill.Id};NB-2011;{bill.Amount.Value};2026-12-03\n")),
                },
                "Sari", default)).Done;

        Assert.StartsWith("number: receipt NB-2011 is stored in a row", one.Said.English, StringComparison.Ordinal);
        Assert.Contains("(receipts 33.16 NB-2011)", one.Said.Indonesian, StringComparison.Ordinal);
        var told = Assert.Single(file.Facts).Text;
        Assert.Equal($"nomor bukti{one.Said.Indonesian["number".Length..]}", told.Indonesian);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
        Assert.Empty((await world.SheetAsync()).Receipts);
    }
}
