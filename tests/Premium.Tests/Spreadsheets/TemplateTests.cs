using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

public sealed class TemplateTests
{
    public static TheoryData<ImportKind> Kinds => [.. Enum.GetValues<ImportKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Template_isRead_andItsExamplesArePassedOver(ImportKind kind)
    {
        foreach (var file in await BothAsync(RegisterTemplates.Of(kind)))
        {
            var read = RegisterFileReader.Read(file, kind, FieldMap.None);

            Assert.Empty(read.Wrong);
            Assert.Equal(0, read.Read);
            Assert.Contains("Examples of the template, passed over: row 2, 3.", read.Remarks.Select(r => r.English));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Examples_withTheCodeOfAVillage_areTaken(ImportKind kind)
    {
        var template = RegisterTemplates.Of(kind);
        var real = template with
        {
            Rows = template.Rows.Select((row, i) =>
                row.Select((cell, column) => column == 0 ? TableCell.Of($"33.16.12.200{i + 1}") : cell).ToList()),
        };
        foreach (var file in await BothAsync(real))
        {
            var read = RegisterFileReader.Read(file, kind, FieldMap.None);

            Assert.Empty(read.Wrong);
            Assert.Equal(2, read.Read);
            int[] taken =
            [
                read.Villages.Count, read.Mandates.Count, read.Contacts.Count, read.Members.Count, read.Billings.Count,
                read.Recodings.Count,
            ];
            Assert.Equal(2, taken.Sum());
        }
    }

    private static async Task<byte[][]> BothAsync(Table table) =>
    [
        await TableWriter.CsvAsync(table, CancellationToken.None),
        await TableWriter.XlsxAsync(table, CancellationToken.None),
    ];
}
