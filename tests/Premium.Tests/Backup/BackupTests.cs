using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Storage;
using static Premium.Tests.Backup.Copies;

namespace Premium.Tests.Backup;

/// <summary>Export and restore of all tables over Azurite.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task C29_EveryRowOfEveryTable_comesBackWithItsTypes_andFitsItsJournal()
    {
        var source = await Filled.AccountAsync();
        var before = await Filled.DumpAsync(source);
        var (file, exported) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        var restored = await RestoreAsync(target, file);

        Assert.Equal((StorageAccount.TableNames.Count, before.Count), (exported.Tables, exported.Rows));
        Assert.Equal((exported.Tables, exported.Rows, Now), (restored.Tables, restored.Rows, restored.ExportedAt));
        Assert.Equal(before, await WithoutNoteAsync(target));
        Assert.All(StorageAccount.TableNames, name => Assert.Contains(before, row => row.StartsWith(name + ' ')));
        await new TableLedger(target, "test").AssertJournalFitsAsync();
        Assert.Empty(await new RowsCheck(target).RunAsync(default).ToListAsync());

        // Whoever exports what was restored gets the same rows, and may restore them over it.
        await RestoreAsync(target, file);
        await RestoreAsync(target, (await ExportAsync(target)).File);
        Assert.Equal(before, await WithoutNoteAsync(target));
    }

    [Fact]
    public async Task C29_FileThatIsCutOrChanged_isRefused_beforeAnythingIsWritten()
    {
        var (file, exported) = await ExportAsync(await Filled.AccountAsync());
        var lines = Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n');
        Assert.Equal(exported.Rows + 2, lines.Length);
        string Changed(string from, string to)
        {
            var at = Array.FindIndex(lines, l => l.Contains(from, StringComparison.Ordinal));
            Assert.True(at >= 0, from);
            var line = lines[at].Replace(from, to, StringComparison.Ordinal);
            return Joined([.. lines[..at], line, .. lines[(at + 1)..]]);
        }

        (string Text, string Message)[] bad =
        [
            ("", "line 1: the file is cut off"),
            (Joined(lines[..1]), "line 2: the file is cut off"),
            (Joined(lines[..^1]), "the file is cut off: expected a row or the end"),
            (Joined(lines)[..^40], "expected a line as 'export' writes it"),
            (Joined(lines[..^5]), "the file is cut off"),
            (Joined([.. lines[..5], .. lines[6..]]), "the file was changed"),
            (Joined([.. lines[..5], lines[6], lines[5], .. lines[7..]]), "line 7: expected the next row in order"),
            (Joined([.. lines, lines[^2]]), "expected nothing after the end"),
            (Changed("2138400", "2138401"), "the file was changed"),
            (Changed("\"Edm.Int64\",\"2138400\"", "\"Edm.Int32\",\"2138400\""), "the file was changed"),
            (Changed("Edm.Int64", "Edm.Int128"), "'Edm.Int128' is no type of a table's column"),
            (Changed("\"Edm.Boolean\",\"true\"", "\"Edm.Boolean\",\"yes\""), "'yes' is not how a value of Edm.Boolean"),
            (Changed("\"Edm.Double\",\"5\"", "\"Edm.Double\",\"NaN\""), "'NaN' is not how a value of Edm.Double"),
            (Changed("\"version\":1,", "\"version\":2,"), "line 1: expected an export of version 1"),
            (Changed("premium-export", "other-export"), "line 1: expected an export of version 1"),
            (Changed("\"limits\",", "\"limits\",\"users\","), "line 1: expected tables of rules, failures"),
        ];
        var target = await TestStorage.AccountAsync();
        foreach (var (text, message) in bad)
        {
            var refused = await Assert.ThrowsAsync<RestoreRefusedException>(
                () => RestoreAsync(target, Encoding.UTF8.GetBytes(text)));
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        }

        var packed = Packed(file);
        await Assert.ThrowsAsync<RestoreRefusedException>(() => new TableRestore(target).RunAsync(
            () => Unpacking(packed[..(packed.Length / 2)]), [], erasesAgain: false, Now, default));
        Assert.Empty(await Filled.DumpAsync(target));

        await new TableRestore(target).RunAsync(() => Unpacking(packed), [], erasesAgain: false, Now, default);
        Assert.NotEmpty(await Filled.DumpAsync(target));
    }

    [Theory]
    [InlineData("bill~2001~pu", "is another row in the export")]
    [InlineData("bill~2009~pu", "is not in the export")]
    public async Task C29_RowsThatAreThereAlready_areRefused_unlessTheirTableIsNamed(string row, string message)
    {
        var source = await Filled.AccountAsync();
        var (file, _) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        await target.Sheets.AddEntityAsync(new TableEntity("33.16.12~2026-12", row) { ["State"] = "Planned" });
        var before = await Filled.DumpAsync(target);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => RestoreAsync(target, file));
        Assert.StartsWith($"sheets 33.16.12~2026-12 {row} is there already and {message}", refused.Message);
        await Assert.ThrowsAsync<RestoreRefusedException>(() => RestoreAsync(target, file, "runs", "registry"));
        Assert.Equal(before, await Filled.DumpAsync(target));

        await RestoreAsync(target, file, "sheets");
        Assert.Equal(await Filled.DumpAsync(source), await WithoutNoteAsync(target));
    }

    [Fact]
    public async Task C29_RestoreThatBrokeOff_isRepeated_andNamesWhatItLacks()
    {
        var source = await Filled.AccountAsync();
        var (file, _) = await ExportAsync(source);
        var broken = new BreaksOff(batches: 5);
        var target = await TestStorage.AccountAsync(broken);
        await Assert.ThrowsAnyAsync<Exception>(() => RestoreAsync(target, file));
        var partly = await Filled.DumpAsync(target);
        Assert.InRange(partly.Count, 5, (await Filled.DumpAsync(source)).Count - 1);
        Assert.DoesNotContain(partly, row => row.StartsWith("registry", StringComparison.Ordinal));

        broken.IsMended = true;
        await RestoreAsync(target, file);
        Assert.Equal(await Filled.DumpAsync(source), await WithoutNoteAsync(target));
    }

    [Fact]
    public async Task C29_SheetThatDoesNotFit_isExportedAsItIs_andNamed()
    {
        var source = await Filled.AccountAsync();
        await source.Sheets.UpsertEntityAsync(
            new TableEntity("33.16.12~2026-12", "bill~2001~pu") { ["Attempts"] = 9 }, TableUpdateMode.Merge);
        var (file, exported) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        await RestoreAsync(target, file);

        Assert.Equal("bill~2001~pu", Assert.Single(exported.Findings).RowKey);
        Assert.Equal(await Filled.DumpAsync(source), await WithoutNoteAsync(target));
    }

    [Fact]
    public async Task C29_SheetWrittenBetweenTwoPages_isExportedAsItWasBetweenTwoCommits()
    {
        var between = new BetweenPages();
        var source = await TestStorage.AccountAsync(between);
        var ledger = new TableLedger(source, "test");
        var villages = Enumerable.Range(2001, 600).Select(Samples.Village).ToList();
        var sheet = await ledger.CommittedAsync(
            await ledger.DecemberAsync(),
            [.. villages.SelectMany(v => Segments.All.Select(s => Samples.Bill(v, s)))]);
        between.Act = () => ledger.CommittedAsync(
            sheet,
            Samples.Bill(villages[0], state: BillState.Planned),
            Samples.Bill(villages[^1], state: BillState.Planned));
        var (file, exported) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        await RestoreAsync(target, file);

        Assert.Null(between.Act);
        Assert.Empty(exported.Findings);
        Assert.Equal(await Filled.DumpAsync(source), await WithoutNoteAsync(target));
    }

    /// <summary>The restore's own note is no row of the export.</summary>
    private static async Task<IReadOnlyList<string>> WithoutNoteAsync(StorageAccount account)
    {
        var dump = await Filled.DumpAsync(account);
        Assert.Contains(dump, row => row.Contains("~restored", StringComparison.Ordinal));
        return [.. dump.Where(row => !row.Contains("~restored", StringComparison.Ordinal))];
    }

    private static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static byte[] Packed(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(file);
        }

        return packed.ToArray();
    }

    private static GZipStream Unpacking(byte[] packed) => new(new MemoryStream(packed), CompressionMode.Decompress);
}
