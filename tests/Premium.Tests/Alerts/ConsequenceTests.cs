using Premium.Domain;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

/// <summary>
/// From each fault of the Cloud API to what follows: the channel and its webhook over HTTP, the alert in its sheet.
/// </summary>
public sealed class ConsequenceTests
{
    [Theory]
    [InlineData(PhoneFault.None, 0, DeliveryOutcome.Read, 1, 0)]
    [InlineData(PhoneFault.Doubled, 0, DeliveryOutcome.Delivered, 1, 0)]
    [InlineData(PhoneFault.OutOfOrder, 0, DeliveryOutcome.Read, 1, 0)]
    [InlineData(PhoneFault.ErrorAfterEffect, 0, DeliveryOutcome.Read, 1, 0)]
    [InlineData(PhoneFault.AnswerLost, 0, DeliveryOutcome.Read, 1, 0)]
    [InlineData(PhoneFault.AnswerUnreadable, 0, DeliveryOutcome.Read, 1, 0)]
    [InlineData(PhoneFault.NeverDelivered, 0, DeliveryOutcome.Accepted, 1, 0)]
    [InlineData(PhoneFault.Silent, 0, DeliveryOutcome.Accepted, 1, 0)]
    [InlineData(PhoneFault.FailsAfterSent, 131026, DeliveryOutcome.Refused, 1, 1)]
    [InlineData(PhoneFault.FailsAfterSent, 131049, DeliveryOutcome.Pending, 1, 1)]
    [InlineData(PhoneFault.FailsAfterSent, 131000, DeliveryOutcome.Pending, 1, 1)]
    [InlineData(PhoneFault.FailsAfterSent, 132015, DeliveryOutcome.Pending, 1, 1)]
    [InlineData(PhoneFault.Refused, 131026, DeliveryOutcome.Refused, 0, 1)]
    [InlineData(PhoneFault.Refused, 131049, DeliveryOutcome.Pending, 0, 1)]
    [InlineData(PhoneFault.Refused, 132015, DeliveryOutcome.Pending, 0, 1)]
    [InlineData(PhoneFault.Refused, 190, DeliveryOutcome.Pending, 0, 1)]
    public async Task Fault_reachesTheTreasurerOnce_overTheChannelThatWorks(
        PhoneFault fault, int code, DeliveryOutcome outcome, int taken, int mails)
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: true, fault, code);
        await desk.PumpAsync();

        Assert.Equal(outcome, (await desk.LineAsync()).Outcome);
        Assert.Equal((taken, mails), (desk.Twin.Messages.Count, desk.World.Mail.Messages.Count));
        Assert.Equal(AlertState.Sent, (await desk.AlertAsync()).State);
        await desk.World.AuditAsync();
    }

    [Theory]
    [InlineData(131026, AlertState.Failed, null)]
    [InlineData(131049, AlertState.Raised, 1440)]
    [InlineData(131000, AlertState.Raised, 10)]
    [InlineData(132015, AlertState.Raised, 60)]
    public async Task FailureAfterwards_withoutAnotherChannel_isForAPersonOrLater(
        int code, AlertState state, int? minutes)
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: false, PhoneFault.FailsAfterSent, code);
        await desk.PumpAsync();

        var alert = await desk.AlertAsync();
        Assert.Equal(state, alert.State);
        Assert.Equal(minutes, (alert.NextTry - desk.World.Time.GetUtcNow())?.TotalMinutes);
        Assert.Single(desk.Twin.Messages);
        if (minutes is { } later)
        {
            desk.From(PhoneFault.None);
            await desk.PumpAsync(TimeSpan.FromMinutes(later));
            Assert.Equal((AlertState.Sent, 2), ((await desk.AlertAsync()).State, desk.Twin.Messages.Count));
        }
    }

    [Theory]
    [InlineData(PhoneFault.NeverDelivered)]
    [InlineData(PhoneFault.Silent)]
    [InlineData(PhoneFault.Late)]
    public async Task WithoutWordThatItArrived_theNextChannelFollows_andLateWordIsKept(PhoneFault fault)
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: true, fault);
        await desk.PumpAsync();
        Assert.Empty(desk.World.Mail.Messages);
        await desk.PumpAsync(Reaching.AcceptedPatience);
        Assert.Single(desk.World.Mail.Messages);

        desk.Twin.Release();
        await desk.PumpAsync();

        Assert.Equal(
            fault == PhoneFault.Late ? DeliveryOutcome.Read : DeliveryOutcome.Accepted,
            (await desk.LineAsync()).Outcome);
        Assert.Equal((1, 1), (desk.Twin.Messages.Count, desk.World.Mail.Messages.Count));
        Assert.Null((await desk.AlertAsync()).NextTry);
    }

    [Theory]
    [InlineData(PhoneFault.Refused, 132015, true)]
    [InlineData(PhoneFault.FailsAfterSent, 190, true)]
    [InlineData(PhoneFault.FailsAfterSent, 131026, false)]
    public async Task WhatOperationsMustPutRight_isOnTheWorklist_thoughMailReachedTheVillage(
        PhoneFault fault, int code, bool isListed)
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: true, fault, code);
        await desk.PumpAsync();

        var items = (await desk.World.ItemsAsync()).Where(i => i.Kind == WorkKinds.Undelivered).ToList();
        Assert.Equal(isListed ? ["notice-undelivered~channel~whatsapp"] : [], items.Select(i => i.Key));
        Assert.All(items, i => Assert.Contains($"{code}", i.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WordOfAMessage_changesNoMoney_andIsJournaled()
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: true, PhoneFault.FailsAfterSent, 131026);
        var before = await desk.World.BillAsync();
        await desk.PumpAsync();

        Assert.Equal(before, await desk.World.BillAsync());
        await foreach (var stored in desk.World.Ledger.StoredAsync(before.Village.District, null, null, default))
        {
            Assert.Contains(stored.Rows, r => "channel:whatsapp".Equals(r.Columns.GetValueOrDefault("Actor")));
        }
    }
}
