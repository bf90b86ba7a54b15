using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Verification.Simulation;

/// <summary>The register as one worker meets it.</summary>
internal sealed class FaultyRegistry(IRegistry registry, Worker worker, Scene scene) : IRegistry
{
    private readonly FaultyStorage storage = new(worker, scene);

    public async Task<IReadOnlyList<DistrictCode>> DistrictsAsync(string regency, CancellationToken stop)
    {
        await storage.EnterAsync("read register");
        return await registry.DistrictsAsync(regency, stop);
    }

    public async Task<DistrictRegister> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        await storage.EnterAsync("read register");
        return await registry.DistrictAsync(district, stop);
    }

    public async Task<RosterBook> RostersAsync(DistrictCode district, CancellationToken stop)
    {
        await storage.EnterAsync("read register");
        return await registry.RostersAsync(district, stop);
    }

    public async Task ImportAsync(
        DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
    {
        var call = await storage.EnterAsync("write register");
        await registry.ImportAsync(district, name, villages, stop);
        foreach (var village in villages)
        {
            scene.Log.Add("village", village.Village.Code, "is written");
            if (scene.Auditor.Written(SimulatedOffice.ImportOf(worker.Name), village, scene.Clock.GetUtcNow()))
            {
                scene.Dice.Saw("leavers written before joiners");
            }
        }

        worker.Leave(call);
        storage.ThrowIf(scene.Dice.Rates.StorageThrottle, "write register, after it was done");
    }

    public async Task<DistrictBillings> BillingsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
    {
        await storage.EnterAsync("read register");
        return await registry.BillingsAsync(district, from, to, stop);
    }

    public async Task TakeBillingsAsync(
        DistrictCode district, IReadOnlyList<BpjsBilling> billings, CancellationToken stop)
    {
        var call = await storage.EnterAsync("write billings");
        await registry.TakeBillingsAsync(district, billings, stop);
        foreach (var billing in billings)
        {
            scene.Auditor.Written(
                SimulatedOffice.ImportOf(worker.Name), billing, scene.Clock.GetUtcNow());
        }

        worker.Leave(call);
        storage.ThrowIf(scene.Dice.Rates.StorageThrottle, "write billings, after it was done");
    }
}

/// <summary>The banks' limits as one worker meets them: silent before or after moments were taken.</summary>
internal sealed class FaultyLimits(IBankLimits limits, Worker worker, Scene scene) : IBankLimits
{
    public async Task<LimitReply> TakeAsync(
        string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        if (IsSilent("take moments, before they were taken"))
        {
            return new LimitReply.Silent("storage does not answer");
        }

        var reply = await limits.TakeAsync(bank, payMonths, terms, now, stop);
        worker.Leave(call);
        return IsSilent("take moments, after they were taken")
            ? new LimitReply.Silent("storage does not answer")
            : reply;
    }

    public async Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        if (IsSilent("claim"))
        {
            throw new SimulatedFaultException("The limits do not answer.");
        }

        await limits.ClaimAsync(bank, timetable, stop);
        worker.Leave(call);
    }

    private bool IsSilent(string what)
    {
        var silent = scene.Dice.Fault(scene.Dice.Rates.StorageThrottle);
        if (silent)
        {
            scene.Log.Add("storage fails", what, worker.Name);
        }

        return silent;
    }
}

/// <summary>The queues as one worker meets them: messages get lost, late, doubled and so out of order.</summary>
internal sealed class FaultyWake(InMemoryWake wake, Worker worker, Scene scene) : IWake
{
    public Task DistrictAsync(DistrictWake wake, TimeSpan delay, CancellationToken stop) =>
        PutAsync(WakeQueues.Districts, WakeMessages.Format(wake), delay);

    public Task AlertsAsync(AlertWake wake, TimeSpan delay, CancellationToken stop) =>
        PutAsync(WakeQueues.Alerts, WakeMessages.Format(wake), delay);

    public Task ReconciliationAsync(ReconciliationWake wake, CancellationToken stop) =>
        PutAsync(WakeQueues.Reconciliations, WakeMessages.Format(wake), TimeSpan.Zero);

    private async Task PutAsync(string queue, string text, TimeSpan delay)
    {
        var call = await worker.EnterAsync();
        var (dice, rates) = (scene.Dice, scene.Dice.Rates);
        scene.Auditor.Said("a message", text);
        if (dice.Fault(rates.StorageThrottle))
        {
            scene.Log.Add("queue fails", text, worker.Name);
            throw new SimulatedFaultException("The queue does not answer.");
        }

        if (dice.Fault(rates.MessageLost))
        {
            scene.Log.Add("message lost", text);
        }
        else
        {
            var late = dice.Fault(rates.MessageLate) ? dice.Seconds(1, dice.Chance(0.1) ? 100_000 : 3_000) : default;
            wake.Put(queue, text, delay + late < WakeQueues.DelayMax ? delay + late : delay);
        }

        if (dice.Fault(rates.MessageDoubled))
        {
            wake.Put(queue, text, delay);
        }

        worker.Leave(call);
    }
}
