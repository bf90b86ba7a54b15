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
            ["red runs left off the worklist"] = (["14"], WithoutWork(i => i.Kind == WorkKinds.RedRun)),
            ["notices that wait left off the worklist"] = (["14"], WithoutWork(i => i.Subject == "notices")),
            ["villages with their bills said to have none"] = (["14"], WithWork(WorkKinds.Short, WorkKinds.NoBill)),
            ["villages that can be reached said to have no contact"] =
                (["14"], WithWork(WorkKinds.Short, WorkKinds.NoContact)),
            ["mandates that go on said to end"] = (["14"], parts => parts with
            {
                ShowsWork = items =>
                    [.. items.Select(i => i.Kind == WorkKinds.MandateEnds ? i with { Subject = $"{i.Subject}9" } : i)],
            }),
        };

    private static Task<Delivery> TellsOthers(IAlertChannel channel, AlertMessage message, CancellationToken stop) =>
        OfWork.Any(prefix => message.Id.StartsWith(prefix, StringComparison.Ordinal))
            ? Task.FromResult<Delivery>(new Delivery.Delivered("kept quiet"))
            : channel.DeliverAsync(message, stop);

    private static Func<EngineParts, EngineParts> WithoutWork(Func<WorkItem, bool> isLeftOut) =>
        parts => parts with { ShowsWork = items => [.. items.Where(i => !isLeftOut(i))] };

    /// <summary>Items of one kind are said to be of another one, too.</summary>
    private static Func<EngineParts, EngineParts> WithWork(WorkKind of, WorkKind kind) => parts => parts with
    {
        ShowsWork = items => [.. items, .. items.Where(i => i.Kind == of).Select(i => i with { Kind = kind })],
    };
}
