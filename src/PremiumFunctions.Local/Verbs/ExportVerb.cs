using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Azure;
using Premium.Adapters.Storage;

namespace PremiumFunctions.Local.Verbs;

/// <summary><c>-- export FILE</c>: every row of every table, with its types, as one file.</summary>
public static class ExportVerb
{
    /// <param name="source">Whose tables.</param>
    /// <param name="target">The file, which must not be there yet, or a folder for one named by the time.</param>
    /// <param name="clock">For the file's own time.</param>
    /// <param name="output">Last line: <c>export: tables=N rows=N</c>.</param>
    /// <param name="stop">Stops it; no file is left then.</param>
    /// <returns>
    /// 0;
    /// 1 if sheets do not fit their journals, and are exported as they are, or the register changed meanwhile.
    /// </returns>
    /// <exception cref="ArgumentException">The file or the tables cannot be used.</exception>
    public static Task<int> RunAsync(
        StorageSource source, string target, TimeProvider clock, TextWriter output, CancellationToken stop)
    {
        var at = clock.GetUtcNow();
        var file = Directory.Exists(target)
            ? Path.Combine(target, string.Create(
                CultureInfo.InvariantCulture, $"premium-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.jsonl.gz"))
            : target;
        return File.Exists(file)
            ? throw new ArgumentException($"{file}: expected a file that is not there yet.")
            : source.WithAsync(account => RunAsync(account, file, at, output, stop), stop);
    }

    private static async Task<int> RunAsync(
        StorageAccount account, string file, DateTimeOffset at, TextWriter output, CancellationToken stop)
    {
        // What broke off does not look like an export.
        var draft = file + ".part";
        ExportSummary summary;
        try
        {
            await using (var written = Create(draft))
            await using (Stream stream = IsPacked(file) ? new GZipStream(written, CompressionLevel.Fastest) : written)
            {
                summary = await new TableExport(account).RunAsync(stream, at, stop);
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw new ArgumentException(
                $"The tables cannot be read ({e.Status} {e.ErrorCode}): expected the role Storage Table Data Reader.",
                e);
        }
        finally
        {
            File.Delete(draft);
        }

        foreach (var finding in summary.Findings)
        {
            await output.WriteLineAsync(finding.Text);
        }

        if (summary.Torn is { } torn)
        {
            await output.WriteLineAsync(torn);
        }

        await output.WriteLineAsync($"Written: {file}. It holds account numbers: keep it as you keep those.");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"export: tables={summary.Tables} rows={summary.Rows}"));
        return summary.Findings.Count == 0 && summary.Torn is null ? 0 : 1;
    }

    /// <summary>Its owner alone may read it.</summary>
    private static FileStream Create(string file)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(file, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"{file}: expected a file that can be written. {e.Message}", e);
        }
    }

    internal static bool IsPacked(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The same on the command line.</summary>
internal sealed class ExportArguments
{
    private readonly Argument<string> target = new("FILE|DIR")
    {
        Description = "the file to write, packed where it ends with .gz; or a folder",
    };

    private readonly StorageArguments source;

    public ExportArguments(Command command)
    {
        command.Arguments.Add(target);
        source = new StorageArguments(command);
    }

    public (StorageSource Source, string Target) Read(ParseResult parsed, Func<string, string?> environment) =>
        (source.Read(parsed, environment), parsed.GetValue(target)!);
}
