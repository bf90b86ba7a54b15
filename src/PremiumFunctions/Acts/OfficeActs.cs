using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Pages;
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
            Facts =
            [
                .. messages.Select(m => new ActFact(
                    new(m.Queue, m.Queue), new Said($"{m.Text}\n", $"{m.Text}\n") + CauseOf(m))),
            ],
        };
    }

    /// <summary>What failed is told as the function put it.</summary>
    private static Said CauseOf(PoisonedMessage message) => message.Cause == PoisonQueues.NotBase64
        ? new("bukan base64: tidak ada fungsi yang menerimanya, dan akan disisihkan lagi", message.Cause)
        : new(message.Cause ?? "", message.Cause ?? "");

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
