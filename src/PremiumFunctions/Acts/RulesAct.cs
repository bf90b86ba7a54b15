using System.Globalization;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>A rule file in place of the one that counts, or more holidays.</summary>
public sealed class RulesAct(TakeRules take, IRuleVersions versions, Rules rules, TimeProvider clock) : Act
{
    /// <summary>The last version of each file, as the form was shown.</summary>
    private const string Seen = "seen";

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

    /// <summary>
    /// What is still to begin is shown, and which days are holidays now, of all versions together: another version may
    /// take their place.
    /// </summary>
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
                .. HolidaysNow(book, today),
            ],
            Marks = new Dictionary<string, string>
            {
                [Seen] = string.Join(' ', RuleFile.All.Select(f => $"{f}={book.LastOf(f)?.Number ?? 0}")),
            },
        };
    }

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop) =>
        await take.RunAsync(
            new RulesRequest(
                values.Required("file"), values.Required("text") + "\n", values["adds"] == "days", values.Day("from"),
                values.Required("reason"), by)
            {
                After = SeenOf(values),
            },
            stop) switch
        {
            RulesResult.Taken taken => Done(
                new($"{values["file"]} diterima.", $"{values["file"]} was taken."),
                new(
                    $"Versi {taken.Version.Number}, berlaku sejak {taken.Version.From:yyyy-MM-dd}.",
                    $"Version {taken.Version.Number}, counts from {taken.Version.From:yyyy-MM-dd}.")) with
            {
                Facts = [.. taken.Instead.Select(CountsNoMore), .. GoneOf(taken.Gone)],
                IsPartly = taken.Instead.Count + taken.Gone.Count > 0,
            },
            RulesResult.Unchanged => Done(
                new("Tidak ada yang berubah.", "Nothing changed."),
                new("Aturan itu sudah berlaku seperti ini.", "The rules are as sent already.")),
            RulesResult.Lost lost => new ActResult.Refused(lost.Why),
            _ => throw new InvalidOperationException("RulesResult is closed."),
        };

    /// <summary>Null where the form is an older one, or the file is none.</summary>
    private static int? SeenOf(ActValues values)
    {
        var file = values["file"] + "=";
        return values[Seen].Split(' ').FirstOrDefault(s => s.StartsWith(file, StringComparison.Ordinal)) is { } one
            && int.TryParse(one[file.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    /// <summary>A whole file has to have these, too.</summary>
    private IEnumerable<ActFact> HolidaysNow(RuleBook book, DateOnly today)
    {
        if (book.On(today, RuleFile.Holidays).Added.Count > 0)
        {
            yield return new(
                new($"{RuleFile.Holidays}, berlaku kini", $"{RuleFile.Holidays}, counting now"),
                string.Join(
                    '\n',
                    book.On(today, rules).Calendar.Holidays.Where(h => h.Day >= today).OrderBy(h => h.Day)
                        .Select(Line)));
        }
    }

    private static IEnumerable<ActFact> GoneOf(IReadOnlyList<Holiday> gone)
    {
        if (gone.Count > 0)
        {
            yield return new(
                new("Tidak libur lagi", "No holidays any more"), string.Join('\n', gone.Select(Line)));
        }
    }

    /// <summary>As a file has it, up to the source.</summary>
    private static string Line(Holiday day) => string.Create(
        CultureInfo.InvariantCulture,
        $"{day.Day:yyyy-MM-dd},{day.Name},"
            + $"{(day.Kind == HolidayKind.National ? "libur_nasional" : "cuti_bersama")}");

    private static ActFact CountsNoMore(RuleVersion before) => new(
        new("Digantikan", "Replaced"),
        new Said(
            $"Versi {before.Number} (berlaku sejak {before.From:yyyy-MM-dd}) tidak akan berlaku lagi; kirim lagi bila "
                + "masih diperlukan.",
            $"Version {before.Number} (counting from {before.From:yyyy-MM-dd}) will not count any more; send it again "
                + "if it is still needed."));
}
