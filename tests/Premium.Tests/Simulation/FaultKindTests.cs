using Premium.Verification.Simulation;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Simulation;

/// <summary>A fault that never happens tests nothing: each kind must occur, and what it leads to.</summary>
public sealed class FaultKindTests
{
    private static readonly FaultRates Usual = FaultRates.Of(FaultLevel.Many);

    /// <summary>What is rare is made frequent, or it would take dozens of seeds to see all of it.</summary>
    private static readonly FaultRates Rare = Usual with
    {
        Payment = 0.03,
        Narrative = 0.4,
        Lie = 0.02,
        OddLine = 0.06,
        Maintenance = 0.1,
        PartnerRejected = 0.03,
        TimerDead = 0.03,
        Recoded = 0.06,
        ForeignHand = 0.12,
        MailAway = 0.06,
        RosterSpoiled = 0.05,
        ContactsSpoiled = 0.05,
        RunSpoiled = 0.04,
    };

    /// <summary>Tried in this order until all has been seen.</summary>
    private static readonly (int Seed, FaultRates Rates)[] Plays =
    [
        (5, Rare), (7, Rare), (7, Usual), (9, Usual), (13, Rare), (1, Rare), (3, Usual), (4, Rare), (2, Rare),
        (6, Rare), (8, Rare), (11, Rare), (15, Rare), (17, Rare),
    ];

    private static readonly string[] Expected =
    [
        // Workers, timers and the clock.
        "Crash", "TwoWorkers", "Stall", "TimerSkipped", "TimerDoubled", "TimerDead", "timer dead for days", "Outage",
        "ClockJump",

        // Storage and queues.
        "StorageThrottle", "CommitLostBefore", "CommitLostAfter", "LostRace", "MessageLost", "MessageLate",
        "MessageDoubled", "MessageForeign",

        // The bank, as its twin fails too.
        "NotSent", "SilentBeforeEffect", "SilentAfterEffect", "Breaks", "PendingThenPaid", "PendingThenFailed",
        "Refuses", "Refuses TooManyRequests", "Refuses CutOff", "Refuses FailedAtBank", "Refuses AccountBlocked",
        "InquirySilent", "InquirySilentForDays", "InquiryWrongAmount", "InquiryWrongReference",
        "InquiryWrongAccount", "PendingNotFound", "executed after an inquiry did not find it", "KeyWindow",
        "executed, and an inquiry no longer finds it", "GivesBack", "given back after it was paid", "Maintenance",
        "payment in maintenance", "StatementSilent", "BalanceSilent",

        // The bank as it lies: what it refused or did not find and executed, when it books, what it calls it.
        "RefusesAndExecutes", "RefusesAndExecutesLater", "executed after it was refused",
        "a refusal is admitted to be executed", "BooksDaysLater", "books on another day",
        "books after days on which banks are shut", "RefusalUnder200", "PartnerRejected",
        "payment while rejected as partner", "AccountClosed", "payment from a closed account",
        "statement of a closed account", "ReversalWithoutReference", "NarrativeCut", "NarrativeOtherCase",
        "NarrativeSeparators", "NarrativePrefix", "NarrativeSuffix", "NarrativeOtherField", "NarrativeWithoutMark",
        "NarrativeByBankReference", "NarrativeOwnWords", "StatementShort", "StatementEmpty", "StatementOutOfBalance",
        "StatementPageMissing", "StatementLate", "LineWithoutDate", "LineWithBlankId", "LineWithSharedId",
        "SameSumFromElsewhere", "people name a line that is none of ours",
        "people find a payment of ours in the bank's own words", "people look at a bill in doubt, UnexplainedDebit",
        "people look at a bill in doubt, MoneyMayBeBack",

        // Codes, accounts and rows.
        "village comes in place of another code", "village comes beside its old code",
        "village has the account of a neighbour", "PlannedBesidePaid", "PaidAttemptGone", "PaidBillAsNew", "PutBack",
        "a wrong hand is told",

        // People.
        "ClearedWithoutCause", "ReceiptForUnpaid", "ReceiptWrongAmount", "ReceiptNumberUsed", "ReceiptForNoBill",
        "ReceiptAgain", "PersonDoubled", "SignedTwiceByOne", "SignedOtherwise", "two people sign at once",
        "clear: Done", "clear: Refused", "receipt: Done", "receipt: DoneBefore", "receipt: Refused",
        "receipt: NotThere", "sign: WaitsForSecond", "sign: Done", "sign: Refused", "signed Executed",
        "signed NeverExecuted", "a run is missed",

        // Alerts, the register and the villages.
        "DeliveryDeferred", "DeliveryRefused", "DeliveryBroken", "DeliveryReplyLost", "RegisterSpoiled",
        "ADD does not come", "ADD late", "village has a new mandate", "village revokes its mandate",
        "village has other officials", "village is miscounted", "MailAway", "delivery while the mail server is away",
        "RosterSpoiled", "village has an unreadable list of members", "village has an empty list of members",
        "ContactsSpoiled", "village has no contact", "village has a malformed contact",
        "village has its contacts again", "RunSpoiled",

        // Files of the register.
        "import of Villages, full", "import of Villages, partial", "import of Mandates, full",
        "import of Mandates, partial", "import of Contacts, full", "import of Contacts, partial",
        "import of Members, full", "import of Members, partial", "import of Billings, partial",
        "import of Recodings, partial", "import taken", "import beside a collection",
        "import cut short and taken again", "import is stale", "import that nobody can take",
        "import waits for another", "ImportTakenAgain", "ImportTakenByTwo", "PersonInTwoVillages", "WrongRow",
        "village goes on under another code", "leavers written before joiners",
    ];

    [Fact]
    public void EveryKindOfFault_occurs_withinAFewSeeds()
    {
        var missing = Expected.ToHashSet(StringComparer.Ordinal);
        foreach (var (seed, rates) in Plays.TakeWhile(_ => missing.Count > 0))
        {
            var result = new Simulator(
                new SimulationPlan(months: 4, villages: 30, FaultLevel.Many) { Rates = rates }, seed).Run();
            Assert.Null(result.Breach);
            missing.ExceptWith(result.Kinds.Keys);
        }

        Assert.Empty(missing);
    }
}
