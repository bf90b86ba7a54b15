using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.Tests.Storage;
using Premium.UseCases;

namespace Premium.Tests.Backup;

/// <summary>Rows put back by general tools, which change types (Storage Explorer, az storage entity).</summary>
public sealed class OtherToolsTests
{
    private const string Sheet = "33.16.12~2026-12";

    /// <summary>Table, row, column, what became of it, and what is said of it.</summary>
    public static TheoryData<string, string, string, string, string, string> Changes => new()
    {
        { "sheets", Sheet, "debit~2001~pu~01", "Amount", "int", "a 64-bit number, found a 32-bit number" },
        { "sheets", Sheet, "debit~2001~pu~01", "Amount", "text", "a 64-bit number, found text" },
        { "sheets", Sheet, "debit~2001~pu~01", "Requests", "long", "a 32-bit number, found a 64-bit number" },
        { "sheets", Sheet, "debit~2001~pu~01", "AnsweredAt", "text", "a time, found text" },
        { "sheets", Sheet, "debit~2001~pu~01", "Source", "long", "text, found a 64-bit number" },
        { "sheets", Sheet, "debit~2001~pu~01", "Amount", "double", "a 64-bit number, found a fraction" },
        { "sheets", Sheet, "debit~2001~pu~01", "Code", "int", "text, found a 32-bit number" },
        { "sheets", Sheet, "bill~2001~pu", "NextTry", "text", "a time, found text" },
        { "sheets", Sheet, "bill~2001~pu", "Available", "text", "a 64-bit number, found text" },
        { "sheets", Sheet, "bill~2001~pu", "Attempts", "gone", "a 32-bit number, found nothing" },
        { "sheets", Sheet, "alert~2001~pu~due-5", "SentAt", "text", "a time, found text" },
        { "sheets", Sheet, "evidence~2001~pu~01~000002~00", "HttpStatus", "text", "a 64-bit number, found text" },
        { "sheets", Sheet, "entry~000001", "At", "text", "a time, found text" },
        { "sheets", Sheet, "_head", "Number", "long", "a 32-bit number, found a 64-bit number" },
        { "runs", "day~2026-12-03", "reconcile~2026-12-03~33.16~01", "ClosedAt", "text", "a time, found text" },
        { "runs", "reconcile~2026-12-03~33.16~01", "district~33.16.12", "Matched", "long", "a 32-bit number, found" },
        { "runs", "reconcile~2026-12-03~33.16~01", "district~33.16.12", "NextWake", "text", "a time, found text" },
        { "registry", "33.16.12", "village~2010", "MandateLimit", "int", "a 64-bit number, found a 32-bit number" },
        { "registry", "33.16.12", "village~2010", "MandateAccount", "long", "text, found a 64-bit number" },
        { "registry", "33.16.12", "village~2010", "EarlierCodes", "int", "text, found a 32-bit number" },
        { "registry", "33.16.12", "roster~2010", "Members00", "gone", "text, found nothing" },
        { "registry", "33.16.12", "district", "Name", "int", "text, found a 32-bit number" },
        { "registry", "33.16.12~person", "", "Cipher00", "text", "expected bytes" },
        { "registry", "accounts", "", "Codes", "int", "text, found a 32-bit number" },
        { "receipts", "33.16", "BP-1", "Bill", "int", "text, found a 32-bit number" },
        { "receipts", "33.16", "BP-1", "TakenAt", "text", "a time, found text" },
        { "limits", "bank-jateng", "limit", "TakenTo", "time", "text, found a time" },
        { "limits", "bank-jateng", "token", "AskingUntil", "text", "a time, found text" },
        { "failures", "districts", "every type", "At", "text", "a time, found text" },
        { "rules", "holidays-id.csv", "version~000001", "From", "time", "text, found a time" },
        { "rules", "holidays-id.csv", "version~000001", "Adds", "long", "a 32-bit number, found a 64-bit number" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task C29_TypeChangedByAnotherTool_isNamedByRowColumnAndBothTypes(
        string table, string partition, string row, string column, string to, string said)
    {
        var account = await Filled.AccountAsync();
        await ChangeAsync(account.Table(table), partition, row, column, to);
        var problems = new List<string>();
        var audit = new AuditDistrict(new TableLedger(account, "test"));
        await foreach (var sheet in audit.RunAsync(new AuditScope(), default))
        {
            problems.AddRange(sheet.Findings.Select(f => f.Text));
        }

        await foreach (var unreadable in new RowsCheck(account).RunAsync(default))
        {
            problems.Add($"{unreadable.Place}: {unreadable.Problem}");
        }

        var problem = problems[0];
        Assert.All(
            [partition, row, $"column {column}: ", said],
            part => Assert.Contains(part, problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task C29_VillageWithAChangedRow_standsStill_andTheOtherIsRead()
    {
        var account = await Filled.AccountAsync();
        await ChangeAsync(account.Sheets, Sheet, "debit~2001~pu~01", "AnsweredAt", "text");
        var read = await new TableLedger(account, "test").DecemberAsync();

        var malformed = Assert.Single(read.Malformed);
        Assert.Contains("column AnsweredAt: expected a time, found text", malformed.Problem, StringComparison.Ordinal);
        Assert.False(read.IsReadable(Samples.Village(2001)));
        Assert.True(read.IsReadable(Samples.Village(2002)));
    }

    [Fact]
    public async Task C29_ChangedRowsOfTheSide_stopNobody()
    {
        var account = await Filled.AccountAsync();
        await ChangeAsync(account.Limits, "bank-jateng", "token", "Sealed", "int");
        await ChangeAsync(account.Receipts, "33.16", "BP-1", "Bill", "int");
        var token = await new TableSharedTokens(account).ReadAsync("bank-jateng", default);
        var numbers = new TableReceiptNumbers(account);
        var fault = await Assert.ThrowsAsync<UnreadableNumberException>(() => numbers.TakeAsync(
            "33.16", "BP-1", new NumberTaking(Samples.Bill(Samples.Village(2002)).Id, Samples.Noon), null, default));

        Assert.Equal("", token.Sealed);
        Assert.NotEqual("", token.Version);
        Assert.Contains("column Bill: expected text, found a 32-bit number", fault.Message, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(TableClient table, string partition, string row, string column, string to)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var entity = (await table.QueryAsync<TableEntity>(filter).ToListAsync())
            .First(e => row.Length == 0 || e.RowKey == row);
        // Set over the old value, a number would take its type.
        entity.Remove(column);
        if (to != "gone")
        {
            entity[column] = to switch
            {
                "int" => 7,
                "long" => 7L,
                "double" => 7.5,
                "time" => Samples.Noon.ToUniversalTime(),
                _ => "2026-12-03T05:00:00Z",
            };
        }

        await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);
    }
}
