namespace Premium.Domain;

/// <summary>
/// Everything that needs a person, from register, sheets, runs, calendar and queues: pages, mails and the colours of
/// runs read this one list, and nothing else decides that someone should look. Pure.
/// </summary>
public static class Worklist
{
    /// <summary>Most urgent first. Events that somebody signed off are over.</summary>
    public static IReadOnlyList<WorkItem> Of(WorkFacts facts, Rules rules)
    {
        var parts = new WorkParts(facts);
        var system = new SystemWork(facts, rules);
        List<WorkItem> items =
        [
            .. facts.Districts.SelectMany(d => parts.Of(d, () => new VillageWork(facts, d, rules).Items(parts))),
            .. parts.Of("pauses", f => new PauseWork(f, rules).Items()),
            .. parts.Of("replies", f => new ReplyWork(f, rules).Items()),
            .. SystemWork.Parts.SelectMany(part => parts.Of(
                part.Name, f => part.Of(ReferenceEquals(f, facts) ? system : new SystemWork(f, rules)))),
            .. parts.Of("calendar", f => new CalendarWork(f, rules).Items()),
            .. parts.Of("channels", f => new ChannelWork(f, rules).Items()),
            .. parts.Of("contacts", f => new ContactWork(f).Items()),
        ];
        items.AddRange(parts.Of("runs", f => new RunWork(f, rules).Items(items)));
        items.AddRange(parts.Of("rows", f => new RowsWork(f).Items(items)));
        var phones = facts.Districts.SelectMany(d => d.Register.Villages).ToLookup(v => v.Code, v => v.Phone());
        return
        [
            .. InOrder(rules.Today(facts.Now), items
                .Select(i => i.Dated(facts.Seen.GetValueOrDefault(i.Key)))
                .Select(i => i.Village is { } village ? i with { Phone = phones[village].FirstOrDefault("") } : i)
                .Select(i => facts.Notes.GetValueOrDefault(i.Key) is { } note && i.IsMeantBy(note)
                    ? i with { Note = note }
                    : i)
                .Where(i => !(i.Kind.IsEvent && i.Note is { IsSignedOff: true }))),
        ];
    }

    /// <summary>In the place of all, where there is no list.</summary>
    public static WorkItem Unmade(string why) => new(WorkKinds.Unsaid, "worklist")
    {
        Place = new Said("Daftar kerja", "Worklist"),
        Why = new Said("daftar kerja tidak dapat disusun", "the worklist could not be made"),
        Detail = why,
    };

    /// <summary>One line a place, in the order of its most urgent item.</summary>
    public static IReadOnlyList<WorkGroup> Groups(IReadOnlyList<WorkItem> items) =>
    [
        .. items.GroupBy(i => i.Village?.ToString() ?? i.Key).Select(g => new WorkGroup(g.First().Place, [.. g])),
    ];

    /// <summary>
    /// What is to be done now, and the places of which somebody has put off all there is: each place once.
    /// </summary>
    public static (IReadOnlyList<WorkGroup> Now, IReadOnlyList<WorkGroup> Later) Shown(
        IEnumerable<WorkItem> items, DateOnly today)
    {
        var groups = Groups([.. items.OrderBy(i => i.IsPutOff(today))]);
        return ([.. groups.Where(g => !g.Worst.IsPutOff(today))], [.. groups.Where(g => g.Worst.IsPutOff(today))]);
    }

    private static IEnumerable<WorkItem> InOrder(DateOnly today, IEnumerable<WorkItem> items) => items
        .OrderByDescending(i => i.IsUrgent(today))
        .ThenByDescending(i => i.Kind.Gravity)
        .ThenBy(i => i.Due ?? DateOnly.MaxValue)
        .ThenByDescending(i => i.AtStake)
        .ThenBy(i => i.Key, StringComparer.Ordinal);
}
