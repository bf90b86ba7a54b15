using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A bank whose first attempt goes wrong, and what people say of its lines.</summary>
internal static class DoubtfulBank
{
    public const string OwnWords = "POT OTOMATIS 7781";

    public static readonly DebitId First = Some.BillId().Attempt(1);

    public static Task<World> WithAsync(BankConduct first) => World.WithFirstAsync(first);

    public static Task<PersonResult> DecideAsync(
        World world, DecidedOutcome outcome, string person, params string[] lines) =>
        DecideOnAsync(world, First, outcome, person, lines);

    public static Task<PersonResult> DecideOnAsync(
        World world, DebitId id, DecidedOutcome outcome, string person, params string[] lines) =>
        world.Deciding().RunAsync(
            new DecisionRequest(id, outcome, "sudah dicek ke bank", "surat bank 14/XII", person)
            {
                Lines = lines,
                LinesAre = lines.Length > 0 ? "pembayaran listrik kantor desa" : "",
            },
            default);

    public static async Task<Break> OnlyBreakAsync(World world) =>
        Assert.Single((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);

    public static int Orders(World world) => world.Bank.Received.Count(o => o.Id.Bill.Village == Some.Code);


    /// <summary>Taken in silence, denied by every inquiry, and on the statement in the bank's own words.</summary>
    public static async Task<World> UnexplainedAsync()
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.SilentAfterEffect)
        {
            Narrates = _ => [OwnWords],
            ForgetsAfter = TimeSpan.Zero,
        });
        await world.CollectAsync();
        world.Go("2026-12-09 09:00");
        return world;
    }

    /// <summary>The newest line on the account.</summary>
    public static async Task<string> LineAsync(World world)
    {
        var reply = await world.Bank.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-31"), default);
        return reply.Known[^1].Key;
    }
}
