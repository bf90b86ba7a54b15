namespace Premium.Domain;

/// <summary>The ladder as a file.</summary>
public sealed partial class Ladder
{
    private const int StageLengthMax = 20;
    private const int DaysMax = 31;

    public static Ladder Shipped() => Parse(RuleFile.Ladder, RulesData.Shipped(RuleFile.Ladder));

    /// <exception cref="FormatException">
    /// A stage does not fit, or somebody would not be warned; the message names row, field and what is accepted.
    /// </exception>
    public static Ladder Parse(string name, string json)
    {
        var rungs = RulesData.Parse<IReadOnlyList<Rung>>(name, json);
        for (var i = 0; i < rungs.Count; i++)
        {
            void Expect(bool holds, string field, string expected)
            {
                if (!holds)
                {
                    throw new FormatException($"{name}, row {i + 1}, {field}: expected {expected}.");
                }
            }

            var rung = rungs[i] ?? throw new FormatException($"{name}, row {i + 1}: expected a stage, not null.");

            // It is part of the alert's row key.
            Expect(
                rung.Stage.Length is >= 1 and <= StageLengthMax
                    && rung.Stage.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
                "stage", $"1 to {StageLengthMax} small letters, digits and hyphens");
            Expect(rungs.Take(i).All(r => r.Stage != rung.Stage), "stage", "each once");
            Expect(rung.Days is >= 0 and <= DaysMax, "days", $"0 to {DaysMax}");
            Expect(rung.Reached != RungReached.Missed || rung.Days == 0, "days", "none for a missed payment");
            Expect(i == 0 || Place(rungs[i - 1]).CompareTo(Place(rung)) < 0, "reached", "stages in order of time");
        }

        foreach (var reached in new[] { RungReached.DaysBeforeSafeDay, RungReached.DaysAfterLegalDue })
        {
            if (!rungs.Any(r => r.Reached == reached && r.AlsoUntried))
            {
                throw new FormatException(
                    $"{name}: expected a stage of {reached} that is alsoUntried: nobody would be warned of a bill " +
                    "that was never tried.");
            }
        }

        return new Ladder(rungs);
    }

    /// <summary>Missed first, then the days before the safe day, then those after the due day.</summary>
    private static (RungReached Reached, int Days) Place(Rung rung) =>
        (rung.Reached, rung.Reached == RungReached.DaysBeforeSafeDay ? -rung.Days : rung.Days);
}
