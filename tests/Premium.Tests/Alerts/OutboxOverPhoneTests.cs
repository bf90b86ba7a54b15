using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

/// <summary>What goes through the outbox over a channel that recognises no repeat, and what that tells.</summary>
public sealed class OutboxOverPhoneTests
{
    private static async Task<StatusDesk> DeskAsync(PhoneFault fault, int code = 0)
    {
        var desk = await StatusDesk.ShortAsync(hasMail: true, fault, code);
        desk.World.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        desk.World.Go("2026-12-04 09:00");
        await desk.World.CollectAsync();
        desk.World.Go("2026-12-31 09:00");
        return desk;
    }

    private static async Task TellAsync(StatusDesk desk)
    {
        await desk.World.Advance().RunAsync("33.16", default);
        await desk.Twin.SettledAsync();
    }

    private static int Mails(StatusDesk desk) =>
        desk.World.Mail.Messages.Count(m => AdvanceNotice.IsOne(m.Id));

    private static int Phones(StatusDesk desk) =>
        desk.Twin.Messages.Count(m => m.Origin.Contains(AdvanceNotice.Prefix, StringComparison.Ordinal));

    [Theory]
    [InlineData(PhoneFault.None, 0, 1, 0)]
    [InlineData(PhoneFault.OutOfOrder, 0, 1, 0)]
    [InlineData(PhoneFault.AnswerLost, 0, 1, 0)]
    [InlineData(PhoneFault.FailsAfterSent, 131026, 1, 1)]
    [InlineData(PhoneFault.Refused, 131026, 0, 1)]
    public async Task AdvanceNotice_reachesTheTreasurerOnce(PhoneFault fault, int code, int phones, int mails)
    {
        await using var desk = await DeskAsync(fault, code);
        for (var checks = 0; checks < 3; checks++)
        {
            await TellAsync(desk);
            desk.World.Time.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal((phones, mails), (Phones(desk), Mails(desk)));
        Assert.Empty((await desk.World.Notices.WaitingAsync(default)).All);
    }

    /// <summary>A look at what waits reads the whole district.</summary>
    [Fact]
    public async Task AdvanceNotice_thatIsReadAtOnce_isDone_andNoCheckLooksAtIt()
    {
        await using var desk = await DeskAsync(PhoneFault.None);
        await TellAsync(desk);
        Assert.Empty((await desk.World.Notices.WaitingAsync(default)).All);
        var told = (await desk.World.Notices.FindAsync(desk.Twin.Messages[^1].Origin.Split('|')[1], default))!;
        Assert.Equal((true, 1, null), (told.IsDone, told.Tries, told.NextTry));
        Assert.Equal(DeliveryOutcome.Read, Assert.Single(Deliveries.Read(told.Deliveries)).Value.Outcome);

        var now = desk.World.Time.GetUtcNow();
        var refused = told.Heard("whatsapp:1=Refused", now);
        Assert.True(told.Heard(told.Deliveries + "\nemail:a@desa.example=Delivered", now).IsDone);
        Assert.Equal((false, (DateTimeOffset?)now), (refused.IsDone, refused.NextTry));
    }

    [Fact]
    public async Task ProcessThatDiedWhileSending_sendsNothingTwice_andThenMails()
    {
        await using var desk = await DeskAsync(PhoneFault.None);
        await TellAsync(desk);
        var sent = (await desk.World.Notices.FindAsync(desk.Twin.Messages[^1].Origin.Split('|')[1], default))!;
        var key = Deliveries.KeyOf("whatsapp", PhoneDesk.Number);
        await desk.World.Notices.PutAsync(
            sent with
            {
                IsDone = false,
                NextTry = null,
                Deliveries = Deliveries.Write(new Dictionary<string, DeliveryLine>
                {
                    [key] = new(DeliveryOutcome.Started) { At = desk.World.Time.GetUtcNow().AddMinutes(-1) },
                }),
            },
            default);

        await TellAsync(desk);
        Assert.Equal((1, 0), (Phones(desk), Mails(desk)));
        desk.World.Time.Advance(TimeSpan.FromHours(1));
        await TellAsync(desk);
        Assert.Equal((1, 1), (Phones(desk), Mails(desk)));
    }

    [Theory]
    [InlineData(PhoneFault.None, 0, false)]
    [InlineData(PhoneFault.FailsAfterSent, 131026, true)]
    public async Task C24_DigestOfADistrict_namesItsVillagesOnAPhone_andIsMissedWhereItFails(
        PhoneFault fault, int code, bool isMissed)
    {
        await using var desk = await StatusDesk.ShortAsync(hasMail: false, fault, code);
        await desk.World.PutAsync(Some.Village() with
        {
            Contacts = [new("whatsapp", PhoneDesk.Number) { Role = ContactRole.Subdistrict }],
        });
        for (var checks = 0; checks < 3; checks++)
        {
            await desk.World.TellAsync();
            await desk.Twin.SettledAsync();
            desk.World.Time.Advance(TimeSpan.FromHours(1));
        }

        var digest = Assert.Single(
            desk.Twin.Messages, m => m.Origin == $"|{Operations.SubdistrictPrefix}{Some.District}-2026-12-03");
        Assert.Contains("Desa Sumberwaras, Kec. Ngawen: kurang Rp", digest.Text, StringComparison.Ordinal);
        Assert.Equal(isMissed, (await desk.World.ItemsAsync()).Any(i => i.Subject == "notices"));
    }

    [Fact]
    public async Task OperationsContact_onAPhone_isTold()
    {
        await using var desk = await DeskAsync(PhoneFault.None);
        var operations = desk.World.Operations([new Contact("whatsapp", PhoneDesk.Number)]);
        var before = desk.Twin.Messages.Count;

        await operations.TellAsync("news-1", "Perlu tindakan", "Isi.", default);
        await operations.RetryAsync(default);
        await operations.TellAsync("news-1", "Perlu tindakan", "Isi.", default);

        Assert.Equal(before + 1, desk.Twin.Messages.Count);
    }
}
