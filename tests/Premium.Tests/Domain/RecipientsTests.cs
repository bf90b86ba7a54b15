using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class RecipientsTests
{
    private static readonly Contact Treasurer = Of(ContactRole.Treasurer);
    private static readonly Contact Secretary = Of(ContactRole.Secretary);
    private static readonly Contact Head = Of(ContactRole.Head);
    private static readonly Contact Office = new("email", "pmd@kab.example");

    private static Contact Of(ContactRole role) => new("email", $"{role}@desa.example") { Role = role };

    private static string To(
        IReadOnlyList<Contact> contacts, Rung rung, params Contact[] refused) => string.Join(
        ' ', new Recipients(contacts, [Office])
            .Of([rung], refused.ToDictionary(Deliveries.KeyOf, _ => new DeliveryLine(DeliveryOutcome.Refused)))
            .Except(refused)
            .Select(c => c == Office ? "office" : c.Role.ToString()));

    private static Rung For(params ContactRole[] roles) => new("x", RungReached.Missed, To: roles);

    [Fact]
    public void TheRolesOfTheStage_getIt_andNobodyElse()
    {
        Contact[] all = [Treasurer, Secretary, Head];
        Assert.Equal("Treasurer", To(all, new Rung("x", RungReached.Missed)));
        Assert.Equal("Treasurer Head", To(all, For(ContactRole.Treasurer, ContactRole.Head)));
    }

    [Fact]
    public void VacantRole_goesToTheNextOneUp() =>
        Assert.Equal("Secretary", To([Secretary, Head], For(ContactRole.Treasurer)));

    [Fact]
    public void AddressThatIsNoMore_goesToTheNextOneUp_andNotBackToIt() => Assert.Equal(
        "Head", To([Treasurer, Secretary, Head], For(ContactRole.Treasurer), Treasurer, Secretary));

    [Fact]
    public void NobodyInTheVillage_canBeReached_soTheOfficeIsTold()
    {
        Assert.Equal("office", To([], For(ContactRole.Treasurer)));
        Assert.Equal("office", To([Treasurer], For(ContactRole.Treasurer), Treasurer));
    }

    [Fact]
    public void NobodyAboveAVacantRole_costsNoMessageToTheOffice_whereOthersHaveIt() => Assert.Equal(
        "Treasurer", To([Treasurer], For(ContactRole.Treasurer, ContactRole.Subdistrict)));
}
