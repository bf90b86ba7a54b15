using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>What one rotation did, and what is still under other keys.</summary>
/// <param name="People">Rows of people put under the new keys.</param>
/// <param name="Rosters">Lists of members that got new ids.</param>
/// <param name="Files">Imported files put under the new key.</param>
/// <param name="Left">What neither the old nor the new keys read, by place.</param>
public sealed record RotationSummary(int People, int Rosters, int Files, IReadOnlyList<string> Left)
{
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"rotate-keys: people={People} rosters={Rosters} files={Files} left={Left.Count}");
}

/// <summary>
/// Puts everything that is stored under the NIK keys under new ones. It may be killed anywhere and run again: a
/// district's people go over in one transaction, a list of members gets its new ids in one row, a file is written
/// beside the old one and then pointed to. Which id became which is worked out anew from the people themselves,
/// so nothing needs to be remembered; of a person who was erased there is nothing to move.
/// </summary>
public sealed class KeyRotation(StorageAccount account, NikVault old, NikVault next)
{
    private readonly TableClient table = account.Registry;
    private readonly Dictionary<string, string> renamed = new(StringComparer.Ordinal);
    private readonly List<string> left = [];

    /// <exception cref="InvalidOperationException">A row was changed by somebody else meanwhile.</exception>
    public async Task<RotationSummary> RunAsync(CancellationToken stop)
    {
        try
        {
            var people = await PeopleAsync(stop);
            var rosters = old.Keys.HasHashKeyOf(next.Keys) ? 0 : await RostersAsync(stop);
            var files = old.Keys.HasCipherKeyOf(next.Keys) ? 0
                : await new FileRotation(account, old.Keys, next.Keys, left).RunAsync(stop);
            return new RotationSummary(people, rosters, files, left);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            throw new InvalidOperationException(
                "A row was changed while the keys were rotated: stop the function app, and run it again.", e);
        }
    }

    /// <summary>Also of a district that was not listed yet when its first import broke off.</summary>
    private async Task<int> PeopleAsync(CancellationToken stop)
    {
        var districts = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            "PartitionKey ge '0' and PartitionKey lt ':' and RowKey ge 'people~' and RowKey lt 'people~~'",
            select: ["PartitionKey"], cancellationToken: stop))
        {
            if (row.PartitionKey.EndsWith(NikVault.PartitionEnd, StringComparison.Ordinal))
            {
                districts.Add(row.PartitionKey[..^NikVault.PartitionEnd.Length]);
            }
        }

        var moved = 0;
        foreach (var district in districts)
        {
            if (DistrictCode.TryParse(district, out var code))
            {
                moved += await old.RotateAsync(code, next, renamed, left, stop);
            }
            else
            {
                left.Add($"registry {district}{NikVault.PartitionEnd}");
            }
        }

        return moved;
    }

    private async Task<int> RostersAsync(CancellationToken stop)
    {
        var changed = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(
            "PartitionKey ge '0' and PartitionKey lt ':' and RowKey ge 'roster~' and RowKey lt 'roster~~'",
            cancellationToken: stop))
        {
            try
            {
                var district = DistrictCode.Parse(row.PartitionKey);
                var roster = RegisterRows.ReadRoster(
                    RegisterRows.CodeOf(district, row.RowKey, RegisterRows.RosterPrefix), row.Reader());
                if (!roster.Members.Concat(roster.LateChanges.Select(l => l.Member))
                    .Any(m => Renamed(m).Id != m.Id))
                {
                    continue;
                }

                // Only the list changes, so the row of the village stays; whoever imported meanwhile comes first.
                var written = RegisterRows.ToEntity(district, roster with
                {
                    Members = [.. roster.Members.Select(Renamed)],
                    LateChanges = [.. roster.LateChanges.Select(l => l with { Member = Renamed(l.Member) })],
                });
                await table.UpdateEntityAsync(written, row.ETag, TableUpdateMode.Replace, stop);
                changed++;
            }
            catch (Exception e) when (e.IsMalformed())
            {
                left.Add($"registry {row.PartitionKey} {row.RowKey}");
            }
        }

        return changed;
    }

    private Member Renamed(Member member) => member with { Id = renamed.GetValueOrDefault(member.Id, member.Id) };
}
