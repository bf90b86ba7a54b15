using System.CommandLine;
using System.Globalization;
using Premium.Domain;
using PremiumFunctions.Local.Play;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Which village is played, from when until when.</summary>
public sealed record PlayOptions(VillageCode Village, DateOnly From, DateOnly To)
{
    /// <summary>First day on which nothing runs; null for none.</summary>
    public DateOnly? OutageFrom { get; init; }

    public int OutageDays { get; init; } = 7;
}

/// <summary><c>-- play</c>: a village that never pays, up to the lapse; nothing is stored.</summary>
public static class PlayVerb
{
    /// <summary>A place in the list of villages at which nothing is awkward.</summary>
    private const int PlainVillage = 0;

    /// <returns>0; 1 if a stage was skipped or somebody got a message twice.</returns>
    /// <exception cref="ArgumentException">There is no such village.</exception>
    public static async Task<int> RunAsync(PlayOptions options, TextWriter output, CancellationToken stop)
    {
        var regency = RegionCodes.Regency($"{options.Village.District}"[..5]);
        var district = regency.FirstOrDefault(d => d.Code == options.Village.District);
        var village = district?.Villages.FirstOrDefault(v => v.Code == options.Village)
            ?? throw new ArgumentException($"--village: expected a code of the sample, not {options.Village}.");
        var import = SampleRegency.Of(PlainVillage, village, options.From).Import;
        var rules = Rules.Shipped(
            SampleBanks.Ids.ToDictionary(id => id, _ => new BankTerms(), StringComparer.Ordinal),
            RoundingRule.PersonHalfUp) with
        {
            Office = new OfficeContact($"Dinas PMD {RegionCodes.NameOf($"{district!.Code}"[..5])}", ""),
        };
        var office = new Contact("email", "admin@pmd.example");
        var played = new PlayedVillage(import, district.Name, rules, [office]);
        bool IsOut(DateOnly day) => options.OutageFrom is { } first
            && day >= first && day < first.AddDays(options.OutageDays);
        await played.PlayAsync(options.From, options.To, IsOut, stop);

        var roles = import.Village.Contacts.ToLookup(c => c.Address, c => VillageText.Role(c.Role));
        foreach (var message in played.Messages.GroupBy(m => m.Message.Id))
        {
            var first = message.First();
            await output.WriteLineAsync(
                $"{first.At:yyyy-MM-dd HH:mm}  {string.Join(' ', first.Stages),-16}  "
                + $"{string.Join(", ", message.Select(m => roles[m.Message.Recipient].FirstOrDefault("Dinas PMD")))}");
            await output.WriteLineAsync($"                  {first.Message.SubjectLine}");
        }

        var days = options.To.DayNumber - options.From.DayNumber + 1;
        await output.WriteLineAsync(
            $"played: days={days} messages={played.Messages.Count} skipped={played.Skipped} doubled={played.Doubled}");
        return played.Skipped + played.Doubled == 0 ? 0 : 1;
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class PlayArguments
{
    private const int DaysMax = 800;
    private const int OutageMax = 60;

    private readonly Option<string> village = CommandLine.Text(
        "--village", "CODE", "the village (default: 33.16.13.2018)", "a code such as 33.16.13.2018");

    private readonly Option<DateOnly?> from = Day("--from", "first day (default: 2026-11-01)");
    private readonly Option<DateOnly?> to = Day("--to", "last day (default: 2027-04-30)");
    private readonly Option<DateOnly?> outage = Day("--outage", "first day on which nothing runs (default: none)");

    private readonly Option<int?> outageDays = CommandLine.Number(
        "--outage-days", "N", "how long nothing runs (default: 7)", 1, OutageMax);

    public PlayArguments(Command command)
    {
        command.Options.Add(village);
        command.Options.Add(from);
        command.Options.Add(to);
        command.Options.Add(outage);
        command.Options.Add(outageDays);
    }

    /// <exception cref="ArgumentException">A value is not accepted; the message names it.</exception>
    public PlayOptions Read(ParseResult parsed)
    {
        var code = parsed.GetValue(village) ?? "33.16.13.2018";
        var first = parsed.GetValue(from) ?? new DateOnly(2026, 11, 1);
        var last = parsed.GetValue(to) ?? new DateOnly(2027, 4, 30);
        if (!VillageCode.TryParse(code, out var read))
        {
            throw new ArgumentException($"--village: expected a code such as 33.16.13.2018, not '{code}'.");
        }

        if (last < first || last.DayNumber - first.DayNumber >= DaysMax)
        {
            throw new ArgumentException($"--to: expected a day after --from, at most {DaysMax} days of play.");
        }

        return new PlayOptions(read, first, last)
        {
            OutageFrom = parsed.GetValue(outage),
            OutageDays = parsed.GetValue(outageDays) ?? 7,
        };
    }

    private static Option<DateOnly?> Day(string name, string description) => CommandLine.Option<DateOnly?>(
        name, "yyyy-MM-dd", description, "a day as yyyy-MM-dd", (string text, out DateOnly? day) =>
        {
            var isDay = DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
            day = isDay ? read : null;
            return isDay;
        });
}
