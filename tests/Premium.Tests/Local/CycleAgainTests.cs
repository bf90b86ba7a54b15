using System.Text.Json.Nodes;
using Premium.Domain;

namespace Premium.Tests.Local;

/// <summary>A second cycle on the same day, and reconciliations after it: what may change and what must not.</summary>
[Collection(CycleCollection.Name)]
public sealed class CycleAgainTests(CycleFixture cycle)
{
    [Fact]
    public void SecondCycle_isAnotherRun_withTheSameTally()
    {
        Assert.NotEqual(cycle.First.Run.Id, cycle.Second.Run.Id);
        Assert.Equal(RunState.Green, cycle.Second.Run.State);
        Assert.Equal(cycle.First.Run.Tally, cycle.Second.Run.Tally);
    }

    [Fact]
    public void SecondCycle_debitsNothing_andMailsNothing()
    {
        Assert.Equal(cycle.First.Transfers, cycle.Second.Transfers);
        Assert.Equal(cycle.First.MailIds, cycle.Second.MailIds);
    }

    [Fact]
    public void Reconciliation_resolvesExactlyWhatTheStatementProves()
    {
        var proven = cycle.Villages[104];

        Assert.Equal(2, cycle.Reconciliations.Sum(Resolved));
        Assert.Equal(
            ["bpu 2026-12 Debited x1 ", "pu 2026-11 Debited x1 "], cycle.Reconciled.FatesOf(proven).Order());
        Assert.All(cycle.Villages.Except([proven]), v =>
            Assert.Equal(cycle.Second.FatesOf(v), cycle.Reconciled.FatesOf(v)));
    }

    [Fact]
    public void Reconciliation_matchesEveryPaidDebit() => Assert.Equal(
        cycle.Second.Debits.Count(d => d.State == DebitState.Paid), cycle.Reconciliations.Sum(Matched));

    [Fact]
    public void Reconciliation_listsWhatIsLeft()
    {
        var left = cycle.Second.Debits.Where(d => d.Village == cycle.Villages[52].Code).ToList();

        Assert.Equal(2, left.Count);
        Assert.Equal(
            left.Select(d => ("StillUnknown", d.Village.ToString(), d.Id.PaymentReference, d.Amount.Value, 0L)).Order(),
            cycle.Reconciliations.SelectMany(Breaks).Order());
    }

    [Fact]
    public void ReconcilingAgain_changesNothing()
    {
        Assert.Equal(0, cycle.ReconciliationsAgain.Sum(Resolved));
        Assert.Equal(cycle.Reconciliations.Sum(Matched) + 2, cycle.ReconciliationsAgain.Sum(Matched));
        Assert.Equal(
            cycle.Reconciliations.SelectMany(Breaks).Order(), cycle.ReconciliationsAgain.SelectMany(Breaks).Order());
        Assert.Equal(cycle.Reconciled.Heads, cycle.ReconciledAgain.Heads);
        Assert.Equal(cycle.First.Transfers, cycle.ReconciledAgain.Transfers);
        Assert.Equal(cycle.First.MailIds, cycle.ReconciledAgain.MailIds);
    }

    [Fact]
    public void Reconciliations_closeGreen_underIdsOfTheirOwn_oncePeopleKnowWhichAccountsGiveNoStatement()
    {
        var all = cycle.Reconciliations.Concat(cycle.ReconciliationsAgain).ToList();

        Assert.Equal(12, all.Select(r => (string?)r["id"]).Distinct().Count());
        Assert.All(cycle.Reconciliations, r => Assert.True((string?)r["state"] is "Green" or "Amber"));
        Assert.Contains(cycle.Reconciliations, r => (string?)r["state"] == "Amber");
        Assert.All(cycle.ReconciliationsAgain, r => Assert.Equal("Green", (string?)r["state"]));
    }

    private static IEnumerable<JsonNode> Districts(JsonNode run) => run["districts"]!.AsArray().Select(d => d!);

    private static int Resolved(JsonNode run) => Districts(run).Sum(d => (int)d["resolved"]!);

    private static int Matched(JsonNode run) => Districts(run).Sum(d => (int)d["matched"]!);

    private static IEnumerable<(string, string, string, long, long)> Breaks(JsonNode run) => Districts(run)
        .SelectMany(d => d["breaks"]!.AsArray())
        .Select(b => (
            (string)b!["kind"]!, (string)b["village"]!, (string)b["reference"]!, (long)b["ours"]!, (long)b["theirs"]!));
}
