namespace Premium.Domain;

/// <summary>
/// The one message of a village: all that is unpaid and what was paid, the missing sum once, what to do, until when,
/// what is at stake and who hears of it next.
/// </summary>
public static class VillageText
{
    /// <param name="letter">What is told.</param>
    /// <param name="to">To whom.</param>
    public static AlertText Of(VillageLetter letter, ContactRole? to)
    {
        var subject = letter.IsNewsOnly ? NewsSubject(letter) : Subject(letter);
        IEnumerable<string> lines =
        [
            $"Yth. {Greeting(letter, to)}",
            "",
            .. letter.IsNewsOnly ? [] : Warning(letter, to),
            .. letter.Paid.Count == 0 ? [] : News(letter),
            .. letter.ReplyTo is { } reply ? new[] { $"Jawab di sini, tanpa kata sandi: {reply}", "" } : [],
            $"Pesan ini dikirim otomatis oleh sistem pendebetan iuran. {Ask(letter)}",
            $"Kode desa {letter.Code}; kode pesan {letter.Lead.Stage}.",
        ];
        return new AlertText(subject, string.Join('\n', lines) + "\n") { Short = VillageShort.Of(letter, subject) };
    }

    /// <summary>How urgent, by the earliest last safe day of what is unpaid.</summary>
    public static string Urgency(VillageLetter letter)
    {
        if (IsLapsed(letter) && IsProven(letter))
        {
            return "PERLINDUNGAN TERPUTUS";
        }

        var safeDay = letter.FirstSafeDay;
        return (safeDay.DayNumber - letter.Today.DayNumber) switch
        {
            < 0 and var past => $"LEWAT {-past} HARI",
            0 => "HARI INI TERAKHIR",
            1 => "BESOK TERAKHIR",
            _ => $"Paling lambat {safeDay.Day} {Period.Of(safeDay).Indonesian}",
        };
    }

    /// <summary>Who is addressed.</summary>
    public static string Greeting(VillageLetter letter, ContactRole? to) => to switch
    {
        ContactRole.Treasurer =>
            $"Bendahara Desa (Kaur Keuangan) {letter.Name}, Kecamatan {letter.District}",
        ContactRole.Secretary => $"Sekretaris Desa {letter.Name}, Kecamatan {letter.District}",
        ContactRole.Head => $"Kepala Desa {letter.Name}, Kecamatan {letter.District}",
        ContactRole.Subdistrict => $"Camat {letter.District}",
        null => "Dinas PMD",
    };

    public static string Role(ContactRole role) => role switch
    {
        ContactRole.Treasurer => "bendahara desa",
        ContactRole.Secretary => "sekretaris desa",
        ContactRole.Head => "kepala desa",
        ContactRole.Subdistrict => "camat",
    };

    /// <summary>Nobody may read "unpaid" and pay a second time while the bank may have taken the money.</summary>
    public static string Status(IReadOnlyList<Bill> unpaid) => unpaid.All(IsUnsure)
        ? "belum dapat dipastikan terbayar"
        : "belum terbayar";

    private static bool IsUnsure(Bill bill) => bill.State == BillState.Unknown || bill.Doubt is not null;

    private static string Subject(VillageLetter letter) =>
        $"{Urgency(letter)}, {letter.Total}: iuran BPJS Ketenagakerjaan Desa {letter.Name} {Status(letter.Unpaid)}";

    private static string NewsSubject(VillageLetter letter)
    {
        var sum = Rupiah.Sum(letter.Paid.Select(b => b.Amount));
        return letter.Paid.All(b => b.State == BillState.Covered)
            ? $"Bukti bayar diterima, {sum}: iuran BPJS Ketenagakerjaan Desa {letter.Name}"
            : $"Terbayar, {sum}: iuran BPJS Ketenagakerjaan Desa {letter.Name}, bukti menyusul";
    }

    private static IEnumerable<string> Warning(VillageLetter letter, ContactRole? to)
    {
        var lead = letter.Unpaid.FirstOrDefault(b => b.Id == letter.Lead.Bill) ?? letter.Unpaid[0];
        var safeDay = letter.FirstSafeDay;
        yield return $"Iuran BPJS Ketenagakerjaan Desa {letter.Name} {Status(letter.Unpaid)}: {letter.Total}, "
            + $"paling lambat {AlertText.Day(safeDay)}.";
        yield return "";
        foreach (var bill in letter.Unpaid)
        {
            var unsure = IsUnsure(bill) && !letter.Unpaid.All(IsUnsure) ? ", belum dapat dipastikan" : "";
            yield return $"- {bill.Id.Segment.Label()} {bill.Id.Period.Indonesian} ({Who(bill.Id.Segment)}), "
                + $"{bill.HeadCount} orang: {bill.Amount}{unsure}. Penyebab: {AlertText.Reason(bill)}.";
            if (letter.Alerts.FirstOrDefault(a => a.Bill == bill.Id)?.Before is { } before)
            {
                yield return $"  Semula disampaikan {before}; berubah mengikuti tagihan BPJS atau daftar peserta "
                    + "bulan itu.";
            }
        }

        foreach (var line in Missing(letter))
        {
            yield return line;
        }

        yield return "";
        yield return "Yang perlu dilakukan:";
        foreach (var toDo in letter.Unpaid.Select(b => ToDo.For(b, letter.Rules, letter.SafeDay(b))).Distinct())
        {
            yield return $"- {toDo}";
        }

        yield return "";
        foreach (var line in Stake(letter))
        {
            yield return line;
        }

        foreach (var line in NextOne(letter, lead, to))
        {
            yield return line;
        }

        yield return "";
    }

    private static string Who(Segment segment) => segment switch
    {
        Segment.Pu => "kepala desa, perangkat desa, BPD",
        Segment.Bpu => "RT/RW, pekerja rentan",
    };

    /// <summary>The balance is there once, whatever the number of bills that it is short for.</summary>
    private static IEnumerable<string> Missing(VillageLetter letter)
    {
        var shortfall = Shortfall.Of(letter.Code, letter.Sheets);
        if (shortfall is not { Balance: { } balance, Missing: { } missing })
        {
            return [];
        }

        return
        [
            "",
            $"Saldo tersedia: {balance}",
            $"Kekurangan    : {missing}"
                + (shortfall.Bills.Count > 1 ? $" untuk {shortfall.Bills.Count} tagihan, {shortfall.Needed}" : ""),
        ];
    }

    private static IEnumerable<string> Stake(VillageLetter letter)
    {
        var people = VillageLetter.People(letter.Unpaid);
        var lapse = letter.LapsesOn;
        if (letter.Today <= letter.FirstSafeDay)
        {
            yield return $"Bila tidak terbayar, perlindungan {people} peserta berisiko terputus.";
            yield break;
        }

        if (!IsLapsed(letter))
        {
            yield return $"Batas aman pembayaran sudah lewat dan perlindungan {people} peserta berisiko terputus: "
                + (lapse is { } day ? $"tanpa pembayaran, terputus pada {AlertText.Day(day)}. " : "")
                + "Mohon segera ditindaklanjuti hari ini.";
        }
        else if (IsProven(letter))
        {
            yield return $"Perlindungan {people} peserta terputus sejak {AlertText.Day(lapse!.Value)}. Hubungi Dinas "
                + "PMD agar tunggakan diurus bersama BPJS Ketenagakerjaan.";
        }
        else
        {
            yield return $"Batas aman pembayaran sudah lewat. Mutasi rekening sedang diperiksa, jadi belum dapat "
                + $"dipastikan apakah perlindungan {people} peserta masih berlaku.";
        }

        if (letter.Rules.Benefits.On(letter.Today) is { } benefit)
        {
            yield return $"Bila peserta meninggal dunia saat perlindungan terputus, ahli waris dapat kehilangan "
                + $"santunan kematian {benefit.Death} dan beasiswa anak, yang mensyaratkan masa iur "
                + $"{benefit.ScholarshipYears} tahun.";
        }
    }

    private static IEnumerable<string> NextOne(VillageLetter letter, Bill lead, ContactRole? to)
    {
        if (to is null || letter.Rules.Ladder.Next(lead, letter.Today, letter.Rules.Local) is not var (day, rung))
        {
            return [];
        }

        var now = letter.Rungs.SelectMany(r => r.Roles).ToHashSet();
        var more = rung.Roles.Where(r => !now.Contains(r)).Select(Role).ToList();
        return more.Count == 0
            ? [$"Bila belum selesai, diingatkan lagi pada {AlertText.Day(day)}."]
            : [$"Bila belum selesai, pada {AlertText.Day(day)} pesan ini juga sampai kepada "
                + $"{string.Join(" dan ", more)}."];
    }

    private static IEnumerable<string> News(VillageLetter letter)
    {
        yield return letter.Paid.Any(b => b.State == BillState.Debited)
            ? $"Iuran BPJS Ketenagakerjaan Desa {letter.Name} terbayar; bukti bayar BPJS menyusul:"
            : $"Bukti bayar BPJS Ketenagakerjaan Desa {letter.Name} sudah diterima, "
                + $"{VillageLetter.People(letter.Paid)} orang terlindungi:";
        foreach (var bill in letter.Paid)
        {
            var by = letter.PaidBy(bill) is { } debit ? $", referensi {debit.Id.PaymentReference}" : "";
            yield return $"- {bill.Id.Segment.Label()} {bill.Id.Period.Indonesian}, {bill.HeadCount} orang: "
                + $"{bill.Amount}{by}.";
        }

        yield return "";
    }

    private static string Ask(VillageLetter letter)
    {
        var whom = letter.Rules.Office.Text;
        return letter.ReplyTo is null
            ? $"Mohon tidak membalas pesan ini; pertanyaan dapat disampaikan kepada {whom}."
            : $"Pertanyaan dapat disampaikan kepada {whom}.";
    }

    internal static bool IsLapsed(VillageLetter letter) => letter.LapsesOn <= letter.Today;

    /// <summary>Nobody is told "lapsed" on data older than the proof of that account.</summary>
    internal static bool IsProven(VillageLetter letter) =>
        letter.ProvenTo is { } day && letter.LapsesOn is { } lapse && day >= lapse.AddDays(-1)
        && !letter.Unpaid.Any(IsUnsure);
}
