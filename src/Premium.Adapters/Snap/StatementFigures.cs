namespace Premium.Adapters.Snap;

/// <summary>
/// What a page says of its statement as a whole: entries and sums by direction, opening and closing balances. Banks
/// give them for all that was asked or for each page; both are read.
/// </summary>
internal sealed class StatementFigures
{
    private readonly Side credits;
    private readonly Side debits;
    private readonly IReadOnlyList<decimal> opening;
    private readonly IReadOnlyList<decimal> closing;

    public StatementFigures(SnapFields page)
    {
        credits = Side.Read(page, "totalCreditEntries");
        debits = Side.Read(page, "totalDebitEntries");
        var balances = page.Items("balance") ?? [];
        var said = balances.SelectMany(b => new[] { b.Sum("startingBalance"), b.Sum("endingBalance") }).ToList();
        opening = Values(balances.Select(b => b.Sum("startingBalance")));
        closing = Values(balances.Select(b => b.Sum("endingBalance")));
        Unreadable = credits.Unreadable ?? debits.Unreadable
            ?? (page.Entries("balance")?.Contains(null) == true ? "balance is no list of balances" : null)
            ?? said.OfType<Said<decimal>.Unreadable>().FirstOrDefault()?.Why;
    }

    /// <summary>A figure is there and cannot be read.</summary>
    public string? Unreadable { get; }

    /// <summary>Enough to notice that a debit is missing.</summary>
    public bool Tells => HasBalances || debits.Count is not null || debits.Sum is not null;

    private bool HasBalances => opening.Count > 0 && opening.Count == closing.Count;

    /// <summary>Null where no balance, or none of several, is that of the beginning.</summary>
    private decimal? Start => opening.Count == 1 ? opening[0] : Left(opening, closing) is [var one] ? one : null;

    private decimal? End => closing.Count == 1 ? closing[0] : Left(closing, opening) is [var one] ? one : null;

    private decimal Change => closing.Sum() - opening.Sum();

    /// <summary>
    /// What all figures together say against the lines; null where nothing does. The first page that tells speaks of
    /// all lines, or else each page of its own.
    /// </summary>
    /// <param name="pages">Each page with its lines, those on the page before included.</param>
    /// <param name="all">Every line once.</param>
    /// <param name="isNeeded">Without figures nothing counts as complete.</param>
    public static string? Doubt(
        IReadOnlyList<(StatementFigures Figures, IReadOnlyList<StatementEntry> Lines)> pages,
        IReadOnlyList<StatementEntry> all,
        bool isNeeded)
    {
        if (pages.Select(p => p.Figures.Unreadable).FirstOrDefault(why => why is not null) is { } unreadable)
        {
            return unreadable;
        }

        var teller = pages.Select(p => p.Figures).FirstOrDefault(f => f.Tells);
        if (teller is null && isNeeded)
        {
            return "it has neither totals nor balances of its own to be checked by";
        }

        var whole = (teller ?? pages[0].Figures).Doubt(all);
        var isEachItsOwn = pages.Count > 1 && pages.All(p => p.Figures.Tells && p.Figures.Doubt(p.Lines) is null);
        return isEachItsOwn ? PageChain(pages, all) ?? Chain(all, null) : whole ?? Chain(all, teller);
    }

    /// <summary>
    /// The balance at the end of all pages, in whatever order they came, or after the last of all lines; null where
    /// none tells it.
    /// </summary>
    public static decimal? Closing(IReadOnlyList<StatementFigures> pages, IReadOnlyList<StatementEntry> lines) =>
        Edge([.. pages.Select(p => (p.End, p.Start))], [.. lines.Select(l => (l.After, l.Before))]);

    /// <summary>As <see cref="Closing"/>, at the beginning.</summary>
    public static decimal? Opening(IReadOnlyList<StatementFigures> pages, IReadOnlyList<StatementEntry> lines) =>
        Edge([.. pages.Select(p => (p.Start, p.End))], [.. lines.Select(l => (l.Before, l.After))]);

    /// <summary>The one sum that is missing among lines, where these figures tell it.</summary>
    public StatementEntry Solve(StatementEntry missing, IReadOnlyList<StatementEntry> others)
    {
        var side = missing.IsDebit is { } isDebit ? isDebit ? debits : credits : null;
        if (side?.Sum is { } total)
        {
            var rest = total - others.Where(l => l.IsDebit == missing.IsDebit).Sum(l => l.Sum ?? 0);
            return With(rest, missing.IsDebit, isRest: missing.IsDebit == true);
        }

        if (!HasBalances || others.Any(l => l.IsDebit is null))
        {
            return missing;
        }

        var moved = Change - Net(others);
        return With(Math.Abs(moved), moved < 0, isRest: true);

        StatementEntry With(decimal sum, bool? isDebit, bool isRest) =>
            sum > 0 && (missing.IsDebit ?? isDebit) == isDebit
                ? missing with { Sum = sum, IsDebit = isDebit, IsRest = isRest }
                : missing;
    }

    private string? Doubt(IReadOnlyList<StatementEntry> lines)
    {
        var isWhole = lines.All(l => l.Sum is not null);
        return credits.Doubt([.. lines.Where(l => l.IsDebit == false)], "credit")
            ?? debits.Doubt([.. lines.Where(l => l.IsDebit == true)], "debit")
            ?? (HasBalances && isWhole && Change != Net(lines)
                ? "its balances do not tie with its lines"
                : HasBalances && Left(opening, closing).Count > 1
                    ? "its balances do not follow one another"
                    : null)
            ?? Hiding(lines);
    }

    /// <summary>
    /// A line of unknown sum may stand for a debit that is missing, too, whatever the balances say. The number of
    /// debits tells, and beside a credit their total.
    /// </summary>
    private string? Hiding(IReadOnlyList<StatementEntry> lines) =>
        Tells && debits.Count is null
        && lines.FirstOrDefault(l =>
            (l.Sum is null || l.IsRest) && (l.IsDebit == true || debits.Sum is null)) is { } open
            ? $"{open.Place}: its sum is not told, and no figure tells whether a debit is missing"
            : null;

    /// <summary>
    /// Where pages have figures of their own, each begins with the balance that another ends with, newest or oldest
    /// first; lines at the border of two are in the figures of both.
    /// </summary>
    private static string? PageChain(
        IReadOnlyList<(StatementFigures Figures, IReadOnlyList<StatementEntry> Lines)> pages,
        IReadOnlyList<StatementEntry> all)
    {
        var places = all.Select(l => l.Place).ToHashSet();
        var first = pages[0].Lines.FirstOrDefault()?.At;
        var last = pages[^1].Lines.LastOrDefault()?.At;
        return (!(first > last) && Follow(isOldestFirst: true)) || (!(first < last) && Follow(isOldestFirst: false))
            ? null
            : "the balances of its pages do not follow one another";

        bool Follow(bool isOldestFirst) => pages.Zip(pages.Skip(1)).All(pair =>
        {
            var ((page, _), (next, lines)) = pair;
            var shared = Net(lines.Where(l => !places.Contains(l.Place)));
            return (isOldestFirst ? next.Start + shared - page.End : next.End - shared - page.Start) is null or 0;
        });
    }

    /// <summary>
    /// The balance after one line is the balance before another, in whatever order they are listed: all but the first
    /// and the last.
    /// </summary>
    private static string? Chain(IReadOnlyList<StatementEntry> lines, StatementFigures? teller)
    {
        if (lines.FirstOrDefault(l => l.After - l.Before is { } moved
                && l.Sum is { } sum && l.IsDebit is { } isDebit && moved != (isDebit ? -sum : sum)) is { } wrong)
        {
            return $"{wrong.Place}: its balances do not fit its amount";
        }

        if (lines.Count == 0 || lines.Any(l => l.Before is null || l.After is null))
        {
            return null;
        }

        var first = Left([.. lines.Select(l => l.Before!.Value)], [.. lines.Select(l => l.After!.Value)]);
        var starts = teller is { HasBalances: true } ? Left(teller.opening, teller.closing) : first;
        return first.Count > 1 || !first.SequenceEqual(starts)
            ? "the balances of its lines do not follow one another"
            : null;
    }

    /// <summary>The one balance at this end that stands at the other end of nothing else.</summary>
    private static decimal? Edge(
        IReadOnlyList<(decimal? Here, decimal? There)> pages, IReadOnlyList<(decimal? Here, decimal? There)> lines)
    {
        List<decimal> told = [.. pages.Select(p => p.Here).OfType<decimal>()];
        return told.Distinct().ToList() is [var one] ? one
            : Left(told, pages.Select(p => p.There).OfType<decimal>()) is [var page] ? page
            : lines.All(l => l is { Here: not null, There: not null })
                && Left(lines.Select(l => l.Here!.Value), lines.Select(l => l.There!.Value)) is [var line] ? line
            : null;
    }

    private static decimal Net(IEnumerable<StatementEntry> lines) =>
        lines.Sum(l => (l.IsDebit == true ? -l.Sum : l.Sum) ?? 0);

    /// <summary>What is left of the first when each of the second has taken one equal to it.</summary>
    private static List<decimal> Left(IEnumerable<decimal> first, IEnumerable<decimal> second)
    {
        var taken = second.CountBy(one => one).ToDictionary();
        var left = new List<decimal>();
        foreach (var one in first)
        {
            if (taken.GetValueOrDefault(one) is > 0 and var count)
            {
                taken[one] = count - 1;
            }
            else
            {
                left.Add(one);
            }
        }

        return left;
    }

    private static List<decimal> Values(IEnumerable<Said<decimal>> said) =>
        [.. said.OfType<Said<decimal>.Value>().Select(v => v.Is)];

    private sealed record Side(int? Count, decimal? Sum, string? Unreadable)
    {
        public static Side Read(SnapFields page, string name)
        {
            var side = page.Object(name);
            var count = side?.Count("numberOfEntries");
            var sum = side?.Sum("amount");
            return new Side(
                count is Said<int>.Value { Is: var number } ? number : null,
                sum is Said<decimal>.Value { Is: var value } ? Math.Abs(value) : null,
                (count as Said<int>.Unreadable)?.Why ?? (sum as Said<decimal>.Unreadable)?.Why
                    ?? (side is null && page.Has(name) ? name + " is no object" : null));
        }

        public string? Doubt(IReadOnlyList<StatementEntry> lines, string kind)
        {
            if (Count is { } count && count != lines.Count)
            {
                return FormattableString.Invariant($"it counts {count} {kind} entries and shows {lines.Count}");
            }

            return Sum is { } sum && lines.All(l => l.Sum is not null) && sum != lines.Sum(l => l.Sum!.Value)
                ? $"its {kind} total is not the sum of its {kind} entries"
                : null;
        }
    }
}
