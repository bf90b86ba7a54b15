using PremiumFunctions.Local.Twin;

namespace Premium.Verification.Simulation;

/// <summary>How often what goes wrong: chances from 0 to 1, for one call, message, firing or day as named.</summary>
public sealed record FaultRates
{
    /// <summary>A worker dies before or after one of its port calls.</summary>
    public double Crash { get; init; }

    /// <summary>A second worker, on the same message or on the next one.</summary>
    public double TwoWorkers { get; init; }

    /// <summary>One of two workers stands still for minutes between two calls.</summary>
    public double Stall { get; init; }

    /// <summary>A reading or writing of storage throws and nothing was done.</summary>
    public double StorageThrottle { get; init; }

    public double CommitLostBefore { get; init; }

    public double CommitLostAfter { get; init; }

    /// <summary>A commit is told that another writer came first.</summary>
    public double LostRace { get; init; }

    public double MessageLost { get; init; }

    public double MessageLate { get; init; }

    public double MessageDoubled { get; init; }

    /// <summary>A text that is not ours on a queue, each day.</summary>
    public double MessageForeign { get; init; }

    /// <summary>One payment, each kind.</summary>
    public double Payment { get; init; }

    public double InquirySilent { get; init; }

    public double InquiryWrong { get; init; }

    /// <summary>The bank forgets a reference soon after an unclear answer, each such payment.</summary>
    public double KeyWindow { get; init; }

    /// <summary>A bank answers nothing for hours, each day.</summary>
    public double Maintenance { get; init; }

    public double StatementSilent { get; init; }

    public double BalanceSilent { get; init; }

    /// <summary>A payment whose fate the bank states wrongly, or states late, each kind.</summary>
    public double Lie { get; init; }

    /// <summary>The bank writes a payment into its statement in other words than ours, each payment.</summary>
    public double Narrative { get; init; }

    /// <summary>A statement that does not tie or is not of now, each kind.</summary>
    public double StatementLie { get; init; }

    /// <summary>A line on some account that is none of ours, each kind and day.</summary>
    public double OddLine { get; init; }

    /// <summary>Some account is closed for good, each day.</summary>
    public double AccountClosed { get; init; }

    /// <summary>A village gets another code, or the account of a neighbour, each day.</summary>
    public double Recoded { get; init; }

    /// <summary>Somebody writes into the tables past the program, each day.</summary>
    public double ForeignHand { get; init; }

    /// <summary>A bank refuses us as its partner for days, each day.</summary>
    public double PartnerRejected { get; init; }

    /// <summary>One delivery of an alert, each kind.</summary>
    public double Delivery { get; init; }

    /// <summary>One message to a phone, each kind.</summary>
    public double Phone { get; init; }

    /// <summary>What a phone channel tells of a message, each kind.</summary>
    public double PhoneWord { get; init; }

    public double TimerSkipped { get; init; }

    public double TimerDoubled { get; init; }

    /// <summary>One timer does not fire for some days, each day.</summary>
    public double TimerDead { get; init; }

    /// <summary>Nothing at all runs for one to five days, each day.</summary>
    public double Outage { get; init; }

    /// <summary>The clock jumps by up to half a day, each day.</summary>
    public double ClockJump { get; init; }

    /// <summary>The register row of one village cannot be read for some days, each day.</summary>
    public double RegisterSpoiled { get; init; }

    /// <summary>The mail server takes nothing for hours or days, each day.</summary>
    public double MailAway { get; init; }

    /// <summary>The list of members of one village cannot be read, or is empty, for days, each day.</summary>
    public double RosterSpoiled { get; init; }

    /// <summary>One village has no contact any more, or one that is no address, each day.</summary>
    public double ContactsSpoiled { get; init; }

    /// <summary>The row of a run cannot be read for days, each day.</summary>
    public double RunSpoiled { get; init; }

    /// <summary>A person enters or signs what must be refused, each time.</summary>
    public double PersonMistaken { get; init; }

    /// <summary>A person sends the same twice, at once or days later.</summary>
    public double PersonDoubled { get; init; }

    public static FaultRates Of(FaultLevel level) => level switch
    {
        FaultLevel.None => new FaultRates(),
        FaultLevel.Some => Many().Times(0.2),
        FaultLevel.Many => Many(),
    };

    private static FaultRates Many() => new()
    {
        Crash = 0.04,
        TwoWorkers = 0.15,
        Stall = 0.02,
        StorageThrottle = 0.004,
        CommitLostBefore = 0.01,
        CommitLostAfter = 0.01,
        LostRace = 0.01,
        MessageLost = 0.02,
        MessageLate = 0.06,
        MessageDoubled = 0.05,
        MessageForeign = 0.02,
        Payment = 0.008,
        InquirySilent = 0.15,
        InquiryWrong = 0.06,
        KeyWindow = 0.3,
        Maintenance = 0.03,
        StatementSilent = 0.05,
        BalanceSilent = 0.1,
        Lie = 0.006,
        Narrative = 0.12,
        StatementLie = 0.03,
        OddLine = 0.03,
        AccountClosed = 0.02,
        Recoded = 0.012,
        ForeignHand = 0.01,
        PartnerRejected = 0.006,
        Delivery = 0.03,
        Phone = 0.03,
        PhoneWord = 0.08,
        TimerSkipped = 0.03,
        TimerDoubled = 0.03,
        TimerDead = 0.01,
        Outage = 0.012,
        ClockJump = 0.01,
        RegisterSpoiled = 0.02,
        MailAway = 0.02,
        RosterSpoiled = 0.015,
        ContactsSpoiled = 0.02,
        RunSpoiled = 0.01,
        PersonMistaken = 0.1,
        PersonDoubled = 0.1,
    };

    private FaultRates Times(double factor) => new()
    {
        Crash = Crash * factor,
        TwoWorkers = TwoWorkers * factor,
        Stall = Stall * factor,
        StorageThrottle = StorageThrottle * factor,
        CommitLostBefore = CommitLostBefore * factor,
        CommitLostAfter = CommitLostAfter * factor,
        LostRace = LostRace * factor,
        MessageLost = MessageLost * factor,
        MessageLate = MessageLate * factor,
        MessageDoubled = MessageDoubled * factor,
        MessageForeign = MessageForeign * factor,
        Payment = Payment * factor,
        InquirySilent = InquirySilent * factor,
        InquiryWrong = InquiryWrong * factor,
        KeyWindow = KeyWindow * factor,
        Maintenance = Maintenance * factor,
        StatementSilent = StatementSilent * factor,
        BalanceSilent = BalanceSilent * factor,
        Lie = Lie * factor,
        Narrative = Narrative * factor,
        StatementLie = StatementLie * factor,
        OddLine = OddLine * factor,
        AccountClosed = AccountClosed * factor,
        Recoded = Recoded * factor,
        ForeignHand = ForeignHand * factor,
        PartnerRejected = PartnerRejected * factor,
        Delivery = Delivery * factor,
        Phone = Phone * factor,
        PhoneWord = PhoneWord * factor,
        TimerSkipped = TimerSkipped * factor,
        TimerDoubled = TimerDoubled * factor,
        TimerDead = TimerDead * factor,
        Outage = Outage * factor,
        ClockJump = ClockJump * factor,
        RegisterSpoiled = RegisterSpoiled * factor,
        MailAway = MailAway * factor,
        RosterSpoiled = RosterSpoiled * factor,
        ContactsSpoiled = ContactsSpoiled * factor,
        RunSpoiled = RunSpoiled * factor,
        PersonMistaken = PersonMistaken * factor,
        PersonDoubled = PersonDoubled * factor,
    };
}
