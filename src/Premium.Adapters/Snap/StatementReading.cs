using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Judges the pages of one statement. Complete only if it says so by its own figures and every line that may be ours is
/// understood: from half a statement somebody would conclude that a payment is absent. Each line proves what it shows
/// all the same.
/// </summary>
internal sealed class StatementReading(
    AccountNo account, DateOnly first, DateOnly last, BankProfile profile, EvidenceMask mask)
{
    private readonly List<(StatementFigures Figures, IReadOnlyList<StatementEntry> Lines)> pages = [];
    private readonly Dictionary<(string Key, int Number), StatementEntry> entries = [];
    private readonly List<string> doubts = [];
    private readonly List<string> unclear = [];
    private readonly List<string> notes = [];
    private bool hasList = true;

    /// <summary>
    /// Two days that other answers have told of already: without a movement, as they mostly are, they need no figures,
    /// and what a bank shows of other days instead says nothing of them.
    /// </summary>
    public bool IsBorder { get; init; }

    /// <summary>True if the page brought a line that was not there before.</summary>
    public bool Take(SnapFields page)
    {
        var items = page.Entries("detailData");
        if (items is null)
        {
            hasList = false;
            if (page.Has("detailData"))
            {
                doubts.Add("detailData is not a list of lines");
            }
        }

        var known = entries.Count;
        var lines = new List<StatementEntry>();
        var equal = new Dictionary<string, int>();
        foreach (var (index, item) in (items ?? []).Index())
        {
            var place = FormattableString.Invariant($"page {pages.Count + 1}, line {index + 1}");
            if (item is null)
            {
                doubts.Add(place + ": it is no line");
                continue;
            }

            // The border of a page is read twice; equal lines of one page are as many movements.
            var line = StatementEntry.Read(item, place, account);
            var number = equal.GetValueOrDefault(line.Key);
            equal[line.Key] = number + 1;
            entries.TryAdd((line.Key, number), line);
            lines.Add(line);
        }

        pages.Add((new StatementFigures(page), lines));
        return entries.Count > known;
    }

    /// <summary>The time of the last line of this page that has one, as the bank says it or as the line does.</summary>
    public DateTimeOffset? Boundary(SnapFields page) =>
        SnapTime.TryRead(page.Text("lastRecordDateTime"), out var said)
            ? said
            : pages[^1].Lines.Select(l => l.At).LastOrDefault(at => at is not null);

    /// <summary>
    /// What is left to ask. The standard lists newest first; a bank that lists oldest first is asked onwards. Whole
    /// seconds are asked, rounded so that the boundary is read twice rather than not at all.
    /// </summary>
    public (DateTimeOffset From, DateTimeOffset To) Rest(
        DateTimeOffset from, DateTimeOffset to, DateTimeOffset boundary)
    {
        var isOldestFirst = pages[^1].Lines.Select(l => l.At).FirstOrDefault(at => at is not null) < boundary;
        var fraction = boundary.UtcTicks % TimeSpan.TicksPerSecond;
        var second = boundary.AddTicks(-fraction);
        return isOldestFirst
            ? (second, to)
            : (from, fraction == 0 ? second : second.AddSeconds(1));
    }

    public StatementReply Partial(string why)
    {
        doubts.Add(why);
        return Whole();
    }

    /// <summary>Every page came.</summary>
    public StatementReply Whole()
    {
        var all = Solved();
        foreach (var stray in all.Where(l => !IsBorder && !IsWithin(l)))
        {
            doubts.Add(stray.Place + ": it is of a day that was not asked for");
        }

        // Which way lines of unlisted type went, the totals may tell; where they do not, or the sum is unknown as well,
        // a debit is the safe guess.
        var asDebits = Directed(all, isDebit: true);
        var asCredits = Directed(all, isDebit: false);
        var doubt = FiguresDoubt(asDebits);
        var isCredit = doubt is not null && FiguresDoubt(asCredits) is null
            && !all.Exists(l => l.Sum is null && l.IsDebit is null);
        if (doubt is not null && !isCredit)
        {
            // A bank that prints an attempt that failed counts it in no total.
            (FiguresDoubt(asDebits, withUnclear: false) is null ? unclear : doubts).Add(doubt);
        }

        var lines = Lines(isCredit ? asCredits : asDebits);
        List<StatementFigures> figures = [.. pages.Select(p => p.Figures)];
        var whole = new StatementReply.Complete(lines)
        {
            Notes = notes,
            Opening = StatementFigures.Opening(figures, all),
            Closing = StatementFigures.Closing(figures, all),
            NeedsNoFigures = !profile.StatementNeedsFigures,
        };
        List<string> wrong = [.. doubts, .. unclear];
        return wrong.Count == 0
            ? whole
            : new StatementReply.Partial(lines, "The statement is not complete: " + string.Join("; ", wrong) + ".")
            {
                Notes = notes,
                ButForLines = doubts.Count == 0 ? whole : null,
            };
    }

    private string? FiguresDoubt(IReadOnlyList<StatementEntry> all, bool withUnclear = true)
    {
        var mine = all.ToDictionary(l => l.Place);
        bool Counts(StatementEntry line) => withUnclear || !(line.MayBeOurs && line.IsUnclear);
        return StatementFigures.Doubt(
            [
                .. pages.Select(p => (p.Figures, (IReadOnlyList<StatementEntry>)
                    [.. p.Lines.Select(l => mine.GetValueOrDefault(l.Place, l)).Where(Counts)])),
            ],
            [.. all.Where(Counts)],
            // Success without a list says nothing of what is not in it.
            (profile.StatementNeedsFigures || !hasList) && !(IsBorder && !all.Any(IsWithin)));
    }

    /// <summary>One unknown sum the figures may tell.</summary>
    private List<StatementEntry> Solved()
    {
        var all = entries.Values.ToList();
        var missing = all.Where(l => l.Sum is null).ToList();
        if (missing is [{ } one])
        {
            all[all.IndexOf(one)] = pages[0].Figures.Solve(one, [.. all.Where(l => l != one)]);
        }

        return all;
    }

    private static List<StatementEntry> Directed(IEnumerable<StatementEntry> all, bool isDebit) =>
        [.. all.Select(l => l with { IsDebit = l.IsDebit ?? isDebit })];

    private List<StatementLine> Lines(IReadOnlyList<StatementEntry> all)
    {
        var shared = entries.Values
            .GroupBy(l => l.Fields.Text("transactionId"))
            .Where(g => g.Key is not null && g.Skip(1).Any())
            .Select(g => g.Key)
            .ToHashSet();
        var lines = new List<StatementLine>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in all.Where(IsWithin))
        {
            var number = numbers.GetValueOrDefault(entry.Booking);
            numbers[entry.Booking] = number + 1;
            if (Judge(entry, all) is not { } at)
            {
                continue;
            }

            var id = entry.Fields.Text("transactionId");
            lines.Add(new StatementLine(
                id ?? "", at, new Rupiah((long)(entry.Sum ?? 0)), entry.IsDebit!.Value, entry.Texts[0],
                entry.IsCorrection)
            {
                IsUnclear = entry.MayBeOurs && (entry.IsUnclear || entry.HasSen),
                Mark = entry.Mark(number),
                HasIdAlone = !shared.Contains(id),
                Texts = entry.Texts,
                Raw = entry.MayBeOurs ? entry.Fields.Masked(mask) : "",
            });
        }

        return lines;
    }

    /// <summary>
    /// The line's time, told or guessed; null for a line that is no movement of ours for certain. One that may be ours
    /// is never kept back: half a statement is enough to see what it shows.
    /// </summary>
    private DateTimeOffset? Judge(StatementEntry entry, IReadOnlyList<StatementEntry> all)
    {
        var odd = string.Join(", ", entry.Odd);
        if (entry.IsOursWithSen || (entry.MayBeOurs && entry.Odd.Count > 0))
        {
            unclear.Add($"{entry.Place} may be ours: {(entry.IsOursWithSen ? "amount has sen" : odd)}");
            return entry.At ?? Guess(entry, all);
        }

        if (entry.Sum is null)
        {
            (entry.IsDebit == false ? notes : doubts).Add($"{entry.Place}: {odd}");
            return null;
        }

        if (entry.Odd.Count > 0)
        {
            notes.Add($"{entry.Place}: {odd}; it names none of our debits");
        }

        return entry.HasSen ? null : entry.At ?? Guess(entry, all);
    }

    /// <summary>
    /// Lines are listed in order, so a line without a time lies between its neighbours: as late as it can be, for what
    /// is dated too early is taken to be none of ours.
    /// </summary>
    private DateTimeOffset Guess(StatementEntry entry, IReadOnlyList<StatementEntry> all)
    {
        var above = all.TakeWhile(l => l.Place != entry.Place).LastOrDefault(l => l.At is not null)?.At;
        var below = all.SkipWhile(l => l.Place != entry.Place).FirstOrDefault(l => l.At is not null)?.At;
        var latest = above is { } one && below is { } other
            ? one > other ? one : other
            : new DateTimeOffset(last, new TimeOnly(23, 59, 59), SnapTime.Jakarta);
        return SnapTime.Latest(entry.Fields.Text("transactionDate")) is { } bare && bare < latest ? bare : latest;
    }

    /// <summary>By the day it prints, too: a bank that gives days alone may write them in another zone.</summary>
    private bool IsWithin(StatementEntry line) =>
        line.At is not { } at || IsAsked(at) || IsAsked(at.ToOffset(SnapTime.Jakarta));

    private bool IsAsked(DateTimeOffset local) =>
        DateOnly.FromDateTime(local.Date) is var day && day >= first && day <= last;
}
