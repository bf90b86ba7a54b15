using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>A red run that nobody closed is told by the worklist at once; others were told as they closed.</summary>
public sealed class UntoldRedRunTests
{
    [Theory]
    [InlineData("watch~2026-12-03~restored", true, 1)]
    [InlineData("collect~2026-12-03~33.16~01", false, 1)]
    [InlineData("collect~2026-12-03~33.16~01", true, 0)]
    public async Task C28_RestoreNote_andRunThatCannotBeRead_areTold_once(string id, bool isReadable, int mails)
    {
        var world = new World("2026-12-03 10:00");
        await world.Ledger.CloseRunAsync(
            new Run(
                id, RunPurpose.Watch, "", Some.At("2026-12-03 09:00"), RunState.Red, new Tally(),
                ClosedAt: Some.At("2026-12-03 09:00"))
            {
                IsReadable = isReadable,
            },
            default);

        await world.TellAsync();
        await world.TellAsync();

        Assert.Equal(
            mails, world.Mail.Messages.Count(m => m.Id.StartsWith("work-red-run-", StringComparison.Ordinal)));
    }
}
