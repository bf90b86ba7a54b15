using System.Security.Cryptography;
using System.Text;
using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Names and NIK in memory, for tests and the simulator; not encrypted. Safe for many threads.</summary>
public sealed class InMemoryPeople : IPeople
{
    private readonly Lock gate = new();
    private readonly Dictionary<(DistrictCode, string), Person> known = [];

    public string IdOf(Nik nik) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"in memory {nik.Reveal()}")))[..43];

    public Task ImportAsync(DistrictCode district, IReadOnlyList<Person> people, CancellationToken stop)
    {
        lock (gate)
        {
            foreach (var person in people)
            {
                known[(district, IdOf(person.Nik))] = person;
            }
        }

        return Task.CompletedTask;
    }

    public Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult(known.GetValueOrDefault((district, id)));
        }
    }

    public Task<KnownPeople> AllAsync(DistrictCode district, CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult(new KnownPeople(
                known.Where(k => k.Key.Item1 == district).ToDictionary(k => k.Key.Item2, k => k.Value), _ => false));
        }
    }

    public Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop)
    {
        lock (gate)
        {
            return Task.FromResult(known.Remove((district, id)));
        }
    }
}
