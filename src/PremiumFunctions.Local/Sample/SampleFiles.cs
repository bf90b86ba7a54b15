using System.Globalization;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Verbs;

namespace PremiumFunctions.Local.Sample;

/// <summary>
/// The sample regency as the files a regency would hand in, kept in the data folder to be opened, changed and imported
/// again.
/// </summary>
internal static class SampleFiles
{
    /// <summary>Under whose name the sample comes in.</summary>
    public const string By = "contoh";

    private static readonly string[] First =
        ["Sari", "Budi", "Wati", "Slamet", "Rini", "Joko", "Lestari", "Agus", "Dewi", "Karno", "Yuni", "Paimin"];

    private static readonly string[] Last =
        ["Contoh", "Misalnya", "Umpama", "Andaikata", "Seumpama", "Rekaan", "Ibarat", "Barangkali"];

    /// <summary>In the order in which they are taken.</summary>
    private static readonly (ImportKind Kind, string Name)[] Names =
    [
        (ImportKind.Villages, "desa.csv"), (ImportKind.Mandates, "kuasa.csv"), (ImportKind.Contacts, "kontak.csv"),
        (ImportKind.Members, "peserta.xlsx"), (ImportKind.Billings, "tagihan-bpjs.csv"),
    ];

    /// <summary>
    /// Writes the files that are not there, and takes those of which no file of their kind was ever taken: what an
    /// admin imported stays.
    /// </summary>
    public static async Task ImportAsync(
        RegisterDesk desk, string folder, IReadOnlyList<RegionDistrict> districts, IReadOnlyList<SampleVillage> sample,
        string regency, Rules rules, DateOnly today, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var journal = await desk.Imports.JournalAsync(stop);
        foreach (var (kind, name) in Names)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                await WriteAsync(path, TableOf(kind, districts, sample, rules, today), stop);
            }

            if (journal.Any(e => e.Kind == kind && e.Step == ImportStep.Taken))
            {
                continue;
            }

            // A start that was killed has begun to take one.
            var id = journal.LastOrDefault(e => e.Kind == kind && e.Step == ImportStep.Taking)?.Import
                ?? (await desk.Prepare.RunAsync(
                    new ImportRequest(
                        await File.ReadAllBytesAsync(path, stop), name, kind, IsFull: false, From: null, FieldMap.None,
                        By),
                    regency, stop)).Shown.Id;
            if (await desk.Take.RunAsync(id, By, regency, stop) is not TakeResult.Taken)
            {
                throw new ArgumentException($"{path}: cannot be taken; 'import --dry-run' says why.");
            }
        }
    }

    /// <summary>Whole or not at all, so that a stop in between leaves no half file.</summary>
    private static async Task WriteAsync(string path, Table table, CancellationToken stop)
    {
        var bytes = path.EndsWith(".csv", StringComparison.Ordinal)
            ? await TableWriter.CsvAsync(table, stop)
            : await TableWriter.XlsxAsync(table, stop);
        var draft = path + ".part";
        await File.WriteAllBytesAsync(draft, bytes, stop);
        File.Move(draft, path, overwrite: true);
    }

    private static Table TableOf(
        ImportKind kind, IReadOnlyList<RegionDistrict> districts, IReadOnlyList<SampleVillage> sample, Rules rules,
        DateOnly today)
    {
        var names = districts.ToDictionary(d => d.Code, d => d.Name);
        var villages = sample.Select(s => s.Import.Village);
        return kind switch
        {
            ImportKind.Villages => RegisterTables.Of(villages.Select((v, i) => new VillageEntry(
                v.Code, v.Name, names[v.Code.District], Npp(i), v.Since)
            {
                Payer = PayerKind.VillageBudget,
            })),
            ImportKind.Mandates => RegisterTables.Of(villages.Where(v => v.Mandate is not null)
                .Select(v => new MandateEntry(v.Code, v.Mandate!))),
            ImportKind.Contacts => RegisterTables.Of(villages.SelectMany(v => v.Contacts
                .Select(c => new ContactEntry(v.Code, c)))),
            ImportKind.Members => RegisterTables.Of(sample.SelectMany((s, i) => Members(s.Import.Roster, i))),
            ImportKind.Billings => RegisterTables.Of(sample.SelectMany((s, i) => Billings(s.Import, i, rules, today))),
            _ => throw new ArgumentException($"The sample has no file of {kind}."),
        };
    }

    /// <summary>Segment, programs and risk are those of the group.</summary>
    private static IEnumerable<MemberEntry> Members(Roster roster, int village) => roster.Members.Select((m, i) =>
        new MemberEntry(roster.Village, PersonOf(village, i), m.Group, m.Wage));

    /// <summary>No region has a code that begins with 99.</summary>
    private static Person PersonOf(int village, int number) => new(
        $"{First[(village + (number * 5)) % First.Length]} {Last[((village * 3) + number) % Last.Length]}",
        Nik.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $"99{village:0000}{1 + (number % 28):00}{1 + (village % 12):00}{60 + (number % 40):00}{number + 1:0000}")));

    /// <summary>BPJS bills what our tariffs say.</summary>
    private static IEnumerable<BpjsBilling> Billings(VillageImport import, int index, Rules rules, DateOnly today)
    {
        var month = rules.NewestPayMonth(today);
        foreach (var segment in Segments.All.Where(s => import.Village.Owes(s, month)))
        {
            var period = segment.PeriodDueIn(month);
            if (rules.Tariffs.Bill(import.Roster, segment, period) is Billing.Billed billed)
            {
                yield return new BpjsBilling(
                    import.Village.Code, segment, period, Npp(index), CodeOf(segment, period, index), billed.HeadCount,
                    billed.Lines.ToDictionary(l => l.Program, l => l.Total));
            }
        }
    }

    private static string Npp(int village) => string.Create(CultureInfo.InvariantCulture, $"99{village:000000}");

    /// <summary>Of the shape that samples of others have: 12 digits, BPU with a 9 before.</summary>
    private static string CodeOf(Segment segment, Period period, int village) => segment switch
    {
        Segment.Pu => string.Create(CultureInfo.InvariantCulture, $"{period.FirstDay:yyMM}99{village:000000}"),
        Segment.Bpu => string.Create(CultureInfo.InvariantCulture, $"9{period.FirstDay:yyMM}9{village:000000}"),
    };
}
