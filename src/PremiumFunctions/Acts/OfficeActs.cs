using Premium.Adapters.Storage;
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

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop) =>
        await note.RunAsync(
            new WorkNoteRequest(values.Required("item"), by)
            {
                Owner = values.Changed("owner"),
                SnoozedUntil = values.Changed("snoozedUntil") is null ? null : values.Day("snoozedUntil"),
                EndsSnooze = values.Changed("snoozedUntil") == "",
                Comment = values.Changed("comment"),
                IsSignedOff = values["signedOff"] switch { "yes" => true, "no" => false, _ => null },
            },
            settings.Regency, stop) is null
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

/// <summary>Puts messages back that were set aside.</summary>
public sealed class ReplayAct(PoisonQueues queues) : Act
{
    public override string Key => "replay";

    public override Said Title => new("Masukkan kembali pesan antrean", "Put messages back into a queue");

    public override Said Effect => new(
        "Pesan yang gagal lima kali disisihkan; tidak ada yang hilang. Hilangkan dulu sebabnya.",
        "Messages that failed five times were set aside; nothing is lost. Remove the cause first.");

    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        var messages = await queues.ListAsync(stop);
        var counts = await queues.CountsAsync(stop);
        return View(
        [
            new("queue", new Said("Antrean", "Queue"), ActFieldKind.Choice)
            {
                Options =
                [
                    .. PoisonQueues.Names.Select(q => (q, new Said(
                        $"{q}: {counts[q]} pesan", $"{q}: {counts[q]} messages"))),
                ],
            },
        ]) with
        {
            Facts = [.. messages.Select(m => new ActFact(new(m.Queue, m.Queue), $"{m.Text}\n{m.Cause}"))],
        };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var queue = Asked.Queue(values.Required("queue"));
        var count = await queues.ReplayAsync(queue, stop);
        return Done(
            new($"{count} pesan dimasukkan kembali ke {queue}.", $"{count} messages were put back into {queue}."),
            new(
                "Pesan yang sama dimasukkan sekali. Yang gagal lagi disisihkan lagi, dengan sebabnya.",
                "Of equal messages one was put back. What fails again is set aside again, with its cause."));
    }
}

/// <summary>A rule file in place of the one that counts, or more holidays.</summary>
public sealed class RulesAct(TakeRules take) : Act
{
    public override string Key => "rules";

    public override Said Title => new("Ganti aturan atau tambah hari libur", "Replace rules or add holidays");

    public override Said Effect => new(
        "Hari libur, tangga peringatan, jadwal ulang, tarif, pesan. Berlaku dalam dua menit, sejak tanggal yang "
            + "disebut; "
            + "yang lama tetap tersimpan.",
        "Holidays, ladder, retry plan, tariffs, messages. They count within two minutes, from the day that is "
            + "named; older "
            + "ones are kept.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        new("file", new Said("Berkas aturan", "Rule file"), ActFieldKind.Choice)
        {
            Options = [.. RuleFile.All.Select(f => (f, new Said(f, f)))],
        },
        new("adds", new Said("Isinya", "It holds"), ActFieldKind.Choice)
        {
            IsOptional = true,
            Options =
            [
                ("", new Said("seluruh berkas, menggantikan yang lama", "the whole file, in place of the old one")),
                ("days", new Said("hari libur tambahan saja", "further holidays only")),
            ],
        },
        new("text", new Said("Teks", "Text"), ActFieldKind.LongText)
        {
            Hint = new Said(
                "Misalnya: date,name,type,source lalu 2027-02-14,Pemilu,libur_nasional,Keppres 1/2027 di baris "
                    + "berikutnya.",
                "Such as: date,name,type,source and on the next line 2027-02-14,Pemilu,libur_nasional,Keppres 1/2027."),
        },
        new("from", new Said("Berlaku sejak", "Counts from"), ActFieldKind.Day)
        {
            IsOptional = true,
            Hint = new Said("Kosong: sejak hari ini.", "Empty: from today."),
        },
        Reason(),
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop) =>
        await take.RunAsync(
            new RulesRequest(
                values.Required("file"), values.Required("text") + "\n", values["adds"] == "days", values.Day("from"),
                values.Required("reason"), by),
            stop) switch
        {
            RulesResult.Taken taken => Done(
                new($"{values["file"]} diterima.", $"{values["file"]} was taken."),
                new(
                    $"Versi {taken.Version.Number}, berlaku sejak {taken.Version.From:yyyy-MM-dd}.",
                    $"Version {taken.Version.Number}, counts from {taken.Version.From:yyyy-MM-dd}.")),
            RulesResult.Unchanged => Done(
                new("Tidak ada yang berubah.", "Nothing changed."),
                new("Aturan itu sudah berlaku seperti ini.", "The rules are as sent already.")),
            RulesResult.Lost lost => new ActResult.Refused(lost.Why),
            _ => throw new InvalidOperationException("RulesResult is closed."),
        };
}

/// <summary>Name and NIK of somebody who left go.</summary>
public sealed class EraseAct(ErasePerson erase, Settings settings) : Act
{
    public override string Key => "erase";

    public override Said Title => new("Hapus data seseorang yang sudah keluar", "Erase a person who left");

    public override Said Effect => new(
        "Nama, NIK, dan berkas yang memuatnya dihapus; jumlah uang tetap. Tidak dapat dikembalikan.",
        "Name, NIK and files that hold them go; sums stay. It cannot be undone.");

    protected override IReadOnlyList<ActField> Fields =>
        [new("nik", new Said("NIK", "NIK")) { Hint = new Said("16 angka.", "16 digits."), IsSecret = true }, Reason()];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        Nik nik;
        try
        {
            nik = Nik.Parse(values.Required("nik"));
        }
        catch (FormatException)
        {
            // The text is not repeated: it may be most of somebody's NIK.
            throw WrongField.Of(new Said("nik: yang diterima 16 angka.", "nik: expected 16 digits."));
        }

        return await erase.RunAsync(nik, values.Required("reason"), by, settings.Regency, stop) switch
        {
            EraseResult.Erased erased => Done(
                new("Data orang itu dihapus.", "The person's data is gone."),
                new(
                    $"{erased.Places} kecamatan, {erased.Files} berkas. Jurnal impor menyimpan buktinya.",
                    $"{erased.Places} districts, {erased.Files} files. The journal of imports keeps the proof.")),
            EraseResult.NotFound => new ActResult.Refused(new Said(
                "Tidak ada orang dengan NIK ini.", "Nobody with this NIK is known.")),
            EraseResult.Refused refused => new ActResult.Refused(refused.Why),
            _ => throw new InvalidOperationException("EraseResult is closed."),
        };
    }
}
