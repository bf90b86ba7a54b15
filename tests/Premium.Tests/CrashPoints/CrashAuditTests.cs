using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.CrashPoints;

namespace Premium.Tests.CrashPoints;

/// <summary>The audit of the crash points must be able to fail: each kind of damage is counted as what it is.</summary>
public sealed class CrashAuditTests
{
    private static readonly Bill Paid = Some.Bill(BillState.Debited);
    private static readonly Bill Short =
        Some.Bill(BillState.Short, segment: Segment.Bpu) with { Refusal = RefusalReason.NoFunds };

    private static readonly Alert Missed = new()
    {
        Bill = Short.Id,
        Stage = "missed",
        State = AlertState.Sent,
        Amount = Short.Amount,
        RaisedAt = Some.At("2026-12-03 09:00"),
    };

    private const string Digest = "work-2026-12-03";

    private static readonly CrashTold ByMail = new(Missed.MessageId, "treasurer", ByPhone: 0, ByMail: 1);

    private static readonly CrashTold ByPhone = ByMail with { ByPhone = 1, ByMail = 0 };

    private static readonly Run Closed = new(
        "collect~2026-12-03~33.16~01", RunPurpose.Collect, "33.16", Some.At("2026-12-03 08:00"), RunState.Green,
        new Tally(Expected: 2, Done: 1, Short: 1));

    private static readonly CrashFacts Calm = new()
    {
        Bills = [Paid, Short],
        Alerts = [Missed],
        Runs = [Closed],
        Taken = Takings(times: 1, Paid.Amount.Value),
        Mails = [Missed.MessageId, Digest],
        Told = [ByMail],
        Problems = [],
    };

    public static TheoryData<string, CrashFault> Damages => new()
    {
        { "money taken twice", CrashFault.DoubleDebit },
        { "more taken than owed", CrashFault.DoubleDebit },
        { "paid bill is planned", CrashFault.Lost },
        { "short bill is unknown", CrashFault.Lost },
        { "bill is gone", CrashFault.Lost },
        { "alert is gone", CrashFault.Lost },
        { "alert is not sent", CrashFault.Lost },
        { "run is open", CrashFault.Lost },
        { "run is gone", CrashFault.Lost },
        { "message came to nobody", CrashFault.Lost },
        { "message came to one of two", CrashFault.Lost },
        { "message was for nobody", CrashFault.Lost },
        { "mail to operations is gone", CrashFault.Lost },
        { "paid without money", CrashFault.Unexplained },
        { "short bill is refused", CrashFault.Unexplained },
        { "short for another reason", CrashFault.Unexplained },
        { "another sum", CrashFault.Unexplained },
        { "one bill more", CrashFault.Unexplained },
        { "money for no bill", CrashFault.Unexplained },
        { "one alert more", CrashFault.Unexplained },
        { "another sum in the alert", CrashFault.Unexplained },
        { "run is red", CrashFault.Unexplained },
        { "run counts otherwise", CrashFault.Unexplained },
        { "one mail more", CrashFault.Unexplained },
        { "one phone message more", CrashFault.Unexplained },
        { "twice on one phone", CrashFault.Unexplained },
        { "twice on one phone, cut off", CrashFault.Unexplained },
        { "by phone and by mail", CrashFault.Unexplained },
        { "broken journal", CrashFault.Unexplained },
    };

    [Fact]
    public void SameFacts_haveNoFindings() => Assert.Empty(CrashAudit.Findings(Calm, Calm));

    [Fact]
    public void OneMoreAttemptAndOneMoreRun_areNoFindings() => Assert.Empty(CrashAudit.Findings(
        Calm,
        Calm with
        {
            Bills = [Paid with { Attempts = 2 }, Short],
            Runs = [Closed, Closed with { Id = "collect~2026-12-03~33.16~02" }],
        }));

    [Theory]
    [MemberData(nameof(Damages))]
    public void EachDamage_isFoundAsWhatItIs(string damage, CrashFault expected) =>
        Assert.Equal(expected, Assert.Single(CrashAudit.Findings(Calm, Damaged(damage))).Fault);

    [Fact]
    public void MailAfterAPhoneWhoseSenderDied_isRight() => Assert.Empty(CrashAudit.Findings(
        Calm, Calm with { Told = [ByPhone with { ByMail = 1, IsCutOff = true }] }));

    [Fact]
    public void ByPhoneInsteadOfByMail_isRight() =>
        Assert.Empty(CrashAudit.Findings(Calm, Calm with { Mails = [Digest], Told = [ByPhone] }));

    private static CrashFacts Damaged(string damage) => damage switch
    {
        "money taken twice" => Calm with { Taken = Takings(times: 2, 2 * Paid.Amount.Value) },
        "more taken than owed" => Calm with { Taken = Takings(times: 1, Paid.Amount.Value + 1) },
        "paid bill is planned" => Calm with { Bills = [Some.Bill(), Short] },
        "short bill is unknown" => Calm with { Bills = [Paid, Short with { State = BillState.Unknown }] },
        "bill is gone" => Calm with { Bills = [Paid] },
        "alert is gone" => Calm with { Alerts = [] },
        "alert is not sent" => Calm with { Alerts = [Missed with { State = AlertState.Sending }] },
        "run is open" => Calm with { Runs = [Closed with { State = RunState.Open }] },
        "run is gone" => Calm with { Runs = [] },
        "message came to nobody" => Calm with { Mails = [Digest], Told = [ByMail with { ByMail = 0 }] },
        "message came to one of two" => Calm with
        {
            Told = [ByMail, ByMail with { Person = "head", ByMail = 0 }],
        },
        "message was for nobody" => Calm with { Mails = [Digest], Told = [] },
        "mail to operations is gone" => Calm with { Mails = [Missed.MessageId] },
        "paid without money" => Calm with { Taken = Takings(times: 0, 0) },
        "short bill is refused" => Calm with { Bills = [Paid, Short with { State = BillState.Refused }] },
        "short for another reason" =>
            Calm with { Bills = [Paid, Short with { Refusal = RefusalReason.FailedAtBank }] },
        "another sum" => Calm with { Bills = [Paid, Some.Bill(BillState.Short, 1, Segment.Bpu)] },
        "one bill more" => Calm with { Bills = [Paid, Short, Some.Bill(period: Some.November.Plus(1))] },
        "money for no bill" => Calm with
        {
            Taken = Calm.Taken.Append(
                KeyValuePair.Create(
                    Some.BillId(period: Some.November.Plus(1)), new Taken(1, new Rupiah(5)))).ToDictionary(),
        },
        "one alert more" => Calm with
        {
            Alerts = [Missed, Missed with { Stage = "due-5", State = AlertState.Withdrawn }],
        },
        "another sum in the alert" => Calm with { Alerts = [Missed with { Amount = new Rupiah(1) }] },
        "run is red" => Calm with { Runs = [Closed with { State = RunState.Red }] },
        "run counts otherwise" => Calm with { Runs = [Closed with { Tally = new Tally(Expected: 2, Done: 2) }] },
        "one mail more" => Calm with { Mails = [Missed.MessageId, Digest, "another"] },
        "one phone message more" => Calm with { Told = [ByMail, ByPhone with { Message = "another" }] },
        "twice on one phone" => Calm with { Told = [ByPhone with { ByPhone = 2 }] },
        "twice on one phone, cut off" => Calm with { Told = [ByPhone with { ByPhone = 2, IsCutOff = true }] },
        "by phone and by mail" => Calm with { Told = [ByPhone with { ByMail = 1 }] },
        "broken journal" => Calm with { Problems = ["entry 2 does not follow from the entry before"] },
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, "not a damage"),
    };

    private static Dictionary<BillId, Taken> Takings(int times, long net) =>
        new() { [Paid.Id] = new Taken(times, new Rupiah(net)) };
}
