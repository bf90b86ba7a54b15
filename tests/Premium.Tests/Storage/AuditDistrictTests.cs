using System.Reflection;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>The audit over real tables that a foreign hand was at.</summary>
public sealed class AuditDistrictTests
{
    private const string Key = "33.16.12~2026-12";

    public static TheoryData<string, FindingKind, string, int> Hands => new()
    {
        { "change", FindingKind.RowChanged, "bill~2001~pu", 2 },
        { "retype", FindingKind.RowChanged, "bill~2001~pu", 2 },
        { "spoil", FindingKind.RowChanged, "bill~2001~pu", 2 },
        { "remove", FindingKind.RowGone, "bill~2001~pu", 2 },
        { "insert", FindingKind.RowInserted, "bill~2099~pu", 0 },
        { "evidence", FindingKind.RowChanged, "evidence~2001~pu~01~000001~00", 1 },
        { "entry", FindingKind.EntryChanged, "entry~000001", 1 },
        { "entry gone", FindingKind.EntryGone, "entry~000001", 0 },
        { "head", FindingKind.HeadChanged, "_head", 2 },
    };

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task ForeignHand_isNamed(string hand, FindingKind kind, string row, int entry)
    {
        var (account, ledger) = await FilledAsync();
        var sheets = account.Sheets;
        await (hand switch
        {
            "change" => PutAsync(sheets, "bill~2001~pu", "Attempts", 9),
            "retype" => PutAsync(sheets, "bill~2001~pu", "Available", 0),
            "spoil" => PutAsync(sheets, "bill~2001~pu", "State", "Eaten"),
            "remove" => sheets.DeleteEntityAsync(Key, "bill~2001~pu"),
            "insert" => sheets.AddEntityAsync(new TableEntity(Key, "bill~2099~pu") { ["State"] = "Debited" }),
            "evidence" => PutAsync(sheets, "evidence~2001~pu~01~000001~00", "Reply", "{}"),
            "entry" => PutAsync(sheets, "entry~000001", "Reason", "nothing"),
            "entry gone" => sheets.DeleteEntityAsync(Key, "entry~000001"),
            _ => PutAsync(sheets, "_head", "Hash", "x"),
        });

        var first = Assert.Single(await AuditAsync(ledger, new AuditScope(District))).Findings[0];

        Assert.Equal((kind, row, entry), (first.Kind, first.RowKey, first.Entry));
        Assert.Contains($"{Key} {row}", first.Text, StringComparison.Ordinal);
        Assert.Equal(
            kind is not (FindingKind.RowGone or FindingKind.EntryGone),
            first.Text.Contains("storage has it from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WholeTable_isAudited_andForeignPartitionsAreNamed()
    {
        var (account, ledger) = await FilledAsync();
        await account.Sheets.AddEntityAsync(new TableEntity("notes", "1") { ["Text"] = "x" });
        await ledger.CommittedAsync(Sheet.Empty(Neighbour, December), Bill(VillageCode.Of(Neighbour, "2001")));

        var audits = await AuditAsync(ledger, new AuditScope());

        Assert.Equal([Key, "33.16.13~2026-12", "notes"], audits.Select(a => a.Sheet));
        Assert.Equal([0, 0, 1], audits.Select(a => a.Findings.Count));
        Assert.Equal((2, 2, 1), (audits[0].Entries, audits[0].Rows, audits[0].Evidence));
        Assert.Equal([Key], (await AuditAsync(ledger, new AuditScope(District))).Select(a => a.Sheet));
    }

    [Fact]
    public async Task SheetThatWasNoted_andIsGone_isAFinding()
    {
        var (account, ledger) = await FilledAsync();
        var noted = (await AuditAsync(ledger, new AuditScope()))
            .Select(a => new Anchor(a.Sheet, a.Head))
            .Append(new Anchor("33.16.13~2026-12", new Head(3, "x")))
            .ToList();
        Assert.Empty(Assert.Single(await AuditAsync(ledger, new AuditScope(District) { Anchors = noted })).Findings);
        await foreach (var row in account.Sheets.QueryAsync<TableEntity>())
        {
            await account.Sheets.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        var audits = await AuditAsync(ledger, new AuditScope(District) { Anchors = noted });

        Assert.Empty(await AuditAsync(ledger, new AuditScope(District)));
        Assert.Equal(
            (FindingKind.SheetGone, Key),
            (Assert.Single(audits).Findings.Single().Kind, audits[0].Findings[0].Sheet));
    }

    [Fact]
    public async Task CommitBetweenTwoPages_isNoFinding()
    {
        var ledger = new InMemoryLedger();
        var one = await ledger.CommittedAsync(await ledger.DecemberAsync(), Bill(Village(2001)));
        var before = await ledger.StoredAsync();
        await ledger.CommittedAsync(one, Bill(Village(2001), state: BillState.Short));
        var torn = before with
        {
            Rows = [.. before.Rows, .. (await ledger.StoredAsync()).Rows.Where(
            r => r.Key == "entry~000002")]
        };
        Assert.NotEmpty(JournalCheck.Of(torn).Findings);

        var audits = await AuditAsync(TornOnce.Around(ledger, torn), new AuditScope(District));

        Assert.Empty(Assert.Single(audits).Findings);
        Assert.Equal(2, audits[0].Entries);
    }

    [Fact]
    public async Task UnreadableEvidence_isShownApart()
    {
        var (account, ledger) = await FilledAsync();
        await PutAsync(account.Sheets, "evidence~2001~pu~01~000001~00", "Fate", "Eaten");

        var evidence = await ledger.EvidenceAsync(new BillId(Village(2001), Segment.Pu, November), default);

        Assert.Empty(evidence.Rows);
        Assert.Equal($"sheets {Key} evidence~2001~pu~01~000001~00", Assert.Single(evidence.Malformed).Place);
    }

    private static async Task<(StorageAccount Account, ILedger Ledger)> FilledAsync()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        var first = await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Bill(Village(2001)), Debit(Village(2001)), Evidence(Village(2001)));
        await ledger.CommittedAsync(first, Bill(Village(2001), state: BillState.Short));
        return (account, ledger);
    }

    private static async Task PutAsync(TableClient sheets, string row, string column, object value)
    {
        TableEntity entity = await sheets.GetEntityAsync<TableEntity>(Key, row);
        entity[column] = value;
        await sheets.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);
    }

    private static async Task<IReadOnlyList<SheetAudit>> AuditAsync(ILedger ledger, AuditScope scope)
    {
        var audits = new List<SheetAudit>();
        await foreach (var audit in new AuditDistrict(ledger).RunAsync(scope, default))
        {
            audits.Add(audit);
        }

        return audits;
    }
}

/// <summary>A ledger whose first reading of what is stored falls between two states.</summary>
internal class TornOnce : DispatchProxy
{
    private ILedger? ledger;
    private StoredSheet? torn;

    public static ILedger Around(ILedger ledger, StoredSheet torn)
    {
        var proxy = Create<ILedger, TornOnce>();
        ((TornOnce)(object)proxy).ledger = ledger;
        ((TornOnce)(object)proxy).torn = torn;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ILedger.StoredAsync) && torn is { } first)
        {
            torn = null;
            return new[] { first }.ToAsyncEnumerable();
        }

        return targetMethod.Invoke(ledger, args);
    }
}
