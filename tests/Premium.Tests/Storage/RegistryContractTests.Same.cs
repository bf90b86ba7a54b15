using Premium.Domain;

namespace Premium.Tests.Storage;

/// <content>What is put in, and whether it came back.</content>
public sealed partial class RegistryContractTests
{
    private static Member Member(int i) => new(
        $"member-{i:000000}-{new string('h', 30)}",
        i % 2 == 0 ? Segment.Pu : Segment.Bpu,
        (MemberGroup)(i % 5),
        (RiskGroup)(1 + (i % 5)),
        new Rupiah(1_000_000 + i),
        [SocialProgram.Jkk, SocialProgram.Jkm],
        IsTransportWorker: i % 3 == 0);

    private static LateChange Late => new(
        Member(98) with { To = new Period(2026, 12) }, new Period(2026, 10), new Period(2026, 11),
        new DateTimeOffset(2026, 12, 3, 2, 0, 0, TimeSpan.Zero));

    private static void AssertSame(Village expected, Village actual)
    {
        Assert.Equal(expected.PeopleBySegment, actual.PeopleBySegment);
        Assert.Equal(expected.Contacts, actual.Contacts);
        Assert.Equal(expected.EarlierCodes, actual.EarlierCodes);
        Assert.Equal(expected.HeadCounts, actual.HeadCounts);
        Assert.Equal(expected.LaterMandates, actual.LaterMandates);
        Assert.Equal(
            expected with
            {
                PeopleBySegment = actual.PeopleBySegment,
                Contacts = actual.Contacts,
                EarlierCodes = actual.EarlierCodes,
                HeadCounts = actual.HeadCounts,
                LaterMandates = actual.LaterMandates,
            },
            actual);
    }

    private static void AssertSame(Roster expected, Roster actual)
    {
        Assert.Equal((expected.Village, expected.Payer), (actual.Village, actual.Payer));
        Assert.Equal(
            expected.Members.Select(m => (m with { Programs = [] }, string.Join(',', m.Programs))),
            actual.Members.Select(m => (m with { Programs = [] }, string.Join(',', m.Programs))));
        Assert.Equal(
            expected.LateChanges.Select(l => (l with { Member = l.Member with { Programs = [] } }, l.Member.Id)),
            actual.LateChanges.Select(l => (l with { Member = l.Member with { Programs = [] } }, l.Member.Id)));
    }
}
