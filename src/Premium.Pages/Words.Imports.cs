using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Pages;

/// <content>Files of the register.</content>
public sealed partial class Words
{
    public string Label(ImportKind kind) => kind switch
    {
        ImportKind.Villages => Say("Desa", "Villages"),
        ImportKind.Mandates => Say("Rekening dan surat kuasa", "Accounts and mandates"),
        ImportKind.Contacts => Say("Kontak", "Contacts"),
        ImportKind.Members => Say("Peserta", "Members"),
        ImportKind.Billings => Say("Tagihan BPJS", "BPJS billings"),
        ImportKind.Recodings => Say("Kode desa baru", "New village codes"),
    };

    public string Label(HoldReason reason) => Say(AlertText.Reason(reason), BillReason.English(reason));

    public string Label(VillageFate fate) => fate switch
    {
        VillageFate.New => Say("baru", "new"),
        VillageFate.Changed => Say("berubah", "changed"),
        VillageFate.Gone => Say("tidak ada lagi", "gone"),
    };

    /// <summary><c>Daftar penuh, mulai bulan bayar Desember 2026</c>.</summary>
    public string Terms(ImportTerms terms)
    {
        var month = Month(Period.Of(terms.From.FirstDay));
        return terms.IsFull
            ? Say($"daftar penuh, mulai bulan bayar {month}", $"whole list, from pay month {month}")
            : Say($"sebagian, mulai bulan bayar {month}", $"part of a list, from pay month {month}");
    }

    /// <summary><c>dibaca 5, baru 4, berubah 0, keluar 0, salah 1</c>.</summary>
    public string Figures(ShownImport shown)
    {
        var figures = Figure().Matches(shown.Summary).ToDictionary(f => f.Groups[1].Value, f => f.Groups[2].Value);
        return string.Join(", ", new[]
        {
            ("read", Say("dibaca", "read")), ("new", Say("baru", "new")), ("changed", Say("berubah", "changed")),
            ("gone", Say("keluar", "gone")), ("wrong", Say("salah", "wrong")),
        }.Where(f => figures.ContainsKey(f.Item1)).Select(f =>
            $"{f.Item2} {Number(int.Parse(figures[f.Item1], CultureInfo.InvariantCulture))}"));
    }

    /// <summary>How a dry run stands.</summary>
    /// <param name="shown">The dry run.</param>
    /// <param name="entry">The last that the journal has of it; null for nothing.</param>
    /// <param name="now">Now.</param>
    /// <param name="takingMax">So long whoever began it may still be writing.</param>
    public string State(ShownImport shown, ImportEntry? entry, DateTimeOffset now, TimeSpan takingMax) => entry switch
    {
        { Step: ImportStep.Taken } => Say(
            $"diambil oleh {entry.By}, {Time(entry.At)}", $"taken by {entry.By}, {Time(entry.At)}"),
        { Step: ImportStep.Taking } when now < entry.At + takingMax => Say(
            $"sedang diambil oleh {entry.By} sejak {Time(entry.At)}",
            $"being taken by {entry.By} since {Time(entry.At)}"),
        { Step: ImportStep.Taking } => Say(
            "terputus di tengah jalan; ambil sekali lagi", "cut short; take it once more"),
        _ when shown.IsDraft => Say("kolomnya belum ditentukan", "its columns are not known yet"),
        _ => shown.NeedsSecond
            ? Say("menunggu orang kedua", "waits for a second person")
            : Say("belum diambil", "not taken"),
    };

    [GeneratedRegex("([a-z]+)=([0-9]+)")]
    private static partial Regex Figure();
}
