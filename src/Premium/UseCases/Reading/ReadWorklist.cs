using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>The worklist of a regency, as people read it.</summary>
/// <param name="Today">Local day.</param>
/// <param name="Items">Most urgent first.</param>
/// <param name="Runs">Those of the last weeks, and older ones that nobody has signed off, newest first.</param>
/// <param name="Notes">By item key; of runs also those that are no item.</param>
/// <param name="Seen">Items there were when somebody last looked.</param>
public sealed record WorkView(
    DateOnly Today, IReadOnlyList<WorkItem> Items, IReadOnlyList<Run> Runs,
    IReadOnlyDictionary<string, WorkNote> Notes, IReadOnlyDictionary<string, SeenItem> Seen)
{
    /// <summary>Names of the districts whose office can be told.</summary>
    public IReadOnlyDictionary<DistrictCode, string> Subdistricts { get; init; } =
        new Dictionary<DistrictCode, string>();

    /// <summary>Runs that nobody has signed off; a red or amber one is not pushed away by green ones.</summary>
    public IReadOnlyList<Run> Pinned => NotSignedOff(Runs, Notes);

    /// <summary>Whoever signed before a run closed has not seen what came of it.</summary>
    internal static IReadOnlyList<Run> NotSignedOff(
        IReadOnlyList<Run> runs, IReadOnlyDictionary<string, WorkNote> notes) =>
    [
        .. runs.Where(r => r.State is RunState.Red or RunState.Amber
            && !(notes.GetValueOrDefault(NoteWork.RunKey(r.Id)) is { IsSignedOff: true } note
                && !(r.ClosedAt > note.At))),
    ];
}

/// <summary>
/// Reads all that the worklist is made of. What cannot be read is an item itself and hides nothing else. Changes
/// nothing.
/// </summary>
public sealed partial class ReadWorklist(
    IRegistry registry, ILedger ledger, IWorkNotes notes, INotices notices, ISetAside setAside, Rules rules,
    TimeProvider clock, IImports? imports = null, IReplies? replies = null, OperationsContacts? office = null,
    IUnreadRows? rows = null)
{
    public async Task<WorkView> RunAsync(string regency, CancellationToken stop)
    {
        var facts = await FactsAsync(regency, closing: [], stop);
        return new WorkView(
            rules.Today(facts.Now), Worklist.Of(facts, rules), [.. facts.Runs, .. facts.Unsigned], facts.Notes,
            facts.Seen)
        {
            Subdistricts = facts.Districts.Select(d => d.Register).Where(r => r.Subdistrict.Count > 0)
                .ToDictionary(r => r.District, r => r.Name),
        };
    }

    /// <summary>What of the list is about one village, read from its district alone.</summary>
    public async Task<IReadOnlyList<WorkItem>> OfVillageAsync(VillageCode village, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var (regency, noting, seen) = (village.District.Regency, notes.NotesAsync(stop), notes.SeenAsync(stop));
        var said = await (replies?.DistrictAsync(village.District, stop) ?? Task.FromResult(ReplyBook.Empty));
        var noted = await noting;
        var district = DistrictAsync(village.District, today, said, noted, UnbilledIn(await seen), stop);
        var runs = await RunsAsync(regency, today, stop);
        var facts = new WorkFacts(now, regency, [await district], runs)
        {
            RegisterChanged = RegisterChanged((await ImportsAsync(stop)).Journal),
            Office = OperationsContacts.KeysOf(office),
            Replies = said,
            Manifests = await RunReports.ReadAsync(ledger, runs, closing: [], stop),
            Notes = noted,
            Seen = await seen,
        };
        return [.. Worklist.Of(facts, rules).Where(i => i.Village == village)];
    }

    /// <summary>Keeps which items there are, so that what has no date of its own has one from now on.</summary>
    /// <param name="items">All there are.</param>
    /// <param name="told">As what operations know some of them by now.</param>
    /// <param name="stop">Stops the writing.</param>
    /// <param name="pinned">Runs that nobody has signed off; null where nobody looked.</param>
    /// <returns>As it is kept.</returns>
    internal async Task<IReadOnlyDictionary<string, SeenItem>> KeepSeenAsync(
        IReadOnlyList<WorkItem> items, IReadOnlyDictionary<string, string> told, CancellationToken stop,
        IReadOnlyList<Run>? pinned = null)
    {
        var before = await notes.SeenAsync(stop);
        var now = clock.GetUtcNow();

        // What a district, village or part of the list has that cannot be read just now is not gone.
        List<WorkItem> parts = [.. items.Where(i => i.IsUnreadPart)];
        List<string> unread =
        [
            .. items.Where(i => i.IsUnreadDistrict || i.Kind == WorkKinds.Unsaid || i.Kind == WorkKinds.Rows)
                .Except(parts).Select(i => i.Subject),
        ];
        var hidden = before.Keys.Where(
            key => unread.Exists(d => key.Contains(d, StringComparison.Ordinal)) || parts.Exists(p => p.Hides(key)));
        var there = items.ToLookup(i => i.Key, StringComparer.Ordinal);
        var seen = there.Select(i => i.Key).Union(hidden, StringComparer.Ordinal).ToDictionary(
            key => key,
            key => SeenNow(there[key], before.GetValueOrDefault(key), now) is var known
                && told.TryGetValue(key, out var stamp) ? known with { Told = stamp } : known,
            StringComparer.Ordinal);
        if (OldestUnsigned(before, pinned) is { } oldest)
        {
            seen[UnsignedKey] = oldest;
        }

        if (seen.Count != before.Count || seen.Any(s => before.GetValueOrDefault(s.Key) != s.Value))
        {
            await notes.PutSeenAsync(seen, stop);
        }

        return seen;
    }

    /// <param name="there">None where it may be there, and nobody can look.</param>
    /// <param name="before">As it was known; null for not.</param>
    /// <param name="now">When somebody looks.</param>
    private static SeenItem SeenNow(IEnumerable<WorkItem> there, SeenItem? before, DateTimeOffset now)
    {
        List<string> parts = [.. there.SelectMany(i => i.PartsSeen()).Distinct(StringComparer.Ordinal)];
        return before is null ? new SeenItem(now) { Parts = string.Join(' ', parts) }
            : there.Any() ? before.With(parts, now)
            : before;
    }

    /// <param name="regency">Whose.</param>
    /// <param name="closing">Runs as they are about to close, in place of what is stored of them.</param>
    /// <param name="stop">Stops the reading.</param>
    internal async Task<WorkFacts> FactsAsync(
        string regency, IReadOnlyList<RunManifest> closing, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var unread = new List<(DistrictCode District, string Why, bool IsOfRows)>();
        var (said, repliesProblem) = await RepliesAsync(regency, stop);
        var (noted, seen) = (await notes.NotesAsync(stop), await notes.SeenAsync(stop));
        var unbilled = UnbilledIn(seen);
        var districts = await Task.WhenAll((await registry.DistrictsAsync(regency, stop)).Select(async district =>
        {
            try
            {
                return await DistrictAsync(district, today, said, noted, unbilled, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                lock (unread)
                {
                    // Anything else is storage that does not answer.
                    unread.Add((district, e.Message, e.IsMalformed()));
                }

                return null;
            }
        }));
        IReadOnlyList<Run> runs =
        [
            .. (await RunsAsync(regency, today, stop))
                .Select(r => closing.FirstOrDefault(c => c.Run.Id == r.Id)?.Run ?? r),
        ];
        var (journal, importsProblem) = await ImportsAsync(stop);
        var parts = new ReadParts(stop);
        var shown = imports is null ? null : await parts.OfAsync("imports", () => imports.ShownAsync(stop));
        var waiting = await parts.OfAsync("notices", () => notices.WaitingAsync(stop));
        return new WorkFacts(now, regency, [.. districts.OfType<DistrictFacts>()], runs)
        {
            Office = OperationsContacts.KeysOf(office),
            LastImport = journal.LastOrDefault(),
            RegisterChanged = RegisterChanged(journal),
            ImportsProblem = importsProblem,
            Untaken =
            [
                .. (shown?.All ?? []).GroupBy(i => (i.Terms.Kind, i.FileName)).Select(file => file.MaxBy(i => i.At)!)
                    .ExceptBy(journal.Select(e => e.Import), i => i.Id),
            ],
            UnreadImports = shown?.Malformed ?? [],
            Replies = said,
            RepliesProblem = repliesProblem,
            Manifests = await RunReports.ReadAsync(ledger, runs, closing, stop),
            Unsigned = await UnsignedAsync(regency, today, noted, seen, stop),
            Poison = await parts.OfAsync("queues", () => setAside.CountsAsync(stop))
                ?? new Dictionary<string, int>(),
            Waiting = waiting?.All ?? [],
            Sent = await parts.OfAsync("sent", () => notices.SinceAsync(now.AddDays(-RunDaysBack), stop)) ?? [],
            OfficeContacts = office?.Contacts ?? [],
            Branch = office?.Branch ?? [],
            UnreadNotices =
            [
                .. waiting?.Malformed ?? [],
                .. (waiting?.All ?? []).Where(n => AdvanceNotice.IsOne(n.Id) && AdvanceId.Parse(n.Id) is null)
                    .Select(n => new MalformedRow(n.Id, "this id names no village, month and role")),
            ],
            Rows = rows is null ? null : await parts.OfAsync("rows", () => rows.LastAsync(stop)),
            StrangeKeys = await parts.OfAsync("register", () => registry.StrangeKeysAsync(stop)) ?? [],
            StrangeRuns = await parts.OfAsync(
                "runs-rows", () => ledger.StrangeRunsAsync(today.AddDays(-RunDaysBack), today, stop)) ?? [],
            UnreadParts = parts.Unread,
            Unread = unread,
            Notes = noted,
            Seen = seen,
        };
    }

    private async Task<(IReadOnlyList<ImportEntry> Journal, string Problem)> ImportsAsync(CancellationToken stop)
    {
        try
        {
            return (imports is null ? [] : await imports.JournalAsync(stop), "");
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return ([], e.Message);
        }
    }

    private static DateTimeOffset? RegisterChanged(IEnumerable<ImportEntry> journal) =>
        journal.LastOrDefault(e => e.Step is ImportStep.Taking or ImportStep.Taken)?.At;

    private async Task<(ReplyBook Book, string Problem)> RepliesAsync(string regency, CancellationToken stop)
    {
        try
        {
            return (replies is null ? ReplyBook.Empty : await replies.RegencyAsync(regency, stop), "");
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return (ReplyBook.Empty, e.Message);
        }
    }
}
