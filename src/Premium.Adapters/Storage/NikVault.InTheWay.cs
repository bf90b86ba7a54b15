using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <content>What an import would come to a halt at.</content>
public sealed partial class NikVault
{
    public async Task<IReadOnlyList<MalformedRow>> InTheWayAsync(
        DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop)
    {
        var rows = await RowsAsync(district, stop);
        var malformed = new List<MalformedRow>();
        foreach (var some in people.GroupBy(p => RowKeyOf(IdOf(p.Nik))))
        {
            try
            {
                var known = rows.TryGetValue(some.Key, out var row) ? Read(row) : [];
                foreach (var person in some)
                {
                    known[IdOf(person.Nik)] = person;
                }

                Write(district, some.Key, known, known: null);
            }
            catch (Exception e) when (e.IsMalformed())
            {
                malformed.Add(new MalformedRow($"registry {Partition(district)} {some.Key}", e.Message));
            }
        }

        return malformed;
    }
}
