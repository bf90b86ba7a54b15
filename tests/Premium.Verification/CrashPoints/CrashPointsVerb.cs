using System.Globalization;

namespace Premium.Verification.CrashPoints;

/// <summary>
/// <c>-- crash-points</c>: kills the function app at every call to storage, bank, mail and phones of a cycle, starts it
/// again, lets it finish and compares the bank's ledger, the sheets and what people were told each time.
/// </summary>
public static class CrashPointsVerb
{
    private const int LanesMax = 4;

    /// <summary>In the data folder: the calls of the undisturbed cycle, as <c>--from</c> counts them.</summary>
    private const string CallsFile = "calls.txt";

    /// <returns>0 if nothing was debited twice, lost or unexplained.</returns>
    public static async Task<int> RunAsync(CrashOptions options, TextWriter output, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var trial = await CrashTrial.StartAsync(
            options, Math.Clamp(Environment.ProcessorCount, 1, LanesMax), stop);
        var all = trial.Points();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Villages} villages: a cycle of {trial.Calm.Calls.Count} calls, {all.Count} crash points"));
        await File.WriteAllLinesAsync(
            Path.Combine(options.Data, CallsFile),
            trial.Calm.Calls.Select((call, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {call}")),
            stop);
        var verdicts = new List<CrashVerdict>();
        await foreach (var verdict in trial.VerdictsAsync(all, stop))
        {
            verdicts.Add(verdict);
            await ReportAsync(verdict, output);
            Progress(verdicts.Count, all.Count, TimeProvider.System.GetElapsedTime(began));
        }

        await TableAsync(verdicts, output);
        await output.WriteLineAsync(PerRecipient([.. verdicts.SelectMany(v => v.Told)]));
        int Count(CrashFault fault) => verdicts.Sum(v => v.Findings.Count(f => f.Fault == fault));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{verdicts.Count} crash points, {Count(CrashFault.DoubleDebit)} double debits, {Count(CrashFault.Lost)}"
            + $" lost, {Count(CrashFault.Unexplained)} unexplained"));
        return verdicts.Count > 0 && verdicts.All(v => v.Findings.Count == 0) ? 0 : 1;
    }

    private static async Task ReportAsync(CrashVerdict verdict, TextWriter output)
    {
        if (verdict.Findings.Count == 0)
        {
            return;
        }

        var call = verdict.Points[0].Call;
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            $"{string.Join(", then ", verdict.Points)} ({string.Join(", then ", verdict.Deaths)}); again with "
            + string.Create(CultureInfo.InvariantCulture, $"--from {call} --to {call}:"));
        foreach (var finding in verdict.Findings)
        {
            await output.WriteLineAsync($"  {finding.Fault}: {finding.Text}");
        }
    }

    /// <summary>What was hit, so that a reader sees whether it was all of it.</summary>
    private static async Task TableAsync(IReadOnlyList<CrashVerdict> verdicts, TextWriter output)
    {
        await output.WriteLineAsync($"{"killed at",-40}{"times",6}{"bills left unsent, most",26}");
        foreach (var kind in verdicts
            .SelectMany(v => v.Deaths.Select(d => (Death: d, v.Unsent)))
            .GroupBy(d => d.Death[(d.Death.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{kind.Key,-40}{kind.Count(),6}{kind.Max(k => k.Unsent),26}");
        }
    }

    /// <summary>Over all crash points: how many messages each person had of each that was for them.</summary>
    private static string PerRecipient(IReadOnlyList<CrashTold> told)
    {
        var (one, more) = (told.Where(t => t.Times == 1).ToList(), told.Where(t => t.Times > 1).ToList());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"messages per recipient: 1 at {one.Count} ({one.Count(t => t.ByPhone == 1)} by phone,"
            + $" {one.Count(t => t.ByMail == 1)} by mail), more at {more.Count} ({more.Count(t => t.IsCutOff)} of them"
            + $" by mail after a phone whose sender was killed), 0 at {told.Count(t => t.Times == 0)}");
    }

    private static void Progress(int done, int all, TimeSpan elapsed)
    {
        if (!Console.IsErrorRedirected || done == all)
        {
            Console.Error.Write(string.Create(
                CultureInfo.InvariantCulture, $"\r{done} of {all} crash points, {elapsed.TotalSeconds:0} s"));
        }

        if (done == all)
        {
            Console.Error.WriteLine();
        }
    }
}
