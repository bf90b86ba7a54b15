using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Brings one message to several persons, each over the first of their channels that works, and knows who has it.
/// What may have gone out is never sent again: its fate is waited for, then the next channel is taken.
/// </summary>
internal sealed partial class Messenger(IEnumerable<IAlertChannel> channels, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan BreakMax = TimeSpan.FromHours(1);

    /// <summary>How long until the next try: longer and longer, an hour at most.</summary>
    public static TimeSpan Break(int tries) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Max(tries - 1, 0)), BreakMax.TotalMinutes));

    /// <summary>
    /// To be committed before anything is sent: notes what is about to go out over channels that recognise no repeat.
    /// A sender cut off then leaves a message that may have gone out, and nobody sends it again.
    /// </summary>
    /// <param name="stored">How far it has come, as it is stored; given back where nothing is to be noted.</param>
    /// <param name="persons">To whom (<see cref="Reaching.Persons"/>).</param>
    /// <param name="at">The moment of the try.</param>
    public string Start(string stored, IReadOnlyList<IReadOnlyList<Contact>> persons, DateTimeOffset at)
    {
        var lines = Deliveries.Read(stored);
        List<string> started =
        [
            .. persons.Select(p => Reaching.Of(p, lines, at, at).Try).OfType<Contact>()
                .Where(c => Channel(c.Channel) is { KnowsRepeats: false })
                .Select(c => Deliveries.KeyOf(c)),
        ];
        started.ForEach(key => lines[key] = new DeliveryLine(DeliveryOutcome.Started) { At = at });
        return started.Count == 0 ? stored : Deliveries.Write(lines);
    }

    /// <summary>What was started in a try and is known not to have been sent.</summary>
    public static string NotStarted(string stored, DateTimeOffset at) =>
        Without(stored, (_, line) => line.Outcome == DeliveryOutcome.Started && line.At == at);

    /// <summary>
    /// Without what was refused for good over channels that recognise a repeat: mailboxes come back, and addresses are
    /// mended under the same name.
    /// </summary>
    public string Anew(string stored) => Without(stored, (key, line) => line.Outcome == DeliveryOutcome.Refused
        && channels.Any(c => c.KnowsRepeats
            && key.StartsWith(Deliveries.KeyOf(c.Name, address: ""), StringComparison.Ordinal)));

    /// <param name="messageTo">What is said to each; recipient and language are put in here.</param>
    /// <param name="persons">To whom (<see cref="Reaching.Persons"/>).</param>
    /// <param name="stored">How far the message has come.</param>
    /// <param name="tries">How often it was tried, this one included.</param>
    /// <param name="at">The moment of this try, as it was started with.</param>
    /// <param name="stop">Stops between two contacts.</param>
    public async Task<Told> DeliverAsync(
        Func<Contact, AlertMessage> messageTo, IReadOnlyList<IReadOnlyList<Contact>> persons, string stored, int tries,
        DateTimeOffset at, CancellationToken stop)
    {
        // All before the first is sent: what cannot be said must not lose the outcome of what was.
        var messages = persons.SelectMany(p => p).Distinct().ToDictionary(
            c => c, c => messageTo(c) with { Recipient = c.Address, Language = c.Language });
        var lines = Deliveries.Read(stored);
        var reached = new List<Reach>();
        foreach (var person in persons)
        {
            reached.Add(await DeliverAsync(messages, person, lines, tries, at, stop));
        }

        return new Told(lines, persons, reached);
    }

    private async Task<Reach> DeliverAsync(
        Dictionary<Contact, AlertMessage> messages, IReadOnlyList<Contact> person,
        Dictionary<string, DeliveryLine> lines, int tries, DateTimeOffset at, CancellationToken stop)
    {
        while (true)
        {
            var reach = Reaching.Of(person, lines, at, at);
            if (reach.Try is not { } contact)
            {
                return reach;
            }

            var key = Deliveries.KeyOf(contact);
            var before = lines.GetValueOrDefault(key);
            var channel = Channel(contact.Channel);
            if (channel is { KnowsRepeats: false } && before?.Outcome != DeliveryOutcome.Started)
            {
                // Not noted yet, because another channel failed in between: at once, in a try of its own.
                return new Reach(null, at);
            }

            if (channel is { KnowsRepeats: false } && clock.GetUtcNow() - at > Reaching.StartedPatience)
            {
                lines.Remove(key);
                return new Reach(null, at);
            }

            var delivery = channel is null
                ? new Delivery.Failed("no such channel", IsFinal: true)
                : await DeliverAsync(channel, messages[contact], stop);
            lines[key] = Line(delivery, before, at + Break(tries), at);
            if (lines[key] is { HasIt: false, Outcome: not DeliveryOutcome.Accepted } failed)
            {
                NotDelivered(messages[contact].Id, contact.Channel, failed.Why);
            }
        }
    }

    private static string Without(string stored, Func<string, DeliveryLine, bool> isOut)
    {
        var lines = Deliveries.Read(stored);
        List<string> keys = [.. lines.Where(l => isOut(l.Key, l.Value)).Select(l => l.Key)];
        keys.ForEach(key => lines.Remove(key));
        return keys.Count == 0 ? stored : Deliveries.Write(lines);
    }

    private IAlertChannel? Channel(string name) => channels.FirstOrDefault(c => c.Name == name);

    private static async Task<Delivery> DeliverAsync(
        IAlertChannel channel, AlertMessage message, CancellationToken stop)
    {
        try
        {
            return await channel.DeliverAsync(message, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // A defect in one delivery must not lose the outcomes of the others: they would be sent again.
            var why = $"the channel broke: {e.GetType().Name}";
            return channel.KnowsRepeats ? new Delivery.Failed(why, IsFinal: false) : new Delivery.Unsure(why);
        }
    }

    /// <summary>
    /// A slow sender may send long after it began: the fate of what it sent is waited for from the moment of the send.
    /// </summary>
    private DeliveryLine Line(
        Delivery delivery, DeliveryLine? before, DateTimeOffset notBefore, DateTimeOffset at) => delivery switch
        {
            Delivery.Delivered => new DeliveryLine(DeliveryOutcome.Delivered),
            Delivery.Accepted accepted =>
                new DeliveryLine(DeliveryOutcome.Accepted) { At = clock.GetUtcNow(), Reference = accepted.Reference },
            Delivery.Unsure unsure => new DeliveryLine(DeliveryOutcome.Unsure)
            {
                At = clock.GetUtcNow(),
                Why = unsure.Why,
            },
            Delivery.Failed { IsFinal: true } failed => new DeliveryLine(DeliveryOutcome.Refused) { Why = failed.Why },
            Delivery.Failed failed => new DeliveryLine(DeliveryOutcome.Pending)
            {
                At = before is { Outcome: DeliveryOutcome.Pending, At: { } since } ? since : at,
                NotBefore = failed.After is { } after && at + after > notBefore ? at + after : notBefore,
                Why = failed.Why,
                IsOurs = failed.IsOurs,
            },
            _ => throw new InvalidOperationException("Delivery is closed."),
        };

    [LoggerMessage(303, LogLevel.Warning, "message {Message} was not delivered by {Channel}: {Why}")]
    private partial void NotDelivered(string message, string channel, string why);
}

/// <summary>How far a message has come after a try.</summary>
internal sealed class Told(
    Dictionary<string, DeliveryLine> lines, IReadOnlyList<IReadOnlyList<Contact>> persons,
    IReadOnlyList<Reach> reached)
{
    /// <summary>As it is stored.</summary>
    public string Deliveries { get; } = Domain.Deliveries.Write(lines);

    /// <summary>When to look again, to try or because the fate of something is awaited; null for never.</summary>
    public DateTimeOffset? NextTry { get; } = reached.Min(r => r.Next);

    /// <summary>A channel has taken it over for somebody.</summary>
    public bool IsSent { get; } = lines.Values.Any(l => l.HasIt || l.Outcome == DeliveryOutcome.Accepted);

    /// <summary>Somebody is still to be tried, or may have it or not: it is not done with.</summary>
    public bool IsOpen { get; } = persons.Where((p, i) => reached[i].Next is not null && !p.Any(c =>
        lines.GetValueOrDefault(Domain.Deliveries.KeyOf(c))?.Outcome == DeliveryOutcome.Accepted))
        .Any();

    public AlertState State => IsOpen ? AlertState.Raised : IsSent ? AlertState.Sent : AlertState.Failed;
}
