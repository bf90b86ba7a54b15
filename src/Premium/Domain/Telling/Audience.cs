namespace Premium.Domain;

/// <summary>
/// Whom one message reaches: those of its stages, and where it tells nothing but good news everybody whose last word of
/// one of its bills is a warning.
/// </summary>
public sealed class Audience
{
    private readonly Recipients recipients;
    private readonly IReadOnlyList<Rung> rungs;
    private readonly IReadOnlyList<Contact> warned;

    /// <param name="recipients">Who there is.</param>
    /// <param name="rungs">Of what is told.</param>
    /// <param name="alerts">What is told.</param>
    /// <param name="sheets">With what was told before.</param>
    /// <param name="ladder">Tells news from warnings.</param>
    public Audience(
        Recipients recipients, IReadOnlyList<Rung> rungs, IReadOnlyList<Alert> alerts, IReadOnlyList<Sheet> sheets,
        Ladder ladder)
    {
        (this.recipients, this.rungs) = (recipients, rungs);
        var told = alerts.All(ladder.IsNews) ? alerts.Select(n => Before(n, sheets, ladder)).ToList() : [];
        warned =
        [
            .. recipients.Persons([.. recipients.Contacts, .. recipients.Office])
                .Where(p => told.Exists(before => IsWarned(p, before)))
                .SelectMany(p => p),
        ];
    }

    /// <param name="outcomes">What is known of who has it, by channel and address.</param>
    /// <param name="now">Decides for how long word is waited for.</param>
    public IReadOnlyList<Contact> Of(IReadOnlyDictionary<string, DeliveryLine> outcomes, DateTimeOffset now) =>
        [.. recipients.Of(rungs, outcomes, now).Union(warned)];

    /// <summary>Each with all their contacts.</summary>
    /// <param name="outcomes">As above.</param>
    /// <param name="now">As above.</param>
    public IReadOnlyList<IReadOnlyList<Contact>> Persons(
        IReadOnlyDictionary<string, DeliveryLine> outcomes, DateTimeOffset now) =>
        recipients.Persons(Of(outcomes, now));

    /// <summary>
    /// Who has what was told of the bill before, newest first, and whether that was a warning. The warning of another
    /// bill names all that is unpaid: while the last word of this one was a warning, it is one of this one, too.
    /// </summary>
    private static IReadOnlyList<(bool IsWarning, IReadOnlySet<string> Having)> Before(
        Alert news, IReadOnlyList<Sheet> sheets, Ladder ladder)
    {
        var before = sheets.SelectMany(s => s.AlertsOf(news.Village))
            .Where(a => a.RaisedAt < news.RaisedAt)
            .OrderByDescending(a => a.RaisedAt)
            .ToList();
        var its = before.Where(a => a.Bill == news.Bill).ToList();
        bool NamesIt(Alert other) => !ladder.IsNews(other)
            && its.Find(a => a.RaisedAt <= other.RaisedAt) is { } word && !ladder.IsNews(word);
        return [.. before.Where(a => a.Bill == news.Bill || NamesIt(a)).Select(a => (!ladder.IsNews(a), Having(a)))];
    }

    private static IReadOnlySet<string> Having(Alert alert) => Deliveries.Read(alert.Deliveries)
        .Where(l => l.Value.HasIt || l.Value.IsAwaited)
        .Select(l => l.Key)
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsWarned(
        IReadOnlyList<Contact> person, IReadOnlyList<(bool IsWarning, IReadOnlySet<string> Having)> before) =>
        before.FirstOrDefault(b => person.Any(c => b.Having.Contains(Deliveries.KeyOf(c)))).IsWarning;
}
