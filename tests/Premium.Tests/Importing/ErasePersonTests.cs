using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Somebody who left is taken out whole, with a proof, or not at all.</summary>
public sealed class ErasePersonTests
{
    private const string Reason = "permintaan sendiri";

    /// <summary>Two were insured, the first one left months ago.</summary>
    private static async Task<ImportDesk> LeftAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Members(Member(2)), isFull: true);
        desk.Clock.Advance(TimeSpan.FromDays(70));
        return desk;
    }

    private static Task<EraseResult> EraseAsync(
        ImportDesk desk, IImports? imports = null, IPeople? people = null, int person = 1) => new ErasePerson(
            desk.Registry, people ?? desk.People, imports ?? desk.Imports, desk, desk.Rules, desk.Clock)
        .RunAsync(Nik(person), Reason, "Sari", Regency, CancellationToken.None);

    private static async Task<bool> IsKnownAsync(ImportDesk desk) =>
        await desk.People.FindAsync(Some.District, desk.People.IdOf(Nik(1)), default) is not null;

    [Fact]
    public async Task C10_Person_goesWithTheirFiles_andTheJournalHasTheProof()
    {
        var desk = await LeftAsync();
        var files = (await desk.Imports.ShownAsync(default)).All.Count;

        var erased = Assert.IsType<EraseResult.Erased>(await EraseAsync(desk));

        Assert.Equal((1, 1), (erased.Places, erased.Files));
        Assert.Equal($"erased: districts=1 files=1 reason={Reason}", erased.Proof.Summary);
        Assert.Equal(erased.Proof, (await desk.Imports.JournalAsync(default))[^1]);
        Assert.Equal(files - 1, (await desk.Imports.ShownAsync(default)).All.Count);
        Assert.False(await IsKnownAsync(desk));
        Assert.IsType<EraseResult.NotFound>(await EraseAsync(desk));
    }

    [Theory]
    [InlineData("add 1", false)]
    [InlineData("forget 1", true)]
    [InlineData("add 2", true)]
    public async Task C10_CutShort_isFinishedByAskingAgain_andHasItsProof(string failing, bool isBegun)
    {
        var desk = await LeftAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => EraseAsync(desk, new FailingImports(desk.Imports, failing)));

        var last = (await desk.Imports.JournalAsync(default))[^1];
        Assert.Equal(isBegun, last.Step == ImportStep.Erasing);
        Assert.Equal(isBegun, !await IsKnownAsync(desk));
        if (isBegun)
        {
            // Neither an import nor another erasure comes in between, and somebody sees that it waits.
            var (shown, _) = await desk.ShowAsync(Members(Member(3)));
            Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(shown.Id, "Budi"));
            Assert.IsType<EraseResult.Refused>(await EraseAsync(desk, person: 9));
            var item = Assert.Single(
                Worklist.Of(new(last.At.AddMinutes(20), Regency, [], []) { LastImport = last }, desk.Rules),
                i => i.Kind == WorkKinds.ImportUnfinished);
            Assert.Contains("menghapus data seseorang", item.Why.Indonesian, StringComparison.Ordinal);
        }

        var erased = Assert.IsType<EraseResult.Erased>(await EraseAsync(desk));

        Assert.Equal((1, 1, ImportStep.Erased), (erased.Places, erased.Files, erased.Proof.Step));
        Assert.Equal(erased.Proof, (await desk.Imports.JournalAsync(default))[^1]);
        Assert.False(await IsKnownAsync(desk));
        Assert.IsType<EraseResult.NotFound>(await EraseAsync(desk));
    }

    /// <summary>A workbook that was meant for its villages has the people on another sheet.</summary>
    [Fact]
    public async Task C10_UploadOfAnotherKind_goesToo()
    {
        var desk = await LeftAsync();
        await desk.ShowAsync(Villages(Village()) with { Members = Members(Member(1)).Members });

        Assert.Equal(2, Assert.IsType<EraseResult.Erased>(await EraseAsync(desk)).Files);
    }

    [Fact]
    public async Task C10_UploadOrRowThatCannotBeRead_isNamed_andNothingIsDeleted()
    {
        var desk = await LeftAsync();
        var before = await desk.Imports.JournalAsync(default);

        foreach (var result in (EraseResult[])
        [
            await EraseAsync(desk, new FailingImports(desk.Imports, "find 2")),
            await EraseAsync(desk, people: new UnreadablePeople(desk.People)),
        ])
        {
            var why = Assert.IsType<EraseResult.Refused>(result).Why;
            Assert.Contains("registry that row", why.English, StringComparison.Ordinal);
            Assert.Contains("registry that row", why.Indonesian, StringComparison.Ordinal);
        }

        Assert.True(await IsKnownAsync(desk));
        Assert.Equal(before, await desk.Imports.JournalAsync(default));
        Assert.IsType<EraseResult.Erased>(await EraseAsync(desk));
    }

    /// <summary>The n-th call of one kind goes wrong.</summary>
    private sealed class FailingImports(IImports imports, string failing) : IImports
    {
        private readonly Dictionary<string, int> calls = new(StringComparer.Ordinal);

        public Task PutAsync(ShownImport shown, byte[] file, CancellationToken stop) =>
            imports.PutAsync(shown, file, stop);

        public Task<StoredImport?> FindAsync(string id, CancellationToken stop) =>
            IsFailing("find") ? throw new UnreadableRowException("registry that row: part 2 of 3 is missing.")
            : imports.FindAsync(id, stop);

        public Task ForgetAsync(string id, CancellationToken stop) =>
            IsFailing("forget") ? throw new TimeoutException() : imports.ForgetAsync(id, stop);

        public Task SweepAsync(DateTimeOffset before, CancellationToken stop) => imports.SweepAsync(before, stop);

        public Task<ShownImports> ShownAsync(CancellationToken stop) => imports.ShownAsync(stop);

        public Task<IReadOnlyList<ImportEntry>> JournalAsync(CancellationToken stop) => imports.JournalAsync(stop);

        public Task<bool> AddAsync(ImportEntry entry, CancellationToken stop) =>
            IsFailing("add") ? throw new TimeoutException() : imports.AddAsync(entry, stop);

        private bool IsFailing(string call) =>
            $"{call} {calls[call] = calls.GetValueOrDefault(call) + 1}" == failing;
    }

    private sealed class UnreadablePeople(IPeople people) : IPeople
    {
        public string IdOf(Nik nik) => people.IdOf(nik);

        public Task ImportAsync(DistrictCode district, IReadOnlyList<Person> all, CancellationToken stop) =>
            people.ImportAsync(district, all, stop);

        public Task<Person?> FindAsync(DistrictCode district, string id, CancellationToken stop) =>
            throw new UnreadableRowException("registry that row: it cannot be opened.");

        public Task<KnownPeople> AllAsync(DistrictCode district, CancellationToken stop) =>
            people.AllAsync(district, stop);

        public Task<bool> EraseAsync(DistrictCode district, string id, CancellationToken stop) =>
            people.EraseAsync(district, id, stop);
    }
}
