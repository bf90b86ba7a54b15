using System.Text.Json;
using Premium.Adapters.Storage;
using Premium.Domain;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.CrashPoints;

/// <summary>How one world came out.</summary>
/// <param name="Calls">The calls of the cycle, where nobody died.</param>
/// <param name="Deaths">The calls at which a process died.</param>
/// <param name="Failures">What went wrong on the way, apart from the deaths asked for.</param>
public sealed record CrashOutcome(
    CrashFacts Facts, IReadOnlyList<string> Calls, IReadOnlyList<string> Deaths, IReadOnlyList<string> Failures);

/// <summary>
/// One regency with tables, queues, a bank and mails of its own. They live on while the function app is killed.
/// </summary>
public sealed class CrashWorld : IAsyncDisposable
{
    private readonly CrashLane lane;
    private readonly CrashOptions options;
    private readonly BankTwin bank;
    private readonly HeldClock bankClock;
    private readonly StorageAccount storage;
    private readonly string settingsFile;
    private readonly List<DistrictCode> districts = [];
    private readonly List<string> deaths = [];
    private readonly List<string> failures = [];

    private CrashWorld(
        CrashLane lane, CrashOptions options, BankTwin bank, HeldClock bankClock, StorageAccount storage,
        string settingsFile)
    {
        this.lane = lane;
        this.options = options;
        this.bank = bank;
        this.bankClock = bankClock;
        this.storage = storage;
        this.settingsFile = settingsFile;
    }

    public static async Task<CrashWorld> StartAsync(CrashLane lane, CrashOptions options, CancellationToken stop)
    {
        var folder = lane.NewFolder();
        var villages = CrashRegency.Villages(options.Villages, options.Today, out var names);
        var clock = new HeldClock(CrashDay.Cycle(options.Today)[0].At);
        var bank = await BankTwin.StartAsync(
            new BankTwinOptions
            {
                DataFolder = Path.Combine(folder, "bank"),
                Banks =
                [
                    .. SampleBanks.AsTwins(villages.ToLookup(v => v.Bank, v => v.Account), lane.Keys.PublicPem)
                        .Where(b => b.Id == SampleBanks.Daerah),
                ],
                Faults = new BankTwinFaults(options.Faults, Seed: 1),
                LateAfter = TimeSpan.FromMinutes(1),
            },
            clock,
            stop);
        var prefix = "w" + Path.GetFileName(folder);
        var settings = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(
            settings,
            JsonSerializer.Serialize(
                CrashSettings.Of(lane, bank.BaseUrl, prefix, options.ReservedAheadMilliseconds)),
            stop);
        var storage = new StorageAccount(
            new StorageSettings { ConnectionString = lane.Storage.ConnectionString, Prefix = prefix });
        var world = new CrashWorld(lane, options, bank, clock, storage, settings);
        await world.ImportAsync(villages, names, stop);
        return world;
    }

    /// <summary>
    /// Gives every order of the cycle and the day after. A worker that dies is started again, once the message it had
    /// is to be seen again, and gets the same order: a timer that was killed is past due at the next start and fires
    /// once more.
    /// </summary>
    /// <param name="points">Where the first worker dies, and the second, and so on.</param>
    /// <param name="stop">Stops between two orders.</param>
    public async Task<CrashOutcome> RunAsync(IReadOnlyList<CrashPoint> points, CancellationToken stop)
    {
        var worker = WorkerProcess.Start(settingsFile, points.ElementAtOrDefault(0));
        IReadOnlyList<string> calls = [];
        var now = DateTimeOffset.MinValue;
        try
        {
            var cycle = CrashDay.Cycle(options.Today);
            IReadOnlyList<CrashStep> steps = [.. cycle, .. CrashDay.Aftermath(options.Today.AddDays(1))];
            for (var i = 0; i < steps.Count;)
            {
                now = steps[i].At > now ? steps[i].At : now;
                bankClock.Set(now);
                switch (await worker.DoAsync(now, steps[i].Order, stop))
                {
                    case WorkerAnswer.Killed killed:
                        deaths.Add(killed.Call);
                        await worker.DisposeAsync();
                        worker = WorkerProcess.Start(settingsFile, points.ElementAtOrDefault(deaths.Count));
                        now += CrashWorker.MessageLease + TimeSpan.FromMinutes(1);
                        continue;
                    case WorkerAnswer.Gone gone:
                        throw new InvalidOperationException($"A worker ended at '{steps[i].Order}': {gone.Why}");
                    case WorkerAnswer.Failed failed:
                        failures.Add($"'{steps[i].Order}' failed: {failed.Why}");
                        break;
                }

                i++;
                if (i == cycle.Count && points.Count == 0)
                {
                    calls = await worker.DoAsync(now, CrashWorker.List, stop) is WorkerAnswer.Done done
                        ? done.Text.Split('|')
                        : throw new InvalidOperationException("The worker did not list its calls.");
                }
            }
        }
        finally
        {
            await worker.DisposeAsync();
        }

        failures.AddRange(points.Skip(deaths.Count).Select(p => $"{p}: was not reached"));
        var facts = await CrashFacts.ReadAsync(
            storage, districts, bank.Ledger, lane.MailIds(), options.Today, stop);
        return new CrashOutcome(facts, calls, deaths, failures);
    }

    public async ValueTask DisposeAsync()
    {
        await bank.DisposeAsync();

        // Azurite slows down as its tables grow.
        foreach (var table in new[] { storage.Sheets, storage.Runs, storage.Registry })
        {
            await table.DeleteAsync();
        }
    }

    private async Task ImportAsync(
        IReadOnlyList<SampleVillage> villages, Dictionary<string, string> names, CancellationToken stop)
    {
        await storage.PrepareAsync(stop);
        var registry = new TableRegistry(storage);
        foreach (var district in villages.GroupBy(v => v.Import.Village.Code.District))
        {
            districts.Add(district.Key);
            await registry.ImportAsync(
                district.Key, names[district.Key.ToString()], [.. district.Select(v => v.Import)], stop);
        }
    }
}
