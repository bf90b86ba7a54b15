namespace Premium.Domain;

/// <summary>What an audit found last in a sheet, kept among the notes under a key of its own.</summary>
public static class AuditNote
{
    private const string Prefix = "audited~";

    public static string KeyOf(string sheet) => Prefix + sheet;

    /// <summary>Null where the note is of something else.</summary>
    public static string? SheetOf(WorkNote note) =>
        note.Key.StartsWith(Prefix, StringComparison.Ordinal) ? note.Key[Prefix.Length..] : null;

    /// <summary>The first finding; null where there was none, or no audit.</summary>
    public static string? FoundIn(WorkNote? note) => note is { IsSignedOff: false } ? note.Comment : null;

    /// <param name="key">Of the sheet.</param>
    /// <param name="found">The first finding; empty where it is clean.</param>
    /// <param name="at">When it was looked at.</param>
    public static WorkNote Of(string key, string found, DateTimeOffset at) =>
        new(key, "audit", at) { Comment = found, IsSignedOff = found.Length == 0 };
}
