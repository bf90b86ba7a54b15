using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the auditor is told of the register: files, what is written of them, hands in tables.</summary>
public sealed partial class Auditor
{
    public BookedVillage? Booked(VillageCode code) => register.Find(code);

    /// <param name="import">What an admin handed in and was shown.</param>
    /// <param name="doubled">Beginnings of the hashes of people whom the dry run named in two villages.</param>
    public void Shown(FiledImport import, IEnumerable<string> doubled) => register.Shown(import, doubled);

    /// <returns>Whether people who come from other villages of the file are not in it yet.</returns>
    public bool Written(string? by, VillageImport village, DateTimeOffset now) =>
        register.Written(by, BookedVillage.Written(village), now);

    public void Written(string? by, BpjsBilling billing, DateTimeOffset now) => register.WrittenBilling(
        by, billing.Bill, billing.People, billing.Sums.Values.Sum(s => s.Value), now);

    public void Imported(DateTimeOffset now) => books.ImportedAt = now;

    public void Taken(string import) => register.Taken(import);

    public void RefusedImport(string import) => register.Refused(import);

    /// <summary>Somebody changed the register past the program.</summary>
    public void Hand(BookedVillage village, DateTimeOffset now) => register.Hand(village, now);

    public void NewDay(DateTimeOffset now) => register.NewDay(now);

    /// <summary>An import is written beside other work, or that work is over.</summary>
    public void Beside(bool isBeside)
    {
        books.IsBeside = isBeside;
        books.Overtaken.Clear();
    }

    private void Overtake(VillageFacts village)
    {
        if (!books.Overtaken.TryGetValue(village.Code, out var before))
        {
            books.Overtaken[village.Code] = before = [];
        }

        before.Add(village);
    }
}
