using System.Collections.Concurrent;
using Premium.Domain;
using PremiumFunctions.Local.Twin;
using Xunit.Abstractions;

namespace Premium.Tests.Lies;

/// <summary>
/// Two pay months over HTTP against a bank that lies, once for each way: every bill is executed once, or not at all
/// where it must not be paid, and what cannot be proven waits for people.
/// </summary>
public sealed class TwoMonthsTests(ITestOutputHelper output)
{
    private const TwinQuirks Replaced = TwinQuirks.RemarkReplaced;

    private static readonly IReadOnlyList<(Lie Lie, string Executed, string Settled, string Proof)> Table =
    [
        (new Lie("none"), "1 1", "12-04 08:00, 01-04 08:00",
            "bank confirmed the payment"),
        (new Lie("refuses and executes", AccountFate.RefusedAndExecuted), "1 1", "12-04 20:30, 01-04 20:30",
            "adopted, statement line by Reference"),
        (new Lie("refuses and executes, no night's statement", AccountFate.RefusedAndExecuted)
            { IsReconciled = false }, "1 1", "12-07 08:00, 01-06 08:00",
            "adopted, statement line by Reference"),
        (new Lie("turns away (429) and executes", AccountFate.TurnedAwayAndExecuted), "1 1", "12-04 12:00, 01-04 12:00",
            "adopted, statement line by Reference"),
        (new Lie("refuses and executes in its own words", AccountFate.RefusedAndExecuted, Replaced)
            { Then = Signed(DecidedOutcome.Executed) }, "1 1", "12-14 12:00, 01-14 12:00",
            "adopted, statement line by None"),
        (new Lie("turns away and executes in its own words", AccountFate.TurnedAwayAndExecuted, Replaced)
            { IsReconciled = false, Then = Signed(DecidedOutcome.Executed) }, "1 1", "12-14 12:00, 01-14 12:00",
            "adopted, statement line by None"),
        (new Lie("books on Monday what came on Friday", AccountFate.SilentThenBooked),
            "1 1", "12-07 12:00, 01-06 12:00",
            "inquiry: executed"),
        (new Lie("books after a long leave", AccountFate.SilentThenBooked)
            { First = PayMonth.Parse("2027-02"), Days = (4, 19), FundsOn = 5 }, "1 1", "02-09 12:00, 03-16 12:00",
            "inquiry: executed"),
        (new Lie("never finds what it executed", AccountFate.SilentAndForgotten), "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by its reference"),
        (new Lie("statement without its lines", AccountFate.SilentAndForgotten, TwinQuirks.StatementWithoutLines)
            { Lift = 14 }, "1 1", "12-14 20:30, 01-14 20:30",
            "statement line, by its reference"),
        (new Lie("statement short of a line", AccountFate.SilentAndForgotten, TwinQuirks.StatementShort)
            { Lift = 14 }, "1 1", "12-14 20:30, 01-14 20:30",
            "statement line, by its reference"),
        (new Lie("statement of another day", AccountFate.SilentAndForgotten, TwinQuirks.StatementOfAnotherDay)
            { Lift = 14 }, "1 1", "12-14 20:30, 01-14 20:30",
            "statement line, by its reference"),
        (new Lie("statement out of balance", AccountFate.SilentAndForgotten, TwinQuirks.StatementOutOfBalance),
            "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by its reference"),
        (new Lie("statement a day and a half behind", AccountFate.SilentAndForgotten, TwinQuirks.StatementLate),
            "1 1", "12-05 20:30, 01-05 20:30",
            "statement line, by its reference"),
        (new Lie("turns away and executes, statement a day and a half behind", AccountFate.TurnedAwayAndExecuted,
            TwinQuirks.StatementLate) { IsReconciled = false }, "1 1", "12-07 08:00, 01-06 08:00",
            "adopted, statement line by Reference"),
        (new Lie("refuses and executes, statement a day and a half behind", AccountFate.RefusedAndExecuted,
            TwinQuirks.StatementLate) { IsReconciled = false }, "1 1", "12-07 08:00, 01-06 08:00",
            "adopted, statement line by Reference"),
        (new Lie("statement with a page missing", AccountFate.SilentAndForgotten, TwinQuirks.StatementPageMissing)
            { Lift = 14, Then = Always("12:00", s => s.MoveMoneyAsync()) }, "1 1", "12-14 20:30, 01-14 20:30",
            "statement line, by its reference"),
        (new Lie("odd lines that are not ours", AccountFate.SilentAndForgotten, TwinQuirks.OddLines),
            "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by its reference"),
        (new Lie("remark cut at 20", AccountFate.SilentAndForgotten, TwinQuirks.RemarkCut),
            "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by the rest of its reference"),
        (new Lie("remark in other case, no hyphen", AccountFate.SilentAndForgotten, TwinQuirks.RemarkRecased),
            "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by its reference"),
        (new Lie("remark with words and digits around", AccountFate.SilentAndForgotten, TwinQuirks.RemarkPrefixed),
            "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by its reference"),
        (new Lie("remark in another field, cut", AccountFate.SilentAndForgotten,
            TwinQuirks.RemarkMoved | TwinQuirks.RemarkCut), "1 1", "12-04 20:30, 01-04 20:30",
            "statement line, by the rest of its reference"),
        (new Lie("remark in the bank's own words", AccountFate.SilentAndForgotten, Replaced)
            { Then = Signed(DecidedOutcome.Executed) }, "1 1", "12-14 12:00, 01-14 12:00",
            "decided by sari and budi: sudah dicek ke bank"),
        (new Lie("gives back without our reference", AccountFate.ReversedLater, TwinQuirks.ReversalUnnamed)
            { Then = Signed(DecidedOutcome.GivenBack) }, "1 0", "12-04 08:00, -",
            "bank confirmed the payment, then Refused GivenBack; Held OlderBillOpen"),
        (new Lie("refusals under HTTP 200", Quirks: TwinQuirks.RefusalsUnderHttp200) { FundsOn = 9 },
            "1 1", "12-10 08:00, 01-11 08:00",
            "bank confirmed the payment"),
        (new Lie("account closed", AccountFate.Unknown), "0 0", "-, -",
            "Refused AccountUnknown; Held OlderBillOpen"),
        (new Lie("partner rejected for days", Quirks: TwinQuirks.PartnerRejected) { Lift = 9 },
            "1 1", "12-09 08:00, 01-11 08:00",
            "bank confirmed the payment"),
        (new Lie("village recoded, old row kept") { Then = At("2026-12-08 12:00", s => s.RecodeAsync(true)) },
            "1 1", "12-04 08:00, 01-04 08:00",
            "bank confirmed the payment"),
        (new Lie("village recoded, old row removed") { Then = At("2026-12-08 12:00", s => s.RecodeAsync(false)) },
            "1 1", "12-04 08:00, 01-04 08:00",
            "bank confirmed the payment"),
        (new Lie("recoded while silent and not found", AccountFate.SilentThenBooked)
            { Then = At("2026-12-04 12:00", s => s.RecodeAsync(false)) }, "1 1", "12-07 12:00, 01-06 12:00",
            "inquiry: executed"),
        (new Lie("two villages on one account") { Then = At("2026-12-04 08:00", s => s.RecodeAsync(true)) },
            "1 1", "12-04 08:00, 01-04 08:00",
            "bank confirmed the payment"),
        (new Lie("rows put back, bank forgets references", Quirks: TwinQuirks.ReferencesForgotten)
            {
                Then = new Dictionary<string, Func<LieStand, Task>>
                {
                    ["2026-12-04 08:00"] = s => s.PauseAsync(true),
                    ["2026-12-07 08:00"] = async s =>
                    {
                        await s.ExportAsync();
                        await s.PauseAsync(false);
                    },
                    ["2026-12-09 08:00"] = s => s.RestoreAsync(),
                },
            }, "1 0", "12-07 08:00, -",
            "bank confirmed the payment, then Planned; no bill: the village stands still"),
    ];

    [Fact]
    public async Task EveryLie_playedForTwoMonths_isOneDebitAMonth()
    {
        var rows = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(Table.Select(t => t.Lie), async (lie, _) =>
        {
            await using var stand = await LieStand.StartAsync(lie);
            rows[lie.Name] = await (await stand.PlayAsync()).RowAsync();
        });

        output.WriteLine(LieStand.Columns("lie", "executed", "settled", "by"));
        foreach (var (lie, _, _, _) in Table)
        {
            output.WriteLine(rows[lie.Name]);
        }

        Assert.Equal(
            Table.Select(t => LieStand.Columns(t.Lie.Name, t.Executed, t.Settled, t.Proof)),
            Table.Select(t => rows[t.Lie.Name]));
    }

    private static Dictionary<string, Func<LieStand, Task>> At(string time, Func<LieStand, Task> what) =>
        new() { [time] = what };

    /// <summary>At that hour of every day of December and January.</summary>
    private static Dictionary<string, Func<LieStand, Task>> Always(
        string hour, Func<LieStand, Task> what) =>
        new[] { "2026-12", "2027-01" }
            .SelectMany(_ => Enumerable.Range(4, 14), (month, day) => $"{month}-{day:00} {hour}")
            .ToDictionary(time => time, _ => what);

    private static Dictionary<string, Func<LieStand, Task>> Signed(DecidedOutcome outcome) => new()
    {
        ["2026-12-14 12:00"] = s => s.SignAsync(outcome),
        ["2027-01-14 12:00"] = s => s.SignAsync(outcome),
    };
}
