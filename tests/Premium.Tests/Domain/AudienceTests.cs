using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>
/// Good news reaches whoever read that the bill is unpaid, also in the warning of another one, which names all that is.
/// </summary>
public sealed class AudienceTests
{
    private static readonly Contact[] Village =
    [
        .. new[] { ContactRole.Treasurer, ContactRole.Head, ContactRole.Subdistrict }
            .Select(role => new Contact("email", $"{role}@desa.example") { Role = role }),
    ];

    private static readonly BillId Pu = Some.BillId();

    private static readonly BillId Bpu = Some.BillId(Segment.Bpu, new Period(2026, 12));

    private static Alert Told(BillId bill, string stage, string day, params ContactRole[] to) => new()
    {
        Bill = bill,
        Stage = stage,
        State = AlertState.Sent,
        Amount = new Rupiah(1),
        RaisedAt = Some.At(day + " 09:00"),
        SentAt = Some.At(day + " 09:01"),
        Deliveries = string.Join('\n', to.Select(role => $"email:{role}@desa.example={DeliveryOutcome.Delivered}")),
    };

    private static ContactRole[] Of(Alert news, params Alert[] told)
    {
        var ladder = Some.Rules().Ladder;
        var audience = new Audience(
            new Recipients(Village, []), [ladder.RungOf(news)!], [news], [Some.Sheet([.. told, news])], ladder);
        return [.. audience.Of(new Dictionary<string, DeliveryLine>(), news.RaisedAt).Select(c => c.Role).Order()];
    }

    [Fact]
    public void WhoReadOfTheBillInTheWarningOfAnotherOne_hearsThatItIsPaid() => Assert.Equal(
        [ContactRole.Treasurer, ContactRole.Head],
        Of(
            Told(Bpu, "paid", "2026-12-09"),
            Told(Bpu, "missed", "2026-12-03", ContactRole.Treasurer),
            Told(Pu, "due-5", "2026-12-08", ContactRole.Treasurer, ContactRole.Head)));

    [Fact]
    public void WarningOfAnotherBill_beforeThisOneWasMissed_saidNothingOfIt() => Assert.Equal(
        [ContactRole.Treasurer],
        Of(
            Told(Bpu, "paid", "2026-12-17"),
            Told(Pu, "due-5", "2026-12-08", ContactRole.Treasurer, ContactRole.Head),
            Told(Bpu, "missed", "2026-12-16", ContactRole.Treasurer)));

    /// <summary>Its receipt corrects nothing for those who heard that it is paid, or read of the other bill alone.
    /// </summary>
    [Fact]
    public void WarningOfAnotherBill_afterThisOneWasPaid_saidNothingOfIt() => Assert.Equal(
        [ContactRole.Treasurer],
        Of(
            Told(Bpu, "covered", "2026-12-18", ContactRole.Treasurer),
            Told(Bpu, "missed", "2026-12-03", ContactRole.Treasurer),
            Told(Bpu, "paid", "2026-12-07", ContactRole.Treasurer),
            Told(Pu, "late-1", "2026-12-16", ContactRole.Treasurer, ContactRole.Head, ContactRole.Subdistrict)));
}
