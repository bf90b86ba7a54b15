namespace Premium.Domain;

/// <summary>
/// Channels that reach nobody until operations put them right: a sign-in, a template, an account. Villages may have
/// been told over another channel, so that their alerts alone do not show it. What a channel said last counts,
/// whomever it was for.
/// </summary>
internal sealed class ChannelWork(WorkFacts facts, Rules rules)
{
    /// <summary>What failed so long ago says nothing of today, where nothing waits.</summary>
    private static readonly TimeSpan FailureLife = TimeSpan.FromDays(7);

    private readonly LastDays lastDays = new(rules, rules.Today(facts.Now));

    public IEnumerable<WorkItem> Items() =>
        from channel in OfAlerts().Concat(OfNotices()).GroupBy(w => w.Channel, StringComparer.Ordinal)
        let last = channel.MaxBy(w => w.At)
        where last.Line.IsOurs
        let held = channel.Where(w => w.IsHeld).ToList()
        where held.Count > 0 || facts.Now - last.At < FailureLife
        let near = lastDays.Of(held.Select(w => w.Alert).OfType<(Sheet, Alert)>())
        select new WorkItem(
            near is null ? WorkKinds.Undelivered : WorkKinds.UndeliveredLate, $"channel~{channel.Key}")
        {
            Place = new Said($"Saluran {channel.Key}", $"Channel {channel.Key}"),
            Why = held.Count > 0
                ? new Said(
                    $"saluran ini tidak dapat mengirim; {held.Count} pesan tertahan",
                    $"this channel cannot send; {held.Count} messages are held up")
                : new Said(
                    "pengiriman terakhir lewat saluran ini gagal; tidak ada pesan yang tertahan",
                    "the last message over this channel failed; none is held up"),

            // As of what waits in SystemWork: an alarm dates from when it was first seen.
            Since = near is not null ? null : held.Count > 0 ? held.Min(w => w.At) : last.At,
            Arose = near?.AddDays(-1),
            Due = near,
            Detail = last.Line.Why,
        };

    private IEnumerable<Word> OfAlerts() =>
        from district in facts.Districts
        let persons = district.Register.Villages.ToDictionary(v => v.Code, v => Reaching.Persons(v.Contacts))
        from sheet in district.Sheets
        from alert in sheet.Alerts
        let lines = Deliveries.Read(alert.Deliveries)
        from line in lines
        where AtOf(line.Value, alert.SentAt) is not null
        select new Word(ChannelOf(line.Key), line.Value, AtOf(line.Value, alert.SentAt)!.Value)
        {
            Alert = (sheet, alert),
            IsHeld = line.Value.IsOurs && alert.IsWatched
                && IsWaitedFor(line.Key, lines, persons.GetValueOrDefault(alert.Village, [])),
        };

    private IEnumerable<Word> OfNotices() =>
        from notice in facts.Sent
        from line in Deliveries.Read(notice.Deliveries)
        where AtOf(line.Value, notice.At) is not null
        select new Word(ChannelOf(line.Key), line.Value, AtOf(line.Value, notice.At)!.Value)
        {
            IsHeld = line.Value.IsOurs && !notice.IsDone,
        };

    /// <summary>What arrived at once has no date of its own.</summary>
    private static DateTimeOffset? AtOf(DeliveryLine line, DateTimeOffset? sentAt) =>
        line.At ?? (line.HasIt ? sentAt : null);

    /// <summary>Whom it is for is still to be reached by it, and has the message over no other contact.</summary>
    private bool IsWaitedFor(
        string key, Dictionary<string, DeliveryLine> lines, IReadOnlyList<IReadOnlyList<Contact>> persons) =>
        persons.FirstOrDefault(p => p.Any(c => Deliveries.KeyOf(c) == key)) is { } person
            ? !person.Any(c => lines.GetValueOrDefault(Deliveries.KeyOf(c))?.HasIt == true)
            : facts.Office.Contains(key);

    private static string ChannelOf(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)];

    /// <param name="Channel">Whose.</param>
    /// <param name="Line">What it said.</param>
    /// <param name="At">When.</param>
    private sealed record Word(string Channel, DeliveryLine Line, DateTimeOffset At)
    {
        public (Sheet Sheet, Alert Alert)? Alert { get; init; }

        public bool IsHeld { get; init; }
    }
}
