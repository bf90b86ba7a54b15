using System.Diagnostics;

namespace Premium.Mutations;

/// <summary>
/// A process that runs tests over one assembly after another. A mutant that runs for ever can only be ended with it;
/// the next one gets a new process.
/// </summary>
internal sealed class TestProcess(string assemblyName) : IDisposable
{
    public const string Verb = "run-tests";
    public const string Passed = "passed";
    public const string Hung = "hung";

    /// <summary>
    /// All tests of a target take some seconds; what takes longer hangs. Counted in time on the processor, so that
    /// nothing seems to hang only because the machine is busy.
    /// </summary>
    private static readonly TimeSpan ProcessorTimeMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private Process? process;

    /// <summary>The class that failed first, <see cref="Passed"/> or <see cref="Hung"/>.</summary>
    public string Run(byte[] image, IReadOnlyList<string> classes)
    {
        process ??= Start();
        process.StandardInput.WriteLine($"{string.Join(',', classes)} {Convert.ToBase64String(image)}");
        var answer = process.StandardOutput.ReadLineAsync();
        var before = process.TotalProcessorTime;
        while (!answer.Wait(Glance))
        {
            process.Refresh();
            if (process.TotalProcessorTime - before > ProcessorTimeMax)
            {
                break;
            }
        }

        if (answer is { IsCompletedSuccessfully: true, Result: { } said })
        {
            return said;
        }

        Dispose();
        return Hung;
    }

    /// <summary>The other end: reads classes and an assembly a line, answers a line each.</summary>
    public static void Serve(string assemblyName)
    {
        while (Console.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var bed = new TestBed(assemblyName, Convert.FromBase64String(parts[1]));
            var failed = bed.Run(parts[0].Split(','), stopAtFirst: true, timed: null);
            Console.WriteLine(failed.Count == 0 ? Passed : failed[0].Class);
            bed.Unload();
        }
    }

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        process = null;
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        ArgumentList = { Environment.GetCommandLineArgs()[0], Verb, assemblyName },
    })!;
}
