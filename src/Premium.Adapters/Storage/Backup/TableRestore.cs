using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>What a restore brought back.</summary>
/// <param name="Tables">How many tables.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="ExportedAt">When the export was begun.</param>
/// <param name="Undone">Erasures since then, one a line: these people are back.</param>
/// <param name="Acts">All else that people did since then and is gone, or was left as it is, one a line.</param>
public sealed record RestoreSummary(
    int Tables, long Rows, DateTimeOffset ExportedAt, IReadOnlyList<string> Undone, IReadOnlyList<string> Acts);

/// <summary>It was not begun, and nothing was written; the message says why and what is accepted.</summary>
public sealed class RestoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Brings the rows of an export back as they were. The file is read to its end before anything is written, and rows
/// that are there already must be those of the file, unless their table is named to be replaced: so a restore that
/// broke off is repeated as it was begun. The register comes last: without it nothing is debited. A pause that the
/// export lacks stays: it was ordered because of what is wrong, and must outlast the restore.
/// </summary>
/// <param name="account">Whose tables.</param>
/// <param name="tell">
/// Told before anything is written what people did since the export and is taken out by it: a restore that breaks off
/// and is repeated finds that no more.
/// </param>
public sealed class TableRestore(StorageAccount account, Func<IReadOnlyList<string>, Task>? tell = null)
{
    /// <param name="open">Opens the export from its beginning, as often as it is asked.</param>
    /// <param name="replace">Tables whose other rows are overwritten and taken out.</param>
    /// <param name="erasesAgain">
    /// Goes on although people who were erased after the export come back: people erase them again afterwards.
    /// </param>
    /// <param name="now">When, for the note that keeps sheets shut until they are reconciled.</param>
    /// <param name="stop">Stops in between; the same restore may then be repeated.</param>
    /// <exception cref="RestoreRefusedException">Nothing was written.</exception>
    public async Task<RestoreSummary> RunAsync(
        Func<Stream> open, IReadOnlyCollection<string> replace, bool erasesAgain, DateTimeOffset now,
        CancellationToken stop)
    {
        var (header, rows) = await VerifyAsync(open, stop);
        var undone = new UndoneActs();
        await foreach (var (name, kind, row, stored) in DifferencesAsync(open, stop))
        {
            if (kind is Difference.Other or Difference.Extra && !replace.Contains(name))
            {
                throw new RestoreRefusedException(
                    $"{name} {row.PartitionKey} {row.RowKey} is there already and is "
                    + (kind == Difference.Extra ? "not in the export" : "another row in the export")
                    + $": expected empty tables, those of the same restore broken off, or --replace {name}.");
            }

            if (stored is not null)
            {
                undone.Look(name, stored, kind == Difference.Other ? row : null, kind == Difference.Kept);
            }
        }

        if (undone.Erasures.Count > 0 && !erasesAgain)
        {
            throw new RestoreRefusedException(
                "People who were erased after the export would be back, and the proof of it gone: note them, and say " +
                $"with --erase-again that you erase them again afterwards:\n{string.Join('\n', undone.Erasures)}");
        }

        if (tell is not null && undone.Others.Count > 0)
        {
            await tell(undone.Others);
        }

        await account.PrepareTablesAsync(stop);

        // First: a restore that breaks off leaves sheets, and maybe districts, but none that may be debited.
        var note = new RestoreNote(account, header.At, now);
        await note.WriteAsync(stop);
        await ForgetAnswersAsync(stop);
        await WriteAsync(open, stop);
        await foreach (var (name, kind, row, _) in ChangesAsync(open, stop))
        {
            throw new InvalidOperationException(
                $"{name} {row.PartitionKey} {row.RowKey} is not as it was restored ({kind}): somebody else writes. " +
                "Stop the app and restore again.");
        }

        // And last: whoever wrote in between, what is whole is shut.
        await note.WriteAsync(stop);
        await ForgetAnswersAsync(stop);
        return new RestoreSummary(header.Tables.Count, rows, header.At, undone.Erasures, undone.Others);
    }

    /// <summary>
    /// What people repeat under the mark that it had before would be answered "done" and not be done: a receipt that is
    /// told to be recorded lets its bill be debited again.
    /// </summary>
    private Task ForgetAnswersAsync(CancellationToken stop) =>
        DeskRows.ForgetAsync(account, before: DateTimeOffset.MaxValue, stop);

    private static async Task<(ExportHeader Header, long Rows)> VerifyAsync(Func<Stream> open, CancellationToken stop)
    {
        try
        {
            using var export = await ExportReader.OpenAsync(open(), StorageAccount.TableNames, stop);
            for (; export.Next is { } row; await export.MoveAsync(stop))
            {
                EntityLimits.Check(row.Entity);
            }

            return (export.Header, export.Rows);
        }
        catch (Exception e) when (
            e is FormatException or InvalidDataException or IOException or InvalidOperationException)
        {
            throw new RestoreRefusedException($"The export cannot be used: {e.Message}", e);
        }
    }

    private async Task WriteAsync(Func<Stream> open, CancellationToken stop)
    {
        var batch = new List<TableTransactionAction>();
        var (table, bytes) = ("", 0);
        async Task SendAsync()
        {
            if (batch.Count > 0)
            {
                await account.Table(table).SubmitTransactionAsync(batch, stop);
            }

            batch = [];
            bytes = 0;
        }

        await foreach (var (name, kind, row, _) in ChangesAsync(open, stop))
        {
            var size = EntityLimits.Check(row);
            if (batch.Count == EntityLimits.BatchRowsMax || bytes + size > EntityLimits.BatchBytesMax
                || name != table || (batch.Count > 0 && batch[0].Entity.PartitionKey != row.PartitionKey))
            {
                await SendAsync();
            }

            table = name;
            bytes += size;
            batch.Add(kind == Difference.Extra
                ? new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)
                : new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
        }

        await SendAsync();
    }

    private IAsyncEnumerable<(string Table, Difference Kind, TableEntity Row, TableEntity? Stored)> ChangesAsync(
        Func<Stream> open, CancellationToken stop) =>
        DifferencesAsync(open, stop).Where(d => d.Kind != Difference.Kept);

    /// <summary>
    /// Walks export and tables side by side and yields where they are not the same: the export's row where it has one,
    /// and the stored one.
    /// </summary>
    private async IAsyncEnumerable<(string Table, Difference Kind, TableEntity Row, TableEntity? Stored)>
        DifferencesAsync(Func<Stream> open, [EnumeratorCancellation] CancellationToken stop)
    {
        using var export = await ExportReader.OpenAsync(open(), StorageAccount.TableNames, stop);
        foreach (var name in export.Header.Tables.Union(StorageAccount.TableNames).ToList())
        {
            var replaced = "";
            await using var stored = TableExport.RowsAsync(account.Table(name), stop).GetAsyncEnumerator(stop);
            var isThere = await stored.MoveNextAsync();
            while (true)
            {
                var row = export.Next is { } next && next.Table == name ? next.Entity : null;
                if (row is null && !isThere)
                {
                    break;
                }

                var order = row is null ? 1 : !isThere ? -1 : KeyOrder.Compare(row, stored.Current);
                if (order < 0)
                {
                    yield return (name, Difference.Missing, row!, null);
                }
                else if (!RestoreNote.Is(name, stored.Current) && (order > 0 || !IsSame(row!, stored.Current)))
                {
                    replaced = order > 0 ? replaced : stored.Current.RowKey;
                    yield return order > 0
                        ? (name, ExtraOf(name, stored.Current, replaced), stored.Current, stored.Current)
                        : (name, Difference.Other, row!, stored.Current);
                }

                if (order <= 0)
                {
                    await export.MoveAsync(stop);
                }

                if (order >= 0)
                {
                    isThere = await stored.MoveNextAsync();
                }
            }
        }
    }

    /// <summary>The end of an order goes with that order: under its number another one comes back.</summary>
    private static Difference ExtraOf(string table, TableEntity row, string replaced) =>
        table == StorageAccount.RegistryName && row.PartitionKey == PauseRows.Partition
            && !(PauseRows.IsResumption(row) && row.RowKey.StartsWith(replaced + "~", StringComparison.Ordinal))
            ? Difference.Kept
            : Difference.Extra;

    private static bool IsSame(TableEntity left, TableEntity right)
    {
        var (ours, theirs) = (left.Columns(), right.Columns());
        return ours.Count == theirs.Count && ours.All(c =>
            theirs.TryGetValue(c.Key, out var value) && EdmValues.Write(value) == EdmValues.Write(c.Value));
    }

    private enum Difference
    {
        Missing,
        Other,
        Extra,

        /// <summary>As it is not in the export, and stays.</summary>
        Kept,
    }
}
