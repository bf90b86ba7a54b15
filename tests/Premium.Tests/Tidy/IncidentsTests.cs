using System.Reflection;

namespace Premium.Tests.Tidy;

/// <summary>
/// Public failures of systems that do this job. Each is shown not to be ours by a test that carries its name as
/// <c>[Trait("Incident", "...")]</c>; a row without a test fails here, and so does a test for no row.
/// </summary>
public sealed class IncidentsTests
{
    private const string Trait = "Incident";

    /// <summary>Where it is told, and what our test shows.</summary>
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["bcgov/entity #9017, sbc-pay PR#850"] = "a lost answer is inquired, amount compared, never sent again",
        ["getlago/lago #5708"] = "two workers on one bill at once: one debit",
        ["killbill #338, #1015"] = "no attempt n+1 while attempt n is live",
        ["killbill #1832"] = "resolving to Refused or Abandoned plans the next attempt in the same commit",
        ["killbill #2297"] = "no sequence of payments, holidays and outages skips or repeats a stage",
        ["fineract PR#6078"] = "one short village leaves the others' rows and its own refusal in place",
        ["fineract standing instructions: missed day"] = "after days of outage one run does all that was due, once",
        ["fineract standing instructions: priority"] = "order tested with three priorities",
        ["bcgov/entity #13579"] = "a run that does not add up is red and alarms; a re-run changes nothing",
        ["bcgov/entity #28672, durabletask #1114"] = "a run that did not happen raises an alarm",
        ["bcgov/entity #17902"] = "amount in the alert equals amount in the debit",
        ["bcgov/entity #25381"] = "bank statement and debits tie out to the rupiah, differences listed",
        ["sbc-pay PR#1664"] = "crash before and after the send gives one alert",
        ["sbc-pay queue worker"] = "a poisoned message is kept, listed with its cause, replayable",
        ["sbc-pay reconciliation"] = "same content under another name adds nothing; whole rupiah only",
        ["sbc-pay reminders"] = "a skipped day sends the current stage once",
        ["achgateway #183"] = "storage outage in any step: after recovery every bill has one fate",
        ["achgateway PR#373"] = "one malformed village never stops its district",
        ["achgateway retry.go"] = "no statement lines is not nothing was paid",
        ["openIMIS payment services.py"] = "all-pairs state test",
        ["openIMIS payroll services.py"] = "the amount of the line is compared",
        ["g2p-bridge"] = "silence is not sent again; an amount mismatch is a break",
        ["hyperswitch PR#2380"] = "age never ends Unknown",
        ["Lerian Matcher CHAOS-08"] = "a run killed at any step is resumed",
        ["Lerian Matcher CHAOS-09"] = "a file is taken whole or not at all",
        ["ERPNext #36448, Blnk"] = "two equal candidates go to a person; a matched line never matches again",
        ["azure-storage-java #35"] = "the entry is read back and compared",
        ["Kota Banjar 2021, Kendal, Bandung Barat"] = "nothing says covered without a receipt",
    };

    /// <summary>Rows about what is not built yet, each with the reason. They leave with the first test.</summary>
    private static readonly Dictionary<string, string> NotYet = new(StringComparer.Ordinal)
    {
        ["sbc-pay reconciliation"] = "statements come by service 14 only; there are no statement files to name twice",
        ["Lerian Matcher CHAOS-09"] = "statements come by service 14 only; there are no statement files to fail",
    };

    [Fact]
    public void EveryRow_hasATestOfItsName() =>
        Assert.Empty(Rows.Keys.Except(NotYet.Keys).Except(Shown()));

    [Fact]
    public void EveryTestOfAnIncident_namesARow() => Assert.Empty(Shown().Except(Rows.Keys));

    [Fact]
    public void RowsNotYetShown_areRows_andLeaveTheListWithTheirFirstTest()
    {
        Assert.Empty(NotYet.Keys.Except(Rows.Keys));
        Assert.Empty(NotYet.Keys.Intersect(Shown()));
    }

    /// <summary>Only traits on something that runs: a trait on a class counts if it has tests.</summary>
    private static HashSet<string> Shown() =>
    [
        .. from type in typeof(IncidentsTests).Assembly.GetTypes()
           let tests = type.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), inherit: true)).ToList()
           where tests.Count > 0
           from member in tests.Append<MemberInfo>(type)
           from trait in member.GetCustomAttributesData()
           where trait.AttributeType == typeof(TraitAttribute)
               && (string)trait.ConstructorArguments[0].Value! == Trait
           select (string)trait.ConstructorArguments[1].Value!,
    ];
}
