using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>What is accepted in a cell, for people: each follows "yang diterima" and "expected".</summary>
internal static class Accepted
{
    public static readonly Said VillageCode = new(
        "kode desa, misalnya 33.16.12.2010 atau 3316122010", "a village code, such as 33.16.12.2010 or 3316122010");

    public static readonly Said NewVillageCode = new(
        "kode desa yang baru, misalnya 33.16.17.2001", "the new village code, such as 33.16.17.2001");

    public static readonly Said Name = new(
        "nama, paling panjang 100 huruf, dalam satu baris", "a name of up to 100 characters on one line");

    public static readonly Said District = new("nama kecamatan", "the name of the kecamatan");

    public static readonly Said NewDistrict = new("nama kecamatan yang baru", "the name of the new kecamatan");

    public static readonly Said Npp = new(
        "NPP dari BPJS: paling banyak 20 huruf dan angka, disimpan sebagai teks",
        "BPJS's number of the payer, up to 20 letters and digits kept as text");

    public static readonly Said Payer = new("apbdes, apbd, atau pribadi", "apbdes, apbd or pribadi");

    public static readonly Said Reason = new(
        "alasan, paling panjang 200 huruf, tanpa nomor rekening dan NIK",
        "a reason of up to 200 characters, without account number and NIK");

    public static readonly Said Bank = new(
        "kode bank seperti di pengaturan, misalnya jateng",
        "the id of a bank in the settings, such as jateng");

    public static readonly Said Account = new(
        "5 sampai 34 angka yang disimpan sebagai teks", "5 to 34 digits kept as text");

    public static readonly Said Source = new("ADD, dana desa, atau PAD", "ADD, dana desa or PAD");

    public static readonly Said YesNo = new("ya atau tidak", "ya or tidak");

    public static readonly Said FileName = new("nama berkas tanpa folder", "a file name without folders");

    public static readonly Said Role = new(
        "kaur keuangan, sekdes, kades, atau kecamatan", "kaur keuangan, sekdes, kades or kecamatan");

    public static readonly Said Channel = new("email atau whatsapp", "email or whatsapp");

    public static readonly Said Address = new(
        "satu alamat email, atau nomor telepon seperti 0812-3456-7890",
        "one e-mail address, or a telephone number such as 0812-3456-7890");

    public static readonly Said Email = new(
        "tepat satu alamat email, misalnya bendahara@desa.example",
        "exactly one e-mail address, such as bendahara@desa.example");

    public static readonly Said NoBlankBeside = new(
        "alamat saja: di depan atau di belakangnya ada spasi, ganti baris, atau tanda lain yang tidak terlihat. "
            + "Hapus tanda itu, atau ketik kembali alamatnya",
        "the address alone: a blank, a line break or another sign that nobody sees stands in front of it or behind "
            + "it. Delete that, or type the address again");

    public static readonly Said Phone = new(
        "satu nomor telepon, misalnya 0812-3456-7890 atau +62 812 3456 7890",
        "one telephone number, such as 0812-3456-7890 or +62 812 3456 7890");

    public static readonly Said Language = new("id atau en", "id or en");

    public static readonly Said Nik = new(
        "NIK 16 angka yang disimpan sebagai teks", "a NIK of 16 digits kept as text");

    public static readonly Said NikOfBirth = new(
        "NIK: angka ke-7 sampai ke-10 adalah tanggal (perempuan ditambah 40) dan bulan lahir",
        "a NIK: its 7th to 10th digits are a day (of women 40 more) and a month of birth");

    public static readonly Said Group = new(
        "perangkat, BPD, RT/RW, Linmas, staf, UKM, pekerja rentan, atau PKTD",
        "perangkat, BPD, RT/RW, Linmas, staf, UKM, pekerja rentan or PKTD");

    public static readonly Said Segment = new("PU atau BPU", "PU or BPU");

    public static readonly Said Risk = new(
        "1 sampai 5, atau sangat rendah sampai sangat tinggi", "1 to 5, or sangat rendah to sangat tinggi");

    public static readonly Said Programs = new(
        "JKK, JKM, JHT, dan JP, misalnya JKK JKM JHT", "JKK, JKM, JHT and JP, such as JKK JKM JHT");

    public static readonly Said ProgramsOnce = new("tiap program satu kali", "each program once");

    public static readonly Said KodeIuran = new(
        "11 sampai 16 angka yang disimpan sebagai teks", "11 to 16 digits kept as text");

    public static readonly Said Count = new("jumlah orang, misalnya 11", "a number of people, such as 11");

    public static readonly Said Total = new("jumlah dari JKK, JKM, JHT, dan JP", "the sum of JKK, JKM, JHT and JP");

    public static readonly Said Sum = new(
        "rupiah bulat, misalnya 2384164 atau Rp 2.384.164,00", "whole rupiah, such as 2384164 or Rp 2.384.164,00");

    public static readonly Said Day = new(
        "tanggal, misalnya 2026-11-05, 05/11/2026, atau 5 November 2026",
        "a day, such as 2026-11-05, 05/11/2026 or 5 November 2026");

    public static readonly Said Month = new(
        "bulan, misalnya 2026-11, 11/2026, atau November 2026", "a month, such as 2026-11, 11/2026 or November 2026");

    public static readonly Said MonthAsText = new(
        "bulan sebagai teks: sel ini disimpan sebagai tanggal, dan program lembar kerja mungkin menukar hari dan "
            + "bulannya. Ubah format kolom menjadi teks, lalu ketik kembali bulannya, misalnya 2026-11",
        "the month as text: the cell is kept as a day, and the spreadsheet program may have turned day and month "
            + "round. Format the column as text and type the month again, such as 2026-11");

    public static readonly Said OneDay = new(
        "tanggal yang hanya dapat berarti satu hari, misalnya 2026-11-05 atau 5 November 2026, "
            + "atau peta kolom yang menyebut bentuk tanggalnya",
        "a day that can mean one day only, such as 2026-11-05 or 5 November 2026, "
            + "or a field map with the form of days");

    public static readonly Said DayAsText = new(
        "tanggal sebagai teks: di kolom ini ada tanggal lain yang tetap teks, sehingga program lembar kerja mungkin "
            + "menukar hari dan bulan di sel ini. Ubah format kolom menjadi teks, lalu ketik kembali tanggalnya, "
            + "misalnya 2026-11-05",
        "the day as text: other days of the column stayed text, so the spreadsheet program may have turned day and "
            + "month round in this cell. Format the column as text and type the day again, such as 2026-11-05");

    public static readonly Said DigitsAsText = new(
        "angka sebagai teks: program lembar kerja mengubahnya menjadi bilangan, sehingga mungkin ada angka yang "
            + "hilang. Ubah format kolom menjadi teks, lalu ketik atau tempel kembali",
        "the digits as text: the spreadsheet program made a number of them and may have lost some. "
            + "Format the column as text and type or paste them again");

    public static readonly Said OneLine = new(
        "satu baris tanpa karakter kendali", "one line without control characters");

    public static readonly Said Value = new(
        "sebuah nilai; sel ini menunjukkan galat program lembar kerja",
        "a value; the cell shows an error of the spreadsheet program");

    public static readonly Said Calculated = new(
        "nilai yang sudah dihitung; buka berkas di program lembar kerja, simpan, lalu unggah lagi",
        "a calculated value; open the file in a spreadsheet program, save it, and import that");

    public static readonly Said PauseReason = new(
        "alasan jeda, karena ada tanggal akhirnya", "the reason of a pause that has an end");

    public static readonly Said NotBeforeFirstDay = new(
        "tanggal yang tidak mendahului hari pertama surat kuasa", "a day not before the mandate's first");

    public static readonly Said NotBeforeFirstMonth = new(
        "bulan yang tidak mendahului bulan pertama orang ini", "a month not before the person's first");

    public static readonly Said MoreThanZero = new("lebih dari 0 rupiah", "more than 0 rupiah");

    public static readonly Said AnotherCode = new("kode selain kode yang lama", "another code than the old one");

    public static readonly Said EachVillage = new("tiap desa", "each village");

    public static readonly Said EachMandate = new(
        "tiap desa dan hari pertama surat kuasanya", "each village and first day of its mandate");

    public static readonly Said EachAddress = new("tiap desa dan alamat", "each village and address");

    public static readonly Said EachOldCode = new("tiap kode lama", "each old code");

    public static readonly Said EachBilling = new(
        "tiap desa, segmen, dan bulan", "each village, segment and month");

    public static Said OneRowFor(Said what, int row) => new(
        $"satu baris untuk {what.Indonesian}: baris {row} sudah memuatnya",
        $"one row for {what.English}: row {row} has it already");

    public static Said OneRowForPerson(int row) => new(
        $"satu baris untuk tiap orang, desa, dan bulan: baris {row} sudah memuat sebagian dari bulan-bulan ini",
        $"one row for each person, village and month: row {row} has some of these months");

    public static Said SumOfPrograms(Rupiah sum) => new(
        $"jumlah semua program, {sum}", $"the sum of the programs, {sum}");
}
