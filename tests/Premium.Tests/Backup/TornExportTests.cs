using Azure.Core;
using Azure.Core.Pipeline;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Storage;
using static Premium.Tests.Backup.Copies;

namespace Premium.Tests.Backup;

/// <summary>An import is taken while the register is exported: its journal comes after the rows.</summary>
public sealed class TornExportTests
{
    [Theory]
    [InlineData(ImportStep.Taken, "registry imports entry~000002: the register was changed while it was exported")]
    [InlineData(ImportStep.Mapped, null)]
    public async Task C29_ImportTakenMeanwhile_isSaidOfTheExport(ImportStep step, string? expected)
    {
        var settings = await TestStorage.SettingsAsync();
        var writer = new StorageAccount(settings);
        await writer.PrepareAsync(default);
        await Filled.FillAsync(writer, settings);
        var imports = new TableImports(writer, NikVault.Open(writer, settings));
        var first = Entry(ImportStep.Taken);
        await imports.AddAsync(first, default);
        var meanwhile = new BeforeTheRegister(
            () => imports.AddAsync(first with { Number = 2, Step = step, Previous = first.Hash }, default));

        var (_, torn) = await ExportAsync(new StorageAccount(settings, meanwhile));
        var (_, quiet) = await ExportAsync(writer);

        Assert.StartsWith(expected ?? "", torn.Torn ?? "", StringComparison.Ordinal);
        Assert.Equal(expected is null, torn.Torn is null);
        Assert.Null(quiet.Torn);
    }

    [Theory]
    [InlineData(ImportStep.Taking)]
    [InlineData(ImportStep.Erasing)]
    [InlineData(ImportStep.Rotating)]
    public async Task C29_WhatIsBeingWritten_isSaidOfTheExport(ImportStep step)
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        await new TableImports(account, NikVault.Open(account, settings)).AddAsync(Entry(step), default);

        var (_, summary) = await ExportAsync(account);

        Assert.StartsWith(
            "registry imports entry~000001: the register is half changed. ", summary.Torn, StringComparison.Ordinal);
    }

    private static ImportEntry Entry(ImportStep step) => new(
        1, "20261203-0001", step, ImportKind.Members, "sari", Samples.Noon, "", "members: read=1", "");

    /// <summary>Acts once, after the journal was looked at and before the rows of the register are read.</summary>
    private sealed class BeforeTheRegister(Func<Task> act) : HttpPipelinePolicy
    {
        private int readings;

        public override async ValueTask ProcessAsync(
            HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Uri.Path.Contains("registry", StringComparison.Ordinal) && ++readings == 2)
            {
                await act();
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            ProcessNext(message, pipeline);
    }
}
