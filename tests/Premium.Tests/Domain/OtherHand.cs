using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What is in the sheet without the engine having put it there.</summary>
internal static class OtherHand
{
    public static async Task PutRowsAsync(this World world, params IReadOnlyList<SheetRow> rows) =>
        await world.Ledger.CommitAsync(
            await world.SheetAsync(), new Change(world.Time.GetUtcNow(), "other", "other", rows), default);
}
