using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>What a statement was passed over is told with the reconciliation, also where the rest counts.</summary>
public sealed class StatementNotesTests
{
    private sealed class NotedStatements(IStatements statements, bool isHalf, int notes) : IStatements
    {
        public async Task<StatementReply> StatementAsync(
            BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
        {
            var lines = (await statements.StatementAsync(account, from, to, stop)).Known;
            StatementReply reply = isHalf
                ? new StatementReply.Partial(lines, "one may be ours")
                : new StatementReply.Complete(lines);
            return reply with { Notes = [.. Enumerable.Range(1, notes).Select(n => $"line {n} has no date")] };
        }
    }

    [Theory]
    [InlineData(false, 1, new[] { "passed over, line 1 has no date" })]
    [InlineData(true, 1, new[] { "half a statement, one may be ours", "passed over, line 1 has no date" })]
    [InlineData(false, 0, new string[0])]
    public async Task Notes_areToldWithTheRun_andTheRestIsUsed(bool isHalf, int notes, string[] told)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        world.UseStatements = new NotedStatements(world.Bank, isHalf, notes);

        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal(told.Select(t => $"33.16.12.2010: {t}"), report.Problems);
        Assert.Equal(1, report.Reconciliation!.Matched);
    }

    [Fact]
    public async Task ManyNotes_areToldByTheirNumber()
    {
        var world = await new World().WithAsync(10_000_000);
        world.UseStatements = new NotedStatements(world.Bank, isHalf: false, notes: 500);

        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal((6, "33.16.12.2010: 495 more lines passed over"), (report.Problems.Count, report.Problems[^1]));
    }
}
