using System.Globalization;

namespace Premium.Domain;

public enum DeliveryOutcome
{
    Delivered,

    /// <summary>Final: this recipient will not be reached this way.</summary>
    Refused,

    /// <summary>Worth trying again.</summary>
    Pending,

    /// <summary>Noted before a send whose repeat nobody would recognise; left so by a sender cut off.</summary>
    Started,

    /// <summary>The channel has it; its fate is told later.</summary>
    Accepted,

    /// <summary>It may have gone out.</summary>
    Unsure,

    /// <summary>Delivered, and opened.</summary>
    Read,
}

/// <summary>How far a message has come at one recipient.</summary>
public sealed record DeliveryLine(DeliveryOutcome Outcome)
{
    /// <summary>
    /// Since when; for what was tried several times, since the first; of what arrived, when it was sent. Null in rows
    /// of old.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>No try before; null for whenever its message is due.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Of the channel, by which it tells the fate of the message; may be empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Names no person and no address.</summary>
    public string Why { get; init; } = "";

    /// <summary>It failed, and for no fault of the recipient: operations must put it right.</summary>
    public bool IsOurs { get; init; }

    public bool HasIt => Outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Read;

    /// <summary>Out, or possibly out: not to be sent again, and nobody knows yet whether it arrived.</summary>
    public bool IsAwaited =>
        Outcome is DeliveryOutcome.Accepted or DeliveryOutcome.Unsure or DeliveryOutcome.Started;
}

/// <summary>
/// Who has a message, as it is stored: one <c>channel:recipient=outcome</c> a line, then, as far as they are known
/// and each after a tab, since when, not before when, the channel's reference and why; <c>!</c> where it is ours.
/// </summary>
public static class Deliveries
{
    private const char Tab = '\t';
    private const char Ours = '!';
    private const int TextLengthMax = 160;

    /// <summary>Of a line, and what may stand behind them.</summary>
    private const int PartsMax = 6;

    private static readonly DeliveryOutcome[] BySureness =
    [
        DeliveryOutcome.Pending, DeliveryOutcome.Started, DeliveryOutcome.Unsure, DeliveryOutcome.Accepted,
        DeliveryOutcome.Refused, DeliveryOutcome.Delivered, DeliveryOutcome.Read,
    ];

    public static string KeyOf(string channel, string address) => $"{channel}:{address}";

    /// <summary>A recipient as it is kept.</summary>
    public static string KeyOf(Contact contact) => KeyOf(contact.Channel, contact.Address);

    /// <summary>What cannot be read is not known to have arrived.</summary>
    public static Dictionary<string, DeliveryLine> Read(string text)
    {
        var lines = new Dictionary<string, DeliveryLine>(StringComparer.Ordinal);
        Span<Range> parts = stackalloc Range[PartsMax];
        foreach (var range in text.AsSpan().Split('\n'))
        {
            // Read again and again, by whoever asks who has a message: without a string for each part.
            var line = text.AsSpan()[range];
            var its = parts[..line.Split(parts, Tab)];
            var first = Part(line, its, 0);
            var cut = first.LastIndexOf('=');
            if (cut > 0 && Enum.TryParse<DeliveryOutcome>(first[(cut + 1)..], out var outcome)
                && Enum.IsDefined(outcome))
            {
                var why = Part(line, its, 4);
                lines[first[..cut].ToString()] = new DeliveryLine(outcome)
                {
                    At = Time(Part(line, its, 1)),
                    NotBefore = Time(Part(line, its, 2)),
                    Reference = Part(line, its, 3).ToString(),
                    Why = why.TrimStart(Ours).ToString(),
                    IsOurs = why.StartsWith(Ours),
                };
            }
        }

        return lines;
    }

    public static string Write(IReadOnlyDictionary<string, DeliveryLine> lines) =>
        string.Join('\n', lines.Select(l => string.Join(
            Tab,
            [$"{l.Key}={l.Value.Outcome}", Text(l.Value.At), Text(l.Value.NotBefore), Plain(l.Value.Reference),
                (l.Value.IsOurs ? $"{Ours}" : "") + Plain(l.Value.Why)]).TrimEnd(Tab)));

    /// <summary>
    /// What a sender found, on a row that meanwhile may have been told the fate of what it sent: the later word counts.
    /// Of what was started only whoever started it knows more.
    /// </summary>
    public static string Merge(string stored, string found)
    {
        var (known, lines) = (Read(stored), Read(found));
        foreach (var (key, line) in known)
        {
            if (lines.TryGetValue(key, out var mine)
                && ((mine.Outcome == DeliveryOutcome.Started && line.Outcome != DeliveryOutcome.Started)
                    || (mine.IsAwaited && !line.IsAwaited
                        && (line.HasIt || (line.Reference.Length > 0 && line.Reference == mine.Reference)))))
            {
                lines[key] = line;
            }
        }

        return Write(lines);
    }

    /// <summary>
    /// How far one message has come, by all rows that it tells of: a sender may have been lost between them. Where they
    /// differ, who has it has it, and what may have gone out is not sent again.
    /// </summary>
    public static string Union(IEnumerable<string> stored) => Write(stored
        .SelectMany(Read)
        .GroupBy(l => l.Key, StringComparer.Ordinal)
        .ToDictionary(l => l.Key, l => l.MaxBy(o => Array.IndexOf(BySureness, o.Value.Outcome)).Value));

    /// <summary>
    /// What is stored, with word of the channel. Words may come doubled, late and in any order: who has the message
    /// has it, whatever else is said; a failure counts for the send that it names, and once.
    /// </summary>
    public static string Hear(string stored, DeliveryWord word)
    {
        var lines = Read(stored);
        var key = lines.ContainsKey(word.Key) || word.Reference.Length == 0
            ? word.Key
            : lines.FirstOrDefault(l => l.Value.Reference == word.Reference).Key ?? word.Key;
        if (!lines.TryGetValue(key, out var line) || !IsNews(line, word))
        {
            return stored;
        }

        // When a message is opened says nothing of whether its channel can still send.
        lines[key] = word.Line.HasIt ? word.Line with { At = line.At } : word.Line;
        return Write(lines);
    }

    /// <summary>All that changed is that it arrived, or was opened.</summary>
    public static bool IsNewsOfArrival(string before, string now)
    {
        var known = Read(before);
        return Read(now).All(l => l.Value.HasIt || l.Value == known.GetValueOrDefault(l.Key));
    }

    private static bool IsNews(DeliveryLine line, DeliveryWord word) => (line.Outcome, word.Line) switch
    {
        (DeliveryOutcome.Read, _) => false,
        (DeliveryOutcome.Delivered, var said) => said.Outcome == DeliveryOutcome.Read,
        (_, { HasIt: true }) => true,
        (DeliveryOutcome.Started or DeliveryOutcome.Unsure, _) => true,
        (DeliveryOutcome.Accepted, { Outcome: not DeliveryOutcome.Accepted }) => line.Reference == word.Reference,
        _ => false,
    };

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> line, ReadOnlySpan<Range> parts, int at) =>
        at < parts.Length ? line[parts[at]] : [];

    private static DateTimeOffset? Time(ReadOnlySpan<char> text) => DateTimeOffset.TryParseExact(
        text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Text(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Plain(string text) =>
        new([.. text.Take(TextLengthMax).Select(c => char.IsControl(c) ? ' ' : c)]);
}
