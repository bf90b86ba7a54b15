using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Reads all that is known of one village: two years of bills, and older ones that are still owed. What cannot be
/// read is named and hides nothing else. Changes nothing.
/// </summary>
public sealed class ReadVillage(
    IRegistry registry, ILedger ledger, IReplies replies, IWorkNotes notes, ReadWorklist worklist, Rules rules,
    TimeProvider clock)
{
    /// <summary>Contribution months that are shown.</summary>
    public const int Months = 24;

    /// <summary>Journals grow with every commit of the district: of so many months they are read.</summary>
    private const int JournalsMax = 6;

    /// <summary>Open bills of which the calls to the bank are read.</summary>
    private const int EvidenceMax = 6;

    /// <summary>Null where nothing at all is known under the code.</summary>
    public async Task<VillageView?> RunAsync(VillageCode code, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var problems = new ReadProblems(stop);

        // None of these waits for another, and none may fail the page.
        var said = problems.OrAsync("replies", () => replies.DistrictAsync(code.District, stop), ReplyBook.Empty);
        var work = problems.OrAsync<IReadOnlyList<WorkItem>>(
            "worklist", () => worklist.OfVillageAsync(code, stop), []);
        var noted = problems.OrAsync<IReadOnlyDictionary<string, WorkNote>>(
            "notes", () => notes.NotesAsync(stop), new Dictionary<string, WorkNote>());
        var proofs = problems.OrAsync<Proofs?>(
            "reconciliations", async () => await Proofs.ReadAsync(ledger, today, stop), null);
        var history = new VillageHistory(ledger, rules, code, today, problems);
        var reading = history.ReadAsync(stop);
        var register = await registry.DistrictAsync(code.District, today, stop);
        var village = register.Villages.FirstOrDefault(v => v.Code == code);
        var flaws = register.Malformed.Concat(register.Flaws).Where(m => m.Village == code).ToList();
        await reading;
        if (village is null && flaws.Count == 0 && !history.KnowsIt)
        {
            return null;
        }

        var journal = JournalAsync(code, history, problems, stop);
        var evidence = EvidenceAsync(history, problems, stop);
        var bills = history.Bills(await evidence, village?.Mandate?.Account).ToList();
        var (items, book, proven) = (await work, await said, await proofs);
        return new VillageView(code, register.Name, today, rules.NewestPayMonth(today))
        {
            Village = village,
            Bills = bills,
            IsWhole = history.IsWhole,
            Segments = [.. Segments.All.Select(s => history.Segment(s, village, bills, proven))],
            Said = new ReplyBook(
                book.Of(code), [.. book.Mutes.Where(m => m.Village == code)],
                [.. book.Malformed.Where(m => m.Village == code)]),
            Work = items,
            OldNotes = OldNotes(code, await noted, items),
            Journal = await journal,
            Problems =
            [
                .. flaws.Concat(history.Malformed).Concat(book.Malformed.Where(m => m.Village == code))
                    .Select(m => m.Text),
                .. history.Misfits,
                .. problems.All,
            ],
        };
    }

    /// <summary>By key, which names what they are about: an item that is over has left its note.</summary>
    private static IReadOnlyList<WorkNote> OldNotes(
        VillageCode code, IReadOnlyDictionary<string, WorkNote> notes, IReadOnlyList<WorkItem> items) =>
    [
        .. notes.Values
            .Where(n => n.Key.Split('~') is [_, var about, ..] && about == code.ToString()
                && items.All(i => i.Key != n.Key))
            .OrderByDescending(n => n.At),
    ];

    private async Task<IReadOnlyList<JournalNote>> JournalAsync(
        VillageCode code, VillageHistory history, ReadProblems problems, CancellationToken stop)
    {
        var journals = await Task.WhenAll(history.JournalMonths.Take(JournalsMax).Select(async month =>
            (Month: month, Entries: await problems.OrAsync<IReadOnlyList<JournalEntry>>(
                $"journal {Sheet.KeyOf(code.District, month)}",
                () => ledger.JournalAsync(code.District, month, stop), []))));
        return
        [
            .. journals.SelectMany(j => j.Entries.Select(e => JournalNote.Of(j.Month, e, code)))
                .OfType<JournalNote>().OrderByDescending(e => e.Entry.At),
        ];
    }

    private async Task<IReadOnlyList<EvidenceRow>> EvidenceAsync(
        VillageHistory history, ReadProblems problems, CancellationToken stop)
    {
        var found = await Task.WhenAll(history.Asked.Take(EvidenceMax).Select(bill => problems.OrAsync(
            $"evidence {bill}", () => ledger.EvidenceAsync(bill, stop), new BillEvidence([], []))));
        problems.Add(found.SelectMany(f => f.Malformed));
        return [.. found.SelectMany(f => f.Rows)];
    }
}
