using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Premium.Domain;

/// <summary>Share of the wage from a contribution month on; per 10,000, so 0,24 % is 24.</summary>
public sealed record Rate(
    SocialProgram Program,
    Period From,
    int EmployerPer10000,
    int WorkerPer10000,
    string Source,
    RiskGroup? Risk = null);

/// <summary>Wage above which a program takes no premium, from a contribution month on.</summary>
public sealed record WageCap(SocialProgram Program, Period From, Rupiah Cap, string Source);

/// <summary>Time-limited discount for BPU, and who is excluded from it.</summary>
public sealed record BpuRelief(
    Period From,
    Period To,
    bool TransportOnly,
    IReadOnlyList<SocialProgram> Programs,
    int PercentOff,
    IReadOnlyList<PayerKind> ExcludedPayers,
    string Source);

/// <summary>One income band of BPU with its premiums (PP 44/2015 Lampiran II; unverified beyond the lowest).</summary>
public sealed record BpuBand(Rupiah IncomeFrom, Rupiah Jkk, Rupiah Jkm, Rupiah Jht);

/// <summary>
/// Where fractions of a rupiah are rounded and how. No public rule was found, so it is a setting; the sum BPJS bills
/// is the truth.
/// </summary>
public enum RoundingRule
{
    PersonHalfUp,
    PersonUp,
    PersonDown,
    ProgramHalfUp,
    ProgramUp,
    ProgramDown,
}

public abstract record Billing
{
    private Billing()
    {
    }

    public sealed record Billed(int HeadCount, IReadOnlyList<BillLine> Lines) : Billing;

    /// <summary>The roster has a row that cannot be billed: which, what and what would be accepted.</summary>
    public sealed record Malformed(string Problem) : Billing;
}

/// <summary>Turns a roster into the lines of a bill by the tariffs of the contribution month.</summary>
public sealed class Tariffs(TariffTable table, IReadOnlyList<BpuBand> bands, RoundingRule rounding)
{
    /// <summary>No village wage comes near it; larger ones are slips of the keyboard.</summary>
    public static readonly Rupiah WageMax = new(1_000_000_000);

    private static readonly SocialProgram[] Programs = Enum.GetValues<SocialProgram>();

    // Neither tariffs nor a roster ever change, and each planning and each worklist asks for the same months again.
    private readonly ConditionalWeakTable<Roster, ConcurrentDictionary<(Segment, Period), Billing>> billed = [];

    public TariffTable Table => table;

    public IReadOnlyList<BpuBand> Bands => bands;

    public static Tariffs Shipped(RoundingRule rounding) => new(
        TariffFile.Parse(RuleFile.Tariffs, RulesData.Shipped(RuleFile.Tariffs)),
        TariffFile.ParseBands(RuleFile.Bands, RulesData.Shipped(RuleFile.Bands)),
        rounding);

    /// <summary>Others of the same rounding.</summary>
    public Tariffs With(TariffTable otherTable, IReadOnlyList<BpuBand> otherBands) =>
        new(otherTable, otherBands, rounding);

    public Billing Bill(Roster roster, Segment segment, Period period) =>
        billed.GetOrCreateValue(roster).GetOrAdd((segment, period), _ => Billed(roster, segment, period));

    private Billing Billed(Roster roster, Segment segment, Period period)
    {
        var members = roster.Of(segment, period).ToList();
        foreach (var member in members)
        {
            if (Problem(member, segment, period) is { } problem)
            {
                return new Billing.Malformed($"Roster of {roster.Village}, member {member.Id}: {problem.English}");
            }
        }

        if (members.GroupBy(m => m.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new Billing.Malformed(
                $"Roster of {roster.Village}, member {twice.Key}: listed {twice.Count()} times for " +
                $"{segment.Label()}; expected once.");
        }

        var lines = Programs
            .Select(program => (program, enrolled: members.Where(m => m.Programs.Contains(program)).ToList()))
            .Where(p => p.enrolled.Count > 0)
            .Select(p => segment switch
            {
                Segment.Pu => PuLine(p.program, p.enrolled, period),
                Segment.Bpu => BpuLine(p.program, p.enrolled, period, roster.Payer),
            })
            .ToList();
        return new Billing.Billed(members.Count, lines);
    }

    /// <summary>Why a member cannot be billed in a month; null if nothing is wrong.</summary>
    public Said? Problem(Member member, Segment segment, Period period)
    {
        if (member.Wage < Rupiah.Zero || member.Wage > WageMax)
        {
            return new Said(
                $"upah {member.Wage.Value} di luar batas; yang diterima: 0 sampai {WageMax.Value}",
                $"wage {member.Wage.Value} is out of range; expected 0 to {WageMax.Value}.");
        }

        if (segment == Segment.Pu && member.Wage == Rupiah.Zero)
        {
            return new Said(
                "upah 0, sehingga tidak ada iuran; yang diterima: upah yang dilaporkan",
                "wage is 0, on which no premium is owed; expected the reported wage.");
        }

        if (member.Programs.Count == 0)
        {
            return new Said(
                "tidak ada program; yang diterima: paling sedikit satu dari JKK, JKM, JHT, JP",
                "no program; expected at least one of Jkk, Jkm, Jht, Jp.");
        }

        return segment switch
        {
            Segment.Pu => member.Programs
                .Where(p => RateOf(p, member.Risk, period) is null)
                .Select(p => new Said(
                    $"program {p} tidak mempunyai tarif untuk {period}; yang diterima: program di tabel tarif",
                    $"program {p} has no rate for {period}; expected a program of the tariff table."))
                .FirstOrDefault(),
            Segment.Bpu when member.Programs.Contains(SocialProgram.Jp) =>
                new Said(
                    "program JP tidak ada untuk BPU; yang diterima: JKK, JKM, atau JHT",
                    "program Jp is not offered to BPU; expected Jkk, Jkm or Jht."),
            Segment.Bpu when BandOf(member) is null => new Said(
                $"penghasilan {member.Wage.Value} tidak termasuk kelompok mana pun",
                $"income {member.Wage.Value} is in no band."),
            Segment.Bpu => null,
        };
    }

    private BillLine PuLine(SocialProgram program, IReadOnlyList<Member> enrolled, Period period)
    {
        var cap = table.WageCaps
            .Where(c => c.Program == program && c.From <= period)
            .OrderBy(c => c.From)
            .LastOrDefault()?.Cap.Value ?? long.MaxValue;
        long employer = 0;
        long worker = 0;
        foreach (var member in enrolled)
        {
            var rate = RateOf(program, member.Risk, period)!;
            var wage = Math.Min(member.Wage.Value, cap);
            employer += RoundPerson(wage * rate.EmployerPer10000);
            worker += RoundPerson(wage * rate.WorkerPer10000);
        }

        return new BillLine(program, RoundProgram(employer), RoundProgram(worker), enrolled.Count);
    }

    /// <summary>
    /// BPU people carry their premium themselves or a payer does: the whole sum is the worker's share.
    /// </summary>
    private BillLine BpuLine(SocialProgram program, IReadOnlyList<Member> enrolled, Period period, PayerKind payer)
    {
        long total = 0;
        foreach (var member in enrolled)
        {
            var band = BandOf(member)!;
            var full = program switch
            {
                SocialProgram.Jkk => band.Jkk.Value,
                SocialProgram.Jkm => band.Jkm.Value,
                SocialProgram.Jht => band.Jht.Value,
                SocialProgram.Jp => 0,
            };
            var relief = table.BpuReliefs.FirstOrDefault(r =>
                r.From <= period && period <= r.To && r.Programs.Contains(program)
                && (!r.TransportOnly || member.IsTransportWorker) && !r.ExcludedPayers.Contains(payer));
            total += RoundPerson(full * (100 - (relief?.PercentOff ?? 0)) * 100);
        }

        return new BillLine(program, Rupiah.Zero, RoundProgram(total), enrolled.Count);
    }

    /// <summary>The newest; a table has none twice.</summary>
    private Rate? RateOf(SocialProgram program, RiskGroup risk, Period period)
    {
        // For each person and program of each bill at each planning: without a query's delegates.
        Rate? newest = null;
        foreach (var rate in table.Rates)
        {
            if (rate.Program == program && rate.From <= period && (rate.Risk is null || rate.Risk == risk)
                && !(newest?.From >= rate.From))
            {
                newest = rate;
            }
        }

        return newest;
    }

    private BpuBand? BandOf(Member member) =>
        bands.Where(b => b.IncomeFrom <= member.Wage).MaxBy(b => b.IncomeFrom);

    /// <summary>
    /// Ten-thousandths of a rupiah to the same unit, rounded to whole rupiah where the rule says a person.
    /// </summary>
    private long RoundPerson(long tenThousandths) => rounding switch
    {
        RoundingRule.PersonHalfUp => (tenThousandths + 5000) / 10000 * 10000,
        RoundingRule.PersonUp => (tenThousandths + 9999) / 10000 * 10000,
        RoundingRule.PersonDown => tenThousandths / 10000 * 10000,
        RoundingRule.ProgramHalfUp => tenThousandths,
        RoundingRule.ProgramUp => tenThousandths,
        RoundingRule.ProgramDown => tenThousandths,
    };

    private Rupiah RoundProgram(long tenThousandths) => new(rounding switch
    {
        RoundingRule.PersonHalfUp => tenThousandths / 10000,
        RoundingRule.PersonUp => tenThousandths / 10000,
        RoundingRule.PersonDown => tenThousandths / 10000,
        RoundingRule.ProgramHalfUp => (tenThousandths + 5000) / 10000,
        RoundingRule.ProgramUp => (tenThousandths + 9999) / 10000,
        RoundingRule.ProgramDown => tenThousandths / 10000,
    });
}
