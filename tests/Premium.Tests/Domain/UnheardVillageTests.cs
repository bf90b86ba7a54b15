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
