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
        List<WorkItem> items =
        [
            .. facts.Districts.SelectMany(d => new VillageWork(facts, d, rules).Items()),
            .. new PauseWork(facts, rules).Items(),
            .. new ReplyWork(facts, rules).Items(),
            .. new SystemWork(facts, rules).Items(),
            .. new CalendarWork(facts, rules).Items(),
            .. new ChannelWork(facts, rules).Items(),
            .. new ContactWork(facts).Items(),
        ];
        items.AddRange(new RunWork(facts, rules).Items(items));
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
