using System.Text.Json;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>What is written is read back as it was, whatever texts and zeros are in it.</summary>
public sealed class RoundTripTests
{
    private const int Count = 300;

    public static TheoryData<ImportKind, int> Cases()
    {
        var cases = new TheoryData<ImportKind, int>();
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            for (var seed = 1; seed <= 4; seed++)
            {
                cases.Add(kind, seed);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Entries_comeBackAsTheyWere(ImportKind kind, int seed)
    {
        var entries = FileOf(kind, new RandomEntries(seed));
        var table = RegisterTables.Of(entries);

        Same(entries, await TableWriter.CsvAsync(table, CancellationToken.None));
        Same(entries, await TableWriter.XlsxAsync(table, CancellationToken.None));
    }

    private static void Same(RegisterFile expected, byte[] file)
    {
        var read = RegisterFileReader.Read(file, expected.Kind, FieldMap.None);

        Assert.Empty(read.Wrong);
        Assert.Equal(Count, read.Read);
        Assert.Equal(Written(expected), Written(read));
    }

    /// <summary>Every value of every entry; lists are no values of records by themselves.</summary>
    private static string Written(RegisterFile file) => JsonSerializer.Serialize(new
    {
        Villages = file.Villages.Select(v => v.Value.ToString()),
        Mandates = file.Mandates.Select(m => m.Value + m.Value.Mandate.Account.No.Reveal()),
        Contacts = file.Contacts.Select(c => c.Value.ToString()),
        Members = file.Members.Select(m =>
            $"{m.Value with { Programs = [] }}{m.Value.Person.Nik.Reveal()}{string.Join(' ', m.Value.Programs)}"),
        Billings = file.Billings.Select(b =>
            $"{b.Value}{string.Join(' ', b.Value.Sums.OrderBy(s => s.Key).Select(s => s.ToString()))}"),
        Recodings = file.Recodings.Select(r => r.Value.ToString()),
    });

    private static RegisterFile FileOf(ImportKind kind, RandomEntries random)
    {
        var file = new RegisterFile(kind, Count, []);
        return kind switch
        {
            ImportKind.Villages => file with { Villages = Placed(random.Villages(Count)) },
            ImportKind.Mandates => file with { Mandates = Placed(random.Mandates(Count)) },
            ImportKind.Contacts => file with { Contacts = Placed(random.Contacts(Count)) },
            ImportKind.Members => file with { Members = Placed(random.Members(Count)) },
            ImportKind.Billings => file with { Billings = Placed(random.Billings(Count)) },
            ImportKind.Recodings => file with { Recodings = Placed(random.Recodings(Count)) },
        };
    }

    private static List<Placed<T>> Placed<T>(IReadOnlyList<T> entries) =>
        [.. entries.Select((e, i) => new Placed<T>(i + 2, e))];
}
