using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// What people did after the export, as it stands in rows that the export lacks or has otherwise. A restore takes it
/// out, and then nobody knows of it: a receipt that is gone lets its bill be debited again.
/// </summary>
internal sealed class UndoneActs
{
    private const string Import = "import";

    private readonly Dictionary<string, string> erasures = new(StringComparer.Ordinal);
    private readonly List<(string Kind, Dictionary<string, string> Lines)> kinds = [];
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>With the rows of the export these people come back. The journal names nobody: their marks do.</summary>
    public IReadOnlyList<string> Erasures => [.. erasures.Values];

    /// <summary>
    /// All else, one a line, by kind, and each of them: what is not named here is named nowhere after the restore.
    /// </summary>
    public IReadOnlyList<string> Others =>
    [
        .. kinds.SelectMany(k => k.Lines.Select(line =>
            $"{k.Kind}: {line.Value}{(k.Kind == Import ? files.GetValueOrDefault(line.Key) : "")}")),
    ];

    /// <param name="table">Its name.</param>
    /// <param name="stored">A row that the export has not, or has another one of.</param>
    /// <param name="exported">That other one.</param>
    /// <param name="isKept">The restore leaves it as it is.</param>
    public void Look(string table, TableEntity stored, TableEntity? exported, bool isKept)
    {
        try
        {
            switch (table)
            {
                case StorageAccount.SheetsName:
                    LookAtSheet(stored, exported);
                    break;
                case StorageAccount.RulesName:
                    LookAtRules(RuleRows.Read(stored));
                    break;
                case StorageAccount.WorklistName
                    when stored.PartitionKey.StartsWith(ReplyRows.PartitionPrefix, StringComparison.Ordinal):
                    LookAtReply(stored);
                    break;
                case StorageAccount.RegistryName when stored.PartitionKey == PauseRows.Partition:
                    LookAtPause(stored, isKept ? ", and stays" : "");
                    break;
                case StorageAccount.RegistryName when ImportRows.IsEntry(stored):
                    LookAtEntry(stored);
                    break;
                case StorageAccount.RegistryName when ImportRows.IsShown(stored):
                    LookAtFile(ImportRows.ReadShown(stored).Shown);
                    break;
                default:
                    break;
            }
        }
        catch (Exception e) when (e.IsMalformed())
        {
            if (table == StorageAccount.RegistryName && ImportRows.IsEntry(stored))
            {
                erasures[stored.RowKey] = $"{stored.RowKey} cannot be read and may be one";
            }
            else
            {
                var key = $"{table} {stored.PartitionKey} {stored.RowKey}";
                Add("cannot be read", key, key);
            }
        }
    }

    private void LookAtSheet(TableEntity stored, TableEntity? exported)
    {
        var parts = stored.RowKey.Split('~');
        if (parts is ["bill", _, _] && (stored.GetInt32("Cleared") ?? 0) > (exported?.GetInt32("Cleared") ?? 0)
            && !(Enum.TryParse<BillState>(stored.GetString("State"), out var state) && state.IsPaid()))
        {
            Add("bill to be tried again", stored, $"{stored.PartitionKey} {stored.RowKey}");
        }
        else if (parts is ["bill", _, _, "receipt", ..] or ["debit", _, _, _, "decision", _]
            && Sheet.TryParseKey(stored.PartitionKey, out var district, out var payMonth))
        {
            switch (SheetRow.Read(district, payMonth, stored.RowKey, stored.Columns()))
            {
                case Receipt receipt:
                    Add("receipt", stored, $"{receipt.Bill}, number {receipt.Number}, {receipt.Amount}, paid on "
                        + $"{receipt.PaidOn:yyyy-MM-dd}, {Done(receipt.RecordedBy, receipt.RecordedAt)}");
                    break;
                case ReceiptWithdrawal taken:
                    Add("receipt taken back", stored, $"{taken.Bill}, its receipt {taken.Receipt}, "
                        + $"{Signed(taken.ProposedBy, taken.ProposedAt, taken.ConfirmedBy, taken.WithdrawnBy)}, "
                        + taken.Reason);
                    break;
                case Decision decision:
                    var signed = Signed(
                        decision.ProposedBy, decision.ProposedAt, decision.ConfirmedBy, decision.WithdrawnBy);
                    Add("decision", stored,
                        $"{decision.Debit}, {decision.Outcome}, {signed}, {decision.Reason}, {decision.Evidence}");
                    break;
                default:
                    break;
            }
        }
    }

    private void LookAtRules(StoredRules stored)
    {
        var version = stored.Version ?? throw new UnreadableRowException(stored.Problem);
        Add("rules", $"{version.File} {version.Number}",
            $"{version.File}, version {version.Number} from {version.From:yyyy-MM-dd}, "
            + $"{Done(version.By, version.At)}, {version.Reason}");
    }

    private void LookAtReply(TableEntity stored)
    {
        switch (ReplyRows.KeyOf(stored).Kind)
        {
            case ReplyRows.RowKind.Mute:
                var mute = ReplyRows.ReadMute(stored);
                Add("mute", stored,
                    $"{mute.Id} until {mute.Until:yyyy-MM-dd}, {Done(mute.By, mute.At)}, {mute.Reason}");
                break;
            case ReplyRows.RowKind.MuteEnd:
                var end = ReplyRows.ReadEnd(stored);
                Add("end of a mute", stored,
                    $"{stored.PartitionKey} {stored.RowKey}, {Done(end.By, end.At)}, {end.Reason}");
                break;
            default:
                var reply = ReplyRows.ReadReply(stored);
                Add("answer of a village", stored, $"{reply.Village}, {reply.Said.Kind}, {Moment(reply.At)}");
                break;
        }
    }

    private void LookAtPause(TableEntity stored, string stays)
    {
        if (PauseRows.IsResumption(stored))
        {
            var end = PauseRows.ReadResumption(stored);
            Add("end of a pause" + stays, stored, $"{stored.RowKey}, {Done(end.By, end.At)}, {end.Reason}");
            return;
        }

        var order = PauseRows.ReadOrder(stored);
        var until = order.Pause.Until is { } last ? $" until {last:yyyy-MM-dd}" : "";
        Add("pause" + stays, stored,
            $"{order.Id}, {order.Scope} from {order.Pause.From:yyyy-MM-dd}{until}, "
            + $"{Done(order.Pause.By, order.At)}, {order.Pause.Reason}");
    }

    private void LookAtEntry(TableEntity stored)
    {
        var entry = ImportRows.ReadEntry(stored);
        if (entry.Step is ImportStep.Erasing or ImportStep.Erased)
        {
            // The end takes the place of the beginning.
            erasures[entry.Import] = string.Create(
                CultureInfo.InvariantCulture,
                $"entry {entry.Number}, {Moment(entry.At)}, by {entry.By}, mark {entry.Import}, {entry.Summary}");
            return;
        }

        Add(entry.Step switch
        {
            ImportStep.Rotating or ImportStep.Rotated => "keys rotated (the export is under the old ones)",
            ImportStep.Mapped => "field map",
            _ => Import,
        }, entry.Import, $"{entry.Import}, {entry.Kind}, {Done(entry.By, entry.At)}, {entry.Summary}");
    }

    /// <summary>How it was taken: the same file under other terms is another import.</summary>
    private void LookAtFile(ShownImport shown) => files[shown.Id] =
        $", {(shown.Terms.IsFull ? "full" : "not full")}, from {shown.Terms.From}"
        + (shown.FileName.Length > 0 ? $", file {shown.FileName}" : "");

    private void Add(string kind, TableEntity stored, string line) =>
        Add(kind, $"{stored.PartitionKey} {stored.RowKey}", line);

    private void Add(string kind, string key, string line)
    {
        var lines = kinds.Find(k => k.Kind == kind).Lines;
        if (lines is null)
        {
            kinds.Add((kind, lines = new Dictionary<string, string>(StringComparer.Ordinal)));
        }

        lines[key] = line;
    }

    private static string Done(string by, DateTimeOffset at) => $"by {by}, {Moment(at)}";

    private static string Signed(string proposedBy, DateTimeOffset at, string confirmedBy, string withdrawnBy) =>
        $"proposed {Done(proposedBy, at)}"
        + (confirmedBy.Length > 0 ? $", confirmed by {confirmedBy}" : "")
        + (withdrawnBy.Length > 0 ? $", withdrawn by {withdrawnBy}" : "");

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
