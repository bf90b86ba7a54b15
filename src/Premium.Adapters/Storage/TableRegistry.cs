using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// The registry in table <c>registry</c>: partition <c>33.16.12</c> with <c>district</c>, <c>roster~2010</c> and
/// <c>village~2010</c>, so that one transaction replaces a village whole; partition <c>districts</c> lists the
/// districts, so that finding those of a regency does not read every village; partition <c>33.16.12~billing</c> has
/// what BPJS bills, by pay month; partition <c>pauses</c> what admins stopped, read beside each district.
/// </summary>
public sealed class TableRegistry(StorageAccount account) : IRegistry
{
    private const string ListKey = "districts";
    private const string DistrictKey = "district";

    private readonly TableClient registry = account.Registry;
    private readonly AccountCodes accounts = new(account.Registry);
    private readonly TableBillings billings = new(account.Registry);
    private readonly TablePauses pauses = new(account);

    public async Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {ListKey} and RowKey ge {regency} and RowKey lt {regency + "~"}");
        var found = new List<DistrictCode>();
        await foreach (var entity in registry.QueryAsync<TableEntity>(
            filter, select: ["RowKey"], cancellationToken: stop))
        {
            // A key that is no district stops no other one.
            if (DistrictCode.TryParse(entity.RowKey, out var district))
            {
                found.Add(district);
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<string>> StrangeKeysAsync(CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ListKey}");
        var found = new List<string>();
        await foreach (var entity in registry.QueryAsync<TableEntity>(
            filter, select: ["RowKey"], cancellationToken: stop))
        {
            if (!DistrictCode.TryParse(entity.RowKey, out _))
            {
                found.Add($"registry {ListKey} {entity.RowKey}");
            }
        }

        return found;
    }

    public async Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        // A small partition, read at the same time: a pause counts from the moment it is stored, with one row for all,
        // and a district whose pauses cannot be read is not debited.
        var pausing = pauses.ReadAsync(stop);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {district.ToString()}")
            + " and (RowKey lt 'roster~' or RowKey gt 'roster~~')";
        var name = "";
        var villages = new List<Village>();
        var malformed = new List<MalformedRow>();
        var flaws = new List<MalformedRow>();
        var moved = new Dictionary<VillageCode, IReadOnlyList<VillageCode>>();
        await foreach (var entity in registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            VillageCode? code = null;
            MalformedRow Row(string problem) =>
                new($"registry {entity.PartitionKey} {entity.RowKey}", problem, code);
            try
            {
                if (entity.RowKey == DistrictKey)
                {
                    name = RegisterRows.Straight(entity.Reader().TextOrEmpty("Name"));
                    continue;
                }

                if (entity.RowKey.StartsWith(RegisterRows.MovedPrefix, StringComparison.Ordinal))
                {
                    code = RegisterRows.CodeOf(district, entity.RowKey, RegisterRows.MovedPrefix);
                    moved[code.Value] = RegisterRows.Codes(entity.Reader(), "To");
                    continue;
                }

                code = RegisterRows.CodeOf(district, entity.RowKey, RegisterRows.VillagePrefix);
                var left = new List<string>();
                villages.Add(RegisterRows.ReadVillage(code.Value, entity.Reader(), left));
                flaws.AddRange(left.Select(Row));
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(Row(e.Message));
            }
        }

        return new DistrictRegister(district, name, villages, malformed)
        {
            Flaws = flaws,
            Moved = moved,
            Pauses = await pausing,
        };
    }

    public async Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {district.ToString()} and RowKey ge {"roster~"} and RowKey lt {"roster~~"}");
        var rosters = new Dictionary<VillageCode, Roster>();
        var malformed = new List<MalformedRow>();
        await foreach (var entity in registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            VillageCode? code = null;
            try
            {
                code = RegisterRows.CodeOf(district, entity.RowKey, RegisterRows.RosterPrefix);
                rosters[code.Value] = RegisterRows.ReadRoster(code.Value, entity.Reader());
            }
            catch (Exception e) when (e.IsMalformed())
            {
                // A village without a roster is not billed, and its plan says so.
                malformed.Add(new MalformedRow($"registry {entity.PartitionKey} {entity.RowKey}", e.Message, code));
            }
        }

        return new RosterBook(rosters) { Malformed = malformed };
    }

    public async Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
    {
        VillageImport.Check(district, villages);

        // Who had the accounts before is known before anybody can be debited under the new codes.
        var earlier = await accounts.AddAsync([.. villages.Select(v => v.Village)], stop);
        var batches = Batches(
            district,
            [
                .. villages.Select(v => v with
                {
                    Village = v.Village with { EarlierCodes = earlier.GetValueOrDefault(v.Village.Code, []) },
                }),
            ]);

        // Listed first: a district that is listed and empty shows, one that is filled and not listed would not.
        await registry.UpsertEntityAsync(
            new TableEntity(ListKey, district.ToString()), TableUpdateMode.Replace, stop);
        await registry.UpsertEntityAsync(
            new TableEntity(district.ToString(), DistrictKey) { ["Name"] = name }, TableUpdateMode.Replace, stop);
        foreach (var batch in batches)
        {
            await registry.SubmitTransactionAsync(batch, stop);
        }
    }

    public async Task<IReadOnlyList<MalformedRow>> InTheWayAsync(
        DistrictCode district, IReadOnlyList<VillageImport> villages, CancellationToken stop) =>
    [
        .. await accounts.UnreadableAsync([.. villages.Select(v => v.Village)], stop),
        .. villages.SelectMany(v => RowsOf(district, v)
            .Select(row => TooLarge((TableEntity)row.Entity, v.Village.Code)).OfType<MalformedRow>()),
    ];

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        billings.ReadAsync(district, from, to, stop);

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> taken, CancellationToken stop) =>
        billings.TakeAsync(district, taken, stop);

    private static List<TableTransactionAction> RowsOf(DistrictCode district, VillageImport import) =>
    [
        new(TableTransactionActionType.UpsertReplace, RegisterRows.ToEntity(district, import.Village)),
        new(TableTransactionActionType.UpsertReplace, RegisterRows.ToEntity(district, import.Roster)),
    ];

    private static MalformedRow? TooLarge(TableEntity row, VillageCode village)
    {
        try
        {
            EntityLimits.Check(row);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return new MalformedRow($"registry {row.PartitionKey} {row.RowKey}", e.Message, village);
        }
    }

    /// <summary>Both rows of a village go into one transaction; as many villages go together as fit.</summary>
    private static List<List<TableTransactionAction>> Batches(
        DistrictCode district, IReadOnlyList<VillageImport> villages)
    {
        var batches = new List<List<TableTransactionAction>>();
        var bytes = 0;
        foreach (var import in villages)
        {
            var rows = RowsOf(district, import);
            var size = rows.Sum(row => EntityLimits.Check((TableEntity)row.Entity));
            if (batches.Count == 0
                || batches[^1].Count + rows.Count > EntityLimits.BatchRowsMax
                || bytes + size > EntityLimits.BatchBytesMax)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].AddRange(rows);
            bytes += size;
        }

        return batches;
    }
}
