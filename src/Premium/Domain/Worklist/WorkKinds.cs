namespace Premium.Domain;

/// <summary>Every kind of thing that needs a person: who acts, how grave, what to do.</summary>
public static partial class WorkKinds
{
    public static readonly WorkKind Short = Of(
        "short", WorkActor.Village, Gravity.Open,
        "Saldo kurang", "Funds are short",
        "Isi rekening kas desa; pendebetan dicoba lagi dengan sendirinya. Yang mendesak: minta coba lagi sekarang.",
        "Put money into the village account; it is tried again by itself. If it is urgent, try again now.");

    public static readonly WorkKind Mandate = Of(
        "mandate", WorkActor.Village, Gravity.Open,
        "Surat kuasa tidak dapat dipakai", "The mandate cannot be used",
        "Ajukan surat kuasa pendebetan yang ditandatangani kepala desa dan Kaur Keuangan, lalu perbarui register.",
        "File a mandate signed by village head and treasurer, then bring the register up to date.");

    public static readonly WorkKind Account = Of(
        "account", WorkActor.Village, Gravity.Open,
        "Rekening bermasalah", "The account needs repair",
        "Selesaikan di bank tempat rekening dibuka, lalu minta coba lagi.",
        "Settle it at the branch where the account was opened, then try again.");

    public static readonly WorkKind Refused = Of(
        "refused", WorkActor.Admin, Gravity.Open,
        "Pendebetan ditolak", "The debit was refused",
        "Tanyakan sebabnya kepada bank, lalu minta coba lagi.", "Ask the bank why, then try again.");

    public static readonly WorkKind UsedUp = Of(
        "attempts-used-up", WorkActor.Admin, Gravity.Open,
        "Percobaan habis", "Attempts are used up",
        "Periksa sebabnya, lalu minta coba lagi.", "Look why, then try again.");

    public static readonly WorkKind Paused = Of(
        "paused", WorkActor.Admin, Gravity.Notice,
        "Dihentikan sementara", "Paused",
        "Aktifkan kembali bila alasannya sudah tidak ada.", "Resume it once its reason is gone.");

    public static readonly WorkKind UnknownBank = Of(
        "unknown-bank", WorkActor.Admin, Gravity.Open,
        "Bank belum terhubung", "The bank is not connected",
        "Hubungkan bank itu, atau ajukan surat kuasa untuk rekening di bank yang sudah terhubung.",
        "Connect the bank, or have a mandate filed for an account at a connected one.");

    public static readonly WorkKind AccountTwice = Of(
        "account-twice", WorkActor.Admin, Gravity.Open,
        "Satu rekening, dua kode desa", "One account under two codes",
        "Periksa kode desa dan surat kuasa rekening itu di register.",
        "Look at village code and mandate of this account in the register.");

    public static readonly WorkKind Contradiction = Of(
        "bank-contradicts", WorkActor.Admin, Gravity.Grave,
        "Bank mengubah keterangannya", "The bank contradicts itself",
        "Minta kepastian tertulis dari bank; dua orang lalu memutuskan.",
        "Have the bank state in writing what happened; two people then decide.");

    public static readonly WorkKind Doubt = Of(
        "doubt", WorkActor.Admin, Gravity.Grave,
        "Mutasi rekening harus diperiksa", "The statement must be looked at",
        "Bandingkan mutasi dengan bank; dua orang menyebut barisnya. Sebelum itu tidak ada pendebetan.",
        "Compare the statement with the bank; two people name the line. Nothing is debited before.");

    public static readonly WorkKind Refund = Of(
        "refund", WorkActor.Bank, Gravity.Grave,
        "Didebet lebih dari sekali", "Debited more than once",
        "Minta bank mengembalikan kelebihannya; tetap di daftar ini sampai dana kembali. Bila bank hanya sekali "
            + "mendebet dan bukti bayarnya dari pendebetan itu: tarik buktinya, cocokkan bulan itu, lalu catat lagi.",
        "Have the bank give the surplus back; it stays here until the money is back. If the bank debited only once, "
            + "and the receipt is of that debit: take the receipt back, reconcile the month, then record it again.");

    public static readonly WorkKind GivenBack = Of(
        "given-back", WorkActor.Admin, Gravity.Grave,
        "Dana dikembalikan bank", "The bank gave the money back",
        "Tanyakan sebabnya kepada bank, lalu minta coba lagi: bulan itu belum terbayar.",
        "Ask the bank why, then try again: that month is unpaid.");

    public static readonly WorkKind Unknown = Of(
        "unknown", WorkActor.Bank, Gravity.Open,
        "Bank belum pasti", "The bank gave no certain answer",
        "Sistem terus bertanya. Bila mendesak, minta bank memastikannya secara tertulis; dua orang lalu memutuskan.",
        "The system keeps asking. If it is urgent, have the bank state it in writing; two people then decide.");

    public static readonly WorkKind UnknownLate = Of(
        "unknown-late", WorkActor.Bank, Gravity.Grave,
        "Bank belum pasti, batas aman dekat atau lewat", "No certain answer, the safe day is near or past",
        "Telepon bank hari ini dan minta kepastian tertulis; dua orang lalu memutuskan.",
        "Call the bank today and have it state in writing; two people then decide.");

    public static readonly WorkKind Signature = Of(
        "signature", WorkActor.Admin, Gravity.Open,
        "Menunggu orang kedua", "Waits for a second person",
        "Admin lain atau pemeriksa melihat bukti dan mengirim keputusan yang sama, atau usulnya ditarik.",
        "Another admin or a checker looks at the evidence and sends the same decision, or it is withdrawn.");

    public static readonly WorkKind Partner = Of(
        "partner", WorkActor.Operations, Gravity.Grave,
        "Bank menolak sistem ini", "The bank refuses this system",
        "Hubungi bank: kunci, sertifikat, alamat IP atau perjanjian. Sampai selesai tidak ada pendebetan di bank " +
            "ini; desa tidak perlu berbuat apa pun.",
        "Call the bank: key, certificate, IP address or contract. Until then nothing is debited there; villages need " +
            "do nothing.");

    public static readonly WorkKind Request = Of(
        "our-request", WorkActor.Operations, Gravity.Grave,
        "Permintaan sistem salah", "A request of this system is wrong",
        "Periksa profil bank dan bukti percobaannya; perbaiki, lalu minta coba lagi.",
        "Look at the bank's profile and the evidence; mend it, then try again.");

    public static readonly WorkKind Untried = Of(
        "untried", WorkActor.Operations, Gravity.Grave,
        "Belum dicoba, batas aman dekat atau lewat", "Not tried, the safe day is near or past",
        "Periksa jadwal, jam layanan bank dan antrean; mulai pendebetan dengan tangan.",
        "Look at schedules, bank hours and queues; start a collection by hand.");

    public static readonly WorkKind NoBill = Of(
        "no-bill", WorkActor.Admin, Gravity.Grave,
        "Desa tanpa tagihan", "A village without a bill",
        "Perbaiki data desa ini di register; tagihannya dibuat pada pendebetan berikutnya.",
        "Mend this village in the register; its bill is made by the next collection.");

    public static readonly WorkKind NoContact = Of(
        "no-contact", WorkActor.Admin, Gravity.Open,
        "Kontak tidak ada atau tidak dapat dipakai", "No contact, or one that cannot be used",
        "Isi atau perbaiki kontaknya di register.", "Put the contact into the register, or mend it there.");

    public static readonly WorkKind AlertUndelivered = Of(
        "alert-undelivered", WorkActor.Admin, Gravity.Open,
        "Peringatan tidak sampai", "An alert was not delivered",
        "Hubungi desa dengan cara lain, perbaiki kontaknya, lalu kirim ulang peringatannya.",
        "Reach the village in another way, mend its contact, then send its alerts again.");

    public static readonly WorkKind NoReceipt = Of(
        "no-receipt", WorkActor.Branch, Gravity.Open,
        "Bukti bayar BPJS belum ada", "No BPJS receipt yet",
        "Minta bukti bayar kepada cabang BPJS Ketenagakerjaan dan catat.",
        "Ask the BPJS branch for the receipts and record them.");

    public static readonly WorkKind ReceiptTakenBack = Of(
        "receipt-taken-back", WorkActor.Admin, Gravity.Open,
        "Bukti bayar ditarik kembali", "Its receipt was taken back",
        "Catat bukti bayar yang benar; bila bulan itu memang belum dibayar, minta coba lagi.",
        "Record the right receipt; if that month is not paid after all, try again.");

    public static readonly WorkKind Break = Of(
        "break", WorkActor.Admin, Gravity.Grave,
        "Selisih dengan bank", "A difference with the bank",
        "Bandingkan dengan bank; hilang dari daftar setelah rekonsiliasi berikutnya cocok.",
        "Compare with the bank; it goes when the next reconciliation agrees.");

    public static readonly WorkKind Adopted = Of(
        "refused-but-executed", WorkActor.Admin, Gravity.Open,
        "Ditolak tetapi didebet", "Refused but executed",
        "Sudah dicatat terbayar. Beri tahu bank bahwa jawabannya salah, lalu tandai selesai.",
        "It counts as paid. Tell the bank that its answer was wrong, then sign it off.",
        isEvent: true);

    public static readonly WorkKind NoStatement = Of(
        "no-statement", WorkActor.Bank, Gravity.Open,
        "Mutasi rekening tidak dapat diambil", "The statement could not be had",
        "Tanyakan kepada bank apakah rekening ditutup atau aksesnya dicabut.",
        "Ask the bank whether the account was closed or access withdrawn.");

    public static readonly WorkKind Rows = Of(
        "rows", WorkActor.Operations, Gravity.Grave,
        "Baris data tidak dapat dipercaya", "Stored rows cannot be believed",
        "Desa ini berhenti. Jalankan audit, cari siapa yang mengubah baris, pulihkan dari cadangan.",
        "This village stands still. Run the audit, find who changed rows, restore from a backup.");

    public static readonly WorkKind RegisterRow = Of(
        "register-row", WorkActor.Admin, Gravity.Open,
        "Baris register tidak dapat dibaca", "A row of the register cannot be read",
        "Perbaiki baris itu dengan impor yang benar.", "Mend that row by a correct import.");

    public static readonly WorkKind PauseRow = Of(
        "pause-row", WorkActor.Admin, Gravity.Grave,
        "Perintah penghentian rusak", "A pause cannot be read whole",
        "Bila masih harus berhenti, perintahkan penghentian baru; lalu akhiri yang ini.",
        "If it is still to stop, order a new pause; then end this one.");

    public static readonly WorkKind ImportUnfinished = Of(
        "import-unfinished", WorkActor.Admin, Gravity.Grave,
        "Impor register terputus", "An import was cut short",
        "Ambil berkas itu sekali lagi di halaman register, atau kirim lagi penghapusan itu; sebelum itu tidak ada "
            + "impor lain yang diterima.",
        "Take that file once more on the register page, or send that erasure again; no other import is taken before.");

    public static readonly WorkKind RedRun = Of(
        "red-run", WorkActor.Operations, Gravity.Grave,
        "Proses merah", "A red run",
        "Lihat halaman proses; mulai lagi dengan tangan bila perlu, lalu tandai selesai.",
        "Look at the run's page; start it again by hand if needed, then sign it off.",
        isEvent: true, isToldByFinder: true);

    public static readonly WorkKind RunProblem = Of(
        "run-problem", WorkActor.Operations, Gravity.Open,
        "Catatan proses terakhir", "What the last run noted",
        "Lihat halaman proses.", "Look at the run's page.");

    public static readonly WorkKind StrangeRun = Of(
        "strange-run", WorkActor.Operations, Gravity.Open, "Baris asing di tabel proses", "A stray row among the runs",
        "Cari siapa yang menulisnya, lalu keluarkan baris itu.", "Find who wrote it, then take that row out.");

    public static readonly WorkKind Poison = Of(
        "poison", WorkActor.Operations, Gravity.Open,
        "Pesan antrean disisihkan", "Messages were set aside",
        "Lihat sebabnya (GET api/poison), perbaiki, lalu masukkan kembali.",
        "Look why (GET api/poison), mend it, then put them back.");

    public static readonly WorkKind Undelivered = Of(
        "notice-undelivered", WorkActor.Operations, Gravity.Open,
        "Pemberitahuan belum terkirim", "A notice is not delivered yet",
        "Periksa server surat, saluran WhatsApp dan kontak petugas.",
        "Look at the mail server, the WhatsApp channel and the operations contacts.");

    public static readonly WorkKind RulesEnd = Of(
        "rules-end", WorkActor.Admin, Gravity.Notice,
        "Hari libur atau tarif hampir habis", "Holidays or tariffs end soon",
        "Masukkan data tahun berikutnya (POST api/rules); tidak perlu rilis baru.",
        "Put in what follows (POST api/rules); it needs no release.");

    public static readonly WorkKind RuleVersion = Of(
        "rule-version", WorkActor.Operations, Gravity.Open,
        "Versi aturan tidak dapat dipakai", "A version of the rules cannot be used",
        "Lihat GET api/rules dan masukkan versi yang benar.", "Look at GET api/rules and put in a correct version.");

    public static readonly WorkKind MandateEnds = Of(
        "mandate-ends", WorkActor.Village, Gravity.Notice,
        "Surat kuasa segera atau sudah berakhir", "Mandates end soon, or have ended",
        "Minta surat kuasa baru ditandatangani sebelum hari itu.", "Have new mandates signed before that day.");

    public static readonly WorkKind BillingDiffers = Of(
        "billing-differs", WorkActor.Village, Gravity.Open,
        "Tagihan BPJS berbeda dari daftar peserta", "BPJS's billing differs from the list of members",
        "Cocokkan siapa yang masuk, keluar, dan upahnya; perbaiki di SIPP/EPS BPJS atau di daftar peserta. "
            + "Pendebetan tetap berjalan.",
        "Compare who joined, who left and their wages; mend it at BPJS (SIPP, EPS) or in the list. Debits go on.");

    public static readonly WorkKind RosterChangedLate = Of(
        "roster-changed-late", WorkActor.Admin, Gravity.Notice,
        "Peserta berubah setelah didebet", "The list changed after the debit",
        "Tagihan yang sudah diminta ke bank tidak berubah. Selesaikan selisihnya dengan cabang BPJS; kelebihan "
            + "diperhitungkan pada bulan berikutnya.",
        "A bill that the bank was asked for stays. Settle the difference with the BPJS branch; what was paid too "
            + "much counts for the next month.");

    private static WorkKind Of(
        string key, WorkActor actor, Gravity gravity, string title, string englishTitle, string toDo,
        string englishToDo, bool isEvent = false, bool isToldByFinder = false) => new(
            key, actor, gravity, new Said(title, englishTitle), new Said(toDo, englishToDo), isEvent, isToldByFinder);
}
