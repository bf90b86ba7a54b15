using Premium.Ports;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What operations and districts' offices were told, what waits to be told, what was set aside.</summary>
internal sealed class OfficeAudit
{
    private static readonly string[] OfWork = ["work-", "digest-", "kecamatan-"];

    /// <summary>Longer than anybody waits for the next reading of the worklist in a week without faults.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(9);

    /// <summary>Before it whoever looks tells only what is grave and new; all of it when people are at work.</summary>
    private static readonly TimeOnly Digest = new(9, 0);

    private readonly Dictionary<string, OfficeLetter> letters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> setAside = new(StringComparer.Ordinal);

    /// <summary>When whoever tells of the worklist last looked, and came to an end.</summary>
    public DateTimeOffset ToldAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Messages that nobody has put back, by queue.</summary>
    public IReadOnlyDictionary<string, int> SetAside => setAside;

    /// <summary>What was tried more than once and is still to be told.</summary>
    public IEnumerable<string> Waiting => waiting.Where(w => w.Value > 1).Select(w => w.Key);

    public static bool IsOfWork(string message) =>
        OfWork.Any(prefix => message.StartsWith(prefix, StringComparison.Ordinal));

    public void Delivering(AlertMessage message, DateTimeOffset now)
    {
        if (IsOfWork(message.Id))
        {
            letters[message.Id] = new OfficeLetter(
                message.Body, now, letters.GetValueOrDefault(message.Id)?.IsTaken == true);
        }
    }

    public void Took(string message)
    {
        if (letters.TryGetValue(message, out var letter))
        {
            letters[message] = letter with { IsTaken = true };
        }
    }

    public void ToldWork(DateTimeOffset begun)
    {
        if (AuditBooks.LocalTime(begun) < Digest)
        {
            return;
        }

        ToldAt = begun;
        foreach (var old in letters.Where(l => l.Value.At < begun - Kept).Select(l => l.Key).ToList())
        {
            letters.Remove(old);
        }
    }

    /// <summary>A notice as it is kept.</summary>
    public void Keeps(string notice, int tries, bool isDone)
    {
        if (isDone)
        {
            waiting.Remove(notice);
        }
        else
        {
            waiting[notice] = tries;
        }
    }

    /// <summary>One message was set aside, or put back.</summary>
    public void IsSetAside(string queue, bool isSetAside) =>
        setAside[queue] = setAside.GetValueOrDefault(queue) + (isSetAside ? 1 : -1);

    /// <summary>Some message since then has the place in it.</summary>
    /// <param name="place">As the worklist names it.</param>
    /// <param name="since">No message from before counts.</param>
    /// <param name="isTaken">Only what a mailbox took counts; else also what was tried.</param>
    /// <param name="mayBeCut">One that says that it leaves out places counts, too.</param>
    public bool HasNamed(string place, DateTimeOffset since, bool isTaken, bool mayBeCut) =>
        letters.Values.Any(l => l.At >= since && (l.IsTaken || !isTaken)
            && (l.Body.Contains(place, StringComparison.Ordinal)
                || (mayBeCut && l.Body.Contains(" lagi di halaman daftar kerja", StringComparison.Ordinal))));

    private sealed record OfficeLetter(string Body, DateTimeOffset At, bool IsTaken);
}
