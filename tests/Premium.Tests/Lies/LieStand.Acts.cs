using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Lies;

/// <summary>What people, the register and a wrong hand do meanwhile.</summary>
internal sealed partial class LieStand
{
    private const string Recoded = "2099";

    private Func<Sheet>? export;

    /// <summary>Two people name the newest line on the village's account that fits, and say what it is.</summary>
    public async Task SignAsync(DecidedOutcome outcome)
    {
        foreach (var month in new[] { lie.First, lie.First.Plus(1) })
        {
            var sheet = await World.SheetAsync(month);
            if (sheet.DebitsOf(Some.Code) is not [.., var debit])
            {
                continue;
            }

            var reply = await World.UseStatements.StatementAsync(
                Some.Account(), World.Rules.Today(debit.ReservedAt), World.Rules.Today(bench.Clock.GetUtcNow()),
                default);
            var line = reply.Known.Last(l => l.IsDebit != (outcome == DecidedOutcome.GivenBack));
            foreach (var person in new[] { "sari", "budi" })
            {
                await World.Deciding().RunAsync(
                    new DecisionRequest(debit.Id, outcome, "sudah dicek ke bank", "surat bank 14/XII", person)
                    {
                        Lines = [line.Key],
                        LinesAre = "pembayaran iuran desa ini",
                    },
                    default);
            }
        }
    }

    /// <summary>The village gets a new code; its account stays.</summary>
    public async Task RecodeAsync(bool isOldKept)
    {
        var code = World.CodeOf(Recoded);
        var village = Some.Village(code, lie.First) with { Mandate = Some.Mandate() };
        if (!isOldKept)
        {
            var witness = World.CodeOf(Witness);
            var registry = new InMemoryRegistry();
            await registry.ImportAsync(
                Some.District, "Ngawen",
                [new VillageImport(Some.Village(witness, lie.First), Some.Roster(witness))], default);
            World.UseRegistry = registry;
        }

        await ((InMemoryRegistry)World.UseRegistry).ImportAsync(
            Some.District, "Ngawen", [new VillageImport(village, Some.Roster(code))], default);
    }

    public Task PauseAsync(bool isPaused) =>
        World.PutAsync(Some.Village(since: lie.First) with { IsPaused = isPaused });

    public Task ExportAsync()
    {
        export = World.Ledger.Export(Some.District, lie.First);
        return Task.CompletedTask;
    }

    /// <summary>The exported rows are put back, and the program is started anew.</summary>
    public Task RestoreAsync()
    {
        export!();
        World.Believed = new BelievedSheets();
        return Task.CompletedTask;
    }

    /// <summary>A credit and a debit of the village's own, as on every account.</summary>
    public async Task MoveMoneyAsync()
    {
        await bench.Ledger.DepositAsync(bench.Bank.Id, Some.Account().No, new Rupiah(750_000), "BAGI HASIL");
        await bench.Ledger.WithdrawAsync(bench.Bank.Id, Some.Account().No, new Rupiah(81_250), "LISTRIK KANTOR");
    }
}
