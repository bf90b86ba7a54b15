using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What a person says about a work item; null leaves a field as it is.</summary>
public sealed record WorkNoteRequest(string Item, string Person)
{
    public string? Owner { get; init; }

    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>It is put off no longer.</summary>
    public bool EndsSnooze { get; init; }

    public string? Comment { get; init; }

    public bool? IsSignedOff { get; init; }

    public bool SaysNothing =>
        this is { Owner: null, SnoozedUntil: null, EndsSnooze: false, Comment: null, IsSignedOff: null };
}

/// <summary>
/// Notes who has taken an item on, until when it is put off, and that somebody has looked. It changes no item: that is
/// gone when its cause is.
/// </summary>
public sealed class NoteWork(ReadWorklist read, IWorkNotes notes, Rules rules, TimeProvider clock)
{
    private const int OwnerMax = 60;
    private const int SnoozeDaysMax = 60;
    private const int LostRacesMax = 20;

    /// <summary>Runs are signed off under this key, red ones and amber ones.</summary>
    public static string RunKey(string run) => $"{WorkKinds.RedRun.Key}~{run}";

    /// <returns>The note as it is now; null where nothing has that key.</returns>
    /// <exception cref="FormatException">A field is not accepted; it is named, with what would be.</exception>
    public async Task<WorkNote?> RunAsync(WorkNoteRequest request, string regency, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        Check(request, today);
        var view = await read.RunAsync(regency, stop);
        var isRun = view.Runs.Any(r => RunKey(r.Id) == request.Item);
        var item = view.Items.FirstOrDefault(i => i.Key == request.Item);
        if (item is null && !isRun)
        {
            return null;
        }

        if (request.IsSignedOff == true && !isRun && !item!.Kind.IsEvent)
        {
            throw WrongField.Of(new(
                "signedOff: hal ini hilang sendiri bila sebabnya hilang. Tundalah, atau beri catatan.",
                "signedOff: expected for runs and for what only a person can end; this item goes by itself when its " +
                "cause is gone. Put it off with snoozedUntil, or comment on it."));
        }

        if (item is { IsDated: false, Since: null })
        {
            // Known from now on: what is first seen after a note would not be what the note is about.
            await read.KeepSeenAsync(view.Items, new Dictionary<string, string>(), stop);
        }

        for (var lost = 0; lost < LostRacesMax; lost++)
        {
            // Not as the list had it, which takes seconds to read: what another person notes meanwhile stays.
            var found = await notes.FindAsync(request.Item, stop);
            var before = found.Note is { } noted && item?.IsMeantBy(noted) != false ? found.Note : null;
            var note = Merged(before, request, clock.GetUtcNow());
            if (await notes.PutAsync(note, found.Version, stop))
            {
                return note;
            }
        }

        throw new InvalidOperationException($"{request.Item}: lost {LostRacesMax} notes in a row.");
    }

    /// <summary>What was said last, and of what nothing was said now, what was said before.</summary>
    private static WorkNote Merged(WorkNote? before, WorkNoteRequest request, DateTimeOffset now) =>
        new(request.Item, request.Person, now)
        {
            Owner = request.Owner?.Trim() ?? before?.Owner ?? "",
            SnoozedUntil = request.EndsSnooze ? null : request.SnoozedUntil ?? before?.SnoozedUntil,
            SnoozedAt = request.EndsSnooze ? null : request.SnoozedUntil is not null ? now
                : before?.SnoozedUntil is not null ? before.PutOffAt : null,
            Comment = request.Comment?.Trim() ?? before?.Comment ?? "",
            IsSignedOff = request.IsSignedOff ?? before?.IsSignedOff ?? false,
        };

    private static void Check(WorkNoteRequest request, DateOnly today)
    {
        if (request.SaysNothing)
        {
            throw WrongField.Of(new(
                "isilah atau ubahlah paling sedikit satu hal.",
                "expected at least one of owner, snoozedUntil, comment and signedOff."));
        }

        if (request.Owner is { } owner && (owner.Length > OwnerMax || owner.Any(char.IsControl)))
        {
            throw WrongField.Of(new(
                $"owner: paling banyak {OwnerMax} huruf dalam satu baris.",
                $"owner: expected at most {OwnerMax} characters on one line."));
        }

        if (PersonText.HasLongNumber(request.Owner ?? ""))
        {
            throw WrongField.Of(new(
                "owner: tuliskan nama, tanpa nomor.", "owner: expected a name, without a number."));
        }

        if (request.Comment is { Length: > 0 } comment)
        {
            PersonText.Check("comment", comment);
        }

        // Today puts it off no longer.
        var last = today.AddDays(SnoozeDaysMax);
        if (request.SnoozedUntil is { } until && (until < today || until > last))
        {
            throw WrongField.Of(new(
                $"snoozedUntil: yang diterima tanggal {today:yyyy-MM-dd} (tidak ditunda lagi) sampai "
                + $"{last:yyyy-MM-dd}.",
                $"snoozedUntil: expected a day from {today:yyyy-MM-dd} (put off no longer) to {last:yyyy-MM-dd}."));
        }
    }
}
