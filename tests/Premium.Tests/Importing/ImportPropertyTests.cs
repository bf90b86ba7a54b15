using Premium.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.RandomLists;

namespace Premium.Tests.Importing;

/// <summary>What holds of every import, over lists made by chance; a seed names the case that fails.</summary>
public sealed class ImportPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task SameFileAgain_changesNothing(int seed)
    {
        var (dice, desk) = (new Random(seed), await DeskAsync());
        for (var i = 0; i < Imports; i++)
        {
            var (file, isFull) = (List(dice), dice.Next(2) == 0);
            if ((await TakeAsync(desk, file, isFull)).ChangesNothing)
            {
                continue;
            }

            var before = await RegisterAsync(desk);
            var (shown, plan) = await desk.ShowAsync(file, isFull);

            Assert.True(plan.ChangesNothing, $"import {i}: {plan.Summary}");
            Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(shown.Id, "Budi"));
            Assert.Equal(before, await RegisterAsync(desk));
        }
    }

    /// <summary>Who comes first in a list stands first in the roster, and nothing else depends on it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RowsAndVillagesInAnyOrder_giveTheSameRegister(int seed)
    {
        var dice = new Random(seed);
        var (one, other) = (await DeskAsync(), await DeskAsync());
        for (var i = 0; i < Imports; i++)
        {
            var (file, isFull) = (List(dice), dice.Next(2) == 0);
            var shuffled = file with { Members = [.. file.Members.OrderBy(_ => dice.Next())] };
            var (plan, otherPlan) = (await TakeAsync(one, file, isFull), await TakeAsync(other, shuffled, isFull));

            Assert.Equal(plan.Summary, otherPlan.Summary);
            Assert.Equal(plan.Bills, otherPlan.Bills);
            Assert.Equal(
                plan.Doubled.Select(d => (d.Mark, d.IsBilledTwice)).Order(),
                otherPlan.Doubled.Select(d => (d.Mark, d.IsBilledTwice)).Order());
            Assert.Equal(await RegisterAsync(one), await RegisterAsync(other));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task FilesOfSeveralVillages_inAnyOrder_giveTheSameRegister(int seed)
    {
        var dice = new Random(seed);
        var (one, other, together) = (await DeskAsync(), await DeskAsync(), await DeskAsync());
        for (var i = 0; i < Imports; i++)
        {
            var (file, isFull) = (List(dice), dice.Next(2) == 0);
            var apart = Codes.Select(c => file with { Members = [.. file.Members.Where(m => m.Value.Village == c)] })
                .Where(f => f.Members.Count > 0)
                .ToList();
            foreach (var each in apart)
            {
                await TakeAsync(one, each, isFull);
            }

            foreach (var each in Enumerable.Reverse(apart))
            {
                await TakeAsync(other, each, isFull);
            }

            await TakeAsync(together, file, isFull);
            Assert.Equal(await RegisterAsync(one), await RegisterAsync(other));
            Assert.Equal(await RegisterAsync(one), await RegisterAsync(together));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task WhatWasShown_isWhatTheRegisterThenHolds(int seed)
    {
        var (dice, desk) = (new Random(seed), await DeskAsync());
        for (var i = 0; i < Imports; i++)
        {
            var (shown, plan) = await desk.ShowAsync(List(dice), dice.Next(2) == 0);
            var expected = plan.Districts.SelectMany(d => d.Villages).ToDictionary(v => v.Village.Code);
            var untouched = (await RegisterAsync(desk)).Where(v => !expected.ContainsKey(v.Code)).ToList();
            if (plan.ChangesNothing)
            {
                continue;
            }

            var taken = Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));

            Assert.Equal(shown.PlanHash, ImportPlanning.HashOf(taken.Plan!));
            var now = await RegisterAsync(desk);
            Assert.All(untouched, v => Assert.Contains(v, now));
            foreach (var (code, village) in expected)
            {
                Assert.Equal(Text(village.Roster), now.Single(v => v.Code == code).Roster);
            }

            foreach (var change in plan.Bills)
            {
                var (segment, period) = (change.Bill.Segment, change.Bill.Period);
                Assert.Equal(
                    change.PeopleAfter,
                    (await desk.RosterAsync(change.Bill.Village)).Of(segment, period).Count());
                Assert.Equal(
                    change.PeopleAfter, (await desk.VillageAsync(change.Bill.Village)).People(segment, period));
            }
        }
    }
}
