using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What the README begins with: one collection cycle over the sample, then the pages until Ctrl-C.</summary>
public static class MainJob
{
    /// <returns>0; with <c>--once</c>, 1 if the run closed red.</returns>
    /// <exception cref="ArgumentException">The data folder cannot be used.</exception>
    public static async Task<int> RunAsync(LocalOptions options, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        Console.WriteLine("Starting storage, mail server, phones, bank twin and functions ...");
        await using var parts = await LocalParts.StartAsync(options, stop);
        await parts.App.StartAsync(stop);
        var today = parts.Get<Rules>().Today(parts.Clock.GetUtcNow());
        Console.WriteLine(
            $"{parts.Districts.Sum(d => d.Villages.Count)} villages in {parts.Districts.Count} districts, " +
            $"{AlertText.Day(today)}, bank faults: {options.Faults}." +
            (parts.Get<Rules>().Calendar.IsBankingDay(today) ? "" : " Banks are shut today: nothing is debited."));
        if (!options.Once)
        {
            Console.WriteLine($"Pages: {parts.PagesUrl}   Phones: {parts.PhonesUrl}");
            Console.WriteLine(LocalParts.SignIn);
        }

        await parts.StartFunctionsAsync(stop);
        var run = await LocalCycle.WatchAsync(parts, stop);
        LocalSummary.Print(parts, await parts.Get<ReadDistricts>().RegencyAsync(parts.Regency, stop), run);
        if (!options.Once)
        {
            Console.WriteLine();
            Console.WriteLine($"Pages: {parts.PagesUrl}   Phones: {parts.PhonesUrl}");
            Console.WriteLine($"{LocalParts.SignIn} Ctrl-C stops.");
            Console.WriteLine(LocalSummary.Closed(run, TimeProvider.System.GetElapsedTime(began)));
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await parts.Functions.StopAsync();
        if (!options.Once)
        {
            return 0;
        }

        Console.WriteLine(LocalSummary.Closed(run, TimeProvider.System.GetElapsedTime(began)));
        return run.State.IsWhole() ? 0 : 1;
    }
}
