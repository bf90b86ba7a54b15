using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

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
                    Choose,
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
public sealed class RulesAct(TakeRules take, IRuleVersions versions, Rules rules, TimeProvider clock) : Act
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
            Options = [Choose, .. RuleFile.All.Select(f => (f, new Said(f, f)))],
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

    /// <summary>What is still to begin is shown: another version may take its place.</summary>
    public override async Task<ActView> ShowAsync(ActValues values, CancellationToken stop)
    {
        var book = new RuleBook(await versions.ReadAsync(stop));
        var today = rules.Today(clock.GetUtcNow());
        return View(Fields) with
        {
            Facts =
            [
                .. RuleFile.All.SelectMany(file => book.ToCome(file, today)).Select(v => new ActFact(
                    new($"{v.File}, sudah dijadwalkan", $"{v.File}, scheduled"),
                    new Said(
                        $"Versi {v.Number}, berlaku sejak {v.From:yyyy-MM-dd} ({v.By}: {v.Reason}). Berkas baru yang "
                            + "berlaku sejak hari itu atau sebelumnya menggantikannya.",
                        $"Version {v.Number}, counts from {v.From:yyyy-MM-dd} ({v.By}: {v.Reason}). A new file that "
                            + "counts from that day or before takes its place."))),
            ],
        };
    }

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
                    $"Version {taken.Version.Number}, counts from {taken.Version.From:yyyy-MM-dd}.")) with
            {
                Facts = [.. taken.Instead.Select(CountsNoMore)],
                IsPartly = taken.Instead.Count > 0,
            },
            RulesResult.Unchanged => Done(
                new("Tidak ada yang berubah.", "Nothing changed."),
                new("Aturan itu sudah berlaku seperti ini.", "The rules are as sent already.")),
            RulesResult.Lost lost => new ActResult.Refused(lost.Why),
            _ => throw new InvalidOperationException("RulesResult is closed."),
        };

    private static ActFact CountsNoMore(RuleVersion before) => new(
        new("Digantikan", "Replaced"),
        new Said(
            $"Versi {before.Number} (berlaku sejak {before.From:yyyy-MM-dd}) tidak akan berlaku lagi; kirim lagi bila "
                + "masih diperlukan.",
            $"Version {before.Number} (counting from {before.From:yyyy-MM-dd}) will not count any more; send it again "
                + "if it is still needed."));
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
