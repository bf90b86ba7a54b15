using System.Runtime.InteropServices;
using PremiumFunctions.Local.Verbs;

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
    return await LocalCommands.RunAsync(args, stopping.Token);
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
catch (Exception e) when (VerbFailure.LineOf(e) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}
