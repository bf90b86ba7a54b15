using System.Diagnostics;
using Azure.Data.Tables;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>What a script sees of the real program: its exit code and its last line.</summary>
public sealed class VerdictTests : IAsyncLifetime
{
    private const string Today = "2026-12-03";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-verdict-");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Two villages that pay, of which one's bill is made unpaid again from outside.</summary>
    [Fact]
    public async Task RedRun_exitsWithOne_andSaysSoLast()
    {
        var first = await RunAsync();
        Assert.Equal(1, await SpoilAsync());
        var second = await RunAsync();

        Assert.Equal((0, true), (first.Code, first.Last.EndsWith(" verdict=green", StringComparison.Ordinal)
            || first.Last.EndsWith(" verdict=amber", StringComparison.Ordinal)));
        Assert.Equal((1, "verdict=red"), (second.Code, second.Last[second.Last.LastIndexOf("verdict")..]));
    }

    private Task<int> SpoilAsync() => new StorageSource(folder.FullName, null).WithAsync(
        async account =>
        {
            await foreach (var row in account.Table("sheets").QueryAsync<TableEntity>())
            {
                if (row.RowKey.StartsWith("bill~", StringComparison.Ordinal))
                {
                    row["State"] = "Planned";
                    await account.Table("sheets").UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
                    return 1;
                }
            }

            return 0;
        },
        CancellationToken.None);

    private async Task<(int Code, string Last)> RunAsync()
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(LocalParts).Assembly.Location, "--once", "--today", Today, "--villages", "2",
                "--data", folder.FullName,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, said.TrimEnd().Split('\n')[^1].TrimEnd());
    }
}
