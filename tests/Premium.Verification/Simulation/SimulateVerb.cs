using System.Collections.Concurrent;
using System.Globalization;

namespace Premium.Verification.Simulation;

/// <summary><c>-- simulate</c>: many seeds on all cores, reported in order of seed.</summary>
public static class SimulateVerb
{
    private const int SeedsBetweenLines = 10;

    /// <returns>0 if every rule held, 1 after a breach.</returns>
    public static async Task<int> RunAsync(SimulateOptions options, TextWriter output, CancellationToken stop)
    {
        var plan = new SimulationPlan(options.Months, options.Villages, options.Faults);
        await using var file = options.Log is { } path ? new StreamWriter(path) { NewLine = "\n" } : null;
        var began = TimeProvider.System.GetTimestamp();
        long villageMonths = 0;
        long faults = 0;
        var breaches = 0;
        var done = 0;
        var kinds = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var result in Results(plan, options, file, stop))
        {
            villageMonths += result.VillageMonths;
            faults += result.Faults;
            breaches += result.Breach is null ? 0 : 1;
            foreach (var (kind, count) in result.Kinds)
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + count;
            }

            Report(result, output);
            Progress(++done, options.Seeds, villageMonths, TimeProvider.System.GetElapsedTime(began));
        }

        foreach (var (kind, count) in options.IsVerbose ? kinds : [])
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count,12:N0} {kind}"));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"simulated {villageMonths:N0} village-months, {faults:N0} faults injected, {breaches} breaches"));
        return breaches == 0 ? 0 : 1;
    }

    /// <summary>One thread a core, each on one seed at a time; handed out in order of seed.</summary>
    private static IEnumerable<SimulationResult> Results(
        SimulationPlan plan, SimulateOptions options, TextWriter? file, CancellationToken stop)
    {
        var results = new ConcurrentDictionary<int, TaskCompletionSource<SimulationResult>>();
        var next = -1;
        TaskCompletionSource<SimulationResult> Of(int index) => results.GetOrAdd(
            index, _ => new TaskCompletionSource<SimulationResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < options.Seeds; i = Interlocked.Increment(ref next))
            {
                try
                {
                    Of(i).SetResult(new Simulator(plan, options.Seed + i, alter: null, file).Run());
                }
                catch (Exception e)
                {
                    Of(i).SetException(e);
                }
            }
        }

        for (var core = 0; core < Math.Min(options.Cores, options.Seeds); core++)
        {
            new Thread(Work) { IsBackground = true, Name = $"simulation {core}" }.Start();
        }

        for (var i = 0; i < options.Seeds; i++)
        {
            stop.ThrowIfCancellationRequested();
            yield return Of(i).Task.WaitAsync(stop).GetAwaiter().GetResult();
            results.TryRemove(i, out _);
        }
    }

    private static void Report(SimulationResult result, TextWriter output)
    {
        if (result.Breach is not { } breach)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"BREACH seed {result.Seed}, step {breach.Step}, rule {breach.Rule}: {breach.Text}"));
        foreach (var line in breach.LastEvents)
        {
            output.WriteLine("  " + line);
        }
    }

    /// <summary>One line that moves on; where it is written to a file, a line now and then.</summary>
    private static void Progress(int done, int seeds, long villageMonths, TimeSpan elapsed)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{done} of {seeds} seeds, {villageMonths:N0} village-months, {elapsed.TotalSeconds:0} s");
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(done == seeds ? $"\r{line}{Environment.NewLine}" : $"\r{line}");
        }
        else if (done == seeds || done % SeedsBetweenLines == 0)
        {
            Console.Error.WriteLine(line);
        }
    }
}
