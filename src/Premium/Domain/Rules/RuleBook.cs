using System.Globalization;

namespace Premium.Domain;

/// <summary>Which text of a file counts.</summary>
/// <param name="Replacing">What counts instead of the shipped file; null while that counts.</param>
/// <param name="Added">Additions to it, oldest first.</param>
public sealed record RulesOfFile(RuleVersion? Replacing, IReadOnlyList<RuleVersion> Added)
{
    /// <summary>The newest version that has a part in it.</summary>
    public RuleVersion? Newest => Added.Count > 0 ? Added[^1] : Replacing;
}

/// <summary>
/// All stored versions of rule files, and which of them count on a day. One that cannot be read any more is named and
/// passed over, so that the last good one counts, the shipped one at the end. Pure.
/// </summary>
public sealed class RuleBook
{
    private readonly ILookup<string, StoredRules> files;
    private readonly List<Flaw> flaws = [];
    private readonly HashSet<RuleVersion> unusable = [];

    public RuleBook(IReadOnlyList<StoredRules> stored)
    {
        files = stored.OrderBy(s => s.Number).ToLookup(s => s.File, StringComparer.Ordinal);
        foreach (var file in files)
        {
            Check(file.Key, [.. file]);
        }
    }

    /// <summary>What is stored and cannot be used, one line each.</summary>
    public IReadOnlyList<string> Problems => [.. flaws.Select(f => f.Text)];

    /// <summary>Every readable version of a file, oldest first.</summary>
    public IEnumerable<RuleVersion> VersionsOf(string file) => files[file].Select(s => s.Version).OfType<RuleVersion>();

    /// <summary>
    /// What the next version of a file is written after: the last one that can be read, or one that cannot and stands
    /// right behind it. A row of another hand far behind is not followed: after it there may be no number left.
    /// </summary>
    public StoredRules? LastOf(string file)
    {
        var last = files[file].LastOrDefault(s => s.Version is not null);
        while (files[file].FirstOrDefault(s => s.Number == (last?.Number ?? 0) + 1) is { } taken)
        {
            last = taken;
        }

        return last;
    }

    /// <summary>What is still to begin and will, as things stand: no later version has its place.</summary>
    public IEnumerable<RuleVersion> ToCome(string file, DateOnly today) => VersionsOf(file).Where(version =>
        version.From > today
            && On(version.From, file) is var counts
            && (counts.Replacing == version || counts.Added.Contains(version)));

    /// <summary>The highest version whose day has come, down to the last one that replaced the file.</summary>
    public RulesOfFile On(DateOnly day, string file)
    {
        var added = new List<RuleVersion>();
        foreach (var version in VersionsOf(file).Reverse().Where(v => v.From <= day && !unusable.Contains(v)))
        {
            if (!version.Adds)
            {
                return new RulesOfFile(version, added);
            }

            added.Insert(0, version);
        }

        return new RulesOfFile(null, added);
    }

    /// <summary>The rules of a day: the shipped ones, and over them what counts on it.</summary>
    public Rules On(DateOnly day, Rules shipped)
    {
        T Read<T>(string file, T otherwise, Func<string, string, T> parse) =>
            On(day, file).Replacing is { } version ? parse(file, version.Text) : otherwise;
        var holidays = On(day, RuleFile.Holidays);
        return shipped with
        {
            Calendar = holidays.Added.Aggregate(
                Read(RuleFile.Holidays, shipped.Calendar, Calendar.Parse),
                (calendar, added) => calendar.With(Calendar.Parse(added.File, added.Text))),
            Ladder = Read(RuleFile.Ladder, shipped.Ladder, Ladder.Parse),
            Retry = Read(RuleFile.RetryPlan, shipped.Retry, RetryPlan.Parse),
            Groups = Read(RuleFile.Groups, shipped.Groups, GroupRules.Parse),
            Benefits = Read(RuleFile.Benefits, shipped.Benefits, BenefitRules.Parse),
            Messages = new MessageBook(
                Read(RuleFile.MessagesId, shipped.Messages.Indonesian, MessageTexts.Parse),
                Read(RuleFile.MessagesEn, shipped.Messages.English, MessageTexts.Parse)),
            Mandates = Read(RuleFile.Funds, shipped.Mandates, MandateRules.Parse),
            Tariffs = shipped.Tariffs.With(
                Read(RuleFile.Tariffs, shipped.Tariffs.Table, TariffFile.Parse),
                Read(RuleFile.Bands, shipped.Tariffs.Bands, TariffFile.ParseBands)),
            Versions = RuleFile.All
                .Select(file => On(day, file).Newest)
                .OfType<RuleVersion>()
                .ToDictionary(v => v.File, StringComparer.Ordinal),
            VersionProblems = [.. flaws.Where(f => !IsOver(f, day)).Select(f => f.Text)],
        };
    }

    /// <summary>A later version counts in place of one that cannot be used; a break in the chain stays one.</summary>
    private bool IsOver(Flaw flaw, DateOnly day) =>
        flaw is { IsOfChain: false, Number: > 0 } && On(day, flaw.File).Replacing?.Number > flaw.Number;

    private void Check(string file, IReadOnlyList<StoredRules> stored)
    {
        StoredRules? before = null;
        foreach (var one in stored)
        {
            void Add(string problem, bool isOfChain = false) => flaws.Add(new Flaw(
                file, one.Number,
                string.Create(CultureInfo.InvariantCulture, $"rules {file}, version {one.Number}: {problem}"),
                isOfChain));
            if (one.Version is not { } version)
            {
                Add($"cannot be read and does not count: {one.Problem}");
            }
            else if (RuleFile.Problem(file, version.Text) is { } problem)
            {
                unusable.Add(version);
                Add($"is not accepted any more and does not count: {problem}");
            }

            // It counts all the same: it is what somebody wrote; what came before it was changed or taken out.
            if (one.Number > 0 && one.Version is { } linked
                && (linked.Number != (before?.Number ?? 0) + 1 || linked.Previous != (before?.Hash ?? "")))
            {
                Add(
                    "was not written after the version that stands before it: that one was changed or taken out",
                    isOfChain: true);
            }

            before = one.Number > 0 ? one : before;
        }
    }

    private sealed record Flaw(string File, int Number, string Text, bool IsOfChain);
}
