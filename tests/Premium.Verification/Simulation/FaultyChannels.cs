using Premium.InMemory;
using Premium.Ports;

namespace Premium.Verification.Simulation;

/// <summary>A mail server as one worker meets it; what it takes over it keeps in one mailbox.</summary>
internal sealed class FaultyChannel(
    InMemoryAlertChannel mailbox, MailServer server, SimulatedTreasurers treasurers, Worker worker, Scene scene)
    : IAlertChannel
{
    public string Name => mailbox.Name;

    public bool KnowsRepeats => mailbox.KnowsRepeats;

    public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        var (dice, chance) = (scene.Dice, scene.Dice.Rates.Delivery);
        scene.Log.Add("deliver", message.Id);
        if (message.Id.StartsWith("missed-", StringComparison.Ordinal))
        {
            dice.Saw("a run is missed");
        }

        scene.Auditor.Delivering(message, Name, worker.IsAlone, scene.Clock.GetUtcNow());
        if (server.IsAway)
        {
            dice.Saw("delivery while the mail server is away");
            scene.Auditor.Deferred(message.Id);
            return new Delivery.Failed("The server cannot be reached.", IsFinal: false);
        }

        if (dice.Fault(chance, "DeliveryDeferred"))
        {
            scene.Auditor.Deferred(message.Id);
            return new Delivery.Failed("The channel asked to come back later.", IsFinal: false);
        }

        if (dice.Fault(chance / 10, "DeliveryRefused"))
        {
            // What nobody takes comes again, to operations at least.
            scene.Auditor.Deferred(message.Id);
            return new Delivery.Failed("The recipient was refused.", IsFinal: true);
        }

        if (dice.Fault(chance / 3, "DeliveryBroken"))
        {
            scene.Auditor.Deferred(message.Id);
            throw new SimulatedFaultException("The channel broke before it took the message.");
        }

        var delivery = await mailbox.DeliverAsync(message, stop);
        if (delivery is Delivery.Delivered)
        {
            scene.Auditor.Took(message, scene.Clock.GetUtcNow());
            treasurers.Got(message, Name, "");
        }

        try
        {
            worker.Leave(call);
        }
        catch
        {
            // Whoever dies here never notes that the mailbox took it: it comes again.
            scene.Auditor.Deferred(message.Id);
            throw;
        }

        if (dice.Fault(chance, "DeliveryReplyLost"))
        {
            scene.Auditor.Deferred(message.Id);
            return new Delivery.Failed("The connection was lost before the answer.", IsFinal: false);
        }

        return delivery;
    }
}

/// <summary>
/// A phone channel as one worker meets it: what it took over it may deliver or not, and it tells so later; a repeat is
/// one more message on the phone.
/// </summary>
internal sealed class FaultyPhone(SimulatedPhones phones, Worker worker, Scene scene) : IAlertChannel
{
    public string Name => SimulatedPhones.Channel;

    public bool KnowsRepeats => false;

    public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        var call = await worker.EnterAsync();
        var (dice, chance) = (scene.Dice, scene.Dice.Rates.Phone);
        scene.Log.Add("to a phone", message.Id);
        scene.Auditor.Delivering(message, Name, worker.IsAlone, scene.Clock.GetUtcNow());
        if (dice.Fault(chance, "PhoneDeferred"))
        {
            scene.Auditor.NotTaken(message, Name);
            return new Delivery.Failed("The channel asked to come back later.", IsFinal: false)
            {
                After = dice.Chance(0.5) ? dice.Seconds(10, 3_000) : null,
                IsOurs = dice.Chance(0.2),
            };
        }

        if (dice.Fault(chance, "PhoneNotReachable"))
        {
            scene.Auditor.NotTaken(message, Name);
            return new Delivery.Failed("131026", IsFinal: true);
        }

        if (dice.Fault(chance / 2, "PhoneSilentBefore"))
        {
            return new Delivery.Unsure("no answer");
        }

        if (dice.Fault(chance / 3, "PhoneBroken"))
        {
            throw new SimulatedFaultException("The channel broke before it took the message.");
        }

        var reference = phones.Take(message);
        worker.Leave(call);
        if (dice.Fault(chance / 2, "PhoneSilentAfter"))
        {
            return new Delivery.Unsure("no answer");
        }

        return new Delivery.Accepted(reference);
    }
}
