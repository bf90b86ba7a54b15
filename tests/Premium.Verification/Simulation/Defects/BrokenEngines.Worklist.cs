using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Defects in what is said to need a person, and in who is told of it.</summary>
internal static partial class BrokenEngines
{
    private static readonly string[] OfWork = ["work-", "digest-", "kecamatan-"];

    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfWorklist =
        new()
        {
            ["villages without a bill told to nobody"] = (["worklist told"], parts => parts with
            {
                Channel = new BrokenChannel(parts.Channel, TellsOthers),
                Phone = new BrokenChannel(parts.Phone, TellsOthers),
            }),
            ["villages without a bill left off the worklist"] = (["14"], WithoutWork(i => i.Kind == WorkKinds.NoBill)),
            ["villages without a contact left off the worklist"] =
                (["14"], WithoutWork(i => i.Kind == WorkKinds.NoContact)),
            ["mandates that end left off the worklist"] = (["14"], WithoutWork(i => i.Kind == WorkKinds.MandateEnds)),
            ["red runs left off the worklist"] = (["signed off"], WithoutWork(i => i.Kind == WorkKinds.RedRun)),
            ["a run that was signed off stays"] = (["signed off"], parts => parts with
            {
                Notes = new ForgetfulNotes(parts.Notes),
            }),
            ["amber runs not pinned"] = (["signed off"], parts => parts with
            {
                PinsRuns = runs => [.. runs.Where(r => r.State == RunState.Red)],
            }),
            ["messages set aside left off the worklist"] =
                (["set aside"], WithoutWork(i => i.Kind == WorkKinds.Poison)),
            ["messages said to be set aside"] = (["set aside"], WithItem(WorkKinds.Poison, "alerts")),
            ["overdue receipts left off the worklist"] = (["no receipt"], WithReceiptDays(20)),
            ["receipts called overdue too early"] = (["no receipt"], WithReceiptDays(5)),
            ["alerts that wait left off the worklist"] = (["alert waits"], WithoutWork(i => i.Subject == "alerts"
                || i.Kind == WorkKinds.AlertWaits || i.Kind == WorkKinds.AlertWaitsLate)),
            ["alerts said to wait that are out"] = (["alert waits"], WithItem(WorkKinds.Undelivered, "alerts")),
            ["rules that end left off the worklist"] = (["rules end"], WithoutWork(i => i.Kind == WorkKinds.RulesEnd)),
            ["rules that go on said to end"] =
                (["rules end"], WithItem(WorkKinds.RulesEnd, "tariffs.json~wage cap of Jp~2099-02-28")),
            ["a first signature left off the worklist"] =
                (["signature"], WithoutWork(i => i.Kind == WorkKinds.Signature)),
            ["bills said to wait for a second person"] =
                (["signature"], WithWork(WorkKinds.Short, WorkKinds.Signature)),
            ["missing statements left off the worklist"] =
                (["no statement"], WithoutWork(i => i.Kind == WorkKinds.NoStatement)),
            ["statements said to be missing"] = (["no statement"], parts => parts with
            {
                ShowsWork = items =>
                [
                    .. items,
                    .. items.Where(i => i.Kind == WorkKinds.Short)
                        .SelectMany(i => SimulatedRegency.Banks.Select(
                            bank => i with { Kind = WorkKinds.NoStatement, Bank = bank })),
                ],
            }),
            ["a collection of which a bank took nothing called good"] = (["idle run"], WithoutRed("took none of")),
            ["a reconciliation without any statement called good"] = (["idle run"], WithoutRed("gave none of")),
            ["notices that wait left off the worklist"] = (["14"], WithoutWork(i => i.Subject == "notices")),
            ["villages with their bills said to have none"] = (["14"], WithWork(WorkKinds.Short, WorkKinds.NoBill)),
            ["villages that can be reached said to have no contact"] =
                (["14"], WithWork(WorkKinds.Short, WorkKinds.NoContact)),
            ["mandates that go on said to end"] = (["14"], parts => parts with
            {
                ShowsWork = items =>
                [
                    .. items.Select(i => i.Kind == WorkKinds.MandateEnds
                        ? i with { Subject = $"{i.District}~2099-12-31" }
                        : i),
                ],
            }),
        };

    private static Task<Delivery> TellsOthers(IAlertChannel channel, AlertMessage message, CancellationToken stop) =>
        OfWork.Any(prefix => message.Id.StartsWith(prefix, StringComparison.Ordinal))
            ? Task.FromResult<Delivery>(new Delivery.Delivered("kept quiet"))
            : channel.DeliverAsync(message, stop);

    private static Func<EngineParts, EngineParts> WithoutRed(string note) => WithLedger(l => new BrokenLedger(l)
    {
        Closes = run => run.Note.Contains(note, StringComparison.Ordinal)
            ? run with { State = RunState.Amber, Note = "" }
            : run,
    });

    private static Func<EngineParts, EngineParts> WithReceiptDays(int days) =>
        parts => parts with { Rules = parts.Rules with { ReceiptBankingDays = days } };

    /// <summary>One item more, which nothing has made.</summary>
    private static Func<EngineParts, EngineParts> WithItem(WorkKind kind, string subject) => parts => parts with
    {
        ShowsWork = items =>
        [
            .. items,
            new WorkItem(kind, subject)
            {
                Place = Said.Nothing,
                Why = new Said("1", "1"),
                Parts = ["1"],
            },
        ],
    };

    private static Func<EngineParts, EngineParts> WithoutWork(Func<WorkItem, bool> isLeftOut) =>
        parts => parts with { ShowsWork = items => [.. items.Where(i => !isLeftOut(i))] };

    /// <summary>Items of one kind are said to be of another one, too.</summary>
    private static Func<EngineParts, EngineParts> WithWork(WorkKind of, WorkKind kind) => parts => parts with
    {
        ShowsWork = items => [.. items, .. items.Where(i => i.Kind == of).Select(i => i with { Kind = kind })],
    };
}

/// <summary>Notes on work items in which nothing is ever signed off.</summary>
internal sealed class ForgetfulNotes(IWorkNotes notes) : IWorkNotes
{
    public async Task<IReadOnlyDictionary<string, WorkNote>> NotesAsync(CancellationToken stop) =>
        (await notes.NotesAsync(stop)).ToDictionary(n => n.Key, n => n.Value with { IsSignedOff = false });

    public Task<NotedItem> FindAsync(string item, CancellationToken stop) => notes.FindAsync(item, stop);

    public Task<bool> PutAsync(WorkNote note, string version, CancellationToken stop) =>
        notes.PutAsync(note, version, stop);

    public Task<IReadOnlyDictionary<string, SeenItem>> SeenAsync(CancellationToken stop) => notes.SeenAsync(stop);

    public Task PutSeenAsync(IReadOnlyDictionary<string, SeenItem> seen, CancellationToken stop) =>
        notes.PutSeenAsync(seen, stop);
}
