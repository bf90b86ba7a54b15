using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// Records alerts as soon as they are out, one commit at a time: what comes out meanwhile goes into the next. So what
/// becomes of one message sends no other one twice.
/// </summary>
internal sealed class AlertRecording(OpenSheets sheets, string actor, TimeProvider clock)
{
    private readonly Lock gate = new();
    private List<Alert> waiting = [];
    private bool isRecording;

    public Task<IReadOnlyList<Alert>[]> AllAsync(
        IEnumerable<Task<IReadOnlyList<Alert>>> sends, CancellationToken stop) =>
        Task.WhenAll(sends.Select(async sending =>
        {
            var sent = await sending;
            if (IsFirst(sent))
            {
                while (Taken() is { Count: > 0 } taken)
                {
                    var now = clock.GetUtcNow();
                    await sheets.CommitAsync(
                        now, actor,
                        current => current.Select(s => new SheetChange(s.PayMonth, "sent", Recorded(s, taken, now))),
                        stop);
                }
            }

            return sent;
        }));

    /// <summary>
    /// Another sender may have taken over from a slow one; then its word counts, and what the slow one did send is
    /// kept beside it.
    /// </summary>
    private static IReadOnlyList<SheetRow> Recorded(Sheet sheet, IReadOnlyList<Alert> sent, DateTimeOffset now) =>
    [
        .. from alert in sent
        where alert.Bill.PayMonth == sheet.PayMonth
        let stored = sheet.Alert(alert.Bill, alert.Stage)
        where stored is not null
        let recorded = stored.State == AlertState.Sending && stored.Tries == alert.Tries
            ? alert.Over(stored, now)
            : stored.Learned(alert.Deliveries, now)
        where recorded != stored
        select recorded,
    ];

    private bool IsFirst(IReadOnlyList<Alert> sent)
    {
        lock (gate)
        {
            waiting.AddRange(sent);
            return !isRecording && (isRecording = true);
        }
    }

    private IReadOnlyList<Alert> Taken()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            isRecording = taken.Count > 0;
            return taken;
        }
    }
}
