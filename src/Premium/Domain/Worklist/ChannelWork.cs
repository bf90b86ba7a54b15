namespace Premium.Domain;

/// <summary>
/// Channels that reach nobody until operations put them right: a sign-in, a template, an account. Villages may have
/// been told over another channel, so that their alerts alone do not show it. What a channel said last counts.
/// </summary>
internal static class ChannelWork
{
    public static IEnumerable<WorkItem> Items(WorkFacts facts) =>
        from sheet in facts.Districts.SelectMany(d => d.Sheets)
        from alert in sheet.Alerts
        from line in Deliveries.Read(alert.Deliveries)
        where line.Value.At is not null
        group line.Value by line.Key[..line.Key.IndexOf(':', StringComparison.Ordinal)] into channel
        let last = channel.MaxBy(l => l.At)
        where last.IsOurs
        let failed = channel.Where(l => l.IsOurs).ToList()
        select new WorkItem(WorkKinds.Undelivered, $"channel~{channel.Key}")
        {
            Place = new Said($"Saluran {channel.Key}", $"Channel {channel.Key}"),
            Why = new Said(
                $"saluran ini tidak dapat mengirim; {failed.Count} pesan tertahan",
                $"this channel cannot send; {failed.Count} messages are held up"),
            Since = failed.Min(l => l.At),
            Detail = last.Why,
        };
}
