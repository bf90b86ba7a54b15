using System.Globalization;

namespace Premium.Domain;

/// <summary>An alert as the treasurer reads it: Indonesian, plain, with what to do first.</summary>
public sealed record AlertText(string Subject, string Body)
{
    private static readonly string[] DayNames = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <param name="alert">What is told.</param>
    /// <param name="bill">As it stands when it is told.</param>
    /// <param name="village">Whose.</param>
    /// <param name="district">Name of its district.</param>
    /// <param name="rules">Due days and local time.</param>
    /// <param name="shortfall">Of the village, over all its open bills; null where this one alone is known.</param>
    public static AlertText Of(
        Alert alert, Bill bill, Village village, string district, Rules rules, Shortfall? shortfall = null)
    {
        var segment = bill.Id.Segment switch
        {
            Segment.Pu => "Penerima Upah (kepala desa, perangkat desa, BPD)",
            Segment.Bpu => "Bukan Penerima Upah (RT/RW, pekerja rentan)",
        };
        var safeDay = rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);
        var raised = rules.Today(alert.RaisedAt);
        // Nobody may read "unpaid" and pay a second time while the bank may have taken the money.
        var status = bill.State == BillState.Unknown || bill.Doubt is not null
            ? "belum dapat dipastikan terbayar"
            : "belum terbayar";
        var lines = new List<string>
        {
            $"Yth. Bendahara Desa (Kaur Keuangan) {village.Name}, Kecamatan {district}",
            "",
            $"Iuran BPJS Ketenagakerjaan Desa {village.Name} bulan {bill.Id.Period.Indonesian} {status}.",
            "",
            $"Segmen             : {segment}",
            $"Jumlah iuran       : {alert.Amount}",
        };
        lines.AddRange(alert.Before is { } before
            ? [$"Semula disampaikan : {before}; berubah mengikuti tagihan BPJS atau daftar peserta bulan itu"]
            : []);
        lines.AddRange(Missing(bill, shortfall));
        lines.Add($"Penyebab           : {Reason(bill)}");
        lines.Add($"Bayar paling lambat: {Day(safeDay)}");
        lines.Add($"Jumlah peserta     : {bill.HeadCount} orang");
        lines.Add("");
        lines.Add(raised > safeDay
            ? $"Batas aman pembayaran sudah lewat dan perlindungan {bill.HeadCount} peserta berisiko terputus. " +
                "Mohon segera ditindaklanjuti hari ini."
            : $"Bila tidak terbayar, perlindungan {bill.HeadCount} peserta berisiko terputus.");
        lines.Add("");
        lines.Add("Yang perlu dilakukan:");
        lines.Add(ToDo(bill, rules, safeDay));
        lines.Add("");
        lines.Add("Pesan ini dikirim otomatis oleh sistem pendebetan iuran. Mohon tidak membalas pesan ini; " +
            "pertanyaan dapat disampaikan kepada Dinas PMD kabupaten.");
        lines.Add($"Kode desa {village.Code}; kode pesan {alert.Stage}.");
        return new AlertText(
            $"Iuran BPJS Ketenagakerjaan Desa {village.Name} {bill.Id.Period.Indonesian} " +
            $"({bill.Id.Segment.Label()}) {status}: {alert.Amount}",
            string.Join('\n', lines) + "\n");
    }

    /// <summary>The balance is there once, whatever the number of bills that it is short for.</summary>
    private static IEnumerable<string> Missing(Bill bill, Shortfall? shortfall)
    {
        if (bill.State != BillState.Short || bill.Doubt is not null)
        {
            return [];
        }

        if (shortfall is { Bills.Count: > 1, Balance: { } balance, Missing: { } missing })
        {
            return
            [
                $"Saldo tersedia     : {balance}",
                $"Semua tagihan      : {shortfall.Needed} ({Shortfall.Names([.. shortfall.Bills.Select(b => b.Id)])})",
                $"Kekurangan         : {missing} untuk semua tagihan itu",
            ];
        }

        return bill.Available is { } available && available < bill.Amount
            ? [$"Saldo tersedia     : {available}", $"Kekurangan         : {bill.Amount - available}"]
            : [];
    }

    /// <summary><c>Selasa, 15 Desember 2026</c>.</summary>
    public static string Day(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{DayNames[(int)day.DayOfWeek]}, {day.Day} {Period.Of(day).Indonesian}");

    /// <summary>Why it is unpaid, in a few words that treasurers use; also on the pages.</summary>
    public static string Reason(Bill bill) => bill.Doubt is { } doubt ? Reason(doubt) : bill.State switch
    {
        BillState.Planned when bill.IsOurs => "bank belum menerima permintaan pendebetan dari sistem",
        BillState.Planned => "belum didebet",
        BillState.Debiting => "pendebetan sedang berjalan",
        BillState.Unknown => "bank belum memberi jawaban pasti",
        BillState.Short => "saldo rekening kas desa tidak cukup",
        BillState.Debited => "sudah didebet, menunggu bukti bayar BPJS",
        BillState.Covered => "bukti bayar BPJS sudah diterima",
        BillState.Held => Reason(bill.Hold ?? HoldReason.Paused),
        BillState.Refused => bill.Refusal switch
        {
            RefusalReason.AccountBlocked => "rekening kas desa diblokir atau tidak aktif (dormant)",
            RefusalReason.AccountUnknown => "nomor rekening pada surat kuasa tidak dikenal bank",
            RefusalReason.LimitExceeded => "melebihi batas transaksi di bank",
            RefusalReason.GivenBack => "bank mengembalikan dana setelah pendebetan",
            { } reason when reason.IsOfUs() => "bank belum menerima permintaan pendebetan dari sistem",
            _ => "bank menolak pendebetan",
        },
    };

    public static string Reason(HoldReason hold) => hold switch
    {
        HoldReason.Paused => "pendebetan dihentikan sementara oleh admin",
        HoldReason.NoMandate => "surat kuasa pendebetan belum ada",
        HoldReason.MandateNotYetValid => "surat kuasa pendebetan belum berlaku",
        HoldReason.MandateExpired => "masa berlaku surat kuasa pendebetan sudah habis",
        HoldReason.MandateRevoked => "surat kuasa pendebetan sudah dicabut",
        HoldReason.ForbiddenSource => "sumber dana tidak boleh dipakai untuk iuran ini (bukan ADD)",
        HoldReason.OverLimit => "melebihi batas bulanan surat kuasa pendebetan",
        HoldReason.UnknownBank => "bank pada surat kuasa belum terhubung dengan sistem",
        HoldReason.OlderBillOpen => "iuran bulan sebelumnya belum lunas",
        HoldReason.AttemptsUsedUp => "pendebetan sudah dicoba berkali-kali tanpa hasil",
        HoldReason.InDoubt => "mutasi rekening masih harus diperiksa",
        HoldReason.AccountUnderOtherCode =>
            "rekening ini sudah dipakai untuk iuran bulan yang sama dengan kode desa lain",
        HoldReason.ReceiptTakenBack => "bukti bayar yang dicatat ternyata keliru dan ditarik kembali",
        HoldReason.BankContradicts => "keterangan bank tentang pendebetan sebelumnya berubah dan sedang diperiksa",
    };

    private static string Reason(BillDoubt doubt) => doubt switch
    {
        BillDoubt.UnexplainedDebit => "ada pendebetan berjumlah sama di rekening yang masih diperiksa",
        BillDoubt.OtherTerms => "bank mencatat pendebetan ini dengan jumlah atau rekening yang lain",
        BillDoubt.SecondDebit => "bank mendebet lebih dari sekali, kelebihan harus dikembalikan",
        BillDoubt.MoneyMayBeBack => "dana mungkin sudah dikembalikan bank, masih diperiksa",
    };

    private static string ToDo(Bill bill, Rules rules, DateOnly safeDay) => bill.Doubt is null
        ? ToDoIn(bill, rules, safeDay)
        : "Mohon JANGAN membayar sendiri dahulu. Petugas sedang memeriksa mutasi rekening bersama bank.";

    private static string ToDoIn(Bill bill, Rules rules, DateOnly safeDay) => bill.State switch
    {
        BillState.Planned or BillState.Refused when bill.IsOurs =>
            "Desa tidak perlu melakukan apa pun dan tidak perlu ke bank: kendalanya antara sistem dan bank, dan " +
            "sedang ditangani Dinas PMD. Mohon jaga saldo rekening kas desa tetap mencukupi.",
        BillState.Short => "Pastikan saldo rekening kas desa mencukupi. " + Again(bill, rules, safeDay),
        BillState.Unknown => "Mohon JANGAN membayar sendiri dahulu. Sistem sedang memastikan ke bank apakah dana " +
            "sudah didebet; bila ternyata belum, pendebetan dilanjutkan secara otomatis.",
        BillState.Held => bill.Hold switch
        {
            HoldReason.OlderBillOpen => "Selesaikan iuran bulan yang lebih lama lebih dahulu; bulan ini didebet " +
                "otomatis sesudahnya.",
            HoldReason.ForbiddenSource => "Ajukan surat kuasa baru untuk rekening yang menerima ADD. Dana Desa tidak " +
                "boleh dipakai untuk iuran ini.",
            HoldReason.OverLimit => "Ajukan surat kuasa baru dengan batas bulanan yang mencukupi, atau hubungi " +
                "Dinas PMD.",
            HoldReason.MandateNotYetValid => "Hubungi Dinas PMD bila surat kuasa baru berlaku setelah batas " +
                "pembayaran di atas.",
            HoldReason.UnknownBank => "Hubungi Dinas PMD agar bank tersebut dihubungkan, atau ajukan surat kuasa " +
                "untuk rekening di bank yang sudah terhubung.",
            HoldReason.AttemptsUsedUp => "Pastikan saldo rekening kas desa mencukupi, lalu kabari Dinas PMD agar " +
                "pendebetan dicoba lagi.",
            HoldReason.AccountUnderOtherCode => "Hubungi Dinas PMD agar kode desa dan surat kuasa rekening ini " +
                "diperiksa.",
            HoldReason.ReceiptTakenBack => "Bila desa sudah membayar di loket, kirimkan bukti bayarnya kepada Dinas " +
                "PMD; bila belum, kabari Dinas PMD agar didebet.",
            HoldReason.BankContradicts => "Mohon JANGAN membayar sendiri dahulu; Dinas PMD memeriksanya ke bank.",
            HoldReason.Paused => "Hubungi Dinas PMD untuk mengaktifkan kembali pendebetan.",
            _ => "Ajukan surat kuasa pendebetan yang ditandatangani Kepala Desa dan Kaur Keuangan kepada bank, lalu " +
                "kabari Dinas PMD.",
        },
        BillState.Refused when bill.Refusal == RefusalReason.GivenBack =>
            "Mohon JANGAN membayar sendiri dahulu. Dinas PMD menanyakan sebabnya kepada bank; bila jelas, pendebetan " +
            "dicoba lagi.",
        BillState.Refused => "Hubungi bank tempat rekening kas desa dibuka untuk menyelesaikan penyebabnya, lalu " +
            "kabari Dinas PMD agar pendebetan dicoba lagi.",
        _ => "Pastikan saldo rekening kas desa mencukupi sampai pendebetan berhasil. Bila hari batas sudah dekat, " +
            "hubungi Dinas PMD.",
    };

    /// <summary>A try after the last safe day may be too late for the cover, and says so.</summary>
    private static string Again(Bill bill, Rules rules, DateOnly safeDay)
    {
        if (bill.NextTry is not { } next)
        {
            return "Pendebetan dicoba lagi secara otomatis.";
        }

        var day = rules.Today(next);
        return $"Pendebetan dicoba lagi secara otomatis mulai {Day(day)}" + (day <= safeDay
            ? "."
            : ", sesudah batas aman di atas. Bila saldo masuk lebih awal, kabari Dinas PMD agar dicoba lagi hari itu " +
                "juga.");
    }
}
