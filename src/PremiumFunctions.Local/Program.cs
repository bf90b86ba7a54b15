using System.Runtime.InteropServices;
using PremiumFunctions.Local.CrashPoints;
using PremiumFunctions.Local.Run;
using PremiumFunctions.Local.Simulation;

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
    return args switch
    {
        ["simulate", .. var rest] => await SimulateVerb.RunAsync(rest, Console.Out, stopping.Token),
        ["crash-points", .. var rest] => await CrashPointsVerb.RunAsync(rest, Console.Out, stopping.Token),
        [CrashWorker.Verb, .. var rest] => await CrashWorker.RunAsync(rest, Console.In, Console.Out),
        _ => await LocalCommands.RunAsync(args, stopping.Token),
    };
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.WriteLine("Stopped; the next start goes on from here.");
    return 130;
}
