namespace Premium.Domain;

public sealed record TariffTable(
    IReadOnlyList<Rate> Rates, IReadOnlyList<WageCap> WageCaps, IReadOnlyList<BpuRelief> BpuReliefs)
{
    /// <summary>The cap of pensions is set anew each March (PP 45/2015 Ps 29); others would be, too.</summary>
    private const int CapMonths = 12;

    /// <summary>Until when the newest caps count, and the reliefs.</summary>
    public IEnumerable<RuleEnd> Ends =>
    [
        .. WageCaps.GroupBy(c => c.Program).Select(caps => new RuleEnd(
            RuleFile.Tariffs, $"wage cap of {caps.Key}", LastDay(caps.Max(c => c.From), CapMonths),
            IsUnknownAfter: true)),
        .. BpuReliefs.Select(relief => new RuleEnd(
            RuleFile.Tariffs,
            $"{relief.PercentOff} % off {string.Join(", ", relief.Programs)} for BPU" +
            (relief.TransportOnly ? " in transport" : ""),
            LastDay(relief.To, months: 1),
            IsUnknownAfter: false)),
    ];

    /// <summary>A program and risk that has no rate in a month; null if all have one.</summary>
    public string? LacksIn(Period period) => Enum.GetValues<SocialProgram>()
        .SelectMany(program => Enum.GetValues<RiskGroup>().Select(risk => (program, risk)))
        .Where(p => !Rates.Any(r =>
            r.Program == p.program && r.From <= period && (r.Risk is null || r.Risk == p.risk)))
        .Select(p => $"{p.program} for risk {p.risk}")
        .FirstOrDefault();

    /// <summary>Of so many months, beginning with this one.</summary>
    private static DateOnly LastDay(Period first, int months) => first.FirstDay.AddMonths(months).AddDays(-1);
}

/// <summary>Reads tariffs, shipped or replaced, and refuses what would make a wrong bill.</summary>
public static class TariffFile
{
    private const string BandsHeader = "income_from,income_to,base,jkk_1pct,jkm,jht_2pct";

    /// <exception cref="FormatException">A row does not fit; the message names row, field and expectation.</exception>
    public static TariffTable Parse(string name, string json)
    {
        var table = RulesData.Parse<TariffTable>(name, json);
        Each(name, "rates", table.Rates, (rate, expect) =>
        {
            expect(rate.EmployerPer10000 is >= 0 and <= 10_000, "employerPer10000: 0 to 10000");
            expect(rate.WorkerPer10000 is >= 0 and <= 10_000, "workerPer10000: 0 to 10000");
            expect(
                rate.EmployerPer10000 + rate.WorkerPer10000 is > 0 and <= 10_000,
                "employerPer10000 and workerPer10000: together 1 to 10000");
            expect(rate.Source.Trim().Length > 0, "source: where it is said");
            expect(
                table.Rates.Count(r => (r.Program, r.Risk, r.From) == (rate.Program, rate.Risk, rate.From)) == 1,
                "one row for each program, risk and from");
            expect(
                !table.Rates.Any(r => r.Program == rate.Program && r.Risk is null != rate.Risk is null),
                "risk: in all rows of a program or in none");
        });
        Each(name, "wageCaps", table.WageCaps, (cap, expect) =>
        {
            expect(cap.Cap > Rupiah.Zero, "cap: above 0");
            expect(cap.Source.Trim().Length > 0, "source: where it is said");
            expect(
                table.WageCaps.Count(c => (c.Program, c.From) == (cap.Program, cap.From)) == 1,
                "one row for each program and from");
        });
        Each(name, "bpuReliefs", table.BpuReliefs, (relief, expect) =>
        {
            expect(relief.From <= relief.To, "to: not before from");
            expect(relief.PercentOff is >= 1 and <= 100, "percentOff: 1 to 100");
            expect(relief.Programs.Count > 0, "programs: at least one");
            expect(relief.Source.Trim().Length > 0, "source: where it is said");
        });
        return table.LacksIn(new Period(2099, 12)) is { } lacking
            ? throw new FormatException($"{name}, rates: expected a rate of {lacking}.")
            : table;
    }

    /// <exception cref="FormatException">A row does not fit; the message names row, column and expectation.</exception>
    public static IReadOnlyList<BpuBand> ParseBands(string name, string csv)
    {
        if (!csv.TrimStart('\uFEFF').StartsWith(BandsHeader, StringComparison.Ordinal))
        {
            throw new FormatException($"{name}, row 1: expected a header that begins {BandsHeader}.");
        }

        var bands = Tariffs.ParseBands(name, csv);
        for (var i = 0; i < bands.Count; i++)
        {
            void Expect(bool holds, string column, string expected)
            {
                if (!holds)
                {
                    throw new FormatException($"{name}, row {i + 2}, {column}: expected {expected}.");
                }
            }

            Expect(
                bands[i].IncomeFrom > (i == 0 ? new Rupiah(-1) : bands[i - 1].IncomeFrom), "income_from",
                "incomes that rise");
            Expect(bands[i].Jkk > Rupiah.Zero, "jkk_1pct", "a premium above 0");
            Expect(bands[i].Jkm > Rupiah.Zero, "jkm", "a premium above 0");
            Expect(bands[i].Jht > Rupiah.Zero, "jht_2pct", "a premium above 0");
        }

        return bands.Count > 0 && bands[0].IncomeFrom == Rupiah.Zero
            ? bands
            : throw new FormatException($"{name}, row 2, income_from: expected a first band from 0.");
    }

    private static void Each<T>(string name, string list, IReadOnlyList<T> rows, Action<T, Action<bool, string>> check)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is null)
            {
                throw new FormatException($"{name}, {list} row {i + 1}: expected a row, not null.");
            }

            check(rows[i], (holds, expected) =>
            {
                if (!holds)
                {
                    throw new FormatException($"{name}, {list} row {i + 1}: expected {expected}.");
                }
            });
        }
    }
}
