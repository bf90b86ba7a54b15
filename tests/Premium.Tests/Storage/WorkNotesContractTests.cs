using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Storage;

public sealed class WorkNotesContractTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);

    private static async Task<IWorkNotes> NotesAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryWorkNotes()
        : new TableWorkNotes(await TestStorage.AccountAsync());

    private static async Task<INotices> NoticesAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryNotices()
        : new TableNotices(await TestStorage.AccountAsync());

    [Theory, OnBoth]
    public async Task Note_comesBackAsItWasPut_andTheNewerOneCounts(Backend backend)
    {
        var notes = await NotesAsync(backend);
        var note = new WorkNote("register-row~registry 33.16.12 village~20/0#?\\", "sari", Now)
        {
            Owner = "Sari",
            SnoozedUntil = new DateOnly(2026, 12, 10),
            SnoozedAt = Now.AddDays(-2),
            Comment = "ke bank hari ini",
            IsSignedOff = true,
        };
        await PutAsync(notes, note with { Owner = "Budi" });
        await PutAsync(notes, note);
        await PutAsync(notes, new WorkNote("short~33.16.12.2010", "budi", Now));
        var found = await notes.NotesAsync(default);

        Assert.Equal(2, found.Count);
        Assert.Equal(note, found[note.Key]);
        Assert.Equal(new WorkNote("short~33.16.12.2010", "budi", Now), found["short~33.16.12.2010"]);
    }

    private static async Task PutAsync(IWorkNotes notes, WorkNote note) =>
        Assert.True(await notes.PutAsync(note, (await notes.FindAsync(note.Key, default)).Version, default));

    [Theory, OnBoth]
    public async Task NoteThatAnotherOneCameBefore_isNotWritten(Backend backend)
    {
        var notes = await NotesAsync(backend);
        var note = new WorkNote("short~33.16.12.2010", "sari", Now) { Owner = "Sari" };
        Assert.Equal(new NotedItem(null, ""), await notes.FindAsync(note.Key, default));

        Assert.True(await notes.PutAsync(note, "", default));
        Assert.False(await notes.PutAsync(note with { By = "budi" }, "", default));
        var found = await notes.FindAsync(note.Key, default);
        Assert.True(await notes.PutAsync(note with { Comment = "ke bank" }, found.Version, default));
        Assert.False(await notes.PutAsync(note with { By = "budi" }, found.Version, default));

        Assert.Equal(note, found.Note);
        Assert.Equal(note with { Comment = "ke bank" }, (await notes.FindAsync(note.Key, default)).Note);
    }

    [Fact]
    public async Task C28_NoteThatCannotBeRead_isWrittenOver_andSeenWithANullIsSeenAnew()
    {
        var account = await TestStorage.AccountAsync();
        var notes = new TableWorkNotes(account);
        var note = new WorkNote("short~33.16.12.2010", "sari", Now);
        await PutAsync(notes, note);
        await foreach (var row in account.Worklist.QueryAsync<TableEntity>(e => e.PartitionKey == "note"))
        {
            row["At"] = "kemarin";
            await account.Worklist.UpsertEntityAsync(row, TableUpdateMode.Replace);
        }

        foreach (var items in (string[])["{\"a\":null}", "{\"a\":{\"At\":\"2026-12-03T01:00:00Z\",\"Told\":null}}"])
        {
            await account.Worklist.UpsertEntityAsync(new TableEntity("seen", "seen") { ["Items00"] = items });
            Assert.Empty(await notes.SeenAsync(default));
        }

        Assert.Null((await notes.FindAsync(note.Key, default)).Note);
        await PutAsync(notes, note);
        Assert.Equal(note, Assert.Single(await notes.NotesAsync(default)).Value);
    }

    /// <summary>Signing off ends an item, so only our own word for it counts.</summary>
    [Theory]
    [InlineData("yes", true, true)]
    [InlineData("", false, true)]
    [InlineData("no", false, false)]
    [InlineData("Yes", false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(1, false, false)]
    public async Task C29_OnlyYes_signsOff_andWhatIsNeither_isNamedByTheAudit(object value, bool isOff, bool isRead)
    {
        var account = await TestStorage.AccountAsync();
        var notes = new TableWorkNotes(account);
        await PutAsync(notes, new WorkNote("short~33.16.12.2010", "sari", Now) { IsSignedOff = true });
        await foreach (var row in account.Worklist.QueryAsync<TableEntity>(e => e.PartitionKey == "note"))
        {
            row["SignedOff"] = value;
            await account.Worklist.UpsertEntityAsync(row, TableUpdateMode.Replace);
        }

        var found = await notes.NotesAsync(default);
        var named = await new RowsCheck(account).RunAsync(default).ToListAsync();

        Assert.Equal(isOff, found.Values.Any(n => n.IsSignedOff));
        Assert.Equal(isRead, found.Count == 1);
        Assert.Equal(isRead, named.Count == 0);
        Assert.All(named, n => Assert.Contains("column SignedOff", n.Problem, StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task Seen_isWhatWasPutLast_andNothingElse(Backend backend)
    {
        var notes = await NotesAsync(backend);
        Assert.Empty(await notes.SeenAsync(default));
        var many = Enumerable.Range(0, 2_000).ToDictionary(i => $"short~33.16.12.{i}", i => new SeenItem(Now, $"{i}")
        {
            Parts = $"{i} {i + 1}",
            Grown = Now,
        });
        await notes.PutSeenAsync(many, default);
        Assert.Equal(many, await notes.SeenAsync(default));
        await notes.PutSeenAsync(new Dictionary<string, SeenItem> { ["one"] = new(Now) }, default);
        Assert.Equal(new SeenItem(Now), Assert.Single(await notes.SeenAsync(default)).Value);
    }

    [Fact]
    public async Task C28_NoticeThatCannotBeRead_comesBackByItsRow_andHidesNoOther()
    {
        var account = await TestStorage.AccountAsync();
        var notices = new TableNotices(account);
        var notice = new Notice("work-doubt-1A", Now, "Perlu diperiksa", "...");
        await notices.AddAsync(notice, default);
        await account.Worklist.UpsertEntityAsync(
            new TableEntity("notice", "work-doubt-2B") { ["State"] = "Waiting", ["Subject"] = "..." });

        var waiting = await notices.WaitingAsync(default);

        Assert.Equal([notice], waiting.All);
        Assert.Equal("worklist notice work-doubt-2B", Assert.Single(waiting.Malformed).Place);
    }

    /// <summary>As the mark is that a district's advance notices are done.</summary>
    [Theory, OnBoth]
    public async Task NoticeWithoutWords_isFoundAgain(Backend backend)
    {
        var notices = await NoticesAsync(backend);
        var mark = new Notice("advance-33.16.12-2026-12-20261130-3", Now, "", "") { IsDone = true };
        await notices.PutAsync(mark, default);

        Assert.Equal(mark, await notices.FindAsync(mark.Id, default));
    }

    [Theory, OnBoth]
    public async Task Notice_isAddedOnce_andWaitsUntilItIsDone(Backend backend)
    {
        var notices = await NoticesAsync(backend);
        var notice = new Notice("work-doubt-1A", Now, "Perlu diperiksa", new string('x', 40_000))
        {
            Short = "Perlu",
            Html = "<p>Perlu</p>",
        };
        var other = new Notice("digest-33.16-2026-12-03", Now.AddMinutes(-1), "Daftar kerja", "...");
        Assert.Equal(notice, await notices.AddAsync(notice, default));
        await notices.AddAsync(other, default);
        var tried = notice with { Tries = 1, NextTry = Now.AddMinutes(1), Deliveries = "email:a@b.example=Pending" };
        await notices.PutAsync(tried, default);

        Assert.Equal(tried, await notices.AddAsync(notice, default));
        Assert.Equal([other, tried], (await notices.WaitingAsync(default)).All);
        await notices.PutAsync(tried with { IsDone = true }, default);
        Assert.Equal([other], (await notices.WaitingAsync(default)).All);
        Assert.True((await notices.AddAsync(notice, default)).IsDone);
    }

    [Theory, OnBoth]
    public async Task NoticesSinceAMoment_comeWithoutTheirWords_doneOrNot(Backend backend)
    {
        var notices = await NoticesAsync(backend);
        var done = new Notice("work-doubt-1A", Now, "Perlu diperiksa", new string('x', 40_000))
        {
            IsDone = true,
            Tries = 2,
            Deliveries = "email:a@b.example=Refused",
        };
        var waits = new Notice("digest-33.16-2026-12-03", Now.AddMinutes(1), "Daftar kerja", "...") { Html = "<p>" };
        foreach (var notice in new[] { waits, done, done with { Id = "work-doubt-0", At = Now.AddSeconds(-1) } })
        {
            await notices.PutAsync(notice, default);
        }

        Assert.Equal(
            [done with { Subject = "", Body = "" }, waits with { Subject = "", Body = "", Html = "" }],
            await notices.SinceAsync(Now, default));
    }

    [Theory, OnBoth]
    public async Task NoticeThatIsDone_isForgottenByItsAge_andOneThatWaitsIsNot(Backend backend)
    {
        var notices = await NoticesAsync(backend);
        Notice[] all =
        [
            new("work-old-1A", Now.AddDays(-2), "Perlu diperiksa", "...") { IsDone = true },
            new("advance-33.16.12-2026-12-20261130-3", Now.AddDays(-2), "", "") { IsDone = true },
            new("work-old-2B", Now.AddDays(-2), "Perlu diperiksa", "..."),
            new("work-new-3C", Now.AddDays(-1), "Perlu diperiksa", "...") { IsDone = true },
        ];
        foreach (var notice in all)
        {
            await notices.PutAsync(notice, default);
        }

        Assert.Equal(2, await notices.ForgetDoneAsync(Now.AddDays(-1), default));
        Assert.Equal(0, await notices.ForgetDoneAsync(Now.AddDays(-1), default));

        var left = new List<Notice?>();
        foreach (var notice in all)
        {
            left.Add(await notices.FindAsync(notice.Id, default));
        }

        Assert.Equal([null, null, all[2], all[3]], left);
    }
}
