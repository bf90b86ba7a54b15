using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>A village that nobody reached is for a person, whoever else has its message.</summary>
public sealed class UnheardVillageTests
{
    private const string Reason = "alamat diperbaiki";

    private static readonly Contact Dead = new("email", "lama@desa.example");
    private static readonly Contact Office = new("email", "pmd@kab.example");

    private static readonly Contact Secretary =
        new("email", "sekdes@desa.example") { Role = ContactRole.Secretary };

    private static async Task<World> WarnedAsync(params Contact[] contacts)
    {
        var world = await new World(faultOf: m => m.Recipient.StartsWith("lama", StringComparison.Ordinal)
            ? DeliveryFault.Refused : DeliveryFault.None).WithAsync(0);
        world.OfficeContacts = [Office];
        await world.PutAsync(Some.Village() with { Contacts = contacts });
        await world.CollectAsync();
        await world.PumpAsync();
        return world;
    }

    private static async Task<IReadOnlyList<WorkItem>> ItemsAsync(World world) =>
    [
        .. (await world.ItemsAsync())
            .Where(i => i.Kind == WorkKinds.AlertUndelivered || i.Kind == WorkKinds.NoContact),
    ];

    [Fact]
    public async Task C24_OnlyContactIsGone_andTheOfficeHasTheAlert_isOnTheWorklist_andCanBeSentAgain()
    {
        var world = await WarnedAsync(Dead);

        Assert.Equal([Office.Address], world.Mail.Messages.Select(m => m.Recipient));
        var item = Assert.Single(await ItemsAsync(world));
        Assert.Equal(WorkKinds.AlertUndelivered, item.Kind);
        Assert.Equal(Some.Code, item.Village);
        Assert.NotEmpty(item.Detail);

        await world.PutAsync(Some.Village() with { Contacts = [Dead with { Address = "baru@desa.example" }] });
        Assert.Equal(1, await world.Resending().RunAsync("33.16", Some.Code, Reason, "Sari", default));
        await world.PumpAsync();

        Assert.Equal([Office.Address, "baru@desa.example"], world.Mail.Messages.Select(m => m.Recipient));
        Assert.Empty(await ItemsAsync(world));
        Assert.Equal(0, await world.Resending().RunAsync("33.16", Some.Code, Reason, "Sari", default));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C25_PhonesAlone_andNoSuchChannel_isOnTheWorklist()
    {
        var world = await new World().WithAsync(0);
        world.OfficeContacts = [Office];
        world.UsePhone = new InMemoryAlertChannel("webhook");
        await world.PutAsync(Some.Village() with { Contacts = [new Contact("whatsapp", "+628900000001")] });
        await world.CollectAsync();
        await world.PumpAsync();

        Assert.Equal(WorkKinds.AlertUndelivered, Assert.Single(await ItemsAsync(world)).Kind);
    }

    [Fact]
    public async Task C25_PhoneThatNeverSpokeAgain_isOnTheWorklist_andIsTriedAnewWhenAsked()
    {
        var isLost = true;
        var phone = new Contact("whatsapp", "+628900000001");
        var world = await new World(faultOf: m => isLost && m.Recipient == phone.Address
            ? DeliveryFault.ReplyLost : DeliveryFault.None).WithAsync(0);
        await world.PutAsync(Some.Village() with { Contacts = [phone] });
        await world.CollectAsync();
        await world.PumpAsync();
        world.Time.Advance(Reaching.UnsurePatience);
        await world.PumpAsync();

        var item = Assert.Single(await ItemsAsync(world));
        Assert.Equal(WorkKinds.AlertUndelivered, item.Kind);
        Assert.Contains("mungkin terkirim", item.Why.Indonesian, StringComparison.Ordinal);

        isLost = false;
        var before = world.Phone.Messages.Count;
        Assert.Equal(1, await world.Resending().RunAsync("33.16", Some.Code, Reason, "Sari", default));
        await world.PumpAsync();

        Assert.Equal(before + 1, world.Phone.Messages.Count);
        Assert.Empty(await ItemsAsync(world));
        await world.AuditAsync();
    }

    /// <summary>The kecamatan has its copy of what is late, and so has the office: neither is the village.</summary>
    [Fact]
    public async Task C25_PhoneThatNeverSpokeAgain_isOnTheWorklist_althoughTheCamatHasTheAlert()
    {
        var isLost = true;
        var phone = new Contact("whatsapp", "+628900000001");
        var camat = new Contact("email", "camat@kec.example") { Role = ContactRole.Subdistrict };
        var world = await new World("2026-12-16 09:00", faultOf: m => isLost && m.Recipient == phone.Address
            ? DeliveryFault.ReplyLost : DeliveryFault.None).WithAsync(0);
        world.OfficeContacts = [Office];
        await world.PutAsync(Some.Village() with { Contacts = [phone, camat] });
        await world.CollectAsync();
        await world.PumpAsync();
        world.Time.Advance(Reaching.UnsurePatience);
        await world.PumpAsync();

        Assert.Equal([camat.Address, Office.Address], world.Mail.Messages.Select(m => m.Recipient));
        Assert.Equal(WorkKinds.AlertUndelivered, Assert.Single(await ItemsAsync(world)).Kind);

        isLost = false;
        Assert.Equal(1, await world.Resending().RunAsync("33.16", Some.Code, Reason, "Sari", default));
        await world.PumpAsync();

        Assert.Equal(2, world.Mail.Messages.Count);
        Assert.Empty(await ItemsAsync(world));
        await world.AuditAsync();
    }

    [Theory]
    [InlineData(DeliveryOutcome.Delivered, false)]
    [InlineData(DeliveryOutcome.Read, false)]
    [InlineData(DeliveryOutcome.Accepted, false)]
    [InlineData(DeliveryOutcome.Unsure, true)]
    [InlineData(DeliveryOutcome.Started, true)]
    [InlineData(DeliveryOutcome.Refused, true)]
    public void C25_WhereTheOfficeHasIt_theVillageIsUnheard_unlessSomebodyThereIsKnownToHaveIt(
        DeliveryOutcome atVillage, bool isUnheard)
    {
        var alert = new Alert
        {
            Bill = Some.Bill(BillState.Short).Id,
            Stage = "due-1",
            State = AlertState.Sent,
            Amount = new Rupiah(16_800),
            RaisedAt = Some.At("2026-12-14 08:00"),
            Deliveries = $"{Deliveries.KeyOf(Office)}=Delivered\nwhatsapp:+628900000001={atVillage}",
        };

        Assert.Equal(isUnheard, alert.IsUnheard(new HashSet<string> { Deliveries.KeyOf(Office) }));
    }

    [Fact]
    public async Task C24_TreasurerIsGone_andTheSecretaryHasIt_namesTheContact_untilItIsMended()
    {
        var world = await WarnedAsync(Dead, Secretary);

        Assert.Equal([Secretary.Address], world.Mail.Messages.Select(m => m.Recipient));
        var item = Assert.Single(await ItemsAsync(world));
        Assert.Equal(WorkKinds.NoContact, item.Kind);
        Assert.Contains("bendahara", item.Why.Indonesian, StringComparison.OrdinalIgnoreCase);

        await world.PutAsync(Some.Village() with { Contacts = [Secretary] });
        Assert.Empty(await ItemsAsync(world));
    }

    [Fact]
    public async Task C24_PersonWhoHasItOverAnotherContact_needsNobody()
    {
        var world = await WarnedAsync(
            Dead with { Name = "Sri" }, new Contact("email", "sri@desa.example") { Name = "Sri" });

        Assert.Equal(["sri@desa.example"], world.Mail.Messages.Select(m => m.Recipient));
        Assert.Empty(await ItemsAsync(world));
    }
}
