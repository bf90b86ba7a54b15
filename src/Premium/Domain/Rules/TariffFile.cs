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
            RuleFile.Tariffs, new Said($"batas upah {Name(caps.Key)}", $"wage cap of {caps.Key}"),
            LastDay(caps.Max(c => c.From), CapMonths),
            IsUnknownAfter: true)),
        .. BpuReliefs.Select(relief => new RuleEnd(
            RuleFile.Tariffs,
            new Said(
                $"potongan {relief.PercentOff} % {string.Join(", ", relief.Programs.Select(Name))} untuk BPU"
                    + (relief.TransportOnly ? " transportasi" : ""),
                $"{relief.PercentOff} % off {string.Join(", ", relief.Programs)} for BPU"
                    + (relief.TransportOnly ? " in transport" : "")),
            LastDay(relief.To, months: 1),
            IsUnknownAfter: false)),
    ];

    private static string Name(SocialProgram program) => program.ToString().ToUpperInvariant();

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

    /// <summary>Of one person and month; twenty times what the highest band pays for anything.</summary>
    private static readonly Rupiah PremiumMax = new(10_000_000);

    private static readonly Said SourceSaid = new("source: sumber aturannya", "source: where it is said");

    /// <exception cref="FormatException">A row does not fit; the message names row, field and expectation.</exception>
    public static TariffTable Parse(string name, string json)
    {
        var table = RulesData.Parse<TariffTable>(name, json);
        Each(name, "rates", table.Rates, (rate, expect) =>
        {
            expect(
                rate.EmployerPer10000 is >= 0 and <= 10_000,
                new("employerPer10000: 0 sampai 10000", "employerPer10000: 0 to 10000"));
            expect(
                rate.WorkerPer10000 is >= 0 and <= 10_000,
                new("workerPer10000: 0 sampai 10000", "workerPer10000: 0 to 10000"));
            expect(
                rate.EmployerPer10000 + rate.WorkerPer10000 is > 0 and <= 10_000,
                new(
                    "employerPer10000 dan workerPer10000: bersama-sama 1 sampai 10000",
                    "employerPer10000 and workerPer10000: together 1 to 10000"));
            expect(rate.Source.Trim().Length > 0, SourceSaid);
            expect(
                table.Rates.Count(r => (r.Program, r.Risk, r.From) == (rate.Program, rate.Risk, rate.From)) == 1,
                new("satu baris untuk tiap program, risk, dan from", "one row for each program, risk and from"));
            expect(
                !table.Rates.Any(r => r.Program == rate.Program && r.Risk is null != rate.Risk is null),
                new(
                    "risk: di semua baris satu program atau tidak sama sekali",
                    "risk: in all rows of a program or in none"));
        });
        Each(name, "wageCaps", table.WageCaps, (cap, expect) =>
        {
            expect(
                cap.Cap > Rupiah.Zero && cap.Cap <= Tariffs.WageMax,
                new($"cap: di atas 0, sampai {Tariffs.WageMax.Value}", $"cap: above 0, to {Tariffs.WageMax.Value}"));
            expect(cap.Source.Trim().Length > 0, SourceSaid);
            expect(
                table.WageCaps.Count(c => (c.Program, c.From) == (cap.Program, cap.From)) == 1,
                new("satu baris untuk tiap program dan from", "one row for each program and from"));
        });
        Each(name, "bpuReliefs", table.BpuReliefs, (relief, expect) =>
        {
            expect(relief.From <= relief.To, new("to: tidak sebelum from", "to: not before from"));
            // Whoever pays for no program at all has no bill, and is named: no receipt can show that they are covered.
            expect(
                relief.PercentOff is >= 1 and <= 100,
                new("percentOff: 1 sampai 100", "percentOff: 1 to 100"));
            expect(relief.Programs.Count > 0, new("programs: paling sedikit satu", "programs: at least one"));
            expect(relief.Source.Trim().Length > 0, SourceSaid);
        });
        return table.LacksIn(new Period(2099, 12)) is { } lacking
            ? throw RuleText.Wrong(name, "rates", new($"tarif {lacking}", $"a rate of {lacking}"))
            : table;
    }

    /// <exception cref="FormatException">A row does not fit; the message names row, column and expectation.</exception>
    public static IReadOnlyList<BpuBand> ParseBands(string name, string csv)
    {
        if (!csv.TrimStart('\uFEFF').StartsWith(BandsHeader, StringComparison.Ordinal))
        {
            throw RuleText.Wrong(name, 1, "", new(
                $"kepala kolom yang dimulai {BandsHeader}", $"a header that begins {BandsHeader}"));
        }

        var bands = ReadBands(name, csv);
        var premium = new Said($"iuran 1 sampai {PremiumMax.Value}", $"a premium of 1 to {PremiumMax.Value}");
        for (var i = 0; i < bands.Count; i++)
        {
            void Expect(bool holds, string column, Said expected)
            {
                if (!holds)
                {
                    throw RuleText.Wrong(name, i + 2, column, expected);
                }
            }

            Expect(
                bands[i].IncomeFrom > (i == 0 ? new Rupiah(-1) : bands[i - 1].IncomeFrom)
                    && bands[i].IncomeFrom <= Tariffs.WageMax, "income_from",
                new(
                    $"penghasilan yang naik, sampai {Tariffs.WageMax.Value}",
                    $"incomes that rise, to {Tariffs.WageMax.Value}"));
            Expect(IsPremium(bands[i].Jkk), "jkk_1pct", premium);
            Expect(IsPremium(bands[i].Jkm), "jkm", premium);
            Expect(IsPremium(bands[i].Jht), "jht_2pct", premium);
        }

        return bands.Count > 0 && bands[0].IncomeFrom == Rupiah.Zero
            ? bands
            : throw RuleText.Wrong(
                name, 2, "income_from", new("golongan pertama mulai 0", "a first band from 0"));
    }

    private static bool IsPremium(Rupiah sum) => sum > Rupiah.Zero && sum <= PremiumMax;

    /// <summary>
    /// Reads <c>income_from,income_to,base,jkk_1pct,jkm,jht_2pct,...</c>; a band ends where the next begins.
    /// </summary>
    private static List<BpuBand> ReadBands(string name, string csv)
    {
        var bands = new List<BpuBand>();
        var rows = csv.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < rows.Length; i++)
        {
            var cells = rows[i].Split(',');
            Rupiah Cell(int index) => index < cells.Length && Rupiah.TryParse(cells[index], out var sum)
                ? sum
                : throw WrongField.Of(new(
                    $"{name}, baris {i + 1}, kolom {index + 1}: yang diterima rupiah utuh.",
                    $"{name}, row {i + 1}, column {index + 1}: expected whole rupiah."));
            bands.Add(new BpuBand(Cell(0), Cell(3), Cell(4), Cell(5)));
        }

        return bands;
    }

    private static void Each<T>(string name, string list, IReadOnlyList<T> rows, Action<T, Action<bool, Said>> check)
    {
        // Before any is looked at: each is held against all others.
        var empty = rows.ToList().FindIndex(r => r is null);
        if (empty >= 0)
        {
            throw Wrong(empty, new("satu baris, bukan null", "a row, not null"));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            check(rows[i], (holds, expected) =>
            {
                if (!holds)
                {
                    throw Wrong(i, expected);
                }
            });
        }

        FormatException Wrong(int at, Said expected) => WrongField.Of(new(
            $"{name}, {list} baris {at + 1}: yang diterima {expected.Indonesian}.",
            $"{name}, {list} row {at + 1}: expected {expected.English}."));
    }
}
