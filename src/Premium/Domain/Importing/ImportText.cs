namespace Premium.Domain;

/// <summary>What an import says of rows that do not fit to what is known, and why it is not taken.</summary>
internal static class ImportText
{
    public static readonly Said KnownVillage = new(
        "desa yang sudah ada di register; unggah dahulu daftar desa",
        "a village of the register; import villages first");

    public static readonly Said BilledVillage = new(
        "desa yang masih ditagih; desa ini tidak ditagih lagi", "a village that is billed; this one is not any more");

    public static readonly Said ReadableRoster = new(
        "daftar peserta yang dapat dibaca; unggah dahulu daftar penuh peserta desa ini",
        "a list of members that can be read; import the whole list of members of this village first");

    public static readonly Said RosterReplaced = new(
        "menggantikan daftar peserta yang tidak dapat dibaca; pembayarnya menjadi APBDes",
        "replaces a list of members that cannot be read; its payer becomes the village budget");

    public static readonly Said EachPersonOnce = new(
        "tiap orang satu kali; dua masa dibedakan dengan bulannya", "each person once; months tell two times apart");

    public static readonly Said NoAdd = new(
        "desa (2...) atau desa adat (3...); kelurahan tidak mempunyai ADD",
        "a desa (2...) or desa adat (3...); a kelurahan has no ADD");

    public static readonly Said FreeCode = new(
        "kode yang belum dipakai desa yang mempunyai peserta sendiri",
        "a code that no village with members of its own has");

    public static readonly Said LeftOutWhenShown = new(
        "seperti yang ditampilkan, tanpa desa ini", "what was shown, which left the village out");

    public static readonly Said NoVillageNamed = new(
        "Ada baris salah yang tidak menyebut desanya: perbaiki berkasnya dan periksa lagi.",
        "A row is wrong and does not say of which village: correct the file and make the dry run again.");

    public static readonly Said ChangesNothing = new(
        "Berkas ini tidak mengubah apa pun.", "The file changes nothing.");

    public static readonly Said Stale = new(
        "Yang akan diubah berkas ini tidak lagi sama dengan yang ditampilkan: register, tagihan, atau aturan "
            + "berubah sementara itu. Periksa lagi berkasnya.",
        "What the file would change is not what was shown any more: the register, a bill or a rule changed "
            + "meanwhile. Make the dry run again.");

    public static readonly Said TakenMeanwhile = new(
        "Sementara itu berkas lain diambil; periksa lagi berkas ini.",
        "Another import was taken meanwhile; make the dry run again.");

    public static readonly Said Rotating = new(
        "Kunci register sedang diganti; jalankan lagi rotate-keys sampai tertulis left=0.",
        "The keys of the register are being rotated; run rotate-keys again until it says left=0.");

    public static readonly Said ColumnsUnknown = new(
        "Kolom berkas ini belum ditentukan: tentukan dahulu kolom mana yang berisi apa.",
        "Which columns of this file hold what is not known yet: say so first.");

    public static readonly Said TooOld = new(
        "Pemeriksaan ini sudah terlalu lama; periksa lagi berkasnya.",
        "This dry run is too old; make it again.");

    public static readonly Said TooManyMaps = new(
        $"Sudah ada {FieldMaps.SavedMax} peta kolom: pakailah nama yang sudah ada.",
        $"There are {FieldMaps.SavedMax} field maps: use a name that is there.");

    public static Said MemberRowsAtMost(int found) => new(
        $"paling banyak {Roster.RowsMax} baris peserta dalam satu desa; dengan berkas ini menjadi {found}",
        $"at most {Roster.RowsMax} rows of members in one village; with this file it would have {found}");

    public static Said ChangeSegment(int people, Segment left, Period from)
    {
        var (was, now) = (left.Label(), Segments.All.First(s => s != left).Label());
        return new(
            $"{people} orang pindah dari {was} ke {now} mulai bulan iuran {from}; bulan sebelumnya tetap {was}",
            $"{people} of {was} change to {now} with contribution month {from}; the month before stays {was}");
    }

    public static Said InTheWay(IReadOnlyList<MalformedRow> rows)
    {
        const int shown = 5;
        var text = string.Join("; ", rows.Take(shown).Select(r => r.Village is { } v ? $"{v}: {r.Text}" : r.Text));
        var more = rows.Count - shown;
        return new(
            $"{text}{(more > 0 ? $"; dan {more} baris lain" : "")}. Berkas ini belum diambil: baris itu tidak dapat "
                + "dibaca atau terlalu besar untuk ditulis. Pulihkan baris itu dari cadangan, atau kecilkan berkasnya.",
            $"{text}{(more > 0 ? $"; and {more} more rows" : "")}. The import waits: these rows cannot be read, or are "
                + "too large to be written. Restore them from an export, or make the file smaller.");
    }

    public static Said Payer(PayerKind payer, PayerKind before)
    {
        var (now, was) = (NameOf(payer), NameOf(before));
        return new(
            $"pembayar {now.Indonesian}, bukan {was.Indonesian}", $"payer {now.English} instead of {was.English}");
    }

    public static Said Paused(Pause? pause) => pause is null
        ? new("tidak dijeda lagi", "paused no more")
        : new(
            $"dijeda karena {pause.Reason}"
                + (pause.Until is { } last ? $" sampai {AlertText.Day(last)}" : ""),
            $"paused because {pause.Reason}" + (pause.Until is { } day ? $" until {day:yyyy-MM-dd}" : ""));

    private static Said NameOf(PayerKind payer) => payer switch
    {
        PayerKind.VillageBudget => new("APBDes", "village budget"),
        PayerKind.PublicBudget => new("APBD", "public budget"),
        PayerKind.Private => new("pribadi", "private"),
    };

    public static Said NoSuchMap(string name, ImportKind kind, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        return new(
            $"Tidak ada peta kolom '{name}' untuk {kind.ToString().ToLowerInvariant()}; yang ada: {names}.",
            $"There is no field map '{name}' for {kind.ToString().ToLowerInvariant()}; there are: {names}.");
    }

    public static Said BeingTaken(string by, TimeOnly until) => new(
        $"Sedang diambil oleh {by}. Bila terputus, ambil lagi mulai pukul {until:HH.mm}.",
        $"{by} is taking it. If that was cut short, take it again from {until:HH:mm}.");

    public static Said TookTooLong(string import) => new(
        $"Pengambilan berkas {import} terlalu lama dan dihentikan; ambil lagi untuk menyelesaikannya.",
        $"Taking import {import} took too long and was stopped; take it again to finish it.");

    public static Said CutShort(string import) => new(
        $"Pengambilan berkas {import} terputus; ambil lagi berkas itu dahulu.",
        $"Import {import} was cut short; take it again first.");

    public static Said ErasureCutShort(string by) => new(
        $"{by} sedang menghapus data seseorang. Bila terputus, kirim lagi penghapusan dengan NIK yang sama.",
        $"{by} is erasing somebody. If that was cut short, send the erasure again with the same NIK.");

    public static Said MayHoldThePerson(string unreadable) => new(
        $"Yang mungkin memuat orang itu tidak dapat dibaca; perbaiki dulu: {unreadable}",
        $"What may hold the person cannot be read; mend it first: {unreadable}");

    public static readonly Said TakenByAdmins = new(
        "Berkas ini tidak perlu orang kedua; admin yang mengambilnya.",
        "This file needs no second person; an admin takes it.");

    public static Said SecondPerson(string by) => new(
        $"Pemeriksaan ini dibuat {by}; harus orang lain yang mengambilnya.",
        $"{by} made this dry run; another person must take it.");

    public static Said GoesOnUnder(VillageCode code) => new(
        $"{code}, kode lanjutannya", $"{code}, the code that it goes on under");

    public static Said AfterEarlierCode(VillageCode earlier, PayMonth last) => new(
        $"bulan sesudah {last}, bulan terakhir kode lamanya {earlier}",
        $"a month after {last}, the last of its earlier code {earlier}");

    public static Said BilledAgain(PayMonth until) => new(
        $"ditagih lagi; sampai kini berhenti sesudah {until}", $"billed again; until now it ended after {until}");

    public static Said OpenBillsOnly(VillageCode? follower) => follower is { } next
        ? new(
            $"kode lama, hanya untuk tagihannya yang terbuka; desa ini berlanjut sebagai {next}",
            $"an old code, for its open bills only; the village goes on as {next}")
        : new(
            "tidak ditagih lagi; hanya untuk tagihannya yang terbuka", "billed no more; for its open bills only");

    public static Said Revocation(Mandate mandate) => mandate.IsRevoked
        ? new(
            $"surat kuasa mulai {AlertText.Day(mandate.ValidFrom)} dicabut",
            $"the mandate from {mandate.ValidFrom:yyyy-MM-dd} is revoked")
        : new(
            $"surat kuasa mulai {AlertText.Day(mandate.ValidFrom)} berlaku; sebelumnya dicabut",
            $"the mandate from {mandate.ValidFrom:yyyy-MM-dd} holds; before, it was revoked");

    public static Said Account(BankAccount before, BankAccount after) => new(
        $"rekening {before.Bank} {before.No} menjadi {after.Bank} {after.No}",
        $"account {after.Bank} {after.No} instead of {before.Bank} {before.No}");

    public static Said AccountOfAnother(BankAccount account, Village village) => new(
        $"rekening {account.No} sampai kini rekening desa {village.Name} ({village.Code})",
        $"account {account.No} is until now that of {village.Name} ({village.Code})");

    public static Said AccountOfItsOwn(VillageCode other) => new(
        $"rekening desa ini sendiri; {other} juga memakainya", $"an account of its own; {other} has it, too");

    public static Said BothOrNone(VillageCode one) => new(
        $"{one} tanpa baris salah: kedua kode diubah, atau tidak satu pun",
        $"{one} without a wrong row: both change or none");

    public static Said OneOf(IEnumerable<string> all)
    {
        var list = string.Join(", ", all);
        return new($"salah satu dari {list}", $"one of {list}");
    }

    public static Said OfRegency(string regency) => new(
        $"desa di kabupaten {regency}", $"a village of regency {regency}");

    public static Said DistrictIsCalled(string name, DistrictCode district) => new(
        $"{name}, nama kecamatan {district}", $"{name}, as district {district} is called");

    public static Said NameOf(DistrictCode district) => new(
        $"nama kecamatan {district}", $"the name of district {district}");

    public static Said AsRegistered(string npp) => new(
        $"{npp}, seperti di register", $"{npp}, as the register has it");

    public static Said MonthWithMembers(Segment segment) => new(
        $"bulan ketika desa ini mempunyai peserta {segment.Label()}",
        $"a month in which the village has {segment.Label()} members");

    public static Said CodeOfItsOwn(BillId other) => new(
        $"kode yang hanya dipakai satu tagihan; {other.Village} {other.Segment.Label()} {other.Period} memakainya juga",
        $"a code of one bill only; {other.Village} {other.Segment.Label()} {other.Period} has it, too");

    public static Said SoundBilling(Said problem) => new(
        $"tagihan yang masuk akal: {problem.Indonesian}", $"a billing that makes sense: {problem.English}");

    public static Said SameButForZeros(VillageCode known) => new(
        $"nomor rekening berbeda dengan yang tercatat pada {known} hanya pada nol di depan: dianggap satu rekening",
        $"the account number differs from that of {known} only in zeros at the front: taken as one account");

    public static Said MonthAfter(PayMonth billed) => new(
        $"bulan sesudah {billed}, yang sudah ada tagihannya", $"a month after {billed}, which has its bill already");
}
