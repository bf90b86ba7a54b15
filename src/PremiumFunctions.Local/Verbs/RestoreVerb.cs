using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Azure;
using Premium.Adapters.Storage;

namespace PremiumFunctions.Local.Verbs;

/// <summary><c>-- restore FILE</c>: brings the rows of an export back, then audits them.</summary>
public sealed record RestoreOptions
{
    public required StorageSource Source { get; init; }

    public required string File { get; init; }

    /// <summary>Tables whose other rows are overwritten and taken out.</summary>
    public IReadOnlyList<string> Replace { get; init; } = [];

    /// <summary>
    /// Goes on although people who were erased after the export come back: whoever restores erases them again, by the
    /// desk. The verb erases nobody.
    /// </summary>
    public bool ErasesAgain { get; init; }

    /// <exception cref="ArgumentException">An option or its value is not accepted; the message names it.</exception>
    public static RestoreOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var command = new RootCommand();
        return new RestoreArguments(command).Read(CommandLine.Parse(command, arguments), environment);
    }
}

/// <summary>The verb.</summary>
public static class RestoreVerb
{
    /// <param name="options">Which export, and into which tables.</param>
    /// <param name="clock">For the note that the tables were restored.</param>
    /// <param name="output">Last line: <c>restore: tables=N rows=N</c>, or that it was refused or broke off.</param>
    /// <param name="stop">Stops it; the same restore may then be repeated.</param>
    /// <returns>0 if all rows are back and audit clean, otherwise 1.</returns>
    public static Task<int> RunAsync(
        RestoreOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) =>
        options.Source.WithAsync(account => RunAsync(options, account, clock, output, stop), stop);

    private static async Task<int> RunAsync(
        RestoreOptions options, StorageAccount account, TimeProvider clock, TextWriter output, CancellationToken stop)
    {
        async Task TellAsync(IReadOnlyList<string> acts)
        {
            await output.WriteLineAsync(
                "Done after the export, and to be repeated where it does not say that it stays; keep this list, a "
                + "restore that is run again knows it no more:");
            foreach (var act in acts)
            {
                await output.WriteLineAsync($"- {act}");
            }
        }

        RestoreSummary summary;
        try
        {
            summary = await new TableRestore(account, TellAsync).RunAsync(
                () => Open(options.File), options.Replace, options.ErasesAgain, clock.GetUtcNow(), stop);
        }
        catch (RestoreRefusedException e)
        {
            await output.WriteLineAsync(e.Message);
            await output.WriteLineAsync("restore: refused, nothing was written");
            return 1;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException
            or InvalidOperationException)
        {
            await output.WriteLineAsync(e.Message);
            await output.WriteLineAsync("restore: broke off, the tables are not whole; run the same command again");
            return 1;
        }

        var (_, problems) = await AuditVerb.AuditAsync(
            new AuditOptions { Source = options.Source }, account, output, stop);
        await output.WriteLineAsync(
            "Nothing is debited from a sheet before its month is reconciled with every bank: a debit made after the " +
            "export is not in these rows.");
        if (summary.Acts.Count > 0)
        {
            await TellAsync(summary.Acts);
        }

        foreach (var erasure in summary.Undone)
        {
            await output.WriteLineAsync($"To be erased again: {erasure}");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"restore: tables={summary.Tables} rows={summary.Rows}"));
        return problems == 0 ? 0 : 1;
    }

    private static Stream Open(string file)
    {
        var stream = File.OpenRead(file);
        return ExportVerb.IsPacked(file) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class RestoreArguments
{
    private readonly Argument<string> file = new("FILE") { Description = "what 'export' wrote" };

    private readonly Option<string> replace = CommandLine.Text(
        "--replace", "TABLES",
        "tables, separated by commas, whose rows are overwritten and taken out where the export has others",
        "names of tables, such as sheets,runs");

    private readonly Option<bool> eraseAgain = new("--erase-again")
    {
        Description = "goes on although people who were erased after the export come back with it: you erase them "
            + "again afterwards, by the list that it prints",
    };

    private readonly StorageArguments source;

    public RestoreArguments(Command command)
    {
        command.Arguments.Add(file);
        command.Options.Add(replace);
        command.Options.Add(eraseAgain);
        source = new StorageArguments(command);
    }

    public RestoreOptions Read(ParseResult parsed, Func<string, string?> environment)
    {
        var named = (parsed.GetValue(replace) ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Except(StorageAccount.TableNames).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"--replace {unknown}: expected tables of {string.Join(", ", StorageAccount.TableNames)}.");
        }

        var path = parsed.GetValue(file)!;
        return File.Exists(path)
            ? new RestoreOptions
            {
                Source = source.Read(parsed, environment, mayBeNew: true),
                File = path,
                Replace = named,
                ErasesAgain = parsed.GetValue(eraseAgain),
            }
            : throw new ArgumentException($"{path}: expected a file that 'export' wrote.");
    }
}
