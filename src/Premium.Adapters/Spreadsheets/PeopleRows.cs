using System.Runtime.InteropServices;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

internal sealed class MemberRows : IEntryRows
{
    private readonly Dictionary<(VillageCode, Nik), int> lastOf = [];
    private readonly List<Placed<MemberEntry>> all = [];

    /// <summary>Place in <see cref="all"/> of the same person in the same village before; few have one.</summary>
    private readonly Dictionary<int, int> earlier = [];

    /// <summary>Lists of programs are few and shared.</summary>
    private readonly Dictionary<string, IReadOnlyList<SocialProgram>> programs = new(StringComparer.Ordinal);

    public void Take(RowReader row)
    {
        var entry = new MemberEntry(
            row.Read<VillageCode>("village", DigitCells.Village),
            new Person(row.Read<string>("name", WordCells.Name), row.Read<Nik>("nik", DigitCells.OfNik)),
            row.Read<MemberGroup>("group", Words.Groups.Read),
            row.Read<Rupiah>("wage", row.Sums.Sum))
        {
            Segment = row.ReadOrNull<Segment>("segment", Words.SegmentNames.Read),
            Risk = row.ReadOrNull<RiskGroup>("risk", Words.Risks.Read),
            Programs = row.Read<IReadOnlyList<SocialProgram>>("programs", Programs, []),
            IsTransportWorker = row.Read("transport", Words.YesNo.Read, false),
            From = row.ReadOrNull<Period>("from", row.Days.Month),
            To = row.ReadOrNull<Period>("to", row.Days.Month) is { } to && to < Period.Last ? to : null,
        };
        if (row.IsRight && entry.To < entry.From)
        {
            row.Refuse("to", Accepted.NotBeforeFirstMonth);
        }

        if (row.IsRight)
        {
            Add(row, entry);
        }
    }

    public RegisterFile Into(RegisterFile file)
    {
        RefuseLostDigits();
        return file with { Members = all };
    }

    private Said? Programs(Cell cell, out IReadOnlyList<SocialProgram> found)
    {
        if (programs.TryGetValue(cell.Text, out found!))
        {
            return null;
        }

        var refused = WordCells.Programs(cell, out found);
        if (refused is null && programs.Count < 1_000)
        {
            programs[cell.Text] = found;
        }

        return refused;
    }

    private void Add(RowReader row, MemberEntry entry)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(
            lastOf, (entry.Village, entry.Person.Nik), out var isKnown);
        for (var at = isKnown ? last : -1; at >= 0; at = earlier.GetValueOrDefault(at, -1))
        {
            if (Overlap(all[at].Value, entry))
            {
                row.Refuse("nik", Accepted.OneRowForPerson(all[at].Row));
                return;
            }
        }

        if (isKnown)
        {
            earlier[all.Count] = last;
        }

        last = all.Count;
        all.Add(new Placed<MemberEntry>(row.Row.Number, entry));
    }

    private static bool Overlap(MemberEntry one, MemberEntry other) =>
        !(one.To < other.From) && !(other.To < one.From);

    /// <summary>
    /// Of numbers kept in 15 digits the 16th is a zero. One in ten is by itself, and eight in eight are not.
    /// </summary>
    private void RefuseLostDigits()
    {
        const int RowsMin = 8;
        if (all.Count >= RowsMin && all.All(m => m.Value.Person.Nik.Reveal()[^1] == '0'))
        {
            throw new RefusedFileException(FileText.LostNikDigits);
        }
    }
}

internal sealed class BillingRows : IEntryRows
{
    private static readonly (SocialProgram Program, string Field)[] Programs =
    [
        (SocialProgram.Jkk, "jkk"), (SocialProgram.Jkm, "jkm"), (SocialProgram.Jht, "jht"), (SocialProgram.Jp, "jp"),
    ];

    private readonly Entries<(VillageCode, Segment, Period), BpjsBilling> entries = new();

    public void Take(RowReader row)
    {
        var village = row.Read<VillageCode>("village", DigitCells.Village);
        var segment = row.Read<Segment>("segment", Words.SegmentNames.Read);
        var period = row.Read<Period>("period", row.Days.Month);
        var npp = row.Read("npp", DigitCells.Npp, "");
        var code = row.Read<string>("kodeIuran", DigitCells.KodeIuran);
        var people = row.Read<int>("people", row.Sums.People);
        var sums = new Dictionary<SocialProgram, Rupiah>();
        foreach (var (program, field) in Programs)
        {
            if (row.ReadOrNull<Rupiah>(field, row.Sums.Sum) is { Value: > 0 } sum)
            {
                sums[program] = sum;
            }
        }

        var billing = new BpjsBilling(village, segment, period, npp, code, people, sums);
        var total = row.Read<Rupiah>("total", row.Sums.Sum);
        if (row.IsRight && total != billing.Total)
        {
            row.Refuse("total", Accepted.SumOfPrograms(billing.Total));
        }

        entries.Add(row, (village, segment, period), billing, "kodeIuran", Accepted.EachBilling);
    }

    public RegisterFile Into(RegisterFile file) => file with { Billings = entries.All };
}
