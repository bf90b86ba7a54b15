using System.Globalization;
using Premium.Domain;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>Files of the register: what changed is gathered for days and handed in together.</summary>
internal sealed partial class SimulatedRegency
{
    private static readonly ImportKind[] Kinds =
        [ImportKind.Villages, ImportKind.Mandates, ImportKind.Contacts, ImportKind.Members];

    private readonly Dictionary<(string Regency, ImportKind Kind), List<SimulatedVillage>> pending = [];
    private int codes;

    private DateOnly Today => AuditBooks.Day(clock.GetUtcNow());

    /// <summary>The first pay month that may still be debited in time.</summary>
    private PayMonth NextMonth(VillageCode village)
    {
        var month = PayMonth.Of(Today);
        return Today <= calendar.SafeDay(new BillId(village, Segment.Bpu, Period.Of(Today))) ? month : month.Plus(1);
    }

    private void Pend(ImportKind kind, SimulatedVillage village, int daysMax)
    {
        var key = (village.Code.District.Regency, kind);
        if (!pending.TryGetValue(key, out var some))
        {
            pending[key] = some = [];
            agenda.At(clock.GetUtcNow() + dice.Seconds(3_600, daysMax * 86_400), () =>
            {
                pending.Remove(key);
                HandIn(kind, key.Regency, some);
            });
        }

        if (!some.Contains(village))
        {
            some.Add(village);
        }
    }

    private void HandIn(ImportKind kind, string regency, IReadOnlyList<SimulatedVillage> batch) => office.HandIn(
        () => FileOf(kind, regency, [.. batch.Where(v => v is { IsGone: false, Spoiled: null })]),
        regency,
        (handed, left) =>
        {
            foreach (var village in batch.Where(v => !v.IsGone))
            {
                if (left.Contains(village.Code) || village.Spoiled is not null)
                {
                    Pend(kind, village, daysMax: 20);
                }
                else if (kind == ImportKind.Members)
                {
                    village.Left.RemoveAll(p => !handed.People.Contains(p));
                }
            }
        });

    private HandedIn? FileOf(ImportKind kind, string regency, IReadOnlyList<SimulatedVillage> batch)
    {
        if (batch.Count == 0)
        {
            return null;
        }

        var isFull = dice.Chance(0.5);
        if (kind == ImportKind.Villages && isFull)
        {
            if (villages.Exists(v => v.Spoiled is not null))
            {
                isFull = false;
            }
            else
            {
                batch = [.. villages.Where(v => !v.IsGone && v.Code.District.Regency == regency)];
            }
        }

        var from = NextMonth(batch[0].Code);
        var file = new RegisterFile(kind, 0, []);
        file = kind switch
        {
            ImportKind.Villages => file with { Villages = Placed(batch.Select(EntryOf)) },
            ImportKind.Mandates => file with
            {
                Mandates = Placed(batch.SelectMany(v => v.Mandates.TakeLast(3).Select(
                    m => new MandateEntry(v.Code, m)))),
            },
            ImportKind.Contacts => file with
            {
                Contacts = Placed(batch.SelectMany(v => v.Contacts.Select(c => new ContactEntry(v.Code, c)))),
            },
            _ => file with { Members = Placed(batch.SelectMany(v => Rows(v, isFull, from))) },
        };
        return new HandedIn(Mistyped(file, batch), isFull, from)
        {
            People = [.. batch.SelectMany(v => v.People)],
        };
    }

    private static VillageEntry EntryOf(SimulatedVillage village) =>
        new(village.Code, village.Name, village.District, "", village.Since)
        {
            PausedBecause = village.IsPaused ? "pilkades" : "",
        };

    /// <summary>Everybody; whoever left is left out of a full list, and in a partial one has a last month.</summary>
    private static IEnumerable<MemberEntry> Rows(SimulatedVillage village, bool isFull, PayMonth from)
    {
        MemberEntry Row(SimulatedPerson person) => new(village.Code, person.Person, person.Group, person.Wage);
        var month = Period.Of(from.FirstDay);
        return
        [
            .. village.People.Select(Row),
            .. isFull ? [] : village.Left.Where(l => !village.People.Exists(p => p.Person == l.Person))
                .DistinctBy(l => l.Person)
                .Select(l => Row(l) with { To = month.Plus(l.IsOfficial ? -2 : -1) }),
        ];
    }

    /// <summary>A row of some village is wrong; at times nobody can read whose.</summary>
    private RegisterFile Mistyped(RegisterFile file, IReadOnlyList<SimulatedVillage> batch)
    {
        if (!dice.Fault(dice.Rates.PersonMistaken, "WrongRow"))
        {
            return file;
        }

        var village = batch[dice.Below(batch.Count)].Code;
        var isNobodys = dice.Chance(0.2);
        var first = file.Members.FirstOrDefault(m => m.Value.Village == village);
        return file with
        {
            Members = [.. file.Members.Where(m => m != first)],
            Wrong =
            [
                new WrongCell("", 2, "NIK", "", new Said("16 angka", "16 digits"))
                {
                    Village = isNobodys ? null : village,
                },
            ],
        };
    }

    /// <summary>BPJS bills some villages: what we bill, or a little else, or much.</summary>
    private void Bill(DateTimeOffset midnight)
    {
        foreach (var some in villages.Where(_ => dice.Chance(0.4)).GroupBy(v => v.Code.District.Regency).ToList())
        {
            agenda.At(midnight.AddDays(dice.Below(12)).AddHours(9), () => office.HandIn(
                () => BillingsOf([.. some.Where(v => v is { IsGone: false, Spoiled: null })]), some.Key,
                (_, _) => { }));
        }
    }

    private HandedIn? BillingsOf(IReadOnlyList<SimulatedVillage> some)
    {
        var billings = new List<BpjsBilling>();
        foreach (var village in some)
        {
            foreach (var segment in Segments.All)
            {
                var bill = new BillId(village.Code, segment, segment.PeriodDueIn(PayMonth.Of(Today)));
                if (auditor.Booked(village.Code)?.FactsOn(Today).InsuredIn(bill).ToList() is { Count: > 0 } insured)
                {
                    billings.Add(Billing(bill, insured));
                }
            }
        }

        return billings.Count == 0 ? null : new HandedIn(
            new RegisterFile(ImportKind.Billings, billings.Count, []) { Billings = Placed(billings) },
            IsFull: false, PayMonth.Of(Today));
    }

    private BpjsBilling Billing(BillId bill, IReadOnlyList<InsuredPerson> insured)
    {
        var (people, more) = dice.Below(10) switch
        {
            < 6 => (insured.Count, 100),
            < 8 => (insured.Count + 1, 100 + (100 / insured.Count)),
            8 => (insured.Count, 150),
            _ => (insured.Count + 3, 400),
        };
        var wages = insured.Sum(p => p.Wage);
        Rupiah Part(int per10000) => new(wages * per10000 / 10_000 * more / 100);
        var sums = bill.Segment == Segment.Pu
            ? new Dictionary<SocialProgram, Rupiah>
            {
                [SocialProgram.Jkk] = Part(24),
                [SocialProgram.Jkm] = Part(30),
                [SocialProgram.Jht] = Part(570),
                [SocialProgram.Jp] = Part(300),
            }
            : new Dictionary<SocialProgram, Rupiah>
            {
                [SocialProgram.Jkk] = new(10_000L * people),
                [SocialProgram.Jkm] = new(6_800L * people),
            };
        return new BpjsBilling(
            bill.Village, bill.Segment, bill.Period, "",
            string.Create(CultureInfo.InvariantCulture, $"9126{++codes:00000000}"), people, sums);
    }

    private static IReadOnlyList<Placed<T>> Placed<T>(IEnumerable<T> all) =>
        [.. all.Select((one, i) => new Placed<T>(i + 2, one))];
}
