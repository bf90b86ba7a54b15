using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>A district's people under other keys.</content>
public sealed partial class NikVault
{
    /// <summary>
    /// Puts the people of a district under other keys, all in one transaction: under another hash key they go to other
    /// rows, and nobody may be in two of them or in none.
    /// </summary>
    /// <param name="district">Whose.</param>
    /// <param name="next">With the other keys.</param>
    /// <param name="renamed">Gets which id became which, of everybody who can be read.</param>
    /// <param name="left">Gets rows that neither keys read; then the district stays as it is.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many people were put under the new keys; 0 where they all were before.</returns>
    /// <exception cref="InvalidOperationException">Somebody wrote meanwhile, or they are too many.</exception>
    internal async Task<int> RotateAsync(
        DistrictCode district, NikVault next, Dictionary<string, string> renamed, List<string> left,
        CancellationToken stop)
    {
        var rows = await RowsAsync(district, stop);
        var people = new List<Person>();
        var isDone = true;
        var unread = new List<string>();
        foreach (var row in rows.Values)
        {
            // Under the keys of before is whom they open or who is not where the new ids belong.
            var after = next.TryRead(row);
            if ((after ?? TryRead(row)) is not { } read)
            {
                unread.Add($"registry {row.PartitionKey} {row.RowKey}");
                continue;
            }

            isDone &= after is not null && after.Keys.All(id => RowKeyOf(id) == row.RowKey);
            people.AddRange(read.Values);
        }

        foreach (var person in people)
        {
            renamed[IdOf(person.Nik)] = next.IdOf(person.Nik);
        }

        if (unread.Count > 0 || isDone)
        {
            left.AddRange(unread);
            return 0;
        }

        var writes = people
            .DistinctBy(p => p.Nik)
            .GroupBy(p => RowKeyOf(next.IdOf(p.Nik)))
            .Select(g => next.Write(
                district, g.Key,
                new People(g.Select(p => KeyValuePair.Create(next.IdOf(p.Nik), p)), StringComparer.Ordinal),
                rows.GetValueOrDefault(g.Key)?.ETag))
            .ToList();
        var kept = writes.Select(w => w.Action.Entity.RowKey).ToHashSet(StringComparer.Ordinal);
        writes.AddRange(rows.Values.Where(r => !kept.Contains(r.RowKey)).Select(r =>
            (new TableTransactionAction(TableTransactionActionType.Delete, r, r.ETag), 1024)));
        if (writes.Count > EntityLimits.BatchRowsMax || writes.Sum(w => w.Bytes) > EntityLimits.BatchBytesMax)
        {
            throw new InvalidOperationException(
                $"registry {Partition(district)}: too many people for one transaction.");
        }

        return await IsWrittenAsync(writes, stop)
            ? people.Count
            : throw new InvalidOperationException(
                $"registry {Partition(district)} was changed meanwhile: stop the function app, and run it again.");
    }

    private People? TryRead(TableEntity row)
    {
        try
        {
            return Read(row);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return null;
        }
    }
}
