using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Sends what is in the outbox, and keeps there how far it has come.</summary>
internal sealed class NoticeSender(Messenger messenger, INotices notices, TimeProvider clock)
{
    /// <summary>What no contact would take is tried again then: a person may have mended the contacts.</summary>
    private static readonly TimeSpan LostPatience = TimeSpan.FromHours(6);

    /// <summary>News this old is none.</summary>
    private static readonly TimeSpan LifeMax = TimeSpan.FromDays(31);

    /// <param name="notice">As it is stored.</param>
    /// <param name="persons">To whom.</param>
    /// <param name="messageTo">What is said to each.</param>
    /// <param name="stop">Stops between two contacts; what is in the outbox is told later.</param>
    public async Task<Told> SendAsync(
        Notice notice, IReadOnlyList<IReadOnlyList<Contact>> persons, Func<Contact, AlertMessage> messageTo,
        CancellationToken stop)
    {
        // Over channels that recognise no repeat nothing leaves before it is noted that it may have left.
        var at = clock.GetUtcNow();
        var started = notice with { Deliveries = messenger.Start(notice.Deliveries, persons, at) };
        if (started != notice)
        {
            await notices.PutAsync(started, stop);
        }

        var told = await messenger.DeliverAsync(
            messageTo, persons, started.Deliveries, notice.Tries + 1, at, stop);

        // A channel may have told of it before it had answered us.
        var heard = (await notices.FindAsync(notice.Id, stop))?.Deliveries ?? started.Deliveries;

        // Over all that is still to be tried, too: a contact that puts off every try would be tried without end.
        var isOld = at - notice.At >= LifeMax;

        // It reached nobody: it stays in the outbox, where the worklist sees it.
        var isLost = !isOld && told.State == AlertState.Failed && told.NextTry is null;
        var (next, deliveries) = isLost
            ? (at + LostPatience, messenger.Anew(told.Deliveries))
            : (isOld ? null : told.NextTry, told.Deliveries);
        var sent = started with
        {
            IsDone = next is null,
            Tries = notice.Tries + 1,
            NextTry = next,
            Deliveries = deliveries,
        };
        await notices.PutAsync(
            heard == started.Deliveries ? sent : sent.Heard(Deliveries.Union([told.Deliveries, heard]), at), stop);
        return told;
    }
}
