using System.Runtime.InteropServices;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Run;

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
        ["audit", .. var rest] => await AuditVerb.RunAsync(
            AuditOptions.Parse(rest, Environment.GetEnvironmentVariable), Console.Out, stopping.Token),
        _ => await MainAsync(LocalOptions.Parse(args), stopping.Token),
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

static async Task<int> MainAsync(LocalOptions options, CancellationToken stop)
{
    var began = TimeProvider.System.GetTimestamp();
    Console.WriteLine("Starting storage, mail server, bank twin and functions ...");
    await using var parts = await LocalParts.StartAsync(options, stop);
    await parts.App.StartAsync(stop);
    var rules = parts.Get<Rules>();
    var today = rules.Today(parts.Clock.GetUtcNow());
    Console.WriteLine(
        $"{parts.Districts.Sum(d => d.Villages.Count)} villages in {parts.Districts.Count} districts, " +
        $"{AlertText.Day(today)}, bank faults: {options.Faults}.");
    await parts.StartFunctionsAsync(stop);
    var run = await LocalCycle.WatchAsync(parts, stop);
    LocalSummary.Print(parts, await parts.Get<ReadDistricts>().RegencyAsync(parts.Regency, stop), run);
    if (!options.Once)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"Pages: {parts.PagesUrl} (user {LocalParts.Admin}, password {LocalParts.AdminKey}). Ctrl-C stops.");
        Console.WriteLine(LocalSummary.Closed(run, TimeProvider.System.GetElapsedTime(began)));
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        await parts.Functions.StopAsync();
        return 0;
    }

    await parts.Functions.StopAsync();
    Console.WriteLine(LocalSummary.Closed(run, TimeProvider.System.GetElapsedTime(began)));
    return run.State == RunState.Green ? 0 : 1;
}
