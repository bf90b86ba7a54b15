using System.CommandLine;
using System.Globalization;
using PremiumFunctions.Local.Verbs;

namespace Premium.Verification.Simulation.Defects;

/// <summary>
/// <c>-- defects</c>: an auditor that never finds anything proves nothing. On the seeds on which it finds each defect,
/// the engine without one holds every rule.
/// </summary>
internal static class DefectsVerb
{
    /// <param name="cores">So many are played side by side.</param>
    /// <param name="output">A line for each defect, in order, then the count.</param>
    /// <param name="stop">Between two defects.</param>
    /// <returns>
    /// 0 if each was found by a rule that may name it, and the engine as it is broke none; 1 otherwise.
    /// </returns>
    public static async Task<int> RunAsync(int cores, TextWriter output, CancellationToken stop)
    {
        var missed = 0;
        var lines = BrokenEngines.All.AsParallel().AsOrdered().WithDegreeOfParallelism(cores)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(stop)
            .Select(d => (Defect: d.Key, d.Value.Rules, Found: DefectPlays.Find(d.Key)));
        var total = 0;
        var plays = DefectPlays.All.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (defect, rules, found) in lines)
        {
            var isFound = found.Breach is { } breach && rules.Contains(breach.Rule);
            missed += isFound ? 0 : 1;
            total++;
            plays.TryAdd(found.Play.Name, found.Play);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{(isFound ? "found" : "MISSED"),-6}  {found.Breach?.Rule ?? "none",-16}  {found.Play.Name,-8}  " +
                $"{found.VillageMonths,5:N0} village-months  {defect}"));
        }

        var broken = plays.Values.Where(p => DefectPlays.AsItIs(p).Breach is not null).ToList();
        foreach (var play in broken)
        {
            await output.WriteLineAsync($"BREACH  {play.Name}: {DefectPlays.AsItIs(play).Breach!.Text}");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{total - missed} of {total} defects found; the engine as it is broke a rule in {broken.Count} of " +
            $"{plays.Count} plays"));
        return missed + broken.Count == 0 ? 0 : 1;
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class DefectsArguments
{
    private readonly Option<int?> cores =
        CommandLine.Number("--cores", "N", "defects played side by side (default all cores)", 1, 1_000);

    public DefectsArguments(Command command) => command.Options.Add(cores);

    public int Cores(ParseResult parsed) => parsed.GetValue(cores) ?? Environment.ProcessorCount;
}
