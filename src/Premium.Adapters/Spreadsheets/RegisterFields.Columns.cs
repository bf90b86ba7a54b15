namespace Premium.Adapters.Spreadsheets;

public static partial class RegisterFields
{
    private static IReadOnlyList<RegisterField> Villages =>
    [
        Village(),
        new("name", "nama desa", Accepted.Name, ["Desa Contoh Satu", "Desa Contoh Dua"])
        {
            Aliases = ["desa", "nama", "nama desa/kelurahan", "desa/kelurahan", "village"],
        },
        new("district", "kecamatan", Accepted.District, ["Kecamatan Contoh", "Kecamatan Contoh"])
        {
            Aliases = ["nama kecamatan", "kec", "district"],
        },
        Npp("npp", ["99000001", ""]),
        new("since", "mulai bulan", Accepted.Month, ["2026-11", "November 2026"])
        {
            Aliases = ["mulai", "bulan mulai", "mulai bayar", "bulan bayar pertama", "bulan bayar", "sejak", "since"],
        },
        new RegisterField("payer", "pembayar", Accepted.Payer, ["APBDes", ""])
        {
            Aliases = ["sumber anggaran", "dibayar oleh", "pembayar iuran", "payer"],
        }.Optional(),
        new RegisterField(
            "pausedBecause", "dijeda karena", Accepted.Reason, ["", "menunggu surat kuasa"])
        {
            Aliases = ["alasan jeda", "alasan ditunda", "ditunda karena", "paused because"],
        }.Optional(),
        new RegisterField("pausedUntil", "dijeda sampai", Accepted.Day, ["", "2026-12-31"])
        {
            Aliases = ["jeda sampai", "ditunda sampai", "paused until"],
            Form = FieldForm.Day,
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Recodings =>
    [
        Village() with { Heading = "kode lama", Aliases = ["kode desa lama", "dari kode", "old code"] },
        new(
            "newVillage", "kode baru", Accepted.NewVillageCode,
            ["99.99.98.2001", "99.99.98.2002"])
        {
            Aliases = ["kode desa baru", "menjadi kode", "new code"],
        },
        new("since", "mulai bulan", Accepted.Month, ["2026-12", "Desember 2026"])
        {
            Aliases = ["mulai", "bulan bayar pertama", "bulan bayar", "sejak", "since"],
        },
        new RegisterField("district", "kecamatan baru", Accepted.NewDistrict, ["Kecamatan Contoh", ""])
        {
            Aliases = ["kecamatan", "nama kecamatan", "district"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Mandates =>
    [
        Village(),
        new("bank", "bank", Accepted.Bank, ["bank-contoh", "bank-contoh"])
        {
            Aliases = ["nama bank", "kode bank", "bank rekening"],
        },
        new("account", "no rekening", Accepted.Account, ["0012345678901", "0098765432109"])
        {
            Aliases =
            [
                "nomor rekening", "rekening", "no rek", "norek", "nomor rek", "no. rekening desa", "rekening desa",
                "rekening kas desa", "no rekening kas desa", "nomor rekening kas desa", "account",
            ],
            Secrecy = FieldSecrecy.Account,
        },
        new("source", "sumber dana", Accepted.Source, ["ADD", "PAD"])
        {
            Aliases = ["sumber", "asal dana", "source of funds"],
        },
        new("from", "berlaku dari", Accepted.Day, ["2026-11-01", "2026-11-01"])
        {
            Aliases = ["berlaku mulai", "mulai berlaku", "tanggal mulai", "tgl mulai", "dari", "valid from"],
            Form = FieldForm.Day,
        },
        new("to", "berlaku sampai", Accepted.Day, ["2027-12-31", "2027-12-31"])
        {
            Aliases =
            [
                "sampai", "berlaku hingga", "berlaku s/d", "s/d", "tanggal berakhir", "tgl berakhir", "berakhir",
                "valid to",
            ],
            Form = FieldForm.Day,
        },
        new("limit", "batas per bulan", Accepted.Sum, ["5000000", "7500000"])
        {
            Aliases =
            [
                "batas", "limit", "limit per bulan", "batas bulanan", "plafon", "plafon per bulan", "monthly limit",
            ],
            Form = FieldForm.Sum,
        },
        new RegisterField("revoked", "dicabut", Accepted.YesNo, ["tidak", "tidak"])
        {
            Aliases = ["sudah dicabut", "status dicabut", "revoked"],
        }.Optional(),
        new RegisterField("scan", "nama berkas scan", Accepted.FileName, ["kuasa-contoh-1.pdf", ""])
        {
            Aliases = ["berkas scan", "file scan", "scan", "nama file", "berkas", "nama file scan"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Contacts =>
    [
        Village(),
        new("role", "peran", Accepted.Role, ["Kaur Keuangan", "Sekdes"])
        {
            Aliases = ["jabatan", "sebagai", "role"],
        },
        Name("nama", ["Contoh Bendahara", "Contoh Sekretaris"]).Optional(),
        new("channel", "saluran", Accepted.Channel, ["email", "whatsapp"])
        {
            Aliases = ["kanal", "media", "channel"],
        },
        new("address", "alamat", Accepted.Address,
            ["bendahara@desa.example", "0812-3456-7890"])
        {
            Aliases = ["alamat email", "email/no hp", "alamat kontak", "kontak", "address"],
        },
        new RegisterField("language", "bahasa", Accepted.Language, ["id", ""]) { Aliases = ["language"] }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Members =>
    [
        Village(),
        new("nik", "NIK", Accepted.Nik, ["9901014501800001", "9901011712850002"])
        {
            Aliases =
            [
                "no nik", "nomor nik", "no ktp", "nomor ktp", "nomor induk kependudukan", "nik ktp", "no. ktp/nik",
            ],
            Secrecy = FieldSecrecy.Nik,
        },
        Name("nama", ["Contoh Perangkat", "Contoh Ketua RT"]),
        new("group", "kelompok", Accepted.Group,
            ["perangkat", "RT/RW"])
        {
            Aliases = ["jabatan", "kategori", "jenis peserta", "kelompok peserta", "status", "pekerjaan", "group"],
        },
        new RegisterField("segment", "segmen", Accepted.Segment, ["PU", ""])
        {
            Aliases = ["segmentasi", "jenis kepesertaan", "segmen kepesertaan", "pu/bpu", "segment"],
        }.Optional(),
        new("wage", "upah", Accepted.Sum, ["2426697", "1000000"])
        {
            Aliases =
            [
                "gaji", "penghasilan", "upah sebulan", "upah per bulan", "siltap", "upah/penghasilan", "dasar upah",
                "wage",
            ],
            Form = FieldForm.Sum,
        },
        new RegisterField("risk", "risiko", Accepted.Risk, ["1", ""])
        {
            Aliases = ["tingkat risiko", "kelompok risiko", "resiko", "tingkat resiko", "risk"],
        }.Optional(),
        new RegisterField("programs", "program", Accepted.Programs, ["JKK JKM", "JKK, JKM"])
        {
            Aliases = ["program diikuti", "program yang diikuti", "jenis program", "programs"],
        }.Optional(),
        new RegisterField("transport", "sektor angkutan", Accepted.YesNo, ["tidak", ""])
        {
            Aliases = ["angkutan", "transportasi", "sektor transportasi", "transport"],
        }.Optional(),
        new RegisterField("from", "mulai bulan", Accepted.Month, ["2026-11", "November 2026"])
        {
            Aliases = ["mulai", "bulan mulai", "dari bulan", "sejak bulan", "from"],
        }.Optional(),
        new RegisterField("to", "sampai bulan", Accepted.Month, ["", "2027-12"])
        {
            Aliases = ["sampai", "bulan berakhir", "hingga bulan", "s/d bulan", "to"],
        }.Optional(),
    ];

    private static IReadOnlyList<RegisterField> Billings =>
    [
        Village(),
        new("segment", "segmen", Accepted.Segment, ["PU", "BPU"])
        {
            Aliases = ["segmentasi", "jenis kepesertaan", "pu/bpu", "segment"],
        },
        new("period", "bulan iuran", Accepted.Month, ["2026-11", "November 2026"])
        {
            Aliases = ["periode", "bulan", "periode iuran", "blth", "bulan tagihan", "period"],
        },
        Npp("npp", ["99000001", ""]),
        new("kodeIuran", "kode iuran", Accepted.KodeIuran, ["261100000001", "9261100000002"])
        {
            Aliases = ["kode bayar", "kode billing", "kode tagihan", "no kode iuran", "nomor kode iuran", "id billing"],
        },
        new("people", "peserta", Accepted.Count, ["11", "24"])
        {
            Aliases = ["jumlah peserta", "jumlah tk", "jumlah tenaga kerja", "tenaga kerja", "jml peserta", "people"],
            Form = FieldForm.Count,
        },
        Program("jkk", "JKK", ["62480", "240000"]),
        Program("jkm", "JKM", ["78090", "163200"]),
        Program("jht", "JHT", ["1483840", ""]),
        Program("jp", "JP", ["", ""]) with { Aliases = ["iuran jp", "jpn", "iuran jpn", "jumlah jp"] },
        new("total", "jumlah", Accepted.Total, ["1624410", "403200"])
        {
            Aliases = ["total", "jumlah iuran", "total iuran", "jumlah tagihan", "total tagihan"],
            Form = FieldForm.Sum,
        },
    ];

    private static RegisterField Npp(string key, string[] examples) =>
        new RegisterField(key, "NPP", Accepted.Npp, examples)
        {
            Aliases = ["nomor npp", "no npp", "nomor pendaftaran perusahaan", "npp desa", "npp/divisi"],
        }.Optional();

    private static RegisterField Name(string heading, string[] examples) =>
        new("name", heading, Accepted.Name, examples)
        {
            Aliases = ["nama lengkap", "nama peserta", "nama sesuai ktp", "nama tenaga kerja", "name"],
        };

    private static RegisterField Program(string key, string heading, string[] examples) =>
        new RegisterField(key, heading, Accepted.Sum, examples)
        {
            Aliases = ["iuran " + key, "jumlah " + key],
            Form = FieldForm.Sum,
        }.Optional();
}
