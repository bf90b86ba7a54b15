using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// The auditor's own book of the register: who is insured where and when, under which mandate. It follows the files
/// that admins handed in, at the moment what they say is written, and holds each writing against them.
/// </summary>
internal sealed class RegisterAudit(
    AuditBooks books, Action<VillageFacts, DateTimeOffset> isNow, Action<string, VillageCode> holds)
{
    private const string Rule = "as shown";

    private readonly Dictionary<VillageCode, BookedVillage> villages = [];
    private readonly Dictionary<string, ShownFile> shown = new(StringComparer.Ordinal);

    /// <summary>Of codes that a recoding begins: billings are written before their code.</summary>
    private readonly Dictionary<VillageCode, Dictionary<BillId, (int People, long Sum)>> early = [];

    private DateTimeOffset newest;

    /// <summary>Null where no file named it yet.</summary>
    public BookedVillage? Find(VillageCode code) => villages.GetValueOrDefault(code);

    public void Shown(FiledImport import, IEnumerable<string> doubled)
    {
        books.Named.UnionWith(doubled);

        // Whose rows nobody can read, no dry run can name.
        books.Named.UnionWith(books.Villages.Values
            .Where(v => v.IsRegistered && !(v.IsReadable && v.IsListed))
            .SelectMany(v => v.People.Select(p => p.Person[..8])));
        var before = Codes(import).ToDictionary(c => c, c => Basis(import, c));
        shown[import.Id] = new ShownFile(import, before);
    }

    /// <param name="by">Id of the import that is taken; null where nobody takes one.</param>
    /// <param name="written">As it is in the register from now on.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether people who come from other villages of the file are not in it yet.</returns>
    public bool Written(string? by, BookedVillage written, DateTimeOffset now)
    {
        if (by is null || !shown.TryGetValue(by, out var file))
        {
            books.Broken(Rule, $"{written.Code} is written, and nobody takes an import");
            return false;
        }

        Begin(file);
        var expected = Codes(file.Import).Contains(written.Code) ? file.Import.After(written.Code, Find) : null;
        if (expected is not null && expected.Text != written.Text && shown[by].Moves?.Accepts(written) == true)
        {
            Put(expected with { People = written.People, HasGoodContacts = true }, now);
            return true;
        }

        if (expected is null || expected.Text != written.Text)
        {
            books.Broken(Rule, $"import {by} writes {Line(written)}, its file has {Line(expected)}");
            return false;
        }

        // What BPJS bills is written by itself, and counts from then on.
        var billed = Find(written.Code)?.Billed ?? early.GetValueOrDefault(written.Code, []);
        Put(expected with { Billed = billed, HasGoodContacts = true }, now);
        return false;
    }

    /// <summary>The same for what BPJS bills.</summary>
    public void WrittenBilling(string? by, BillId bill, int people, long sum, DateTimeOffset now)
    {
        if (by is null || !shown.TryGetValue(by, out var file))
        {
            books.Broken(Rule, $"the billing of {bill} is written, and nobody takes an import");
            return;
        }

        Begin(file);
        var expected = Codes(file.Import).Contains(bill.Village) ? file.Import.After(bill.Village, Find) : null;
        if (expected?.Billed.GetValueOrDefault(bill) is not { } billed || billed != (people, sum))
        {
            books.Broken(Rule, $"import {by} writes Rp{sum} for {people} as billing of {bill}; its file does not");
            return;
        }

        if (Find(bill.Village) is not { } village)
        {
            early.TryAdd(bill.Village, []);
            early[bill.Village][bill] = billed;
            return;
        }

        Put(village with { Billed = new Dictionary<BillId, (int, long)>(village.Billed) { [bill] = billed } }, now);
    }

    /// <summary>The engine says that the import is taken: all of it is written.</summary>
    public void Taken(string id)
    {
        var import = shown[id].Import;
        foreach (var code in shown[id].IsDone ? [] : Codes(import))
        {
            var wanted = import.After(code, Find);
            if (wanted is { IsReadable: true, IsRegistered: true } && (wanted.Text != Text(code)
                || wanted.Billed.Any(b => Find(code)!.Billed.GetValueOrDefault(b.Key) != b.Value)))
            {
                books.Broken(Rule, $"import {id} is taken, and left {Line(Find(code))}, not {Line(wanted)}");
            }
        }

        shown[id] = shown[id] with { IsDone = true };
    }

    /// <summary>The engine says that it refused the import: it may have written nothing.</summary>
    public void Refused(string id)
    {
        if (shown[id] is { IsBegun: true, IsDone: false })
        {
            books.Broken(Rule, $"import {id} is refused, and some of it is written");
        }
    }

    /// <summary>A hand in the tables, not an import.</summary>
    public void Hand(BookedVillage village, DateTimeOffset now) => Put(village, now);

    /// <summary>Mandates begin by themselves.</summary>
    /// <summary>A clock that leapt is not set back by the midnights that it leapt over.</summary>
    public void NewDay(DateTimeOffset now)
    {
        if (now < newest)
        {
            return;
        }

        newest = now;
        foreach (var village in villages.Values.Where(v => v.Mandates.Count > 1))
        {
            var facts = village.FactsOn(AuditBooks.Day(now));
            if (books.Villages[village.Code].Mandate != facts.Mandate)
            {
                isNow(facts, now);
            }
        }
    }

    /// <summary>Before its first writing: what it changes is still as it was when it was shown.</summary>
    private void Begin(ShownFile file)
    {
        if (file.IsBegun)
        {
            return;
        }

        shown[file.Import.Id] = file with { IsBegun = true, Moves = MovesOf(file.Import) };
        foreach (var (code, text) in file.Before.Where(b => b.Value != Basis(file.Import, b.Key)))
        {
            books.Broken(Rule, $"import {file.Import.Id} is stale: {code} was {text.ReplaceLineEndings("; ")}");
        }
    }

    private HalfwayMoves? MovesOf(FiledImport import) => import.File.Kind != ImportKind.Members ? null
        : new HalfwayMoves(Find, Codes(import)
            .Select(c => (Before: Find(c), After: import.After(c, Find)))
            .Where(c => c is { Before: not null, After: not null })
            .ToDictionary(c => c.After!.Code, c => (c.Before!, c.After!)));

    private void Put(BookedVillage village, DateTimeOffset now)
    {
        villages[village.Code] = village;
        books.First[village.Code] = village.First;
        if (!books.AccountsEver.TryGetValue(village.Code, out var accounts))
        {
            books.AccountsEver[village.Code] = accounts = new HashSet<string>(StringComparer.Ordinal);
        }

        // Also of a mandate that has not begun, and perhaps never will.
        foreach (var account in village.Mandates.Select(m => m.Account.No.Reveal()))
        {
            accounts.Add(account);
            holds(account, village.Code);
        }

        foreach (var person in village.People)
        {
            if (!books.Places.TryGetValue(person.Person, out var places))
            {
                books.Places[person.Person] = places = [];
            }

            places.Add(village.Code);
        }

        isNow(village.FactsOn(AuditBooks.Day(now)), now);
    }

    private IReadOnlyCollection<VillageCode> Codes(FiledImport import) => import.EndsOthers
        ? [.. import.Codes.Union(villages.Values
            .Where(v => v is { IsReadable: true, IsRegistered: true } && !import.Left.Contains(v.Code))
            .Select(v => v.Code))]
        : import.Codes;

    /// <summary>
    /// What the dry run went by: nothing of a village that it does not change; of a billing, what was billed before.
    /// </summary>
    private string Basis(FiledImport import, VillageCode code)
    {
        if (Find(code) is not { } village)
        {
            return "";
        }

        if (import.File.Kind == ImportKind.Billings)
        {
            return string.Join(' ', village.Billed.Select(b => b.ToString()).Order(StringComparer.Ordinal));
        }

        return import.After(code, Find) is { } after
            && (after.Text, after.IsBillable) == (village.Text, village.IsBillable) ? "" : village.Text;
    }

    private string Text(VillageCode code) => Find(code)?.Text ?? "";

    private static string Line(BookedVillage? village) => village?.Text.ReplaceLineEndings("; ") ?? "nothing";

    private sealed record ShownFile(FiledImport Import, IReadOnlyDictionary<VillageCode, string> Before)
    {
        public bool IsBegun { get; init; }

        public bool IsDone { get; init; }

        /// <summary>Null before it is begun, and where nobody moves.</summary>
        public HalfwayMoves? Moves { get; init; }
    }
}
