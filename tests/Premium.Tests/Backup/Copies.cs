using Premium.Adapters.Storage;
using Premium.Tests.Domain;

namespace Premium.Tests.Backup;

/// <summary>Accounts exported to memory and restored from it.</summary>
internal static class Copies
{
    public static readonly DateTimeOffset Now = Some.At("2026-12-04 09:00");

    public static async Task<(byte[] File, ExportSummary Summary)> ExportAsync(StorageAccount account)
    {
        using var file = new MemoryStream();
        var summary = await new TableExport(account).RunAsync(file, Now, default);
        return (file.ToArray(), summary);
    }

    public static Task<RestoreSummary> RestoreAsync(StorageAccount account, byte[] file, params string[] replace) =>
        new TableRestore(account).RunAsync(() => new MemoryStream(file), replace, erasesAgain: false, Now, default);
}
