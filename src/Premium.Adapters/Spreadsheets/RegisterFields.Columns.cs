namespace Premium.Adapters.Spreadsheets;

public static partial class RegisterFields
{
    private static IReadOnlyList<RegisterField> Villages =>
    [
        Village(),
        new("name", "nama desa", "a name of up to 100 characters on one line", ["Desa Contoh Satu", "Desa Contoh Dua"])
        {
            Aliases = ["desa", "nama", "nama desa/kelurahan", "desa/kelurahan", "village"],
        },
        new("district", "kecamatan", "the name of the kecamatan", ["Kecamatan Contoh", "Kecamatan Contoh"])
        {
            Aliases = ["nama kecamatan", "kec", "district"],
        },
        Npp("npp", ["99000001", ""]),
        new("since", "mulai bulan", MonthAccepted, ["2026-11", "November 2026"])
        {
            Aliases = ["mulai", "bulan mulai", "mulai bayar", "bulan bayar pertama", "bulan bayar", "sejak", "since"],
        },
        new RegisterField("payer", "pembayar", "apbdes, apbd or pribadi", ["APBDes", ""])
        {
            Aliases = ["sumber anggaran", "dibayar oleh", "pembayar iuran", "payer"],
        }.Optional(),
        new RegisterField(
            "pausedBecause", "dijeda karena", "a reason of up to 200 characters", ["", "menunggu surat kuasa"])
        {
            Aliases = ["alasan jeda", "alasan ditunda", "ditunda karena", "paused because"],
        }.Optional(),
        new RegisterField("pausedUntil", "dijeda sampai", DayAccepted, ["", "2026-12-31"])
        {
            Aliases = ["jeda sampai", "ditunda sampai", "paused until"],
            Form = FieldForm.Day,
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Recodings =>
    [
        Village() with { Heading = "kode lama", Aliases = ["kode desa lama", "dari kode", "old code"] },
        new(
            "newVillage", "kode baru", "the new village code, such as 33.16.17.2001",
            ["99.99.98.2001", "99.99.98.2002"])
        {
            Aliases = ["kode desa baru", "menjadi kode", "new code"],
        },
        new("since", "mulai bulan", MonthAccepted, ["2026-12", "Desember 2026"])
        {
            Aliases = ["mulai", "bulan bayar pertama", "bulan bayar", "sejak", "since"],
        },
        new RegisterField("district", "kecamatan baru", "the name of the new kecamatan", ["Kecamatan Contoh", ""])
        {
            Aliases = ["kecamatan", "nama kecamatan", "district"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Mandates =>
    [
        Village(),
        new("bank", "bank", "the id of a bank in the settings, such as bank-jateng", ["bank-contoh", "bank-contoh"])
        {
            Aliases = ["nama bank", "kode bank", "bank rekening"],
        },
        new("account", "no rekening", "5 to 34 digits kept as text", ["0012345678901", "0098765432109"])
        {
            Aliases =
            [
                "nomor rekening", "rekening", "no rek", "norek", "nomor rek", "no. rekening desa", "rekening desa",
                "rekening kas desa", "no rekening kas desa", "nomor rekening kas desa", "account",
            ],
            Secrecy = FieldSecrecy.Account,
        },
        new("source", "sumber dana", "ADD, dana desa or PAD", ["ADD", "PAD"])
        {
            Aliases = ["sumber", "asal dana", "source of funds"],
        },
        new("from", "berlaku dari", DayAccepted, ["2026-11-01", "2026-11-01"])
        {
            Aliases = ["berlaku mulai", "mulai berlaku", "tanggal mulai", "tgl mulai", "dari", "valid from"],
            Form = FieldForm.Day,
        },
        new("to", "berlaku sampai", DayAccepted, ["2027-12-31", "2027-12-31"])
        {
            Aliases =
            [
                "sampai", "berlaku hingga", "berlaku s/d", "s/d", "tanggal berakhir", "tgl berakhir", "berakhir",
                "valid to",
            ],
            Form = FieldForm.Day,
        },
        new("limit", "batas per bulan", SumAccepted, ["5000000", "7500000"])
        {
            Aliases =
            [
                "batas", "limit", "limit per bulan", "batas bulanan", "plafon", "plafon per bulan", "monthly limit",
            ],
            Form = FieldForm.Sum,
        },
        new RegisterField("revoked", "dicabut", "ya or tidak", ["tidak", "tidak"])
        {
            Aliases = ["sudah dicabut", "status dicabut", "revoked"],
        }.Optional(),
        new RegisterField("scan", "nama berkas scan", "a file name without folders", ["kuasa-contoh-1.pdf", ""])
        {
            Aliases = ["berkas scan", "file scan", "scan", "nama file", "berkas", "nama file scan"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Contacts =>
    [
        Village(),
        new("role", "peran", "kaur keuangan, sekdes, kades or kecamatan", ["Kaur Keuangan", "Sekdes"])
        {
            Aliases = ["jabatan", "sebagai", "role"],
        },
        Name("nama", ["Contoh Bendahara", "Contoh Sekretaris"]).Optional(),
        new("channel", "saluran", "email or whatsapp", ["email", "whatsapp"])
        {
            Aliases = ["kanal", "media", "channel"],
        },
        new("address", "alamat", "one e-mail address, or a telephone number such as 0812-3456-7890",
            ["bendahara@desa.example", "0812-3456-7890"])
        {
            Aliases = ["alamat email", "email/no hp", "alamat kontak", "kontak", "address"],
        },
        new RegisterField("language", "bahasa", "id or en", ["id", ""]) { Aliases = ["language"] }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Members =>
    [
        Village(),
        new("nik", "NIK", "a NIK of 16 digits kept as text", ["9901014501800001", "9901011712850002"])
        {
            Aliases =
            [
                "no nik", "nomor nik", "no ktp", "nomor ktp", "nomor induk kependudukan", "nik ktp", "no. ktp/nik",
            ],
            Secrecy = FieldSecrecy.Nik,
        },
        Name("nama", ["Contoh Perangkat", "Contoh Ketua RT"]),
        new("group", "kelompok", "perangkat, BPD, RT/RW, Linmas, staf, UKM, pekerja rentan or PKTD",
            ["perangkat", "RT/RW"])
        {
            Aliases = ["jabatan", "kategori", "jenis peserta", "kelompok peserta", "status", "pekerjaan", "group"],
        },
        new RegisterField("segment", "segmen", "PU or BPU", ["PU", ""])
        {
            Aliases = ["segmentasi", "jenis kepesertaan", "segmen kepesertaan", "pu/bpu", "segment"],
        }.Optional(),
        new("wage", "upah", SumAccepted, ["2426697", "1000000"])
        {
            Aliases =
            [
                "gaji", "penghasilan", "upah sebulan", "upah per bulan", "siltap", "upah/penghasilan", "dasar upah",
                "wage",
            ],
            Form = FieldForm.Sum,
        },
        new RegisterField("risk", "risiko", "1 to 5, or sangat rendah to sangat tinggi", ["1", ""])
        {
            Aliases = ["tingkat risiko", "kelompok risiko", "resiko", "tingkat resiko", "risk"],
        }.Optional(),
        new RegisterField("programs", "program", "JKK, JKM, JHT and JP, such as JKK JKM JHT", ["JKK JKM", "JKK, JKM"])
        {
            Aliases = ["program diikuti", "program yang diikuti", "jenis program", "programs"],
        }.Optional(),
        new RegisterField("transport", "sektor angkutan", "ya or tidak", ["tidak", ""])
        {
            Aliases = ["angkutan", "transportasi", "sektor transportasi", "transport"],
        }.Optional(),
        new RegisterField("from", "mulai bulan", MonthAccepted, ["2026-11", "November 2026"])
        {
            Aliases = ["mulai", "bulan mulai", "dari bulan", "sejak bulan", "from"],
        }.Optional(),
        new RegisterField("to", "sampai bulan", MonthAccepted, ["", "2027-12"])
        {
            Aliases = ["sampai", "bulan berakhir", "hingga bulan", "s/d bulan", "to"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Billings =>
    [
        Village(),
        new("segment", "segmen", "PU or BPU", ["PU", "BPU"])
        {
            Aliases = ["segmentasi", "jenis kepesertaan", "pu/bpu", "segment"],
        },
        new("period", "bulan iuran", MonthAccepted, ["2026-11", "November 2026"])
        {
            Aliases = ["periode", "bulan", "periode iuran", "blth", "bulan tagihan", "period"],
        },
        Npp("npp", ["99000001", ""]),
        new("kodeIuran", "kode iuran", "11 to 16 digits kept as text", ["261100000001", "9261100000002"])
        {
            Aliases = ["kode bayar", "kode billing", "kode tagihan", "no kode iuran", "nomor kode iuran", "id billing"],
        },
        new("people", "peserta", "a number of people, such as 11", ["11", "24"])
        {
            Aliases = ["jumlah peserta", "jumlah tk", "jumlah tenaga kerja", "tenaga kerja", "jml peserta", "people"],
            Form = FieldForm.Count,
        },
        Program("jkk", "JKK", ["62480", "240000"]),
        Program("jkm", "JKM", ["78090", "163200"]),
        Program("jht", "JHT", ["1483840", ""]),
        Program("jp", "JP", ["", ""]) with { Aliases = ["iuran jp", "jpn", "iuran jpn", "jumlah jp"] },
        new("total", "jumlah", "the sum of JKK, JKM, JHT and JP", ["1624410", "403200"])
        {
            Aliases = ["total", "jumlah iuran", "total iuran", "jumlah tagihan", "total tagihan"],
            Form = FieldForm.Sum,
        },
    ];

    private static RegisterField Npp(string key, string[] examples) =>
        new RegisterField(key, "NPP", "BPJS's number of the payer, up to 20 letters and digits kept as text", examples)
        {
            Aliases = ["nomor npp", "no npp", "nomor pendaftaran perusahaan", "npp desa", "npp/divisi"],
        }.Optional();

    private static RegisterField Name(string heading, string[] examples) =>
        new("name", heading, "a name of up to 100 characters on one line", examples)
        {
            Aliases = ["nama lengkap", "nama peserta", "nama sesuai ktp", "nama tenaga kerja", "name"],
        };

    private static RegisterField Program(string key, string heading, string[] examples) =>
        new RegisterField(key, heading, SumAccepted, examples)
        {
            Aliases = ["iuran " + key, "jumlah " + key],
            Form = FieldForm.Sum,
        }.Optional();
}
