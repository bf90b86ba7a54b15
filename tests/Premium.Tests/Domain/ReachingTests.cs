using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class ReachingTests
{
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");

    private static readonly Contact Phone = new("whatsapp", "+6281200000001");
    private static readonly Contact Mail = new("email", "bendahara@desa.example");

    private static DeliveryLine Line(DeliveryOutcome outcome, int minutesAgo = 0, int? notBefore = null) =>
        new(outcome)
        {
            At = Now.AddMinutes(-minutesAgo),
            NotBefore = notBefore is { } minutes ? Now.AddMinutes(minutes) : null,
        };

    private static Reach Of(DeliveryLine? phone, DeliveryLine? mail = null, bool hasMail = true)
    {
        var lines = new Dictionary<string, DeliveryLine>();
        if (phone is not null)
        {
            lines[Deliveries.KeyOf(Phone.Channel, Phone.Address)] = phone;
        }

        if (mail is not null)
        {
            lines[Deliveries.KeyOf(Mail.Channel, Mail.Address)] = mail;
        }

        return Reaching.Of(hasMail ? [Phone, Mail] : [Phone], lines, Now, Now);
    }

    [Fact]
    public void Persons_areByRoleAndName_orByRoleAndChannelWhereNoNameIsKnown()
    {
        Contact[] contacts =
        [
            new("whatsapp", "1"), new("email", "2"), new("email", "3"),
            new("email", "4") { Name = "Ibu Rini" }, new("whatsapp", "5") { Name = "ibu rini" },
            new("email", "6") { Name = "Ibu Rini", Role = ContactRole.Head },
            new("email", "7") { Name = "Ibu Rini" },
        ];

        Assert.Equal(
            ["1 2", "3", "4 5 7", "6"],
            Reaching.Persons(contacts).Select(p => string.Join(' ', p.Select(c => c.Address))));
    }

    [Theory]
    [InlineData(null, 0, null, "phone")]
    [InlineData(DeliveryOutcome.Delivered, 500, null, "")]
    [InlineData(DeliveryOutcome.Read, 500, null, "")]
    [InlineData(DeliveryOutcome.Refused, 0, null, "mail")]
    [InlineData(DeliveryOutcome.Started, 0, null, "phone")]
    [InlineData(DeliveryOutcome.Started, 1, null, "14")]
    [InlineData(DeliveryOutcome.Started, 15, null, "mail")]
    [InlineData(DeliveryOutcome.Unsure, 0, null, "15")]
    [InlineData(DeliveryOutcome.Unsure, 14, null, "1")]
    [InlineData(DeliveryOutcome.Unsure, 15, null, "mail")]
    [InlineData(DeliveryOutcome.Accepted, 119, null, "1")]
    [InlineData(DeliveryOutcome.Accepted, 120, null, "mail")]
    [InlineData(DeliveryOutcome.Pending, 0, null, "phone")]
    [InlineData(DeliveryOutcome.Pending, 5, 0, "phone")]
    [InlineData(DeliveryOutcome.Pending, 5, 8, "8")]
    [InlineData(DeliveryOutcome.Pending, 30, 8, "mail 8")]
    [InlineData(DeliveryOutcome.Pending, 0, 1440, "mail 1440")]
    public void WhereThePhoneStands_decidesWhatIsTriedAndWhenToLookAgain(
        DeliveryOutcome? phone, int minutesAgo, int? notBefore, string expected)
    {
        var reach = Of(phone is { } outcome ? Line(outcome, minutesAgo, notBefore) : null);

        var next = reach.Next is { } at ? $"{(at - Now).TotalMinutes}" : "";
        var tried = reach.Try == Phone ? "phone" : reach.Try == Mail ? "mail" : "";
        Assert.Equal(expected, $"{tried} {next}".Trim());
    }

    /// <summary>Held back at the first contact, then out over the second: both at once would be told twice.</summary>
    [Theory]
    [InlineData(DeliveryOutcome.Accepted, 17, 103)]
    [InlineData(DeliveryOutcome.Unsure, 5, 10)]
    [InlineData(DeliveryOutcome.Started, 5, 10)]
    [InlineData(DeliveryOutcome.Accepted, 120, null)]
    [InlineData(DeliveryOutcome.Unsure, 15, null)]
    [InlineData(DeliveryOutcome.Refused, 1, null)]
    public void EarlierContactThatMayBeTriedAgain_waitsForWhatWentOutOverALaterOne(
        DeliveryOutcome later, int minutesAgo, int? lookAgain)
    {
        var reach = Of(Line(DeliveryOutcome.Pending, 23, notBefore: -1), Line(later, minutesAgo));

        Assert.Equal(lookAgain is null ? Phone : null, reach.Try);
        Assert.Equal(lookAgain is { } minutes ? Now.AddMinutes(minutes) : null, reach.Next);
    }

    [Fact]
    public void WhoHasItOverAnyContact_isNotTriedOverTheOthers()
    {
        var reach = Of(Line(DeliveryOutcome.Pending, 60, 0), Line(DeliveryOutcome.Delivered));

        Assert.Equal(new Reach(null, null), reach);
    }

    [Theory]
    [InlineData(DeliveryOutcome.Refused)]
    [InlineData(DeliveryOutcome.Unsure)]
    [InlineData(DeliveryOutcome.Accepted)]
    public void WithoutAnotherContact_nothingIsTriedAgain(DeliveryOutcome outcome) =>
        Assert.Equal(new Reach(null, null), Of(Line(outcome, 500), hasMail: false));

    [Fact]
    public void Lines_areReadAsTheyWereWritten_andThoseOfOldAsWell()
    {
        var lines = new Dictionary<string, DeliveryLine>
        {
            ["email:a=b@desa.example"] = new(DeliveryOutcome.Delivered),
            ["whatsapp:+6281200000001"] = new(DeliveryOutcome.Pending)
            {
                At = Now,
                NotBefore = Now.AddMinutes(3),
                Reference = "wamid.HBgM==",
                Why = "131049 held back",
            },
            ["whatsapp:+6281200000002"] = new(DeliveryOutcome.Unsure) { Why = "no\tanswer\nat all" },
        };

        var read = Deliveries.Read(Deliveries.Write(lines));

        lines["whatsapp:+6281200000002"] = lines["whatsapp:+6281200000002"] with { Why = "no answer at all" };
        Assert.Equal(lines, read);
        Assert.Equal(
            DeliveryOutcome.Pending,
            Deliveries.Read("email:a@b.example=Pending\nx=Nonsense")["email:a@b.example"].Outcome);
    }

    [Theory]
    [InlineData("Accepted", "Delivered", "Delivered")]
    [InlineData("Accepted", "Refused", "Refused")]
    [InlineData("Unsure", "Read", "Read")]
    [InlineData("Accepted", "Started", "Accepted")]
    [InlineData("Refused", "Accepted", "Refused")]
    public void WordThatCameBeforeTheSenderWrote_isKept(string found, string stored, string expected) =>
        Assert.Equal(
            expected,
            $"{Deliveries.Read(Deliveries.Merge($"w:1={stored}\t\t\tref", $"w:1={found}\t\t\tref"))["w:1"].Outcome}");

    [Fact]
    public void WordOfAnEarlierSend_doesNotHideANewerOne() => Assert.Equal(
        DeliveryOutcome.Accepted,
        Deliveries.Read(Deliveries.Merge("w:1=Refused\t\t\told", "w:1=Accepted\t\t\tnew"))["w:1"].Outcome);
}
