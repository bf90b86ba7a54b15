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

        // Before any is looked at: each is held against those behind it, too.
        var empty = rungs.ToList().FindIndex(r => r is null);
        if (empty >= 0)
        {
            throw RuleText.Wrong(name, empty + 1, "", new("satu tahap, bukan null", "a stage, not null"));
        }

        for (var i = 0; i < rungs.Count; i++)
        {
            void Expect(bool holds, string field, Said expected)
            {
                if (!holds)
                {
                    throw RuleText.Wrong(name, i + 1, field, expected);
                }
            }

            var rung = rungs[i];

            // It is part of the alert's row key.
            Expect(
                rung.Stage.Length is >= 1 and <= StageLengthMax
                    && rung.Stage.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
                "stage", new(
                    $"1 sampai {StageLengthMax} huruf kecil, angka, dan tanda hubung",
                    $"1 to {StageLengthMax} small letters, digits and hyphens"));
            Expect(rungs.Take(i).All(r => r.Stage != rung.Stage), "stage", new("tiap tahap sekali", "each once"));
            Expect(rung.Days is >= 0 and <= DaysMax, "days", new($"0 sampai {DaysMax}", $"0 to {DaysMax}"));
            Expect(
                rung.Days == 0 || !(rung.IsNews || rung.Reached == RungReached.Missed), "days",
                new("kosong bila tahap itu tidak dicapai menurut hari", "none where it is not reached by days"));
            Expect(
                rung.Every is 0 or (>= 1 and <= DaysMax), "every", new($"0 sampai {DaysMax}", $"0 to {DaysMax}"));
            Expect(
                rung.Every == 0 || rung.Reached is RungReached.DaysAfterLegalDue or RungReached.DaysAfterLapse, "every",
                new(
                    "kosong selain setelah jatuh tempo atau setelah terputus",
                    "none but after the due day or the lapse"));
            Expect(
                rung.Reached != RungReached.BankingDaysBeforeOpening
                    || (rung.Days > 0 && rungs.Take(i).All(r => r.Reached != rung.Reached)), "reached",
                new(
                    "satu tahap sebelum pendebetan dibuka, sehari atau lebih",
                    "one stage before the opening, a day or more"));
            Expect(
                !rungs.Any(r => r.Every > 0 && IsOf(r, rung.Stage, out _)), "stage",
                new(
                    "nama yang tidak dipakai tahap yang berulang", "no name that a stage which comes again has, too"));
            Expect(rung.Roles.Count > 0 && rung.Roles.Distinct().Count() == rung.Roles.Count, "to",
                new("satu peran atau lebih, tiap peran sekali", "one or more roles, each once"));
            Expect(
                i == 0 || Place(rungs[i - 1]).CompareTo(Place(rung)) < 0, "reached",
                new("tahap menurut urutan waktu", "stages in order of time"));
        }

        Warns(name, new("sebelum batas aman", "before the safe day"), rungs, IsBeforeSafeDay);
        Warns(
            name, new("setelah jatuh tempo", "after the due day"), rungs,
            r => r.Reached == RungReached.DaysAfterLegalDue);

        return new Ladder(rungs);
    }

    private static void Warns(string name, Said when, IReadOnlyList<Rung> rungs, Func<Rung, bool> isThen)
    {
        if (!rungs.Any(r => isThen(r) && r.AlsoUntried))
        {
            throw RuleText.Wrong(name, "", new(
                $"satu tahap {when.Indonesian} dengan alsoUntried: tanpa itu tidak ada yang diperingatkan tentang "
                    + "tagihan yang belum pernah dicoba",
                $"a stage {when.English} that is alsoUntried: nobody would be warned of a bill that was never tried"));
        }
    }

    private static bool IsBeforeSafeDay(Rung rung) =>
        rung.Reached is RungReached.DaysBeforeSafeDay or RungReached.BankingDaysBeforeSafeDay;

    /// <summary>In order of time; what counts down has more days first.</summary>
    private static (RungReached Reached, int Days) Place(Rung rung) => (
        rung.Reached,
        IsBeforeSafeDay(rung) || rung.Reached is RungReached.DaysBeforeLapse or RungReached.BankingDaysBeforeOpening
            ? -rung.Days : rung.Days);
}
