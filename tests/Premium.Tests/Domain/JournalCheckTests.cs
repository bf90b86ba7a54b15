using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Storage;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Domain;

/// <summary>A sheet of five commits, and every single thing that a foreign hand can do to its stored rows.</summary>
public sealed partial class JournalCheckTests
{
    [Fact]
    public async Task UntouchedSheet_fits_andNamesItsHead()
    {
        var (sheet, head) = await SheetAsync();

        var audit = JournalCheck.Of(sheet, new Anchor(sheet.Key, head));

        Assert.Empty(audit.Findings);
        Assert.Equal((sheet.Key, head, 5, 6, 3), (audit.Sheet, audit.Head, audit.Entries, audit.Rows, audit.Evidence));
    }

    [Fact]
    public async Task EveryColumnOfEveryRow_changedRemovedOrAdded_isFound_andItsRowNamed()
    {
        var (sheet, _) = await SheetAsync();
        var tried = 0;
        foreach (var row in sheet.Rows)
        {
            foreach (var (column, value) in row.Columns)
            {
                foreach (var other in Others(value))
                {
                    AssertNames(sheet, row.Key, Put(row, column, other), $"{row.Key} {column} = {other}");
                    tried++;
                }

                AssertNames(sheet, row.Key, Without(row, column), $"{row.Key} without {column}");
                AssertNames(sheet, row.Key, Put(Without(row, column), column + "2", value), $"{row.Key} {column}2");
            }

            AssertNames(sheet, row.Key, Put(row, "Foreign", ""), $"{row.Key} with a column of no text");
            AssertNames(sheet, row.Key, Put(row, "Foreign", 0), $"{row.Key} with a foreign column");
        }

        Assert.True(tried > 500, $"only {tried} tried");
    }

    [Fact]
    public async Task EveryRow_removed_isNamed_withTheEntryThatWroteItLast()
    {
        var (sheet, _) = await SheetAsync();
        foreach (var row in sheet.Rows)
        {
            var first = First(sheet with { Rows = [.. sheet.Rows.Where(r => r.Key != row.Key)] });

            Assert.Equal(row.Key, first.RowKey);
            Assert.Equal(
                row.Key == Head.RowKey ? FindingKind.HeadGone
                : row.Key.StartsWith("entry~", StringComparison.Ordinal) ? FindingKind.EntryGone
                : FindingKind.RowGone,
                first.Kind);
            Assert.Equal(LastWriter(sheet, row.Key), first.Kind == FindingKind.RowGone ? first.Entry : null);
        }
    }

    [Fact]
    public async Task EveryTwoRows_swapped_areFound_theFirstInOrderOfTimeFirst()
    {
        var (sheet, _) = await SheetAsync();
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            for (var j = i + 1; j < sheet.Rows.Count; j++)
            {
                var (a, b) = (sheet.Rows[i], sheet.Rows[j]);
                if (JournalEntry.HashOf("", a.Columns) == JournalEntry.HashOf("", b.Columns))
                {
                    continue;
                }

                var rows = sheet.Rows.ToList();
                (rows[i], rows[j]) = (b with { Key = a.Key }, a with { Key = b.Key });

                var found = JournalCheck.Of(sheet with { Rows = rows }).Findings;

                Assert.Contains(found, f => f.RowKey == a.Key);
                Assert.Contains(found, f => f.RowKey == b.Key);
                Assert.Contains(found[0].RowKey, new[] { a.Key, b.Key });
            }
        }
    }

    [Fact]
    public async Task RowPutInBySomebodyElse_isNamed_whateverItIs()
    {
        var (sheet, _) = await SheetAsync();
        var bill = sheet.Rows.First(r => r.Key == "bill~2001~pu");
        var evidence = sheet.Rows.First(r => r.Key.StartsWith("evidence~", StringComparison.Ordinal));
        foreach (var row in new[]
        {
            bill with { Key = "bill~2009~pu" }, bill with { Key = "debit~2001~pu~02" }, bill with { Key = "zzz" },
            bill with { Key = "" }, bill with { Key = "Bill~2001~pu" },
            evidence with { Key = evidence.Key[..^2] + "77" },
        })
        {
            var first = First(sheet with { Rows = [.. sheet.Rows, row] });

            Assert.Equal((FindingKind.RowInserted, row.Key), (first.Kind, first.RowKey));
        }

        foreach (var key in new[] { "entry~000006", "entry~", "entry~6", "entry~0000006", "entry~-00001", "entry~x" })
        {
            var entry = sheet.Rows.First(r => r.Key == "entry~000005") with { Key = key };

            Assert.Contains(
                JournalCheck.Of(sheet with { Rows = [.. sheet.Rows, entry] }).Findings, f => f.RowKey == key);
        }
    }

    [Fact]
    public async Task EntryWrittenAnew_withAHashThatFits_isNamed_forItsSuccessorKnowsTheOldOne()
    {
        var (sheet, _) = await SheetAsync();
        for (var number = 1; number <= 5; number++)
        {
            var row = sheet.Rows.First(r => r.Key == JournalEntry.RowKeyOf(number));
            var forged = Stored(JournalEntry.Read(row.Key, row.Reader) with { Actor = "somebody" });

            var first = First(Replaced(sheet, forged));

            Assert.Equal(
                number == 5 ? (FindingKind.HeadChanged, Head.RowKey) : (FindingKind.EntryReplaced, row.Key),
                (first.Kind, first.RowKey));
        }
    }

    [Fact]
    public async Task TailCutOff_andTheHeadSetBack_isFoundByTheRowsThatAreNewer()
    {
        var (sheet, _) = await SheetAsync();
        for (var end = 1; end < 5; end++)
        {
            var last = sheet.Rows.First(r => r.Key == JournalEntry.RowKeyOf(end));
            var head = new Head(end, JournalEntry.Read(last.Key, last.Reader).Hash);
            var cut = sheet with
            {
                Rows =
                [
                    .. sheet.Rows.Where(r => string.CompareOrdinal(r.Key, last.Key) <= 0
                        || !r.Key.StartsWith("entry~", StringComparison.Ordinal)),
                ],
            };
            var row = new RowWriter();
            head.Write(row);

            var audit = JournalCheck.Of(Replaced(cut, new StoredRow(Head.RowKey, Of(row))));

            Assert.NotEmpty(audit.Findings);
            Assert.All(audit.Findings, f => Assert.True(
                f.Kind is FindingKind.RowChanged or FindingKind.RowInserted, f.Text));
        }
    }

    [Fact]
    public async Task WholeSheetSetBackToAnOlderCopy_fits_butNotTheHeadThatWasNoted()
    {
        var ledger = new InMemoryLedger();
        var one = await ledger.CommittedAsync(await ledger.DecemberAsync(), Bill(Village(2001)));
        var old = await ledger.StoredAsync();
        var two = await ledger.CommittedAsync(one, Bill(Village(2001), state: BillState.Debited));

        Assert.Empty(JournalCheck.Of(old).Findings);
        Assert.Empty(JournalCheck.Of(old, new Anchor(old.Key, one.Head)).Findings);
        var found = Assert.Single(JournalCheck.Of(old, new Anchor(old.Key, two.Head)).Findings);
        Assert.Equal((FindingKind.EntryNotAsNoted, "entry~000002"), (found.Kind, found.RowKey));
        Assert.Empty(JournalCheck.Of(await ledger.StoredAsync(), new Anchor(old.Key, one.Head)).Findings);
    }

    [Fact]
    public async Task LostEntry_isNamedBeforeTheRowsThatItWrote()
    {
        var (sheet, _) = await SheetAsync();
        var found = JournalCheck.Of(
            sheet with { Rows = [.. sheet.Rows.Where(r => r.Key != "entry~000003")] }).Findings;

        Assert.Equal((FindingKind.EntryGone, "entry~000003"), (found[0].Kind, found[0].RowKey));
        Assert.Contains(found.Skip(1), f => f.Kind == FindingKind.RowChanged && f.RowKey == "bill~2002~pu");
        Assert.Contains("entry 3, lost or changed", found[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_comeInOrderOfTime()
    {
        var (sheet, _) = await SheetAsync();
        var rows = sheet.Rows.Select(r => r.Key switch
        {
            "bill~2001~pu" or "bill~2002~pu" or "debit~2001~pu~01" => Put(r, "State", "Covered"),
            _ => r,
        });

        var found = JournalCheck.Of(sheet with { Rows = [.. rows] }).Findings;

        Assert.Equal(
            [(2, "debit~2001~pu~01"), (3, "bill~2002~pu"), (5, "bill~2001~pu")],
            found.Select(f => (f.Entry, f.RowKey)));
        Assert.All(found, f => Assert.Equal(Noon, f.At));
    }

    [Fact]
    public async Task UnreadableRow_isAFinding_evenWhereItsHashFits()
    {
        var ledger = new InMemoryLedger();
        await ledger.CommittedAsync(await ledger.DecemberAsync(), new Misread(Village(2001)));

        var found = Assert.Single(JournalCheck.Of(await ledger.StoredAsync()).Findings);

        Assert.Equal((FindingKind.RowUnreadable, "bill~2001~pu", 1), (found.Kind, found.RowKey, found.Entry));
        Assert.Contains("column State: expected text", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("33.16.12")]
    [InlineData("33.16.12~2026-13")]
    [InlineData("33.16.12~2026-12~2")]
    [InlineData("33.16.1~2026-11")]
    public void PartitionOfNoSheet_isAFinding(string key) => Assert.Equal(
        FindingKind.SheetUnknown,
        JournalCheck.Of(new StoredSheet(key, [new StoredRow("x", new Dictionary<string, object>())])).Findings[0].Kind);

    [Theory]
    [InlineData("head 33.16.12~2026-12 17 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 17)]
    [InlineData("01:30:00Z info: [103] head 33.16.12~2026-12 1 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=.", 1)]
    [InlineData("head 33.16.12~2026-12 17", null)]
    [InlineData("ahead 33.16.12~2026-12 17 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", null)]
    public void Anchor_isReadFromALogLine(string line, int? number) =>
        Assert.Equal(number, Anchor.In(line)?.Head.Number);
}
