namespace Premium.Domain;

/// <summary>What a village does about an unpaid bill, in the words of its message.</summary>
public static class ToDo
{
    public static string For(Bill bill, Rules rules, DateOnly safeDay) => bill.Doubt is null
        ? ForState(bill, rules, safeDay)
        : "Mohon JANGAN membayar sendiri dahulu. Petugas sedang memeriksa mutasi rekening bersama bank.";

    private static string ForState(Bill bill, Rules rules, DateOnly safeDay) => bill.State switch
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
        return $"Pendebetan dicoba lagi secara otomatis mulai {AlertText.Day(day)}" + (day <= safeDay
            ? "."
            : ", sesudah batas aman di atas. Bila saldo masuk lebih awal, kabari Dinas PMD agar dicoba lagi hari itu " +
                "juga.");
    }
}
