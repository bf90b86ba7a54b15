using System.Diagnostics;
using System.Globalization;

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

    /// <summary>Assemblies that were let go of are not always collected; a new process forgets them.</summary>
    private const int RunsMax = 100;

    /// <summary>
    /// All tests of a target take some seconds; what takes longer hangs. Counted in time on the processor, so that
    /// nothing seems to hang only because the machine is busy; what waits for ever without using it is given minutes.
    /// </summary>
    private static readonly TimeSpan ProcessorTimeMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private Process? process;
    private int runs;

    /// <summary>The test that failed first, <see cref="Passed"/> or <see cref="Hung"/>.</summary>
    /// <param name="image">File of the assembly.</param>
    /// <param name="no">Of the mutant that is to live; 0 for none.</param>
    /// <param name="classes">Run in this order until a test fails.</param>
    public string Run(string image, int no, IReadOnlyList<string> classes)
    {
        if (runs++ % RunsMax == 0)
        {
            Dispose();
        }

        process ??= Start();
        process.StandardInput.WriteLine($"{no} {string.Join(',', classes)} {image}");
        var answer = process.StandardOutput.ReadLineAsync();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        while (!answer.Wait(Glance))
        {
            process.Refresh();
            if (process.HasExited || process.TotalProcessorTime - before > ProcessorTimeMax || clock.Elapsed > TimeMax)
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
        // Whatever the tests print must not be taken for an answer.
        var answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        while (Console.ReadLine() is { } line)
        {
            var parts = line.Split(' ', 3);
            AppContext.SetData("mutant", int.Parse(parts[0], CultureInfo.InvariantCulture));
            var bed = new TestBed(assemblyName, parts[2]);
            answers.WriteLine(bed.FirstFailure(parts[1].Split(',')) ?? Passed);
            bed.Unload();
        }
    }

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        process = null;
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet")
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        ArgumentList = { typeof(TestProcess).Assembly.Location, Verb, assemblyName },
    })!;
}
