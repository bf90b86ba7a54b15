using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Dry runs that nobody took go with their files of personal data; all others stay.</summary>
public sealed class ForgetDryRunsTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    [Fact]
    public async Task DryRunThatNobodyTook_isDeleted_adayAfterItCanBeTakenNoMore()
    {
        var desk = new ImportDesk { Policy = new(DryRunDays: 7) };
        var (shown, _) = await desk.ShowAsync(Villages(Village()));

        desk.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await ForgetAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(
            "too old", Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(shown.Id)).Why.English,
            StringComparison.Ordinal);
        Assert.Equal(0, await ForgetAsync(desk));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await ForgetAsync(desk));

        Assert.IsType<TakeResult.NotFound>(await desk.TakeAsync(shown.Id));
    }

    [Fact]
    public async Task WhatWasTaken_orIsBeingTaken_stays_howeverOld()
    {
        var desk = new ImportDesk { Policy = new(DryRunDays: 7) };
        var (taken, _) = await desk.ShowAsync(Villages(Village()));
        await desk.TakeAsync(taken.Id);
        var (cut, _) = await desk.ShowAsync(Villages(Village(Neighbour)));
        desk.Failing = new FailingRegistry(desk.Registry, writes: 0);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(cut.Id));
        desk.Failing = null;

        desk.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(0, await ForgetAsync(desk));
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(taken.Id));
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(cut.Id));
        Assert.NotNull(await desk.VillageAsync(Neighbour));
    }

    /// <summary>As long as it is there, nobody's data can be erased.</summary>
    [Fact]
    public async Task C28_DryRunThatCannotBeRead_isDeleted_onceItsIdIsOld()
    {
        var desk = new ImportDesk { Policy = new(DryRunDays: 7) };
        var (shown, _) = await desk.ShowAsync(Villages(Village()));
        desk.Imports.Spoil(shown.Id);

        desk.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await ForgetAsync(desk));
        Assert.Single((await desk.Imports.ShownAsync(CancellationToken.None)).Malformed);
        desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await ForgetAsync(desk));

        Assert.Empty((await desk.Imports.ShownAsync(CancellationToken.None)).Malformed);
    }

    private static Task<int> ForgetAsync(ImportDesk desk) => new ForgetDryRuns(
        desk.Imports, desk.Policy, desk.Clock, NullLogger<ForgetDryRuns>.Instance).RunAsync(CancellationToken.None);
}
