using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The form by which two people decide: on the bill that it shows, and on no other.</summary>
public sealed class DecideActTests
{
    [Fact]
    public async Task AttemptOfAnotherBillThanTheOneShown_isRefused_andThatOfThisOneIsProposed()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        var (shown, other) = (Some.BillId(), Some.BillId(code: World.CodeOf("2011")));

        var wrong = await Assert.ThrowsAnyAsync<FormatException>(() => SendAsync(world, shown, other.Attempt(1)));
        Assert.StartsWith("reference: expected an attempt of this bill", wrong.Message, StringComparison.Ordinal);
        Assert.Empty((await world.SheetAsync()).DecisionsOn(other.Attempt(1)));

        Assert.IsType<ActResult.IsDone>(await SendAsync(world, shown, shown.Attempt(1)));
        Assert.Equal("sari", Assert.Single((await world.SheetAsync()).DecisionsOn(shown.Attempt(1))).ProposedBy);
    }

    /// <summary>They are asked for a line: the form says which ones there are.</summary>
    [Fact]
    public async Task C04_LineThatNothingExplains_isShownToWhoeverDecides()
    {
        var world = await DoubtfulBank.UnexplainedAsync();
        var run = await world.StartRun().RunAsync(
            RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        var report = await world.ReconcileAsync(run.Id);
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Green, ClosedAt = world.Time.GetUtcNow() }, default);

        var view = await Deciding(world).ShowAsync(
            new ActValues(new Dictionary<string, string> { ["bill"] = $"{Some.BillId()}" }), default);

        var line = Assert.Single(
            view.Facts, f => f.Label.English == "Statement line that is not explained").Text.English;
        Assert.Contains(DoubtfulBank.OwnWords, line, StringComparison.Ordinal);
        Assert.Contains(await DoubtfulBank.LineAsync(world), line, StringComparison.Ordinal);
        Assert.Contains(line, DistrictReportJson.Of(report).Breaks!.Select(b => b.Line));
    }

    private static DecideAct Deciding(World world) =>
        new(world.Deciding(), world.Worklist(), world.Ledger, world.Registry, world.Rules, world.Time);

    private static Task<ActResult> SendAsync(World world, BillId bill, DebitId debit) =>
        Deciding(world).RunAsync(
            new ActValues(new Dictionary<string, string>
            {
                ["bill"] = $"{bill}",
                ["reference"] = debit.PaymentReference,
                ["outcome"] = "executed",
                ["reason"] = "bank memastikan lewat surat",
                ["evidence"] = "surat bank 14/XII tanggal 2026-12-08",
            }),
            "sari",
            CancellationToken.None);
}
