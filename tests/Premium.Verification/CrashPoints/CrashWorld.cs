using System.Text.Json;
using Premium.Adapters.Storage;
using Premium.Domain;
using PremiumFunctions;
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
/// One regency with tables, queues, a bank, mails and phones of its own. They live on while the function app is killed.
/// </summary>
public sealed class CrashWorld : IAsyncDisposable
{
    /// <summary>After which Meta tells what became of a message.</summary>
    private static readonly TimeSpan TellingTime = TimeSpan.FromMinutes(1);

    private readonly CrashLane lane;
    private readonly CrashOptions options;
    private readonly BankTwin bank;
    private readonly CrashPhones phones;
    private readonly IReadOnlyList<HeldClock> clocks;
    private readonly StorageAccount storage;
    private readonly string settingsFile;
    private readonly List<DistrictCode> districts = [];
    private readonly List<Village> villages = [];
    private readonly List<string> deaths = [];
    private readonly List<string> failures = [];
    private readonly HashSet<string> cutOff = new(StringComparer.Ordinal);

    private CrashWorld(
        CrashLane lane, CrashOptions options, BankTwin bank, CrashPhones phones, IReadOnlyList<HeldClock> clocks,
        StorageAccount storage, string settingsFile)
    {
        this.lane = lane;
        this.options = options;
        this.bank = bank;
        this.phones = phones;
        this.clocks = clocks;
        this.storage = storage;
        this.settingsFile = settingsFile;
    }

    public static async Task<CrashWorld> StartAsync(CrashLane lane, CrashOptions options, CancellationToken stop)
    {
        var folder = lane.NewFolder();
        var villages = CrashRegency.Villages(options.Villages, options.Today, out var names);
        var start = CrashDay.Cycle(options.Today)[0].At;
        var (bankClock, phoneClock) = (new HeldClock(start), new HeldClock(start));
        var phones = await CrashPhones.StartAsync(phoneClock, stop);
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
            bankClock,
            stop);
        var prefix = "w" + Path.GetFileName(folder);
        var settings = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(
            settings,
            JsonSerializer.Serialize(
                CrashSettings.Of(
                    lane, bank.BaseUrl, phones.Twin.BaseUrl, prefix, options.ReservedAheadMilliseconds)),
            stop);
        var storage = new StorageAccount(
            new StorageSettings { ConnectionString = lane.Storage.ConnectionString, Prefix = prefix });
        var world = new CrashWorld(lane, options, bank, phones, [bankClock, phoneClock], storage, settings);
        await world.ImportAsync([.. villages.Select(v => v.Import)], names, stop);
        return world;
    }

    /// <summary>
    /// Gives every order of the cycle and the day after. A worker that dies is started again, once the message it had
    /// is to be seen again, and gets the same order: a timer that was killed is past due at the next start and fires
    /// once more. What Meta has to tell of messages is told a minute after they were sent, whoever is alive by then.
    /// </summary>
    /// <param name="points">Where the first worker dies, and the second, and so on.</param>
    /// <param name="stop">Stops between two orders.</param>
    public async Task<CrashOutcome> RunAsync(IReadOnlyList<CrashPoint> points, CancellationToken stop)
    {
        var worker = WorkerProcess.Start(settingsFile, points.ElementAtOrDefault(0));
        IReadOnlyList<string> calls = [];
        var now = DateTimeOffset.MinValue;
        List<CrashStep> steps = [.. CrashDay.Cycle(options.Today)];
        var cycle = steps.Count;
        steps.AddRange(CrashDay.Aftermath(options.Today.AddDays(1)));
        try
        {
            for (var i = 0; i < steps.Count;)
            {
                now = steps[i].At > now ? steps[i].At : now;
                foreach (var clock in clocks)
                {
                    clock.Set(now);
                }

                var sent = phones.Twin.Messages.Count;
                switch (await worker.DoAsync(now, steps[i].Order, stop))
                {
                    case WorkerAnswer.Killed killed:
                        deaths.Add(killed.Call);
                        await worker.DisposeAsync();
                        worker = WorkerProcess.Start(settingsFile, points.ElementAtOrDefault(deaths.Count));
                        cutOff.UnionWith(phones.Twin.Messages.Skip(sent).Select(m => m.Id));
                        PutOff(i, now + CrashWorker.MessageLease + TimeSpan.FromMinutes(1));
                        await TellAtAsync(i);
                        continue;
                    case WorkerAnswer.Gone gone:
                        throw new InvalidOperationException($"A worker ended at '{steps[i].Order}': {gone.Why}");
                    case WorkerAnswer.Failed failed:
                        failures.Add($"'{steps[i].Order}' failed: {failed.Why}");
                        break;
                }

                i++;
                await TellAtAsync(i);
                if (i == cycle && points.Count == 0)
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
            storage, districts, bank.Ledger, Messages(), options.Today, stop);
        return new CrashOutcome(facts, calls, deaths, failures);

        // All of the day that comes after it waits as well: a timer must find what the one before it has brought.
        void PutOff(int place, DateTimeOffset until)
        {
            var (day, by) = (steps[place].At.Date, until - steps[place].At);
            for (var i = place; i < steps.Count && steps[i].At.Date == day; i++)
            {
                steps[i] = steps[i] with { At = steps[i].At + by };
            }
        }

        async Task TellAtAsync(int place)
        {
            var words = await phones.TakeWordsAsync();
            List<CrashStep> telling =
                [.. words.Select(w => new CrashStep(now + TellingTime, $"{CrashWorker.Hear} {w}"))];
            if (telling.Count > 0)
            {
                telling.Add(new CrashStep(now + TellingTime, CrashWorker.Drain));
                steps.InsertRange(place, telling);
                cycle += place <= cycle ? telling.Count : 0;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await bank.DisposeAsync();
        await phones.DisposeAsync();

        // Azurite slows down as its tables grow.
        foreach (var table in new[] { storage.Sheets, storage.Runs, storage.Registry })
        {
            await table.DeleteAsync();
        }
    }

    private CrashMessages Messages()
    {
        var settings = Settings.Read(CrashSettings.ReadFile(settingsFile));
        return new CrashMessages(
            lane.Mails(), phones.Twin.Messages, cutOff, villages, settings.OperationsContacts, settings.Rules().Ladder);
    }

    private async Task ImportAsync(
        IReadOnlyList<VillageImport> imports, Dictionary<string, string> names, CancellationToken stop)
    {
        await storage.PrepareAsync(stop);
        var registry = new TableRegistry(storage);
        villages.AddRange(imports.Select(i => i.Village));
        foreach (var district in imports.GroupBy(i => i.Village.Code.District))
        {
            districts.Add(district.Key);
            await registry.ImportAsync(
                district.Key, names[district.Key.ToString()], [.. district], stop);
        }
    }
}
