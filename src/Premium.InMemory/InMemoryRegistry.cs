using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>The registry in memory, for tests, the simulator and benchmarks. Safe for many threads.</summary>
public sealed class InMemoryRegistry : IRegistry
{
    // BPU before PU, as their keys are.
    private static readonly IComparer<BillId> AsStored = Comparer<BillId>.Create((left, right) =>
        (left.PayMonth, left.Village, right.Segment).CompareTo((right.PayMonth, right.Village, left.Segment)));

    private readonly Lock gate = new();
    private readonly SortedDictionary<DistrictCode, District> districts = [];
    private readonly Dictionary<DistrictCode, SortedDictionary<BillId, BpjsBilling>> billings = [];

    /// <summary>Every code that an account had, oldest first; kept for good.</summary>
    private readonly Dictionary<BankAccount, List<VillageCode>> codes = [];

    /// <summary>Kept with the register, as the table has both.</summary>
    public InMemoryPauses Pauses { get; } = new();

    public Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<DistrictCode>>(
                [.. districts.Keys.Where(d => regency.Length == 0 || d.Regency == regency)]);
        }
    }

    public Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(districts.TryGetValue(district, out var known)
                ? new DistrictRegister(
                    district, known.Name, [.. known.Villages.Values.Select(v => v.Village)], [.. known.Malformed])
                {
                    Flaws = [.. known.Flaws],
                    Moved = known.Moved.ToDictionary(m => m.Key, m => m.Value),
                    Pauses = Pauses.Read(),
                }
                : new DistrictRegister(district, "", [], []));
        }
    }

    public Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(!districts.TryGetValue(district, out var known) ? RosterBook.None
                : new RosterBook(known.Villages
                    .Where(v => known.MalformedRosters.TrueForAll(m => m.Village != v.Key))
                    .ToDictionary(v => v.Key, v => v.Value.Roster))
                {
                    Malformed = [.. known.MalformedRosters],
                });
        }
    }

    public Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        VillageImport.Check(district, villages);
        lock (gate)
        {
            if (!districts.TryGetValue(district, out var known))
            {
                districts[district] = known = new District();
            }

            known.Name = name;
            foreach (var import in villages)
            {
                known.Villages[import.Village.Code] = import with
                {
                    Village = import.Village with { EarlierCodes = Earlier(import.Village) },
                };
                known.Malformed.RemoveAll(row => row.Place == Place("village", import.Village.Code));
                known.MalformedRosters.RemoveAll(row => row.Village == import.Village.Code);
                known.Flaws.RemoveAll(row => row.Village == import.Village.Code);
            }
        }

        return Task.CompletedTask;
    }

    public Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(new DistrictBillings(
                [
                    .. billings.GetValueOrDefault(district, []).Values
                        .Where(b => b.Bill.PayMonth >= from && b.Bill.PayMonth <= to),
                ],
                []));
        }
    }

    public Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> taken, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        BillingCheck.Check(district, taken);
        lock (gate)
        {
            if (!billings.TryGetValue(district, out var known))
            {
                billings[district] = known = new SortedDictionary<BillId, BpjsBilling>(AsStored);
            }

            foreach (var billing in taken)
            {
                known[billing.Bill] = billing.After(known.GetValueOrDefault(billing.Bill));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes a village out of the register, as whoever knows it under another code would.</summary>
    public void Remove(VillageCode village)
    {
        lock (gate)
        {
            districts[village.District].Villages.Remove(village);
        }
    }

    /// <summary>Makes the row of a village unreadable until its next import, as a wrong hand would.</summary>
    public void Spoil(VillageCode village, string problem)
    {
        lock (gate)
        {
            var known = districts[village.District];
            known.Villages.Remove(village);
            known.Malformed.Add(new MalformedRow(Place("village", village), problem, village));
        }
    }

    /// <summary>Makes the first contact of a village no address any more, until its next import.</summary>
    public void SpoilContact(VillageCode village, string problem)
    {
        lock (gate)
        {
            var known = districts[village.District];
            var import = known.Villages[village];
            known.Villages[village] = import with
            {
                Village = import.Village with { Contacts = [.. import.Village.Contacts.Skip(1)] },
            };
            known.Flaws.Add(new MalformedRow(Place("village", village), problem, village));
        }
    }

    /// <summary>
    /// Makes the row that tells where the account of a village went unreadable, until it goes somewhere again.
    /// </summary>
    public void SpoilMoved(VillageCode village, string problem)
    {
        lock (gate)
        {
            var known = districts[village.District];
            known.Moved.Remove(village);
            known.Malformed.Add(new MalformedRow(Place("moved", village), problem, village));
        }
    }

    /// <summary>Makes the roster of a village unreadable until its next import.</summary>
    public void SpoilRoster(VillageCode village, string problem)
    {
        lock (gate)
        {
            districts[village.District].MalformedRosters.Add(
                new MalformedRow(Place("roster", village), problem, village));
        }
    }

    private static string Place(string kind, VillageCode village) =>
        $"registry {village.District} {kind}~{village.Number}";

    /// <summary>The codes before this one, each of which is told of those after it.</summary>
    private IReadOnlyList<VillageCode> Earlier(Village village) =>
        [.. village.AllMandates().SelectMany(m => Earlier(village, m.Account)).Distinct()];

    private IReadOnlyList<VillageCode> Earlier(Village village, BankAccount account)
    {
        if (!codes.TryGetValue(account, out var all))
        {
            codes[account] = all = [];
        }

        if (!all.Contains(village.Code))
        {
            all.Add(village.Code);
        }

        List<VillageCode> earlier = [.. all.TakeWhile(c => c != village.Code)];
        foreach (var code in earlier)
        {
            districts[code.District].Moved[code] = [.. all.Skip(all.IndexOf(code) + 1)];
            districts[code.District].Malformed.RemoveAll(row => row.Place == Place("moved", code));
        }

        return earlier;
    }

    private sealed class District
    {
        public Dictionary<VillageCode, IReadOnlyList<VillageCode>> Moved { get; } = [];

        public string Name { get; set; } = "";

        public SortedDictionary<VillageCode, VillageImport> Villages { get; } = [];

        public List<MalformedRow> Malformed { get; } = [];

        public List<MalformedRow> Flaws { get; } = [];

        public List<MalformedRow> MalformedRosters { get; } = [];
    }
}
