using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class RecipientsTests
{
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");
    private static readonly Contact Treasurer = Of(ContactRole.Treasurer);
    private static readonly Contact Secretary = Of(ContactRole.Secretary);
    private static readonly Contact Head = Of(ContactRole.Head);
    private static readonly Contact Office = new("email", "pmd@kab.example");

    private static Contact Of(ContactRole role) => new("email", $"{role}@desa.example") { Role = role };

    private static string To(
        IReadOnlyList<Contact> contacts, Rung rung, params Contact[] refused) =>
        To(contacts, rung, refused.ToDictionary(Deliveries.KeyOf, _ => new DeliveryLine(DeliveryOutcome.Refused)));

    private static string To(
        IReadOnlyList<Contact> contacts, Rung rung, Dictionary<string, DeliveryLine> lines) => string.Join(
        ' ', new Recipients(contacts, [Office])
            .Of([rung], lines, Now)
            .Where(c => !lines.ContainsKey(Deliveries.KeyOf(c)))
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

    /// <summary>Neither has a name: a phone of the village and a mailbox of the office are two people all the same.
    /// </summary>
    [Fact]
    public void Office_isNobodyOfTheVillage()
    {
        var phone = new Contact("whatsapp", "+628900000001");

        Assert.Equal([[phone], [Office]], new Recipients([phone], [Office]).Persons([phone, Office]));
    }

    [Theory]
    [InlineData(DeliveryOutcome.Unsure, 15, "Head")]
    [InlineData(DeliveryOutcome.Started, 15, "Head")]
    [InlineData(DeliveryOutcome.Unsure, 14, "")]
    [InlineData(DeliveryOutcome.Accepted, 60, "")]
    public void WhereNobodyOfTheRole_isKnownToHaveItInTime_theNextOneUpIsTold(
        DeliveryOutcome outcome, int minutesAgo, string expected)
    {
        var lines = new Dictionary<string, DeliveryLine>
        {
            [Deliveries.KeyOf(Treasurer)] = new(outcome) { At = Now.AddMinutes(-minutesAgo) },
        };

        Assert.Equal(expected, To([Treasurer, Head], For(ContactRole.Treasurer), lines));
    }

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
