using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Who is told when the system itself needs a person.</summary>
public sealed record OperationsContacts(IReadOnlyList<Contact> Contacts)
{
    /// <summary>The BPJS branch, which gets remittance advices and nothing else; may be empty.</summary>
    public IReadOnlyList<Contact> Branch { get; init; } = [];

    /// <summary>As deliveries name them; of no office none.</summary>
    internal static IReadOnlySet<string> KeysOf(OperationsContacts? office) =>
        (office?.Contacts ?? []).Select(c => Deliveries.KeyOf(c)).ToHashSet(StringComparer.Ordinal);
}

/// <summary>
/// Tells the operations contacts, each over their channel. What is to be told is put in the outbox first and tried
/// until everyone has it or never will; whom it could not tell is in the log, too.
/// </summary>
public sealed partial class Operations(
    IEnumerable<IAlertChannel> channels, OperationsContacts operations, INotices notices, TimeProvider clock,
    ILogger<Operations> log, IRegistry? registry = null)
{
    /// <summary>How the ids of daily digests begin: a newer one says all that an older one did.</summary>
    public const string DigestPrefix = "digest-";

    /// <summary>How the ids of what is for the branch begin.</summary>
    public const string RemittancePrefix = "remittance-";

    /// <summary>How the ids of what is for the office of a district begin; then its code.</summary>
    public const string SubdistrictPrefix = "kecamatan-";

    /// <summary>How the ids of grave news of the worklist begin; then its kind.</summary>
    public const string WorkPrefix = "work-";

    /// <summary>After so long the next day's digest has been made, delivered or not.</summary>
    private static readonly TimeSpan DigestLife = TimeSpan.FromHours(23);

    /// <summary>
    /// So long a waking tries what waits: past it the host would end all that a check of the runs still has to do. The
    /// next one goes on.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly NoticeSender sender = new(new Messenger(channels, clock, log), notices, clock);

    public bool HasBranch => operations.Branch.Count > 0;

    /// <param name="id">The same for the same news, so that a message told again is recognised.</param>
    /// <param name="subject">In Indonesian, as the body.</param>
    /// <param name="body">Names no account and no person.</param>
    /// <param name="stop">Stops between two contacts; what is in the outbox is told later.</param>
    public async Task TellAsync(string id, string subject, string body, CancellationToken stop)
    {
        var notice = await PutAsync(id, new AlertText(subject, body), stop);
        if (!notice.IsDone && !(notice.NextTry > clock.GetUtcNow()))
        {
            await DeliverAsync(notice, stop);
        }
    }

    /// <summary>As <see cref="TellAsync"/>, but for <see cref="RetryAsync"/> to send.</summary>
    /// <returns>What is in the outbox under the id.</returns>
    internal Task<Notice> PutAsync(string id, AlertText text, CancellationToken stop) => notices.AddAsync(
        new Notice(id, clock.GetUtcNow(), text.Subject, text.Body) { Short = text.Short }, stop);

    /// <summary>
    /// Tries what is still in the outbox and due: the new before what a silent server has been offered before.
    /// </summary>
    public async Task RetryAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var waiting = (await notices.WaitingAsync(stop)).All.Where(n => !AdvanceNotice.IsOne(n.Id)).ToList();
        var newest = waiting.Where(IsDigest).Select(n => n.Id).Max(StringComparer.Ordinal);
        foreach (var notice in waiting.Where(n => !(n.NextTry > now))
            .OrderBy(n => n.Tries).ThenBy(n => IsDigest(n) || IsOfSubdistrict(n)).ThenBy(n => n.NextTry))
        {
            if (clock.GetUtcNow() >= now + Patience)
            {
                break;
            }

            if ((IsDigest(notice) && notice.Id != newest)
                || ((IsDigest(notice) || IsOfSubdistrict(notice)) && now - notice.At > DigestLife))
            {
                await notices.PutAsync(notice with { IsDone = true }, stop);
            }
            else
            {
                await DeliverAsync(notice, stop);
            }
        }
    }

    /// <summary>Grave news from before a moment that nobody has: it may be over.</summary>
    internal async Task<IReadOnlyList<Notice>> UnheardWorkAsync(DateTimeOffset before, CancellationToken stop) =>
    [
        .. (await notices.WaitingAsync(stop)).All.Where(n =>
            n.Id.StartsWith(WorkPrefix, StringComparison.Ordinal) && n.At < before
            && !Deliveries.Read(n.Deliveries).Values.Any(l => l.HasIt || l.IsAwaited)),
    ];

    /// <summary>Tells it no more: what is still true of it has been told anew.</summary>
    internal Task LetGoAsync(Notice notice, CancellationToken stop) =>
        notices.PutAsync(notice with { IsDone = true }, stop);

    private static bool IsDigest(Notice notice) => notice.Id.StartsWith(DigestPrefix, StringComparison.Ordinal);

    private static bool IsOfSubdistrict(Notice notice) =>
        notice.Id.StartsWith(SubdistrictPrefix, StringComparison.Ordinal);

    private static bool IsOfBranch(Notice notice) => notice.Id.StartsWith(RemittancePrefix, StringComparison.Ordinal);

    private static bool IsOfOthers(Notice notice) => IsOfBranch(notice) || IsOfSubdistrict(notice);

    private async Task<IReadOnlyList<Contact>> ContactsAsync(Notice notice, CancellationToken stop) =>
        IsOfBranch(notice) ? operations.Branch
        : !IsOfSubdistrict(notice) ? operations.Contacts
        : registry is not null && DistrictCode.TryParse(notice.Id.Split('-')[1], out var district)
            ? (await registry.DistrictAsync(district, stop)).Subdistrict
        : [];

    private async Task DeliverAsync(Notice notice, CancellationToken stop)
    {
        var contacts = await ContactsAsync(notice, stop);
        var told = await sender.SendAsync(
            notice, [.. contacts.Select(c => new[] { c })],
            _ => new AlertMessage(notice.Id, "", notice.Subject, notice.Body)
            {
                Short = notice.Short,
                Origin = $"{DeliveryOrigin.Of(notice)}",
            },
            stop);
        if (told.State == AlertState.Sent)
        {
            return;
        }

        if (IsOfOthers(notice))
        {
            OthersNotTold(notice.Id, contacts.Count);
        }
        else if (told.IsSent)
        {
            SomeNotTold(notice.Id, contacts.Count);
        }
        else
        {
            NotTold(notice.Id, contacts.Count);
        }
    }

    /// <summary>Somebody is called by it: only where those who look after the system cannot be told.</summary>
    [LoggerMessage(202, LogLevel.Critical, "{News}: none of {Contacts} contacts could be told")]
    private partial void NotTold(string news, int contacts);

    /// <summary>Somebody of operations has it, and reads on the worklist that it waits for others.</summary>
    [LoggerMessage(206, LogLevel.Warning, "{News}: not all of {Contacts} contacts could be told yet")]
    private partial void SomeNotTold(string news, int contacts);

    /// <summary>Operations can be told, and read on the worklist what waits.</summary>
    [LoggerMessage(205, LogLevel.Warning, "{News}: not all of {Contacts} contacts outside could be told")]
    private partial void OthersNotTold(string news, int contacts);
}
