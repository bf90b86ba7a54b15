using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Every code that an account had, oldest first: partition <c>accounts</c> of the registry, one row an account under a
/// hash of it. Kept for good, also where a village is taken out of the register.
/// </summary>
internal sealed class AccountCodes(TableClient registry)
{
    private const string Partition = "accounts";
    private const string Column = "Codes";

    /// <summary>A query takes 15 comparisons.</summary>
    private const int AccountsAtOnce = 14;

    private const int LostRacesMax = 20;

    private const int KeyShown = 8;

    /// <summary>
    /// Adds the villages to the codes of their accounts, and marks each code before them as one whose account moved.
    /// </summary>
    /// <returns>The codes before each village that has any.</returns>
    public async Task<IReadOnlyDictionary<VillageCode, IReadOnlyList<VillageCode>>> AddAsync(
        IReadOnlyList<Village> villages, CancellationToken stop)
    {
        var earlier = new Dictionary<VillageCode, IReadOnlyList<VillageCode>>();
        foreach (var some in villages
            .SelectMany(v => v.AllMandates().Select(m => (Key: KeyOf(m.Account), Village: v)).Distinct())
            .GroupBy(a => a.Key, a => a.Village).Chunk(AccountsAtOnce))
        {
            var codes = await AddAsync(some, stop);
            foreach (var (account, village) in some.SelectMany(a => a.Select(v => (a.Key, v))))
            {
                var all = codes[account];
                List<VillageCode> before = [.. all.TakeWhile(c => c != village.Code)];
                foreach (var code in before)
                {
                    await registry.UpsertEntityAsync(
                        RegisterRows.Moved(code, all[(all.IndexOf(code) + 1)..]), TableUpdateMode.Replace, stop);
                }

                if (before.Count > 0)
                {
                    earlier[village.Code] = [.. earlier.GetValueOrDefault(village.Code, []).Union(before)];
                }
            }
        }

        return earlier;
    }

    /// <summary>
    /// Rows of their accounts that cannot be read, by village. Only the beginning of a key is shown: by the whole of it
    /// accounts could be tried out.
    /// </summary>
    public async Task<IReadOnlyList<MalformedRow>> UnreadableAsync(
        IReadOnlyList<Village> villages, CancellationToken stop)
    {
        var malformed = new List<MalformedRow>();
        foreach (var some in villages
            .SelectMany(v => v.AllMandates().Select(m => (Key: KeyOf(m.Account), v.Code)).Distinct())
            .GroupBy(a => a.Key, a => a.Code).Chunk(AccountsAtOnce))
        {
            var rows = await ReadAsync([.. some.Select(a => a.Key)], stop);
            foreach (var account in some)
            {
                if (rows.TryGetValue(account.Key, out var row) && Problem(row) is { } problem)
                {
                    malformed.AddRange(account.Select(village => new MalformedRow(
                        $"registry {Partition} {account.Key[..KeyShown]}..., column {Column}", problem, village)));
                }
            }
        }

        return malformed;
    }

    private static string? Problem(TableEntity row)
    {
        try
        {
            RegisterRows.Codes(row.Reader(), Column);
            return null;
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return e.Message;
        }
    }

    private async Task<Dictionary<string, List<VillageCode>>> AddAsync(
        IReadOnlyList<IGrouping<string, Village>> accounts, CancellationToken stop)
    {
        for (var lost = 0; lost < LostRacesMax; lost++)
        {
            var known = await ReadAsync([.. accounts.Select(a => a.Key)], stop);
            var changes = new List<TableTransactionAction>();
            var codes = new Dictionary<string, List<VillageCode>>(StringComparer.Ordinal);
            foreach (var account in accounts)
            {
                var row = known.GetValueOrDefault(account.Key);
                List<VillageCode> before = row is null ? [] : [.. RegisterRows.Codes(row.Reader(), Column)];
                codes[account.Key] = [.. before.Union(account.Select(v => v.Code))];
                if (codes[account.Key].Count > before.Count)
                {
                    changes.Add(new TableTransactionAction(
                        row is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace,
                        new TableEntity(Partition, account.Key) { [Column] = RegisterRows.Text(codes[account.Key]) },
                        row?.ETag ?? default));
                }
            }

            if (changes.Count == 0 || await IsWrittenAsync(changes, stop))
            {
                return codes;
            }
        }

        throw new InvalidOperationException($"registry {Partition}: lost {LostRacesMax} writings in a row.");
    }

    private async Task<bool> IsWrittenAsync(List<TableTransactionAction> changes, CancellationToken stop)
    {
        try
        {
            await registry.SubmitTransactionAsync(changes, stop);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private async Task<Dictionary<string, TableEntity>> ReadAsync(
        IReadOnlyList<string> keys, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}")
            + " and (" + string.Join(" or ", keys.Select(k => TableClient.CreateQueryFilter($"RowKey eq {k}"))) + ")";
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var row in registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            rows[row.RowKey] = row;
        }

        return rows;
    }

    private static string KeyOf(BankAccount account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Bank}|{account.No.Reveal()}")));
}
