using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Somebody takes a work item on, puts it off, comments on it or signs it off.</summary>
public sealed class NoteAct(NoteWork note, ReadWorklist worklist, Settings settings) : Act
{
    public override string Key => "note";

    public override Access Access => Access.Sign;

    public override Said Title => new("Catat pada daftar kerja", "Note on the worklist");

    public override Said Effect => new(
        "Siapa yang mengerjakan, ditunda sampai kapan, apa yang sudah dilakukan. Hal itu hilang dari daftar bila "
            + "sebabnya hilang; proses dan jawaban desa bila ditandai selesai.",
        "Who does it, until when it is put off, what was done. An item goes when its cause is gone; runs and villages' "
            + "answers when they are signed off.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        new("item", new Said("Hal", "Item")) { IsSubject = true },
        new("owner", new Said("Dikerjakan oleh", "Taken on by")) { IsOptional = true, IsCompared = true },
        new("snoozedUntil", new Said("Tunda sampai", "Put off until"), ActFieldKind.Day)
        {
            IsOptional = true,
            IsCompared = true,
            Hint = new Said(
                "Bersama nama, pada hal tentang tagihan yang belum terbayar: kecamatan dan Dinas PMD tidak dikirimi "
                    + $"pesan tentang desa itu sampai hari ini, paling lama {Acknowledged.DaysMax} hari, kecuali ada "
                    + "sebab baru; desa tetap dikirimi.",
                "With a name, on an item about an unpaid bill: kecamatan and Dinas PMD get no messages about that "
                    + $"village until this day, {Acknowledged.DaysMax} days at most, unless a new cause comes up; "
                    + "the village does."),
        },
        new("comment", new Said("Catatan", "Comment")) { IsOptional = true, IsCompared = true },
        new("signedOff", new Said("Selesai", "Done"), ActFieldKind.Choice)
        {
            IsOptional = true,
            Options =
            [
                ("", new Said("biarkan", "leave it")),
                ("yes", new Said("tandai selesai", "sign it off")),
                ("no", new Said("buka kembali", "open it again")),
            ],
        },
    ];

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        if (values["item"].Length == 0)
        {
            return View(Fields);
        }

        var work = await worklist.RunAsync(settings.Regency, stop);
        var item = work.Items.FirstOrDefault(i => i.Key == values["item"]);
        return item is null ? View(Fields) : View(Fields) with
        {
            Facts =
            [
                new(new("Di mana", "Where"), item.Place),
                new(new("Apa", "What"), item.Kind.Title),
                new(new("Mengapa", "Why"), item.Why),
                new(new("Yang harus dilakukan", "What to do"), item.Kind.ToDo),
            ],
            Values = new Dictionary<string, string>
            {
                ["owner"] = item.Note?.Owner ?? "",
                ["snoozedUntil"] = item.Note?.SnoozedUntil is { } until && until > work.Today
                    ? $"{until:yyyy-MM-dd}" : "",
                ["comment"] = item.Note?.Comment ?? "",
            },
        };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var request = new WorkNoteRequest(values.Required("item"), by)
        {
            Owner = values.Changed("owner"),
            SnoozedUntil = values.Changed("snoozedUntil") is null ? null : values.Day("snoozedUntil"),
            EndsSnooze = values.Changed("snoozedUntil") == "",
            Comment = values.Changed("comment"),
            IsSignedOff = values["signedOff"] switch { "yes" => true, "no" => false, _ => null },
        };

        // Sent again as it stands: it is noted, and by whom is not changed.
        var isAsItStands = request.SaysNothing
            && Fields.Any(f => f.IsCompared && values[f.Name].Length > 0);
        return !isAsItStands && await note.RunAsync(request, settings.Regency, stop) is null
            ? new ActResult.Refused(new Said(
                "Hal ini sudah tidak ada di daftar kerja.", "This is not on the worklist any more."))
            : Done(
                new("Dicatat.", "Noted."),
                new("Semua orang melihatnya di daftar kerja.", "Everybody sees it on the worklist."))
            with
            {
                Village = values["item"].Split('~') is [_, var about, ..]
                    && VillageCode.TryParse(about, out var village) ? village : null,
            };
    }
}
