using System.Globalization;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Lists of members by chance, and a desk of three villages that takes them.</summary>
internal static class RandomLists
{
    public const int Imports = 16;

    public static readonly VillageCode[] Codes =
        [.. new[] { "12.2010", "12.2011", "13.2001" }.Select(c => VillageCode.Parse($"33.16.{c}"))];

    /// <summary>Rows of one to three villages; of twelve people each may stand in any of them.</summary>
    /// <param name="dice">All chance.</param>
    /// <param name="hasLeavers">Some have left before the list counts, or leave with its month.</param>
    public static RegisterFile List(Random dice, bool hasLeavers = true) => Members(
    [
        .. Codes.Where((_, i) => i == 0 || dice.Next(2) == 0).SelectMany(code => Enumerable.Range(1, 12)
            .Where(_ => dice.Next(3) == 0)
            .Select(n => Row(n, code, dice.Next(2), hasLeavers ? dice.Next(8) : -1))),
    ]);

    private static MemberEntry Row(int number, VillageCode code, int raises, int leaves)
    {
        var start = new Period(2026, IsOfficial(number) ? 11 : 12);
        return Member(
            number, IsOfficial(number) ? MemberGroup.Official : MemberGroup.Neighbourhood,
            IsOfficial(number) ? 2_000_000 + (raises * 100_000) : 0, code) with
        {
            To = leaves switch { 0 => start.Plus(-1), 1 => start, _ => null },
        };
    }

    public static bool IsOfficial(int number) => number % 3 != 0;

    public static int NumberOf(MemberEntry entry) =>
        int.Parse(entry.Person.Name.Split(' ')[1], CultureInfo.InvariantCulture);

    public static async Task<ImportDesk> DeskAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages([.. Codes.Select(c => Village(c) with
        {
            District = c.District == Some.District ? "Banjarejo" : "Tunjungan",
        })]));
        return desk;
    }

    /// <summary>Shows and takes, where there is anything to take.</summary>
    public static async Task<ImportPlan> TakeAsync(
        ImportDesk desk, RegisterFile file, bool isFull, PayMonth? from = null)
    {
        var (shown, plan) = await desk.ShowAsync(file, isFull, from: from);
        if (!plan.ChangesNothing)
        {
            Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));
        }

        return plan;
    }

    /// <summary>Villages with head counts and rosters as text, the people in order of id.</summary>
    public static async Task<IReadOnlyList<(VillageCode Code, string Counts, string Roster)>> RegisterAsync(
        ImportDesk desk)
    {
        var all = new List<(VillageCode, string, string)>();
        foreach (var code in Codes)
        {
            var village = await desk.VillageAsync(code);
            var counts = string.Join(
                ' ', village.PeopleBySegment.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}")
                    .Concat(village.HeadCounts.Select(c => c.ToString())));
            all.Add((code, counts, Text(await desk.RosterAsync(code))));
        }

        return all;
    }

    public static string Text(Roster roster) => string.Join('\n', roster.Members
        .OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.From ?? new Period(2000, 1))
        .Select(m => $"{m.Id} {m.Segment} {m.Group} {m.Wage} {string.Join(',', m.Programs)} {m.From} {m.To}"));
}
