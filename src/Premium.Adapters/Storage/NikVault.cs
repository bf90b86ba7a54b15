using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Names and NIK, apart from everything collection reads: table <c>registry</c>, partition <c>33.16.12~person</c>, 64
/// rows <c>people~00</c> by the first bits of the member id, each the sealed list of its people. So a district's people
/// are one reading and one transaction, and no row tells how many somebody has.
/// </summary>
public sealed partial class NikVault : IPeople
{
    /// <summary>Of the partitions that people are in.</summary>
    internal const string PartitionEnd = "~person";

    private const string RowPrefix = "people~";
    private const int LostRacesMax = 20;

    private readonly TableClient registry;

    private NikVault(TableClient registry, NikKeys keys)
    {
        this.registry = registry;
        Keys = keys;
    }

    internal NikKeys Keys { get; }

    /// <exception cref="InvalidOperationException">A key is missing or not 32 bytes in base64.</exception>
    public static NikVault Open(StorageAccount account, StorageSettings settings) =>
        new(account.Registry, new NikKeys(settings));

    public string IdOf(Nik nik) => Keys.IdOf(nik);

    /// <summary>Puts people in place of what was known under the same NIK. May be repeated.</summary>
    /// <exception cref="FormatException">One NIK comes twice; nothing was written.</exception>
    /// <exception cref="UnreadableRowException">A row was changed; nothing was written.</exception>
    public async Task ImportAsync(DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop)
    {
        var coming = new Dictionary<string, (int Place, Person Person)>(StringComparer.Ordinal);
        for (var place = 0; place < people.Count; place++)
        {
            var id = IdOf(people[place].Nik);
            if (!coming.TryAdd(id, (place, people[place])))
            {
                throw new FormatException(
                    $"People {coming[id].Place + 1} and {place + 1} of the import have the same NIK. " +
                    "Nothing was written.");
            }
        }

        await ChangeAsync(
            district,
            [.. coming.GroupBy(c => RowKeyOf(c.Key)).Select(g => (g.Key, (Func<People, People>)(known =>
            {
                var changed = new People(known, StringComparer.Ordinal);
                foreach (var (id, (_, person)) in g)
                {
                    changed[id] = person;
                }

                return changed;
            })))],
            stop);
    }

    /// <summary>Who is behind a member id of a roster.</summary>
    /// <exception cref="UnreadableRowException">The row was changed, or written under another key.</exception>
    public async Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop)
    {
        var row = await registry.GetEntityIfExistsAsync<TableEntity>(
            Partition(district), RowKeyOf(id), cancellationToken: stop);
        return row.HasValue ? Ours(row.Value!).GetValueOrDefault(id) : null;
    }

    public async Task<KnownPeople> AllAsync(DistrictCode district, CancellationToken stop)
    {
        var all = new Dictionary<string, Person>(StringComparer.Ordinal);
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in (await RowsAsync(district, stop)).Values)
        {
            try
            {
                foreach (var (id, person) in Read(row))
                {
                    all[id] = person;
                }
            }
            catch (Exception e) when (e.IsMalformed())
            {
                // One row that was changed hides no other.
                unreadable.Add(row.RowKey);
            }
        }

        return new KnownPeople(all, id => unreadable.Contains(RowKeyOf(id)));
    }

    public async Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop)
    {
        var erased = false;
        await ChangeAsync(
            district,
            [
                (RowKeyOf(id), known =>
                {
                    erased = known.ContainsKey(id);
                    return new People(known.Where(k => k.Key != id), StringComparer.Ordinal);
                }),
            ],
            stop);
        return erased;
    }

    /// <summary>Reads, changes and writes rows; all over again where another writer came first.</summary>
    private async Task ChangeAsync(
        DistrictCode district, IReadOnlyList<(string Row, Func<People, People> Change)> changes, CancellationToken stop)
    {
        for (var lost = 0; lost < LostRacesMax; lost++)
        {
            var rows = await RowsAsync(district, stop);
            var writes = new List<(TableTransactionAction Action, int Bytes)>();
            foreach (var (key, change) in changes)
            {
                var row = rows.GetValueOrDefault(key);
                var known = row is null ? [] : Ours(row);
                var changed = change(known);
                if (changed.Count != known.Count || changed.Any(c => known.GetValueOrDefault(c.Key) != c.Value))
                {
                    writes.Add(Write(district, key, changed, row?.ETag));
                }
            }

            if (await IsWrittenAsync(writes, stop))
            {
                return;
            }
        }

        throw new InvalidOperationException(
            $"registry {Partition(district)}: lost {LostRacesMax} writings in a row.");
    }

    private async Task<bool> IsWrittenAsync(
        IReadOnlyList<(TableTransactionAction Action, int Bytes)> writes, CancellationToken stop)
    {
        var batch = new List<TableTransactionAction>();
        var bytes = 0;
        try
        {
            foreach (var (action, size) in writes)
            {
                if (batch.Count > 0
                    && (batch.Count == EntityLimits.BatchRowsMax || bytes + size > EntityLimits.BatchBytesMax))
                {
                    await registry.SubmitTransactionAsync(batch, stop);
                    (batch, bytes) = ([], 0);
                }

                batch.Add(action);
                bytes += size;
            }

            if (batch.Count > 0)
            {
                await registry.SubmitTransactionAsync(batch, stop);
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private (TableTransactionAction Action, int Bytes) Write(
        DistrictCode district, string key, People people, ETag? known)
    {
        var partition = Partition(district);
        var plain = JsonSerializer.SerializeToUtf8Bytes(
            [.. people.Values.Select(p => new PersonJson(p.Nik.Reveal(), p.Name))],
            RegistryJson.Default.PersonJsonArray);
        var box = Keys.Seal(plain, Place(partition, key));
        var entity = SealedColumns.Entity(partition, key, box);
        return (
            known is { } etag
                ? new(TableTransactionActionType.UpdateReplace, entity, etag)
                : new(TableTransactionActionType.Add, entity),
            SealedColumns.SentBytes(box));
    }

    private People Ours(TableEntity row) => OwnRows.Read(StorageAccount.RegistryName, row, Read);

    /// <exception cref="UnreadableRowException">The row was changed, or written under another key.</exception>
    private People Read(TableEntity row)
    {
        var plain = Keys.Unseal([.. SealedColumns.Bytes(row)], Place(row.PartitionKey, row.RowKey));
        var people = JsonSerializer.Deserialize(plain, RegistryJson.Default.PersonJsonArray) ?? [];
        return new People(
            people.Select(p => new Person(p.Name, Nik.Parse(p.Nik))).ToDictionary(p => IdOf(p.Nik)),
            StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, TableEntity>> RowsAsync(DistrictCode district, CancellationToken stop)
    {
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var row in registry.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition(district)}"), cancellationToken: stop))
        {
            rows[row.RowKey] = row;
        }

        return rows;
    }

    private static string Partition(DistrictCode district) => $"{district}{PartitionEnd}";

    /// <summary>By the first character of the id, which is one of 64.</summary>
    private static string RowKeyOf(string id) => string.Create(
        CultureInfo.InvariantCulture,
        $"{RowPrefix}{(id.Length == 0 ? 0 : Alphabet.IndexOf(id[0], StringComparison.Ordinal)):00}");

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static string Place(string partition, string key) => $"{partition}|{key}";

    private sealed class People : Dictionary<string, Person>
    {
        public People()
            : base(StringComparer.Ordinal)
        {
        }

        public People(IEnumerable<KeyValuePair<string, Person>> people, StringComparer comparer)
            : base(people, comparer)
        {
        }
    }
}
