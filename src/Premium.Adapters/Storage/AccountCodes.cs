using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Every code that an account had, oldest first: partition <c>accounts</c> of the registry, one row an account under a
/// hash of it without the zeros at its front. Kept for good, also where a village is taken out of the register.
/// </summary>
internal sealed class AccountCodes(TableClient registry)
{
    private const string Partition = "accounts";
    private const string Column = "Codes";

    /// <summary>A query takes 15 comparisons.</summary>
    private const int AtOnce = 14;

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
        foreach (var some in Owned.Of(villages).Chunk(AtOnce))
        {
            var codes = await AddAsync(some, stop);
            foreach (var (key, village) in some.SelectMany(a => a.Villages.Select(v => (a.Key, v))))
            {
                var all = codes[key];
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
        foreach (var some in Owned.Of(villages).Chunk(AtOnce))
        {
            var rows = await ReadAsync(some, stop);
            foreach (var (key, account) in some.SelectMany(a => a.Keys.Select(key => (key, a))))
            {
                if (rows.TryGetValue(key, out var row) && Problem(row) is { } problem)
                {
                    malformed.AddRange(account.Villages.Select(village => new MalformedRow(
                        $"registry {Partition} {key[..KeyShown]}..., column {Column}", problem, village.Code)));
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
        IReadOnlyList<Owned> accounts, CancellationToken stop)
    {
        for (var lost = 0; lost < LostRacesMax; lost++)
        {
            var known = await ReadAsync(accounts, stop);
            var changes = new List<TableTransactionAction>();
            var codes = new Dictionary<string, List<VillageCode>>(StringComparer.Ordinal);
            IReadOnlyList<VillageCode> CodesAt(string key) =>
                known.TryGetValue(key, out var row) ? RegisterRows.Codes(row.Reader(), Column) : [];
            foreach (var account in accounts)
            {
                var row = known.GetValueOrDefault(account.Key);
                codes[account.Key] =
                    [.. account.Keys.SelectMany(CodesAt).Union(account.Villages.Select(v => v.Code))];
                if (codes[account.Key].Count > CodesAt(account.Key).Count)
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
        IReadOnlyList<Owned> accounts, CancellationToken stop)
    {
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        foreach (var keys in accounts.SelectMany(a => a.Keys).Chunk(AtOnce))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}") + " and ("
                + string.Join(" or ", keys.Select(k => TableClient.CreateQueryFilter($"RowKey eq {k}"))) + ")";
            await foreach (var row in registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
            {
                rows[row.RowKey] = row;
            }
        }

        return rows;
    }

    /// <param name="Keys">Its own first; rows written before may be under the number with its zeros.</param>
    /// <param name="Villages">Those of one import that have it.</param>
    private sealed record Owned(IReadOnlyList<string> Keys, IReadOnlyList<Village> Villages)
    {
        public string Key => Keys[0];

        public static IEnumerable<Owned> Of(IReadOnlyList<Village> villages) => villages
            .SelectMany(v => v.AllMandates().Select(m => (m.Account, Village: v)))
            .GroupBy(a => a.Account)
            .Select(a => new Owned(
                [
                    .. a.Select(o => o.Account.No.Reveal()).Prepend(a.Key.No.RevealWithoutZeros()).Distinct()
                        .Select(digits => KeyOf(a.Key.Bank, digits)),
                ],
                [.. a.Select(o => o.Village).DistinctBy(v => v.Code)]));

        private static string KeyOf(string bank, string digits) =>
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{bank}|{digits}")));
    }
}
