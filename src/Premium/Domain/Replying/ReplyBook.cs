namespace Premium.Domain;

/// <summary>
/// What villages answered and what admins muted, of one district or of a regency, oldest first. Rows that cannot be
/// read silence nothing.
/// </summary>
public sealed record ReplyBook(
    IReadOnlyList<Reply> Replies, IReadOnlyList<Mute> Mutes, IReadOnlyList<MalformedRow> Malformed)
{
    public static readonly ReplyBook Empty = new([], [], []);

    public IReadOnlyList<Reply> Of(VillageCode village) => [.. Replies.Where(r => r.Village == village)];

    /// <summary>The mute in force that lasts longest; null for none.</summary>
    public Mute? MuteOf(VillageCode village, DateOnly day) =>
        Mutes.Where(m => m.Village == village && m.IsOn(day)).MaxBy(m => m.Until);
}
