using System.Runtime.InteropServices;
using Premium.Verification.CrashPoints;
using Premium.Verification.Simulation;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stopping.Cancel();
});

try
{
    switch (args)
    {
        case ["simulate", .. var rest] when !rest.Contains("--help"):
            return await SimulateVerb.RunAsync(rest, Console.Out, stopping.Token);
        case ["crash-points", .. var rest] when !rest.Contains("--help"):
            return await CrashPointsVerb.RunAsync(rest, Console.Out, stopping.Token);
        case [CrashWorker.Verb, .. var rest]:
            return await CrashWorker.RunAsync(rest, Console.In, Console.Out);
        default:
            Console.WriteLine(SimulateOptions.Usage);
            Console.WriteLine();
            Console.WriteLine(CrashOptions.Usage);
            return args is [] or [.., "--help"] ? 0 : 2;
    }
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
