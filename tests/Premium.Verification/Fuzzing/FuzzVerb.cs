using System.CommandLine;
using System.Globalization;
using PremiumFunctions.Local.Verbs;

namespace Premium.Verification.Fuzzing;

/// <summary><c>-- fuzz</c>: broken files for a while, each read as if somebody had sent it.</summary>
public static class FuzzVerb
{
    private const long HeapBytesMax = 256L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    /// <returns>0 if every input gave entries or a refusal, in bounded memory and time; 1 otherwise.</returns>
    public static async Task<int> RunAsync(int seconds, int seed, TextWriter output, CancellationToken stop)
    {
        var run = new FuzzRun(await FuzzSeeds.MakeAsync(stop), seed);
        var began = TimeProvider.System.GetTimestamp();
        var peaks = new HeapPeaks();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reader = new Thread(() => Work(run, peaks, output, ended.Token)) { IsBackground = true, Name = "fuzz" };
        reader.Start();
        var length = TimeSpan.FromSeconds(seconds);
        while (TimeProvider.System.GetElapsedTime(began) < length && !stop.IsCancellationRequested)
        {
            peaks.Look(GC.GetTotalMemory(forceFullCollection: false));
            if (run.Reading > Patience)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"HANG --seed {run.Current}: not read after {Patience.TotalSeconds} s"));
                return 1;
            }

            reader.Join(BetweenLooks);
        }

        await ended.CancelAsync();
        reader.Join(Patience);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Taken:N0} taken, the slowest in {run.Slowest.TotalSeconds:0.0} s (--seed {run.SlowestSeed}), " +
            $"largest heap {peaks.Largest / 1024 / 1024} MB"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"fuzzed {run.Inputs:N0} inputs, {run.Crashes} crashes, {peaks.Over} over 256 MB"));
        return run.Crashes == 0 && peaks.Over == 0 ? 0 : 1;
    }

    private static void Work(FuzzRun run, HeapPeaks peaks, TextWriter output, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            run.Next(output.WriteLine);
            peaks.Look(GC.GetTotalMemory(forceFullCollection: false));
            if (peaks.Take() > HeapBytesMax)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"LARGE --seed {run.Current - 1}: more than 256 MB"));
            }
        }
    }

    /// <summary>The largest heap, with what is not collected yet, while an input is read.</summary>
    private sealed class HeapPeaks
    {
        private long peak;

        public long Largest { get; private set; }

        public int Over { get; private set; }

        public void Look(long bytes)
        {
            lock (this)
            {
                peak = Math.Max(peak, bytes);
            }
        }

        public long Take()
        {
            lock (this)
            {
                var taken = peak;
                peak = 0;
                Largest = Math.Max(Largest, taken);
                Over += taken > HeapBytesMax ? 1 : 0;
                return taken;
            }
        }
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class FuzzArguments
{
    private readonly Option<int?> seconds =
        CommandLine.Number("--seconds", "N", "how long (default 60)", 1, 86_400);

    private readonly Option<int?> seed = CommandLine.Number(
        "--seed", "S", "the first input; each further one is the next number (default 1)", 0, int.MaxValue);

    public FuzzArguments(Command command)
    {
        command.Options.Add(seconds);
        command.Options.Add(seed);
    }

    public int Seconds(ParseResult parsed) => parsed.GetValue(seconds) ?? 60;

    public int Seed(ParseResult parsed) => parsed.GetValue(seed) ?? 1;
}
