namespace Premium.Domain;

/// <summary>What somebody wrote to our number.</summary>
/// <param name="Number">Whose, E.164.</param>
/// <param name="At">When, as the channel tells.</param>
/// <param name="Id">The channel's; the same when it is brought again.</param>
/// <param name="Text">Empty for a picture or a voice; null for what waits for no answer.</param>
/// <param name="About">The channel's id of the message of ours that it answers; empty for none.</param>
public sealed record InboundText(string Number, DateTimeOffset At, string Id, string? Text, string About);
