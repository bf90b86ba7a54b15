namespace Premium.Domain;

/// <summary>The worklist as mails to operations: the same lines as on its page, in Indonesian.</summary>
public static class WorkText
{
    /// <summary>Longer mails are not read; the page has all.</summary>
    private const int PlacesMax = 200;

    /// <summary>Of a line of many: a regency's worth is its page's.</summary>
    private const int NamesMax = 60;

    private const string PageHint = "di halaman daftar kerja (pages/worklist)";

    /// <summary>A telephone shows four lines: what it is about, these places, and which others there are.</summary>
    private const int PlacesOnPhoneMax = 2;

    /// <summary>Of a line on a telephone: a template takes no more in four of them.</summary>
    private const int PhoneLineMax = 240;

    /// <summary>Something grave that is new; with days by name, for whoever reads it later.</summary>
    /// <param name="items">All of one kind.</param>
    /// <param name="regency">Name of the regency.</param>
    /// <param name="today">Local day.</param>
    public static AlertText Grave(IReadOnlyList<WorkItem> items, string regency, DateOnly today)
    {
        var kind = items[0].Kind;
        var first = items[0].Place.Indonesian;
        var more = items.Count > 1 ? $" dan {items.Count - 1} lagi" : "";
        return new AlertText(
            $"[{regency}] {kind.Title.Indonesian}: {first}{more}",
            string.Join('\n', (IEnumerable<string>)
            [
                $"{kind.Title.Indonesian}, {AlertText.Day(today)}.",
                "",
                .. Lines(Worklist.Groups(items), due => $"hari terakhir {AlertText.Day(due)}", i => i.Why.Indonesian),
                "",
                $"Yang perlu dilakukan: {kind.ToDo.Indonesian}",
                $"Yang bertindak: {Actor(kind.Actor)}.",
                "",
                "Daftar kerja lengkap ada di halaman sistem (pages/worklist).",
            ]) + "\n");
    }

    /// <summary>
    /// One mail a day with all that is open, as the page has it: place, kind, why, until when; what is to be done
    /// stands once a kind. What somebody put off is not counted.
    /// </summary>
    public static AlertText Digest(IReadOnlyList<WorkItem> items, string regency, DateOnly today)
    {
        List<WorkItem> now = [.. items.Where(i => !i.IsPutOff(today))];
        var (groups, later) = Worklist.Shown(items, today);
        var grave = groups.Count(g => g.IsUrgent(today));
        var urgent = grave > 0 ? $", {grave} mendesak" : "";
        var lines = new List<string>
        {
            $"Daftar kerja {regency}, {AlertText.Day(today)}.",
            "",
            $"{groups.Count} hal perlu seseorang{urgent}.",
        };
        lines.AddRange(now.CountBy(i => i.Kind.Actor).OrderByDescending(c => c.Value)
            .Select(c => $"- {Actor(c.Key)}: {c.Value}"));
        lines.Add("");
        lines.AddRange(Lines(
            groups, due => DaysLeft(due.DayNumber - today.DayNumber),
            i => $"{i.Kind.Title.Indonesian}: {i.Why.Indonesian}" + (i.IsPutOff(today) ? $" ({PutOff(i)})" : "")));
        if (later.Count > 0)
        {
            lines.AddRange(
            [
                "", "Ditunda oleh seseorang:",
                .. later.SelectMany(g => g.Items).Take(PlacesMax).Select(i =>
                    $"- {i.Place.Indonesian}: {i.Kind.Title.Indonesian}: {i.Why.Indonesian} ({PutOff(i)})."),
            ]);
        }

        lines.AddRange(
        [
            "", "Yang perlu dilakukan:",
            .. items.Select(i => i.Kind).Distinct()
                .Select(k => $"- {k.Title.Indonesian} ({Actor(k.Actor)}): {k.ToDo.Indonesian}"),
        ]);

        var subject = $"[{regency}] Daftar kerja {AlertText.Day(today)}: {groups.Count} hal{urgent}";
        return new AlertText(subject, string.Join('\n', lines) + "\n") { Short = Short(subject, groups, today) };
    }

    public static string Actor(WorkActor actor) => actor switch
    {
        WorkActor.Village => "desa",
        WorkActor.Bank => "bank",
        WorkActor.Admin => "Dinas PMD",
        WorkActor.Operations => "petugas sistem",
        WorkActor.Branch => "cabang BPJS Ketenagakerjaan",
    };

    public static string DaysLeft(int days) => days switch
    {
        0 => "hari ini terakhir",
        1 => "besok terakhir",
        > 1 => $"{days} hari lagi",
        _ => $"lewat {-days} hari",
    };

    /// <summary>A place that finds no line of its own is named at least.</summary>
    private static string Short(string subject, IReadOnlyList<WorkGroup> groups, DateOnly today)
    {
        List<WorkGroup> others = [.. groups.Skip(PlacesOnPhoneMax)];
        return string.Join('\n', (IEnumerable<string>)
        [
            subject + ".",
            .. groups.Take(PlacesOnPhoneMax).Select((g, i) => Cut(Line(
                g, i + 1, due => DaysLeft(due.DayNumber - today.DayNumber), item => item.Why.Indonesian))),
            .. others.Count == 0 ? [] : new[]
            {
                Cut($"Dan {others.Count} lagi: {string.Join("; ", others.Select(g => g.Place.Indonesian))}."),
            },
        ]);
    }

    private static string Cut(string line) =>
        line.Length <= PhoneLineMax ? line : line[..(PhoneLineMax - 1)].TrimEnd() + "…";

    private static string PutOff(WorkItem item)
    {
        var owner = item.Note!.Owner.Length > 0 ? $"{item.Note.Owner}, " : "";
        return $"ditunda: {owner}sampai {AlertText.Day(item.Note.SnoozedUntil!.Value)}";
    }

    private static IEnumerable<string> Lines(
        IReadOnlyList<WorkGroup> groups, Func<DateOnly, string> lastDay, Func<WorkItem, string> say)
    {
        foreach (var (group, number) in groups.Take(PlacesMax).Select((g, i) => (g, i + 1)))
        {
            yield return Line(group, number, lastDay, say);
            foreach (var item in group.Items.Where(i => i.Names.Count > 0))
            {
                var more = item.Names.Count > NamesMax ? $"; dan {item.Names.Count - NamesMax} lagi {PageHint}" : "";
                yield return $"   Yang mana: {string.Join("; ", item.Names.Take(NamesMax))}{more}.";
            }
        }

        if (groups.Count > PlacesMax)
        {
            yield return $"... dan {groups.Count - PlacesMax} lagi {PageHint}.";
        }
    }

    private static string Line(
        WorkGroup group, int number, Func<DateOnly, string> lastDay, Func<WorkItem, string> say)
    {
        var facts = string.Join(", ", new[]
        {
            group.Worst.Due is { } due ? lastDay(due) : "",
            group.LapsesOn is { } lapse ? $"perlindungan terputus {AlertText.Day(lapse)}" : "",
            group.AtStake > Rupiah.Zero ? $"{group.AtStake}" : "",
            group.People > 0 ? $"{group.People} orang" : "",
        }.Where(f => f.Length > 0));
        return $"{number}. {group.Place.Indonesian}: {string.Join("; ", group.Items.Select(say))}"
            + (facts.Length > 0 ? $" ({facts})." : ".");
    }
}
