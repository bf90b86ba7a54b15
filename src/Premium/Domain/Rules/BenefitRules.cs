namespace Premium.Domain;

/// <summary>What a family gets, and so may lose.</summary>
/// <param name="From">First day.</param>
/// <param name="Death">Santunan kematian of JKM, all parts together.</param>
/// <param name="ScholarshipYears">Years of contributions that the scholarship asks for.</param>
/// <param name="Source">The regulation.</param>
public sealed record Benefit(DateOnly From, Rupiah Death, int ScholarshipYears, string Source);

/// <summary>Benefits by date.</summary>
public sealed class BenefitRules(IReadOnlyList<Benefit> benefits)
{
    private const int YearsMax = 40;

    /// <summary>No family gets as much; more would overflow what adds it up for a village.</summary>
    private static readonly Rupiah DeathMax = new(1_000_000_000);

    /// <summary>Null where none is known for the day.</summary>
    public Benefit? On(DateOnly day) => benefits.LastOrDefault(b => b.From <= day);

    public static BenefitRules Shipped() => Parse(RuleFile.Benefits, RulesData.Shipped(RuleFile.Benefits));

    /// <exception cref="FormatException">A row does not fit; the message names it and what is accepted.</exception>
    public static BenefitRules Parse(string name, string json)
    {
        var rows = RulesData.Parse<IReadOnlyList<Benefit>>(name, json);
        for (var i = 0; i < rows.Count; i++)
        {
            void Expect(bool holds, string field, Said expected)
            {
                if (!holds)
                {
                    throw RuleText.Wrong(name, i + 1, field, expected);
                }
            }

            var row = rows[i]
                ?? throw RuleText.Wrong(name, i + 1, "", new("satu manfaat, bukan null", "a benefit, not null"));
            Expect(
                row.Death > Rupiah.Zero && row.Death <= DeathMax, "death",
                new($"jumlah di atas Rp0, sampai {DeathMax}", $"a sum of more than Rp0, to {DeathMax}"));
            Expect(RuleText.IsDay(row.From), "from", RuleText.Day);
            Expect(
                row.ScholarshipYears is >= 1 and <= YearsMax, "scholarshipYears",
                new($"1 sampai {YearsMax}", $"1 to {YearsMax}"));
            Expect(!string.IsNullOrWhiteSpace(row.Source), "source", new("peraturannya", "the regulation"));
            Expect(
                i == 0 || rows[i - 1].From < row.From, "from",
                new("lebih lambat dari baris sebelumnya", "later than the row before"));
        }

        return new BenefitRules(rows);
    }
}
