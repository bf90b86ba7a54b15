using Premium.Domain;
using Premium.InMemory;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// What befalls mail server, lists of members, contacts and rows of runs: it costs nobody money that the bank has, and
/// only people can put it right.
/// </summary>
internal sealed class Mishaps(Scene scene, SimulatedRegency regency, InMemoryLedger ledger, MailServer mail)
{
    private const int RunDays = 9;

    private readonly Dice dice = scene.Dice;
    private readonly Dictionary<string, Run> spoiled = new(StringComparer.Ordinal);

    /// <summary>What happens on one day.</summary>
    public void LiveThrough(DateTimeOffset midnight)
    {
        if (dice.Fault(dice.Rates.MailAway))
        {
            var length = TimeSpan.FromHours(dice.Chance(0.5) ? 1 + dice.Below(8) : 12 + dice.Below(84));
            scene.Agenda.At(midnight.AddHours(dice.Below(24)), () =>
            {
                scene.Log.Add("the mail server is away", length);
                mail.GoesAway(length);
            });
        }

        if (dice.Fault(dice.Rates.RosterSpoiled))
        {
            regency.SpoilList(dice, midnight);
        }

        if (dice.Fault(dice.Rates.ContactsSpoiled))
        {
            regency.SpoilContacts(dice, midnight);
        }

        if (dice.Fault(dice.Rates.RunSpoiled))
        {
            scene.Agenda.At(midnight.AddHours(dice.Below(24)), SpoilRun);
        }
    }

    /// <summary>Whoever cleans up restores the rows of runs.</summary>
    public void SettleDown()
    {
        foreach (var run in spoiled.Keys.ToList())
        {
            Restore(run);
        }
    }

    private void SpoilRun()
    {
        var today = AuditBooks.Day(scene.Clock.GetUtcNow());
        var runs = ledger.RunsAsync(today.AddDays(-RunDays), today, default).GetAwaiter().GetResult()
            .Where(r => r.IsReadable).ToList();
        if (runs.Count == 0 || dice.IsCalm)
        {
            return;
        }

        var run = runs[dice.Below(runs.Count)];
        spoiled[run.Id] = run;
        ledger.SpoilRun(run.Id, "column StartedAt: expected a time");
        scene.Log.Add("a run cannot be read", run.Id);
        scene.Auditor.RunSpoiled(run.Id, restoredAs: null, closedAt: null);
        scene.Agenda.At(scene.Clock.GetUtcNow().AddHours(12 + dice.Below(150)), () => Restore(run.Id));
    }

    /// <summary>Also where a worker that had read it before has closed it since: that counts.</summary>
    private void Restore(string id)
    {
        if (spoiled.Remove(id, out var run))
        {
            var now = ledger.RunAsync(id, default).GetAwaiter().GetResult()!.Run;
            run = now.IsReadable ? now : run;
            ledger.CloseRunAsync(run, default).GetAwaiter().GetResult();
            scene.Log.Add("a run can be read again", id);
            scene.Auditor.RunSpoiled(id, run.State.ToString(), run.ClosedAt);
        }
    }
}

/// <summary>The mail server of all workers, away at times.</summary>
internal sealed class MailServer(Scene scene)
{
    private DateTimeOffset backAt = DateTimeOffset.MinValue;

    public bool IsAway => !scene.Dice.IsCalm && scene.Clock.GetUtcNow() < backAt;

    public void GoesAway(TimeSpan length) => backAt = scene.Clock.GetUtcNow() + length;
}
